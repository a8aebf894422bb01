"""`enrich catalogue`: a catalogue of millions of works is built from dumps, and looked into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from enrich.catalogue.build import Built, Plan, build
from enrich.catalogue.dumps import DUMPS
from enrich.catalogue.index import Index
from enrich.catalogue.lookup import Lookup
from enrich.commands.console import Console
from enrich.match import Match, matches
from enrich.model import Dossier, Found, Location, Paper
from enrich.normalise.ids import recognise
from enrich.normalise.titles import tidy, with_subtitle
from enrich.reports.plain import printable
from enrich.reports.wording import count
from enrich.spoken import spoken

DONE, NOTHING, INCOMPLETE = 0, 1, 3

FAULTS_SHOWN = 10


def build_catalogue(console: Console, plan: Plan, *, strict: bool) -> int:
    """Builds a catalogue, or adds to it. The exit code: 0; if strict 3, if something could not be read."""
    with console.progress() as progress:
        built = build(plan, progress)
    for line in _told(built, plan):
        console.say(line)
    with Index(plan.out) as index:
        garbled = sum(file.garbled for file in index.files())
        for line in _faults(index):
            console.remark(line)
    return INCOMPLETE if garbled and strict else DONE


def _told(built: Built, plan: Plan) -> Iterator[str]:
    if built.resumed:
        yield f"went on after {built.resumed:,} works that an interrupted build had read"
    if built.same:
        yield f"not read again, since nothing changed: {count(built.same, 'file')}"
    for fault in built.unknown:
        yield f"left out: {fault}"
    yield f"{plan.out}: {built.papers:,} works, {_megabytes(Path(plan.out).stat().st_size)}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _faults(index: Index) -> Iterator[str]:
    """What could not be read, the first of it in words."""
    garbled = sum(file.garbled for file in index.files())
    if garbled:
        yield f"{count(garbled, 'element')} of the dumps could not be read:"
        yield from (f"  {printable(path)}:{line}: {printable(what)}" for path, line, what in index.faults(FAULTS_SHOWN))


def show_info(console: Console, path: str) -> int:
    """Says what a catalogue was built from. The exit code: 0."""
    with Index(path) as index:
        facts, files = index.facts(), index.files()
        size = Path(path).stat().st_size
        papers = int(facts["papers"])
        each = f", {size / papers:.0f} bytes each" if papers else ""
        console.print(f"{path}: {papers:,} works, {_megabytes(size)}{each}; built on {facts['day']}")
        for dump in DUMPS.values():
            own = [file for file in files if file.dump == dump.name]
            if own:
                console.print(f"\n{dump.what} ({dump.licence})")
            for file in own:
                console.print(
                    f"  {file.path}: {file.papers:,} works, {file.others:,} that are no papers, "
                    f"{file.garbled:,} that could not be read; {_megabytes(file.size)}, read on {file.day}"
                    + ("" if file.whole else "; not to its end")
                )
        for line in _faults(index):
            console.print(line)
    return DONE


def search(console: Console, path: str, work: str, authors: str, date: str) -> int:
    """Prints the records about a work, the likeliest first. The exit code: 0, or 1 where there is none."""
    paper = _asked(work, authors, date)
    with Index(path) as index:
        found = Lookup(index).find(paper)
    # whoever asks by identifier says nothing that a title could contradict
    named = next((record for record in found if paper.ids.agreeing(record.ids)), None)
    if named and not paper.title:
        paper = replace(paper, title=named.title)
    judged = matches(Dossier(paper, (("catalogue", Found(found)),)))
    if not judged:
        console.print(f"{path} has nothing about {work}")
        return NOTHING
    console.print("\n\n".join("\n".join(_shown(match)) for match in judged))
    return DONE


def _asked(work: str, authors: str, date: str) -> Paper:
    ids = recognise(work, f"arXiv:{work.strip()}")
    title = "" if ids else tidy(work)
    return Paper(title, Location("the command line", 1), date=date, authors=authors, ids=ids)


def _shown(match: Match) -> Iterator[str]:
    record = match.record
    yield printable(with_subtitle(record.title, record.subtitle))
    people = ", ".join(author.name for author in record.authors)
    when = ", ".join(f"{kind} {date}" for kind, date in record.dates)
    for line in (people, " / ".join(record.venues), when):
        if line:
            yield f"  {printable(line)}"
    yield f"  {spoken(record.source)}, {record.version}: {printable(record.url)}"
    yield f"  {match.identity}: {match.why}"
