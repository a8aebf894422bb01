"""What is to be said of several lists together: works that stand in more than one, and one report of all. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from enrich.model import Consulted, Finding, Ids, LeftOut, Location, Paper, Report, by_location
from enrich.normalise.titles import tidy
from enrich.order import may_be_one, names_of

SAME_LIST = 0.5
"""Of the entries of the shorter of two lists: where more are in both, one is the other in another form or language."""


def duplicates_across(lists: Sequence[Sequence[Paper]], known: Mapping[Location, Ids]) -> tuple[Finding, ...]:
    """The entries whose work an earlier list of the same run has, too, unless the two lists are one."""
    first: dict[tuple[str, str], tuple[int, Paper]] = {}
    found: dict[tuple[int, int], dict[Location, Finding]] = defaultdict(dict)
    for number, papers in enumerate(lists):
        named = [(paper, list(names_of(paper, known.get(paper.where, paper.ids)))) for paper in papers]
        for paper, names in named:
            standing = [(name[0], first[name]) for name in names if name in first]
            other = next((there for kind, there in standing if may_be_one(paper, there[1], kind)), None)
            if other:
                message = f"the same work as “{tidy(other[1].title)}” ({other[1].where})"
                finding = Finding("duplicate-entry", message, paper.where, entry=tidy(paper.title))
                # a work that stands twice in one list is told of there
                found[number, other[0]].setdefault(other[1].where, finding)
        for paper, names in named:
            for name in names:
                first.setdefault(name, (number, paper))
    return tuple(
        finding
        for (one, two), shared in found.items()
        if len(shared) <= SAME_LIST * min(len(lists[one]), len(lists[two]))
        for finding in shared.values()
    )


def together(reports: Sequence[Report], written: Sequence[str]) -> Report:
    """One report of several lists."""
    return Report(
        tuple(path for report in reports for path in report.lists),
        sum(report.papers for report in reports),
        by_location(finding for report in reports for finding in report.findings),
        tuple(link for report in reports for link in report.links),
        _summed([source for report in reports for source in report.sources]),
        tuple(written),
        sum(report.pinned for report in reports),
        tuple(work for report in reports for work in report.works),
        entries=tuple(entry for report in reports for entry in report.entries),
        day=max((report.day for report in reports if report.day), default=None),
        left_out=_all_left_out([report.left_out for report in reports if report.left_out]),
    )


def _all_left_out(parts: Sequence[LeftOut]) -> LeftOut | None:
    if not parts:
        return None
    return LeftOut(sum(part.papers for part in parts), sum(part.findings for part in parts))


def _summed(sources: Sequence[Consulted]) -> tuple[Consulted, ...]:
    names = dict.fromkeys(source.source for source in sources)
    return tuple(
        Consulted(
            name,
            sum(source.found for source in sources if source.source == name),
            sum(source.absent for source in sources if source.source == name),
            sum(source.silent for source in sources if source.source == name),
            tuple(sorted({reason for source in sources if source.source == name for reason in source.reasons})),
            next((source.skipped for source in sources if source.source == name), ""),
        )
        for name in names
    )
