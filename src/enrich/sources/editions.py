"""Which edition of which conference an entry names, as far as it says. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enrich.model import DateKind, PartialDate, Track
from enrich.normalise.dates import placeholder_year, read_date
from enrich.normalise.urls import unnested
from enrich.normalise.venues import recognise_venue
from enrich.sources.csl import date_of, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from enrich.model import Paper

IN_PROCEEDINGS = frozenset({Track.MAIN, Track.DATASETS})
"""The tracks that stand in the main proceedings of conferences that have a site for them alone."""


def named_editions(paper: Paper) -> tuple[tuple[str, int], ...]:
    """The editions that an entry may mean, as key of the venue and year, the likeliest first.

    A year beside the venue is the edition's. That of the date may be the year in which the paper was
    first public, mostly the year before.
    """
    venue = recognise_venue(paper.venue)
    if venue is None or venue.track not in IN_PROCEEDINGS:
        return ()
    if venue.year:
        return ((venue.id, venue.year),)
    date = read_date(paper.date)
    year = date.year if date else placeholder_year(paper.date)
    return ((venue.id, year), (venue.id, year + 1)) if year else ()


def in_year(year: int) -> tuple[tuple[DateKind, PartialDate], ...]:
    """The dates of a record of which only the year is known, if it can be one: it may come from a mistyped address."""
    return dated((DateKind.PUBLISHED, date_of((year,))))


def addresses(paper: Paper) -> Iterator[str]:
    """The addresses of an entry, its own first."""
    for text in (paper.url, *(link.url for link in paper.links)):
        yield unnested(text) or text.strip()
