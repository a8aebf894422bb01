"""Which of a record's dates is that of the version it is of: the one to write, and others that may stay.

The date of a conference paper is that of the conference, of a journal article that of its issue,
of a preprint the day on which it first was public. The kinds are asked for in the order of
`WHEN`; where the first tells only a year, one that tells a month of that year is preferred to it.
"""

from __future__ import annotations

from enrich.authority import venue_of
from enrich.house import DatePolicy
from enrich.match import LOCAL
from enrich.model import DateKind, PartialDate, Record, Track, VenueKind, Version
from enrich.normalise.venues import disputed_month, edition_month

FIRST = (DateKind.SUBMITTED, DateKind.POSTED)
"""The dates on which a preprint first was public."""

_CONFERENCE = (DateKind.EVENT, DateKind.PRINT, DateKind.PUBLISHED, DateKind.ONLINE)
_JOURNAL = (DateKind.PRINT, DateKind.PUBLISHED, DateKind.ONLINE)

WHEN = {
    Version.PREPRINT: (*FIRST, DateKind.ONLINE, DateKind.PUBLISHED),
    Version.WORKSHOP: _CONFERENCE,
    Version.CONFERENCE: _CONFERENCE,
    Version.JOURNAL: _JOURNAL,
    Version.OTHER: (DateKind.PRINT, DateKind.PUBLISHED, DateKind.ONLINE, *FIRST),
}
"""Which date of a record is the date of its version, the most telling kind first."""

AHEAD = 2
"""Months. How long before a conference its proceedings may be out."""

Told = tuple[PartialDate, str]
"""A date, and where its month is from, in words, if not from the record itself."""


def version_dates(record: Record, policy: DatePolicy = DatePolicy.VENUE) -> tuple[Told, ...]:
    """The dates of the version that a record is of: the one to write, then others that may stay.

    Proceedings are often put online in another month than that in which the conference was held; of
    two dates of a record the one of that month is written, and an entry may show that month too. The
    maintainer's own catalogue is taken at its word.
    """
    printed = (DateKind.PRINT,) if policy is DatePolicy.PRINT else ()
    known = [date for kind in (*printed, *WHEN[record.version]) if (date := record.date(kind))]
    if not known:
        return ()
    exact = [(date, "") for date in known if date.precision > 1]
    own = [told for told in exact if told[0].agrees_with(known[0])]
    held = _held(record, known[0], [date for date, _ in exact])
    if held is None or (exact and (printed or record.source == LOCAL)):
        # a month of another year is not that of the issue, but what an entry says so precisely may stay
        return tuple(own[:1] or [(known[0], ""), *exact])
    return (*(told for told in exact if told[0].agrees_with(held[0][0])), *exact, *held)


def _held(record: Record, told: PartialDate, exact: list[PartialDate]) -> tuple[Told, ...] | None:
    """When the conference was held, for a record that does not say it, and when others say that it was."""
    venue, event = venue_of(record), record.date(DateKind.EVENT)
    if venue is None or venue.kind is not VenueKind.CONFERENCE or venue.track is Track.WORKSHOP:
        return None
    year = venue.year or told.year
    month = edition_month(venue.id, year)
    if month is None or (event and event.precision > 1):
        return None
    if venue.year is None and any(_months(month) - _months(date) > AHEAD for date in exact):
        # of an edition of the year before, in proceedings that came late
        return None
    months = (month, disputed_month(venue.id, year))
    return tuple((each, f"the month in which {venue.acronym} {year} was held") for each in months if each)


def _months(date: PartialDate) -> int:
    return date.year * 12 + (date.month or 1)


def edition_year(record: Record) -> int | None:
    """The year of the edition or volume in which a work appeared: as its venue says, else that of the version."""
    venue, told = venue_of(record), version_dates(record)
    return (venue.year if venue else None) or (told[0][0].year if told else None)
