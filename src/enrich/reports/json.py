"""The report for programs. ASCII only, keys sorted, lists in the order of the list of papers.

    {
      "schema": 1,                          raised when a key changes its meaning or goes
      "lists": [path], "written": [path],
      "counts": {"papers", "applied", "suggested", "open", "pinned": numbers,
                 "severities": {severity: number}, "links": {verdict: number}},
      "findings": [{"rule", "severity", "message", "path", "line", "entry",
                    "fix": null or {"field", "before", "after", "band": "apply" or "suggest", "why",
                                    "record": null or {"source", "url", "title"}}}],
      "links": [{"url", "path", "line", "verdict", "reason", "evidence", "target", "archived",
                 "since"}],
      "works": [{"path", "line", "entry", "why": text, the reason for the version that is shown,
                 "versions": [{"version": "preprint", "workshop", "conference", "journal" or "other", "venue",
                               "date": year, year-month or year-month-day, "source", "url", "shown": boolean}]}],
      "sources": [{"source", "found", "absent", "silent": numbers of papers, "reasons": [text]}]
      "requests": {source: number of requests that it was sent}
    }

A fix without a record is one that the list itself shows. `entry`, `target`, `venue` and `date` may be "".
`works` has every entry of which some version is certain, with all of them, in the order in which works appear.
"""

from __future__ import annotations

import json
from typing import Any

from enrich.model import (
    Appearance,
    Change,
    CheckedLink,
    Consulted,
    Edit,
    Finding,
    Health,
    Report,
    Severity,
    Work,
    by_location,
)
from enrich.rules import severity

SCHEMA = 1

# JSON objects; what is in them is written down above.
Object = dict[str, Any]


def render(report: Report) -> str:
    """The report as JSON, in the shape that the head of this file documents."""
    shape = {
        "schema": SCHEMA,
        "lists": list(report.lists),
        "written": list(report.written),
        "counts": _counts(report),
        "findings": [_finding(finding) for finding in by_location(report.findings)],
        "links": [_link(one) for one in sorted(report.links, key=lambda one: (one.link.where, one.link.url))],
        "works": [_work(work) for work in sorted(report.works, key=lambda work: work.where)],
        "sources": [_source(consulted) for consulted in sorted(report.sources, key=lambda one: one.source)],
        "requests": dict(report.requests),
    }
    return json.dumps(shape, ensure_ascii=True, indent=2, sort_keys=True) + "\n"


def _counts(report: Report) -> Object:
    severities = [severity(finding) for finding in report.findings]
    healths = [one.verdict.health for one in report.links]
    return {
        "papers": report.papers,
        "applied": len(report.applied),
        "suggested": len(report.suggested),
        "open": len(report.open),
        "pinned": report.pinned,
        "severities": {level.value: severities.count(level) for level in Severity},
        "links": {health.value: healths.count(health) for health in Health},
    }


def _finding(finding: Finding) -> Object:
    return {
        "rule": finding.rule,
        "severity": severity(finding).value,
        "message": finding.message,
        "path": finding.where.path,
        "line": finding.where.line,
        "entry": finding.entry,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Edit) -> Object:
    record = fix.because if isinstance(fix, Change) else None
    return {
        "field": fix.field.value,
        "before": fix.before,
        "after": fix.after,
        "band": fix.band.value,
        "why": fix.why,
        "record": {"source": record.source, "url": record.url, "title": record.title} if record else None,
    }


def _link(one: CheckedLink) -> Object:
    return {
        "url": one.link.url,
        "path": one.link.where.path,
        "line": one.link.where.line,
        "verdict": one.verdict.health.value,
        "reason": one.verdict.reason,
        "evidence": one.verdict.evidence,
        "target": one.verdict.target,
        "archived": one.verdict.archived,
        "since": one.verdict.since.isoformat() if one.verdict.since else None,
    }


def _work(work: Work) -> Object:
    return {
        "path": work.where.path,
        "line": work.where.line,
        "entry": work.entry,
        "why": work.reason,
        "versions": [_version(version) for version in work.versions],
    }


def _version(version: Appearance) -> Object:
    return {
        "version": version.version.value,
        "venue": version.venue,
        "date": str(version.date or ""),
        "source": version.record.source,
        "url": version.record.url,
        "shown": version.shown,
    }


def _source(consulted: Consulted) -> Object:
    return {
        "source": consulted.source,
        "found": consulted.found,
        "absent": consulted.absent,
        "silent": consulted.silent,
        "reasons": sorted(consulted.reasons),
        "skipped": consulted.skipped,
    }
