"""House style: how one list writes its dates, venues and author lines, learnt from the list.

Canonical form is for comparing; what is written back looks as if the maintainer had written it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from enrich.model import Field, Paper, PaperList, PartialDate, Venue
from enrich.normalise.dates import DateHouse, learn_dates
from enrich.normalise.venues import VenueHouse, learn_venues


class DatePolicy(StrEnum):
    """Which of a work's dates a list shows: of its version of record, or its first public one."""

    VENUE = "venue"
    FIRST_PUBLIC = "first_public"
    PRINT = "print"


class VersionPolicy(StrEnum):
    """Which of a work's versions a list shows.

    `of_record` is the strongest published one. `as_listed` is the one that an entry's venue, or else its
    link, leads to. `first` is the preprint, for entries that name no published venue. An entry that shows
    no version that is known shows the one of record under all three.
    """

    OF_RECORD = "of_record"
    AS_LISTED = "as_listed"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class House:
    """How a list writes, which fields it has a place for, and which version and date it shows.

    `today` bounds the dates that are possible.
    """

    today: date
    policy: DatePolicy = DatePolicy.VENUE
    versions: VersionPolicy = VersionPolicy.OF_RECORD
    dates: DateHouse = DateHouse()
    venues: VenueHouse = field(default_factory=VenueHouse)
    separator: str = ", "
    fields: frozenset[Field] = frozenset(Field)

    def write_date(self, value: PartialDate) -> str:
        return self.dates.write(value)

    def write_venue(self, venue: Venue) -> str:
        return self.venues.write(venue)

    def write_authors(self, names: tuple[str, ...]) -> str:
        return self.separator.join(names)


def learn(
    listed: PaperList,
    fields: frozenset[Field],
    today: date,
    policy: DatePolicy = DatePolicy.VENUE,
    versions: VersionPolicy = VersionPolicy.OF_RECORD,
) -> House:
    """The house style of a list, by majority, with what its maintainer has set."""
    papers = listed.papers
    marks = Counter("; " if ";" in paper.authors else ", " for paper in papers if paper.authors.strip())
    dates = learn_dates(_own(papers, Field.DATE))
    return House(
        today,
        policy,
        versions,
        replace(dates, precision=1) if listed.years_only else dates,
        learn_venues(_own(papers, Field.VENUE)),
        "; " if marks["; "] > marks[", "] else ", ",
        fields,
    )


def _own(papers: Sequence[Paper], field: Field) -> tuple[str, ...]:
    """What entries say in a field, in a place of their own; where none does, what the headings above them say."""
    told = [paper for paper in papers if paper.written(field).strip()]
    return tuple(paper.written(field) for paper in told if field not in paper.closed) or tuple(
        paper.written(field) for paper in told
    )
