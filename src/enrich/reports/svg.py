"""Plots as inline SVG: bars that say their numbers, in the colours of the page's style sheet.

Every plot is an image to a screen reader, with all its numbers as its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from enrich.reports.plain import cut, printable

WIDTH, WIDE = 360, 1000
"""Of a plot, and of one as wide as the page, in units of its own; the page scales it."""


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, one for each place of a plot. `colour` is a class of the style sheet."""

    name: str
    colour: str
    numbers: tuple[int, ...]


def share(parts: Sequence[Series]) -> str:
    """One bar, divided as its parts are."""
    total = sum(part.numbers[0] for part in parts) or 1
    x, shapes = 0.0, []
    for part in parts:
        width = WIDTH * part.numbers[0] / total
        shapes.append(_rect(x, 0, max(width - 2, 1), 22, part.colour))
        x += width
    return _image(WIDTH, 22, shapes, ", ".join(f"{part.numbers[0]} {part.name}" for part in parts))


def rows(bars: Sequence[tuple[str, int]], colour: str) -> str:
    """Horizontal bars, each with its name before it and its number behind."""
    longest, names, step = max(number for _, number in bars), 140, 26
    shapes = []
    for index, (name, number) in enumerate(bars):
        y = index * step
        width = (WIDTH - names - 50) * number / (longest or 1)
        shapes += [
            _text(0, y + 15, cut(printable(name), 22)),
            _rect(names, y + 3, max(width, 1), 16, colour),
            _text(names + max(width, 1) + 8, y + 15, f"{number:,}"),
        ]
    return _image(WIDTH, len(bars) * step, shapes, ", ".join(f"{name}: {number}" for name, number in bars))


def columns(places: Sequence[str], stacks: Sequence[Series], width: int = WIDTH) -> str:
    """Columns that stand on a line, their parts on one another, with the greatest number at the side."""
    sums = [sum(stack.numbers[index] for stack in stacks) for index in range(len(places))]
    most, height, left = max(sums) or 1, 130, 34
    step = (width - left) / max(len(places), 6)
    bar = min(step * 0.72, 44)
    shapes = [_line(left, width, y) for y in (0, height / 2, height)]
    shapes += [_text(left - 8, 4, f"{most:,}", "end"), _text(left - 8, height + 4, "0", "end")]
    every = max(1, -(-len(places) * 50 // (width - left)))
    for index, place in enumerate(places):
        x, y = left + step * index + (step - bar) / 2, float(height)
        for stack in stacks:
            tall = height * stack.numbers[index] / most
            y -= tall
            shapes += [_rect(x, y, bar, tall, stack.colour)] if tall else []
        if index % every == 0:
            shapes.append(_text(x + bar / 2, height + 20, place, "middle"))
    told = (
        f"{place}: " + ", ".join(f"{stack.numbers[index]} {stack.name}" for stack in stacks if stack.numbers[index])
        for index, place in enumerate(places)
        if sums[index]
    )
    return _image(width, height + 26, shapes, "; ".join(told), top=8)


def dot(colour: str) -> str:
    """A spot of a colour, for a legend."""
    return f'<svg viewBox="0 0 10 10" aria-hidden="true"><rect class="{colour}" width="10" height="10" rx="2"/></svg>'


def _image(width: float, height: float, shapes: Sequence[str], name: str, top: int = 0) -> str:
    box = f"0 {-top} {width:g} {height + top:g}"
    return f'<svg viewBox="{box}" role="img" aria-label="{escape(printable(name))}">{"".join(shapes)}</svg>'


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect class="{colour}" {place} rx="2"/>'


def _line(start: float, end: float, y: float) -> str:
    return f'<line x1="{start:g}" x2="{end:g}" y1="{y:g}" y2="{y:g}"/>'


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text class="soft" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
