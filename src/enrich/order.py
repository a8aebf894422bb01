"""The order of entries, and entries about the same work. Pure.

Sections stay as they stand; entries move whole, within their section. Ties keep their order, so
that sorting a sorted list moves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from enrich.model import Band, Edit, Finding, Ids, Location, Paper
from enrich.normalise.dates import placeholder_year, read_date
from enrich.normalise.names import people, shared
from enrich.normalise.titles import tidy, title_key

NO_REASONS: Mapping[Location, str] = MappingProxyType({})

SortKey = Callable[[Paper], tuple[object, ...]]


def corrected(papers: Iterable[Paper], edits: Iterable[Edit]) -> tuple[Paper, ...]:
    """The papers as they will stand once the edits that are applied are written."""
    # the values of Field are names of the fields of Paper, which no type can say
    by_place: dict[Location, dict[str, Any]] = {}
    for edit in edits:
        if edit.band is Band.APPLY:
            by_place.setdefault(edit.where, {})[edit.field.value] = edit.after
    return tuple(replace(paper, **by_place[paper.where]) if paper.where in by_place else paper for paper in papers)


def _date_parts(paper: Paper) -> tuple[int, ...]:
    date = read_date(paper.date)
    if date:
        return date.parts
    year = placeholder_year(paper.date)
    return (year,) if year else ()


def _ascending(paper: Paper) -> tuple[object, ...]:
    parts = _date_parts(paper)
    return (not parts, *parts)


def _descending(paper: Paper) -> tuple[object, ...]:
    # an entry without a date comes last in both directions; one without a month after those with
    parts = (*_date_parts(paper), 0, 0, 0)[:3]
    return (not parts[0], *(-part for part in parts))


KEYS: Mapping[str, SortKey] = {
    "date": _ascending,
    "-date": _descending,
    "title": lambda paper: (title_key(paper.title),),
    "venue": lambda paper: (title_key(paper.venue),),
    "authors": lambda paper: (title_key(paper.authors),),
}
"""What a list can be sorted by; "-date" is newest first."""


def arranged(papers: Sequence[Paper], keys: Sequence[str]) -> tuple[Paper, ...]:
    """The papers in order within their sections. Raises KeyError for a key that is not in KEYS."""
    sections = {section: place for place, section in enumerate(dict.fromkeys(paper.section for paper in papers))}
    by = [KEYS[key] for key in keys]
    if not by:
        return tuple(papers)
    return tuple(sorted(papers, key=lambda paper: (sections[paper.section], *(key(paper) for key in by))))


PAIRS = 6
"""Neighbours that must tell the order, for a list to be visibly sorted."""

DISORDER = 0.1
"""The share of neighbours that may stand the other way round in a list that is visibly sorted."""


def visible_order(papers: Sequence[Paper], pairs: int = PAIRS) -> tuple[str, ...]:
    """The key that a list is visibly sorted by within its sections; none where its order shows no key.

    `pairs` neighbours must tell it. Only dates: alphabets differ too much in what they do with spaces and hyphens.
    """
    for name in ("-date", "date"):
        told, wrong = _neighbours(papers, KEYS[name])
        if told >= pairs and wrong <= DISORDER * told:
            return (name,)
    return ()


def _neighbours(papers: Sequence[Paper], key: SortKey) -> tuple[int, int]:
    """How many neighbours differ in a key, and how many of these stand the wrong way round."""
    previous: dict[str, tuple[object, ...]] = {}
    told = wrong = 0
    for paper in papers:
        here = key(paper)
        before = previous.get(paper.section, here)
        previous[paper.section] = here
        told += before != here
        wrong += sorted((before, here)) != [before, here]
    return told, wrong


def moved(before: Sequence[Paper], after: Sequence[Paper]) -> int:
    """How many entries stand after another entry than they did, within their section."""

    def pairs(papers: Sequence[Paper]) -> Counter[tuple[str, ...]]:
        previous: dict[str, tuple[str, str]] = {}
        found: Counter[tuple[str, ...]] = Counter()
        for paper in papers:
            name = (paper.title, paper.url)
            found[paper.section, *previous.get(paper.section, ("", "")), *name] += 1
            previous[paper.section] = name
        return found

    return (pairs(after) - pairs(before)).total()


def names_of(paper: Paper, ids: Ids) -> Iterator[tuple[str, str]]:
    """Under which names an entry's work is known: two entries that share one are the same work."""
    yield from ids.items()
    key = title_key(paper.title)
    if len(key.split()) >= 3:
        yield "title", key


def duplicates(
    papers: Sequence[Paper], known: Mapping[Location, Ids], held: Mapping[Location, str] = NO_REASONS
) -> tuple[Finding, ...]:
    """The entries whose work another entry before them is about.

    `known` are the identifiers of each entry's work, its other versions included. `held` tells of entries
    that might have been removed why they were not.
    """
    first: dict[tuple[str, str], Paper] = {}
    findings = []
    for paper in papers:
        names = list(names_of(paper, known.get(paper.where, paper.ids)))
        other = next((first[name] for name in names if name in first and may_be_one(paper, first[name], name[0])), None)
        if other:
            why_held = f"; not removed: {held[paper.where]}" if paper.where in held else ""
            message = f"the same work as “{tidy(other.title)}” ({other.where}){why_held}"
            findings.append(Finding("duplicate-entry", message, paper.where, entry=tidy(paper.title)))
        for name in names:
            first.setdefault(name, paper)
    return tuple(findings)


def may_be_one(paper: Paper, other: Paper, kind: str) -> bool:
    """Whether two entries of one title are one work: not if their author lines have nobody in common."""
    one, two = people(paper.authors), people(other.authors)
    return kind != "title" or not one or not two or shared(one, two) > 0


def sorting(path: str, before: Sequence[Paper], after: Sequence[Paper], keys: Sequence[str]) -> tuple[Finding, ...]:
    """The finding that a list was not in order; none if nothing moves."""
    count = moved(before, after)
    if not count:
        return ()
    names = {"-date": "newest first", "date": "oldest first"}
    order = ", then ".join(names.get(key, f"by {key}") for key in keys)
    entries = "entry moves" if count == 1 else "entries move"
    message = f"{count} {entries}: {order}, within each section"
    return (Finding("unsorted-list", message, Location(path, before[0].where.line), mended=True),)
