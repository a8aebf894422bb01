"""Titles as questions: which can be asked, in which words, and which records are worth a judgement.

Nothing here decides that a record is about a paper; that is for `match`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from enrich.normalise.titles import COMMON_WORDS, plain, title_key, with_subtitle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from enrich.model import Paper, Record

LIKENESS = 70
"""Below this ratio (0 to 100) of two titles, a record is no candidate."""

LEAST_WORDS = 3
"""Titles of fewer content words are names of fields rather than of papers: "Deep Learning"."""

LONGEST_TITLE = 240
"""Bytes of a title that are sent; its first words rank well enough, and addresses may not be endless."""

_COLON = re.compile(r":\s|：")


def content_words(title: str) -> tuple[str, ...]:
    """The words of a title that say what it is about, each once."""
    return tuple(dict.fromkeys(word for word in title_key(title).split() if word not in COMMON_WORDS))


def is_telling(title: str) -> bool:
    """Whether a title has enough words to be searched for on its own."""
    return len(content_words(title)) >= LEAST_WORDS


def key_of_title(paper: Paper) -> str:
    """What the titles of papers that one search answers have in common."""
    return title_key(paper.title)


def asked_title(title: str) -> str:
    """A title as it is sent: plain, and cut after a word where it is very long."""
    text = plain(title)
    sent = text.encode("utf-8", "ignore")[:LONGEST_TITLE].decode("utf-8", "ignore")
    return sent if len(sent) == len(text) else sent.rpartition(" ")[0] or sent


def head(title: str) -> str:
    """What stands before the colon of a title, or all of it."""
    return _COLON.split(plain(title), maxsplit=1)[0]


def parts(title: str) -> tuple[str, ...]:
    """The keys of what stands before and after the colon of a title; none where it has no colon."""
    return tuple(filter(None, map(title_key, _COLON.split(title, maxsplit=1)))) if _COLON.search(title) else ()


def likeness(title: str, other: str) -> float:
    """How alike two titles are, 0 to 100; one may lack the subtitle of the other."""
    one, two = title_key(title), title_key(other)
    if not one or not two:
        return 0.0
    pairs = ((one, two), (title_key(head(title)), two), (one, title_key(head(other))))
    return max(fuzz.ratio(first, second) for first, second in pairs)


def candidates(paper: Paper, records: Iterable[Record]) -> tuple[Record, ...]:
    """The records whose title is near enough to the paper's to be judged."""
    return tuple(
        record
        for record in records
        if any(
            likeness(paper.title, title) >= LIKENESS
            for title in {record.title, with_subtitle(record.title, record.subtitle)}
        )
    )


def of_title(title: str, records: Iterable[Record]) -> tuple[Record, ...]:
    """The records that have a title to the letter."""
    key = title_key(title)
    return tuple(
        record
        for record in records
        if key in (title_key(record.title), title_key(with_subtitle(record.title, record.subtitle)))
    )
