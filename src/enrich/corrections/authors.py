"""Author lines: filled in where empty, completed where cut short, corrected where wrong.

Who is the same person keeps the list's spelling of the name. A body among the people ("Gemini
Team") is the list's choice: it is neither asked for nor taken away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from enrich.authority import Evidence
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.corrections.recorded_people import Recorded, recorded, weakness
from enrich.house import House
from enrich.match import LOCAL, How, Match
from enrich.match.likeness import nearly_same, of_paper, of_record, same, share_of_people
from enrich.model import Author, Field, Finding
from enrich.normalise.name_words import is_body
from enrich.normalise.names import has_more, name_parts, pairing, people, same_person, shared
from enrich.spoken import spoken

_MORE_THAN_NAMES = re.compile(r"[(\[<@]|\d")
"""Links, affiliations, addresses and footnote marks, which a line of names would lose."""


def _persons(line: str) -> tuple[Author, ...]:
    return tuple(person for person in people(line) if not is_body(person.name))


def _speaker(evidence: Evidence) -> tuple[Match | None, list[str]]:
    """The best match that names authors, one that names all of them if there is one, and what speaks against it."""
    candidates = (*evidence.told, *evidence.likely[:1])
    named = [match for match in candidates if recorded(match.record).people or recorded(match.record).bodies]
    if not named:
        return None, []
    match = next((match for match in named if not recorded(match.record).short), named[0])
    reasons = doubts(evidence, match)
    if match is not evidence.chosen and evidence.silent and not reasons:
        reasons.append("a source that did not answer might name them otherwise")
    return match, reasons


# --- what is wrong ----------------------------------------------------------------------------


def _difference(line: str, record: Recorded, source: str) -> tuple[str, str, list[str]] | None:
    """The rule that an author line breaks, the message, and doubts; None for a line that may stay.

    A line that says itself that it is short ("et al.") may stay if everybody on it is an author.
    """
    if not people(line):
        return "missing-authors", f"authors filled in from {source}", []
    written = _persons(line)
    kept = shared(written, record.people)
    if not written or not record.people or (record.short and kept):
        return None
    if kept == len(written):
        return _of_authors_alone(line, written, record)
    strangers = f"{len(written) - kept} of {len(written)} people are not among the authors that {source} names"
    if kept == len(record.people):
        return "wrong-authors", strangers, [f"{source} may leave people out that the list names"]
    return "wrong-authors", strangers, []


def _of_authors_alone(line: str, written: Sequence[Author], record: Recorded) -> tuple[str, str, list[str]] | None:
    missing = len(record.people) - len(written)
    if has_more(line) or (not missing and _in_order(written, record.people)):
        return None
    if missing:
        return "truncated-authors", f"{missing} of {len(record.people)} authors are missing", []
    return "wrong-authors", ANOTHER_ORDER, []


ANOTHER_ORDER = "the same people in another order"


def _in_order(written: Sequence[Author], others: Sequence[Author]) -> bool:
    """Whether the people whom two lines share may stand in one order on both."""
    if len(written) == len(others) and all(same_person(one, two) for one, two in zip(written, others, strict=True)):
        return True
    return _ascends([place for place in pairing(written, others) if place is not None])


def _ascends(values: Sequence[int] | Sequence[str]) -> bool:
    # the values of one line are all figures or all names
    return all(one <= two for one, two in pairwise(values))  # type: ignore[operator]


# --- what speaks against mending it -----------------------------------------------------------


def _is_own(match: Match) -> bool:
    """Whether the maintainer's catalogue says it, of a work that an identifier names: nobody outranks that."""
    return match.record.source == LOCAL and match.how is How.IDENTIFIER


def _borne_out(evidence: Evidence, match: Match) -> bool:
    """Whether a record of this work that is no less believed than this one names people whom it leaves out.

    One that is but likely counts: it may have been certain until another part of the entry was corrected.
    """
    written = _persons(evidence.paper.authors)
    known = set(pairing(written, recorded(match.record).people))
    strangers = [person for place, person in enumerate(written) if place not in known]
    matches = (*evidence.told, *evidence.likely)
    others = [other.record for other in matches if not _is_own(match) or other.record.source == LOCAL]
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


def _against_order(evidence: Evidence, match: Match) -> list[str]:
    """What speaks against moving people, who care for their order, and whom lists and depositors sort."""
    told = recorded(match.record).people
    if match.how is not How.IDENTIFIER and match.record.source != LOCAL:
        return ["no identifier confirms whose order is right"]
    if evidence.silent:
        return ["a source that did not answer might name them in the order of the list"]
    if not all(_in_order(told, recorded(other.record).people) for other in evidence.told):
        return ["another record names them in another order"]
    if any(_is_sorted(line) for line in (told, _persons(evidence.paper.authors))):
        return ["one of the lines is sorted by name"]
    return []


def _is_sorted(line: Sequence[Author]) -> bool:
    """Whether so many people stand in the order of the alphabet that it is no chance."""
    return len(line) > 3 and _ascends([name_parts(person.name, person.family)[1] for person in line])


def _in_writing(evidence: Evidence, record: Recorded, added: Sequence[Author], after: str) -> list[str]:
    """What speaks against the very line that would be written."""
    line = evidence.paper.authors
    reasons = [weakness(record, added, _persons(line))]
    if record.short:
        reasons.append("the record breaks off itself")
    if _MORE_THAN_NAMES.search(line):
        reasons.append("the line says more than names, which would be lost")
    if any(person.family for person in people(line)):
        reasons.append("the list writes family names first here")
    if len(people(after)) != len(record.people or record.bodies) + len(_bodies_of(line)):
        reasons.append("the names could not be told apart on one line")
    return [reason for reason in reasons if reason]


# --- the line ---------------------------------------------------------------------------------


def _bodies_of(line: str) -> list[Author]:
    return [person for person in people(line) if is_body(person.name)]


def _line(line: str, named: Sequence[Author], house: House) -> str:
    """The recorded people, each as the list spells them where it names them, and the bodies where they stood."""
    written, everybody = _persons(line), people(line)
    bodies = tuple(body.name for body in _bodies_of(line))
    pairs = zip(pairing(written, named), named, strict=True)
    names = tuple(person.name if place is None else written[place].name for place, person in pairs)
    leads = bool(bodies) and is_body(everybody[0].name)
    return house.write_authors((*bodies, *names) if leads else (*names, *bodies))


def correct(evidence: Evidence, house: House) -> Finding | None:
    """The author line of the version that the list shows."""
    match, reasons = _speaker(evidence)
    if match is None:
        return None
    line, record = evidence.paper.authors, recorded(match.record)
    difference = _difference(line, record, spoken(match.record.source))
    if difference is None:
        return None
    rule, message, doubtful = difference
    reasons += doubtful
    if message == ANOTHER_ORDER:
        reasons += _against_order(evidence, match)
    elif rule == "wrong-authors":
        reasons += _against(evidence, match)
    named = record.people or record.bodies
    pairs = zip(pairing(_persons(line), named), named, strict=True)
    added = [person for place, person in pairs if place is None]
    after = _line(line, named, house)
    reasons += _in_writing(evidence, record, added, after)
    return propose(evidence, house, match, Correction(rule, Field.AUTHORS, after, message), reasons)
