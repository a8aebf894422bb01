"""The tables of the web page: what is in their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from enrich.model import Change, CheckedLink, Edit, Finding, Health, Location, Report, by_location
from enrich.reports import wording
from enrich.reports.plain import printable, short, values
from enrich.rules import severity
from enrich.spoken import spoken

Cell = str | int | tuple[str, str]


ONCE, AS_ABOVE = frozenset({"reason"}), "as above"


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is how the page and its script show a cell; a column that is `chosen` from has a menu above the table.

    A cell of a kind in `ONCE` is not shown again right below one that says the same.
    """

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
        Column("why", "reason"),
    )
    alone, together = wording.alone_and_together(report.suggested)
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
        for finding in (*by_location(report.applied), *alone, *chain.from_iterable(together))
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
