"""Pages that list papers: each paper's part of the page, and the links and texts in it.

Sites write such pages by a program, so one sign tells where each part begins. What is read of a part
is bounded, and so is what a part may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from urllib.parse import urljoin

from enrich.model import Response
from enrich.normalise.titles import plain
from enrich.webpages.pages import decoded

LONGEST = 16_384
"""Characters of a part that are read; the longest hold some hundred authors twice, once in BibTeX."""

_LINK = re.compile(r"<a\s([^<>]{1,2000})>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s{0,9}=\s{0,9}(?:\"([^\"]{1,1000})\"|'([^']{1,1000})'|([^\s\"'>]{1,1000}))", re.IGNORECASE)


def parts(response: Response, opening: re.Pattern[str]) -> Iterator[str]:
    """The parts of a page: each from where `opening` is found to where it is found again."""
    page = decoded(response.body, response)
    starts = [found.start() for found in opening.finditer(page)]
    for start, end in pairwise([*starts, len(page)]):
        yield page[start : min(end, start + LONGEST)]


def links(part: str, page: str) -> Iterator[tuple[str, str]]:
    """Address and text of the links in a part that lead to pages of the web, in order. `page` is where they stand."""
    for found in _LINK.finditer(part):
        end = part.find("</a", found.end())
        if end < 0:
            return
        target = _HREF.search(found[1])
        address = _joined(page, unescape(target[1] or target[2] or target[3])) if target else ""
        if address.startswith(("https://", "http://")):
            yield address, plain(part[found.end() : end])


def _joined(page: str, target: str) -> str:
    try:
        return urljoin(page, target)
    except ValueError:
        return ""  # "https://[" is no address


def between(part: str, opening: re.Pattern[str], closing: str) -> str:
    """The text that stands in a part between an opening and the next closing; "" without one."""
    begun = opening.search(part)
    end = part.find(closing, begun.end()) if begun else -1
    return plain(part[begun.end() : end]) if begun and end >= 0 else ""
