"""Whether a page that answers is only what its site answers to everything.

A site may say "there is no such page" with status 200. To find out, a page that cannot exist is
asked for, beside the one in question (Bar-Yossef et al. 2004, "Sic transit gloria telae"); if it
comes, and shows nearly the same, the page is not there either. Front pages are never asked about,
and pages that scripts would fill show nothing that could be compared.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit, urlunsplit

from enrich.links.addresses import host, is_front, same_address
from enrich.model import Question, Request, Response, answered
from enrich.webpages.pages import is_html, title, words

HONEST = frozenset(
    {
        "aclanthology.org",
        "arxiv.org",
        "en.wikipedia.org",
        "github.com",
        "huggingface.co",
        "openaccess.thecvf.com",
        "papers.nips.cc",
        "proceedings.mlr.press",
        "proceedings.neurips.cc",
    }
)
"""Hosts that are known to say 404 where there is no page, and need not be asked."""

MOST_FOLDERS = 8
"""So many folders of a host are asked about in a run."""

ALIKE = 0.9
"""The share of word sequences from which on two pages show the same."""

FEWEST_WORDS = 4
"""A page that shows fewer words, and has scripts, is filled by them."""

GATHERED = 3
"""From so many links on that end at one page, it is where a site sends everyone who is lost."""

_SUFFIX = re.compile(r"\.\w{1,5}$")
_WORD = re.compile(r"[^\W_]+")


def folder(url: str) -> str:
    """The address of a page without its last part."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rpartition("/")[0] + "/", "", ""))


def probe(url: str) -> Request:
    """The question for a page that cannot exist, beside the one at an address. The same one every night."""
    path = urlsplit(url).path
    suffix = _SUFFIX.search(path, path.rfind("/") + 1)
    return _beside(folder(url), suffix[0] if suffix else "")


@lru_cache(maxsize=1024)
def _beside(place: str, suffix: str) -> Request:
    name = hashlib.sha256(place.encode()).hexdigest()[:20]
    return Request(f"{place}{name}{suffix}", "text/html,*/*;q=0.8", Question.PROBE, _said)


def _said(response: Response) -> bool:
    return response.failure is None and response.status < 500 and response.status not in (403, 429)


def worth_probing(response: Response) -> bool:
    """Whether an answer may be what a site answers to everything."""
    honest = host(response.url).removeprefix("www.") in HONEST
    return answered(response) and is_html(response) and not honest and not is_front(response.url)


def says_nothing(probed: Response) -> bool:
    """Whether a site admits that it has no page where there cannot be one, or did not answer."""
    return not answered(probed) or not is_html(probed)


def like_any_other(page: Response, probed: Response) -> str:
    """What shows that a page is what its site answers to everything, as evidence; "" if it is a page of its own."""
    if says_nothing(probed):
        return ""
    if probed.hops and same_address(page.url, probed.url):
        return f"a page that cannot exist leads to {probed.url} too"
    own = _own_words(page.url) | _own_words(probed.url)
    if _without(own, _WORD.findall(title(page).lower())) != _without(own, _WORD.findall(title(probed).lower())):
        return ""
    mine, other = (_sequences(_without(own, words(one)), one) for one in (page, probed))
    if not mine and not other:
        return "" if _has_scripts(page) else "a page that cannot exist is as empty"
    share = len(mine & other) / len(mine | other)
    return f"a page that cannot exist shows the same ({share:.0%})" if share >= ALIKE else ""


def _without(own: frozenset[str], shown: Iterable[str]) -> list[str]:
    """What a page shows, without the words of the addresses, which it may repeat."""
    return [word for word in shown if word not in own]


def _sequences(shown: Sequence[str], page: Response) -> frozenset[tuple[str, ...]]:
    """The sequences of three words that a page shows; none if scripts would fill it."""
    if len(shown) < FEWEST_WORDS and _has_scripts(page):
        return frozenset()
    return frozenset(zip(shown, shown[1:], shown[2:], strict=False)) or frozenset({tuple(shown)} if shown else ())


def _has_scripts(page: Response) -> bool:
    return b"<script" in page.body.lower()


def _own_words(url: str) -> frozenset[str]:
    return frozenset(_WORD.findall(unquote(urlsplit(url).path).lower()))


def gathered(ends: Iterable[tuple[str, str, tuple[int, ...]]]) -> dict[str, tuple[str, int]]:
    """The addresses whose end many others of their host share, each with the end, and how many share it.

    `ends` are addresses, where they ended, and the statuses on the way: a rule of a site for all that
    it no longer has sends everyone the same way. Addresses that differ in parameters only count once.
    """
    groups: dict[tuple[str, str, tuple[int, ...]], dict[str, str]] = defaultdict(dict)
    for asked, end, way in ends:
        here, there = _place(asked), _place(end)
        if here != there:
            groups[host(asked), there, way][asked] = here
    return {
        asked: (end, len(set(places.values())))
        for (_, end, _), places in groups.items()
        if len(set(places.values())) >= GATHERED
        for asked in places
    }


def _place(url: str) -> str:
    """An address without what often changes though the page stays: scheme, www, parameters, last slash."""
    parts = urlsplit(url)
    return host(url).removeprefix("www.") + unquote(parts.path).rstrip("/")
