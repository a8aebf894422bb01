"""The records of a catalogue that may be about a paper. Which of them are is for `match` to say.

By identifier and by whole title first; then the works that share the rarest words, and pairs of words, with the title,
those whose titles are nearest; then the other versions of all these.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from enrich.catalogue import features
from enrich.catalogue.index import Index
from enrich.catalogue.packing import Work, titles_of, work_of
from enrich.match.titles import Titles, compared
from enrich.model import Paper, Record
from enrich.normalise.titles import title_key
from enrich.sources.record_index import NEAR, NEAREST
from enrich.sources.searching import parts

SAME = 64
"""Works. A title that more of them have ("Introduction") says nothing of any of them."""

READ = 2000
"""Works that are counted for the words of a title, from the rarest on: some quarter of a millisecond."""

LEAST = 2
"""So many words are looked at however many works have them."""

RERANKED = 12
"""So many works, those that share most, are read and compared with the title."""

WORTH = 0.5
"""And of these only such as share at least so much of what the best of them does."""

LONGEST = 64
"""Words of a title that are looked at."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a work must have one of: identifiers, or titles; or a title of which `part` is what parts at a colon."""

    ids: frozenset[tuple[str, str]]
    titles: frozenset[str]
    part: str = ""

    def fits(self, work: Work) -> bool:
        if any(pair in self.ids for record in work for ids in (record.ids, *record.related) for pair in ids.items()):
            return True
        known = features.keys({(record.title, record.subtitle) for record in work})
        return any(key in self.titles or (self.part and self.part in parts(title)) for key, title in known.items())


@dataclass(frozen=True, slots=True)
class Lookup:
    """Finds records in a catalogue."""

    index: Index

    def find(self, paper: Paper) -> tuple[Record, ...]:
        """The records that may be about a paper, and the other versions of their works.

        In an order that does not depend on how the catalogue was built.
        """
        key = title_key(paper.title)
        halves = parts(paper.title)
        wanted = _Wanted(frozenset(paper.ids.items()), frozenset(filter(None, (key, *halves))), key)
        asked = [*features.of_ids(paper.ids), *map(features.of_title, wanted.titles)]
        if key:
            asked.append(features.of_part(key))
        found = self._having(asked, wanted) | (self.alike(key) if key else set())
        found |= self._versions(found)
        records = {record for number in found for record in work_of(self.index.work(number))}
        return tuple(sorted(records, key=lambda record: (record.source, record.url, repr(record))))

    def _having(self, asked: Iterable[int], wanted: _Wanted) -> set[int]:
        """The works that have one of some features, and not by chance that two texts have one number."""
        rows = self.index.having(asked).values()
        few = {number for works in rows if len(works) <= SAME for number in works}
        return {number for number in few if wanted.fits(work_of(self.index.work(number)))}

    def _versions(self, found: set[int]) -> set[int]:
        """The works that have the title of one of these, or an identifier that one of them has or names."""
        records = [record for number in found for record in work_of(self.index.work(number))]
        keys = features.keys({(record.title, record.subtitle) for record in records})
        ids = {pair for record in records for each in (record.ids, *record.related) for pair in each.items()}
        asked = [*map(features.of_title, keys), *(features.of_id(*pair) for pair in ids)]
        return self._having(asked, _Wanted(frozenset(ids), frozenset(keys)))

    def alike(self, key: str) -> set[int]:
        """The works whose title is nearest to this key, the same one included."""
        ratios = []
        for number in self._sharing(" ".join(key.split()[:LONGEST])):
            for other in features.keys(titles_of(self.index.work(number))):
                ratio = fuzz.ratio(key, other, score_cutoff=NEAR)
                if ratio and compared(key, other) is not Titles.OTHER:
                    ratios.append((-ratio, other, number))
        near = heapq.nsmallest(NEAREST, ratios)
        # of as many as are equally near none is left out, so that the order of works decides nothing
        return {number for ratio, other, number in ratios if near and (ratio, other) <= near[-1][:2]}

    def _sharing(self, key: str) -> list[int]:
        """The works that share most with a title, the rarer the words the more they count."""
        rows = sorted(self.index.having(features.of_words(key)).items(), key=lambda row: (len(row[1]), row[0]))
        shares: dict[int, float] = {}
        known = shares.get
        read = 0
        for place, (_, works) in enumerate(rows):
            read += len(works)
            if place >= LEAST and read > READ:
                break
            weight = 1 / math.log2(2 + len(works))
            for number in works:
                shares[number] = known(number, 0.0) + weight
        return _most(shares)


def _most(shares: Mapping[int, float]) -> list[int]:
    """The works with the largest shares; of those with the last one's all or none, so that their order is nothing."""
    least = max(shares.values(), default=0.0) * WORTH
    worth = [(share, number) for number, share in shares.items() if share >= least]
    if len(worth) > RERANKED:
        least = heapq.nlargest(RERANKED, worth)[-1][0]
        chosen = [row for row in worth if row[0] >= least]
        worth = chosen if len(chosen) <= 2 * RERANKED else [row for row in worth if row[0] > least]
    return [number for _, number in worth]
