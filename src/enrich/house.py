"""House style: how one list writes its dates, venues and author lines, learnt from the list.

Canonical form is for comparing; what is written back looks as if the maintainer had written it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from enrich.model import Field, Paper, PaperList, PartialDate, Venue, VenueKind
from enrich.normalise.dates import DateHouse, learn_dates, month_of_arxiv, read_date
from enrich.normalise.ids import recognise
from enrich.normalise.venues import VenueHouse, learn_venues, recognise_venue


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
    years_of_editions: bool = False
    """Whether entries that name a published venue show its year, and no month as preprints do."""

    dates_alone: bool = True
    """Whether some entry has a date and no venue, so that the one can stand without the other."""

    links_publications: bool = False
    """Whether most entries that name a published venue lead to what was published, and not to its preprint."""

    links_works: bool = False
    """Whether nearly all entries link to their works, so that one without a link lacks it."""

    def dates_of(self, *, published: bool) -> DateHouse:
        """How the dates of published works, or of preprints, are written."""
        return replace(self.dates, precision=1) if published and self.years_of_editions else self.dates

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
    policy: DatePolicy | None = None,
    versions: VersionPolicy = VersionPolicy.OF_RECORD,
) -> House:
    """The house style of a list, by majority, with what its maintainer has set."""
    papers = listed.papers
    marks = Counter("; " if ";" in paper.authors else ", " for paper in papers if paper.authors.strip())
    dates = learn_dates(_own(papers, Field.DATE))
    return House(
        today,
        policy or dates_shown(papers),
        versions,
        replace(dates, precision=1) if listed.years_only else dates,
        learn_venues(_own(papers, Field.VENUE)),
        "; " if marks["; "] > marks[", "] else ", ",
        fields,
        shows_years_of_editions(papers),
        any(paper.date.strip() and not paper.venue.strip() for paper in papers)
        or not any(paper.venue.strip() for paper in papers),
        links_publications(papers),
        links_works(papers),
    )


FEWEST_DATES, FEWEST_YEARS, FEWEST_ALONE = 2, 3, 4
"""So many entries make a habit of dates, so many of mere years, which may be mistakes, and so many in a list without
venues: there, preprints may be all that it has."""

MOST_DATES = 0.8
"""Of them: so many must have it."""

FEWEST_LINKS, MOST_LINKS = 3, 0.5
"""So many entries, and such a share of those that name a published venue, make a habit of linking publications."""


def dates_shown(papers: Sequence[Paper]) -> DatePolicy:
    """Which of a work's dates the entries of a list show, as far as their arXiv numbers tell.

    Those that name a published venue tell it, beside the month in which arXiv had the work, or the year, where the
    venue has its own; where no entry names a venue, all do.
    """
    venues = any(paper.venue.strip() for paper in papers)
    telling = [paper for paper in papers if _names_published(paper)] if venues else papers
    months, years = _votes(telling, _shows_first_month), _votes(telling, _shows_first_year)
    first = _is_habit(months, FEWEST_DATES if venues else FEWEST_ALONE) or (
        not months and _is_habit(years, FEWEST_YEARS)
    )
    return DatePolicy.FIRST_PUBLIC if first else DatePolicy.VENUE


def _votes(papers: Sequence[Paper], shows: Callable[[Paper, PartialDate, PartialDate], bool | None]) -> list[bool]:
    known = (
        shows(paper, written, month)
        for paper in papers
        if (written := read_date(paper.date)) and (month := month_of_arxiv(paper.ids.arxiv or ""))
    )
    return [vote for vote in known if vote is not None]


def _is_habit(votes: Sequence[bool], least: int) -> bool:
    return sum(votes) >= max(least, MOST_DATES * len(votes))


def _shows_first_month(_paper: Paper, written: PartialDate, month: PartialDate) -> bool | None:
    return written.parts[:2] == month.parts if written.precision > 1 else None


def _shows_first_year(paper: Paper, written: PartialDate, month: PartialDate) -> bool | None:
    """Whether a year alone is that of arXiv's number; None beside a venue that has no other year of its own."""
    venue = recognise_venue(paper.venue)
    edition = venue.year if venue else None
    return None if written.precision > 1 or edition in (None, month.year) else written.year == month.year


def shows_years_of_editions(papers: Sequence[Paper]) -> bool:
    """Whether most entries that name a published venue are dated by a year alone."""
    published = [date for paper in papers if _names_published(paper) and (date := read_date(paper.date))]
    years = sum(date.precision == 1 for date in published)
    return years > 1 and 2 * years > len(published)


def links_publications(papers: Sequence[Paper]) -> bool:
    """Whether most entries that name a published venue lead to what was published, and not to its preprint."""
    published = [leads_to_preprint(paper) for paper in papers if paper.url and _names_published(paper)]
    return published.count(False) >= max(FEWEST_LINKS, MOST_LINKS * len(published))


FEWEST_LINKED, MOST_LINKED = 5, 0.8
"""So many entries, and such a share of all, make a habit of linking every work."""


def links_works(papers: Sequence[Paper]) -> bool:
    """Whether nearly all entries of a list link to their works."""
    linked = sum(bool(paper.url.strip()) for paper in papers)
    return linked >= max(FEWEST_LINKED, MOST_LINKED * len(papers))


def leads_to_preprint(paper: Paper) -> bool:
    """Whether an entry's address is that of arXiv's page or file of a preprint."""
    return bool(recognise(paper.url).arxiv)


def _names_published(paper: Paper) -> bool:
    venue = recognise_venue(paper.venue)
    return venue is not None and venue.kind is not VenueKind.PREPRINT


def _own(papers: Sequence[Paper], field: Field) -> tuple[str, ...]:
    """What entries say in a field, in a place of their own; where none does, what the headings above them say."""
    told = [paper for paper in papers if paper.written(field).strip()]
    return tuple(paper.written(field) for paper in told if field not in paper.closed) or tuple(
        paper.written(field) for paper in told
    )
