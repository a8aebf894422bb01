"""What of an entry, and of a record, is compared: titles, people, years, places. Measures only; `match` decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from enrich.match.titles import Part, alike, contains, content_words, numerals, parts_of, same_numerals
from enrich.model import Author, Paper, Record, Track, Venue, VenueKind, Version
from enrich.normalise.dates import placeholder_year, read_date
from enrich.normalise.name_words import is_body
from enrich.normalise.names import people, shared
from enrich.normalise.titles import title_key, with_subtitle
from enrich.normalise.venues import recognise_venue

Place = tuple[str, Track]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What of a paper, or of a record about it, others are compared with.

    `titles` are keys, as `title_key` makes them; `parts` are what stands before or after their
    colons; `places` are venues that are known, each with the track. An entry is of a preprint if it
    leads to one, or names a preprint server.
    """

    titles: tuple[str, ...]
    parts: tuple[Part, ...]
    authors: tuple[Author, ...]
    years: tuple[int, ...]
    places: frozenset[Place] = frozenset()
    version: Version = Version.OTHER


def of_paper(paper: Paper) -> Likeness:
    """What an entry says of its paper."""
    date = read_date(paper.date)
    year = date.year if date else placeholder_year(paper.date)
    # what goes on behind the link of a name may be the rest of the title, or what the list says of the work
    keys = tuple(dict.fromkeys(filter(None, (title_key(paper.title), title_key(paper.name))))) or ("",)
    places = _places(paper.venue.split(" / "), Version.OTHER)
    version = Version.PREPRINT if _shows_preprint(paper) else Version.OTHER
    return Likeness(keys, parts_of(paper.title), people(paper.authors), (year,) if year else (), places, version)


def _shows_preprint(paper: Paper) -> bool:
    venue = recognise_venue(paper.venue)
    return paper.ids.arxiv is not None or (venue is not None and venue.kind is VenueKind.PREPRINT)


def of_record(record: Record) -> Likeness:
    """What a record says of its work."""
    whole = with_subtitle(record.title, record.subtitle)
    titles = tuple(dict.fromkeys(filter(None, (title_key(whole), title_key(record.title)))))
    years = tuple(dict.fromkeys(date.year for _, date in record.dates))
    # where a preprint says that it appeared is but its authors' claim
    places = _places(record.venues if record.version is not Version.PREPRINT else (), record.version)
    return Likeness(titles, parts_of(whole), record.authors, years, places, record.version)


def together(known: Iterable[Likeness]) -> Likeness:
    """The first, with all the years and places that the others know too."""
    first, *others = known
    years = tuple(dict.fromkeys(year for likeness in (first, *others) for year in likeness.years))
    return replace(first, years=years, places=first.places.union(*(other.places for other in others)))


def track_of(venue: Venue, version: Version) -> Track:
    """The track of a venue in which a version appeared; a workshop's paper may name but the conference."""
    main = venue.kind is VenueKind.CONFERENCE and venue.track is Track.MAIN
    return Track.WORKSHOP if main and version is Version.WORKSHOP else venue.track


def _places(names: Iterable[str], version: Version) -> frozenset[Place]:
    # to be on a preprint server says nothing: everybody's works are
    known = (venue for name in names if (venue := recognise_venue(name)) and venue.kind is not VenueKind.PREPRINT)
    return frozenset((venue.id, track_of(venue, version)) for venue in known)


# --- titles -----------------------------------------------------------------------------------


def same(one: Likeness, other: Likeness) -> bool:
    return any(title and title == their for title, their in product(one.titles, other.titles))


def nearly_same(one: Likeness, other: Likeness) -> bool:
    """Whether two titles may be of one work, told that there is another reason to think so.

    "Part II" is not another name of Part I, whoever wrote them.
    """
    if any(part.key in theirs.titles for mine, theirs in ((one, other), (other, one)) for part in mine.parts):
        return True
    pairs = product(one.titles, other.titles)
    return any((contains(*pair) or alike(*pair, 80)) and same_numerals(*pair) for pair in pairs)


def is_other_part(one: Likeness, other: Likeness) -> bool:
    """Whether only numbers tell two titles apart, so that even the same people wrote two works."""
    pairs = tuple(product(one.titles, other.titles))
    near = any(contains(*pair) or alike(*pair, 80) for pair in pairs)
    return near and not any(same_numerals(*pair) for pair in pairs)


SUBTITLE = 4
"""Telling words that a subtitle has at least that two works hardly share."""


def has_another_name(one: Likeness, other: Likeness) -> bool:
    """Whether two titles have one long subtitle, and before it names that are not told apart by a number alone."""
    pairs = product(*([part for part in side.parts if not part.head] for side in (one, other)))
    return any(
        mine.key == theirs.key
        and content_words(mine.key) >= SUBTITLE
        and _unnumbered(mine.rest) != _unnumbered(theirs.rest)
        for mine, theirs in pairs
    )


def _unnumbered(name: str) -> list[str]:
    return [word for word in name.split() if not numerals(word)]


# --- people, years, places --------------------------------------------------------------------


class People(StrEnum):
    """How an author line and the authors of a record agree."""

    SAME = "the same authors"
    WITHIN = "its authors, and more"
    MOST = "most of its authors"
    HALF = "half of the authors"
    SOME = "a shared author"
    NOBODY = "other authors"
    UNSAID = "no authors to compare"


def _persons(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    return tuple(author for author in authors if not is_body(author.name))


def people_compared(written: Likeness, recorded: Likeness) -> People:
    """How the people agree, told from the line that is written: it may be cut short, and a record may not be."""
    line, known = _persons(written.authors), _persons(recorded.authors)
    if not line or not known:
        # a body that signs for its people ("OpenAI") contradicts none of them
        bodies = bool(written.authors) and shared(written.authors, recorded.authors) == len(written.authors)
        return People.WITHIN if bodies else People.UNSAID
    both = shared(line, known)
    if both == len(line):
        return People.SAME if both == len(known) else People.WITHIN
    if both >= 0.75 * len(line):
        return People.MOST
    if both >= 0.5 * min(len(line), len(known)):
        return People.HALF
    return People.SOME if both else People.NOBODY


def share_of_people(one: Likeness, other: Likeness) -> float:
    """The share of the shorter author line that stands in the longer one; 0 where one is empty."""
    fewest = min(len(one.authors), len(other.authors))
    return shared(one.authors, other.authors) / fewest if fewest else 0.0


def years_later(one: Likeness, other: Likeness) -> int | None:
    """How many years later the other is, by the years that lie nearest; None where one side names none."""
    gaps = [their - year for year, their in product(one.years, other.years)]
    return min(gaps, key=lambda gap: (abs(gap), gap), default=None)


def same_venue(one: Likeness, other: Likeness) -> bool:
    """Whether both name the same venue, in the same track."""
    return bool(one.places & other.places)
