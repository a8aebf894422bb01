"""The entries of a document besides those that are links in a heading with a date, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from enrich.lists.markdown_atoms import definitions
from enrich.lists.markdown_entries import Entry, sections
from enrich.lists.markdown_entry import Work
from enrich.lists.markdown_html import HtmlItem, html_items, html_of, html_works
from enrich.lists.markdown_items import Item, items
from enrich.lists.markdown_judging import is_entry
from enrich.lists.markdown_layout import Layout, Spot, learn, spots
from enrich.lists.markdown_lines import Line
from enrich.lists.markdown_listed import Pieces, listed
from enrich.lists.markdown_page import Page, Place, Places, grouped
from enrich.lists.markdown_parts import Reading
from enrich.lists.markdown_reading import read_entry
from enrich.lists.markdown_rows import WorkRow
from enrich.lists.markdown_segments import broken
from enrich.lists.markdown_sharing import SHARED
from enrich.lists.markdown_tables import rows
from enrich.lists.markdown_topics import about_the_list, mostly_others
from enrich.lists.markdown_views import stretch
from enrich.lists.markdown_works import is_work
from enrich.lists.splicing import Span
from enrich.model import Field

REFERRED = "the text may refer to this note"

ALL_FIELDS = frozenset(Field)


def works(text: str, read: Sequence[Line], headed: Sequence[Entry]) -> tuple[Work, ...]:
    """The entries of a document besides `headed`, those that are links in a heading with a date."""
    page = Page(text, read, definitions(text, read))
    lines = frozenset(entry.line.number for entry in headed)
    every = items(text, read)
    own = listed(page, every, Places(grouped(page, sections(text, read, lines), every.bound)), headed)
    besides = lines.union(read[item.first].number for item, _ in own.headings)
    places = Places(grouped(page, sections(text, read, besides), every.bound))
    html = html_of(text, read)
    found = [
        *_rows(text, rows(text, read, page.defined), places),
        *_rows(text, html_works(text, read, html, page.defined), places),
    ]
    found += _html_items(page, html_items(read, html), places)
    for group in (own.items, own.headings):
        layout = learn(text, [reading for _, reading in group])
        found += [_listed(page, item, reading, layout, places) for item, reading in group]
    for item, pieces in own.sharing:
        found += _sharing(page, item, pieces, places)
    return tuple(sorted(found, key=lambda work: work.span))


def _work(text: str, place: Place, reading: Reading, layout: Layout, places: Places) -> Work:
    found = spots(text, layout, reading)
    section, closed = places.at(place.span.start), _closed(text, reading, found)
    return Work(place.number, place.kind, place.span, section, reading, found, layout, closed)


def _listed(page: Page, item: Item, reading: Reading, layout: Layout, places: Places) -> Work:
    work = _work(page.text, page.place(item), reading, layout, places)
    return work._replace(bound=REFERRED) if item.note else work


def _sharing(page: Page, item: Item, pieces: Pieces, places: Places) -> Iterator[Work]:
    """Works that share a line: each is corrected where it stands, and nothing is put in, moved or taken out."""
    line = page.read[item.first]
    for number, (span, reading) in enumerate(pieces):
        place = Place(line.number, f"part {number}", span)
        work = _work(page.text, place, reading, Layout(), places)
        yield work._replace(part=number, bound=SHARED)


def _closed(text: str, reading: Reading, found: Mapping[Field, Spot]) -> frozenset[Field]:
    """The fields that have no place in the entry, or one that is not to be rewritten."""
    missing = ALL_FIELDS.difference(reading.parts, found)
    return reading.fixed(text) | missing


def _html_items(page: Page, listed: Sequence[HtmlItem], places: Places) -> Iterator[Work]:
    """The items of HTML lists that are works."""
    found: list[tuple[HtmlItem, Reading]] = []
    for item in listed:
        section = places.at(item.span.start)
        parts = [] if about_the_list(section) else broken(page.text, item.content)
        reading = read_entry([stretch(page.text, part, page.defined) for part in parts])
        if reading and is_entry(reading, doubtful=mostly_others(section)):
            found.append((item, reading))
    layout = learn(page.text, [reading for _, reading in found])
    for item, reading in found:
        place = Place(item.number, "html", item.span)
        yield _work(page.text, place, reading, layout, places)._replace(html=True)


def _rows(text: str, table: Iterable[WorkRow], places: Places) -> Iterator[Work]:
    """The rows of tables that are works."""
    listed = [row for row in table if _is_listed(row, places.at(row.row.span.start))]
    layout = learn(text, [row.reading for row in listed])
    for row in listed:
        span, kind = row.row.span, "html row" if row.html else "row"
        waiting = {which: _in_cell(cell) for which, cell in row.empty.items()}
        section, closed = places.at(span.start), _closed(text, row.reading, waiting)
        read = (row.row.number, kind, span, section, row.reading, waiting, layout, closed)
        yield Work(*read, in_table=not row.html, html=row.html)


def _is_listed(row: WorkRow, section: str) -> bool:
    """Whether a section holds a row as one of its list; a table of titles holds works under "What's new", too."""
    leads = bool(row.reading.papers) or is_work(row.reading.url)
    return not about_the_list(section) or (row.named and leads)


def _in_cell(span: Span) -> Spot:
    """The place in an empty cell, with a space on both sides of what comes there."""
    width = span.end - span.start
    return Spot(span.start + min(width, 1), "" if width else " ", " " if width < 2 else "")
