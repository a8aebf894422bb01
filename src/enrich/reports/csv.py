"""The links as a table: for a spreadsheet, and for whoever sorts dead links by host.

A spreadsheet takes a cell that begins like a formula for one; an apostrophe before it makes it text
(OWASP, CSV Injection). Lines end in a line feed, and every cell is quoted.
"""

from __future__ import annotations

import csv
from io import StringIO

from enrich.model import CheckedLink, Health, Report
from enrich.reports.plain import printable

COLUMNS = (
    "verdict",
    "url",
    "list",
    "line",
    "entry",
    "reason",
    "evidence",
    "since",
    "nights",
    "observed",
    "target",
    "archived",
)

_WORST_FIRST = (
    Health.BROKEN,
    Health.SUSPECT,
    Health.TRANSIENT,
    Health.MOVED,
    Health.BLOCKED,
    Health.UNCHECKED,
    Health.OK,
)

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with, also in the full width that East Asian spreadsheets read."""


def render(report: Report) -> str:
    """One row a link and place, worst verdict first."""
    titles = {entry.where: entry.title for entry in report.entries}
    page = StringIO()
    table = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in sorted(report.links, key=_rank):
        table.writerow(map(cell, _row(one, titles.get(one.link.where, ""))))
    return page.getvalue()


def cell(text: str) -> str:
    """Foreign text that no spreadsheet calculates."""
    text = printable(text)
    return f"'{text}" if text.lstrip(" '\"").startswith(_FORMULA) else text


def _rank(one: CheckedLink) -> tuple[int, str, int, str]:
    return _WORST_FIRST.index(one.verdict.health), one.link.where.path, one.link.where.line, one.link.url


def _row(one: CheckedLink, entry: str) -> tuple[str, ...]:
    link, verdict = one.link, one.verdict
    return (
        verdict.health,
        link.url,
        link.where.path,
        str(link.where.line),
        entry,
        verdict.reason,
        verdict.evidence,
        str(verdict.since or ""),
        str(verdict.nights),
        str(verdict.observed or ""),
        verdict.target,
        verdict.archived,
    )
