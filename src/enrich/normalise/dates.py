"""Dates as lists write them, read with the precision that they have.

Nothing is padded: "2024" is a year, "Jul 2024" a month. A placeholder ("Mon 2024", the pattern of
a date that nobody filled in) is not a date, but the year in it was written by a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from enrich.model import PartialDate

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_NUMBERS = {name[:length]: number for number, name in enumerate(MONTHS, 1) for length in range(3, len(name) + 1)}

_MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' if len(name) > 3 else name for name in MONTHS)}|sept)\b\.?"
_YEAR = r"(?:19|20)\d{2}"
_SHORT_YEAR = r"['’]?\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_END = r"(?:(?<=[月日])|(?![\w/-]))"

# Read in order; the first that fits the beginning of the text is the date.
_FORMS = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})\s*[-–—]\s*{_MONTH}\s+{_DAY}\s*,?\s+(?P<year>{_YEAR})",
        rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:\s*[-–—/&]\s*{_DAY})?\s*,\s*(?P<year>{_YEAR})",
        rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:\s*[-–—/&]\s*{_DAY})?\s+(?P<year>{_YEAR})",
        rf"(?P<day>{_DAY})(?:\s*[-–—/&]\s*{_DAY})?\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?",
        rf"(?P<month>{_MONTH})\s*[-–—/]\s*{_MONTH}\s*,?\s*(?P<year>{_YEAR})",
        rf"(?P<month>{_MONTH})[\s,.'’-]*(?P<year>{_YEAR}|{_SHORT_YEAR})",
        rf"(?P<year>{_YEAR})[\s,/.-]*(?P<month>{_MONTH})",
        rf"(?P<year>{_YEAR})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})",
        rf"(?P<year>{_YEAR})\s*[-/.]\s*(?P<month>\d{{1,2}})",
        rf"(?P<year>{_YEAR})\s?年\s?(?P<month>\d{{1,2}})\s?月(?:\s?(?P<day>\d{{1,2}})\s?日)?",
        rf"(?P<month>\d{{1,2}})\s*[-/.]\s*(?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})",
        r"['’](?P<year>\d{2})",
        r"(?P<year>[12]\d)[./](?P<month>0[1-9]|1[0-2])",
    )
)

_PLACEHOLDER = re.compile(
    rf"(?:(?:mon|month|mmm?|xxx?|tbd|tba|todo|\?+)[\s,./-]*(?P<year>{_YEAR})?|(?P<first>{_YEAR})\s*[-/.]\s*(?:month|mon|mmm?|xxx?|\?+|0?0))(?![\w/-])",
    re.IGNORECASE,
)


def _full_year(text: str) -> int:
    """A year of two digits is of this century up to 68 and of the last one after it (POSIX)."""
    number = int(text.strip("'’"))
    if number >= 100:
        return number
    return number + (2000 if number <= 68 else 1900)


def _dated(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    month, day = parts.get("month"), parts.get("day")
    try:
        return PartialDate(
            _full_year(parts["year"]),
            None if month is None else int(month) if month.isdigit() else _NUMBERS[month.rstrip(".").lower()[:3]],
            None if day is None else int(re.sub(r"\D", "", day)),
        )
    except ValueError:
        # the text has the form of a date, and no calendar has that day: it is not one
        return None


@lru_cache(maxsize=4096)  # a list has few dates, each many times
def _leading(text: str) -> tuple[PartialDate | None, int]:
    """The date at the very beginning of a text, and where it ends (0: there is none)."""
    for form in _FORMS:
        match = form.match(text)
        if match and (read := _dated(match)):
            return read, match.end()
    return None, 0


def read_date(text: str) -> PartialDate | None:
    """The date that the whole of a text is, in any of the forms that lists use.

    Of a range ("Dec 5-14, 2021") it is the first day. None for a placeholder, for an empty text
    and for one that is not just a date.
    """
    stripped = text.strip().strip("()[]").strip()
    if re.fullmatch(r"\d{2}", stripped):
        # "ICCV 23": alone, two digits are a year
        return PartialDate(_full_year(stripped))
    read, end = _leading(stripped)
    return read if read and end == len(stripped) else None


SHORT_MONTH = re.compile(r"[12]\d[./](?:0[1-9]|1[0-2])")
"""A month after a year of two digits, as arXiv's numbers have it: "24.05"."""


