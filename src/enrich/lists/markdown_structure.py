"""What is wrong with the structure of a page: links to headings that are not there, sections that hold nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from enrich.lists.markdown_contents import slugs
from enrich.lists.markdown_lines import Kind, Line
from enrich.lists.text import LINE_END
from enrich.model import Finding, Link, Location

_NAMED = re.compile(r"<[A-Za-z][^<>]*?\s(?:id|name)\s*=\s*[\"']?(?P<name>[^\"'\s<>]+)")
_CURLY = re.compile(r"\{#(?P<name>[^{}\s]+)\}")
_LINKED = re.compile(r"!?\[(?P<text>(?:\\.|[^\[\]\\])*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)")
_MARKS = re.compile(r"<[^<>]*>|[*`]|(?<!\w)_+|_+(?!\w)|\\(?=[!-/:-@\[-`{-~])")

BUILT_IN = frozenset(["top", ""])
"""Anchors that every page has (HTML, §7.4.6.4)."""


PAGE_SECTION = 2
"""The level of the sections of a page."""


def structure(text: str, read: Sequence[Line], links: Sequence[Link], path: str) -> Iterator[Finding]:
    """The findings about a page as a whole."""
    yield from _anchors(text, read, links)
    yield from _sections(text, read, path)


def _anchors(text: str, read: Sequence[Line], links: Sequence[Link]) -> Iterator[Finding]:
    inside = [link for link in links if link.url.startswith("#")]
    if not inside:
        return
    known = {anchor.casefold() for anchor in _known(text, read)} | BUILT_IN
    for link in dict.fromkeys(inside):
        name = unquote(link.url[1:]).casefold().removeprefix("user-content-")
        if name not in known:
            message = f"no heading or anchor of this page is called {link.url}"
            yield Finding("broken-anchor", message, link.where)


def _known(text: str, read: Sequence[Line]) -> Iterator[str]:
    """The anchors of a page: those that GitHub makes of headings, and those that are written."""
    headings = [line.content.of(text) for line in read if line.kind is Kind.HEADING]
    yield from slugs([_shown(heading) for heading in headings])
    # what a page shows below it need not be what its source says: a heading may be the text that stands in HTML
    yield from slugs([_shown(_CURLY.sub("", heading)).strip() for heading in headings])
    for form in (_NAMED, _CURLY):
        yield from (match["name"] for match in form.finditer(text))


def _shown(heading: str) -> str:
    """A heading as the page shows it: the texts of its links, and no marks."""
    linked = _LINKED.sub(lambda match: "" if match[0].startswith("!") else match["text"], heading)
    return _MARKS.sub("", linked)


def _sections(text: str, read: Sequence[Line], path: str) -> Iterator[Finding]:
    telling = [line for line in read if line.kind not in (Kind.BLANK, Kind.UNDERLINE)]
    for number, line in enumerate(telling):
        if line.kind is not Kind.HEADING or line.level < 2 or "](" in line.content.of(text):
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
    if following.kind is not Kind.HEADING or "](" in following.content.of(text):
        return False
    return following.level < line.level or following.level == line.level == PAGE_SECTION
