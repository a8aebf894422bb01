"""Dates: of the version that the list shows, with the precision that is known.

The date of a conference paper is that of the conference, of a journal article that of its issue,
of a preprint the day on which it first was public. The kinds are asked for in the order of
`WHEN`; where the first tells only a year, one that tells a month of that year is preferred to it.

Nothing is believed of a date that lies ahead: of a conference or a journal by more than a year, of a
preprint at all.
"""

from __future__ import annotations

import dataclasses
from datetime import date as day

from enrich.authority import Evidence, is_first_form, is_published, shows_none, venue_of
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.corrections.venues import displaced
from enrich.house import DatePolicy, House, VersionPolicy
from enrich.lists.sections import said_above
from enrich.match import LOCAL, How, Match
from enrich.model import DateKind, Field, Finding, Paper, PartialDate, Record, Track, VenueKind, Version
from enrich.normalise.dates import is_placeholder, placeholder_year, read_date
from enrich.normalise.venues import disputed_month, edition_month
from enrich.spoken import spoken

_FIRST = (DateKind.SUBMITTED, DateKind.POSTED)
_CONFERENCE = (DateKind.EVENT, DateKind.PRINT, DateKind.PUBLISHED, DateKind.ONLINE)
_JOURNAL = (DateKind.PRINT, DateKind.PUBLISHED, DateKind.ONLINE)

WHEN = {
    Version.PREPRINT: (*_FIRST, DateKind.ONLINE, DateKind.PUBLISHED),
    Version.WORKSHOP: _CONFERENCE,
    Version.CONFERENCE: _CONFERENCE,
    Version.JOURNAL: _JOURNAL,
    Version.OTHER: (DateKind.PRINT, DateKind.PUBLISHED, DateKind.ONLINE, *_FIRST),
}
"""Which date of a record is the date of its version, the most telling kind first."""

MAY_BE_UNPUBLISHED = frozenset({"arxiv", "openreview", "dblp", "openalex", "s2"})
"""The identifiers that preprints and mere submissions have too; all others are of published papers."""


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


def first_public(evidence: Evidence, today: day) -> tuple[PartialDate | None, Match | None]:
    """The date of a preprint that is certainly of this work, as the best record has it, and the match that says it."""
    for match in filter(is_first_form, evidence.certain):
        date = match.record.date(*_FIRST)
        if date and not _lies_ahead(date, today):
            return date, match
    return None, None


def _lies_ahead(date: PartialDate, today: day, years: int = 0) -> bool:
    """Whether a date is more than so many years after today, as far as it says."""
    return date.parts > (today.year + years, today.month, today.day)[: date.precision]


def _shows_published(paper: Paper, record: Record, versions: VersionPolicy) -> bool:
    """Whether an entry, by its venue or its link, is about another version than this preprint: a published one."""
    if not shows_none(paper.venue):
        return True
    if versions is VersionPolicy.FIRST:
        return False
    pages = {kind for kind, _ in paper.ids.items()} - MAY_BE_UNPUBLISHED
    return not pages.issubset(paper.ids.agreeing(record.ids))


def told_dates(evidence: Evidence, house: House) -> tuple[Match | None, tuple[Told, ...]]:
    """The match that tells the date that the list shows, and the dates, the one to write first."""
    chosen = evidence.chosen or next(iter(evidence.likely), None)
    if chosen is None:
        return None, ()
    date, match = first_public(evidence, house.today)
    if house.policy is DatePolicy.FIRST_PUBLIC and date:
        return match, ((date, ""),)
    if is_published(chosen.record):
        told = version_dates(chosen.record, house.policy)
        return chosen, tuple(each for each in told if not _lies_ahead(each[0], house.today, years=1))
    if date is None or match is None or _shows_published(evidence.paper, match.record, house.versions):
        # of a published version that no source has told of; a preprint has another date
        return None, ()
    return match, ((date, ""),)


def _agree(written: PartialDate, told: PartialDate, precision: int) -> bool:
    """Whether a written date may stay: it says the same as far as it is meant to say anything."""
    precision = min(precision, told.precision)
    return written.parts[:precision] == told.parts[:precision]


def shows_date(evidence: Evidence, house: House) -> bool:
    """Whether an entry's date is one of those of the version that the list shows.

    A date in a heading above the entry is as precise as the list wants it.
    """
    written = read_date(evidence.paper.date)
    if written is None:
        return False
    in_heading = Field.DATE in evidence.paper.closed
    precision = min(house.dates.precision, written.precision) if in_heading else house.dates.precision
    return any(_agree(written, date, precision) for date, _ in told_dates(evidence, house)[1])


def _is_impossible(written: PartialDate, told: PartialDate, evidence: Evidence, house: House) -> bool:
    """Whether a paper cannot have that date: it lies ahead, or before the work was first public.

    A preprint that came after the publication tells nothing of that, and a silent source might have
    said that it is another paper's.
    """
    first = None if evidence.silent else first_public(evidence, house.today)[0]
    early = first is not None and first.year <= told.year and written.year < first.year
    return early or _lies_ahead(written, house.today, years=1 if evidence.published else 0)


def _against(
    written: PartialDate | None, told: PartialDate, match: Match, evidence: Evidence, house: House
) -> list[str]:
    above = read_date(said_above(evidence.paper.section).get(Field.DATE, ""))
    if above and written and above.agrees_with(written) and not above.agrees_with(told):
        return [f"the heading above the entry says {above}, too"]
    year = written.year if written else placeholder_year(evidence.paper.date)
    if evidence.silent and (match is not evidence.chosen or house.policy is DatePolicy.FIRST_PUBLIC):
        return ["a source that did not answer might tell of another date"]
    if match.how is How.TITLE and not is_published(match.record) and (written or year not in (None, told.year)):
        return ["the entry may mean a version that appeared later"]
    if written and told.precision < written.precision:
        return ["the date that is written is more precise"]
    if (
        year is not None
        and abs(year - told.year) > 1
        and not _is_impossible(written or PartialDate(year), told, evidence, house)
    ):
        return [f"the years are {abs(year - told.year)} apart"]
    return []


def _rule(text: str, written: PartialDate | None, evidence: Evidence, today: day) -> str:
    if not text:
        return "missing-date"
    if is_placeholder(text):
        return "placeholder-date"
    if written is None:
        return "unreadable-date"
    first, _ = first_public(evidence, today)
    was_first = first is not None and evidence.published and written.agrees_with(first)
    return "stale-preprint" if was_first and not evidence.paper.venue.strip() else "wrong-date"


def correct(evidence: Evidence, house: House) -> Finding | None:
    """The date of the version that the list shows, where it is missing, a placeholder, or another."""
    match, dates = told_dates(evidence, house)
    if match is None or not dates:
        return None
    text = evidence.paper.date.strip()
    written = read_date(text)
    if shows_date(evidence, house):
        return None
    told, month = dates[0]
    rule = _rule(text, written, evidence, house.today)
    reasons = doubts(evidence, match) + displaced(evidence, match, house)
    reasons += _against(written, told, match, evidence, house)
    if rule == "unreadable-date":
        reasons.append(f"“{text}” may say what no date can")
    # a day that somebody wrote stays a day, in a list of months too
    style = dataclasses.replace(house.dates, precision=max(house.dates.precision, written.precision if written else 1))
    after = style.write(told)
    if after == text:
        return None
    message = f"{spoken(match.record.source)} dates it {told}" + (f", {month}" if month else "")
    return propose(evidence, house, match, Correction(rule, Field.DATE, after, message), reasons)
