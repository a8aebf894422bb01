"""A report from its JSON: for what is compared with an earlier night, and for reports that are made later."""

from __future__ import annotations

import json

import msgspec

from enrich.errors import BadInput
from enrich.model import (
    Appearance,
    Change,
    CheckedLink,
    Consulted,
    Corrected,
    Edit,
    Entry,
    Finding,
    Link,
    Location,
    PartialDate,
    Record,
    Repair,
    Replacement,
    Report,
    Sighting,
    Verdict,
    Work,
)
from enrich.reports.shape import SCHEMA_VERSION, FindingShape, FixShape, LinkShape, ReportShape, VersionShape, WorkShape
from enrich.rules import RULES

_REMEDY = "Name a report that “enrich run --report report.json” wrote."


def read_report(text: str, path: str) -> Report:
    """The report that `json.render` wrote. Raises BadInput for what is none, or of another version of its shape."""
    try:
        known = json.loads(text)
        if isinstance(known, dict) and known.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
            raise BadInput(path, "another version of enrich wrote this report", _REMEDY)
        shape = msgspec.convert(known, ReportShape)
        report = _report(shape)
    except (ValueError, RecursionError) as error:
        raise BadInput(path, f"this is no report: {str(error)[:200]}", _REMEDY) from None
    unknown = sorted({finding.rule for finding in report.findings} - RULES.keys())
    if unknown:
        raise BadInput(path, f"there is no rule “{unknown[0][:40]}”", _REMEDY)
    return report


def _report(shape: ReportShape) -> Report:
    return Report(
        shape.lists,
        shape.counts.papers,
        tuple(map(_finding, shape.findings)),
        tuple(map(_link, shape.links)),
        tuple(
            Consulted(one.source, one.found, one.absent, one.silent, one.reasons, one.skipped) for one in shape.sources
        ),
        shape.written,
        shape.counts.pinned,
        tuple(map(_work, shape.works)),
        tuple(sorted(shape.requests.items())),
        tuple(
            Entry(Location(one.path, one.line), one.title, one.url, one.date, one.venue, one.section)
            for one in shape.entries
        ),
        tuple(Corrected(one.month, one.field, one.number) for one in shape.corrected),
        shape.day,
        shape.left_out,
    )


def _finding(shape: FindingShape) -> Finding:
    where = Location(shape.path, shape.line)
    fix = _fix(shape.fix, where) if shape.fix else None
    return Finding(shape.rule, shape.message, where, fix, shape.entry, shape.about, _replacement(shape), shape.mended)


def _replacement(shape: FindingShape) -> Replacement | None:
    one = shape.replacement
    return Replacement(one.line, one.column, one.end_line, one.end_column, one.text) if one else None


def _fix(shape: FixShape, where: Location) -> Edit:
    if shape.record is None:
        return Repair(where, shape.field, shape.before, shape.after, shape.why, shape.band)
    because = Record(shape.record.source, shape.record.url, shape.record.title)
    return Change(where, shape.field, shape.before, shape.after, shape.band, because, shape.why)


def _link(shape: LinkShape) -> CheckedLink:
    verdict = Verdict(
        shape.verdict,
        shape.reason,
        shape.evidence,
        shape.target,
        shape.since,
        shape.nights,
        archived=shape.archived,
        observed=shape.observed,
        past=tuple(Sighting(past.day, past.verdict) for past in shape.past),
    )
    return CheckedLink(Link(shape.url, Location(shape.path, shape.line)), verdict)


def _work(shape: WorkShape) -> Work:
    versions = tuple(map(_version, shape.versions))
    return Work(Location(shape.path, shape.line), shape.entry, versions, shape.why)


def _version(shape: VersionShape) -> Appearance:
    day = PartialDate(*map(int, shape.date.split("-"))) if shape.date else None
    return Appearance(shape.version, shape.venue, day, Record(shape.source, shape.url), shape.shown)
