"""A piece of a dump as it is kept: blocks of records, what they are found by, and what was left out. Pure.

This is what other processes do: a piece goes in as bytes, and arrays and bytes come out. A piece gives the same
whoever reads it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from enrich.catalogue.dumps import DUMPS
from enrich.catalogue.dumps.shape import Dump, Fault, Work
from enrich.catalogue.features import identity, of_work
from enrich.catalogue.packing import pack
from enrich.normalise.titles import title_key

LONGEST_TITLE = 5000
"""Characters. What is longer is no title, and would be found by each of its thousands of words."""

FAULTS_TOLD = 20
"""So many of a piece are told in words; all are counted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some elements of a dump of the format `dump`, from `line` of a file on, and what is known from further above."""

    dump: str
    name: str
    line: int
    data: bytes
    context: bytes = b""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a piece holds.

    Work n, counted from 0 within the piece, has `identities[n]`, and stands in a block. `features` and `places` are
    pairs: what is found, and the work. `papers` counts works, `others` what is no paper, `garbled` what could not be
    read; `faults` tells of the first of those, each with its line.
    """

    blocks: tuple[bytes, ...]
    identities: array[int]
    features: array[int]
    places: array[int]
    others: int
    garbled: int
    faults: tuple[tuple[int, str], ...]

    @property
    def papers(self) -> int:
        return len(self.identities)


def parse(piece: Piece) -> Parsed:
    """What a piece holds."""
    works: list[Work] = []
    faults: list[tuple[int, str]] = []
    others = garbled = 0
    for line, told in _told(piece, DUMPS[piece.dump]):
        if isinstance(told, tuple):
            works.append(told)
        elif told.garbled:
            garbled += 1
            faults.append((line, told.what))
        else:
            others += 1
    features, places = array("q"), array("I")
    for place, work in enumerate(works):
        found = of_work(work)
        features.extend(found)
        places.extend([place] * len(found))
    return Parsed(
        tuple(pack(works)),
        array("q", map(identity, works)),
        features,
        places,
        others,
        garbled,
        tuple(faults[:FAULTS_TOLD]),
    )


def _told(piece: Piece, dump: Dump) -> Iterator[tuple[int, Work | Fault]]:
    line, counted = piece.line, 0
    for place, element in dump.splitter.elements(piece.data):
        line += piece.data.count(b"\n", counted, place)
        counted = place
        for told in dump.read(piece.context + element, piece.name):
            yield line, _findable(told)


def _findable(told: Work | Fault) -> Work | Fault:
    """A work, unless nothing of its title is left that it could be found by, or it is no title at all."""
    if not isinstance(told, tuple):
        return told
    if max(len(record.title) + len(record.subtitle) for record in told) > LONGEST_TITLE:
        return Fault(f"a title of more than {LONGEST_TITLE:,} characters")
    return told if any(title_key(record.title) for record in told) else Fault("it has no title", garbled=False)
