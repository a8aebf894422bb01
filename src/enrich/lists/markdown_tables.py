"""The tables of a Markdown document that are lists of works, as GitHub Flavored Markdown has them (chapter 4.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from enrich.lists.markdown_lines import BLANK, TEXT, Line
from enrich.lists.markdown_rows import Row, WorkRow, works_of_table
from enrich.lists.splicing import Span

_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")

FEWEST_COLUMNS = 3
"""Of a table that may go on behind an empty line. Bars stand in prose, too."""


def rows(text: str, read: Sequence[Line], defined: Mapping[str, str]) -> Iterator[WorkRow]:
    """The rows of all tables of works, in order."""
    index = 0 if "|" in text else len(read)
    while index < len(read):
        if not _begins(text, read, index):
            index += 1
            continue
        names = [cell.of(text) for cell in cells(text, read[index])]
        stop = _end(text, read, index + 2)
        body = [*read[index + 2 : stop]]
        while len(names) >= FEWEST_COLUMNS and (first := _goes_on(text, read, stop, len(names))):
            stop = _end(text, read, first)
            body += read[first:stop]
        table = [Row(line.number, line.span, cells(text, line)) for line in body]
        yield from works_of_table(text, names, table, defined)
        index = stop


def _end(text: str, read: Sequence[Line], start: int) -> int:
    """The line behind the rows that begin on a line."""
    stop = start
    while stop < len(read) and read[stop].kind is TEXT and "|" in read[stop].span.of(text):
        stop += 1
    return stop


def _goes_on(text: str, read: Sequence[Line], stop: int, width: int) -> int | None:
    """Where a table goes on that ends in an empty line, as its writer did not mean it to: a row of as many cells."""
    first = stop + 1
    if first >= len(read) or read[stop].kind is not BLANK or read[first].kind is not TEXT:
        return None
    if not read[first].span.of(text).lstrip().startswith("|") or _begins(text, read, first):
        return None
    return first if len(cells(text, read[first])) == width else None


def _begins(text: str, read: Sequence[Line], index: int) -> bool:
    if index + 1 >= len(read):
        return False
    head, rule = read[index], read[index + 1]
    if head.kind is not TEXT or rule.kind is not TEXT:
        return False
    written = rule.span.of(text)
    return "-" in written and "|" in written and "|" in head.span.of(text) and _RULE.fullmatch(written) is not None


def cells(text: str, line: Line) -> tuple[Span, ...]:
    """The cells of a row, spaces and all."""
    span = line.span
    written = span.of(text)
    start = span.start + len(written) - len(written.lstrip())
    start += text.startswith("|", start)
    bars = [match.start() for match in _BAR.finditer(text, start, span.end)]
    ends = [*bars, *([span.end] if not bars or text[bars[-1] + 1 : span.end].strip() else [])]
    return tuple(Span(begin, end) for begin, end in zip([start, *(end + 1 for end in ends)], ends, strict=False))
