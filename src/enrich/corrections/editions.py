"""The month of a conference that the entry itself names: for dates that nobody filled in, and no record tells.

Many conferences give their papers no DOI, so that no registry knows their dates; but the entry says
"ICLR" and "Mon 2025", and the table of venues when ICLR 2025 began.
"""

from __future__ import annotations

from enrich.authority import Evidence
from enrich.corrections.proposal import Correction, propose
from enrich.house import DatePolicy, House, VersionPolicy
from enrich.match import How, Identity, Match
from enrich.model import DateKind, Field, Finding, PartialDate, Record, Track, VenueKind, Version
from enrich.normalise.dates import placeholder_year, read_date
from enrich.normalise.venues import disputed_month, edition_month, recognise_venue
from enrich.spoken import all_spoken, spoken

TABLE = "venue-table"
"""The name of the record's source. A person can read the same on the page of the conference at DBLP."""

_PAGE = "https://dblp.org/db/conf/{}/"


def _edition(text: str, year: int) -> Record | None:
    """The edition of a conference that an entry names, if the table knows when it began."""
    venue = recognise_venue(text)
    if venue is None or venue.kind is not VenueKind.CONFERENCE or venue.track is Track.WORKSHOP:
        return None
    month = edition_month(venue.id, year) if venue.year in (None, year) else None
    dates = ((DateKind.EVENT, month),) if month else ()
    names = (f"{venue.acronym} {year}",)
    page = _PAGE.format(venue.id)
    return Record(TABLE, page, version=Version.CONFERENCE, venues=names, dates=dates) if month else None


def _year_alone(text: str, house: House) -> int | None:
    """The year of a date without a month, in a list that shows months."""
    written = read_date(text)
    alone = (
        written.year if written and written.precision == 1 and house.dates_of(published=True).precision > 1 else None
    )
    return placeholder_year(text) or alone


def complete(evidence: Evidence, house: House) -> Finding | None:
    """The month of the edition, where the entry has its year alone; only suggested while a source is silent."""
    paper, year = evidence.paper, _year_alone(evidence.paper.date, house)
    shows_first = house.policy is DatePolicy.FIRST_PUBLIC or house.versions is VersionPolicy.FIRST
    if year is None or shows_first or evidence.contradicted:
        return None
    record = _edition(paper.venue, year)
    if record is None:
        return None
    began = record.date(DateKind.EVENT) or PartialDate(year)
    match = Match(record, Identity.CERTAIN, How.TITLE, f"the entry names {record.venues[0]}, which began then")
    message = f"{spoken(TABLE)} has {record.venues[0]} in {began}"
    correction = Correction("placeholder-date", Field.DATE, house.write_date(began), message)
    return propose(evidence, house, match, correction, _against(evidence, paper.venue, year))


def _against(evidence: Evidence, text: str, year: int) -> list[str]:
    """Why the month may not be the one that a record of the paper would tell."""
    venue, silent = recognise_venue(text), all_spoken(evidence.silent)
    reasons = [f"{silent} did not answer and might know better"] if silent else []
    other = disputed_month(venue.id, year) if venue else None
    return [*reasons, f"{other} is told as well"] if other else reasons
