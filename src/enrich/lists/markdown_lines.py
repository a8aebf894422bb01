"""The lines of a Markdown text, and what each is: the block structure, as far as a list needs it.

The rules are those of CommonMark 0.31 (https://spec.commonmark.org/0.31.2/, chapter 4), with front
matter as GitHub reads it. Quotes and list items are not entered: their lines are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from enrich.lists.pins import opens
from enrich.lists.splicing import Span, span_of
from enrich.lists.text import BYTE_ORDER_MARK


class Kind(Enum):
    BLANK = "blank"
    TEXT = "text"
    HEADING = "heading"
    UNDERLINE = "underline of a heading"
    RULE = "thematic break"
    HTML = "HTML"
    LITERAL = "code, comment or front matter"
    PIN = "a comment that speaks to enrich"


BLANK, TEXT, HEADING, UNDERLINE, RULE, HTML, LITERAL, PIN = Kind
"""The kinds by name alone, for what is asked of every line: to look one up in its class takes ten times as long."""

NOWHERE = Span(0, 0)


class Line(NamedTuple):
    """A line without its line end. `level` is that of a heading, and `content` what it says."""

    number: int
    span: Span
    kind: Kind
    level: int = 0
    content: Span = NOWHERE


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?=[ \t]|\Z)[ \t]*+(?P<content>.*)")
_UNDERLINE = re.compile(r" {0,3}(?P<mark>=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<fence>`{3,}(?=[^`]*\Z)|~{3,})")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")
_COMMENT = re.compile(r" {0,3}<!--")
_VERBATIM = re.compile(r" {0,3}<(?P<tag>pre|script|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE)
_HTML = re.compile(
    r" {0,3}</?(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|frame|h[1-6]|head|header|hr|html|iframe|li|link|main|menu|nav|ol|optgroup|option|p|param"
    r"|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|\Z)",
    re.IGNORECASE,
)

_MARKED = re.compile(r"(?:[-*+]|\d{1,4}[.)])[ \t]+\S")
_PLAIN_START = (_ITEM, re.compile(r"[ \t]*[>|]"))
"""How a text line begins that an underline does not make a heading."""


def lines(text: str) -> tuple[Line, ...]:
    """Every line of a text, with its kind."""
    start = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    texts, spans = [], []
    for match in _LINE.finditer(text, start):
        texts.append(written := match[0].rstrip("\r\n"))
        spans.append(span_of((begin := match.start(), begin + len(written))))
    return tuple(_with_underlines(_read(spans, texts), texts))


def _read(spans: Sequence[Span], texts: Sequence[str]) -> Iterator[Line]:
    index, in_item, previous = 0, False, BLANK
    while index < len(texts):
        kind, stop = _block(texts, index, in_item=in_item, previous=previous)
        for place in range(index, stop):
            heading = _HEADING.fullmatch(texts[place]) if kind is HEADING else None
            yield _heading(place + 1, spans[place], heading) if heading else Line(place + 1, spans[place], kind)
        in_item = _in_item(texts[index], kind, previous, in_item=in_item)
        index, previous = stop, kind


def _block(texts: Sequence[str], index: int, *, in_item: bool, previous: Kind) -> tuple[Kind, int]:
    """The kind of the block that begins on a line, and the line after its last one."""
    line = texts[index]
    if not line.strip():
        return BLANK, index + 1
    if index == 0 and line.rstrip() == "---":
        return _front_matter(texts)
    if line[0] in " \t" and _INDENTED.match(line) and not in_item and previous is not TEXT:
        return LITERAL, index + 1
    first = line.lstrip()[0]
    if (first == "<" or "```" in line or "~~~" in line) and (delimited := _delimited(texts, index)):
        return delimited
    if "#" in line[:4] and _HEADING.fullmatch(line):
        return HEADING, index + 1
    return (RULE if first in "*-_" and _RULE.fullmatch(line) else TEXT), index + 1


def _delimited(texts: Sequence[str], index: int) -> tuple[Kind, int] | None:
    """The block that begins here and lasts until something says that it ends, if there is one."""
    line = texts[index]
    if fence := _FENCE.match(line):
        mark, least = fence["fence"][0], len(fence["fence"])
        return LITERAL, _after(texts, index + 1, re.compile(rf"[ \t]*{mark}{{{least},}}[ \t]*\Z"))
    if _COMMENT.match(line):
        return PIN if opens(line) else LITERAL, _after(texts, index, re.compile(r".*-->"))
    if verbatim := _VERBATIM.match(line):
        return LITERAL, _after(texts, index, re.compile(rf".*</{verbatim['tag']}>", re.IGNORECASE))
    if _HTML.match(line):
        ends = (place for place in range(index + 1, len(texts)) if _ends_html(texts[place]))
        return HTML, next(ends, len(texts))
    return None


def _ends_html(line: str) -> bool:
    """Whether a line is no more HTML: it is blank, or it begins an item.

    CommonMark waits for a blank line; people who write a list right below a tag mean a list.
    """
    return not line.strip() or (line[0] in "-*+0123456789" and _MARKED.match(line) is not None)


def _after(texts: Sequence[str], index: int, closing: re.Pattern[str]) -> int:
    return next((place + 1 for place in range(index, len(texts)) if closing.match(texts[place])), len(texts))


_KEY = re.compile(r"[\"']?[\w.-]+[\"']?\s*:|[{%]")
"""How front matter begins, comments aside: with a key of YAML, a flow mapping, a directive."""


def _front_matter(texts: Sequence[str]) -> tuple[Kind, int]:
    closing = next((place for place in range(1, len(texts)) if texts[place].rstrip() in ("---", "...")), None)
    said = (text for text in texts[1:closing] if text.strip() and not text.startswith("#"))
    return (LITERAL, closing + 1) if closing and _KEY.match(next(said, "a:")) else (RULE, 1)


def _in_item(line: str, kind: Kind, previous: Kind, *, in_item: bool) -> bool:
    """Whether what follows a line belongs to a list item, so that its indentation is not code's."""
    if kind is TEXT:
        ended = previous is BLANK and not line[0].isspace()
        return _ITEM.match(line) is not None or (in_item and not ended)
    return in_item and kind is not HEADING and kind is not RULE


def _heading(number: int, span: Span, match: re.Match[str]) -> Line:
    start, content = span.start + match.start("content"), match["content"].rstrip(" \t")
    opened = content.rstrip("#")
    if not opened or opened[-1] in " \t":
        content = opened.rstrip(" \t")
    return Line(number, span, HEADING, len(match["marks"]), Span(start, start + len(content)))


def _with_underlines(read: Iterator[Line], texts: Sequence[str]) -> Iterator[Line]:
    """The lines, with the headings that are made by underlining the line before."""
    held: Line | None = None
    for line in read:
        written = texts[line.number - 1]
        underline = _UNDERLINE.fullmatch(written) if held and written[:4].lstrip(" ")[:1] in ("=", "-") else None
        if held and underline and _can_be_heading(held, texts):
            level = 1 if underline["mark"][0] == "=" else 2
            yield Line(held.number, held.span, HEADING, level, held.span)
            held = Line(line.number, line.span, UNDERLINE)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _can_be_heading(line: Line, texts: Sequence[str]) -> bool:
    return line.kind is TEXT and not any(start.match(texts[line.number - 1]) for start in _PLAIN_START)
