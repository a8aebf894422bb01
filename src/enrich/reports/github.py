"""Annotations for GitHub Actions: workflow commands on standard output, which its page shows beside the lines.

    ::error file=papers.csv,line=41,title=dead-link::https://…

docs.github.com/actions/reference/workflow-commands-for-github-actions has the syntax. A step may show ten
errors, ten warnings and ten notices; GitHub drops the rest without a word. So the tenth says how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from enrich.model import Finding, Report, Severity, by_location
from enrich.reports import wording
from enrich.reports.plain import cut, printable, sentence
from enrich.rules import severity
from enrich.spoken import joined

LIMIT = 10
"""Annotations of each kind that GitHub shows for a step."""

KINDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

LONGEST = 1000
"""Characters of a message. The page shows a few lines of it."""

_OF_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_OF_PROPERTIES = _OF_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    """The annotations, worst first, and what happened in plain lines for the log of the step."""
    annotations = [line for level in KINDS for line in _annotations(report, level)]
    told = (wording.headline(report), *wording.silences(report))
    return "\n".join([*annotations, *map(_plain, told)]) + "\n"


def _plain(text: str) -> str:
    """A line that is no command: one begins with two colons, or has ##[ in it."""
    return printable(text).lstrip(": ").replace("##[", "## [")


def _annotations(report: Report, level: Severity) -> Iterator[str]:
    found = [finding for finding in by_location(report.findings) if severity(finding) is level]
    shown = found if len(found) <= LIMIT else found[: LIMIT - 1]
    yield from (_annotation(finding) for finding in sorted(shown, key=lambda finding: finding.fixed))
    if found[len(shown) :]:
        yield _rest(level, found[len(shown) :])


def _annotation(finding: Finding) -> str:
    kind, where = KINDS[severity(finding)], finding.where
    place = f"file={_property(where.path)},line={where.line},title={_property(finding.rule)}"
    return f"::{kind} {place}::{_message(sentence(finding))}"


def _rest(level: Severity, findings: Sequence[Finding]) -> str:
    rules = sorted({finding.rule for finding in findings})
    named = f"{len(findings)} more: {joined(rules)}. The report has them all."
    return f"::{KINDS[level]} title={_property(f'{len(findings)} more')}::{_message(named)}"


def _message(text: str) -> str:
    return cut(printable(text), LONGEST).translate(_OF_MESSAGES)


def _property(text: str) -> str:
    return printable(text).translate(_OF_PROPERTIES)
