"""Items that no rule reads, read as those are that look like them.

Works beyond doubt show in which shape the titles of their page stand (see `markdown_shapes`). Where there are none,
most of what leads to one work each, or cites one, shows it by having a shape in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from enrich.lists.markdown_items import Item
from enrich.lists.markdown_judging import is_entry
from enrich.lists.markdown_parts import Marks, Reading, Stretch
from enrich.lists.markdown_pieces import PieceKind, pieces
from enrich.lists.markdown_reading import read_titled
from enrich.lists.markdown_shapes import Pieces, Place, Shape, shapes
from enrich.lists.markdown_topics import lists_works, mostly_others
from enrich.lists.markdown_works import is_work
from enrich.model import Field
from enrich.normalise.ids import recognise

FEWEST = 3
"""Works beyond doubt that show a shape, or items of a section that have one in common."""

FEWEST_OF_PAGE = 5
"""Items of several sections that have a shape in common."""

MOST_ASKED = 40
"""Works of a page that are asked for their shape."""

Frequent = Mapping[Shape, int]

CITED: Frequent = {Shape(Marks.NONE, before=True, behind=True): 1}
"""The shape of a citation, which needs no company where papers are listed: people, a title, venue and date."""


@dataclass(frozen=True)
class Unread:
    """An item that no rule reads, with its segments and its section. `among_papers` says that its page lists papers."""

    item: Item
    parts: Sequence[Stretch]
    section: str
    among_papers: bool

    @cached_property
    def works(self) -> int:
        """How many works its links lead to."""
        return len({recognise(atom.url) or atom.url for part in self.parts for atom in part.atoms if _leads(atom.url)})

    @cached_property
    def pieces(self) -> Pieces:
        return pieces_of(self.parts)

    @cached_property
    def shapes(self) -> Mapping[Shape, Place]:
        return shapes(self.pieces)

    @cached_property
    def says(self) -> frozenset[PieceKind]:
        return frozenset(piece.kind for _, every in self.pieces for piece in every)

    @property
    def cites(self) -> bool:
        """Whether it names people, and where or when a work appeared."""
        return {PieceKind.PEOPLE, PieceKind.PLACE} <= self.says

    @property
    def evident(self) -> bool:
        """Whether it speaks of one work, whatever its title is."""
        return self.works == 1 or (not self.works and (self.cites or (self.listed and PieceKind.PLACE in self.says)))

    @property
    def listed(self) -> bool:
        """Whether its page or its section says of itself that it lists papers."""
        return self.among_papers or lists_works(self.section)


def pieces_of(parts: Iterable[Stretch]) -> Pieces:
    """The pieces of the segments that are an item's own; what is quoted in it is not."""
    own = [part for part in parts if not part.below]
    return [(part, pieces(part)) for part in own if part is own[0] or not _is_quoted(part)]


def _is_quoted(part: Stretch) -> bool:
    line = part.text.rfind("\n", 0, part.span.start) + 1
    return part.text[line : part.span.start + 1].lstrip().startswith(">")


def _leads(url: str) -> bool:
    return bool(url) and is_work(url)


class Known(NamedTuple):
    """A work beyond doubt: its segments, and how it was read."""

    parts: Sequence[Stretch]
    reading: Reading


def read_as_kin(unread: Sequence[Unread], known: Iterable[Known]) -> Iterator[tuple[Item, Reading]]:
    """The items that are works by a shape that they share with works beyond doubt, or with one another."""
    shown, alike = _shown(known), _alike([one for one in unread if one.evident])
    for one in unread:
        votes = (shown, alike.get(one.section, {}), alike.get("", {}), CITED if one.listed else {})
        reading = _read(one, votes)
        if reading and (_is_linked(one, reading) or _is_cited(one, reading)):
            yield one.item, reading


def _shown(known: Iterable[Known]) -> Frequent:
    """The shapes in which the titles of works beyond doubt stand, of those that are shown often enough."""
    found: Counter[Shape] = Counter()
    for parts, reading in known:
        title = reading.title.span
        own = shapes(pieces_of(parts))
        found.update(shape for shape, at in own.items() if at.span.start <= title.start < title.end <= at.span.end)
    return {shape: count for shape, count in found.items() if count >= FEWEST}


def _alike(evident: Sequence[Unread]) -> Mapping[str, Frequent]:
    """The shapes that most items have that speak of one work each, by section; "" stands for all of the page.

    What several say in the same words is no title, so that it counts once.
    """
    found: dict[str, dict[Shape, set[str]]] = defaultdict(lambda: defaultdict(set))
    every = Counter(section for one in evident for section in {"", one.section})
    for one in evident:
        for section, (shape, place) in product({"", one.section}, one.shapes.items()):
            found[section][shape].add(place.said)
    return {
        section: {
            shape: len(said)
            for shape, said in shown.items()
            if len(said) >= (FEWEST if section else FEWEST_OF_PAGE) and 5 * len(said) >= 3 * every[section]
        }
        for section, shown in found.items()
    }


def _read(one: Unread, votes: Iterable[Frequent]) -> Reading | None:
    """An item by the shape of those that it has which tells most, or stands first, of the most frequent ones; those
    that works beyond doubt show come first.
    """
    for frequent in votes:
        fit = [shape for shape in one.shapes if shape in frequent]
        most = max((frequent[shape] for shape in fit), default=0)
        if often := [shape for shape in fit if 5 * frequent[shape] >= 4 * most]:
            shape = max(often, key=lambda shape: shape.told)
            title = one.shapes[shape].title()
            return read_titled(one.parts, one.shapes[shape].part, title) if title else None
    return None


def _is_linked(one: Unread, reading: Reading) -> bool:
    """Whether an item leads to one work and no other."""
    leads = any(map(_leads, (reading.url, *reading.papers)))
    return leads and one.works == 1 and is_entry(reading, doubtful=mostly_others(one.section))


def _is_cited(one: Unread, reading: Reading) -> bool:
    """Whether an item without a link to a work is a citation, or a title with its date where papers are listed."""
    if not one.evident or mostly_others(one.section) or reading.title.link is not None:
        return False
    has = reading.parts.keys()
    whole = one.cites and Field.AUTHORS in has and bool({Field.VENUE, Field.DATE} & has)
    return whole or (one.listed and Field.DATE in has)


def unheld(unread: Iterable[Unread], held: Sequence[Item]) -> list[Unread]:
    """The items that hold no work and stand in none; of one that holds several items and speaks of no work, those."""
    spans = sorted((item.first, item.stop) for item in held)
    left: list[Unread] = []
    stop, at = 0, 0
    for one in sorted(unread, key=lambda one: (one.item.first, -one.item.stop)):
        while at < len(spans) and spans[at][1] <= one.item.first:
            at += 1
        holds = at < len(spans) and spans[at][0] < one.item.stop
        if not holds and one.item.first >= stop and (len(one.item.below) < 2 or one.works == 1):
            left.append(one)
            stop = one.item.stop
    return left
