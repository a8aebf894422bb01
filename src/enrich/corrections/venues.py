"""Venues: compared by what they are, never by how they are spelt; an unknown name is no mismatch."""

from __future__ import annotations

import re

from enrich.authority import Evidence, is_published, venue_of
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.house import House
from enrich.likeness import of_paper, of_record, same
from enrich.match import LOCAL, How, Match
from enrich.model import Field, Finding, Track, Venue, VenueKind
from enrich.normalise.titles import plain, title_key
from enrich.normalise.venues import abbreviates, recognise_venue
from enrich.spoken import spoken

LONGEST_UNKNOWN = 40
"""Characters. A longer venue name that the table does not know is a sentence, not a name."""

_YEAR_TAIL = re.compile(r"[\s,]*(?:['’]\d{2}|(?:19|20)\d{2})$")


def _speaker(evidence: Evidence) -> Match | None:
    candidates = [*evidence.certain[:1], *evidence.likely[:1]]
    return next((match for match in candidates if is_published(match.record) and match.record.venues), None)


def _named(match: Match, house: House) -> tuple[Venue | None, str]:
    """The venue of a record, if the table knows it, and how this list writes it."""
    venue = venue_of(match.record)
    if venue is None:
        return None, _YEAR_TAIL.sub("", plain(match.record.venues[0]))
    return venue, house.write_venue(venue)


def _agree(written: str, venue: Venue | None, name: str, match: Match) -> bool:
    known = recognise_venue(written)
    if known is not None and venue is not None:
        return (known.id, known.track) == (venue.id, venue.track)
    theirs = {title_key(text) for text in (name, *match.record.venues)}
    key = title_key(_YEAR_TAIL.sub("", written))
    return key in theirs or title_key(written) in theirs or any(f" {key} " in f" {their} " for their in theirs)


def _against(written: str, venue: Venue | None, match: Match) -> list[str]:
    """What speaks against replacing the venue that is written by the one of the record."""
    known = recognise_venue(written)
    if known is None:
        abbreviated = venue is not None and abbreviates(written, venue)
        return [] if abbreviated else [f"it cannot be told whether “{written}” is another name of it"]
    published = known.kind is not VenueKind.PREPRINT and known.track is not Track.WORKSHOP
    if venue is None:
        return ["the venue table does not know the name"]
    if published and match.how is not How.IDENTIFIER and match.record.source != LOCAL:
        return [f"the entry may mean the version that appeared at {known.acronym}"]
    return []


def shows_none(written: str) -> bool:
    """Whether a cell names no published version: it is empty, or names a preprint server."""
    known = recognise_venue(written)
    return not written.strip() or (known is not None and known.kind is VenueKind.PREPRINT)


def displaced(evidence: Evidence, match: Match, house: House) -> list[str]:
    """Why a version that appeared elsewhere than the entry says may not be the one that it means."""
    written, record = evidence.paper.venue.strip(), match.record
    if shows_none(written) or record.source == LOCAL or not is_published(record) or not record.venues:
        return []
    venue, name = _named(match, house)
    if _agree(written, venue, name, match):
        return []
    if match.how is not How.IDENTIFIER:
        return _against(written, venue, match)
    known, titles = recognise_venue(written), (of_paper(evidence.paper), of_record(record))
    suspect = known is not None and venue is not None and known.id != venue.id and not same(*titles)
    return ["its title is another too, so its link may lead to another paper"] if suspect else []


def correct(evidence: Evidence, house: House) -> Finding | None:
    """The venue of the version of record, where the list has none, another, or a preprint server."""
    match = _speaker(evidence)
    if match is None:
        return None
    written = evidence.paper.venue.strip()
    venue, name = _named(match, house)
    if not name or (written and _agree(written, venue, name, match)):
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
