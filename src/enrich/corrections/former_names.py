"""Names that a venue no longer has: a paper of a later edition did not appear under them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from enrich.authority import Evidence, is_published
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.corrections.venues import shows_venue, venue_name
from enrich.house import House
from enrich.model import Field, Finding
from enrich.normalise.venue_styles import FORMER
from enrich.spoken import spoken


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a venue was called before a year, and since then."""

    before: str
    after: str
    since: int


RENAMED: Mapping[str, Renaming] = {
    "nips": Renaming(FORMER["nips"], "NeurIPS", 2018),  # https://neurips.cc/Conferences/2018/News?article=2118
}
"""By the venue's id in the table."""


def correct(evidence: Evidence, house: House) -> Finding | None:
    """The name that the venue had in the year of the paper, unless the list writes the former one throughout."""
    match = evidence.chosen
    if match is None or not is_published(match.record) or not match.record.dates:
        return None
    written = evidence.paper.venue.strip()
    venue, name = venue_name(match.record, house)
    renaming = RENAMED.get(venue.id) if venue else None
    if renaming is None or not shows_venue(written, match.record, house):
        return None
    former = re.compile(rf"\b{renaming.before}(?![a-z])")
    late = all(date.year >= renaming.since for _, date in match.record.dates)
    if not late or former.search(name) or not former.search(written):
        return None
    message = f"it is called {renaming.after} since {renaming.since}, and {spoken(match.record.source)} dates it later"
    after = former.sub(renaming.after, written)
    return propose(
        evidence, house, match, Correction("former-venue-name", Field.VENUE, after, message), doubts(evidence, match)
    )
