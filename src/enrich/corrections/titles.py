"""Titles: only capitals that carry meaning are mended; other words are the maintainer's choice."""

from __future__ import annotations

from enrich.authority import Evidence
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.house import House
from enrich.match import LOCAL, Match
from enrich.model import Field, Finding
from enrich.normalise.titles import mended_capitals, plain, tidy, title_key, with_subtitle
from enrich.spoken import spoken


def _speaker(evidence: Evidence) -> Match | None:
    """Whose spelling counts: the maintainer's catalogue, else the version that the list shows."""
    local = next((match for match in evidence.certain if match.record.source == LOCAL and match.record.title), None)
    return local or next((match for match in evidence.certain if match.record.title), None)


def correct(evidence: Evidence, house: House) -> Finding | None:
    """Mended capitals, or the suggestion of the record's title where it has other words."""
    match = _speaker(evidence)
    if match is None:
        return None
    written = tidy(evidence.paper.title)
    recorded = plain(with_subtitle(match.record.title, match.record.subtitle))
    reasons = [] if match.record.source == LOCAL else doubts(evidence, match)
    mended = mended_capitals(written, recorded)
    if mended != written:
        message = f"capitals that carry meaning, as {spoken(match.record.source)} has them"
        return propose(evidence, house, match, Correction("title-capitals", Field.TITLE, mended, message), reasons)
    if title_key(written) not in title_key(recorded):
        message = f"{spoken(match.record.source)} has this work under another title"
        reasons = [*reasons, "the words of a title are the maintainer's"]
        return propose(evidence, house, match, Correction("renamed-work", Field.TITLE, recorded, message), reasons)
    return None
