"""Which edition of which conference an entry names, as far as it says. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enrich.model import Track, Venue
from enrich.normalise.dates import placeholder_year, read_date
from enrich.normalise.urls import unnested
from enrich.normalise.venues import recognise_venue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from enrich.model import Paper

IN_PROCEEDINGS = frozenset({Track.MAIN, Track.DATASETS})
"""The tracks that stand in the main proceedings of conferences that have a site for them alone."""


def named_venue(paper: Paper) -> Venue | None:
    """The venue that an entry names, if what it names may stand in the venue's own proceedings."""
    venue = recognise_venue(paper.venue)
    return venue if venue and venue.track in IN_PROCEEDINGS else None


def named_years(paper: Paper, venue: Venue) -> tuple[int, ...]:
    """The years of the editions that an entry may mean, the likeliest first.

    A year beside the venue is the edition's. That of the date may be the year in which the paper was
    first public, mostly the year before.
    """
    if venue.year:
        return (venue.year,)
    date = read_date(paper.date)
    year = date.year if date else placeholder_year(paper.date)
    return (year, year + 1) if year else ()


def addresses(paper: Paper) -> Iterator[str]:
    """The addresses of an entry, its own first."""
    for text in (paper.url, *(link.url for link in paper.links)):
        yield unnested(text) or text.strip()
