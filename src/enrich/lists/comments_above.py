"""A comment right above an entry: it goes where the entry goes, if it can only be about this one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enrich.lists.splicing import Span
from enrich.lists.text import line_start

_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Above:
    """An entry with the comment above it, if it is its own; `shared` if it may be about what follows it, too."""

    span: Span
    shared: bool = False


def with_comment(text: str, span: Span, mark: str, *, first: bool) -> Above:
    """An entry and the lines of comment right above it. `mark` is what a line of comment begins with.

    They are its own if a blank line sets both apart from what stands above, and one from what stands below. Above the
    `first` of several entries that no blank line parts, they are about all of them.
    """
    begin = top = line_start(text, span.start)
    comment = re.compile(rf"[ \t]*{re.escape(mark)}")
    while top and comment.match(text, above := _line_above(text, top)):
        top = above
    ended = _BLANK.match(text, span.end)
    alone = ended is not None and _BLANK.match(text, ended.end()) is not None
    if top == begin or (first and not alone):
        return Above(span)
    set_apart = top > 0 and _BLANK.match(text, _line_above(text, top), top)
    return Above(Span(top, span.end)) if alone and set_apart else Above(span, shared=True)


def _line_above(text: str, start: int) -> int:
    """Where the line begins that ends before another one."""
    return line_start(text, start - (2 if text.endswith("\r\n", 0, start) else 1))
