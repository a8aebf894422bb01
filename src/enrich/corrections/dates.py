"""Dates: of the version that the list shows, with the precision that is known (see `version_dates`).

Nothing is believed of a date that lies ahead: of a conference or a journal by more than a year, of a
preprint at all.
"""

from __future__ import annotations

import dataclasses
from datetime import date as day

from enrich.authority import Evidence, is_first_form, is_published, shows_none
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.corrections.venues import displaced
from enrich.corrections.version_dates import FIRST, Told, edition_year, version_dates
from enrich.house import DatePolicy, House, VersionPolicy
from enrich.lists.sections import said_above
from enrich.match import How, Match
from enrich.model import Field, Finding, Paper, PartialDate, Record
from enrich.normalise.dates import is_placeholder, month_of_arxiv, placeholder_year, read_date
from enrich.spoken import spoken

MAY_BE_UNPUBLISHED = frozenset({"arxiv", "openreview", "dblp", "openalex", "s2"})
"""The identifiers that preprints and mere submissions have too; all others are of published papers."""


def first_public(evidence: Evidence, today: day) -> tuple[PartialDate | None, Match | None]:
    """The date of a preprint that is certainly of this work, and the match that says it.

    Of the records that tell most of it, since some have the year alone, the best one.
    """
    told = ((match.record.date(*FIRST), match) for match in evidence.certain if is_first_form(match))
    known = [(date, match) for date, match in told if date and not _lies_ahead(date, today)]
    return max(known, key=lambda each: each[0].precision, default=(None, None))


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
    if house.policy is DatePolicy.FIRST_PUBLIC:
        written = read_date(evidence.paper.date)
        if _is_edition(evidence.paper, written, house):
            return chosen, _edition(chosen.record)
        if date and match:
            return match, _first_dates(date, match)
        if is_published(chosen.record) and written:
            # nobody knows when it first was public; what is written may well be that
            return None, ()
    if is_published(chosen.record):
        told = version_dates(chosen.record, house.policy)
        return chosen, tuple(each for each in told if not _lies_ahead(each[0], house.today, years=1))
    if date is None or match is None or _shows_published(evidence.paper, match.record, house.versions):
        # of a published version that no source has told of; a preprint has another date
        return None, ()
    return match, _first_dates(date, match)


def _first_dates(date: PartialDate, match: Match) -> tuple[Told, ...]:
    """The day on which a preprint was submitted, and the month of its number, which may be the next one.

    Where no more is known than its number, it may as well be of the last days of the month before.
    """
    month = month_of_arxiv(match.record.ids.arxiv or "")
    if month is None:
        return ((date, ""),)
    if month == date:
        return (date, ""), (_month_before(month), "")
    return ((date, ""),) if month.agrees_with(date) else ((date, ""), (month, ""))


def _month_before(month: PartialDate) -> PartialDate:
    return (
        PartialDate(month.year, month.month - 1) if month.month and month.month > 1 else PartialDate(month.year - 1, 12)
    )


def _is_edition(paper: Paper, written: PartialDate | None, house: House) -> bool:
    """Whether the year of an entry is that of the edition that it names, in a list whose dates tell more."""
    alone = written is not None and written.precision == 1 and house.dates.precision > 1
    return alone and not shows_none(paper.venue)


def _edition(record: Record) -> tuple[Told, ...]:
    year = edition_year(record) if is_published(record) else None
    return ((PartialDate(year), ""),) if year else ()


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
    match, told = told_dates(evidence, house)
    precision = house.dates_of(published=match is not None and is_published(match.record)).precision
    if Field.DATE in evidence.paper.closed:
        precision = min(precision, written.precision)
    return any(_agree(written, date, precision) for date, _ in told)


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


def _precision(written: PartialDate | None) -> int:
    return written.precision if written else 1


def correct(evidence: Evidence, house: House) -> Finding | None:
    """The date of the version that the list shows, where it is missing, a placeholder, or another."""
    match, told_of_it = told_dates(evidence, house)
    if match is None or not told_of_it:
        return None
    text = evidence.paper.date.strip()
    if not (text or evidence.paper.venue.strip() or house.dates_alone or is_published(match.record)):
        # the list dates its works beside their venues, and this one has none
        return None
    written = read_date(text)
    dates = house.dates_of(published=is_published(match.record))
    moved = dates is not house.dates and bool(evidence.paper.venue.strip()) and shows_none(evidence.paper.venue)
    if shows_date(evidence, house) and not (moved and _precision(written) > dates.precision):
        return None
    told, month = told_of_it[0]
    rule = _rule(text, written, evidence, house.today)
    reasons = doubts(evidence, match) + displaced(evidence, match, house)
    reasons += _against(written, told, match, evidence, house)
    if rule == "unreadable-date":
        reasons.append(f"“{text}” may say what no date can")
    # a day that somebody wrote stays a day, in a list of months too
    style = dates if moved else dataclasses.replace(dates, precision=max(dates.precision, _precision(written)))
    after = style.write(told)
    if after == text:
        return None
    message = f"{spoken(match.record.source)} dates it {told}" + (f", {month}" if month else "")
    return propose(evidence, house, match, Correction(rule, Field.DATE, after, message), reasons)
