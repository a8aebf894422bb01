"""What was published, or said by the authors, against a work: retractions, corrections, withdrawals. Pure.

Only a record that is certainly about the paper is heard: a wrong alarm accuses people. And nothing
is ever said to be sound, since a source that does not answer might know of a notice.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from enrich.authority import Evidence, is_published
from enrich.comments import is_superseded
from enrich.match import How
from enrich.model import Finding, Notice, Record, Version
from enrich.normalise.ids import page
from enrich.normalise.titles import tidy
from enrich.overruling import ONLY_PREPRINTS
from enrich.spoken import spoken

KINDS: Mapping[str, tuple[str, str]] = {
    "retraction": ("retracted-paper", "was retracted"),
    "removal": ("retracted-paper", "was removed"),
    "withdrawal": ("retracted-paper", "was withdrawn"),
    "expression_of_concern": ("questioned-paper", "has an expression of concern"),
    "partial_retraction": ("questioned-paper", "was retracted in part"),
    "correction": ("corrected-paper", "was corrected"),
    "corrigendum": ("corrected-paper", "was corrected"),
    "erratum": ("corrected-paper", "was corrected"),
    "clarification": ("corrected-paper", "was clarified"),
    "addendum": ("corrected-paper", "has an addendum"),
}
"""The rule and the words for each kind of notice that Crossref documents, the gravest first."""

EDITIONS = frozenset({"new_version", "new_edition"})
"""Kinds that speak for a work rather than against it."""

MISSPELT = {"err": "erratum", "retration": "retraction"}
"""Kinds as some were deposited."""

TELLERS = {"publisher": "the publisher", "retraction-watch": "Retraction Watch", "title": "its title"}

VERSIONS = {
    Version.PREPRINT: "the preprint",
    Version.WORKSHOP: "the workshop version",
    Version.CONFERENCE: "the conference version",
    Version.JOURNAL: "the journal version",
    Version.OTHER: "the published version",
}

LONGEST = 140
"""Characters of a source's own text that a message repeats."""


def _brief(text: str) -> str:
    return textwrap.shorten(text, LONGEST, placeholder=" …")


_Meaning = tuple[str, str]


def _kind(notice: Notice) -> str:
    kind = "_".join(notice.kind.casefold().replace("-", " ").split())
    return MISSPELT.get(kind, kind)


def _meaning(notice: Notice) -> _Meaning:
    """The rule that a notice falls under, and what it says of the work, in words."""
    unknown = ("corrected-paper", f"has a notice of a kind that is not known here (“{_brief(notice.kind)}”)")
    return KINDS.get(_kind(notice), unknown)


def _same_event(one: Notice, other: Notice, own: str) -> bool:
    """Whether two notices of like meaning tell of one event: in one document, or from two sides.

    Retraction Watch often has no document to name, or names the paper itself (its DOI is `own`), and
    sometimes names another page than the publisher, with the same date.
    """
    if one.doi and one.doi == other.doi:
        return True
    nameless = not {one.doi, other.doi}.isdisjoint({"", own})
    same_day = one.date is not None and one.date == other.date
    return one.told_by != other.told_by and (nameless or same_day)


def _events(record: Record) -> Iterator[tuple[_Meaning, list[Notice]]]:
    """What happened to the work of a record, each time with everybody who told of it; the gravest first."""
    own, known = record.ids.doi or "", tuple(KINDS.values())

    def order(notice: Notice) -> tuple[object, ...]:
        meaning, day = _meaning(notice), notice.date.parts if notice.date else (9999,)
        grave = known.index(meaning) if meaning in known else len(known)
        return grave, meaning, notice.doi in ("", own), day, notice.doi, notice.told_by, notice.kind

    alike: dict[str, list[list[Notice]]] = {}
    for notice in sorted((notice for notice in record.notices if _kind(notice) not in EDITIONS), key=order):
        meaning = _meaning(notice)
        events = alike.setdefault(meaning[0] if meaning in known else meaning[1], [])
        told = next((event for event in events if any(_same_event(notice, each, own) for each in event)), None)
        if told is None:
            events.append([notice])
        else:
            told.append(notice)
    for events in alike.values():
        yield from ((_meaning(event[0]), event) for event in events)


def _day(event: Sequence[Notice]) -> str:
    dates = [notice.date for notice in event if notice.date]
    return f" on {min(dates, key=lambda date: date.parts)}" if dates else ""


def _tellers(event: Sequence[Notice]) -> list[str]:
    """Who told of an event; a mark in the title says nothing that is not known from others."""
    told = {notice.told_by for notice in event} - {""}
    if len(told) > 1:
        told.discard("title")
    known = [words for name, words in TELLERS.items() if name in told]
    return [*known, *sorted(_brief(name) for name in told - TELLERS.keys())] or ["a notice"]


def _message(record: Record, words: str, event: Sequence[Notice]) -> str:
    """What happened to which version, when, on whose word, and where a person can read it."""
    document = next((notice.doi for notice in event if notice.doi), "")
    tellers = _tellers(event)
    where = page("doi", document) if document else record.url
    says = "say" if len(tellers) > 1 else "says"
    version = f"{VERSIONS[record.version]} ({record.url})"
    return f"{version} {words}{_day(event)}, {says} {' and '.join(tellers)} at {spoken(record.source)}: {where}"


def _may_be_published(evidence: Evidence) -> bool:
    """Whether the work is published, or a source that does not answer might say that it is."""
    silent = not ONLY_PREPRINTS.issuperset(evidence.silent)
    return silent or any(is_published(match.record) for match in evidence.certain)


def _of_record(evidence: Evidence, record: Record) -> Iterator[tuple[str, str]]:
    for (rule, words), event in _events(record):
        if rule != "retracted-paper" or is_published(record):
            yield rule, _message(record, words, event)
        elif not _may_be_published(evidence):
            yield "withdrawn-preprint", _message(record, words, event)


def _stands_elsewhere(evidence: Evidence, record: Record) -> bool:
    """Whether another preprint of the work stands, which its authors have not withdrawn."""
    others = [match.record for match in evidence.certain if not match.record.ids.agreeing(record.ids)]
    return any(other.title and other.kind != "withdrawn" for other in others)


def _of_preprint(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """What the authors themselves say at arXiv, of a preprint that nothing has taken the place of."""
    for match in evidence.certain:
        record = match.record
        if not record.ids.arxiv or (match.how is not How.IDENTIFIER and _stands_elsewhere(evidence, record)):
            continue
        said = f"says {spoken(record.source)}: “{_brief(record.comment)}”"
        if record.kind == "withdrawn":
            yield "withdrawn-preprint", f"the preprint was withdrawn, {said} ({record.url})"
        elif is_superseded(record.comment):
            yield "superseded-preprint", f"another paper takes its place, {said} ({record.url})"


def notices(evidence: Evidence) -> Iterator[Finding]:
    """What a reader of the entry should know about the work, each once."""
    sure = [match.record for match in evidence.certain]
    told = [each for record in sure for each in _of_record(evidence, record)]
    if not _may_be_published(evidence):
        told += [*_of_preprint(evidence)][:1]
    for rule, message in dict.fromkeys(told):
        yield Finding(rule, message, evidence.paper.where, entry=tidy(evidence.paper.title))
