"""Venues: compared by what they are, never by how they are spelt; an unknown name is no mismatch."""

from __future__ import annotations

import re
from dataclasses import replace

from enrich.authority import Evidence, is_published, shows_none, venue_of
from enrich.corrections import references
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.corrections.version_dates import edition_year
from enrich.house import House, VersionPolicy
from enrich.match import COPIES, LOCAL, How, Match
from enrich.match.likeness import of_paper, of_record, same
from enrich.model import Field, Finding, Record, Track, Venue, VenueKind
from enrich.normalise.titles import plain, title_key
from enrich.normalise.venues import abbreviates, recognise_venue
from enrich.spoken import spoken

LONGEST_UNKNOWN = 40
"""Characters. A longer venue name that the table does not know is a sentence, not a name."""

_YEAR_TAIL = re.compile(r"[\s,]*(?:['’]\d{2}|(?:19|20)\d{2})$")


def _speaker(evidence: Evidence, house: House) -> Match | None:
    copied = [match for match in evidence.certain if match.record.source in COPIES and is_published(match.record)]
    candidates = [*evidence.certain[:1], *copied[:1], *evidence.likely[:1]]
    if evidence.chosen and house.versions is not VersionPolicy.OF_RECORD:
        # the version that the list shows is known, so what only may be another is not wanted
        candidates = [evidence.chosen]
    return next((match for match in candidates if is_published(match.record) and match.record.venues), None)


def venue_name(record: Record, house: House) -> tuple[Venue | None, str]:
    """The venue of a record, if the table knows it, and how this list writes it ("" where it names none)."""
    venue = venue_of(record)
    if venue is None:
        return None, _YEAR_TAIL.sub("", plain(record.venues[0])) if record.venues else ""
    venue = replace(venue, year=edition_year(record))
    return venue, house.write_venue(venue)


def shows_venue(written: str, record: Record, house: House) -> bool:
    """Whether a venue cell names the venue of a record."""
    if not written.strip():
        return False
    venue, name = venue_name(record, house)
    known = recognise_venue(written)
    if known is not None and venue is not None:
        same = (known.id, known.track) == (venue.id, venue.track) or _held_as_one(known, venue, record)
        return same and not _of_another_edition(known, venue)
    theirs = {title_key(text) for text in (name, *record.venues)}
    key = title_key(_YEAR_TAIL.sub("", written))
    return key in theirs or title_key(written) in theirs or any(f" {key} " in f" {their} " for their in theirs)


def _held_as_one(known: Venue, venue: Venue, record: Record) -> bool:
    """Whether a record has both names of two conferences that were held together: "LREC-COLING"."""
    others = (recognise_venue(text) for text in record.venues)
    return known.id != venue.id and any(
        other is not None and (other.id, other.track) == (known.id, known.track) for other in others
    )


def _of_another_edition(known: Venue, venue: Venue) -> bool:
    """Whether two names of a venue give it different years."""
    return bool(known.year and venue.year and known.year != venue.year)


def _against(written: str, venue: Venue | None, match: Match) -> list[str]:
    """What speaks against replacing the venue that is written by the one of the record."""
    known = recognise_venue(written)
    if known is None:
        abbreviated = venue is not None and abbreviates(written, venue)
        return [] if abbreviated else [f"it cannot be told whether “{written}” is another name of it"]
    published = known.kind is not VenueKind.PREPRINT and known.track is not Track.WORKSHOP
    if venue is None:
        return ["the venue table does not know the name"]
    if known.id == venue.id and _of_another_edition(known, venue) and abs((known.year or 0) - (venue.year or 0)) > 1:
        return [f"the entry names the edition of {known.year}, and the record that of {venue.year}"]
    if published and match.how is not How.IDENTIFIER and match.record.source != LOCAL:
        return [f"the entry may mean the version that appeared at {known.acronym}"]
    return []


def displaced(evidence: Evidence, match: Match, house: House) -> list[str]:
    """Why a version that appeared elsewhere than the entry says may not be the one that it means."""
    written, record = evidence.paper.venue.strip(), match.record
    if shows_none(written) or record.source == LOCAL or not is_published(record) or not record.venues:
        return []
    if shows_venue(written, record, house):
        return []
    venue, _ = venue_name(record, house)
    if match.how is not How.IDENTIFIER:
        return _against(written, venue, match)
    known, titles = recognise_venue(written), (of_paper(evidence.paper), of_record(record))
    suspect = known is not None and venue is not None and known.id != venue.id and not same(*titles)
    return ["its title is another too, so its link may lead to another paper"] if suspect else []


def correct(evidence: Evidence, house: House) -> Finding | None:
    """The venue of the version of record, where the list has none, another, or a preprint server.

    Where no record has one, what the authors of the preprint say of it.
    """
    match = _speaker(evidence, house)
    if match is None:
        return references.suggest(evidence, house)
    written = evidence.paper.venue.strip()
    venue, name = venue_name(match.record, house)
    if not name or shows_venue(written, match.record, house):
        return None
    rule, message = _rule(evidence, match)
    reasons = doubts(evidence, match)
    if venue is None and len(name) > LONGEST_UNKNOWN:
        reasons.append("the venue table does not know the name")
    if rule == "wrong-venue":
        reasons += dict.fromkeys([*_against(written, venue, match), *displaced(evidence, match, house)])
    return propose(evidence, house, match, Correction(rule, Field.VENUE, name, message), reasons)


def _rule(evidence: Evidence, match: Match) -> tuple[str, str]:
    """The rule that a venue breaks, and the message. An entry whose link leads to a preprint is stale."""
    written = evidence.paper.venue.strip()
    known = recognise_venue(written)
    source = spoken(match.record.source)
    if not shows_none(written):
        return "wrong-venue", f"{source} names another venue" if known else f"{source} names the venue in full"
    ids = evidence.paper.ids
    if ids.arxiv and not ids.doi:
        return "stale-preprint", f"published since, says {source}"
    return "missing-venue", f"venue filled in from {source}"
