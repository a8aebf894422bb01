"""What a run found, in words. A report is one function from a `Report` to text, and pure.

All of them print the same findings, every one. What is in a list, and what a host answered, is
foreign text: each format takes from it what would act as markup or as a terminal's command.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from enrich.model import Report
from enrich.reports import json, markdown, terminal


class Render(Protocol):
    """A report: the same `Report` always gives the same text."""

    def __call__(self, report: Report) -> str: ...


REPORTS: Mapping[str, Render] = {
    "terminal": terminal.render,
    "markdown": markdown.render,
    "json": json.render,
}
