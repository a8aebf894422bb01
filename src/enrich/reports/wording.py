"""What the reports for people say in the same words: the headline, the sections, what to do next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from enrich.model import CheckedLink, Consulted, Field, Finding, Health, Location, Report, by_location
from enrich.rules import severity
from enrich.spoken import joined, spoken

LINK_RULES = (
    "dead-link",
    "dead-host",
    "suspect-link",
    "failing-link",
    "moved-link",
    "blocked-link",
    "unchecked-link",
)
"""The rules about what hosts answered, worst first."""

_HOST = re.compile(r"https?://(?:[^/?#]*@)?([^/?#@]+)", re.IGNORECASE)

SOURCE_RULES = ("source-changed", "source-silent")


def count(number: int, noun: str) -> str:
    """A number of things: 1 paper, 2 papers, 3 entries."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"


def headline(report: Report) -> str:
    """What happened, in one sentence."""
    silent = [spoken(consulted.source) for consulted in silent_sources(report)]
    subject = count(report.papers, "paper") if report.papers or not report.links else count(len(report.links), "link")
    if report.left_out:
        subject += " that the change touches"
    said = f"{subject}: {', '.join(_outcomes(report)) or 'nothing to report'}"
    told = [said, *_left_out(report), *([f"{joined(silent)} did not answer"] if silent else ())]
    return "; ".join(told) + "."


def _left_out(report: Report) -> list[str]:
    """What was left alone since no change touches it."""
    if report.left_out is None:
        return []
    papers, findings = report.left_out.papers, report.left_out.findings
    known = f" with {count(findings, 'finding')}" if findings else ""
    return [f"{count(papers, 'other paper')}{known} left alone"]


def _outcomes(report: Report) -> list[str]:
    corrections = count(len(report.applied), "correction")
    place = f"written to {joined(report.written)}" if report.written else "to write"
    dead = sum(1 for finding in report.findings if finding.rule == "dead-link")
    unchecked = sum(1 for checked in report.links if checked.verdict.health is Health.UNCHECKED)
    unsorted = _of(report.findings, "unsorted-list")
    ordered = f"{count(len(unsorted), 'list')} {'sorted' if report.written else 'to sort'}"
    twice = _of(report.findings, "removed-duplicate")
    removed = f"{count(len(twice), 'duplicate')} {'removed' if report.written else 'to remove'}"
    faults = [one for one in about_page(report) if one not in (*unsorted, *twice)]
    page = f"{count(len(faults), 'other change')} {'written' if report.written else 'to write'}"
    parts = (
        (len(report.applied), f"{corrections} {place}"),
        (len(report.suggested), count(len(report.suggested), "suggestion")),
        (report.pinned, f"{count(report.pinned, 'correction')} held back by pins"),
        (len(unsorted), ordered),
        (len(twice), removed),
        (len(faults), page),
        (len(about_entries(report)), f"{count(len(about_entries(report)), 'finding')} without a fix"),
        (dead, count(dead, "dead link")),
        (unchecked, f"{count(unchecked, 'link')} not checked"),
    )
    return [words for number, words in parts if number]


def next_step(report: Report) -> str:
    """What a maintainer does now, in one line."""
    by_hand = [
        words
        for finds, words in (
            (report.suggested, "decide on the suggestions"),
            (_of(report.findings, "dead-link"), "replace the dead links"),
            (_of(report.findings, "suspect-link"), "open the suspect links"),
            ([f for f in report.open if severity(f).rank == 2 and f.rule != "dead-link"], "mend the errors"),
            ([f for f in about_entries(report) if severity(f).rank == 1], "look at the warnings"),
        )
        if finds
    ]
    if (report.applied or about_page(report)) and not report.written:
        return f"Next: run “enrich run” to write this{'; then ' + joined(by_hand) if by_hand else ''}."
    if by_hand:
        return f"Next: {joined(by_hand)}."
    if silent_sources(report):
        return "Next: nothing; the sources that did not answer are asked again in the next run."
    return "Next: nothing to do."


