"""The entries of a document besides those that are links in a heading with a date, wherever they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from enrich.lists.markdown_atoms import definitions
from enrich.lists.markdown_entries import Entry, sections
from enrich.lists.markdown_entry import Work
from enrich.lists.markdown_html import HtmlItem, html_items, html_of, html_works
from enrich.lists.markdown_items import Item, headings, items
from enrich.lists.markdown_judging import is_citation, is_entry, is_headed
from enrich.lists.markdown_layout import Layout, Spot, learn, spots
from enrich.lists.markdown_lines import Line
from enrich.lists.markdown_neighbours import Candidate, Read, accepted, among_works, apart, by_company, merged
from enrich.lists.markdown_page import Page, Place, Places
from enrich.lists.markdown_parts import Marks, Reading, Stretch
from enrich.lists.markdown_reading import read_entry, read_stray
from enrich.lists.markdown_rows import WorkRow
from enrich.lists.markdown_segments import broken
from enrich.lists.markdown_sharing import SHARED, works_side_by_side
from enrich.lists.markdown_tables import rows
from enrich.lists.markdown_topics import about_the_list, is_shown, mostly_others
from enrich.lists.markdown_views import stretch
from enrich.lists.markdown_works import is_work
from enrich.lists.splicing import Span
from enrich.model import Field
from enrich.normalise.ids import is_identifying

FEWEST_HEADINGS = 3
"""Headings that read as works with what stands below them. Fewer of a level are sections."""

FEWEST_PARAGRAPHS = 3
"""Paragraphs without number or mark that read as works. A page with fewer of them has no list of such paragraphs."""

REFERRED = "the text may refer to this note"

SAMPLE = 40
"""Entries that are looked at to know whether a page names people first."""

FEWEST_PLAIN = 3
"""Of these, so many must have plain titles to tell anything."""

ALL_FIELDS = frozenset(Field)

Found = list[Read]

Pieces = list[tuple[Span, Reading]]


def works(text: str, read: Sequence[Line], headed: Sequence[Entry]) -> tuple[Work, ...]:
    """The entries of a document besides `headed`, those that are links in a heading with a date."""
    page = Page(text, read, definitions(text, read))
    every = items(text, read)
    lines = frozenset(entry.line.number for entry in headed)
    places = Places(sections(text, read, lines))
    page = replace(page, citing=_is_citing(page, every))
    listed, sharing = _items(page, every, places, [entry.span for entry in headed])
    titled = _headings(page, _without(headings(read, every), listed, lines, read), places)
    places = Places(sections(text, read, lines.union(read[item.first].number for item, _ in titled)))
    html = html_of(text, read)
    found = [
        *_rows(text, rows(text, read, page.defined), places),
        *_rows(text, html_works(text, read, html, page.defined), places),
    ]
    found += _html_items(page, html_items(read, html), places)
    for group in (listed, titled):
        layout = learn(text, [reading for _, reading in group])
        found += [_listed(page, item, reading, layout, places) for item, reading in group]
    for item, pieces in sharing:
        found += _sharing(page, item, pieces, places)
    return tuple(sorted(found, key=lambda work: work.span))


def _is_citing(page: Page, every: Sequence[Item]) -> bool:
    """Whether people stand before plain titles, as some entries of the page tell for all."""
    step = max(1, len(every) // SAMPLE)
    readings = [reading for item in every[::step] if (reading := page.reading(item)) is not None and reading.url]
    plain = [reading for reading in readings if reading.title.marks is Marks.NONE]
    citing = sum(reading.title.authors is not None for reading in plain)
    return len(plain) < FEWEST_PLAIN or 2 * citing >= len(plain)


# --- what is an entry -------------------------------------------------------------------------


def _headings(page: Page, candidates: Iterable[tuple[Item, bool]], places: Places) -> Found:
    """The headings that are works by what stands below them, where most of their level are."""
    levels: dict[int, list[tuple[Item, bool]]] = defaultdict(list)
    for item, is_free in candidates:
        levels[page.read[item.first].level].append((item, is_free))
    found: Found = []
    for group in levels.values():
        free = [item for item, is_free in group if is_free]
        if len(free) < FEWEST_HEADINGS or 2 * len(free) <= len(group):
            continue
        read = [(item, _headed(page, item, places.at(page.read[item.first].span.start))) for item in free]
        good = [(item, reading) for item, reading in read if reading is not None]
        if len(good) >= FEWEST_HEADINGS and 2 * len(good) > len(group):
            found += good
    return sorted(found, key=lambda pair: pair[0].first)


def _without(
    every: Iterable[Item], listed: Found, besides: Set[int], read: Sequence[Line]
) -> Iterator[tuple[Item, bool]]:
    """The headings that may be works, and of each whether no work was found below it."""
    firsts = [item.first for item, _ in listed]
    for item in every:
        line = read[item.first]
        if line.level > 1 and line.number not in besides:
            yield item, bisect_right(firsts, item.first) == bisect_right(firsts, item.stop - 1)


def _headed(page: Page, item: Item, section: str) -> Reading | None:
    reading = None if about_the_list(section) else page.reading(item)
    return reading if reading and is_headed(reading) else None


def _items(
    page: Page, every: Sequence[Item], places: Places, taken: Sequence[Span]
) -> tuple[Found, list[tuple[Item, Pieces]]]:
    """The items and paragraphs that are works, outside of what is taken, and those that hold several side by side."""
    starts = [span.start for span in taken]
    found: Found = []
    candidates: list[Candidate] = []
    strays: list[Candidate] = []
    families: list[Found] = []
    sharing: list[tuple[Item, Pieces]] = []
    waiting = list(reversed(every))
    while waiting:
        item = waiting.pop()
        start = page.read[item.first].span.start
        before = bisect_right(starts, start)
        section = places.at(start)
        if about_the_list(section) or (before and start < taken[before - 1].end):
            continue
        parts = page.parts(item)
        if shared := _side_by_side(item, parts, section):
            sharing.append((item, shared))
            continue
        reading = page.reading(item, parts)
        if reading is None and not (item.paragraph or is_shown(section)) and (stray := read_stray(parts)):
            strays.append(Candidate(item, stray, section, sure=False))
        sure = reading is not None and _is_sure(item, reading, section)
        if reading and not item.paragraph and not is_shown(section):
            candidates.append(Candidate(item, reading, section, sure))
        if reading and sure:
            found.append((item, reading))
            families += [family] if (family := page.family(item, reading)) else []
        else:
            waiting += reversed(item.below if reading else page.apart(item) or item.below)
    more = (
        *by_company(candidates, page.text),
        *accepted(candidates, page.text, page.name),
        *among_works(strays, candidates),
    )
    found = merged(apart(found, families), more)
    if sum(item.paragraph for item, _ in found) < FEWEST_PARAGRAPHS:
        found = [(item, reading) for item, reading in found if not item.paragraph]
    return found, sharing


def _side_by_side(item: Item, parts: Sequence[Stretch], section: str) -> Pieces:
    """The works of an item that has several in its only paragraph."""
    alone = len(parts) == 1 and not item.below and not item.paragraph
    return works_side_by_side(parts[0]) if alone and not mostly_others(section) else []


def _is_sure(item: Item, reading: Reading, section: str) -> bool:
    """Whether an item or a paragraph is a work by what it says itself."""
    if is_shown(section) and not (reading.named or any(map(is_identifying, (reading.url, *reading.papers)))):
        return False
    return (is_citation if item.paragraph else is_entry)(reading, doubtful=mostly_others(section))


# --- entries ----------------------------------------------------------------------------------


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
