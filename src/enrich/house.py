"""House style: how one list writes its dates, venues and author lines, learnt from the list.

Canonical form is for comparing; what is written back looks as if the maintainer had written it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from enrich.model import Field, PaperList, PartialDate, Venue
from enrich.normalise.dates import DateHouse, learn_dates
from enrich.normalise.venues import house_name


class DatePolicy(StrEnum):
    """Which of a work's dates a list shows: of its version of record, or its first public one."""

    VENUE = "venue"
    FIRST_PUBLIC = "first_public"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class House:
    """How a list writes, which fields it has a place for, and which date it shows.

    `today` bounds the dates that are possible.
    """

    today: date
    policy: DatePolicy = DatePolicy.VENUE
    dates: DateHouse = DateHouse()
    venues: tuple[str, ...] = ()
    separator: str = ", "
    fields: frozenset[Field] = frozenset(Field)

    def write_date(self, value: PartialDate) -> str:
        return self.dates.write(value)

    def write_venue(self, venue: Venue) -> str:
        return house_name(venue, self.venues)

    def write_authors(self, names: tuple[str, ...]) -> str:
        return self.separator.join(names)


def learn(listed: PaperList, fields: frozenset[Field], today: date, policy: DatePolicy = DatePolicy.VENUE) -> House:
    """The house style of a list, by majority."""
    papers = listed.papers
    marks = Counter("; " if ";" in paper.authors else ", " for paper in papers if paper.authors.strip())
    dates = learn_dates(tuple(paper.date for paper in papers))
    return House(
        today,
        policy,
        replace(dates, precision=1) if listed.years_only else dates,
        tuple(paper.venue for paper in papers if paper.venue.strip()),
        "; " if marks["; "] > marks[", "] else ", ",
        fields,
    )
