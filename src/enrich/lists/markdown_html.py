"""The rows of HTML tables, the items of HTML lists and what names folded text in a Markdown document, by their tags.

End tags may be left out, as in HTML; what stands within another table, or shares its line with
another row or item, is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from enrich.lists.markdown_lines import BLANK, HTML, NOWHERE, Line
from enrich.lists.markdown_rows import Row, WorkRow, works_of_table
from enrich.lists.splicing import Span

_TAG = re.compile(r"<!--|<(?P<close>/?)(?P<name>table|tr|t[dh]|[uo]l|li|summary)\b[^<>]*>", re.IGNORECASE)

_ROWSPAN = re.compile(r"\browspan\s*=\s*[\"']?(\d{1,4})", re.IGNORECASE)

MOST_COLUMNS = 100
"""Columns of a table. No table of works has so many."""


@dataclass(slots=True)
class _Table:
    """A table while it is read. `cell` is where the open cell begins, `row` where the open row does.

    `reaching` says of columns how many rows their cells go on for, the open row counted; `height` is that of the
    open cell.
    """

    rows: list[tuple[Span, tuple[Span, ...]]] = field(default_factory=list)
    cells: list[Span] = field(default_factory=list)
    row: int | None = None
    cell: int | None = None
    height: int = 1
    reaching: dict[int, int] = field(default_factory=dict)

    def open_cell(self, tag: str, place: int) -> None:
        self.pass_over()
        tall = _ROWSPAN.search(tag) if len(tag) > len("<td>") else None
        self.cell, self.height = place, int(tall[1]) if tall else 1

    def close_cell(self, place: int) -> None:
        if self.cell is not None:
            if self.height > 1:
                # the row that is open counts this one already
                self.reaching[len(self.cells)] = self.height
            self.cells.append(Span(self.cell, place))
        self.cell = None

    def pass_over(self) -> None:
        """The columns into which cells of the rows above reach."""
        while self.reaching.get(len(self.cells), 0) > 0 and len(self.cells) < MOST_COLUMNS:
            self.cells.append(NOWHERE)

    def close_row(self, place: int, end: int) -> None:
        self.close_cell(place)
        if self.row is not None and self.cells:
            self.pass_over()
            self.rows.append((Span(self.row, end), tuple(self.cells)))
            self.reaching = {column: left - 1 for column, left in self.reaching.items() if left > 1}
        self.row, self.cells = None, []


Html = tuple[list[_Table], list[tuple[Span, Span]]]
"""Tables, and items with what they say."""


@dataclass(frozen=True, slots=True)
class HtmlItem:
    """An item of an HTML list, or what names folded text (`<summary>`): its line, all of it, and what it says."""

    number: int
    span: Span
    content: Span


def html_works(text: str, read: Sequence[Line], html: Html, defined: Mapping[str, str]) -> Iterator[WorkRow]:
    """The rows of all HTML tables of works, in order."""
    starts = [line.span.start for line in read]
    for table in html[0]:
        numbered = [(bisect_right(starts, span.start), span, cells) for span, cells in table.rows]
        lines = Counter(number for number, _, _ in numbered)
        body = [Row(number, span, cells) for number, span, cells in numbered[1:] if lines[number] == 1]
        names = [cell.of(text) for cell in table.rows[0][1]] if table.rows else []
        yield from works_of_table(text, names, body, defined, html=True)


def html_items(read: Sequence[Line], html: Html) -> Sequence[HtmlItem]:
    """The items of all HTML lists, in order."""
    starts = [line.span.start for line in read]
    found = [HtmlItem(bisect_right(starts, span.start), span, content) for span, content in html[1]]
    lines = Counter(item.number for item in found)
    return [item for item in found if lines[item.number] == 1]


def html_of(text: str, read: Sequence[Line]) -> Html:
    """The tables and the items of lists that a page has in HTML."""
    tables: list[_Table] = []
    found: list[tuple[Span, Span]] = []
    for block in _blocks(read):
        _scan(text, block, tables, found)
    return tables, found


def _blocks(read: Sequence[Line]) -> Iterator[Span]:
    """The runs of HTML, blank lines within them included."""
    start = end = None
    for line in read:
        if line.kind is HTML:
            start, end = line.span.start if start is None else start, line.span.end
        elif line.kind is not BLANK and start is not None and end is not None:
            yield Span(start, end)
            start = end = None
    if start is not None and end is not None:
        yield Span(start, end)


def _scan(text: str, block: Span, tables: list[_Table], found: list[tuple[Span, Span]]) -> None:
    """One passage through a block. `depth` counts tables within tables; `item` is the start tag of the open item."""
    cursor, depth = block.start, 0
    item: re.Match[str] | None = None
    while match := _TAG.search(text, cursor, block.end):
        cursor = match.end()
        if match["name"] is None:
            cursor = max(text.find("-->", cursor, block.end), cursor)
        elif _is_of_list(match, item):
            item = _list_tag(match, item, found)
        elif match["name"].lower() == "table":
            depth += -1 if match["close"] else 1
            if depth == 1 and not match["close"]:
                tables.append(_Table())
            elif tables:
                tables[-1].close_row(match.start(), match.start())
        elif depth == 1:
            _row_tag(tables[-1], match)


def _is_of_list(match: re.Match[str], item: re.Match[str] | None) -> bool:
    """Whether a tag begins or ends a list or an item; the name of folded text within an item is part of that."""
    name = match["name"].lower()
    return name in ("ul", "ol", "li") or (name == "summary" and (item is None or item["name"].lower() == name))


def _list_tag(match: re.Match[str], item: re.Match[str] | None, found: list[tuple[Span, Span]]) -> re.Match[str] | None:
    """The item that is open behind a tag of a list; one that ends here is found."""
    is_item = match["name"].lower() in ("li", "summary")
    if item:
        content = Span(item.end(), match.start())
        bare = item.end() + len(content.of(match.string).rstrip())
        found.append((Span(item.start(), match.end() if is_item and match["close"] else bare), content))
    return match if is_item and not match["close"] else None


def _row_tag(table: _Table, match: re.Match[str]) -> None:
    closes = bool(match["close"])
    if match["name"].lower() == "tr":
        table.close_row(match.start(), match.end() if closes else match.start())
        table.row = None if closes else match.start()
    else:
        table.close_cell(match.start())
        if not closes:
            table.open_cell(match[0], match.end())
