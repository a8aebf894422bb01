"""From a correction to a finding: whether it is applied or suggested, and the words for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enrich.authority import Evidence
from enrich.house import House
from enrich.lists.sections import said_above
from enrich.match import COPIES, Identity, Match
from enrich.model import Band, Change, Field, Finding, Paper
from enrich.normalise.titles import tidy
from enrich.spoken import all_spoken, spoken


def doubts(evidence: Evidence, match: Match) -> list[str]:
    """Why what a match says may only be suggested, whatever the field; empty if it may be written."""
    reasons = []
    if match.identity is not Identity.CERTAIN:
        reasons.append(match.why)
    elif not evidence.settled:
        reasons.append(f"{all_spoken(evidence.silent)} did not answer and might know better")
    if match.record.source in COPIES:
        reasons.append(f"{spoken(match.record.source)} only copies what others say")
    if evidence.rivals and match is evidence.chosen:
        places = sorted({rival.record.venues[0] for rival in evidence.rivals if rival.record.venues})
        reasons.append("it also appeared elsewhere: " + "; ".join(places))
    return reasons


FORMULA = ("=", "+", "@", "\t")
"""With what a cell begins that spreadsheets compute (OWASP, CSV injection). No title or name needs it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a field should say, under which rule, and the finding's message."""

    rule: str
    field: Field
    after: str
    message: str


def propose(evidence: Evidence, house: House, match: Match, correction: Correction, reasons: Sequence[str]) -> Finding:
    """The finding of a correction: applied without reasons against it, else suggested with them."""
    paper = evidence.paper
    against = list(reasons)
    if correction.field in paper.closed and paper.written(correction.field):
        against.append(_not_rewritten(paper, correction.field))
    elif correction.field not in house.fields:
        against.append(no_place(correction.field))
    elif correction.field in paper.closed:
        against.append(f"it is not clear where {correction.field.value} would stand in the entry")
    if correction.after.startswith(FORMULA):
        against.append("a spreadsheet would take it for a formula")
    change = Change(
        where=paper.where,
        field=correction.field,
        before=paper.written(correction.field),
        after=correction.after,
        band=Band.SUGGEST if against else Band.APPLY,
        because=match.record,
        why="; ".join(against) or match.why,
    )
    return Finding(correction.rule, correction.message, paper.where, change, tidy(paper.title))


def no_place(field: Field) -> str:
    """Why a field is not written that no entry of the list shows."""
    return f"the list has no place for {field.value}"


def _not_rewritten(paper: Paper, field: Field) -> str:
    if field in said_above(paper.section):
        return "it stands in a heading above the entry"
    return "it is written in a way that is not rewritten"
