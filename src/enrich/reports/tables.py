"""The tables of the web page: the same rows for its script, and for a reader without one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from enrich.model import Change, CheckedLink, Edit, Finding, Health, Location, Report, by_location
from enrich.reports.plain import printable, short, values
from enrich.rules import severity
from enrich.spoken import spoken

STATIC = 50
"""Rows that are on the page before its script adds more."""

Cell = str | int | tuple[str, str]

_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is how the script and `_SHOWN` show a cell; a column that is `chosen` from has a menu above the table."""

    name: str
    kind: str = "text"
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A part of the page: what it is called and about, and its rows."""

    name: str
    heading: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(report: Report) -> Iterator[Table]:
    """The tables that have rows, what matters most first."""
    every = (_changes(report), _findings(report), _links(report), _entries(report), _sources(report))
    return (table for table in every if table.rows)


def _places(report: Report) -> Callable[[Location], str | int]:
    several = len(set(report.lists)) > 1
    return lambda where: printable(str(where)) if several else where.line


def _linked(text: str, url: str) -> Cell:
    return printable(text), printable(url)


def _titles(report: Report) -> Mapping[Location, str]:
    return {entry.where: entry.title for entry in report.entries}


def _changes(report: Report) -> Table:
    place, written = _places(report), "applied" if report.written else "to write"
    columns = (
        Column("state", "pill", chosen=True),
        Column("entry", "long"),
        Column("line", "number"),
        Column("field", chosen=True),
        Column("change", "change"),
        Column("on whose word", "link"),
        Column("why", "long"),
    )
    rows = tuple(
        (
            written if finding.fixed else "suggested",
            printable(finding.entry),
            place(finding.where),
            finding.fix.field.value,
            values(finding.fix),
            _record(finding.fix),
            printable(finding.fix.why),
        )
        for finding in by_location((*report.applied, *report.suggested))
        if finding.fix is not None
    )
    about = "Each with the record that it comes from. What is only suggested is for you to decide."
    return Table("changes", "Changes", about, columns, rows)


def _record(fix: Edit) -> Cell:
    if not isinstance(fix, Change):
        return "the list itself", ""
    return _linked(f"{spoken(fix.because.source)} {short(fix.because.url)}", fix.because.url)


def _findings(report: Report) -> Table:
    place = _places(report)
    columns = (
        Column("severity", "pill", chosen=True),
        Column("rule", chosen=True),
        Column("entry", "long"),
        Column("line", "number"),
        Column("what", "long"),
    )

    def row(finding: Finding) -> tuple[Cell, ...]:
        level = severity(finding).value
        return level, finding.rule, printable(finding.entry), place(finding.where), printable(finding.message)

    ranked = sorted(by_location(report.open), key=lambda finding: -severity(finding).rank)
    about = "What no fix was found for, worst first. “enrich rules” tells what each rule means."
    return Table("findings", "Findings", about, columns, tuple(map(row, ranked)))


_WORST = (Health.BROKEN, Health.SUSPECT, Health.TRANSIENT, Health.MOVED, Health.BLOCKED, Health.UNCHECKED, Health.OK)


def _links(report: Report) -> Table:
    place, titles = _places(report), _titles(report)
    columns = (
        Column("verdict", "pill", chosen=True),
        Column("link", "link"),
        Column("entry", "long"),
        Column("line", "number"),
        Column("reason", "long"),
        Column("evidence", "long"),
        Column("since", "day"),
        Column("nights", "number"),
    )

    def row(one: CheckedLink) -> tuple[Cell, ...]:
        verdict, where = one.verdict, one.link.where
        return (
            verdict.health.value,
            _linked(short(one.link.url), one.link.url),
            printable(titles.get(where, "")),
            place(where),
            printable(f"{verdict.reason}: {verdict.target}" if verdict.target else verdict.reason),
            printable(verdict.evidence),
            str(verdict.since or ""),
            verdict.nights or "",
        )

    ranked = sorted(report.links, key=lambda one: (_WORST.index(one.verdict.health), one.link.where, one.link.url))
    about = "Every web link, worst first. A wall is not a grave: what is blocked nearly always opens in a browser."
    return Table("links", "Links", about, columns, tuple(map(row, ranked)))


def _entries(report: Report) -> Table:
    place = _places(report)
    columns = (
        Column("title", "link"),
        Column("date"),
        Column("venue"),
        Column("section", chosen=True),
        Column("line", "number"),
        Column("findings", "number"),
    )
    found = Counter(finding.where for finding in report.findings)
    rows = tuple(
        (
            _linked(entry.title or "(untitled)", entry.url.strip()),
            printable(entry.date),
            printable(entry.venue),
            printable(entry.section),
            place(entry.where),
            found[entry.where],
        )
        for entry in sorted(report.entries, key=lambda entry: entry.where)
    )
    about = "The list as it stands after the run; the lines are those of before."
    return Table("entries", "Entries", about, columns, rows)


def _sources(report: Report) -> Table:
    numbers = (Column(name, "number") for name in ("found", "has not", "silent"))
    columns = (Column("source"), *numbers, Column("why", "long"))
    rows = tuple(
        (printable(spoken(one.source)), one.found, one.absent, one.silent, printable("; ".join(sorted(one.reasons))))
        for one in sorted(report.sources, key=lambda one: one.source)
    )
    return Table("sources", "Sources", "Numbers of papers. Silence is not absence.", columns, rows)


# --- as HTML ----------------------------------------------------------------------------------


def _a(cell: Cell) -> str:
    text, url = cell if isinstance(cell, tuple) else (str(cell), "")
    if not _WEB.match(url):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noreferrer nofollow">{escape(text)}</a>'


def _change(cell: Cell) -> str:
    before, after = cell if isinstance(cell, tuple) else ("", str(cell))
    return f"<del>{escape(before)}</del><ins>{escape(after)}</ins>"


_SHOWN: Mapping[str, tuple[str, Callable[[Cell], str]]] = {
    "text": ("", lambda cell: escape(str(cell))),
    "day": ("day", lambda cell: escape(str(cell))),
    "number": ("number", lambda cell: escape(str(cell))),
    "long": ("long", lambda cell: escape(str(cell))),
    "pill": ("", lambda cell: f'<span class="pill {escape(str(cell))}">{escape(str(cell))}</span>'),
    "link": ("long", _a),
    "change": ("long", _change),
}
"""The class of a cell of each kind, and what is in it. The script of the page does the same."""


def section(table: Table) -> str:
    """A table as a section of the page, with its first rows."""
    heads = "".join(map(_head, table.columns))
    rows = "".join(_row(table.columns, row) for row in table.rows[:STATIC])
    left = len(table.rows) - STATIC
    more = f'<p class="more static">And {left:,} more, which this page shows with JavaScript.</p>' if left > 0 else ""
    name, heading = table.name, escape(table.heading)
    return (
        f'<section id="{name}" aria-labelledby="{name}-heading"><h2 id="{name}-heading">{heading}</h2>'
        f"<p>{escape(table.about)}</p>{_tools(table)}"
        f'<div class="sheet" role="region" aria-label="{heading}, table" tabindex="0"><table role="table">'
        f'<caption>{heading}</caption><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>{more}</section>'
    )


def _head(column: Column) -> str:
    style = "number" if column.kind == "number" else ""
    return f'<th scope="col" role="columnheader" class="{style}">{escape(column.name)}</th>'


def _row(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> str:
    cells = []
    for column, cell in zip(columns, row, strict=True):
        style, shown = _SHOWN[column.kind]
        cells.append(f'<td role="cell" class="{style}" data-name="{escape(column.name)}">{shown(cell)}</td>')
    return f'<tr role="row">{"".join(cells)}</tr>'


def _tools(table: Table) -> str:
    """A field to search in, and a menu for each column that one chooses from."""
    menus = "".join(_menu(table, index) for index, column in enumerate(table.columns) if column.chosen)
    search = '<label class="search">Search<input type="search" autocomplete="off" spellcheck="false"></label>'
    return f'<div class="tools">{search}{menus}<p class="matches" role="status"></p></div>'


def _menu(table: Table, index: int) -> str:
    numbers = Counter(str(row[index]) for row in table.rows)
    if len(numbers) < 2:
        return ""
    options = "".join(
        f'<option value="{escape(value)}">{escape(value or "(none)")} ({number:,})</option>'
        for value, number in sorted(numbers.items())
    )
    name = escape(table.columns[index].name.capitalize())
    return f'<label>{name}<select data-column="{index}"><option value="">all</option>{options}</select></label>'
