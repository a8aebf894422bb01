"""A sheet of text for a terminal: headings, entries, and rows whose columns line up.

Text goes in as it is and comes out printable: nothing in it is read as markup. Only this file
knows `rich`; it is imported when a report for a terminal is made, and not before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from enrich.reports.plain import printable

_COMMANDS = re.compile(r"^ *:(?=:)|##(?=\[)", re.MULTILINE)
"""What GitHub's runner takes for a command in the output of a step: two colons that begin a line, and `##[`."""

LABEL, FIELD, SOURCE = 5, 8, 26
"""Cells for the number of a line and for the name of a field; behind how many cells of change a source begins."""


class Sheet:
    """Lines of at most `width` cells. The environment has no say: the same calls give the same text."""

    def __init__(self, width: int, colour: bool, label: int = LABEL) -> None:
        self._page = StringIO()
        self._colour = colour
        self._colours = ColorSystem.STANDARD if colour else None
        self._label = max(LABEL, min(label, width // 3))
        self._console = Console(
            file=self._page,
            width=width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )

    def text(self) -> str:
        """All that was put on the sheet."""
        page = _COMMANDS.sub("\\g<0>\u200b", self._page.getvalue())
        return page if self._colour else "".join(line.rstrip() + "\n" for line in page.splitlines())

    def line(self, text: str, style: str = "") -> None:
        """A paragraph over the whole width."""
        self._console.print(Text(printable(text), style))

    def heading(self, text: str) -> None:
        """A heading, with an empty line above it."""
        self._console.print()
        self.line(text, "bold")

    def entry(self, label: str, title: str) -> None:
        """The title of an entry, cut to one line, with its place before it."""
        cut = Text(printable(title), "bold", overflow="ellipsis", no_wrap=True)
        self._print_row(Text(label, "cyan"), cut)

    def change(self, field: str, before: str, after: str, source: str) -> None:
        """A field before and after, on whose word: on one line where that fits, else one below the other."""
        room = self._console.width - self._label - FIELD - 2
        before, after, source = printable(before), printable(after), printable(source)
        length = cell_len(f"{before} → {after}")
        arrow = " → " if length <= room else "\n→ "
        left = room - length - cell_len(source)
        gap = " " * max(2, min(SOURCE - length, left)) if left >= 2 else "\n— "
        words = Text.assemble((before, "red"), arrow, (after, "green"), (gap + source, "dim") if source else "")
        margin = Text(" " * (self._label + 1) + f"{field:<{FIELD}}")
        self._print_beside([margin], self._label + 1 + FIELD, words)

    def item(self, label: str, text: str, aside: str = "") -> None:
        """A place, and what is to be said about it; `aside` is shown fainter behind it."""
        words = Text(printable(text), overflow="fold")
        if aside:
            words.append(f"  {printable(aside)}", "dim")
        self._print_row(Text(label, "cyan", overflow="fold"), words)

    def _print_row(self, label: Text, content: Text) -> None:
        if label.cell_len > self._label:
            # a name that is cut into pieces cannot be read: it has lines of its own
            for line in label.wrap(self._console, self._console.width):
                self._put(line)
            label = Text()
        self._print_beside(label.wrap(self._console, self._label, justify="right"), self._label, content)

    def _print_beside(self, margin: Iterable[Text], width: int, content: Text) -> None:
        """Content that stays in its own column, right of the lines of a margin `width` cells wide.

        A table of rich's does the same, and takes four times as long: seconds, where a thousand things are reported.
        """
        room = max(1, self._console.width - width - 1)
        fits = content.cell_len <= room and "\n" not in content.plain
        lines = [content] if fits else content.wrap(self._console, room)
        for left, line in zip_longest(margin, lines):
            self._put(Text.assemble(left or " " * width, " ", line or ""))

    def _put(self, line: Text) -> None:
        """A line that fits. To print it would wrap it once more, which takes longer than all the rest."""
        for text, style, _ in line.render(self._console, end="\n"):
            self._page.write(style.render(text, color_system=self._colours) if style else text)
