"""Where a command prints, and how it shows that it is at work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from enrich.log import logged
from enrich.resolve import Progress

STAGES = {
    "arxiv": "asking arXiv",
    "catalogue": "reading the catalogue",
    "dumps": "reading dumps (MB)",
    "merging": "sorting what is new",
    "crossref": "asking Crossref",
    "datacite": "asking DataCite",
    "doi": "asking doi.org",
    "links": "checking links",
}
"""What the stages of a run are called while they are under way."""


def _no_progress(_stage: str, _done: int, _total: int) -> None:
    """Where nobody watches, nothing is shown."""


@dataclass(frozen=True, slots=True)
class Console:
    """Results go to `out`, and what is only of the moment to `err`. `width` is in characters.

    A quiet console says nothing of its own accord; a verbose one has the whole story told. `log` is how remarks
    are written: as text, or as one JSON object a line.
    """

    out: TextIO
    err: TextIO
    width: int
    colour: bool
    watched: bool
    quiet: bool = False
    verbose: bool = False
    log: str = "text"

    def say(self, text: str) -> None:
        if not self.quiet:
            self.print(text)

    def print(self, text: str) -> None:
        """What was asked for: a quiet console prints it too."""
        self.out.write(text if text.endswith("\n") else text + "\n")

    def remark(self, text: str) -> None:
        if not self.quiet:
            self.err.write(logged("info", text, self.log))

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Bars on a terminal, one a stage; nothing elsewhere, so that logs stay readable."""
        if not self.watched or self.quiet:
            yield _no_progress
            return
        from rich.console import Console as RichConsole  # noqa: PLC0415 - rich is not needed to show help
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 - as above

        columns = (TextColumn("{task.description:<22}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=RichConsole(file=self.err), transient=True) as bars:
            tasks = {stage: bars.add_task(words, visible=False, total=None) for stage, words in STAGES.items()}

            def show(stage: str, done: int, total: int) -> None:
                if stage in tasks:
                    bars.update(tasks[stage], completed=done, total=total, visible=True)

            yield show
