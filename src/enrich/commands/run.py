"""`enrich run`: read the lists, tend them, write them back, and say what was done."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from enrich.commands.garden import Garden, ListFile, MemoryFile, read_named
from enrich.commands.list_files import list_files
from enrich.commands.render import remade
from enrich.config import FailOn, Settings
from enrich.errors import BadConfig
from enrich.links.choice import Choice
from enrich.links.mending import Fix
from enrich.lists.text import encode
from enrich.memory import Memory, write_memory
from enrich.model import Health, Report, Severity
from enrich.pipeline import Bed, Tended, Wishes, tend_all, together
from enrich.reports import REPORTS
from enrich.rules import severity
from enrich.write import Write, read_file, write_all

CLEAN, FINDINGS, INCOMPLETE = 0, 1, 3

REPORT_SUFFIXES = {".md": "markdown", ".json": "json", ".txt": "terminal"}
"""Which report a file gets, by its suffix."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What was asked for on the command line. Without `facts`, only links are looked at."""

    lists: tuple[str, ...]
    check: bool
    output: str
    reports: tuple[str, ...]
    fail_on: FailOn
    strict: bool
    facts: bool = True


def run(garden: Garden, options: RunOptions) -> int:
    """The exit code: 0 clean, 1 findings (or, with `check`, something to write), 3 incomplete if strict."""
    _refuse_contradictions(options)
    named = list_files(options.lists, garden.settings, for_links=not options.facts)
    files = [file for path in named if (file := read_named(garden, path, for_links=not options.facts)) is not None]
    if options.output and len(files) != 1:
        raise BadConfig("--output takes the corrected text of one list; name just one, or leave --output out")
    memory = garden.memory_file()
    tended, requests = asyncio.run(_tend_all(garden, files, memory, facts=options.facts))
    writes = [*_list_writes(files, tended, options), *_rendered(garden, tended, options)]
    changed = [write for write in writes if write.before != write.after]
    # after the lists: whatever is remembered as made stands in them, even if a kill comes between
    due = [] if options.check else [*changed, *_memory_writes(memory, tended, options)]
    report = replace(together(tended, tuple(write.path for write in due)), requests=requests)
    # in one, so that no list is written by a run that then fails for a report
    write_all([*due, *(_report_file(path, report) for path in options.reports)])
    garden.console.say(_on_terminal(garden, report))
    if options.check and changed:
        garden.console.remark(
            "--check: would write " + ", ".join(write.path for write in changed) + "; nothing was written"
        )
        return FINDINGS
    return _exit_code(report, options)


def _refuse_contradictions(options: RunOptions) -> None:
    for path in options.reports:
        if Path(path).suffix not in REPORT_SUFFIXES:
            known = ", ".join(REPORT_SUFFIXES)
            raise BadConfig(f"--report {path}: the suffix decides the format; use one of {known}")


async def _tend_all(
    garden: Garden, files: Sequence[ListFile], memory: MemoryFile | None, *, facts: bool
) -> tuple[list[Tended], tuple[tuple[str, int], ...]]:
    """The lists after the run, and how many requests each source was sent."""
    beds = [Bed(file.text, file.path, file.form, _wishes(garden, file, memory, facts=facts)) for file in files]
    with garden.console.progress() as progress:
        async with garden.means(progress) as means:
            return await tend_all(beds, means), tuple(sorted(means.requests.items()))


def _wishes(garden: Garden, file: ListFile, memory: MemoryFile | None, *, facts: bool) -> Wishes:
    settings = garden.settings
    return Wishes(
        today=garden.now().date(),
        date_policy=settings.date_policy,
        version_policy=settings.version_policy,
        sort=settings.sort,
        links=settings.links,
        memory=Memory(memory.name_of(file.path), memory.corrections) if memory else Memory(),
        facts=facts,
        fix_links=Fix(settings.fix_links),
        choice=_choice(settings),
        fix_duplicates=settings.fix_duplicates,
        present=lambda path, target: (Path(path).parent / target).exists(),
    )


def _choice(settings: Settings) -> Choice:
    return Choice(
        tuple(map(re.compile, settings.include)),
        tuple(map(re.compile, settings.exclude)),
        {name.lower(): host.accept for name, host in settings.hosts.items()},
        settings.nights,
    )


def _memory_writes(memory: MemoryFile | None, tended: Sequence[Tended], options: RunOptions) -> list[Write]:
    """What is to be remembered, if anything; not where the lists stay as they are."""
    new = [past for one in tended for past in one.remembered]
    if memory is None or options.output or not new:
        return []
    return [Write(memory.path, memory.data, write_memory(memory.corrections, new).encode())]


def _list_writes(files: Sequence[ListFile], tended: Sequence[Tended], options: RunOptions) -> list[Write]:
    if options.output:
        return [Write(options.output, _present(options.output), encode(tended[0].after, files[0].data))]
    return [Write(file.path, file.data, encode(one.after, file.data)) for file, one in zip(files, tended, strict=True)]


def _present(path: str) -> bytes | None:
    return read_file(path) if Path(path).exists() else None


def _rendered(garden: Garden, tended: Sequence[Tended], options: RunOptions) -> list[Write]:
    """The Markdown files that are made from lists, unless the lists are written elsewhere."""
    if options.output:
        return []
    texts = {Path(one.path).resolve(): one.after for one in tended}
    due = [one.path for one in tended if options.facts or one.before != one.after]
    targets = dict.fromkeys(page for path in due if (page := garden.settings.rendered.get(path)))
    return [remade(garden, target, texts) for target in targets]


def _report_file(path: str, report: Report) -> Write:
    rendered = REPORTS[REPORT_SUFFIXES[Path(path).suffix]](report)
    return Write(path, _present(path), rendered.encode())


def _on_terminal(garden: Garden, report: Report) -> str:
    from enrich.reports.terminal import render  # noqa: PLC0415 - only here is the width of the terminal known

    return render(report, width=garden.console.width, colour=garden.console.colour)


def _exit_code(report: Report, options: RunOptions) -> int:
    if options.fail_on != "never":
        least = Severity(options.fail_on).rank
        if any(severity(finding).rank >= least for finding in report.findings if not finding.fixed):
            return FINDINGS
    silent = any(source.silent for source in report.sources)
    unchecked = any(link.verdict.health is Health.UNCHECKED for link in report.links)
    return INCOMPLETE if options.strict and (silent or unchecked) else CLEAN
