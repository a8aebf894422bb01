"""The shape of the report for programs; `docs/report.schema.json` is made from it.

Everything of a report is in it, so that any other report can be made from the file later, and two nights be
compared. A text may be "", a list be empty; days are written 2026-11-22. `schema_version` is raised when a
key changes its meaning or goes; new keys may come without that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from enrich.model import Band, Field, Health, LeftOut, Severity, Version

SCHEMA_VERSION = 1

Number = Annotated[int, Meta(ge=0)]
Line = Annotated[int, Meta(ge=0, description="line in the list as it was found, counted from 1")]
Day = Annotated[date | None, Meta(description="a day, or null where none is known")]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of what. A finding is applied, suggested or open."""

    papers: Number
    applied: Annotated[int, Meta(ge=0, description="findings whose fix was, or would be, written")]
    suggested: Annotated[int, Meta(ge=0, description="findings with a fix for a person to decide on")]
    open: Annotated[int, Meta(ge=0, description="findings without a fix")]
    pinned: Annotated[int, Meta(ge=0, description="corrections that pins held back")]
    severities: Annotated[dict[str, int], Meta(description="findings by severity")]
    links: Annotated[dict[str, int], Meta(description="links by verdict")]


@dataclass(frozen=True, slots=True)
class RecordShape:
    """The record on whose word something is changed. The URL is a page that a person can open."""

    source: str
    url: Annotated[str, Meta(pattern="^https?://")]
    title: str


@dataclass(frozen=True, slots=True)
class FixShape:
    """A field before and after. Without a record, the list itself shows what was meant."""

    field: Field
    before: str
    after: str
    band: Band
    why: str
    record: RecordShape | None


@dataclass(frozen=True, slots=True)
class ReplacementShape:
    """Where exactly a fix is, as an editor would make it: lines and columns from 1, the end behind the last."""

    line: Line
    column: Number
    end_line: Number
    end_column: Number
    text: str


@dataclass(frozen=True, slots=True)
class FindingShape:
    """One thing to report. `docs/rules.md` explains the rules."""

    rule: str
    severity: Severity
    message: str
    path: str
    line: Line
    entry: Annotated[str, Meta(description="title of the entry that it is about")]
    about: Annotated[str, Meta(description="the link, host or reason that it is about")]
    fingerprint: Annotated[str, Meta(description="the same in every run, wherever the entry stands in its list")]
    fix: FixShape | None
    replacement: Annotated[ReplacementShape | None, Meta(description="only of a run that also made a SARIF report")]
    mended: Annotated[bool, Meta(description="written, or to be written, though by no edit of an entry")]


@dataclass(frozen=True, slots=True)
class SightingShape:
    """A day from which on a link was something else than before."""

    day: date
    verdict: Health


@dataclass(frozen=True, slots=True)
class LinkShape:
    """A link at one place, and what is concluded about it. `docs/links.md` explains the verdicts."""

    url: str
    path: str
    line: Line
    verdict: Health
    reason: str
    evidence: Annotated[str, Meta(description="what the host was asked and answered")]
    target: Annotated[str, Meta(description="where a link that has moved leads now")]
    archived: Annotated[str, Meta(description="a copy of a dead page")]
    since: Annotated[date | None, Meta(description="the first of the days in a row on which it failed")]
    nights: Annotated[int, Meta(ge=0, description="how many days those are")]
    observed: Day
    past: tuple[SightingShape, ...]


@dataclass(frozen=True, slots=True)
class VersionShape:
    """A work in one place. `shown` says that it is the version that the list shows."""

    version: Version
    venue: str
    date: Annotated[str, Meta(pattern=r"^(\d{4}(-\d\d){0,2})?$", description="a year, a month, a day, or nothing")]
    source: str
    url: Annotated[str, Meta(pattern="^https?://")]
    shown: bool


@dataclass(frozen=True, slots=True)
class WorkShape:
    """An entry of which some version is certain, with all of those versions in the order in which works appear."""

    path: str
    line: Line
    entry: str
    why: Annotated[str, Meta(description="why the version that is shown is the one")]
    versions: tuple[VersionShape, ...]


@dataclass(frozen=True, slots=True)
class EntryShape:
    """An entry as it stands after the run, at the line where the run found it."""

    path: str
    line: Line
    title: str
    url: str
    date: str
    venue: str
    section: str


@dataclass(frozen=True, slots=True)
class SourceShape:
    """How a source answered, in papers, the reasons of its silences, and why it was not asked at all, if it was not."""

    source: str
    found: Number
    absent: Number
    silent: Number
    reasons: tuple[str, ...]
    skipped: str


@dataclass(frozen=True, slots=True)
class CorrectedShape:
    """How often a field was corrected in a month, in all runs that are remembered."""

    month: Annotated[str, Meta(pattern=r"^\d{4}-\d\d$")]
    field: Field
    number: Number


@dataclass(frozen=True, slots=True)
class ReportShape:
    """What a run of enrich found."""

    schema_version: Annotated[int, Meta(ge=SCHEMA_VERSION, le=SCHEMA_VERSION)]
    day: Day
    lists: tuple[str, ...]
    written: Annotated[tuple[str, ...], Meta(description="files that the run wrote")]
    counts: Counts
    findings: tuple[FindingShape, ...]
    links: tuple[LinkShape, ...]
    entries: tuple[EntryShape, ...]
    works: tuple[WorkShape, ...]
    sources: tuple[SourceShape, ...]
    corrected: tuple[CorrectedShape, ...]
    requests: Annotated[dict[str, int], Meta(description="how many each source was sent")]
    left_out: Annotated[LeftOut | None, Meta(description="null unless only what a change touches was judged")] = None


def schema() -> dict[str, Any]:
    """The JSON Schema of the report: what `docs/report.schema.json` holds."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of enrich",
        **msgspec.json.schema(ReportShape),
    }
