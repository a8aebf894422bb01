"""Whether a living page is the page of the paper that the list names.

What a page says of itself for indexes (`citation_title`) is its title. What it says for readers
(`og:title`, `<title>`) may be the name of the site, of a project or of its authors, so it speaks
against the entry only if it is long enough for a title and the page shows the entry's nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from enrich.links.addresses import host
from enrich.links.phrases import parts
from enrich.model import Response, answered
from enrich.normalise.titles import title_key
from enrich.webpages.hosts import OF_OTHER_THINGS
from enrich.webpages.pages import is_html, meta, title, words

INDEXED = ("citation_title", "dc.title", "prism.title", "eprints.title", "bepress_citation_title")
"""What indexes of papers read, in the order of how far it can be relied on."""

ALIKE = 70.0
"""From this likeness on (0 to 100), two titles may be forms of one."""

FEWEST_WORDS = 5
"""Fewer are a name rather than a title."""

FEWEST_SHOWN = 20
"""A page that shows fewer different words is filled by scripts, and may show anything."""

SHOWN = 0.5
"""A page that shows this share of the words of a title may be about the paper."""


def confirmed(titles: Iterable[str], response: Response) -> bool:
    """Whether a page shows that it is that of a paper with one of these titles, or at least that of some paper."""
    if not is_html(response):
        return False
    if meta(response, INDEXED[0]):
        return True
    named = [f" {key} " for name in titles if (key := title_key(name))]
    own = f" {title_key(title(response))} " if named else ""
    return any(name in own for name in named)


def another_paper(titles: Iterable[str], response: Response) -> str:
    """The title that a page has instead of all of these, as evidence; "" if it has one of them, or none that counts."""
    named = [key for name in titles if (key := title_key(name))]
    if not named or not answered(response) or not is_html(response):
        return ""
    indexed = next(filter(None, (meta(response, name) for name in INDEXED)), "")
    if indexed:
        return "" if _may_be(title_key(indexed), named) else f"{INDEXED[0]} “{indexed[:200]}”"
    shown = meta(response, "og:title") or title(response)
    longest = max((title_key(part) for part in parts(shown)), key=len, default="")
    long_enough = len(longest.split()) >= FEWEST_WORDS and all(len(name.split()) >= FEWEST_WORDS for name in named)
    if (
        host(response.url).removeprefix("www.") in OF_OTHER_THINGS
        or not long_enough
        or _may_be(title_key(shown), named)
        or _shows(response, named)
    ):
        return ""
    return f"title “{shown[:200]}”"


def _may_be(title: str, named: Iterable[str]) -> bool:
    return any(max(fuzz.token_set_ratio(title, name), fuzz.partial_ratio(title, name)) >= ALIKE for name in named)


def _shows(response: Response, named: Iterable[str]) -> bool:
    seen = frozenset(title_key(" ".join(words(response))).split())
    if len(seen) < FEWEST_SHOWN:
        return True
    return any(len(seen & {*name.split()}) >= SHOWN * len({*name.split()}) for name in named)
