"""`enrich run`: read the lists, tend them, write them back, and say what was done."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from enrich.commands.garden import Garden, ListFile, MemoryFile, read_named
from enrich.commands.list_files import NamedList, list_files
from enrich.commands.posting import encoded, posts_of
from enrich.commands.render import remade
from enrich.commands.reporting import present, report_files, show, wanted
from enrich.commands.since import Since, since
from enrich.config import FailOn, Settings
from enrich.errors import BadConfig
from enrich.git import Git
from enrich.links.choice import Choice
from enrich.links.mending import Fix
from enrich.lists.text import decode, encode
from enrich.memory import Memory, tally, write_memory
from enrich.model import Health, Report, Severity
from enrich.pipeline import Bed, Tended, tend_all
from enrich.reports.comparison import new_findings
from enrich.reports.reading import read_report
from enrich.reports.wording import count
from enrich.rules import severity
from enrich.several import together
from enrich.wishes import Wishes
from enrich.write import Write, read_file, write_all

CLEAN, FINDINGS, INCOMPLETE = 0, 1, 3


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What was asked for on the command line. Without `facts`, only links are looked at.

    `baseline` is the file of an earlier report: what it has fails nobody.
    With `since`, a commit, only what changed since then is judged, and nothing is written.
    """

    lists: tuple[str, ...]
    check: bool
    output: str
    reports: tuple[str, ...]
    fail_on: FailOn
    strict: bool
    facts: bool = True
    baseline: str = ""
    since: str = ""
    posts: str = ""
    git: Git = field(default_factory=Git)


def run(garden: Garden, options: RunOptions) -> int:
    """The exit code: 0 clean, 1 findings (or, with `check`, something to write), 3 incomplete if strict."""
    _refuse_contradictions(options)
    wishes = wanted(options.reports)
    baseline = _baseline(options.baseline)
    named = list_files(options.lists, garden.settings, for_links=not options.facts)
    files = [file for path in named if (file := read_named(garden, path, for_links=not options.facts)) is not None]
    if options.output and len(files) != 1:
        raise BadConfig("--output takes the corrected text of one list; name just one, or leave --output out")
    memory = garden.memory_file()
    change = since(options.since, files, options.git, garden.console) if options.since else None
    tended, requests = asyncio.run(_tend_all(garden, _beds(garden, files, memory, options, change)))
    writes = [*_list_writes(files, tended, options), *_rendered(garden, tended, options)]
    changed = [write for write in writes if write.before != write.after]
    # after the lists: whatever is remembered as made stands in them, even if a kill comes between
    due = [] if options.check or change else [*changed, *_memory_writes(memory, tended, options)]
    told = together([one.report for one in tended], tuple(write.path for write in due))
    report = _remembering(replace(told, requests=requests), memory, tended, options)
    # in one, so that no list is written by a run that then fails for a report
    write_all([*due, *report_files(wishes, report), *_posts_file(garden, options, report, tended, change)])
    show(garden.console, wishes, report)
    if options.facts:
        _remark_on_empty(garden, named, tended)
    new = report if baseline is None else _new(garden, report, baseline)
    if options.check and changed:
        garden.console.remark(
            "--check: would write " + ", ".join(write.path for write in changed) + "; nothing was written"
        )
        if baseline is None or any(one.fixed for one in new.findings):
            return FINDINGS
    return _exit_code(new, options)


def _remark_on_empty(garden: Garden, named: Sequence[NamedList], tended: Sequence[Tended]) -> None:
    """A list of which nothing is read must not look like one in which nothing is wrong."""
    by_name = {one.path for one in named if not one.found}
    for one in tended:
        if one.path in by_name and not one.report.entries:
            garden.console.remark(f"{one.path}: no entry was found in it; docs/lists.md tells how entries are written")


def _baseline(path: str) -> Report | None:
    return read_report(decode(read_file(path), path), path) if path else None


