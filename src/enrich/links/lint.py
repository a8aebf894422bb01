"""What is wrong with the address of a link can often be told without asking anyone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from enrich.links.mending import Mending
from enrich.links.tidying import habits, tidied, unravelled
from enrich.model import Finding, Link, Repair

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

_NOT_FOR_THE_WEB = ("mailto", "tel", "data")
"""Schemes that a list may use, and that lead to no page."""

_DOUBLED = re.compile(
    r"(?:doi\.org|arxiv\.org/(?:abs|pdf|html))/(?:https?:|(?:dx\.)?doi\.org/|(?:www\.)?arxiv\.org/)", re.IGNORECASE
)

_SPACE = re.compile(r"\s")
_HOST_FIRST = re.compile(r"(?:www\.|(?:dx\.)?doi\.org/|arxiv\.org/|github\.com/)\S", re.IGNORECASE)


def web_link(target: str) -> bool:
    """Whether a target is meant to be a page on the web, rather than a part of the list, a file or a person."""
    target = target.strip()
    scheme = _SCHEME.match(target)
    if scheme and not _HOST_FIRST.match(target):
        return scheme[0][:-1].lower() not in _NOT_FOR_THE_WEB
    return target.startswith("//") or _HOST_FIRST.match(target) is not None


@lru_cache(maxsize=16_384)
def malformed(target: str) -> str:
    """Why a web link cannot be right as it is written, in words; "" if nothing is wrong with it."""
    return next((what for what, shows in _FAULTS if shows(target)), "")


def _unsupported(target: str) -> bool:
    scheme = _SCHEME.match(target)
    return scheme is not None and scheme[0].lower() not in ("http:", "https:")


def _hostless(target: str) -> bool:
    try:
        return not _names_host(urlsplit(target).netloc)
    except ValueError:
        return True


@lru_cache(maxsize=4096)
def _names_host(netloc: str) -> bool:
    """Raises ValueError for a port that is no number."""
    parts = SplitResult("", netloc, "", "", "")
    return bool(parts.hostname) and parts.port != 0


def _unbalanced(target: str) -> bool:
    return target.count("(") != target.count(")")


_FAULTS = (
    ("it has a space in it", lambda target: _SPACE.search(target) is not None),
    ("it has a control character in it", lambda target: not target.isprintable()),
    ("https:// is missing", lambda target: target.startswith("//") or _HOST_FIRST.match(target) is not None),
    ("its scheme is not one of the web", _unsupported),
    ("it holds a second address", lambda target: _DOUBLED.search(target) is not None),
    ("it names no host", _hostless),
    ("its parentheses are not balanced", _unbalanced),
)
"""Each fault, and how a target shows it. Read in order; the first that shows is reported."""


def checkable(target: str) -> bool:
    """Whether it makes sense to ask a host about a target."""
    return web_link(target) and not malformed(target)


def lint(links: Iterable[Link], mending: Mending | None = None) -> tuple[Finding, ...]:
    """A finding for each link that has no address, one that cannot be right, or one that could be tidier.

    Untidy links that only a person could mend are summed up, since they work.
    """
    standing, mending = tuple(links), mending or Mending()
    return (*_faults(standing, mending), *_untidy(standing, mending))


def _faults(links: Iterable[Link], mending: Mending) -> Iterator[Finding]:
    for link in links:
        if not link.url.strip() and link.where not in mending.taken:
            yield Finding("missing-link", "the link has no address", link.where)
        elif web_link(link.url) and (what := malformed(link.url)):
            repair = _repair(link, unravelled(link.url), what, mending)
            entry = mending.title(link) if repair else ""
            yield Finding("malformed-link", f"{link.url}: {what}", link.where, repair, entry, about=link.url)


def _untidy(links: Iterable[Link], mending: Mending) -> Iterator[Finding]:
    left: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        what = "; ".join(habit.what for habit in habits(link.url)) if checkable(link.url) else ""
        repair = _repair(link, tidied(link.url), what, mending) if what else None
        if repair:
            yield Finding("untidy-link", f"{link.url}: {what}", link.where, repair, mending.title(link), about=link.url)
        elif what:
            left[what].append(link)
    for what, group in left.items():
        first, lines = group[0], ", ".join(str(line) for line in sorted({link.where.line for link in group}))
        message = f"{first.url}: {what}" + (f"; so are {len(group)} links in all (lines {lines})" if group[1:] else "")
        yield Finding("untidy-link", message, first.where, about=what)


def _repair(link: Link, after: str, why: str, mending: Mending) -> Repair | None:
    usable = after and not malformed(after)
    return mending.repair(link, after, why, sure=mending.wanted) if usable else None
