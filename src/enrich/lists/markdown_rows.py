"""How a row of a table of works is read.

A table is one of works if a column has their titles, and most of its rows lead to works or name where they appeared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from enrich.lists.markdown_addresses import add_addresses, add_places, belongs
from enrich.lists.markdown_atoms import LINK, Atom
from enrich.lists.markdown_columns import FEWEST_WORDS, Cells, Columns, columns_of, said
from enrich.lists.markdown_credits import When, dates, when
from enrich.lists.markdown_judging import SHORT_TITLE, is_entry
from enrich.lists.markdown_lines import NOWHERE
from enrich.lists.markdown_names import are_names
from enrich.lists.markdown_parts import AUTHORS, DATE, TITLE, URL, VENUE, Marks, Part, Reading, Stretch, Title
from enrich.lists.markdown_plain import LONGEST_TITLE, plain_title
from enrich.lists.markdown_reading import read_entry
from enrich.lists.markdown_segments import broken
from enrich.lists.markdown_venue_names import may_be_venue
from enrich.lists.markdown_views import stretch
from enrich.lists.markdown_works import is_elsewhere, is_work, words
from enrich.lists.splicing import Span
from enrich.model import Field
from enrich.normalise.dates import read_date

_QUOTED = re.compile(r"[\"“][^\"”]{1,80}[\"”]\s(?=[^\W_])")
"""Quotes at the beginning of a title that goes on behind them."""


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
    """A row that is an entry: what was read, and where an empty cell waits for a field.

    `named` says that the column of its title is called after titles.
    """

    row: Row
    reading: Reading
    empty: Mapping[Field, Span]
    html: bool = False
    named: bool = False


def works_of_table(
    text: str, names: Sequence[str], body: Sequence[Row], defined: Mapping[str, str], *, html: bool = False
) -> Iterator[WorkRow]:
    """The rows of a table whose columns have these names, if most of them are of works."""
    read = [(row, [_parts(text, cell, defined) for cell in row.cells]) for row in body] if names else []
    columns = columns_of(names, [parts for _, parts in read])
    if columns is None:
        return
    rows = [(row, parts) for row, parts in read if len(names) == 1 or not _is_heading(parts)]
    found = [work for row, parts in rows if (work := _work(row, parts, columns, html=html))]
    good = sum(is_entry(work.reading, doubtful=False) for work in found)
    if 2 * good > len(found) or (columns.named and good and 2 * good == len(found)):
        yield from (work for work in found if _says_enough(work.reading, named=columns.named))


def _parts(text: str, cell: Span, defined: Mapping[str, str]) -> list[Stretch]:
    return [stretch(text, part, defined) for part in broken(text, cell)]


def _is_heading(every: Cells) -> bool:
    """Whether a row has one cell for all columns, and no link: it is the heading of the rows below it."""
    return len(every) == 1 and not any(atom.url for part in every[0] for atom in part.atoms)


def _work(row: Row, every: Cells, columns: Columns, *, html: bool) -> WorkRow | None:
    parts = every[columns.title] if columns.title < len(every) else ()
    read = read_entry(parts)
    if read and read.title.marks is Marks.QUOTES and read.puzzling and _quoting(parts[0]):
        # what is in quotes is but a part of the title
        read = None
    reading = read or _plain(parts)
    if reading is None:
        return None
    empty = _credited(reading, row, every, columns)
    _addressed(reading, every, columns)
    if read is None:
        add_places(reading, parts[0])
    return WorkRow(row, reading, empty, html, columns.named)


def _credited(reading: Reading, row: Row, every: Cells, columns: Columns) -> dict[Field, Span]:
    """Reads the columns of credits into the reading; the empty cells that wait for a field."""
    empty: dict[Field, Span] = {}
    for place, which in _credits(columns):
        if place is None or place >= len(every) or place == columns.title:
            continue
        if every[place]:
            _cell(reading, every[place], which, apart=columns.date is not None)
        elif which and which not in reading.parts and row.cells[place] != NOWHERE:
            empty[which] = row.cells[place]
    for place in columns.links if VENUE not in empty else ():
        if place < len(every) and VENUE not in reading.parts:
            _linked_place(reading, every[place])
    return empty


def _addressed(reading: Reading, every: Cells, columns: Columns) -> None:
    """The address of a work, from the cell of its title, a column of links, or any other."""
    order = dict.fromkeys((columns.title, *columns.links, *range(len(every))))
    add_addresses(reading, [part for place in order if place < len(every) for part in every[place]])
    if reading.url:
        return
    places = [place for place in (*columns.links, columns.venue, columns.both) if place is not None]
    leading = [every[place] for place in places if place < len(every)]
    atom = next((atom for words, atom in _links(leading) if is_work(atom.url) and not belongs(words)), None)
    _take_address(reading, atom or _only_link(every, columns))


def _links(cells: Iterable[Sequence[Stretch]]) -> Iterator[tuple[str, Atom]]:
    """The links of cells, each with its words."""
    for part in (part for parts in cells for part in parts):
        yield from ((atom.text.of(part.text), atom) for atom in part.atoms if atom.kind is LINK)


def _only_link(every: Cells, columns: Columns) -> Atom | None:
    """The one link of a row, in a column of links, whatever page it leads to, if its words say of nothing else."""
    links = [(words, atom) for words, atom in _links(every) if not is_elsewhere(atom.url)]
    linked = [one for place in columns.links for one in _links(every[place : place + 1])]
    return links[0][1] if len(links) == 1 and links[0] in linked and not belongs(links[0][0]) else None


def _take_address(reading: Reading, atom: Atom | None) -> None:
    """Takes the address that a column of links or of venues leads to, whatever its words are: who published it, say."""
    if atom is not None and atom.target is not None:
        reading.url = atom.url
        reading.parts[URL] = Part(atom.target, atom.span, Marks.TARGET)


def _credits(columns: Columns) -> tuple[tuple[int | None, Field | None], ...]:
    """The columns of credits, with the field that each is of; None for one of venues and years."""
    return (
        (columns.both, None),
        (columns.venue, VENUE),
        (columns.date, DATE),
        (columns.authors, AUTHORS),
    )


def _plain(parts: Sequence[Stretch]) -> Reading | None:
    title = (plain_title(parts[0]) or _quoting(parts[0])) if parts else None
    if title is None:
        return None
    part = Part(title.span, title.outer, title.marks)
    return Reading(title, parts[0].span, {TITLE: part}, words=len(words(part.said(parts[0].text))))


def _quoting(part: Stretch) -> Title | None:
    """The whole of a cell that begins with quotes which are its title's own: `"No Threads" or Looms without Them`."""
    span = said(part)
    whole = span.of(part.text) if span else ""
    return Title(span, span, Marks.NONE) if span and _QUOTED.match(whole) and len(whole) <= LONGEST_TITLE else None


