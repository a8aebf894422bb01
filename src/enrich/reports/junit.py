"""JUnit XML: for the pages of tests that every CI has.

One suite a list, one case an entry and one a link. A case fails by its errors and warnings that no fix was
found or applied for; what is only told stands in its output; a link about which nothing is known is skipped. The
shape is that of `junit-10.xsd` of Jenkins' xUnit plug-in, which Surefire, GitLab and the others read too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from enrich.model import CheckedLink, Finding, Health, Report, Severity, by_location
from enrich.reports import wording
from enrich.reports.plain import cut, printable, sentence
from enrich.rules import severity

NOT_JUDGED = (Health.BLOCKED, Health.UNCHECKED, Health.TRANSIENT)

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold: XML 1.0, section 2.2."""

Key = tuple[int, str, str]
"""A case within its list: its line, its kind and its name."""


@dataclass(frozen=True, slots=True)
class _Case:
    key: Key
    findings: tuple[Finding, ...]
    link: CheckedLink | None

    @property
    def failing(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if severity(one) is not Severity.INFO and not one.fixed)

    @property
    def skipped(self) -> bool:
        return self.link is not None and self.link.verdict.health in NOT_JUDGED and not self.failing


def render(report: Report) -> str:
    """The report as JUnit XML."""
    suites = {path: _cases(path, report) for path in dict.fromkeys((*report.lists, *_other_lists(report)))}
    root = ET.Element("testsuites", _counts([case for cases in suites.values() for case in cases]), name="enrich")
    for path, cases in suites.items():
        _suite(root, path, cases)
    suite = ET.SubElement(root, "testsuite", _counts(()), name="enrich", skipped="0")
    ET.SubElement(suite, "system-out").text = _text("\n".join((wording.headline(report), *wording.silences(report))))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _other_lists(report: Report) -> Iterable[str]:
    return sorted({finding.where.path for finding in report.findings} | {one.link.where.path for one in report.links})


def _cases(path: str, report: Report) -> Sequence[_Case]:
    titles = {entry.where.line: entry.title for entry in report.entries if entry.where.path == path}
    here = (one for one in report.links if one.link.where.path == path)
    links: dict[Key, CheckedLink] = {(one.link.where.line, "link", one.link.url): one for one in here}
    findings: dict[Key, list[Finding]] = defaultdict(list)
    for finding in by_location(report.findings):
        if finding.where.path == path:
            line = finding.where.line
            about = (line, "link", finding.about)
            findings[about if about in links else (line, "entry", titles.get(line, finding.entry))].append(finding)
    keys = {(line, "entry", title) for line, title in titles.items()} | links.keys() | findings.keys()
    return tuple(_Case(key, tuple(findings.get(key, ())), links.get(key)) for key in sorted(keys))


def _counts(cases: Sequence[_Case]) -> dict[str, str]:
    failures = sum(1 for case in cases if case.failing)
    return {"tests": str(len(cases)), "failures": str(failures), "errors": "0"}


def _suite(root: ET.Element, path: str, cases: Sequence[_Case]) -> None:
    skipped = str(sum(1 for case in cases if case.skipped))
    suite = ET.SubElement(root, "testsuite", _counts(cases), name=_text(path), skipped=skipped)
    for case in cases:
        line, kind, name = case.key
        title = f"line {line}: {name}" if name else f"line {line}"
        element = ET.SubElement(suite, "testcase", name=_text(cut(title, 300)), classname=_text(f"{path}.{kind}"))
        _outcome(element, case)


def _outcome(element: ET.Element, case: _Case) -> None:
    for finding in case.failing:
        failure = ET.SubElement(element, "failure", type=finding.rule, message=_text(sentence(finding)))
        failure.text = _text(f"{finding.where}: {severity(finding)} {finding.rule}\n{sentence(finding, 10_000)}")
    if case.skipped and case.link:
        verdict = case.link.verdict
        ET.SubElement(element, "skipped", type=verdict.health, message=_text(f"{verdict.reason} ({verdict.evidence})"))
    told = [finding for finding in case.findings if finding not in case.failing]
    if told:
        lines = (f"{severity(finding)} {finding.rule}: {sentence(finding, 10_000)}" for finding in told)
        ET.SubElement(element, "system-out").text = _text("\n".join(lines))


def _text(text: str) -> str:
    """Foreign text that XML can hold, line by line."""
    return _NOT_XML.sub("", "\n".join(map(printable, text.split("\n"))))
