"""Markdown that fits a comment: what matters most is kept, what is long is folded, what is left out is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST = 65_536
"""Characters of the text of an issue, a pull request or a comment on GitHub; the summary of a job may have 1 MiB."""

FOLDED = 30
"""A part with more lines than this is folded, so that those below it are seen."""

_RESERVED = 400
"""Characters that a part may take for its heading, for being folded, and to say what is left out."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, what stands above its lines (the head of a table), and its lines, worst first.

    Parts of less weight are cut first; but none takes more than two thirds of what is left for it and those below.
    """

    heading: str
    opening: tuple[str, ...]
    lines: tuple[str, ...]
    weight: int


def fitted(first: str, parts: Iterable[Part], last: str, longest: int = LONGEST) -> str:
    """The parts between a first and a last line, in no more than so many characters."""
    chosen = tuple(part for part in parts if part.lines)
    left = longest - len(first) - len(last) - 4 - sum(_RESERVED + len("\n".join(part.opening)) for part in chosen)
    room: dict[str, int] = {}
    ranked = sorted(chosen, key=lambda part: -part.weight)
    for part in ranked:
        kept = _fitting(part.lines, left if part is ranked[-1] else left * 2 // 3)
        left -= sum(len(line) + 1 for line in part.lines[:kept])
        room[part.heading] = kept
    return "\n\n".join((first, *(_written(part, room[part.heading]) for part in chosen), last)) + "\n"


def _fitting(lines: Sequence[str], room: int) -> int:
    """How many lines fit."""
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            return number
    return len(lines)


def _written(part: Part, kept: int) -> str:
    text = "\n".join((*part.opening, *part.lines[:kept])) if kept else ""
    if kept > FOLDED:
        text = f"<details><summary>Show them</summary>\n\n{text}\n\n</details>"
    left = len(part.lines) - kept
    more = f"{left} more lines do not fit here. The HTML and JSON reports of the run have them all." if left else ""
    return "\n\n".join(filter(None, (f"### {part.heading}", text, more)))
