"""An entry that is no heading: an item, a numbered paragraph or a row of a table, and how its parts are rewritten."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from enrich.lists.markdown_atoms import atoms, blanked, definitions
from enrich.lists.markdown_heading import as_target, as_title, on_one_line
from enrich.lists.markdown_items import Item, items, segments
from enrich.lists.markdown_layout import Layout, Spot, learn, spots
from enrich.lists.markdown_lines import Kind, Line
from enrich.lists.markdown_parts import Marks, Part, Reading, Stretch
from enrich.lists.markdown_reading import is_citation, is_entry, read_entry
from enrich.lists.markdown_tables import Row, rows
from enrich.lists.markdown_works import about_the_list, mostly_others
from enrich.lists.splicing import Replacement, Span
from enrich.model import Field

FEWEST_PARAGRAPHS = 3
"""Paragraphs without number or mark that read as works. A page with fewer of them has no list of such paragraphs."""


@dataclass(frozen=True, slots=True)
class Work:
    """One entry: its line, what moves with it, what was read, and where missing parts would come.

    Entries of one `kind` may change places.
    """

    number: int
    kind: str
    span: Span
    section: str
    reading: Reading
    spots: Mapping[Field, Spot]
    layout: Layout
    closed: frozenset[Field]
    in_table: bool = False

    @property
    def pinned(self) -> bool:
        return False

    def said(self, text: str) -> dict[Field, str]:
        """What stands in the list for each field."""
        said = {which: part.said(text) for which, part in self.reading.parts.items()}
        if self.in_table:
            said = {which: words.replace("\\|", "|") for which, words in said.items()}
        return {**dict.fromkeys(Field, ""), Field.URL: self.reading.url, **said}


def works(text: str, read: Sequence[Line], taken: Sequence[Span], named: Sequence[tuple[int, str]]) -> tuple[Work, ...]:
    """The entries of a document that stand outside of what is taken. `named` are the sections, by where they begin."""
    defined = definitions(text, read)
    sections = _Sections(named)
    starts = [span.start for span in taken]

    def is_free(item: Item) -> bool:
        place = read[item.first].span.start
        before = bisect_right(starts, place)
        return before == 0 or place >= taken[before - 1].end

    listed = [(item, reading) for item, reading in _items(text, read, defined, sections) if is_free(item)]
    if sum(item.paragraph for item, _ in listed) < FEWEST_PARAGRAPHS:
        listed = [(item, reading) for item, reading in listed if not item.paragraph]
    table = [row for row in rows(text, read, defined) if not about_the_list(sections.at(row.line.span.start))]
    layout = learn(text, [reading for _, reading in listed])
    of_table = learn(text, [row.reading for row in table])
    found = [
        *(_work(text, _place(text, read, item), reading, layout, sections) for item, reading in listed),
        *(_of_row(text, row, of_table, sections) for row in table),
    ]
    return tuple(sorted(found, key=lambda work: work.span))


class _Sections:
    def __init__(self, named: Sequence[tuple[int, str]]) -> None:
        self.starts = [start for start, _ in named]
        self.names = [name for _, name in named]

    def at(self, place: int) -> str:
        before = bisect_right(self.starts, place)
        return self.names[before - 1] if before else ""


def _items(
    text: str, read: Sequence[Line], defined: Mapping[str, str], sections: _Sections
) -> Iterator[tuple[Item, Reading]]:
    waiting = list(reversed(items(text, read)))
    while waiting:
        item = waiting.pop()
        section = sections.at(read[item.first].span.start)
        if about_the_list(section):
            continue
        reading = read_entry(_stretches(text, read, item, defined))
        if reading and (is_citation if item.paragraph else is_entry)(reading, doubtful=mostly_others(section)):
            yield item, reading
        else:
            waiting += reversed(item.below)


def _stretches(text: str, read: Sequence[Line], item: Item, defined: Mapping[str, str]) -> list[Stretch]:
    found = []
    for segment in segments(text, read, item):
        inside = atoms(text, segment.span, defined)
        found.append(Stretch(text, segment.span, inside, blanked(text, segment.span, inside), segment.below))
    return found


def _closed(text: str, reading: Reading, found: Mapping[Field, Spot]) -> frozenset[Field]:
    """The fields that have no place in the entry, or one that is not to be rewritten."""
    missing = {which for which in Field if which not in reading.parts and which not in found}
    return reading.fixed(text) | missing


class Place(NamedTuple):
    """The line on which an entry begins, what marks it as an item of its list, and what moves with it."""

    number: int
    kind: str
    span: Span


def _place(text: str, read: Sequence[Line], item: Item) -> Place:
    """All of an item moves but its number, which counts the place and not the work that stands there."""
    line = read[item.first]
    start = item.start if item.numbered else line.span.start
    kind = "number" if item.numbered else text[line.span.start : item.start]
    end = next(read[place].span.end for place in range(item.stop - 1, -1, -1) if read[place].kind is not Kind.BLANK)
    return Place(line.number, kind, Span(start, end))


def _work(text: str, place: Place, reading: Reading, layout: Layout, sections: _Sections) -> Work:
    found = spots(text, layout, reading)
    section, closed = sections.at(place.span.start), _closed(text, reading, found)
    return Work(place.number, place.kind, place.span, section, reading, found, layout, closed)


def _in_cell(span: Span) -> Spot:
    """The place in an empty cell, with a space on both sides of what comes there."""
    width = span.end - span.start
    return Spot(span.start + min(width, 1), "" if width else " ", " " if width < 2 else "")


def _of_row(text: str, row: Row, layout: Layout, sections: _Sections) -> Work:
    line = row.line
    waiting = {which: _in_cell(span) for which, span in row.empty.items()}
    section, closed = sections.at(line.span.start), _closed(text, row.reading, waiting)
    return Work(line.number, "row", line.span, section, row.reading, waiting, layout, closed, in_table=True)


# --- writing ----------------------------------------------------------------------------------


def replacements(text: str, work: Work, wanted: Mapping[Field, str]) -> Iterator[Replacement]:
    """What to replace so that the fields say what is wanted."""
    fresh = [which for which in (Field.VENUE, Field.DATE) if which in wanted and which not in work.reading.parts]
    if len(fresh) == 2 and work.layout.when and not work.in_table and all(which in work.spots for which in fresh):
        yield _both(work, wanted)
        wanted = {which: after for which, after in wanted.items() if which not in fresh}
    for which, after in wanted.items():
        part, spot = work.reading.parts.get(which), work.spots.get(which)
        if part:
            yield from _rewritten(text, work, which, part, after)
        elif spot:
            written = _written(work, which, after, spot.marks)
            yield Replacement(Span(spot.place, spot.place), spot.before + written + spot.after)


def _both(work: Work, wanted: Mapping[Field, str]) -> Replacement:
    """Date and venue where there was neither."""
    place, spot = work.layout.when, work.spots[Field.VENUE]
    venue, date = (_written(work, which, wanted[which], spot.marks) for which in (Field.VENUE, Field.DATE))
    between = (place.between if place else None) or " "
    said = venue + between + date if place and place.venue_first else date + between + venue
    return Replacement(Span(spot.place, spot.place), spot.before + said + spot.after)


def _rewritten(text: str, work: Work, which: Field, part: Part, after: str) -> Iterator[Replacement]:
    written = _written(work, which, after, part.marks)
    before = part.span.of(text)
    if which is Field.DATE and re.fullmatch(r"['’]\d\d", before) and re.fullmatch(r"\d{4}", after):
        written = before[0] + after[2:]
    elif which is Field.DATE and before[:1] in "'’" and text[part.span.start - 1].isalnum():
        # a year that was joined to its venue by the apostrophe alone
        written = ("%20" if part.marks is Marks.BADGE else " ") + written
    yield Replacement(part.span, written)
    if part.more:
        # the venue is in one piece now
        start = next(
            (
                other.span.end
                for other in work.reading.parts.values()
                if part.span.end <= other.span.start < part.more.start
            ),
            part.span.end,
        )
        yield Replacement(Span(start, part.more.end), "")


def _written(work: Work, which: Field, after: str, marks: Marks) -> str:
    if (
        which is Field.DATE
        and work.layout.short_years
        and re.fullmatch(r"\d{4}", after)
        and which not in work.reading.parts
    ):
        after = f"'{after[2:]}"
    said = on_one_line(after).strip()
    match marks:
        case Marks.TARGET:
            said = as_target(after)
        case Marks.BADGE:
            return quote(said.replace("-", "--").replace("_", "__"), safe="'!*:,;.~_-")
        case Marks.BOLD:
            said = re.sub(r"(?<!\\)\*\*|(?<!\\)\*\Z|\A\*", lambda match: match[0].replace("*", "\\*"), as_title(said))
        case Marks.QUOTES:
            said = as_title(said).replace('"', "'")
        case _:
            said = as_title(said) if which in (Field.TITLE, Field.URL) else _plain(said)
    return re.sub(r"(?<!\\)\|", r"\\|", said) if work.in_table else said


def _plain(text: str) -> str:
    """People, a venue or a date as prose; what would begin a link, code or a tag is escaped."""
    return re.sub(r"(?<!\\)([`<\[\]])", r"\\\1", text)
