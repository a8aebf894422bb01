"""Where a list puts the parts of an entry, learnt from most of its entries, so that a missing part comes to its place.

What the list does not show is not guessed: the entry then has no place for the part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, TypeVar

from enrich.lists.markdown_parts import AUTHORS, DATE, TITLE, UNMARKED, VENUE, Marks, Part, Reading
from enrich.model import Field, VenueKind
from enrich.normalise.venues import recognise_venue

T = TypeVar("T")

SHARE = 0.3
"""Of the entries: so many must have a part for the list to have a place for it."""

_CREDITS = frozenset((DATE, VENUE, AUTHORS))
_PREPRINT = VenueKind.PREPRINT

LONGEST_GLUE = 40
"""Characters between two parts, beyond which something else stands there."""


_SHORT_YEAR = re.compile(r"['’]\d\d")
_GLUE = re.compile(r"\W*(?:in|by|at)?\W*", re.IGNORECASE)
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a missing part is put in, and what is written before and after it."""

    place: int
    before: str
    after: str
    marks: Marks = UNMARKED


class WhenPlace(NamedTuple):
    """How date and venue stand behind another part. `between` is None where no entry has both."""

    behind: Field
    before: str
    after: str
    between: str | None
    venue_first: bool
    marks: Marks


class AuthorsPlace(NamedTuple):
    """How authors stand: right behind the title, or on a line of their own behind the first one."""

    own_line: bool
    before: str
    after: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class Layout:
    when: WhenPlace | None = None
    authors: AuthorsPlace | None = None
    shown: frozenset[Field] = frozenset()
    shown_by_preprints: frozenset[Field] = frozenset()
    short_years: bool = False
    edition: str | None = None
    """How the year stands behind a published venue: "'{short}", " {year}", ", {year}"; None where that differs."""


def learn(text: str, readings: Sequence[Reading]) -> Layout:
    """The layout of entries of one kind."""
    preprints: list[Reading] = []
    others: list[Reading] = []
    for reading in readings:
        (preprints if _is_preprint(text, reading) else others).append(reading)
    dates = [reading.parts[DATE].said(text) for reading in readings if DATE in reading.parts]
    short = 2 * sum(_SHORT_YEAR.fullmatch(date) is not None for date in dates) > len(dates)
    whens = [place for reading in readings if (place := _when(text, reading)) is not None]
    spaced = [place for place in whens if place.between is not None]
    authors = _favourite(_authors(text, reading) for reading in readings)
    return Layout(
        _favourite(spaced or whens), authors, _shown(others), _shown(preprints), short, _edition(text, others)
    )


_YEAR = re.compile(r"(?P<between>[\s,(]{0,3}['’]?)(?:(?P<year>(?:19|20)\d\d)|(?P<short>\d\d))(?P<after>\)?)")


def _edition(text: str, readings: Sequence[Reading]) -> str | None:
    """What most published entries have behind the venue where its year is their date."""
    forms: list[str | None] = []
    for reading in readings:
        venue, date = reading.parts.get(VENUE), reading.parts.get(DATE)
        if venue and date and venue.outer == date.outer and not venue.more and venue.marks is not Marks.BADGE:
            match = _YEAR.fullmatch(text[venue.span.end : date.span.end])
            forms.append(match["between"] + ("{year}" if match["year"] else "{short}") if match else None)
    return _favourite(forms)


def _shown(readings: Sequence[Reading]) -> frozenset[Field]:
    least = max(1.0, SHARE * len(readings))
    counted = Counter(chain.from_iterable(reading.parts for reading in readings))
    return frozenset(which for which, count in counted.items() if count >= least)


def _is_preprint(text: str, reading: Reading) -> bool:
    """Whether an entry names a preprint server; many lists date such entries in another way, or not at all."""
    part = reading.parts.get(VENUE)
    return part is not None and names_preprint(part.said(text))


def names_preprint(written: str) -> bool:
    """Whether a venue is a preprint server."""
    venue = recognise_venue(written)
    return venue is not None and venue.kind is _PREPRINT


def _favourite(votes: Iterable[T | None]) -> T | None:
    counted = Counter([vote for vote in votes if vote is not None])
    place, count = max(counted.items(), key=lambda item: item[1], default=(None, 0))
    return place if 2 * count > counted.total() else None


