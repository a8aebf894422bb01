"""`enrich report` and `enrich diff`: what can be made from the JSON reports of runs, without asking anyone."""

from __future__ import annotations

import json
from collections.abc import Sequence

from enrich.commands.console import Console
from enrich.commands.reporting import report_files, show, wanted
from enrich.lists.text import decode
from enrich.model import Report, Severity
from enrich.reports.comparison import compare, headline, sections
from enrich.reports.reading import read_report
from enrich.reports.shape import schema
from enrich.rules import severity
from enrich.write import read_file, write_all

SAME, WORSE = 0, 1


def print_schema(console: Console) -> int:
    """Prints the JSON Schema of the JSON report. The exit code: 0."""
    console.print(json.dumps(schema(), indent=2))
    return SAME


def render_again(console: Console, source: str, reports: Sequence[str]) -> int:
    """Makes reports from a JSON report; with none asked for, the one for the terminal. The exit code: 0."""
    wishes, report = wanted(reports), _read(source)
    write_all(report_files(wishes, report))
    if not wishes or any(wish.printed for wish in wishes):
        show(console, wishes, report)
    return SAME


def diff(console: Console, before: str, after: str, fail_on: str) -> int:
    """The exit code: 1 if findings are new at or above a severity, or links died; else 0."""
    from enrich.reports.sheet import Sheet  # noqa: PLC0415 - rich is loaded only where a report is printed

    difference = compare(_read(before), _read(after))
    sheet = Sheet(console.width, console.colour)
    sheet.line(f"{before} → {after}: {headline(difference)}", "bold")
    for heading, lines in sections(difference):
        sheet.heading(heading)
        for place, words in lines:
            sheet.item("", f"{place}: {words}")
    console.say(sheet.text())
    if fail_on == "never":
        return SAME
    least = Severity(fail_on).rank
    new = any(severity(finding).rank >= least for finding in difference.new)
    return WORSE if new or difference.died else SAME


def _read(path: str) -> Report:
    return read_report(decode(read_file(path), path), path)