def is_placeholder(text: str) -> bool:
    """Whether a text is a date that nobody filled in: "Mon 2024", "2024-XX", "TBD"."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


def placeholder_year(text: str) -> int | None:
    """The year that stands in a placeholder, if one does."""
    match = _PLACEHOLDER.fullmatch(text.strip())
    year = match and (match["year"] or match["first"])
    return int(year) if year else None


def leading_date(text: str) -> tuple[str, str]:
    """Split what a text begins with, a date or a placeholder, from the rest: ("Sep 23", "KDD").

    Both come without spaces and separating commas at their ends; either may be "".
    """
    stripped = text.strip()
    placeholder = _PLACEHOLDER.match(stripped)
    end = placeholder.end() if placeholder else _leading(stripped)[1]
    return stripped[:end].rstrip(" ,"), stripped[end:].lstrip(" ,").rstrip()


def month_of_arxiv(number: str) -> PartialDate | None:
    """The month in which arXiv announced a paper: the first four digits of its number.

    Rule: https://info.arxiv.org/help/arxiv_identifier.html. None if they are no month.
    """
    digits = number.rsplit("/", 1)[-1][:4]
    if not digits.isdigit() or not 1 <= int(digits[2:]) <= 12:
        return None
    year = int(digits[:2])
    return PartialDate(year + (1900 if year >= 91 else 2000), int(digits[2:]))


# --- house style ------------------------------------------------------------------------------


class DateStyle(StrEnum):
    """How a list writes a month of a year."""

    SHORT_NAME = "Jul 2024"
    LONG_NAME = "July 2024"
    DASHED = "2024-07"
    SLASHED = "2024/07"
    DOTTED = "2024.07"
    YEAR_FIRST = "2024 Jul"
    MONTH_FIRST = "07/2024"
    CHINESE = "2024年7月"
    SHORT_DOTTED = "24.07"
    SHORT_SLASHED = "24/07"
    COMPACT = "202407"


_BETWEEN = r"[ .,]{1,3}"

_STYLES = (
    (
        DateStyle.SHORT_NAME,
        re.compile(rf"(?:{'|'.join(name[:3] for name in MONTHS)})[ .,]{{1,3}}{_YEAR}", re.IGNORECASE),
    ),
    (DateStyle.LONG_NAME, re.compile(rf"(?:{'|'.join(MONTHS)}){_BETWEEN}{_YEAR}", re.IGNORECASE)),
    (DateStyle.DASHED, re.compile(rf"{_YEAR}-\d\d(-\d\d)?")),
    (DateStyle.SLASHED, re.compile(rf"{_YEAR}/\d\d?(/\d\d?)?")),
    (DateStyle.DOTTED, re.compile(rf"{_YEAR}\.\d\d?(\.\d\d?)?")),
    (DateStyle.YEAR_FIRST, re.compile(rf"{_YEAR} (?:{'|'.join(name[:3] for name in MONTHS)})\.?", re.IGNORECASE)),
    (DateStyle.MONTH_FIRST, re.compile(rf"\d\d?/{_YEAR}")),
    (DateStyle.COMPACT, re.compile(r"20\d{4}(\d\d)?")),
    (DateStyle.SHORT_DOTTED, re.compile(r"\d\d\.\d\d")),
    (DateStyle.SHORT_SLASHED, re.compile(r"\d\d/\d\d")),
    (DateStyle.CHINESE, re.compile(rf"{_YEAR}年\d\d?月(\d\d?日)?")),
)


_OF_SHORT_YEARS = {DateStyle.SHORT_DOTTED: ".", DateStyle.SHORT_SLASHED: "/"}
_MONTH_OF_ONE_DIGIT = re.compile(rf"{_YEAR}[./-](?P<zero>0?)[1-9](?!\d)")
_NAMED_MONTH = re.compile(rf"(?!may\b)[a-z]{{3,9}}(?P<between>{_BETWEEN}){_YEAR}", re.IGNORECASE)
"""Of "May" it cannot be told whether the list shortens months with a full stop."""

_WITHOUT_DAYS = frozenset((DateStyle.YEAR_FIRST, DateStyle.MONTH_FIRST))


@dataclass(frozen=True, slots=True)
class DateHouse:
    """How one list writes its dates: the style, and how precise they are (1 year, 2 month, 3 day)."""

    style: DateStyle = DateStyle.SHORT_NAME
    precision: int = 2
    padded: bool = True
    """Whether a month of one digit gets a zero: "2024.05", not "2024.5"."""
    between: str = " "
    """What stands between the name of a month and the year: "Jul., 2023"."""

    def write(self, value: PartialDate) -> str:
        """A date as this list writes it, never more precise than it is known."""
        known = min(self.precision, value.precision)
        if known == 1 or value.month is None:
            return str(value.year)
        if self.style in (DateStyle.SHORT_NAME, DateStyle.LONG_NAME) or (known == 3 and self.style in _WITHOUT_DAYS):
            name = MONTHS[value.month - 1].capitalize()
            month = name if self.style is DateStyle.LONG_NAME else name[:3]
            # "May" is no abbreviation
            between = self.between.lstrip(".") if month == name else self.between
            return f"{value.day} {month} {value.year}" if known == 3 else f"{month}{between}{value.year}"
        if self.style is DateStyle.YEAR_FIRST:
            return f"{value.year} {MONTHS[value.month - 1].capitalize()[:3]}"
        if self.style is DateStyle.MONTH_FIRST:
            return f"{value.month:02d}/{value.year}"
        if self.style is DateStyle.CHINESE:
            return f"{value.year}年{value.month}月" + (f"{value.day}日" if known == 3 else "")
        if known == 2 and self.style in _OF_SHORT_YEARS and 2010 <= value.year < 2030:
            return f"{value.year % 100:02d}{_OF_SHORT_YEARS[self.style]}{value.month:02d}"
        marks = {DateStyle.DASHED: "-", DateStyle.SLASHED: "/", DateStyle.DOTTED: ".", DateStyle.COMPACT: ""}
        mark = marks.get(self.style) or _OF_SHORT_YEARS.get(self.style, "")
        width = 2 if self.padded or not mark else 1
        return mark.join(f"{part:0{width}d}" for part in value.parts[:known])


def learn_dates(written: tuple[str, ...]) -> DateHouse:
    """The house style of a list, from its dates: what most of those that can be read look like."""
    read = [(text.strip(), value) for text in written if (value := read_date(text))]
    styles = [style for text, _ in read for style, form in _STYLES if form.fullmatch(text)]
    precisions = [value.precision for _, value in read]
    if not read:
        return DateHouse()
    style = max(DateStyle, key=styles.count) if styles else DateStyle.SHORT_NAME
    common = max((2, 1, 3), key=precisions.count)
    zeros = [match["zero"] for text, _ in read if (match := _MONTH_OF_ONE_DIGIT.match(text))]
    marks = [match["between"] for text, _ in read if (match := _NAMED_MONTH.fullmatch(text))]
    between = max(marks, key=marks.count, default=" ")
    return DateHouse(style, common, 2 * zeros.count("") <= len(zeros), between)
