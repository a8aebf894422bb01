"""Which reports are wanted, in which format, and where they go: files, and standard output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from enrich.commands.console import Console
from enrich.errors import BadConfig
from enrich.model import Report
from enrich.reports import REPORTS, SUFFIXES
from enrich.write import Write, read_file

OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report that is asked for: its format, and its file, or `-` for standard output."""

    form: str
    path: str

    @property
    def printed(self) -> bool:
        """Whether it goes to standard output."""
        return self.path == OUTPUT


def wanted(reports: Sequence[str]) -> tuple[Wanted, ...]:
    """The reports that values of --report ask for: FILE or FORMAT=FILE. Raises BadConfig for an unknown format."""
    return tuple(map(_wanted, reports))


def _wanted(value: str) -> Wanted:
    form, equals, path = value.partition("=")
    if equals and path and form in REPORTS:
        return Wanted(form, path)
    suffix = Path(value).suffix.lower()
    if suffix in SUFFIXES and value != OUTPUT:
        return Wanted(SUFFIXES[suffix], value)
    formats, suffixes = ", ".join(REPORTS), ", ".join(SUFFIXES)
    raise BadConfig(
        f"--report {value}: no such format; name one, as in --report {next(iter(REPORTS))}={path or value} "
        f"({formats}), or use a suffix that tells it ({suffixes})"
    )


def report_files(wishes: Sequence[Wanted], report: Report) -> list[Write]:
    """The reports that go to files."""
    return [
        Write(wish.path, present(wish.path), _rendered(wish, report).encode("utf-8", "replace"))
        for wish in wishes
        if not wish.printed
    ]


def show(console: Console, wishes: Sequence[Wanted], report: Report) -> None:
    """Prints the reports that go to standard output; where there is none, the one for a terminal, unless quiet."""
    printed = [_rendered(wish, report) for wish in wishes if wish.printed]
    for text in printed:
        console.print(text)
    if not printed:
        console.say(_on_terminal(console, report))


def _rendered(wish: Wanted, report: Report) -> str:
    return REPORTS[wish.form](report)


def _on_terminal(console: Console, report: Report) -> str:
    from enrich.reports.terminal import render  # noqa: PLC0415 - only here is the width of the terminal known

    return render(report, width=console.width, colour=console.colour, verbose=console.verbose)


def present(path: str) -> bytes | None:
    """What a file holds now; None where there is none."""
    return read_file(path) if Path(path).exists() else None
