"""What the maintainer has decided already: pinned fields, and corrections that somebody undid. Pure.

Neither is overruled. A pinned field is not even talked about; of a correction that was undone it is
said once that it was, and how to pin the field. What is wrong with a link is told all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from enrich.memory import Memory, PastCorrection
from enrich.model import Band, Change, Edit, Field, Finding, Paper, Repair


@dataclass(frozen=True, slots=True)
class Heeded:
    """The findings that are left; how many corrections pins held back; what was hinted at now."""

    findings: tuple[Finding, ...]
    pinned: int = 0
    hinted: tuple[PastCorrection, ...] = ()


def heed(findings: Iterable[Finding], papers: Iterable[Paper], memory: Memory) -> Heeded:
    """What of the findings may be said, and written, of entries about which the maintainer has decided."""
    by_place = {paper.where: paper for paper in papers}
    judged = [_judged(finding, by_place.get(finding.where), memory) for finding in findings]
    said = [finding for one in judged for finding in one.said]
    declined = [one.declined for one in judged if one.declined]
    return Heeded(
        tuple(_apart(said, declined)),
        sum(one.pinned for one in judged),
        tuple(past for one in judged for past in one.hinted),
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is still said of a finding, and the fix that is not to be."""

    said: tuple[Finding, ...]
    declined: Edit | None = None
    pinned: bool = False
    hinted: tuple[PastCorrection, ...] = ()


def _judged(finding: Finding, paper: Paper | None, memory: Memory) -> _Judged:
    fix = finding.fix
    if fix is None or paper is None:
        return _Judged((finding,))
    # an address that leads nowhere does so although it is kept; that records know another one is no fault of it
    bare = (replace(finding, fix=None),) if fix.field is Field.URL and isinstance(fix, Repair) else ()
    if fix.field in paper.keep:
        return _Judged(bare, fix, pinned=finding.fixed)
    past = memory.undone(paper, fix)
    if not past:
        return _Judged((finding,))
    if any(one.hinted for one in past):
        return _Judged(bare, fix)
    hint = _hint(finding, fix, past[0])
    return _Judged((*bare, hint), fix, hinted=tuple(replace(one, hinted=True) for one in past))


def _hint(finding: Finding, fix: Edit, past: PastCorrection) -> Finding:
    when = f" on {past.made}" if past.made else ""
    message = f"this correction was made{when}, and somebody undid it"
    why = (
        f"it was made{when}, and somebody undid it. This is said only once: pin the field (keep {fix.field.value}), "
        "or delete the line of the correction from the corrections file to have it made again"
    )
    return replace(finding, rule="undone-correction", message=message, fix=replace(fix, band=Band.SUGGEST, why=why))


def _apart(findings: Sequence[Finding], declined: Sequence[Edit]) -> Iterator[Finding]:
    """The findings, with the dates only suggested that belong to a venue which the maintainer declined.

    Whoever keeps a venue means the version that appeared there, and no date of another one. Whoever
    keeps a date says nothing of the venue.
    """
    venues = {
        (fix.where, fix.because.url): fix.after
        for fix in declined
        if isinstance(fix, Change) and fix.field is Field.VENUE
    }
    for finding in findings:
        fix = finding.fix
        venue = venues.get((fix.where, fix.because.url)) if isinstance(fix, Change) else None
        if fix and venue is not None and fix.field is Field.DATE and finding.fixed:
            why = f"it is the date of {venue}, and the entry keeps another venue"
            yield replace(finding, fix=replace(fix, band=Band.SUGGEST, why=why))
        else:
            yield finding
