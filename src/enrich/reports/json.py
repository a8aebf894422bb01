"""The report for programs, in the shape that `shape` documents. ASCII only, in the order of the list of papers."""

from __future__ import annotations

import json

import msgspec

from enrich.model import (
    Appearance,
    Change,
    CheckedLink,
    Edit,
    Finding,
    Health,
    Replacement,
    Report,
    Severity,
    Work,
    by_location,
)
from enrich.reports.identity import fingerprints
from enrich.reports.shape import (
    SCHEMA_VERSION,
    CorrectedShape,
    Counts,
    EntryShape,
    FindingShape,
    FixShape,
    LinkShape,
    RecordShape,
    ReplacementShape,
    ReportShape,
    SightingShape,
    SourceShape,
    VersionShape,
    WorkShape,
)
from enrich.rules import severity


def render(report: Report) -> str:
    """The report as JSON."""
    return json.dumps(msgspec.to_builtins(shaped(report)), ensure_ascii=True, indent=2, sort_keys=True) + "\n"


def shaped(report: Report) -> ReportShape:
    """The report in the shape of its JSON."""
    names = fingerprints(report.findings)
    links = sorted(report.links, key=lambda one: (one.link.where, one.link.url))
    return ReportShape(
        SCHEMA_VERSION,
        report.day,
        report.lists,
        report.written,
        _counts(report),
        tuple(_finding(finding, names[finding]) for finding in by_location(report.findings)),
        tuple(map(_link, links)),
        tuple(
            EntryShape(one.where.path, one.where.line, one.title, one.url, one.date, one.venue, one.section)
            for one in sorted(report.entries, key=lambda one: one.where)
        ),
        tuple(map(_work, sorted(report.works, key=lambda work: work.where))),
        tuple(
            SourceShape(one.source, one.found, one.absent, one.silent, tuple(sorted(one.reasons)), one.skipped)
            for one in sorted(report.sources, key=lambda one: one.source)
        ),
        tuple(
            CorrectedShape(one.month, one.field, one.number)
            for one in sorted(report.corrected, key=lambda one: (one.month, one.field))
        ),
        dict(report.requests),
        report.left_out,
    )


def _counts(report: Report) -> Counts:
    severities = [severity(finding) for finding in report.findings]
    healths = [one.verdict.health for one in report.links]
    return Counts(
        report.papers,
        len(report.applied),
        len(report.suggested),
        len(report.open),
        report.pinned,
        {level.value: severities.count(level) for level in Severity},
        {health.value: healths.count(health) for health in Health},
    )


def _finding(finding: Finding, fingerprint: str) -> FindingShape:
    return FindingShape(
        finding.rule,
        severity(finding),
        finding.message,
        finding.where.path,
        finding.where.line,
        finding.entry,
        finding.about,
        fingerprint,
        _fix(finding.fix) if finding.fix else None,
        _replacement(finding.replacement) if finding.replacement else None,
        finding.mended,
    )


def _fix(fix: Edit) -> FixShape:
    record = fix.because if isinstance(fix, Change) else None
    named = RecordShape(record.source, record.url, record.title) if record else None
    return FixShape(fix.field, fix.before, fix.after, fix.band, fix.why, named)


def _replacement(one: Replacement) -> ReplacementShape:
    return ReplacementShape(one.line, one.column, one.end_line, one.end_column, one.text)


def _link(one: CheckedLink) -> LinkShape:
    verdict = one.verdict
    return LinkShape(
        one.link.url,
        one.link.where.path,
        one.link.where.line,
        verdict.health,
        verdict.reason,
        verdict.evidence,
        verdict.target,
        verdict.archived,
        verdict.since,
        verdict.nights,
        verdict.observed,
        tuple(SightingShape(past.day, past.health) for past in verdict.past),
    )


def _work(work: Work) -> WorkShape:
    versions = tuple(map(_version, work.versions))
    return WorkShape(work.where.path, work.where.line, work.entry, work.reason, versions)


def _version(version: Appearance) -> VersionShape:
    record, day = version.record, str(version.date or "")
    return VersionShape(version.version, version.venue, day, record.source, record.url, version.shown)
