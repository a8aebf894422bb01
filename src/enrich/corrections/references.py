"""Where the journal reference of a preprint says that it was published: suggested where no record does.

arXiv takes it from the authors, and asks for full references only: what is accepted, or to appear,
belongs in the comment (https://info.arxiv.org/help/jref.html). So one without a year is not heard.
"""

from __future__ import annotations

import re

from enrich.authority import Evidence, is_first_form, is_told_of, shows_none
from enrich.corrections.proposal import Correction, propose
from enrich.house import House, VersionPolicy
from enrich.match import Match
from enrich.model import Field, Finding, Venue, VenueKind
from enrich.normalise.titles import tidy
from enrich.normalise.venue_text import ELSEWHERE, trimmed, without_presentation, year_in
from enrich.normalise.venues import recognise_venue

_LOCATED = re.compile(r"\d\D+\d")
"""A volume or pages beside the year."""


def is_full(reference: str) -> bool:
    """Whether a journal reference is of something published: "Phys. Rev. D 76, 013009 (2007)"."""
    hoped = ELSEWHERE.search(reference) or trimmed(reference) != without_presentation(reference)
    return year_in(reference) is not None and not hoped


def _claims(evidence: Evidence) -> list[tuple[Match, str, Venue | None]]:
    """The published venues that preprints of the work claim, those that the table knows first."""
    named = [(m, m.record.venues[0]) for m in evidence.certain if is_first_form(m) and m.record.venues]
    claims = [(match, text, recognise_venue(text)) for match, text in named if is_full(text)]
    published = [claim for claim in claims if claim[2] is None or claim[2].kind is not VenueKind.PREPRINT]
    return sorted(published, key=lambda claim: claim[2] is None)


def suggest(evidence: Evidence, house: House) -> Finding | None:
    """The venue that the authors give at arXiv; never more than a suggestion, and of an unknown name not even that."""
    if is_told_of(evidence) or house.versions is not VersionPolicy.OF_RECORD or not shows_none(evidence.paper.venue):
        return None
    match, text, venue = next(iter(_claims(evidence)), (None, "", None))
    if match is None:
        return None
    message = f"its authors say at arXiv that it was published: “{text}”"
    if venue is not None:
        correction = Correction("stale-preprint", Field.VENUE, house.write_venue(venue), message)
        return propose(evidence, house, match, correction, ["only the authors' journal reference says so"])
    if _LOCATED.search(text):
        return Finding("stale-preprint", message, evidence.paper.where, entry=tidy(evidence.paper.title))
    return None
