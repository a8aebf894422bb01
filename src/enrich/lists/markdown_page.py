"""A page of Markdown while its entries are looked for: its items as they read, its sections, and where each stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from enrich.lists.markdown_items import Item
from enrich.lists.markdown_judging import is_entry
from enrich.lists.markdown_lines import BLANK, HEADING, Line
from enrich.lists.markdown_neighbours import Read, is_further
from enrich.lists.markdown_parts import Reading, Stretch
from enrich.lists.markdown_reading import begins_with_work, read_entry
from enrich.lists.markdown_segments import segments
from enrich.lists.markdown_views import stretch
from enrich.lists.sections import said_above
from enrich.lists.splicing import Span


class Places:
    """The sections of a document, by where they begin."""

    def __init__(self, named: Sequence[tuple[int, str]]) -> None:
        self.starts = [start for start, _ in named]
        self.names = [name for _, name in named]

    def at(self, place: int) -> str:
        """The name of the section that a place is in; "" before the first."""
        before = bisect_right(self.starts, place)
        return self.names[before - 1] if before else ""


LONGEST_GROUP = 40
"""Characters of an item that names those below it."""


def grouped(page: Page, sections: Iterable[tuple[int, str]], every: Iterable[Item]) -> Sequence[tuple[int, str]]:
    """The sections, and within them those of the items that stand below a year or the edition of a venue."""
    named = list(sections)
    places, found = Places(named), []
    for item in every:
        name = item.below and not item.paragraph and page.text[item.start : page.read[item.first].span.end].strip()
        if name and len(name) <= LONGEST_GROUP and "](" not in name and said_above(name):
            start = page.read[item.below[0].first].span.start
            section = places.at(start)
            end = page.read[item.stop].span.start if item.stop < len(page.read) else len(page.text)
            found += [(start, f"{section} > {name}" if section else name), (end, section)]
    return sorted([*found, *named], key=lambda one: one[0]) if found else named


class Place(NamedTuple):
    """The line on which an entry begins, what marks it as one of its list, and what moves with it."""

    number: int
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """A document: its text, its lines, and the addresses that it defines for its links.

    `citing` says that it may name people before plain titles.
    """

    text: str
    read: Sequence[Line]
    defined: Mapping[str, str]
    citing: bool = True

    @property
    def name(self) -> str:
        """What the page calls itself: its first heading."""
        first = next((line for line in self.read if line.kind is HEADING), None)
        return first.content.of(self.text) if first else ""

    def parts(self, item: Item) -> list[Stretch]:
        """The segments of an item."""
        return [self._stretch(part.span, below=part.below) for part in segments(self.text, self.read, item)]

    def reading(self, item: Item, parts: Sequence[Stretch] | None = None) -> Reading | None:
        """What an item says, from its segments, if they are known already."""
        return read_entry(self.parts(item) if parts is None else parts, citing=self.citing and not item.heading)

    def _stretch(self, span: Span, *, below: bool) -> Stretch:
        return stretch(self.text, span, self.defined, below=below)

    def apart(self, item: Item) -> list[Item]:
        """The works of an item that holds several, each an item of its own, if each has lines of its own."""
        parts = [part.span for part in segments(self.text, self.read, item) if not part.below]
        starts = [span.start for span in parts if begins_with_work(self._stretch(span, below=False))]
        numbers = [line_at(self.read, start) for start in starts]
        if len(starts) < 2 or len(set(numbers)) < len(numbers) or starts[0] != item.start:
            return []
        ends = [*numbers[1:], item.stop]
        return [Item(first, stop, start, item.indent) for first, stop, start in zip(numbers, ends, starts, strict=True)]

    def family(self, item: Item, reading: Reading) -> list[Read]:
        """The works of an item with works below it, each with a link of its own: the item, and each of those."""
        below = [child for child in item.below if "](" in self.text[child.start : self.read[child.stop - 1].span.end]]
        first = below[0].first if below else item.first
        if first == item.first or "](" not in self.text[item.start : self.read[first - 1].span.end]:
            return []
        read = [(child, own) for child in below if (own := self.reading(child)) and is_further(own, reading)]
        if not read:
            return []
        head = replace(item, stop=read[0][0].first, below=[one for one in item.below if one.first < read[0][0].first])
        own = self.reading(head)
        return [(head, own), *read] if own and own.url and is_entry(own, doubtful=False) else []

    def place(self, item: Item) -> Place:
        """All of an item moves but its number, which counts the place and not the work that stands there."""
        line = self.read[item.first]
        start = item.start if item.numbered else line.span.start
        kind = "number" if item.numbered else self.text[line.span.start : item.start]
        last = item.stop - 1
        while self.read[last].kind is BLANK:
            last -= 1
        return Place(line.number, kind, Span(start, self.read[last].span.end))


def line_at(read: Sequence[Line], place: int) -> int:
    """The index of the line that a place is on."""
    return bisect_right(read, place, key=lambda line: line.span.start) - 1
