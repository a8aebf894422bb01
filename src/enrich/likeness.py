"""How much two works are alike: in title, people, years and venue. Measures only; `match` decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz

from enrich.model import Author, Paper, Record, Track, Venue, VenueKind, Version
from enrich.normalise.dates import placeholder_year, read_date
from enrich.normalise.names import people, shared
from enrich.normalise.titles import plain, title_key, with_subtitle
from enrich.normalise.venues import recognise_venue

_COLON = re.compile(r"\s*(?::\s|[?!]\s|\s[-–—]+\s)\s*")

SPELT_ALIKE = 85
"""From this ratio on (0 to 100), two words may be spellings of one: "optimise", "optimize"."""

_ROMAN = frozenset(["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "can",
        "for",
        "from",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "the",
        "to",
        "via",
        "we",
        "with",
        "what",
        "how",
        "your",
    ]
)


_GENRES = frozenset(["benchmark", "overview", "perspective", "review", "survey", "tutorial", "version"])
"""Last words of subtitles that tell apart what the same people wrote under one head."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What of a paper, or of a record about it, other records are compared with.

    `titles` and `parts` (before and after a colon) are keys, as `title_key` makes them; `places`
    are venues that are known, each with the track.
    """

    titles: tuple[str, ...]
    parts: tuple[str, ...]
    authors: tuple[Author, ...]
    years: tuple[int, ...]
    places: frozenset[tuple[str, Track]] = frozenset()


def of_paper(paper: Paper) -> Likeness:
    """What an entry says of its paper."""
    date = read_date(paper.date)
    year = date.year if date else placeholder_year(paper.date)
    keys, places = (title_key(paper.title),), _places(paper.venue.split(" / "), Version.OTHER)
    return Likeness(keys, _parts(paper.title), people(paper.authors), (year,) if year else (), places)


def of_record(record: Record) -> Likeness:
    """What a record says of its work."""
    whole = with_subtitle(record.title, record.subtitle)
    titles = tuple(dict.fromkeys(filter(None, (title_key(whole), title_key(record.title)))))
    years = tuple(dict.fromkeys(date.year for _, date in record.dates))
    return Likeness(titles, _parts(whole), record.authors, years, _places(record.venues, record.version))


def track_of(venue: Venue, version: Version) -> Track:
    """The track of a venue in which a version appeared; a workshop's paper may name but the conference."""
    main = venue.kind is VenueKind.CONFERENCE and venue.track is Track.MAIN
    return Track.WORKSHOP if main and version is Version.WORKSHOP else venue.track


def _places(names: Iterable[str], version: Version) -> frozenset[tuple[str, Track]]:
    known = (venue for name in names if (venue := recognise_venue(name)))
    return frozenset((venue.id, track_of(venue, version)) for venue in known)


def _parts(title: str) -> tuple[str, ...]:
    """A title's head, of two words at least, and what follows its first colon, of four at least."""
    head, colon, tail = _COLON.sub("\0", plain(title), count=1).partition("\0")
    parts = ((title_key(head), 2), (title_key(tail), 4)) if colon else ()
    return tuple(key for key, least in parts if len(key.split()) >= least)


# --- titles -----------------------------------------------------------------------------------


def _numerals(key: str) -> list[str]:
    return sorted([*re.findall(r"\d+", key), *(word for word in key.split() if word in _ROMAN)])


def content_words(key: str) -> int:
    return sum(word not in _COMMON for word in key.split())


def same(one: Likeness, other: Likeness) -> bool:
    return any(title and title == their for title, their in product(one.titles, other.titles))


def part_equals(one: Likeness, other: Likeness) -> bool:
    """Whether a title is the other's head before a colon, or all that follows it."""
    return any(part in theirs.titles for mine, theirs in ((one, other), (other, one)) for part in mine.parts)


def misspelt(one: Likeness, other: Likeness) -> bool:
    """Whether two titles are the same but for how words are spelt, joined, or left out as small."""
    return any(_spelt_alike(title, their) for title, their in product(one.titles, other.titles))


def _spelt_alike(title: str, their: str) -> bool:
    if title.replace(" ", "") == their.replace(" ", ""):
        return True
    words, others = ([word for word in key.split() if word not in _COMMON] for key in (title, their))
    return len(words) == len(others) and all(
        word == other or fuzz.ratio(word, other) >= SPELT_ALIKE for word, other in zip(words, others, strict=True)
    )


def contains(one: Likeness, other: Likeness) -> bool:
    """Whether one title of at least five words stands whole within the other."""
    for title, their in product(one.titles, other.titles):
        short, long = sorted((title, their), key=len)
        if len(short.split()) >= 5 and f" {short} " in f" {long} ":
            return True
    return False


def alike(one: Likeness, other: Likeness, least: float) -> bool:
    return any(
        fuzz.ratio(title, their) >= least and fuzz.token_sort_ratio(title, their) >= least
        for title, their in product(one.titles, other.titles)
    )


def nearly_same(one: Likeness, other: Likeness) -> bool:
    """Whether two titles may be of one work, told that there is another reason to think so.

    "Part II" is not another name of Part I, whoever wrote them.
    """
    near = contains(one, other) or alike(one, other, 80)
    return part_equals(one, other) or (near and same_numerals(one, other))


def same_numerals(one: Likeness, other: Likeness) -> bool:
    return any(_numerals(title) == _numerals(their) for title, their in product(one.titles, other.titles))


def same_genre(one: Likeness, other: Likeness) -> bool:
    """Whether neither is the survey, say, of what the other is about."""
    ends = [{title.split()[-1] for title in side.titles if title} & _GENRES for side in (one, other)]
    return ends[0] == ends[1]


# --- people, years, venues --------------------------------------------------------------------


def share_of_people(one: Likeness, other: Likeness) -> float:
    """The share of the shorter author line that stands in the longer one; 0 where one is empty."""
    fewest = min(len(one.authors), len(other.authors))
    return shared(one.authors, other.authors) / fewest if fewest else 0.0


def years_apart(one: Likeness, other: Likeness) -> int:
    """The smallest distance of two years; 0 where one side names none."""
    return min((abs(year - their) for year, their in product(one.years, other.years)), default=0)


def same_edition(one: Likeness, other: Likeness) -> bool:
    """Whether both name the same venue, in the same track, and the same year."""
    if not one.years or not other.years or years_apart(one, other):
        return False
    return bool(one.places & other.places)
