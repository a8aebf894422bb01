"""The tables of the web page as HTML: what a reader without JavaScript sees, and where its script puts the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from html import escape

from enrich.reports.tables import AS_ABOVE, ONCE, Cell, Column, Table

STATIC = 50
"""Rows that are on the page before its script adds more."""

_WEB = re.compile(r"https?://", re.IGNORECASE)


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
    "reason": ("long", lambda cell: escape(str(cell))),
    "pill": ("", lambda cell: f'<span class="pill {escape(str(cell))}">{escape(str(cell))}</span>'),
    "link": ("long", _a),
    "change": ("long", _change),
}
"""The class of a cell of each kind, and what is in it. The script of the page does the same."""


def section(table: Table) -> str:
    """A table as a section of the page, with its first rows."""
    heads = "".join(map(_head, table.columns))
    first = table.rows[:STATIC]
    rows = "".join(_row(table.columns, row, above) for row, above in zip(first, ((), *first), strict=False))
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


def _row(columns: tuple[Column, ...], row: tuple[Cell, ...], above: tuple[Cell, ...]) -> str:
    cells = []
    for column, cell, before in zip(columns, row, above or (None,) * len(row), strict=True):
        told = column.kind in ONCE and cell == before
        style, shown = ("above", lambda _: AS_ABOVE) if told else _SHOWN[column.kind]
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
