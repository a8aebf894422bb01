"""What is wrong with the structure of a page: sections and entries of nothing, levels left out, open emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from enrich.lists.markdown_credits import dates
from enrich.lists.markdown_emptying import empties
from enrich.lists.markdown_lines import BLANK, HEADING, UNDERLINE, Line
from enrich.lists.text import LINE_END
from enrich.model import Finding, Location

_LINKED = re.compile(r"!?\[(?P<text>(?:\\.|[^\[\]\\])*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)")
_MARKS = re.compile(r"<[^<>]*>|[*`]|(?<!\w)_+|_+(?!\w)|\\(?=[!-/:-@\[-`{-~])")
_STAR = re.compile(r"(?<!\\)\*+")

PAGE_SECTION = 2
"""The level of the sections of a page."""


def structure(text: str, read: Sequence[Line], path: str) -> Iterator[Finding]:
    """The findings about a page as a whole."""
    yield from _sections(text, read, path)
    yield from _jumps(text, read, path)
    for empty in empties(text, read):
        if empty.named or empty.span:
            what = "this entry has neither a title nor a link" if empty.named else "this item has not a word"
            yield Finding("empty-entry", what, Location(path, empty.line.number))
    for line in read:
        if line.kind is HEADING and is_open(line.span.of(text)):
            message = "the emphasis around the date is opened or closed, but not both"
            yield Finding("unclosed-emphasis", message, Location(path, line.number))


def _jumps(text: str, read: Sequence[Line], path: str) -> Iterator[Finding]:
    """The sections that stand two levels or more below the heading before them; entries have a level of their own."""
    headings = [line for line in read if line.kind is HEADING and "](" not in line.content.of(text)]
    for before, line in pairwise(headings):
        if line.level > before.level + 1:
            message = f"from a heading of level {before.level} to one of level {line.level}: a level is left out"
            yield Finding("heading-jump", message, Location(path, line.number))


def is_open(heading: str) -> bool:
    """Whether the emphasis behind the link of a heading, with a date in it, has one end only."""
    tail = heading[heading.rfind("](") :]
    stars = [match[0] for match in _STAR.finditer(tail)] if tail.startswith("](") else []
    return len(stars) == 1 and len(stars[0]) < 4 and stars[0] != "**" and any(dates(tail))


def _shown(heading: str) -> str:
    """A heading as the page shows it: the texts of its links, and no marks."""
    linked = _LINKED.sub(lambda match: "" if match[0].startswith("!") else match["text"], heading)
    return _MARKS.sub("", linked)


def _sections(text: str, read: Sequence[Line], path: str) -> Iterator[Finding]:
    telling = [line for line in read if line.kind is not BLANK and line.kind is not UNDERLINE]
    for number, line in enumerate(telling):
        if line.kind is not HEADING or line.level < 2 or "](" in line.content.of(text):
            continue
        following = telling[number + 1] if number + 1 < len(telling) else None
        if _ends(text, line, following):
            name = LINE_END.sub(" ", _shown(line.content.of(text))).strip()
            yield Finding("empty-section", f"nothing stands in the section “{name}”", Location(path, line.number))


def _ends(text: str, line: Line, following: Line | None) -> bool:
    """Whether nothing of a section follows its heading.

    Deep headings of one level often stand below one another, so only one that is less deep ends those.
    """
    if following is None:
        return True
    if following.kind is not HEADING or "](" in following.content.of(text):
        return False
    return following.level < line.level or following.level == line.level == PAGE_SECTION
