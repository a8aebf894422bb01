"""What a run found, in words. A report is one function from a `Report` to text, and pure.

All of them are made from the same findings. What is in a list, and what a host answered, is
foreign text: each format takes from it what would act as markup or as a terminal's command.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from enrich.model import Report
from enrich.reports import csv, github, html, json, junit, markdown, sarif, terminal


class Render(Protocol):
    """A report: the same `Report` always gives the same text."""

    def __call__(self, report: Report) -> str: ...


REPORTS: Mapping[str, Render] = {
    "terminal": terminal.render,
    "markdown": markdown.render,
    "json": json.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "csv": csv.render,
    "html": html.render,
}

SUFFIXES: Mapping[str, str] = {
    ".txt": "terminal",
    ".md": "markdown",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".csv": "csv",
    ".html": "html",
}
"""Which report a file gets by its suffix, where its format is not named."""
