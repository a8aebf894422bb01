"""Titles: only capitals that carry meaning are mended; other words are the maintainer's choice."""

from __future__ import annotations

from enrich.authority import Evidence
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.house import House
from enrich.match import LOCAL, How, Match
from enrich.match.titles import Titles, compared, parts_of
from enrich.model import Field, Finding
from enrich.normalise.titles import mended_capitals, plain, tidy, title_key, with_subtitle
from enrich.spoken import spoken


def in_catalogue(evidence: Evidence) -> Match | None:
    """The record of the maintainer's catalogue that has the entry's title, word for word.

    Its spelling counts whoever else answers today, and whichever version the list shows.
    """
    key = title_key(evidence.paper.title)
    local = (match for match in (*evidence.certain, *evidence.likely) if match.record.source == LOCAL)
    same = (match for match in local if title_key(match.record.title) == key)
    return min(same, key=lambda match: (match.record.url, repr(match.record)), default=None)


def _is_renamed(evidence: Evidence) -> bool:
    """Whether a record that an identifier or a relation leads to has another title."""
    key = title_key(evidence.paper.title)
    tied = (match.record for match in evidence.certain if match.how is not How.TITLE and match.record.title)
    return any(key not in title_key(with_subtitle(record.title, record.subtitle)) for record in tied)


def _goes_on(written: str, recorded: str) -> bool:
    """Whether a record's title goes on where the entry's ends, and not with a subtitle: "X", "X via Y"."""
    key, whole = title_key(written), title_key(recorded)
    apart = any(part.head and part.key == key for part in parts_of(recorded))
    return whole.startswith(f"{key} ") and not apart


def spaced(evidence: Evidence) -> str:
    """The entry's title without stray spaces, nor with a final full stop that its record does not have.

    Some titles end in one, and so do all titles of some lists.
    """
    match = in_catalogue(evidence) or evidence.chosen
    has_none = match is not None and bool(match.record.title) and not match.record.title.rstrip().endswith(".")
    return tidy(evidence.paper.title) if has_none else " ".join(evidence.paper.title.split())


def correct(evidence: Evidence, house: House) -> Finding | None:
    """Mended capitals, or the suggestion of the record's title where it has other words.

    That a work was renamed is told by an identifier or a relation, never by a title that is like it.
    """
    local = in_catalogue(evidence)
    match = local or next((match for match in evidence.told if match.record.title), None)
    if match is None:
        return None
    written = spaced(evidence)
    recorded = plain(with_subtitle(match.record.title, match.record.subtitle))
    reasons = [] if local else doubts(evidence, match)
    mended = mended_capitals(written, recorded)
    if mended != written:
        message = f"capitals that carry meaning, as {spoken(match.record.source)} has them"
        return propose(evidence, house, match, Correction("title-capitals", Field.TITLE, mended, message), reasons)
    misspelt = compared(title_key(written), title_key(recorded)) is Titles.SPELT
    other = title_key(written) not in title_key(recorded) and (_is_renamed(evidence) or misspelt)
    tied = any(_goes_on(written, each.record.title) for each in evidence.certain if each.how is not How.TITLE)
    if other or (tied and _goes_on(written, recorded)):
        message = f"{spoken(match.record.source)} has this work under another title"
        reasons = [*reasons, "the words of a title are the maintainer's"]
        return propose(evidence, house, match, Correction("renamed-work", Field.TITLE, recorded, message), reasons)
    return None