def requests(report: Report) -> str:
    """How many requests each source was sent, in one line; "" where all was known."""
    return ", ".join(f"{spoken(source)} {count}" for source, count in report.requests)


def silent_sources(report: Report) -> tuple[Consulted, ...]:
    """The sources that did not answer about some paper, by name."""
    return tuple(sorted((one for one in report.sources if one.silent), key=lambda one: one.source))


def silences(report: Report) -> tuple[str, ...]:
    """Which sources were silent and why, unless findings say so already; and which were not asked at all."""
    said = any(finding.rule == "source-silent" for finding in report.findings)
    silent = () if said else tuple(silence(consulted) for consulted in silent_sources(report))
    skipped = sorted((one for one in report.sources if one.skipped), key=lambda one: one.source)
    return (*silent, *(f"{spoken(one.source)} was not asked: {one.skipped}" for one in skipped))


def silence(consulted: Consulted) -> str:
    """How a source was silent, in words."""
    reasons = "; ".join(sorted(consulted.reasons)) or "no reason given"
    answered = consulted.found + consulted.absent
    beside = f" answered about {count(answered, 'paper')}, and" if answered else ""
    return f"{spoken(consulted.source)}{beside} was silent about {consulted.silent}: {reasons}"


def _of(findings: Iterable[Finding], *rules: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.rule in rules)


SEVERAL = 3
"""So many suggestions for one field with one reason are told together, under it."""


def alone_and_together(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, ...], ...]]:
    """The suggestions that are told each for itself, and those of which several have one reason, in groups."""
    told: dict[tuple[str, Field, str], list[Finding]] = defaultdict(list)
    for finding in by_location(findings):
        if finding.fix is not None:
            told[finding.rule, finding.fix.field, finding.fix.why].append(finding)
    alone = (finding for group in told.values() if len(group) < SEVERAL for finding in group)
    return by_location(alone), tuple(tuple(group) for group in told.values() if len(group) >= SEVERAL)


def about_entries(report: Report) -> tuple[Finding, ...]:
    """The findings without a fix that are about entries, worst first."""
    others = (*LINK_RULES, *SOURCE_RULES)
    chosen = (finding for finding in by_location(report.open) if not finding.mended and finding.rule not in others)
    return tuple(sorted(chosen, key=lambda finding: (-severity(finding).rank, finding.rule)))


def about_page(report: Report) -> tuple[Finding, ...]:
    """What is mended by other means than edits of entries: their order, those taken out, headings and contents."""
    return tuple(finding for finding in by_location(report.open) if finding.mended)


def about_links(report: Report) -> tuple[Finding, ...]:
    """The findings without a fix about what hosts answered, worst first."""
    return tuple(sorted(_of(by_location(report.open), *LINK_RULES), key=lambda f: LINK_RULES.index(f.rule)))


def about_sources(report: Report) -> tuple[Finding, ...]:
    """The findings about sources."""
    return _of(by_location(report.open), *SOURCE_RULES)


def link_counts(report: Report) -> tuple[tuple[Health, int], ...]:
    """How many links have each health, best first; those that none has are left out."""
    counts = ((health, sum(1 for one in report.links if one.verdict.health is health)) for health in Health)
    return tuple((health, number) for health, number in counts if number)


def urls_of(findings: Iterable[Finding], links: Iterable[CheckedLink]) -> dict[Finding, str]:
    """The link that each finding is about: one at its place, with which it begins; else ""."""
    standing: dict[Location, list[str]] = defaultdict(list)
    for one in links:
        standing[one.link.where].append(one.link.url)
    return {
        finding: max(filter(finding.message.startswith, standing.get(finding.where, ())), key=len, default="")
        for finding in findings
    }


def host(url: str) -> str:
    """The host in the address of a link, or ""."""
    match = _HOST.match(url)
    return match[1].lower() if match else ""
