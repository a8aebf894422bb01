"""What a Markdown document links to within itself and beside itself: its headings, and files.

GitHub gives every heading an anchor made of its words, and prints `{#id}`, which other renderers
read, as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote, urlsplit

from enrich.links.lint import web_link
from enrich.lists.markdown_anchors import PRINTED, heading_anchors, headings, written_anchors
from enrich.lists.markdown_lines import Kind, lines
from enrich.model import Finding, Link, Location

NO_FILE = "there is no such file beside this document"

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def anchors(text: str) -> frozenset[str]:
    """The names that a link within a document can lead to."""
    return frozenset((*heading_anchors(headings(text, lines(text))), *written_anchors(text), "", "top"))


def document_findings(
    text: str, path: str, links: Iterable[Link], present: Callable[[str], bool]
) -> tuple[Finding, ...]:
    """The links of a document that lead to no heading or no file, and anchors that would be printed.

    `present` tells of a path, relative to the document, whether something stands there.
    """
    return (*_led_astray(text, links, present), *_printed(text, path))


def _led_astray(text: str, links: Iterable[Link], present: Callable[[str], bool]) -> Iterator[Finding]:
    names = {name.lower() for name in anchors(text)}
    for link in links:
        target = link.url.strip()
        if target.startswith("#"):
            if unquote(target[1:]).lower() not in names:
                yield Finding("missing-anchor", f"{target}: no heading of this document has that name", link.where)
        elif target and not web_link(target) and not _SCHEME.match(target) and not target.startswith("/"):
            path = unquote(urlsplit(target).path)
            if path and not present(path):
                what = "“mailto:” is missing before it" if _MAIL.fullmatch(target) else NO_FILE
                yield Finding("missing-file", f"{target}: {what}", link.where)


def _printed(text: str, path: str) -> Iterator[Finding]:
    for line in lines(text):
        mark = PRINTED.search(line.content.of(text)) if line.kind is Kind.HEADING else None
        if mark:
            message = f"{mark[0].strip()}: GitHub prints this as it stands, and makes no anchor of it"
            yield Finding("printed-anchor", message, Location(path, line.number))
