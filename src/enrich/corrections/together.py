"""Venue and date are of one version of a work: both are corrected, or neither.

A list that shows the venue of one version beside the date of another is worse than one that shows an
old version whole. So a correction of the one that is only suggested holds that of the other back,
wherever the entry would then show two versions. (A list that shows first public dates beside venues,
or says so with `date_policy`, gets them.)
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from enrich.authority import Evidence, elsewhere, is_published, place, place_named
from enrich.corrections.dates import shows_date, told_dates
from enrich.corrections.venues import shows_venue
from enrich.house import DatePolicy, House
from enrich.match import How, Match
from enrich.model import Band, Change, Field, Finding, Paper, PartialDate, Record
from enrich.normalise.dates import placeholder_year, read_date
from enrich.normalise.venues import recognise_venue


def together(evidence: Evidence, house: House, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The corrections of an entry, those held back that would leave it with two versions."""
    found, match = tuple(findings), evidence.chosen
    venue, date = (next((f for f in found if f.fix and f.fix.field is field), None) for field in _BOTH)
    if match is None or not is_published(match.record) or not _shows_both(evidence.paper, house):
        return found
    teller, _ = told_dates(evidence, house)
    if house.policy is DatePolicy.FIRST_PUBLIC or (teller is not None and teller is not match):
        # the first public date, which the list wants beside whatever venue
        return found
    pinned = evidence.paper.keep
    if venue and venue.fixed and Field.DATE not in pinned and _leaves_date(evidence, match, house, date):
        return tuple(_held(finding, "date") if finding is venue else finding for finding in found)
    if date and date.fixed and _leaves_venue(evidence, match, house, venue):
        return tuple(_held(finding, "venue") if finding is date else finding for finding in found)
    return found


_BOTH = (Field.VENUE, Field.DATE)


def _shows_both(paper: Paper, house: House) -> bool:
    """Whether an entry has both, or could have: also where the list writes one of them so that it is not rewritten."""
    return all(field in house.fields or paper.written(field).strip() for field in _BOTH)


def _held(finding: Finding, other: str) -> Finding:
    if not isinstance(finding.fix, Change):
        return finding
    why = f"the {other} of that version is not certain, and the two belong together"
    return dataclasses.replace(finding, fix=dataclasses.replace(finding.fix, band=Band.SUGGEST, why=why))


def _leaves_date(evidence: Evidence, match: Match, house: House, date: Finding | None) -> bool:
    """Whether a new venue would stand beside the date of another version."""
    year = placeholder_year(evidence.paper.date)
    written = PartialDate(year) if year else read_date(evidence.paper.date)
    if written is None or (date and date.fixed) or shows_date(evidence, house):
        return False
    if match.how is not How.IDENTIFIER or evidence.silent:
        return True
    dates = (date for record in _others(evidence, match) for _, date in record.dates)
    return any(written.agrees_with(date) for date in dates)


def _leaves_venue(evidence: Evidence, match: Match, house: House, venue: Finding | None) -> bool:
    """Whether a new date would stand beside the venue of another version, or beside none that shows which."""
    written = evidence.paper.venue.strip()
    changes = venue is not None and venue.fixed and Field.VENUE not in evidence.paper.keep
    if changes or shows_venue(written, match.record, house):
        return False
    if not written:
        return match.how is not How.IDENTIFIER
    if recognise_venue(written) is not None or evidence.silent:
        return True
    return any(place_named(written) in place(record) for record in _others(evidence, match))


def _others(evidence: Evidence, match: Match) -> list[Record]:
    """What is certain about other versions of the work."""
    records = (other.record for other in evidence.told)
    return [record for record in records if not is_published(record) or elsewhere(record, match.record)]