def _new(garden: Garden, report: Report, baseline: Report) -> Report:
    """The report with only the findings that the baseline does not have."""
    new = new_findings(baseline, report)
    garden.console.remark(f"--baseline: {len(new)} of {count(len(report.findings), 'finding')} new since then")
    return replace(report, findings=new)


def _remembering(report: Report, memory: MemoryFile | None, tended: Sequence[Tended], options: RunOptions) -> Report:
    """The report, with how many corrections are remembered by month."""
    made = (
        () if options.check or options.output or options.since else (past for one in tended for past in one.remembered)
    )
    return replace(report, corrected=tally((*memory.corrections, *made))) if memory else report


def _refuse_contradictions(options: RunOptions) -> None:
    if options.since and options.output:
        raise BadConfig("--since only judges and writes nothing; leave --output out")


def _beds(
    garden: Garden, files: Sequence[ListFile], memory: MemoryFile | None, options: RunOptions, change: Since | None
) -> list[Bed]:
    # to find the places takes as long as to read the list some times over, and only one report tells them
    places = any(wish.form == "sarif" for wish in wanted(options.reports))
    wishes = [_wishes(garden, file, memory, facts=options.facts, places=places) for file in files]
    if change:
        wishes = [_only_judging(one, change) for one in wishes]
    return [Bed(file.text, file.path, file.form, wish) for file, wish in zip(files, wishes, strict=True)]


def _only_judging(wishes: Wishes, change: Since) -> Wishes:
    """As wished, but nothing is put elsewhere, taken out or made, so that lines are those of the change."""
    return replace(wishes, judged=change.places, sort=(), fix_duplicates=False, fix_page=False, add_columns=False)


async def _tend_all(garden: Garden, beds: Sequence[Bed]) -> tuple[list[Tended], tuple[tuple[str, int], ...]]:
    """The lists after the run, and how many requests each source was sent."""
    with garden.console.progress() as progress:
        async with garden.means(progress) as means:
            return await tend_all(beds, means), tuple(sorted(means.requests.items()))


def _wishes(garden: Garden, file: ListFile, memory: MemoryFile | None, *, facts: bool, places: bool) -> Wishes:
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
        fix_page=settings.fix_page,
        add_columns=settings.add_columns,
        present=lambda path, target: (Path(path).parent / target).exists(),
        places=places,
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
        return [Write(options.output, present(options.output), encode(tended[0].after, files[0].data))]
    return [Write(file.path, file.data, encode(one.after, file.data)) for file, one in zip(files, tended, strict=True)]


def _rendered(garden: Garden, tended: Sequence[Tended], options: RunOptions) -> list[Write]:
    """The Markdown files that are made from lists, unless the lists are written elsewhere."""
    if options.output:
        return []
    texts = {Path(one.path).resolve(): one.after for one in tended}
    due = [one.path for one in tended if options.facts or one.before != one.after]
    targets = dict.fromkeys(page for path in due if (page := garden.settings.rendered.get(path)))
    return [remade(garden, target, texts) for target in targets]


def _posts_file(
    garden: Garden, options: RunOptions, report: Report, tended: Sequence[Tended], change: Since | None
) -> list[Write]:
    if not options.posts:
        return []
    posts = posts_of(report, tended, _choice(garden.settings), change, options.git)
    if change or options.check or options.output:
        # nothing was written, so that there is nothing to propose, and nothing to take back
        posts = replace(posts, corrections="")
    return [Write(options.posts, present(options.posts), encoded(posts))]


def _exit_code(report: Report, options: RunOptions) -> int:
    if options.fail_on != "never":
        least = Severity(options.fail_on).rank
        mended = {finding for finding in report.applied if not options.since}
        if any(severity(finding).rank >= least for finding in report.findings if finding not in mended):
            return FINDINGS
    silent = any(source.silent for source in report.sources)
    unchecked = any(link.verdict.health is Health.UNCHECKED for link in report.links)
    return INCOMPLETE if options.strict and (silent or unchecked) else CLEAN
