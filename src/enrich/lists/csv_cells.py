"""The cells of a table in text, with their places, so that one can be rewritten where it stands.

Cells are read as Python's `csv` module reads them (RFC 4180, and leniently as to quotes inside a
cell); that module is not used because it forgets where a cell stood and whether it was quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from enrich.errors import BadInput
from enrich.lists.splicing import Span
from enrich.lists.text import LINE_END, LONGEST_FIELD


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it stands, quotes included, and what it says."""

    span: Span
    value: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row without its line end. `line` is that of the file on which it begins, from 1.

    A comment, a line that begins with "#", is a row without cells.
    """

    line: int
    span: Span
    cells: tuple[Cell, ...]

    @property
    def comment(self) -> bool:
        return not self.cells

    def value(self, column: int | None) -> str:
        """The text in a column; "" where the table or the row has none."""
        return self.cells[column].value if column is not None and column < len(self.cells) else ""


@cache
def _cell(delimiter: str, *, padded: bool) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    before = "[ ]*+" if padded else ""
    # possessive, so that an unclosed quote is not mistaken for a shorter, closed one
    quoted = rf'"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"(?P<tail>[^{mark}\r\n]*+)'
    return re.compile(rf"{before}(?:{quoted}|(?P<plain>[^{mark}\r\n]*+))(?P<end>{mark}|\r\n|\r|\n|\Z)")


def rows(text: str, delimiter: str, path: str, start: int = 0, *, padded: bool = False) -> Iterator[Row]:
    """The rows and comments of a text from a place on; blank lines are left out.

    Where a table is `padded`, spaces around its cells are none of their text.
    Raises BadInput for an unclosed quote, and for a cell that is longer than `LONGEST_FIELD`.
    """
    line = 1
    while start < len(text):
        row, following = _row(text, _Dialect(delimiter, padded), path, start, line)
        if row.comment or len(row.cells) > 1 or row.cells[0].quoted or row.cells[0].value.strip():
            yield row
        line += 1 + len(LINE_END.findall(text, row.span.start, row.span.end))
        start = following


class _Dialect(NamedTuple):
    delimiter: str
    padded: bool


def _row(text: str, dialect: _Dialect, path: str, start: int, line: int) -> tuple[Row, int]:
    delimiter, padded = dialect
    if is_comment(text[start : start + 2], delimiter):
        ended = LINE_END.search(text, start)
        end, following = ended.span() if ended else (len(text), len(text))
        return Row(line, Span(start, end), ()), following
    cell = _cell(delimiter, padded=padded)
    matches = [_cell_at(cell, text, path, start, line)]
    while matches[-1]["end"] == delimiter:
        matches.append(_cell_at(cell, text, path, matches[-1].end(), line))
    end = matches[-1].start("end")
    return Row(line, Span(start, end), tuple(_read(match, padded=padded) for match in matches)), matches[-1].end()


def _cell_at(cell: re.Pattern[str], text: str, path: str, start: int, line: int) -> re.Match[str]:
    match = cell.match(text, start)
    if match is None or (match["plain"] or "").startswith('"'):
        raise BadInput(
            path, "the row that begins here has a quote that is not closed", 'Close it with ", or double it.', line
        )
    if match.end() - start > LONGEST_FIELD:
        raise BadInput(
            path, f"a cell is longer than {LONGEST_FIELD:,} characters", "Shorten it, or close its quote.", line
        )
    return match


def _read(match: re.Match[str], *, padded: bool) -> Cell:
    span = Span(match.start(), match.start("end"))
    if match["quoted"] is None:
        text = match["plain"].rstrip(" ") if padded else match["plain"]
        begin = match.start("plain") if padded else span.start
        return Cell(Span(begin, begin + len(text)), text, quoted=False)
    tail = match["tail"].rstrip(" ") if padded else match["tail"]
    return Cell(
        Span(match.start("quoted") - 1, match.end("quoted") + 1 + len(tail)),
        match["quoted"].replace('""', '"') + tail,
        quoted=True,
    )


def is_comment(beginning: str, delimiter: str) -> bool:
    """Whether a line that begins so is a comment. A cell "#", as numbered tables have, is none."""
    return beginning.startswith("#") and beginning[1:2] != delimiter


def written(value: str, delimiter: str, *, quoted: bool = False, first: bool = False) -> str:
    """A cell's text as it is written, in quotes if they are asked for or needed.

    The first cell of a row needs them also where the row would be taken for a comment.
    """
    needed = any(mark in value for mark in ('"', "\r", "\n", delimiter))
    if quoted or needed or (first and value.startswith("#")):
        return '"' + value.replace('"', '""') + '"'
    return value
