"""What a change to some lists adds or touches, from their texts before and after. Pure.

Entries are compared by what they say, not by where they stand: one that moved, within its list or to another, or
that was only laid out anew, is not new. What stands outside entries is compared by the line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from enrich.lists.text import LINE_END
from enrich.model import Link, Location, Paper, PaperList

NOWHERE = Location("", 0)


class _Everywhere:
    """Every place of every list."""

    def __contains__(self, _where: object) -> bool:
        return True


EVERYWHERE = _Everywhere()
"""What is judged where nobody asked about a change."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a list, and what was read from it."""

    text: str
    listed: PaperList


def touched(before: Sequence[Reading], after: Sequence[Reading]) -> frozenset[Location]:
    """The lines, in the lists as they are now, of entries that were added or changed, and of other text that is new.

    Of entries that say the same, the one is new that has got another neighbour.
    """
    lines = Counter(line for reading in before for _, line in _lines_outside(reading))
    fresh = _new_papers(_papers(before), _papers(after))
    places = {where for paper in fresh for where in places_of(paper)}
    for reading in after:
        for where, line in _lines_outside(reading):
            if not lines[line]:
                places.add(where)
            else:
                lines[line] -= 1
    return frozenset(places)


def places_of(paper: Paper) -> frozenset[Location]:
    """Every line of an entry."""
    first, length = paper.where, len(LINE_END.findall(paper.text.rstrip("\r\n")))
    own = (Location(first.path, first.line + number) for number in range(length + 1))
    return frozenset(own) | {first} | {link.where for link in paper.links}


def _papers(readings: Iterable[Reading]) -> list[Paper]:
    return [paper for reading in readings for paper in reading.listed.papers]


def _new_papers(before: Sequence[Paper], after: Sequence[Paper]) -> list[Paper]:
    """The papers that are left when each that was there before is struck out once."""
    familiar = {(above, content) for above, content, _ in _with_neighbours(before)}
    told = sorted(_with_neighbours(after), key=lambda one: one[:2] not in familiar)
    old = Counter(content for _, content, _ in _with_neighbours(before))
    fresh = []
    for _, content, paper in told:
        if not old[content]:
            fresh.append(paper)
        else:
            old[content] -= 1
    return fresh


def _with_neighbours(papers: Iterable[Paper]) -> Iterator[tuple[Paper | None, Paper, Paper]]:
    """What the entry above says, what an entry says, and the entry."""
    for _, group in groupby(papers, key=lambda paper: paper.where.path):
        above = None
        for paper in group:
            content = _content(paper)
            yield above, content, paper
            above = content


def _content(paper: Paper) -> Paper:
    """What an entry says, wherever it stands and however it is laid out."""
    links = tuple(Link(link.url, NOWHERE) for link in paper.links)
    return replace(paper, where=NOWHERE, section="", text="", links=links)


def _lines_outside(reading: Reading) -> Iterator[tuple[Location, str]]:
    """The lines that belong to no entry, with their places; empty ones are left out."""
    inside = {where for paper in reading.listed.papers for where in places_of(paper)}
    for number, line in enumerate(LINE_END.split(reading.text), 1):
        where = Location(reading.listed.path, number)
        if line.strip() and where not in inside:
            yield where, line.strip()
