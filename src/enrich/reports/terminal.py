"""The report that a maintainer reads after a run.

What happened, in one sentence; what was changed, on whose word; what to decide; what is wrong and
has no fix, worst first; links; who was silent; and what to do next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from enrich.model import Change, Edit, Field, Finding, Health, Location, Report, by_location
from enrich.reports import wording
from enrich.reports.plain import printable, short, values
from enrich.rules import severity
from enrich.spoken import joined, spoken

if TYPE_CHECKING:  # rich is loaded only where a report is printed
    from enrich.reports.sheet import Sheet

_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def render(report: Report, *, width: int = 80, colour: bool = False, verbose: bool = False) -> str:
    """The report for a terminal of `width` cells, with ANSI colours if asked for.

    A verbose one also tells what each source answered, and of each link that was not judged why.
    """
    # rich takes longer to load than most commands to run
    from enrich.reports.sheet import Sheet  # noqa: PLC0415 - see the line above

    place = _Places(report.lists)
    sheet = Sheet(width, colour, label=place.width(report.findings))
    sheet.line(wording.headline(report), "bold")
    _corrections(sheet, report, place)
    _page(sheet, report, place)
    _suggestions(sheet, report, place)
    _open(sheet, report, place)
    _links(sheet, report, place)
    _sources(sheet, report, place)
    if verbose:
        _whole_story(sheet, report, place)
    sheet.line("")
    if asked := wording.requests(report):
        sheet.line(f"Requests: {asked}")
    sheet.line(wording.next_step(report))
    return sheet.text()


class _Places:
    """How a place is written: its line, and the list only where there are several."""

    def __init__(self, lists: Sequence[str]) -> None:
        self._several = len(set(lists)) > 1

    def __call__(self, where: Location) -> str:
        return printable(str(where)) if self._several else str(where.line)

    def width(self, findings: Iterable[Finding]) -> int:
        return max((len(self(finding.where)) for finding in findings), default=0)


def _corrections(sheet: Sheet, report: Report, place: _Places) -> None:
    if report.applied:
        written = f"written to {joined(report.written)}" if report.written else "not written yet"
        sheet.heading(f"Corrections ({len(report.applied)}), {written}")
        _entries(sheet, report.applied, place, "why")


def _page(sheet: Sheet, report: Report, place: _Places) -> None:
    mended = wording.about_page(report)
    if mended:
        sheet.heading("Order and page (line numbers in this report are those of before)")
        for finding in mended:
            where = finding.where.path if finding.rule == "unsorted-list" else place(finding.where)
            sheet.item(where, f"{_removed(finding)}{finding.message}")


def _removed(finding: Finding) -> str:
    return f"“{finding.entry}” is taken out: " if finding.rule == "removed-duplicate" else ""


def _suggestions(sheet: Sheet, report: Report, place: _Places) -> None:
    if report.suggested:
        sheet.heading(f"Suggestions ({len(report.suggested)}), not applied")
        alone, together = wording.alone_and_together(report.suggested)
        _entries(sheet, alone, place, "why not")
        for group in together:
            _together(sheet, group, place)


def _together(sheet: Sheet, findings: Sequence[Finding], place: _Places) -> None:
    """Suggestions with one reason: it is told once, and of each what it would say, and where."""
    fixes = [(finding, finding.fix) for finding in findings if finding.fix is not None]
    (first, fix), *_ = fixes
    sheet.line(f"  {first.rule} {fix.field} ({len(fixes)})")
    sheet.item("", f"why not: {fix.why}")
    for finding, each in fixes:
        before, after = values(each)
        itself = isinstance(each, Change) and each.after == each.because.url
        said = after if each.field is Field.URL else f"{before} → {after}"
        sheet.item(
            place(finding.where), said, _cut(finding.entry) if itself else f"{_source(each)}  {_cut(finding.entry)}"
        )


def _entries(sheet: Sheet, findings: Iterable[Finding], place: _Places, asked: str) -> None:
    """The changes, by entry. A source and a reason are told once for the changes below each other that share them."""
    for where, group in groupby(by_location(findings), key=lambda finding: finding.where):
        fixes = tuple(group)
        sheet.entry(place(where), next((finding.entry for finding in fixes if finding.entry), "(untitled)"))
        above = ("", "")
        for finding in fixes:
            if finding.fix is not None:
                source, why = _source(finding.fix), finding.fix.why
                sheet.change(finding.fix.field, *values(finding.fix), "" if source == above[0] else source)
                if (source, why) != above:
                    sheet.item("", f"{asked}: {why}")
                above = (source, why)


def _source(fix: Edit) -> str:
    return f"{spoken(fix.because.source)} {short(fix.because.url)}" if isinstance(fix, Change) else "the list itself"


def _open(sheet: Sheet, report: Report, place: _Places) -> None:
    findings = wording.about_entries(report)
    if findings:
        sheet.heading(f"To look at ({len(findings)})")
        _groups(sheet, findings, place)


def _groups(sheet: Sheet, findings: Sequence[Finding], place: _Places) -> None:
    for rule, group in groupby(findings, key=lambda finding: finding.rule):
        alike = tuple(group)
        level = severity(alike[0])
        sheet.line(f"  {level} {rule}{f' ({len(alike)})' if len(alike) > 1 else ''}", _STYLES[level])
        messages: dict[str, list[Finding]] = {}
        for finding in alike:
            messages.setdefault(finding.message, []).append(finding)
        for same in messages.values():
            _message(sheet, same, place)


def _message(sheet: Sheet, findings: Sequence[Finding], place: _Places) -> None:
    """One message: at its place, with its entry; or once for all its places, which saves a line for each."""
    first = findings[0]
    if len(findings) == 1:
        sheet.item(place(first.where), first.message, _cut(first.entry))
    else:
        sheet.item("", f"{first.message}: lines {', '.join(_listed(findings, place))}")


def _listed(findings: Iterable[Finding], place: _Places) -> tuple[str, ...]:
    return tuple(f"{place(f.where)} ({_cut(f.entry, 28)})" if f.entry else place(f.where) for f in findings)


def _cut(title: str, cells: int = 48) -> str:
    title = printable(title)
    return title if len(title) <= cells else title[: cells - 1].rstrip() + "…"


def _links(sheet: Sheet, report: Report, place: _Places) -> None:
    findings = wording.about_links(report)
    if report.links or findings:
        counts = ", ".join(f"{number} {health}" for health, number in wording.link_counts(report))
        sheet.heading(f"Links: {counts}" if counts else "Links")
        _groups(sheet, findings, place)


def _sources(sheet: Sheet, report: Report, place: _Places) -> None:
    silences, findings = wording.silences(report), wording.about_sources(report)
    if silences or findings:
        sheet.heading("Sources")
        for silence in silences:
            sheet.item("", silence)
        _groups(sheet, findings, place)


def _whole_story(sheet: Sheet, report: Report, place: _Places) -> None:
    if report.sources:
        sheet.heading("Sources asked, about papers")
        for asked in sorted(report.sources, key=lambda one: one.source):
            numbers = f"found {asked.found}, has not {asked.absent}, silent about {asked.silent}"
            sheet.item("", f"{spoken(asked.source)}: {numbers}")
    unjudged = [one for one in report.links if one.verdict.health in (Health.BLOCKED, Health.UNCHECKED)]
    if unjudged:
        sheet.heading(f"Links not judged ({len(unjudged)})")
    for one in sorted(unjudged, key=lambda one: (one.link.where, one.link.url)):
        sheet.item(place(one.link.where), f"{one.link.url}: {one.verdict.reason}", one.verdict.evidence)
