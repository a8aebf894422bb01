"""What a work is found by: its identifiers, its title and the parts of it, its words and pairs of words. Pure.

Each is a number of 64 bits, so that a catalogue is one table of numbers; what two texts share by chance is found out
when the record is read. Words alone would not do: of a million titles thousands share even the rarer words, and
whoever counts the rest of them reads for milliseconds. Two words in a row are rare, and of those of a title one
wrong or missing word spoils two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from enrich.model import Ids, Record
from enrich.normalise.titles import title_key, with_subtitle
from enrich.sources.searching import parts

RULES = 2
"""The rules by which titles become keys and keys features. Raise it whenever `title_key` or anything here answers
otherwise: a catalogue that was built by other rules would seem to lack what it has."""


def _number(text: str) -> int:
    """The number of a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


_word = lru_cache(maxsize=65536)(_number)


def _pair(one: int, two: int) -> int:
    """The number of two words that follow each other, from theirs: to hash each pair would take ten times as long."""
    return (one * 0x9E3779B97F4A7C15 + two & 0xFFFFFFFFFFFFFFFF) - 0x8000000000000000


def identity(work: tuple[Record, ...]) -> int:
    """What a work is replaced by: its page, at the source that tells of it."""
    return _number(f"={work[0].source} {work[0].url}")


def of_id(kind: str, value: str) -> int:
    """The feature of an identifier."""
    return _number(f"{kind}:{value}")


def of_ids(ids: Ids) -> Iterator[int]:
    """The features of identifiers."""
    return (of_id(kind, value) for kind, value in ids.items())


def of_title(key: str) -> int:
    """The feature of a whole title, by its key."""
    return _number(f"t:{key}")


def of_part(key: str) -> int:
    """The feature of what stands before or after the colon of a title, by its key."""
    return _number(f"p:{key}")


def of_words(key: str) -> set[int]:
    """The features of a title's words, and of each two that follow each other."""
    words = list(map(_word, key.split()))
    return {*words, *map(_pair, words, words[1:])}


def keys(titles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The keys of titles with their subtitles, and without, each with the title that it is of."""
    found: dict[str, str] = {}
    for title, subtitle in titles:
        whole = with_subtitle(title, subtitle)
        found[title_key(whole)] = whole
        if subtitle:
            found.setdefault(title_key(title), title)
    found.pop("", None)
    return found


def of_work(work: tuple[Record, ...]) -> set[int]:
    """All features of a work: an identifier of another version of it, too, leads to it."""
    found: set[int] = set()
    for record in work:
        found.update(of_ids(record.ids))
        for ids in record.related:
            found.update(of_ids(ids))
    for key, title in keys({(record.title, record.subtitle) for record in work}).items():
        found.add(of_title(key))
        found |= of_words(key)
        found.update(map(of_part, parts(title)))
    return found
