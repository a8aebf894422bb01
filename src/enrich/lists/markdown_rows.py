"""How a row of a table of works is read.

A table is one of works if a column has their titles, and most of its rows lead to works or name where they appeared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from enrich.lists.markdown_addresses import add_addresses
from enrich.lists.markdown_atoms import BLANK, AtomKind
from enrich.lists.markdown_columns import Cells, Columns, columns_of
from enrich.lists.markdown_credits import dates, when
from enrich.lists.markdown_lines import NOWHERE
from enrich.lists.markdown_names import are_names
from enrich.lists.markdown_parts import Marks, Part, Reading, Stretch
from enrich.lists.markdown_plain import plain_title
from enrich.lists.markdown_reading import SHORT_TITLE, is_entry, read_entry
from enrich.lists.markdown_segments import broken
from enrich.lists.markdown_views import stretch
from enrich.lists.markdown_works import is_work
from enrich.lists.splicing import Span
from enrich.model import Field
from enrich.normalise.dates import read_date


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the line where it begins, its span, and its cells, spaces and all.

    A cell that one of a row above reaches into is `NOWHERE`.
    """

    number: int
    span: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A row that is an entry: what was read, and where an empty cell waits for a field."""

    row: Row
    reading: Reading
    empty: Mapping[Field, Span]
    html: bool = False


def works_of_table(
    text: str, names: Sequence[str], body: Sequence[Row], defined: Mapping[str, str], *, html: bool = False
) -> Iterator[WorkRow]:
    """The rows of a table whose columns have these names, if most of them are of works."""
    read = [(row, [_parts(text, cell, defined) for cell in row.cells]) for row in body] if names else []
    columns = columns_of(names, [parts for _, parts in read])
    if columns is None:
        return
    found = [work for row, parts in read if (work := _work(row, parts, columns, html=html))]
    good = sum(is_entry(work.reading, doubtful=False) for work in found)
    if 2 * good > len(found) or (columns.named and good and 2 * good == len(found)):
        yield from (work for work in found if _says_enough(work.reading))


def _parts(text: str, cell: Span, defined: Mapping[str, str]) -> list[Stretch]:
    return [stretch(text, part, defined) for part in broken(text, cell)]


def _work(row: Row, every: Cells, columns: Columns, *, html: bool) -> WorkRow | None:
    parts = every[columns.title] if columns.title < len(every) else ()
    reading = read_entry(parts) or _plain(parts)
    if reading is None:
        return None
    empty: dict[Field, Span] = {}
    for place, which in _credits(columns):
        if place is None or place >= len(every) or place == columns.title:
            continue
        if every[place]:
            _cell(reading, every[place], which, apart=columns.date is not None)
        elif which and which not in reading.parts and row.cells[place] != NOWHERE:
            empty[which] = row.cells[place]
    for place in columns.links if Field.VENUE not in empty else ():
        if place < len(every) and Field.VENUE not in reading.parts:
            _linked_place(reading, every[place])
    others = [place for place in dict.fromkeys((*columns.links, *range(len(every)))) if place != columns.title]
    add_addresses(reading, [*parts, *(part for place in others if place < len(every) for part in every[place])])
    _linked(reading, [every[place] for place in columns.links if place < len(every) and not reading.url])
    return WorkRow(row, reading, empty, html)


def _linked(reading: Reading, cells: Iterable[Sequence[Stretch]]) -> None:
    """The address that a column of links leads to, whatever its words are: who published a work, say."""
    found = (atom for parts in cells for part in parts for atom in part.atoms if is_work(atom.url))
    atom = next((atom for atom in found if atom.kind is AtomKind.LINK), None)
    if atom is not None and atom.target is not None:
        reading.url = atom.url
        reading.parts[Field.URL] = Part(atom.target, atom.span, Marks.TARGET)


def _credits(columns: Columns) -> tuple[tuple[int | None, Field | None], ...]:
    """The columns of credits, with the field that each is of; None for one of venues and years."""
    return (
        (columns.both, None),
        (columns.venue, Field.VENUE),
        (columns.date, Field.DATE),
        (columns.authors, Field.AUTHORS),
    )


def _plain(parts: Sequence[Stretch]) -> Reading | None:
    title = plain_title(parts[0]) if parts else None
    return Reading(title, parts[0].span, {Field.TITLE: Part(title.span, title.outer, title.marks)}) if title else None


def _cell(reading: Reading, parts: Sequence[Stretch], which: Field | None, *, apart: bool) -> None:
    """Reads a cell of credits into the reading. `apart` says that dates have a column of their own."""
    said = _said(parts[0]) if len(parts) == 1 else None
    if said is None:
        return
    words = said.of(parts[0].text)
    if _is_whole(words, which, apart=apart):
        reading.parts[which or Field.VENUE] = Part(said, parts[0].span, Marks.NONE)
        return
    told = when(words, enclosed=True) if which in (None, Field.VENUE) else None
    if told:
        told = parts[0].moved(told, said.start - parts[0].span.start)
        for field, place, more in ((Field.DATE, told.date, None), (Field.VENUE, told.venue, told.track)):
            if place:
                reading.parts[field] = Part(place, parts[0].span, Marks.NONE, more)


def _said(part: Stretch) -> Span | None:
    """What a cell says: its only words, or those of its only link, without marks."""
    links = [atom for atom in part.atoms if atom.kind is AtomKind.LINK]
    if len(links) == 1 and not part.view.strip(f" *_()[]{BLANK}"):
        return links[0].text
    words = part.view.strip(" *_")
    if not words or BLANK in words:
        return None
    start = part.view.index(words)
    return part.absolute(start, start + len(words))


def _linked_place(reading: Reading, parts: Sequence[Stretch]) -> None:
    """A venue that the link of a cell names: `[ICML 2024](https://…)`."""
    said = _said(parts[0]) if parts and parts[0].atoms else None
    told = when(said.of(parts[0].text)) if said else None
    if said and told and told.venue:
        reading.take(parts[0].moved(told, said.start - parts[0].span.start), said, Marks.NONE)


def _is_whole(said: str, which: Field | None, *, apart: bool) -> bool:
    """Whether all that a cell says is its field."""
    match which:
        case Field.AUTHORS:
            return are_names(said, least=1)
        case Field.VENUE:
            return apart
        case Field.DATE:
            return len(list(dates(said))) == 1 or read_date(said) is not None
        case _:
            return False


def _says_enough(reading: Reading) -> bool:
    return bool(reading.url) or reading.title.span.end - reading.title.span.start > SHORT_TITLE
