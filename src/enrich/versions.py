"""The versions of a work that are certain: its preprint, and where it appeared since, each told of once. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from enrich.authority import Evidence, elsewhere, is_published, place
from enrich.corrections.venues import venue_name
from enrich.corrections.version_dates import version_dates
from enrich.house import House
from enrich.model import Appearance, PartialDate, Record, Version, Work
from enrich.normalise.titles import tidy

ORDER = (Version.PREPRINT, Version.WORKSHOP, Version.CONFERENCE, Version.JOURNAL, Version.OTHER)
"""The order in which a work usually appears; what has no date stands where its form belongs."""


def work_of(evidence: Evidence, house: House) -> Work:
    """An entry's work: its versions, the best record of each, and which of them the list shows."""
    versions = [_appearance(records, evidence, house) for records in _by_place(evidence)]
    versions.sort(key=lambda version: (ORDER.index(version.version), version.date.parts if version.date else ()))
    return Work(evidence.paper.where, tidy(evidence.paper.title), tuple(versions), evidence.reason)


def _by_place(evidence: Evidence) -> list[list[Record]]:
    """The certain records, those of one place together; the best is first in each, and the one shown first of all."""
    groups: list[list[Record]] = []
    for match in evidence.certain:
        group = next((group for group in groups if any(_same_place(one, match.record) for one in group)), None)
        if group is None:
            groups.append([match.record])
        else:
            group.append(match.record)
    return groups


def _same_place(one: Record, other: Record) -> bool:
    """Whether two records are of one version, as far as both say where it appeared."""
    if one.ids.agreeing(other.ids):
        return is_published(one) == is_published(other)
    if is_published(one) != is_published(other) or not is_published(one) or elsewhere(one, other):
        return False
    return bool(place(one) & place(other)) or (one.version is other.version and not (one.ids.doi and other.ids.doi))


def _appearance(records: Sequence[Record], evidence: Evidence, house: House) -> Appearance:
    best, shown = records[0], evidence.chosen.record if evidence.chosen else None
    names = (_venue(record, house) for record in records)
    dates = (date for record in records if (date := _date(record, house)))
    return Appearance(best.version, next(filter(None, names), ""), next(dates, None), best, best == shown)


def _venue(record: Record, house: House) -> str:
    """Where a record says that it appeared; of a preprint the server, not what its authors claim of a journal."""
    if is_published(record):
        return venue_name(record, house)[1]
    return "arXiv" if record.ids.arxiv else next(iter(record.venues), "")


def _date(record: Record, house: House) -> PartialDate | None:
    return next((date for date, _ in version_dates(record, house.policy)), None)
