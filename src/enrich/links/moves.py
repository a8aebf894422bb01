"""Which new address of a moved page may be written into a list without a person looking at it.

Where a site moves its own page, its redirect is its word. A redirect to somebody else's site may be
a sale, a takeover or an advertisement; only moves that the field knows of are followed there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from enrich.links.addresses import has_session, is_address, is_front, login_address

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

KNOWN_MOVES: Mapping[str, tuple[str, ...]] = {
    "aclweb.org": ("aclanthology.org",),
    "aclanthology.info": ("aclanthology.org",),
    "bitbucket.org": ("github.com",),
    "code.google.com": ("github.com",),
    "dx.doi.org": ("doi.org",),
    "jmlr.csail.mit.edu": ("jmlr.org", "proceedings.mlr.press"),
    "jmlr.org": ("proceedings.mlr.press",),
    "nips.cc": ("neurips.cc",),
    "papers.nips.cc": ("neurips.cc",),
    "twitter.com": ("x.com",),
    "xxx.lanl.gov": ("arxiv.org",),
}
"""Old sites, with their subdomains, and where they are now."""

_OF_MANY = ("wordpress.com",)
"""Domains whose subdomains belong to different people although the Public Suffix List has no rule for them."""


def registrable(host: str) -> str:
    """The part of a host name that somebody registered, and whose subdomains are theirs (Public Suffix List)."""
    host = host.lower().rstrip(".")
    if is_address(host) or any(host.endswith("." + site) for site in _OF_MANY):
        return host
    return _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - to read the list costs 60 ms

    return PublicSuffixList()


def may_be_written(old: str, new: str) -> bool:
    """Whether a new address is sure enough to be written in place of the old one."""
    parts, host = urlsplit(new), urlsplit(old).hostname or ""
    if parts.scheme not in ("http", "https") or (old.startswith("https:") and parts.scheme == "http"):
        return False
    if (is_front(new) and not is_front(old)) or login_address(new) or has_session(new):
        return False
    there = parts.hostname or ""
    return registrable(host) == registrable(there) or _known(host, there)


def _known(host: str, there: str) -> bool:
    return any(_within(host, old) and any(_within(there, new) for new in places) for old, places in KNOWN_MOVES.items())


def _within(host: str, site: str) -> bool:
    return host == site or host.endswith("." + site)
