"""Why each change to one entry was, or was not, made: everything that was heard, and what followed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from enrich.authority import Evidence, weigh
from enrich.decided import heed
from enrich.house import House
from enrich.match import Match, matches
from enrich.memory import Memory
from enrich.model import Absent, Dossier, Field, Finding, Found, Paper, Record, Unavailable, Work
from enrich.normalise.titles import tidy, title_key
from enrich.reconcile import reconcile
from enrich.reports.plain import printable
from enrich.spoken import all_spoken, spoken
from enrich.versions import work_of

NOTHING_REMEMBERED = Memory()


def chosen_papers(papers: Sequence[Paper], query: str) -> tuple[Paper, ...]:
    """The entries that a query means: a line number (the entry that begins at or before it), or words of a title."""
    if query.isdigit():
        before = [paper for paper in papers if paper.where.line <= int(query)]
        return (max(before, key=lambda paper: paper.where.line),) if before else ()
    words = title_key(query)
    return tuple(paper for paper in papers if words and words in title_key(paper.title))


def explain(dossier: Dossier, house: House, memory: Memory = NOTHING_REMEMBERED) -> str:
    """The whole story of one entry, in plain text."""
    judged = matches(dossier)
    evidence = weigh(dossier, house.versions)
    lines = [
        *_entry(dossier.paper),
        "",
        "What was heard",
        *_heard(dossier, judged),
        "",
        "What is believed",
        *_believed(evidence, house),
        "",
        "What follows",
        *_follows(heed(reconcile(dossier, house), (dossier.paper,), memory).findings),
    ]
    return "\n".join(printable(line) for line in lines) + "\n"


def _entry(paper: Paper) -> Iterator[str]:
    yield f"{paper.where}  {tidy(paper.title)}"
    for field in Field:
        if field is not Field.TITLE:
            no_place = "it is not rewritten" if paper.written(field).strip() else "it has no clear place in this entry"
            closed = f"; {no_place}" if field in paper.closed else ""
            yield f"  {field.value:<8} {paper.written(field).strip() or '(nothing)'}{closed}"
    known = ", ".join(f"{kind} {value}" for kind, value in paper.ids.items())
    yield f"  {'ids':<8} {known or '(none recognised)'}"
    if paper.keep:
        yield f"  {'keep':<8} {', '.join(field.value for field in Field if field in paper.keep)}"


def _heard(dossier: Dossier, judged: Iterable[Match]) -> Iterator[str]:
    by_record = {match.record: match for match in judged}
    if not dossier.answers:
        yield "  nobody was asked"
    for name, answer in dossier.answers:
        match answer:
            case Absent():
                yield f"  {spoken(name)}: has nothing about it"
            case Unavailable(reason):
                yield f"  {spoken(name)}: did not answer ({reason})"
            case Found(records):
                for record in records:
                    yield from _record(record, by_record[record])


def _record(record: Record, match: Match) -> Iterator[str]:
    yield f"  {spoken(record.source)}: {record.title or '(no title)'}"
    yield f"      {record.url}"
    dates = ", ".join(f"{kind.value} {date}" for kind, date in record.dates)
    facts = [record.version.value, *record.venues[:1], dates]
    yield f"      {'; '.join(fact for fact in facts if fact)}"
    if record.authors:
        yield f"      {', '.join(author.name for author in record.authors)}"
    yield f"      → {match.identity.value}: {match.why}"


def _believed(evidence: Evidence, house: House) -> Iterator[str]:
    if evidence.chosen is None:
        yield "  no record is certainly about this paper"
        return
    record = evidence.chosen.record
    yield f"  the {record.version.value} version, on the word of {spoken(record.source)} ({record.url}):"
    yield f"  {evidence.reason}"
    yield from _versions(work_of(evidence, house))
    if not evidence.settled:
        yield f"  not settled: {all_spoken(evidence.silent)} did not answer, and might know better"


def _versions(work: Work) -> Iterator[str]:
    """A line for each version of the work, in columns; the arrow points at the one that the list shows."""
    rows = [(v.version.value, v.venue or "—", str(v.date or "—"), spoken(v.record.source)) for v in work.versions]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for version, row in zip(work.versions, rows, strict=True):
        cells = "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {'→' if version.shown else ' '} {cells}  {version.record.url}"


def _follows(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield "  nothing: the entry stays as it is"
    for finding in findings:
        yield f"  {finding.rule}: {finding.message}"
        if finding.fix:
            before = finding.fix.before.strip() or "(nothing)"
            yield f"      {finding.fix.field.value}: {before} → {finding.fix.after}"
            yield f"      {'applied' if finding.fixed else 'only suggested'}: {finding.fix.why}"
