"""Where a chunk of prose stands in its entry, from which follows what it can be: an author, a venue."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from operator import attrgetter

from enrich.lists.markdown_atoms import BLANK
from enrich.lists.markdown_chunks import Chunk, behind_bar, between_bars
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_parts import AUTHORS, DATE, UNMARKED, VENUE, Reading, Stretch
from enrich.normalise.venues import recognise_venue

_BEFORE_LINKS = re.compile(rf"[ .]*+(?:\[?{BLANK}|\Z)")


def is_all_that_lacks(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """Whether a chunk stands behind a bar, last before the links, where the people and the year were said before."""
    told = AUTHORS in reading.parts and DATE in reading.parts and reading.title.marks is not UNMARKED
    return told and _BEFORE_LINKS.match(part.view, chunk.outer_end) is not None and behind_bar(part.view, chunk)


_STOPS = re.compile(r"[ .,]*+")
_PLACE_AND_YEAR = re.compile(r"[A-Z][^.,:;?!()]{2,60}(?:,\s(?:19|20)\d\d|\s\((?:19|20)\d\d\)?)")


_YEAR_AT_END = re.compile(r"\s\((?:19|20)\d\d\)[ .]*+\Z")


def is_before_year(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """Whether a year in parentheses is all that stands behind a word that follows the title, and the people were named
    before.
    """
    last = AUTHORS in reading.parts and _YEAR_AT_END.match(part.view, chunk.outer_end) is not None
    return last and _is_behind_title(reading, part, chunk)


def is_last(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """Whether a name and a year are all that stands behind a title that is set apart."""
    said = _PLACE_AND_YEAR.fullmatch(part.view, chunk.start, chunk.end) is not None
    return said and _is_behind_title(reading, part, chunk)


def _is_behind_title(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    if reading.title.marks is UNMARKED:
        return False
    start, end, _ = slice(reading.title.outer.end - part.span.start, chunk.start).indices(len(part.view))
    return start >= end or _STOPS.fullmatch(part.view, start, end) is not None


_START = attrgetter("span.start")


def is_behind_links(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """Whether links stand between the title and a chunk, where remarks are and nobody names a single person."""
    start, end = reading.title.outer.end, part.span.start + chunk.outer_start
    first = bisect_left(part.atoms, start, key=_START) if part.span.start <= start else len(part.atoms)
    behind = (part.atoms[number] for number in range(first, len(part.atoms)))
    return any(atom.url for atom in takewhile(lambda atom: atom.span.start < end, behind))


def _is_barred(part: Stretch, chunk: Chunk) -> bool:
    """Whether bars set apart what may be the name of one person: "Title | Ada Lovelace | ICML"."""
    return between_bars(part.view, chunk) and " " in part.view[chunk.start : chunk.end]


_NEXT = re.compile(rf"[.,]\s+(?P<said>[^.\[(*_{BLANK}]{{3,60}})")


_WITH_INITIALS = re.compile(r"(?:[A-Z]\.[ -]?){1,3}[A-Z][\w'’-]+|[A-Z][\w'’-]+(?: [A-Z]){1,3}")


def is_one(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """Whether one name may be all the people there are, by its initials or from where it stands."""
    if _WITH_INITIALS.fullmatch(part.view, chunk.start, chunk.end):
        return True
    return _is_barred(part, chunk) or _is_before_place(part, chunk) or _is_behind_place(reading, part, chunk)


_END = re.compile(r"[ .]*+\Z")


def _is_behind_place(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """Whether what may be the one author of a work is the last that is said, behind a venue and a date."""
    told = VENUE in reading.parts and DATE in reading.parts and reading.title.marks is not UNMARKED
    is_last = told and _END.match(part.view, chunk.end) is not None
    return is_last and 1 < len(part.view[chunk.start : chunk.end].split()) <= 4


def _is_before_place(part: Stretch, chunk: Chunk) -> bool:
    """Whether what may be the one author of a work stands right before a known venue with a date."""
    if not 1 < len(part.view[chunk.start : chunk.end].split()) <= 4:
        return False
    behind = _NEXT.match(part.view, chunk.end)
    told = when(behind["said"].strip()) if behind else None
    return bool(behind and told and told.date and told.venue and recognise_venue(told.venue.of(behind["said"].strip())))
