"""The paragraphs of an item, parted where their lines break for good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from enrich.lists.markdown_items import QUOTE_MARKS, Item
from enrich.lists.markdown_lines import TEXT, Line
from enrich.lists.markdown_names import are_names
from enrich.lists.splicing import Span, span_of

_BREAK = re.compile(
    r"[<\\\r\n](?:(?<=<)br\s*/?>|(?<=\\)(?<!\\\\)(?=[\r\n])|(?<=  [\r\n])"
    r"|(?<=[\r\n])(?=[ \t]*(?P<mark>\*\*|__)[^\W\d_][^*_\r\n:]{1,24}(?:(?P=mark):|:(?P=mark)))"
    r"|(?<=[\r\n])(?=[ \t]*(?:authors?|conference|date|journal|published(?: in)?|venue|year)[ \t]?:)"
    r"|(?<=[^\W\d_]:[\r\n])[\r\n]*(?=[ \t]+[^\W\d_]))",
    re.IGNORECASE,
)
"""What parts the lines of a paragraph: a break, a label that begins the next one, in bold or of what a citation has, a
colon that ends one. All begin with one of four characters, so that the rest is passed over at once.
"""

_DELIMITERS = re.compile(r"^[ \t]*:?-{3,}:?[ \t]*\|[ \t]*:?-", re.MULTILINE)
"""What says that lines with bars are rows, though none of these stands before them."""

_ENDS_IN_COMMA = re.compile(r"([^\r\n]{3,400}),[ \t]*(?:\r\n|\r|\n)\s*")

_FOLDED = re.compile(r"[ \t]*<details\b", re.IGNORECASE)


class Segment(NamedTuple):
    """A paragraph of an item, or a part of one between line breaks. `below` says that it is of an item below it."""

    span: Span
    below: bool = False


def segments(text: str, read: Sequence[Line], item: Item) -> tuple[Segment, ...]:
    """The paragraphs of an item and of those below it, in order; code, comments, HTML blocks and what is folded away
    are left out.
    """
    starts = {one.first: one.start for one in (_all(item) if item.below else (item,))}
    found: list[Segment] = []
    start, below, hidden = -1, False, False
    folds = text.find("<", read[item.first].span.start, read[item.stop - 1].span.end) >= 0
    if item.heading:
        found += _broken(text, read[item.first].content, below=False)
    tabled = item.heading and _DELIMITERS.search(text, read[item.first].span.end, read[item.stop - 1].span.end)
    for index in range(item.first + item.heading, item.stop):
        _, (begin, end), kind, *_ = read[index]
        is_row = _is_row(text, begin, end) or (tabled and "|" in text[begin:end])
        is_text, is_first = kind is TEXT and not is_row, index in starts
        hidden = hidden or (folds and is_text and _FOLDED.match(text, begin, end) is not None)
        if start >= 0 and (not is_text or is_first or hidden):
            found += _broken(text, Span(start, read[index - 1].span.end), below=below)
            start = -1
        below = below or (is_first and index != item.first)
        if is_text and start < 0 and not hidden:
            quote = QUOTE_MARKS.match(text, begin, end) if text[begin] == ">" else None
            start = starts.get(index, quote.end() if quote else begin)
        hidden = hidden and "</details" not in text[begin:end]
    if start >= 0:
        found += _broken(text, Span(start, read[item.stop - 1].span.end), below=below)
    if item.heading and len(found) > 1:
        found[1:2] = [Segment(span) for span in _credited(text, found[1].span)]
    return tuple(found)


def _credited(text: str, span: Span) -> Iterator[Span]:
    """The lines right below the title of a work, if the first names its people: one after another, up to that which
    does not end in a comma.
    """
    start = span.start
    while (line := _ENDS_IN_COMMA.match(text, start, span.end)) and (start > span.start or are_names(line[1], least=1)):
        yield Span(start, line.end(1))
        start = line.end()
    yield Span(start, span.end)


def _is_row(text: str, begin: int, end: int) -> bool:
    """Whether a line is the row of a table: what stands in a table below a heading is not said of the heading."""
    return text[begin:end].lstrip().startswith("|")


def _all(item: Item) -> Iterator[Item]:
    waiting = [item]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += one.below


def _broken(text: str, span: Span, *, below: bool) -> list[Segment]:
    return [Segment(part, below) for part in broken(text, span)]


def broken(text: str, span: Span) -> list[Span]:
    """The parts of a stretch between its `<br>`, without the spaces around them; empty ones are left out."""
    found, cursor, whole = [], span.start, span.of(text)
    may_break = "\n" in whole or "\r" in whole or "<" in whole
    breaks = [match.span() for match in _BREAK.finditer(text, *span)] if may_break else []
    for start, end in (*breaks, (span.end, span.end)):
        part = text[cursor:start]
        if stripped := part.strip():
            begin = cursor + len(part) - len(part.lstrip())
            found.append(span_of((begin, begin + len(stripped))))
        cursor = end
    return found