def _when(text: str, reading: Reading) -> WhenPlace | None:
    venue, date = reading.parts.get(VENUE), reading.parts.get(DATE)
    one = venue or date
    other = date or one
    if one is None or other is None or _is_parted(one) or _is_parted(other):
        return None
    venue_first = one.span.start <= other.span.start
    first, last = (one, other) if venue_first else (other, one)
    start, end = min(first.outer.start, last.outer.start), max(first.outer.end, last.outer.end)
    anchor = _before(reading, start, (TITLE, AUTHORS))
    if anchor is None:
        return None
    glue = text[reading.parts[anchor].outer.end : start]
    if not _is_glue(glue):
        return None
    between = text[first.span.end : last.span.start] if venue and date else None
    after = text[max(first.span.end, last.span.end) : end]
    return WhenPlace(anchor, glue + text[start : first.span.start], after, between, venue_first, one.marks)


def _is_parted(part: Part) -> bool:
    """Whether a part is the badge's own, or goes on further behind."""
    return part.more is not None or part.marks is Marks.BADGE


def _authors(text: str, reading: Reading) -> AuthorsPlace | None:
    part = reading.parts.get(AUTHORS)
    if part is None:
        return None
    after = text[part.span.end : part.outer.end]
    own_line = part.outer.start > reading.head.end
    begin = reading.head.end if own_line else reading.parts[TITLE].outer.end
    before = text[begin : part.outer.start] if begin <= part.outer.start else None
    if before is None or not (len(before) <= LONGEST_GLUE if own_line else _is_glue(before)):
        return None
    return AuthorsPlace(own_line, before + text[part.outer.start : part.span.start], after, part.marks)


def _before(reading: Reading, place: int, among: Sequence[Field]) -> Field | None:
    ends = [(reading.parts[which].outer.end, which) for which in among if which in reading.parts]
    behind = [pair for pair in ends if pair[0] <= place]
    return max(behind)[1] if behind else None


def _is_glue(text: str) -> bool:
    """Whether nothing stands between two parts but marks, and perhaps a small word."""
    return len(text) <= LONGEST_GLUE and _GLUE.fullmatch(text) is not None and "](" not in text


def spots(text: str, layout: Layout, reading: Reading) -> Mapping[Field, Spot]:
    """Where the missing parts of an entry are to come; those of which that is not clear are left out."""
    found: dict[Field, Spot] = {}
    if reading.title.marks is UNMARKED or not _CREDITS.difference(reading.parts):
        # nothing but punctuation would part what is put in from what is there
        return found
    shown = layout.shown_by_preprints if _is_preprint(text, reading) else layout.shown
    for which in (DATE, VENUE):
        if which not in reading.parts and which in shown and (spot := _spot_of_when(text, layout, reading, which)):
            found[which] = spot
    if AUTHORS not in reading.parts and AUTHORS in shown and (spot := _spot_of_authors(text, layout, reading)):
        found[AUTHORS] = spot
    return found


def _spot_of_when(text: str, layout: Layout, reading: Reading, which: Field) -> Spot | None:
    place = layout.when
    if place is None or reading.puzzling:
        return None
    beside = reading.parts.get(VENUE if which is DATE else DATE)
    if beside:
        return _beside(text, place, beside, which)
    anchor = reading.parts.get(place.behind)
    if anchor is None or not _free(text, anchor.outer.end):
        return None
    return _behind(text, anchor.outer.end, place)


def _beside(text: str, place: WhenPlace, beside: Part, which: Field) -> Spot | None:
    """Next to the date or the venue that is there already, within the same marks."""
    opening, closing = text[beside.outer.start : beside.span.start], text[beside.span.end : beside.outer.end]
    alike = place.before.endswith(opening) and place.after == closing and beside.marks is place.marks
    if place.between is None or not alike or beside.more:
        return None
    if (which is VENUE) == place.venue_first:
        return Spot(beside.span.start, "", place.between, beside.marks)
    return Spot(beside.span.end, place.between, "", beside.marks)


def _spot_of_authors(text: str, layout: Layout, reading: Reading) -> Spot | None:
    place = layout.authors
    if place is None or reading.rambling or (reading.puzzling and not place.own_line):
        return None
    if place.own_line:
        return Spot(reading.head.end, place.before, place.after, place.marks)
    end = reading.parts[TITLE].outer.end
    return _behind(text, end, place) if _free(text, end) else None


def _behind(text: str, end: int, place: WhenPlace | AuthorsPlace) -> Spot:
    """Right behind another part, and apart from a link or a bracket that follows it at once."""
    apart = " " if text[end : end + 1] in ("[", "(", "<", "!") else ""
    return Spot(end, place.before, place.after + apart, place.marks)


def _free(text: str, place: int) -> bool:
    """Whether a part may be put in here: no word goes on."""
    return _WORD.match(text, place) is None
