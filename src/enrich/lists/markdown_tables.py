"""The tables of a Markdown document that are lists of works, as GitHub Flavored Markdown has them (chapter 4.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from enrich.lists.markdown_lines import TEXT, Line
from enrich.lists.markdown_rows import Row, WorkRow, works_of_table
from enrich.lists.splicing import Span

_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")


def rows(text: str, read: Sequence[Line], defined: Mapping[str, str]) -> Iterator[WorkRow]:
    """The rows of all tables of works, in order."""
    index = 0 if "|" in text else len(read)
    while index + 1 < len(read):
        if not _begins(text, read, index):
            index += 1
            continue
        stop = index + 2
        while stop < len(read) and read[stop].kind is TEXT and "|" in read[stop].span.of(text):
            stop += 1
        names = [cell.of(text) for cell in cells(text, read[index])]
        body = [Row(line.number, line.span, cells(text, line)) for line in read[index + 2 : stop]]
        yield from works_of_table(text, names, body, defined)
        index = stop


def _begins(text: str, read: Sequence[Line], index: int) -> bool:
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
