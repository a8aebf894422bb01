"""What follows from a dossier: an entry's corrections, each on one record's word, and its doubts.

This is the whole road from answers to findings: judge the records (`match`), rank them
(`authority`), ask each field's corrector, mend the spacing of the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enrich.authority import Evidence, weigh
from enrich.corrections import CORRECTORS, announced, editions, former_names
from enrich.corrections.titles import in_catalogue, spaced
from enrich.corrections.together import together
from enrich.house import House
from enrich.match import LOCAL, How
from enrich.model import Absent, Band, Dossier, Field, Finding, Found, Repair
from enrich.normalise.titles import tidy
from enrich.notices import notices
from enrich.spoken import spoken


def spacing(evidence: Evidence) -> Finding | None:
    """A title's stray spaces, which need nobody's word to go, and a final full stop that its record does not have.

    They stay while sources are silent that might mend more of the title: it has one edit.
    """
    paper = evidence.paper
    after = spaced(evidence)
    if not after or after == paper.title or Field.TITLE in paper.closed:
        return None
    what, awaited = "stray spaces or a final full stop", _awaited(evidence)
    waiting = f"{' and '.join(map(spoken, awaited))} did not answer and might mend more of the title"
    band, why = (Band.SUGGEST, waiting) if awaited else (Band.APPLY, what)
    repair = Repair(paper.where, Field.TITLE, paper.title, after, why, band)
    return Finding("title-spacing", f"{what} in the title", paper.where, repair, tidy(paper.title))


def _awaited(evidence: Evidence) -> tuple[str, ...]:
    """The silent sources that could still have a word on how the title is spelt."""
    return () if in_catalogue(evidence) or evidence.settled else evidence.silent


HERE = (LOCAL, "address", "arxiv-number")
"""The sources that need no network; what they lack may well be known elsewhere."""


def _is_mere_name(title: str) -> bool:
    """Whether an entry has the name of a work for its title, "WGAN", which the title of that need not contain."""
    return len(title.split()) == 1


def _contradictions(evidence: Evidence) -> Iterator[Finding]:
    paper = evidence.paper
    for match in evidence.contradicted:
        if match.record.title:
            source, title, url = spoken(match.record.source), match.record.title, match.record.url
            message = f"its link leads to a work of another title: {source} has “{title}” there ({url})"
            yield Finding("link-mismatch", message, paper.where, entry=tidy(paper.title))
            return


def _namesakes(evidence: Evidence) -> Iterator[Finding]:
    """That a link may lead to another paper of the same name; while nobody is silent who might confirm it."""
    paper = evidence.paper
    linked = next((match for match in evidence.likely if match.how is How.IDENTIFIER), None)
    if linked and not evidence.silent:
        message = f"its link may lead to another paper ({linked.record.url}): {linked.why}"
        yield Finding("link-mismatch", message, paper.where, entry=tidy(paper.title))


def _unconfirmed(evidence: Evidence, dossier: Dossier) -> Iterator[Finding]:
    """That nobody knows the paper: said only when the network was asked about it and nobody was silent."""
    heard = [answer for name, answer in dossier.answers if name not in HERE and isinstance(answer, Found | Absent)]
    named = [match for match in evidence.certain if match.record.title]
    if heard and not named and not evidence.silent and not evidence.likely and not evidence.contradicted:
        message = "no source that was asked knows this paper"
        yield Finding("unconfirmed-paper", message, evidence.paper.where, entry=tidy(evidence.paper.title))


def _changes(findings: Iterable[Finding], field: Field) -> bool:
    return any(finding.fix is not None and finding.fix.field is field for finding in findings)


def reconcile(dossier: Dossier, house: House) -> tuple[Finding, ...]:
    """Everything that is to be said about one entry."""
    evidence = weigh(dossier, house.versions)
    corrections = [finding for corrector in CORRECTORS.values() if (finding := corrector(evidence, house))]
    findings = list(together(evidence, house, corrections))
    repair = spacing(evidence)
    mends_title = any(finding.fixed and finding.fix and finding.fix.field is Field.TITLE for finding in findings)
    if repair and not mends_title:
        # a mended title is tidy already, and one field has one edit
        findings.insert(0, repair)
    placed = _changes(findings, Field.DATE) or _changes(findings, Field.VENUE)
    edition = None if placed else editions.complete(evidence, house)
    renamed = None if _changes(findings, Field.VENUE) else former_names.correct(evidence, house)
    more = filter(None, (edition, renamed, announced.suggest(evidence, house)))
    linked = () if _is_mere_name(evidence.paper.title) else (*_contradictions(evidence), *_namesakes(evidence))
    doubts = (*linked, *_unconfirmed(evidence, dossier))
    return (*findings, *more, *notices(evidence), *doubts)
