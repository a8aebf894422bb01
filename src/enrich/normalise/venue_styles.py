"""The styles in which lists write a venue: by which of its spellings, with which year, on which track."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from enrich.model import Track, Venue, VenueKind
from enrich.normalise import venue_table

# How lists write an edition after an acronym; the first is the default.
YEARS = ("", " {year}", "'{short}", " '{short}", "{year}", "-{short}", " ({year})", "-{year}", "{short}")

# How lists write a track: `v` is the acronym, `y` the year as the list writes it. The first is the default.
TEMPLATES: dict[Track, tuple[str, ...]] = {
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

NAMINGS = ("abbreviation", "acronym", "name", "both")

DEFAULT_NAMING = {VenueKind.JOURNAL: "name"}

FORMER = {"nips": "NIPS"}
"""The acronyms that venues no longer have, by venue: a list that writes the present one too writes that."""

BY_ACRONYM = frozenset(
    {"csur", "ijcv", "jair", "jmlr", "pami", "pnas", "tacl", "tip", "tkde", "tmlr", "tnn", "tog", "tvcg"}
)
"""The journals that lists which name conferences by their acronyms name so too: "ICML 2024", "TMLR 2024"."""


@dataclass(frozen=True, slots=True)
class Style:
    """`naming` is one of NAMINGS, `year` one of YEARS, `template` one of TEMPLATES."""

    naming: str
    year: str
    template: str


def spellings(venue: Venue, naming: str) -> tuple[str, ...]:
    """The spellings of one sort that a list may use; the first is the one to write."""
    entry = venue_table.entries().get(venue.id)
    others = (venue.acronym, *(entry.aliases if entry else ()))
    match naming:
        case "name":
            return (venue.name, *(other for other in others if " " in other and "." not in other))
        case "abbreviation":
            return tuple(other for other in others if "." in other)
        case "both":
            return (f"{venue.name} ({venue.acronym})",) if venue.name != venue.acronym else ()
        case _:
            return tuple(other for other in others if other == venue.acronym or " " not in other)


def write(venue: Venue, spelling: str, style: Style) -> str:
    """The venue by one of its spellings, in a style; without a year if the venue has none."""
    form = style.year if venue.year is not None else ""
    if form.startswith("{") and not spelling[-1].isalpha():
        form = " {year}"  # "11.92026" would be one number
    year = form.format(year=venue.year, short=f"{(venue.year or 0) % 100:02d}")
    return style.template.format(v=spelling, y=year)


def track_written(venue: Venue) -> Track:
    """The track that is written beside the name; that of a series of workshops is told by its name."""
    return Track.MAIN if venue.kind is VenueKind.WORKSHOP else venue.track


def styles(venue: Venue) -> Iterator[Style]:
    """Every style in which the venue may be written, the likeliest first."""
    years = YEARS if venue.year is not None else YEARS[:1]
    for naming, year, template in itertools.product(NAMINGS, years, TEMPLATES[track_written(venue)]):
        yield Style(naming, year, template)


def default_style(kind: VenueKind, track: Track) -> Style:
    """The style of a list that shows none: conferences by acronym, journals by name, no year."""
    return Style(DEFAULT_NAMING.get(kind, "acronym"), YEARS[0], TEMPLATES[track][0])
