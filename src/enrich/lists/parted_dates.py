"""Dates that stand in parts: the year in one place of an entry, month and day in others (`year = 2019, month = jun`).

To everybody else such a date is one text, "Jun 2019". It is written back part by part, each as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.model import PartialDate
from enrich.normalise.dates import MONTHS, DateHouse, read_date

MONTH, DAY = "month", "day"
"""What the fields and keys beside a year are called."""

ABBREVIATIONS = tuple(name[:3] for name in MONTHS)
"""The macros for months that every style of BibTeX defines (btxdoc, §2)."""

_NAME = re.compile(rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|sept)\.?", re.IGNORECASE)


def joined(parts: Sequence[str]) -> str | None:
    """A year, its month and its day as one text; None where they are no date, or nobody filled in the later ones."""
    date = _read(parts)
    return DateHouse(precision=date.precision).write(date) if date else None


def _read(parts: Sequence[str]) -> PartialDate | None:
    year, *rest = (part.strip() for part in parts)
    if not re.fullmatch(r"(?:19|20)\d\d", year):
        return None
    month = _month(rest[0]) if rest else None
    try:
        return PartialDate(int(year), month, int(rest[1]) if rest[1:] else None) if month or not rest else None
    except ValueError:
        return None


def _month(text: str) -> int | None:
    if re.fullmatch(r"0?[1-9]|1[0-2]", text):
        return int(text)
    return ABBREVIATIONS.index(text[:3].lower()) + 1 if _NAME.fullmatch(text) else None


def parted(date: str, like: Sequence[str]) -> tuple[str, ...] | None:
    """The parts of a date that it tells, each written as the one in its place; None for a text that is none.

    A month for which there is nothing to be like is three letters, a macro of BibTeX.
    """
    read = read_date(date)
    if read is None:
        return None
    parts = [str(read.year)]
    if read.month is not None:
        parts.append(_month_like(read.month, like[1] if like[1:] else ""))
    if read.day is not None:
        parts.append(f"{read.day:0{len(like[2].strip()) if like[2:] else 1}d}")
    return tuple(parts)


def _month_like(month: int, like: str) -> str:
    shown = like.strip()
    if shown.isdigit():
        return f"{month:0{len(shown) if shown.startswith('0') else 1}d}"
    name = MONTHS[month - 1]
    is_long = len(shown.rstrip(".")) > 4 or shown.lower() in ("june", "july")
    written = name if is_long else name[:3] + ("." if shown.endswith(".") and name != "may" else "")
    return written.upper() if shown.isupper() else written.capitalize() if shown[:1].isupper() else written


def year_of(date: str) -> str:
    """The year of a date; a text that is none stays as it is."""
    read = read_date(date)
    return str(read.year) if read else date
