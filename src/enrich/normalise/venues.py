"""Venues: which one a text means, when its editions began, and how a list writes it.

"ICML'25", "Findings of EMNLP 2023", "NeurIPS Workshop" and "IEEE TMC" are recognised; the table is `venues.toml`, the
reading is in `venue_reading`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from enrich.model import PartialDate, Track, Venue, VenueKind
from enrich.normalise import venue_reading, venue_table
from enrich.normalise.venue_table import without_publishers, words
from enrich.normalise.venue_text import ELSEWHERE, tidy, without_edition, without_locators, year_in

_LONGEST = 400  # characters; the longest names of proceedings have about 250


@lru_cache(maxsize=4096)
def recognise_venue(text: str) -> Venue | None:
    """The venue, track and edition that a text names, or None.

    Understands the spellings of lists ("ICML'25", "KDD '24 oral", "CVPRW"), of DBLP ("ACL (Findings)"), and of
    Crossref ("Proceedings of the 41st ..., pp. 1-9"). `year` is the edition's, where the text says it. A text that
    names a venue as a hope ("Submitted to ICLR") is None.
    """
    text = tidy(text)
    if len(text) > _LONGEST or ELSEWHERE.search(text):
        return None
    text = without_locators(text)
    entry, track = venue_reading.read(text)
    if entry is None:
        return None
    track = Track.WORKSHOP if entry.kind is VenueKind.WORKSHOP else track
    return Venue(entry.id, entry.acronym, entry.name, entry.kind, track, year_in(text))


def edition_month(venue_id: str, year: int) -> PartialDate | None:
    """The month in which an edition of a conference began, if the table has it."""
    return venue_table.editions().get((venue_id, year))


_CONNECTING = frozenset(["a", "and", "for", "in", "of", "on"])


def _telling(text: str) -> list[str]:
    return [word for word in words(without_publishers(text)) if word not in _CONNECTING]


def abbreviates(short: str, venue: Venue) -> bool:
    """Whether a text can be an abbreviation of the venue's name, cut off or not: "Trans. Netw", "IEEE Trans. Mob".

    Its words, two or more or one of six letters, begin the first words of the name, in order; publishers may be left
    out, but not be others. What is the name of another venue ("Nature" for Nature Communications) is no abbreviation.
    """
    short = without_edition(tidy(short))
    known = recognise_venue(short)
    if known is not None:
        return known.id == venue.id
    said, name = _telling(short), _telling(venue.name)
    letters = re.findall(r"[^\W\d_]+", without_publishers(short))
    publishers = set(words(short)) - set(words(without_publishers(short)))
    return (
        (len(letters) >= 2 or any(len(word) >= 6 for word in letters))
        and publishers <= set(words(venue.name))
        and len(said) <= len(name)
        and all(full.startswith(word) for word, full in zip(said, name, strict=False))
    )


# --- house style ------------------------------------------------------------------------------

# How lists write an edition after an acronym; the first is the default.
_YEARS = ("", " {year}", "'{short}", " '{short}", "{year}", "-{short}", " ({year})", "-{year}", "{short}")

# How lists write a track: `v` is the acronym, `y` the year as the list writes it. The first is the default.
_TEMPLATES: dict[Track, tuple[str, ...]] = {
    Track.MAIN: ("{v}{y}",),
    Track.FINDINGS: (
        "{v}{y} Findings",
        "{v} Findings{y}",
        "Findings of {v}{y}",
        "{v}{y} (Findings)",
        "{v} (Findings){y}",
        "Findings of the Association for Computational Linguistics: {v}{y}",
    ),
    Track.WORKSHOP: ("{v}{y} Workshop", "{v} Workshop{y}", "{v}W{y}", "{v}{y} Workshops", "{v} Workshops{y}"),
    Track.DATASETS: (
        "{v}{y} Datasets and Benchmarks",
        "{v} Datasets and Benchmarks{y}",
        "{v}{y} Datasets and Benchmarks Track",
        "{v} Datasets and Benchmarks Track{y}",
        "{v}{y} D&B",
        "{v} D&B{y}",
    ),
    Track.DEMO: ("{v}{y} Demo", "{v} Demo{y}", "{v}{y} System Demonstrations", "{v}{y} (Demo)"),
    Track.INDUSTRY: ("{v}{y} Industry Track", "{v} Industry Track{y}", "{v}{y} Industry", "{v}{y} (Industry)"),
    Track.TUTORIAL: ("{v}{y} Tutorial", "{v} Tutorial{y}", "{v}{y} (Tutorial)"),
    Track.COMPANION: ("{v}{y} Companion", "{v} Companion{y}", "{v}{y} (Companion)", "{v}{y} Adjunct"),
}

_NAMINGS = ("abbreviation", "acronym", "name")

_DEFAULT_NAMING = {VenueKind.JOURNAL: "name"}


@dataclass(frozen=True, slots=True)
class _Style:
    naming: str
    year: str
    template: str


def _spellings(venue: Venue, naming: str) -> tuple[str, ...]:
    """The spellings of one sort that a list may use; the first is the one to write."""
    entry = venue_table.entries().get(venue.id)
    others = (venue.acronym, *(entry.aliases if entry else ()))
    match naming:
        case "name":
            return (venue.name, *(other for other in others if " " in other and "." not in other))
        case "abbreviation":
            return tuple(other for other in others if "." in other)
        case _:
            return tuple(other for other in others if other == venue.acronym or " " not in other)


def _written(venue: Venue, spelling: str, style: _Style) -> str:
    form = style.year if venue.year is not None else ""
    if form.startswith("{") and not spelling[-1].isalpha():
        form = " {year}"  # "11.92026" would be one number
    year = form.format(year=venue.year, short=f"{(venue.year or 0) % 100:02d}")
    return style.template.format(v=spelling, y=year)


def _templates(venue: Venue) -> tuple[str, ...]:
    return _TEMPLATES[Track.MAIN if venue.kind is VenueKind.WORKSHOP else venue.track]


def _styles(venue: Venue) -> Iterator[_Style]:
    years = _YEARS if venue.year is not None else _YEARS[:1]
    for naming, year, template in itertools.product(_NAMINGS, years, _templates(venue)):
        yield _Style(naming, year, template)


@lru_cache(maxsize=4096)
def _style_of(cell: str, venue: Venue) -> _Style | None:
    """The first style in which the venue is written just as it stands in the cell, but for case."""
    seen = tidy(cell).casefold()
    return next(
        (
            style
            for style in _styles(venue)
            if any(_written(venue, spelling, style).casefold() == seen for spelling in _spellings(venue, style.naming))
        ),
        None,
    )


def _majority(votes: Iterable[str | None], default: str) -> str:
    """What more than half of all voters say; those who say nothing that is understood count too."""
    counted = Counter(votes)
    favourite, votes_for = max(counted.items(), key=lambda item: item[1], default=(None, 0))
    return favourite if favourite is not None and 2 * votes_for > counted.total() else default


@lru_cache(maxsize=256)
def _learnt(written: tuple[str, ...], kind: VenueKind, track: Track) -> _Style:
    """The style in which a list writes the venues of a kind, and of those a track."""
    seen = [
        (venue, _style_of(cell, venue)) for cell in written if (venue := recognise_venue(cell)) and venue.kind is kind
    ]
    named = [style for venue, style in seen if venue.acronym.casefold() != venue.name.casefold()]
    of_track = [style for venue, style in seen if venue.track is track]
    return _Style(
        _majority((style.naming if style else None for style in named), _DEFAULT_NAMING.get(kind, "acronym")),
        _majority((style.year if style else None for _, style in seen), _YEARS[0]),
        _majority((style.template if style else None for style in of_track), _TEMPLATES[track][0]),
    )


def house_name(venue: Venue, written: Sequence[str]) -> str:
    """How a list that has these venue cells would write the venue.

    Learnt from the majority of the cells that are recognised: acronym, full name or abbreviation, the edition's year
    and its form, the track and its place. Without a majority: conferences by acronym, journals by name, no year,
    "EMNLP Findings", "NeurIPS Workshop". Tracks are written with the acronym. What it gives is recognised as the same
    venue and track, and never as another edition.
    """
    track = Track.MAIN if venue.kind is VenueKind.WORKSHOP else venue.track
    style = _learnt(tuple(written), venue.kind, venue.track)
    naming = style.naming if track is Track.MAIN else "acronym"
    templates = _templates(venue)
    template = style.template if style.template in templates else templates[0]
    names = (*_spellings(venue, naming)[:1], venue.name if venue.kind is VenueKind.JOURNAL else venue.acronym)
    attempts = [_Style(naming, style.year, template), _Style(naming, "", templates[0])]
    candidates = (_written(venue, name, attempt) for attempt in attempts for name in names)
    return next((text for text in candidates if _means(text, venue)), venue.name)


def _means(text: str, venue: Venue) -> bool:
    again = recognise_venue(text)
    return again is not None and (again.id, again.track) == (venue.id, venue.track) and again.year in {None, venue.year}
