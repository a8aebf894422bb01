"""The names that a page gives to its headings, as GitHub makes them, and those written into it by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.lists.markdown_contents import slugs
from enrich.lists.markdown_lines import Kind, Line

PRINTED = re.compile(r"\{#([\w.:-]+)\}[ \t]*$")
"""A name behind a heading that other renderers read, and GitHub prints."""

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_MARKUP = re.compile(r"<[^<>]*>|[*`~]|(?<![\w])_|_(?![\w])|\\(?=[!-/:-@\[-`{-~])")
_HEADING = re.compile(r"<h([1-6])\b[^<>]{0,500}>((?:[^<]|<(?!/?h[1-6]\b)){1,500})</h\1\s{0,9}>", re.IGNORECASE)
_EXPLICIT = re.compile(r"<[a-z][^<>]{0,500}?\s(?:id|name)\s{0,9}=\s{0,9}[\"']?([^\"'\s>]{1,200})", re.IGNORECASE)


def headings(text: str, document: Sequence[Line]) -> tuple[str, ...]:
    """What each heading says, in the order of the document."""
    return tuple(line.content.of(text) for line in document if line.kind is Kind.HEADING)


def heading_anchors(said: Sequence[str]) -> tuple[str, ...]:
    """The name of each heading."""
    return slugs([_shown(heading) for heading in said])


def written_anchors(text: str) -> tuple[str, ...]:
    """The names that HTML tags of a document give; GitHub gives one to each heading in HTML, too."""
    named = slugs([" ".join(_shown(heading).split()) for _, heading in _HEADING.findall(text)])
    return (*_EXPLICIT.findall(text), *named)


def _shown(heading: str) -> str:
    """What a heading says once it is rendered."""
    before = None
    while before != heading:
        before, heading = heading, _LINK.sub(r"\1", heading)
    return _MARKUP.sub("", heading)
