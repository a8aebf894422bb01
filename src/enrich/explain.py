"""Why each change to one entry was, or was not, made: everything that was heard, and what followed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from enrich.authority import Evidence, weigh
from enrich.house import House
from enrich.match import Match, matches
from enrich.model import Absent, Dossier, Field, Finding, Found, Paper, Record, Unavailable
from enrich.normalise.titles import tidy, title_key
from enrich.reconcile import reconcile
from enrich.reports.plain import printable
from enrich.spoken import spoken


def chosen_papers(papers: Sequence[Paper], query: str) -> tuple[Paper, ...]:
    """The entries that a query means: a line number (the entry that begins at or before it), or words of a title."""
    if query.isdigit():
        before = [paper for paper in papers if paper.where.line <= int(query)]
        return (max(before, key=lambda paper: paper.where.line),) if before else ()
    words = title_key(query)
    return tuple(paper for paper in papers if words and words in title_key(paper.title))


def explain(dossier: Dossier, house: House) -> str:
    """The whole story of one entry, in plain text."""
    judged = matches(dossier)
    evidence = weigh(dossier, judged)
    lines = [
        *_entry(dossier.paper),
        "",
        "What was heard",
        *_heard(dossier, judged),
        "",
        "What is believed",
        *_believed(evidence),
        "",
        "What follows",
        *_follows(reconcile(dossier, house)),
    ]
    return "\n".join(printable(line) for line in lines) + "\n"


def _entry(paper: Paper) -> Iterator[str]:
    yield f"{paper.where}  {tidy(paper.title)}"
    for field in Field:
        if field is not Field.TITLE:
            yield f"  {field.value:<8} {paper.written(field).strip() or '(nothing)'}"
    known = ", ".join(f"{kind} {value}" for kind, value in paper.ids.items())
    yield f"  {'ids':<8} {known or '(none recognised)'}"


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


def _believed(evidence: Evidence) -> Iterator[str]:
    if evidence.chosen is None:
        yield "  no record is certainly about this paper"
        return
    record = evidence.chosen.record
    yield f"  the {record.version.value} version, on the word of {spoken(record.source)} ({record.url})"
    others = {match.record.url: match.record for match in evidence.certain if match.record.url != record.url}
    for url, other in others.items():
        yield f"  also known: {other.version.value}, {url}"
    if not evidence.settled:
        names = " and ".join(spoken(name) for name in evidence.silent)
        yield f"  not settled: {names} did not answer, and might know better"


def _follows(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield "  nothing: the entry stays as it is"
    for finding in findings:
        yield f"  {finding.rule}: {finding.message}"
        if finding.fix:
            before = finding.fix.before.strip() or "(nothing)"
            yield f"      {finding.fix.field.value}: {before} → {finding.fix.after}"
            yield f"      {'applied' if finding.fixed else 'only suggested'}: {finding.fix.why}"
