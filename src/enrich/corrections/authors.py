"""Author lines: filled in where empty, completed where cut short, corrected where wrong.

Who is the same person keeps the list's spelling of the name.
"""

from __future__ import annotations

from enrich.authority import Evidence
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.house import House
from enrich.likeness import nearly_same, of_paper, of_record, same, share_of_people
from enrich.match import LOCAL, How, Match
from enrich.model import Author, Field, Finding
from enrich.normalise.names import has_more, pairing, people, shared
from enrich.spoken import spoken


def _speaker(evidence: Evidence) -> tuple[Match | None, list[str]]:
    """The best match that names authors, and what speaks against relying on it."""
    named = [match for match in (*evidence.certain, *evidence.likely[:1]) if match.record.authors]
    if not named:
        return None, []
    match = named[0]
    reasons = doubts(evidence, match)
    if match is not evidence.chosen and evidence.silent and not reasons:
        reasons.append("a source that did not answer might name them otherwise")
    return match, reasons


def _difference(line: str, recorded: tuple[Author, ...], source: str) -> tuple[str, str, list[str]] | None:
    """The rule that an author line breaks, the message, and doubts; None for a line that may stay.

    A line that says itself that it is short ("et al.") may stay if everybody on it is an author.
    """
    written = people(line)
    kept = sum(place is not None for place in pairing(written, recorded))
    if not written:
        return "missing-authors", f"authors filled in from {source}", []
    if kept == len(written):
        if kept == len(recorded) or has_more(line):
            return None
        return "truncated-authors", f"{len(recorded) - kept} of {len(recorded)} authors are missing", []
    strangers = f"{len(written) - kept} of {len(written)} people are not among the authors that {source} names"
    if kept == len(recorded):
        return "wrong-authors", strangers, [f"{source} may leave people out that the list names"]
    return "wrong-authors", strangers, []


def _is_own(match: Match) -> bool:
    """Whether the maintainer's catalogue says it, of a work that an identifier names: nobody outranks that."""
    return match.record.source == LOCAL and match.how is How.IDENTIFIER


def _borne_out(evidence: Evidence, match: Match) -> bool:
    """Whether a record that is certain, and no less believed than this one, names people whom it leaves out."""
    written = people(evidence.paper.authors)
    known = set(pairing(written, match.record.authors))
    strangers = [person for place, person in enumerate(written) if place not in known]
    others = [other.record for other in evidence.certain if not _is_own(match) or other.record.source == LOCAL]
    return any(shared(strangers, record.authors) for record in others)


def _against(evidence: Evidence, match: Match) -> list[str]:
    """What speaks against taking people off the line whom a record does not name."""
    entry, record = of_paper(evidence.paper), of_record(match.record)
    if evidence.silent and not _is_own(match):
        return ["a source that did not answer might name them as the list does"]
    if _borne_out(evidence, match):
        return ["another record names them as the list does"]
    if not share_of_people(entry, record) and not same(entry, record) and not nearly_same(entry, record):
        # the entry would then say nothing any more by which the record was known to be about it
        return ["neither the title nor anybody on the line confirms it"]
    return []


def _line(written: tuple[Author, ...], recorded: tuple[Author, ...], house: House) -> str:
    """The recorded people, each as the list spells them where it names them."""
    pairs = zip(pairing(written, recorded), recorded, strict=True)
    return house.write_authors(tuple(person.name if place is None else written[place].name for place, person in pairs))


def correct(evidence: Evidence, house: House) -> Finding | None:
    """The author line of the version that the list shows."""
    match, reasons = _speaker(evidence)
    if match is None:
        return None
    line, recorded = evidence.paper.authors, match.record.authors
    difference = _difference(line, recorded, spoken(match.record.source))
    if difference is None:
        return None
    rule, message, doubtful = difference
    reasons += doubtful
    if rule == "wrong-authors":
        reasons += _against(evidence, match)
    after = _line(people(line), recorded, house)
    return propose(evidence, house, match, Correction(rule, Field.AUTHORS, after, message), reasons)
