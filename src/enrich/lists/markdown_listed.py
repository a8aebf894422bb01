"""The list items, paragraphs and headings of a page that are works: by what they say themselves, by the company they
keep, or by the shape that they share with others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from enrich.lists.markdown_entries import Entry
from enrich.lists.markdown_items import Item, Items, headings
from enrich.lists.markdown_judging import is_citation, is_entry, is_headed
from enrich.lists.markdown_kin import MOST_ASKED, Known, Unread, read_as_kin, unheld
from enrich.lists.markdown_lines import Line
from enrich.lists.markdown_neighbours import Candidate, Read, accepted, apart, by_company, identified, merged
from enrich.lists.markdown_page import Page, Places
from enrich.lists.markdown_parts import Marks, Reading, Stretch
from enrich.lists.markdown_sharing import works_side_by_side
from enrich.lists.markdown_topics import about_the_list, is_shown, lists_works, mostly_others
from enrich.lists.splicing import Span
from enrich.normalise.ids import is_identifying

FEWEST_HEADINGS = 3
"""Headings that read as works with what stands below them. Fewer of a level are sections."""

FEWEST_PARAGRAPHS = 3
"""Paragraphs without number or mark that read as works. A page with fewer of them has no list of such paragraphs."""

SAMPLE = 40
"""Entries that are looked at to know whether a page names people first."""

FEWEST_PLAIN = 3
"""Of these, so many must have plain titles to tell anything."""

Found = list[Read]

Pieces = list[tuple[Span, Reading]]

Sampled = Mapping[int, tuple[Sequence[Stretch], Reading | None]]
"""Items that were read to know how the page names people, by identity, so that they are not read twice."""

Sharing = list[tuple[Item, Pieces]]
"""The items that hold several works side by side."""


class Listed(NamedTuple):
    """The items and paragraphs that are works, the headings that are, and the items that hold several side by side."""

    items: Found
    headings: Found
    sharing: Sharing


def listed(page: Page, every: Items, places: Places, headed: Sequence[Entry]) -> Listed:
    """The works of a page besides `headed`, those that are links in a heading with a date."""
    sampled = _sampled(page, every.bound)
    if not _is_citing(reading for _, reading in sampled.values()):
        page, sampled = replace(page, citing=False), {}
    section = _sections(page, places, [entry.span for entry in headed])
    found, sharing, unread = _items(page, every.bound, section, sampled)
    lines = frozenset(entry.line.number for entry in headed)
    titled = _headings(page, _without(headings(page.read, every.bound), found, lines, page.read), places)
    unread += _loose(page, every.loose, section)
    held = [item for item, _ in (*found, *titled, *sharing)]
    left = unheld((one for one in unread if not is_shown(one.section)), held)
    return Listed(_with_kin(page, found, left), titled, sharing)


def _sections(page: Page, places: Places, taken: Sequence[Span]) -> Callable[[Item], str | None]:
    """Tells the section of an item; None if it stands in what is taken, or in a section about the list itself."""
    starts = [span.start for span in taken]

    def section(item: Item) -> str | None:
        start = page.read[item.first].span.start
        before = bisect_right(starts, start)
        name = places.at(start)
        return None if about_the_list(name) or (before and start < taken[before - 1].end) else name

    return section


def _sampled(page: Page, every: Sequence[Item]) -> Sampled:
    step = max(1, len(every) // SAMPLE)
    return {id(item): (parts := page.parts(item), page.reading(item, parts)) for item in every[::step]}


def _is_citing(sampled: Iterable[Reading | None]) -> bool:
    """Whether people stand before plain titles, as some entries of the page tell for all."""
    readings = [reading for reading in sampled if reading is not None and reading.url]
    plain = [reading for reading in readings if reading.title.marks is Marks.NONE]
    citing = sum(reading.title.authors is not None for reading in plain)
    return len(plain) < FEWEST_PLAIN or 2 * citing >= len(plain)


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
    page: Page, every: Sequence[Item], open_section: Callable[[Item], str | None], sampled: Sampled
) -> tuple[Found, Sharing, list[Unread]]:
    """The items and paragraphs that are works, those that hold several side by side, and those that no rule reads."""
    found: Found = []
    candidates: list[Candidate] = []
    unread: list[Unread] = []
    families: list[Found] = []
    sharing: Sharing = []
    among_papers = lists_works(page.name)
    waiting = list(reversed(every))
    while waiting:
        item = waiting.pop()
        section = open_section(item)
        if section is None:
            continue
        known = sampled.get(id(item))
        parts = known[0] if known else page.parts(item)
        if shared := _side_by_side(item, parts, section):
            sharing.append((item, shared))
            continue
        reading = known[1] if known else page.reading(item, parts)
        sure = reading is not None and _is_sure(item, reading, section)
        if reading and not item.paragraph and not is_shown(section):
            candidates.append(Candidate(item, reading, section, sure))
        if reading and sure:
            found.append((item, reading))
            families += [family] if (family := page.family(item, reading)) else []
        else:
            unread.append(Unread(item, parts, section, among_papers))
            waiting += reversed(item.below if reading else page.apart(item) or item.below)
    more = (*by_company(candidates, page.text), *accepted(candidates, page.text, page.name), *identified(candidates))
    found = merged(apart(found, families), more)
    if sum(item.paragraph for item, _ in found) < FEWEST_PARAGRAPHS:
        found = [(item, reading) for item, reading in found if not item.paragraph]
    return found, sharing, unread


def _loose(page: Page, every: Sequence[Item], open_section: Callable[[Item], str | None]) -> Iterator[Unread]:
    """The paragraphs that begin as no entry does, of those that lead somewhere."""
    among_papers = lists_works(page.name)
    for item in every:
        section = open_section(item)
        if section is not None and "](" in page.text[item.start : page.read[item.stop - 1].span.end]:
            yield Unread(item, page.parts(item), section, among_papers)


def _with_kin(page: Page, found: Found, unread: Sequence[Unread]) -> Found:
    """The works with those besides that are read as they are; paragraphs are no kin of items."""
    more: Found = []
    for paragraph in (False, True):
        if waiting := [one for one in unread if one.item.paragraph is paragraph]:
            alike = [(item, reading) for item, reading in found if item.paragraph is paragraph]
            known = (Known(page.parts(item), reading) for item, reading in alike[:: len(alike) // MOST_ASKED + 1])
            more += read_as_kin(waiting, known)
    return sorted([*found, *more], key=lambda pair: pair[0].first)


def _side_by_side(item: Item, parts: Sequence[Stretch], section: str) -> Pieces:
    """The works of an item that has several in its only paragraph."""
    alone = len(parts) == 1 and not item.below and not item.paragraph
    return works_side_by_side(parts[0]) if alone and not mostly_others(section) else []


def _is_sure(item: Item, reading: Reading, section: str) -> bool:
    """Whether an item or a paragraph is a work by what it says itself."""
    if is_shown(section) and not (reading.named or any(map(is_identifying, (reading.url, *reading.papers)))):
        return False
    return (is_citation if item.paragraph else is_entry)(reading, doubtful=mostly_others(section))
