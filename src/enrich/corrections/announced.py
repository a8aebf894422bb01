"""Where a preprint's authors say that it was accepted: suggested where nobody else knows.

Their word is not a record of publication. It is heard where the entry shows no published venue, and
no source tells, or might tell while it is silent, of a published version.
"""

from __future__ import annotations

import textwrap

from enrich.authority import Evidence, is_told_of, shows_none
from enrich.comments import announced_venue
from enrich.corrections.proposal import Correction, propose
from enrich.house import House, VersionPolicy
from enrich.match import Match
from enrich.model import Field, Finding, Venue

LONGEST = 100
"""Characters of a comment that a message repeats."""


def _announced(evidence: Evidence) -> tuple[Match, Venue] | None:
    own = (match for match in evidence.certain if match.record.ids.arxiv and match.record.comment)
    return next(((match, venue) for match in own if (venue := announced_venue(match.record.comment))), None)


def suggest(evidence: Evidence, house: House) -> Finding | None:
    """The venue that the authors name at arXiv; never more than a suggestion."""
    told = _announced(evidence)
    shows_preprints = house.versions is not VersionPolicy.OF_RECORD
    if told is None or shows_preprints or not shows_none(evidence.paper.venue) or is_told_of(evidence):
        return None
    match, venue = told
    said = textwrap.shorten(match.record.comment, LONGEST, placeholder=" …")
    message = f"its authors announce at arXiv: “{said}”"
    correction = Correction("stale-preprint", Field.VENUE, house.write_venue(venue), message)
    return propose(evidence, house, match, correction, ["only the authors' comment says so"])