def _cell(reading: Reading, parts: Sequence[Stretch], which: Field | None, *, apart: bool) -> None:
    """Reads a cell of credits into the reading; of several lines, those of venues, the first first. `apart` says that
    dates have a column of their own.
    """
    for part in parts if len(parts) == 1 or which in (None, VENUE) else ():
        span = said(part)
        words = span.of(part.text) if span else ""
        if not _SAYS.search(words):
            continue
        if span and len(parts) == 1 and _is_whole(words, which, apart=apart):
            reading.parts[which or VENUE] = Part(span, part.span, Marks.NONE)
        elif span and which in (None, VENUE):
            told = when(words, enclosed=True)
            if told is None and which is None and len(parts) == 1 and may_be_venue(words):
                told = When(venue=Span(0, len(words)))
            if told:
                _take_missing(reading, part.moved(told, span.start - part.span.start), part)


_SAYS = re.compile(r"[^\W_]")


def _take_missing(reading: Reading, told: When, part: Stretch) -> None:
    for field, place, more in ((DATE, told.date, None), (VENUE, told.venue, told.track)):
        if place and field not in reading.parts:
            reading.parts[field] = Part(place, part.span, Marks.NONE, more)


def _linked_place(reading: Reading, parts: Sequence[Stretch]) -> None:
    """A venue that the link of a cell names: `[ICML 2024](https://…)`."""
    span = said(parts[0]) if parts and parts[0].atoms else None
    told = when(span.of(parts[0].text)) if span else None
    if span and told and told.venue:
        reading.take(parts[0].moved(told, span.start - parts[0].span.start), span, Marks.NONE)


def _is_whole(words: str, which: Field | None, *, apart: bool) -> bool:
    """Whether all that a cell says is its field."""
    if which is AUTHORS:
        return are_names(words, least=1)
    if which is DATE:
        return read_date(words) is not None or len(list(dates(words))) == 1
    return which is VENUE and apart


def _says_enough(reading: Reading, *, named: bool) -> bool:
    """Whether a row is a work's. Where no column is called after titles, the short name of a page is a tool's."""
    if named:
        return bool(reading.url) or reading.title.length > SHORT_TITLE
    placed = VENUE in reading.parts and DATE in reading.parts
    return is_work(reading.url) or reading.words >= FEWEST_WORDS - placed
