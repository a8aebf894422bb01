"""`enrich convert`: a list in another format."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from enrich.commands.console import Console
from enrich.commands.garden import read_list
from enrich.errors import BadInput
from enrich.lists import Format, bibtex, format_of, markdown
from enrich.lists.bibtex_values import typed
from enrich.model import Paper
from enrich.write import Write, write_all

LINKS = "links"
"""What the further links of an entry are called where a format has names for what else it says."""

OUTSIDE = "links outside of entries"

MOST_LINES = 5
"""So many lines are named of what was left behind."""


def convert(console: Console, source: str, target: str, title: str, *, force: bool) -> int:
    """Writes the entries of a list as a new file, and says what of them it could not take along."""
    form = format_of(target)
    file = read_list(source)
    listed = file.form.read(file.text, source)
    before = Path(target).read_bytes() if Path(target).is_file() else None
    if before is not None and not force:
        raise BadInput(target, "there is a file of this name already", "Choose another name, or add --force.")
    standing = map(typed, listed.papers) if file.form is bibtex and form is markdown else listed.papers
    papers = [_with_links(paper) for paper in standing]
    text = form.render(papers, title or Path(source).stem)
    write_all([Write(target, before, text.encode())])
    console.say(f"{len(listed.papers)} entries written to {target}")
    besides = [*file.form.besides(file.text, source), *((OUTSIDE, link.where.line) for link in listed.links)]
    for loss in (*_nameless(papers, form), *_left(besides), *_altered(papers, form.read(text, target).papers)):
        console.remark(loss)
    for finding in listed.findings:
        console.remark(f"{finding.where}: {finding.message}")
    return 0


def _with_links(paper: Paper) -> Paper:
    """A paper with its further links under a name, unless they stand under one already."""
    told = " ".join(value for _, value in paper.more)
    further = [url for url in dict.fromkeys(link.url for link in paper.links) if url != paper.url and url not in told]
    return replace(paper, more=(*paper.more, (LINKS, " ".join(further)))) if further else paper


def _nameless(papers: Sequence[Paper], form: Format) -> Iterator[str]:
    """What entries say under names of their own, where the format has no place for it."""
    lost = Counter(name for paper in papers for name, _ in paper.more) if form is markdown else {}
    if lost:
        yield "left behind: " + ", ".join(f"{name} ({count})" for name, count in lost.items())


def _left(besides: Iterable[tuple[str, int]]) -> Iterator[str]:
    """What stood beside the fields of entries, by its kind, and where the first of each are."""
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for kind, line in besides:
        lines[kind].append(line)
    for kind, found in lines.items():
        first = [*dict.fromkeys(sorted(found))]
        shown = ", ".join(map(str, first[:MOST_LINES])) + (", …" if len(first) > MOST_LINES else "")
        yield f"left behind: {kind} ({len(found)}; line {shown})"


def _altered(papers: Sequence[Paper], written: Sequence[Paper]) -> Iterator[str]:
    """That entries are not read back as many as they were."""
    if len(papers) != len(written):
        yield f"of {len(papers)} entries {len(written)} are read again in the new file: look through it"
