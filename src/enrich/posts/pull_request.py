"""What is said about a contributor's pull request: one comment that is kept up to date, and changes to accept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from enrich.lists.text import LINE_END
from enrich.model import Change, Finding, Report
from enrich.posts.model import Create, Decision, Nothing, Post, Suggestion, Update
from enrich.posts.text import fitted, mark, marked
from enrich.reports import markdown
from enrich.reports.markdown import escaped, link
from enrich.reports.plain import short
from enrich.reports.wording import SOURCE_RULES
from enrich.spoken import spoken

KIND = "pull-request"
MOST_SUGGESTIONS = 30
"""A review with more comments is not read."""

UNKNOWN = (*SOURCE_RULES, "blocked-link", "unchecked-link")
"""The rules about silence and walls: alone, they are no reason to speak up."""

_TICKS = re.compile(r"`{3,}")


def comment(report: Report) -> str:
    """The text of the comment: all that was found in what the pull request touches."""
    return marked(KIND, fitted(markdown.render(report)))


def clean(report: Report) -> bool:
    """Whether nothing was found but what could not be found out, which is no contributor's business."""
    return all(finding.rule in UNKNOWN for finding in report.findings)


def decide(text: str, standing: Sequence[Post], *, nothing_found: bool) -> Decision:
    """What to do about the comment. `standing` are the comments that may be ours."""
    ours = next((post for post in standing if mark(KIND, post.body)), None)
    if ours is None:
        return Nothing("nothing was found") if nothing_found else Create(text)
    return Nothing("it is said already") if mark(KIND, ours.body) == mark(KIND, text) else Update(ours.number, text)


def suggestions(
    before: str, after: str, path: str, findings: Sequence[Finding], shown: Collection[int]
) -> Iterator[Suggestion]:
    """The sure corrections as changes that a contributor can accept with one click, on lines that the diff shows.

    None for a file with carriage returns: a forge would write its own line ends among them.
    """
    if "\r" in before:
        return
    old, new = LINE_END.split(before), LINE_END.split(after)
    for first, last, lines in _replacements(old, new):
        made = _at(findings, last)
        if made and all(line in shown for line in range(first, last + 1)):
            yield Suggestion(path, first, last, f"{_reasons(made)}\n\n{_block(lines)}")


def _replacements(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, Sequence[str]]]:
    """The lines to replace, from 1, and what by. What is only put in stands behind the line above it."""
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "insert" and start:
            yield start, start, [old[start - 1], *new[new_start:new_end]]
        elif kind == "replace":
            yield start + 1, end, new[new_start:new_end]


def _at(findings: Sequence[Finding], line: int) -> tuple[Finding, ...]:
    """The corrections of the entry that a line belongs to: the last one that begins at or above it."""
    above = [finding for finding in findings if finding.fixed and finding.where.line <= line]
    last = max((finding.where.line for finding in above), default=0)
    return tuple(finding for finding in above if finding.where.line == last)


def _reasons(made: Sequence[Finding]) -> str:
    return "\n".join(f"**{finding.rule}**: {_because(finding)}" for finding in made)


def _because(finding: Finding) -> str:
    fix = finding.fix
    if not isinstance(fix, Change):
        return escaped(fix.why if fix else finding.message)
    record = fix.because
    return f"{escaped(fix.why)} ({link(f'{spoken(record.source)} {short(record.url)}', record.url)})"


def _block(lines: Sequence[str]) -> str:
    longest = max((len(ticks) for line in lines for ticks in _TICKS.findall(line)), default=2)
    fence = "`" * (longest + 1)
    return "\n".join([f"{fence}suggestion", *lines, fence])
