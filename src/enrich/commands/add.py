"""`enrich add`: a work that is looked up, and written into a list as the list writes its entries."""

from __future__ import annotations

import asyncio
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from enrich.addition import Addition, Place, addition, asked_for, named, place_of, section_of, standing
from enrich.commands.garden import Garden, ListFile, read_list
from enrich.commands.list_files import list_files
from enrich.errors import BadConfig
from enrich.house import House, learn
from enrich.lists import csv, tsv
from enrich.lists.text import encode
from enrich.model import Change, Field, Paper
from enrich.order import visible_order
from enrich.reports.plain import printable
from enrich.resolve import resolve
from enrich.spoken import spoken
from enrich.write import Write, write_all

REFUSED = 1

TABLES = (csv, tsv)

FEWEST_NEIGHBOURS = 3
"""So many neighbours in order make a list sorted to a new entry: a run, which moves what stands there, wants more."""


@dataclass(frozen=True, slots=True)
class AddOptions:
    """What was asked for on the command line. Without a section, the list must have one only."""

    query: str
    path: str
    section: str | None
    check: bool


def add(garden: Garden, options: AddOptions) -> int:
    """The exit code: 0 if the entry was written (or, with `check`, would be), 1 if the work stands there already.

    Raises BadConfig if no source knows the work, and BadInput if it cannot be written as the list writes.
    """
    file = read_list(options.path)
    listed = file.form.read(file.text, options.path)
    asked = asked_for(options.query, options.path)
    if already := standing(listed.papers, asked, asked.ids):
        return _refused(garden, already)
    begins = not listed.papers and file.form in TABLES
    section = (options.section or "") if begins else section_of(listed.papers, options.section, options.path)
    settings = garden.settings
    house = learn(listed, frozenset(Field), garden.now().date(), settings.date_policy, settings.version_policy)
    new = asyncio.run(_look_up(garden, asked, options.query, house, listed.papers))
    for line in _shown(new):
        garden.console.say(line)
    if already := standing(listed.papers, new.paper, new.ids):
        return _refused(garden, already)
    paper = replace(new.paper, section=section)
    after = _with(paper, file, listed.papers, settings.sort)
    garden.console.say("\n" + "\n".join(_difference(file.text, after)))
    if options.check:
        garden.console.remark(f"--check: would add this to {options.path}; nothing was written")
    else:
        write_all([Write(options.path, file.data, encode(after, file.data))])
        garden.console.say(f"\nadded to {options.path}")
    return 0


def _with(paper: Paper, file: ListFile, papers: Sequence[Paper], sort: Sequence[str] | None) -> str:
    """The text of a list with one more entry."""
    if not papers:
        # of a table, the header says all that there is to say of how a row is written
        return csv.begun(file.text, file.path, paper)
    usual = file.form.ORDER or visible_order(papers, FEWEST_NEIGHBOURS)
    place: Place = place_of(papers, paper, usual if sort is None else sort)
    return file.form.insert(file.text, file.path, paper, place.beside, before=place.before)


def _refused(garden: Garden, already: str) -> int:
    garden.console.remark(f"nothing was added: {already}")
    return REFUSED


async def _look_up(garden: Garden, asked: Paper, query: str, house: House, papers: Sequence[Paper]) -> Addition:
    """What sources say of the work: first which one it is, then all of it."""
    with garden.console.progress() as progress:
        async with garden.means(progress) as means:
            (dossier,) = await resolve((asked,), means)
            meant: Paper = named(dossier, query)
            (dossier,) = await resolve((meant,), means)
    return addition(dossier, house, papers)


def _shown(new: Addition) -> Iterator[str]:
    """What was found, on whose word, and what is not certain enough to be written."""
    yield f"found by {spoken(new.because.source)}: {printable(new.because.url)}"
    for field in Field:
        yield f"  {field.value:<8} {printable(new.paper.written(field)) or '(nothing)'}"
    for finding in new.suggested:
        fix = finding.fix
        if fix is not None:
            source = f", says {spoken(fix.because.source)}" if isinstance(fix, Change) else ""
            yield f"  not written: {fix.field.value} {printable(fix.after)}{source}: {printable(fix.why)}"


def _difference(before: str, after: str) -> Iterator[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "before", "after", lineterm="", n=1)
    return (printable(line) for line in list(lines)[2:])


def default_list(garden: Garden) -> str:
    """The list that is meant where none is named: the only one of the settings."""
    lists = list_files(garden.settings.lists, garden.settings)
    if len(lists) != 1:
        raise BadConfig("several lists are in the settings; name one: enrich add WORK LIST")
    return lists[0].path
