"""Records by identifier and title, so that thousands of them need not be read for every paper. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from rapidfuzz import fuzz, process

from enrich.match.titles import Titles, compared
from enrich.normalise.titles import title_key, with_subtitle
from enrich.sources.searching import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from enrich.model import Ids, Paper, Record

Key = TypeVar("Key")

NEAR = 70
"""From this ratio of two titles' keys on (0 to 100), a record is a candidate."""

NEAREST = 5
"""So many of them are judged."""

RAREST = 2
"""How many of a title's words lead to candidates: the rarest, since a common one leads to all.

Titles that are near differ in one word, so of two at least one leads to the record.
"""


@dataclass(frozen=True)
class RecordIndex:
    """The ways to the records of a catalogue, or of proceedings."""

    records: tuple[Record, ...]

    @cached_property
    def wholes(self) -> tuple[str, ...]:
        return tuple(with_subtitle(record.title, record.subtitle) for record in self.records)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        return tuple(map(title_key, self.wholes))

    @cached_property
    def by_id(self) -> dict[tuple[str, str], list[int]]:
        return _places((pair, place) for place, record in enumerate(self.records) for pair in record.ids.items())

    @cached_property
    def by_title(self) -> dict[str, list[int]]:
        return _places((title, place) for place, title in enumerate(self.titles))

    @cached_property
    def by_part(self) -> dict[str, list[int]]:
        """By head or subtitle, for papers that are listed with one of them only."""
        return _places((part, place) for place, title in enumerate(self.wholes) for part in parts(title))

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        return _places((word, place) for place, title in enumerate(self.titles) for word in set(title.split()))

    def alike(self, title: str) -> Iterator[int]:
        """The places of the records whose title is nearest to this key."""
        known = sorted((len(self.by_word[word]), word) for word in set(title.split()) if word in self.by_word)
        places = {place for _, word in known[:RAREST] for place in self.by_word[word]}
        choices = {place: self.titles[place] for place in places}
        for near, _, place in process.extract(title, choices, scorer=fuzz.ratio, score_cutoff=NEAR, limit=NEAREST):
            if compared(title, near) is not Titles.OTHER:
                yield place

    def of(self, ids: Ids) -> tuple[Record, ...]:
        """The records that have one of these identifiers."""
        places = {place for pair in ids.items() for place in self.by_id.get(pair, ())}
        return tuple(self.records[place] for place in sorted(places))

    def find(self, paper: Paper) -> tuple[Record, ...]:
        """The records about a paper, by identifier or title, and the other versions of their works."""
        whole = title_key(paper.title)
        places = {place for pair in paper.ids.items() for place in self.by_id.get(pair, ())}
        if whole:
            places.update(self.by_part.get(whole, ()), self.alike(whole), self.by_title.get(whole, ()))
            places.update(*(self.by_title.get(part, ()) for part in parts(paper.title)))
        places.update(*(self.by_title[self.titles[place]] for place in tuple(places)))
        return tuple(self.records[place] for place in sorted(places))


def _places(pairs: Iterable[tuple[Key, int]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for key, place in pairs:
        found[key].append(place)
    return dict(found)
