"""Addresses that work, but say more, or other, than they should; and how they should read.

Each line is one habit, found by looking at the address alone. What a mended address leads to is the
same page: nothing here guesses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit, urlunsplit

SECURE = frozenset(
    {
        "aclanthology.org",
        "arxiv.org",
        "dl.acm.org",
        "doi.org",
        "dx.doi.org",
        "en.wikipedia.org",
        "github.com",
        "huggingface.co",
        "ieeexplore.ieee.org",
        "link.springer.com",
        "openreview.net",
        "papers.nips.cc",
        "proceedings.mlr.press",
        "proceedings.neurips.cc",
        "www.aclweb.org",
        "www.nature.com",
        "www.sciencedirect.com",
        "www.youtube.com",
    }
)
"""Sites that answer at https, and send there whoever comes by http."""

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hsenc|_hsmi|yclid|ref_src|spm", re.IGNORECASE
)
_DOUBLED = re.compile(
    r"https?://(?:dx\.)?(?:doi\.org|arxiv\.org/(?:abs|pdf|html))/+"
    r"((?:https?://)?(?:(?:dx\.)?doi\.org|(?:www\.)?arxiv\.org/(?:abs|pdf|html))/\S+)",
    re.IGNORECASE,
)
_HOST_FIRST = re.compile(r"(?:www\.|(?:dx\.)?doi\.org/|arxiv\.org/|github\.com/)\S+", re.IGNORECASE)
_PINNED = re.compile(r"(arxiv\.org/(?:abs|pdf|html)/[\w./-]*?\d)v\d+(?=/?$|[.?#])", re.IGNORECASE)
"""What stands below a version, such as a figure, is there at that version only."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What an address has that it should not, in words, and how it reads without; `sure` if nobody meant it."""

    what: str
    mended: Callable[[str], str]
    sure: bool = True


def _secure(url: str) -> str:
    parts = urlsplit(url)
    plain = parts.scheme == "http" and parts.netloc.lower() in SECURE
    return "https" + url[4:] if plain else url


def _untracked(url: str) -> str:
    parts = urlsplit(url)
    if not any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)):
        return url
    kept = [pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _single_slashes(url: str) -> str:
    parts = urlsplit(url)
    if "//" not in parts.path or "://" in parts.path or parts.netloc.lower().endswith("archive.org"):
        return url
    return urlunsplit(parts._replace(path=re.sub(r"/{2,}", "/", parts.path)))


def _unpinned(url: str) -> str:
    return _PINNED.sub(r"\1", url)


HABITS: tuple[Habit, ...] = (
    Habit("it begins with http, and the site has https", _secure),
    Habit("it carries parameters that only tell where the reader came from", _untracked),
    Habit("it has a slash too many", _single_slashes, sure=False),
    Habit("it is pinned to one version of an arXiv paper", _unpinned, sure=False),
)
"""Read in order; each finds what those before have left."""


def habits(url: str) -> tuple[Habit, ...]:
    """Those that an http(s) address has."""
    return tuple(habit for habit in HABITS if habit.mended(url) != url)


def tidied(url: str) -> str:
    """An address without its habits; "" for one that would change its meaning for somebody who meant it."""
    found = habits(url)
    for habit in found:
        url = habit.mended(url)
    return url if all(habit.sure for habit in found) else ""


def unravelled(target: str) -> str:
    """What a malformed target was meant to be, where only one reading is possible; else ""."""
    doubled = _DOUBLED.fullmatch(target)
    if doubled:
        target = doubled[1]
    elif target.startswith("//"):
        return "https:" + target
    return "https://" + target if _HOST_FIRST.fullmatch(target) else target if doubled else ""
