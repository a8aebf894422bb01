"""The dates of BibTeX: as one field or in parts, and those that an entry lacks, written as the others write theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from enrich.lists.bibtex_entries import Entry
from enrich.lists.bibtex_values import as_value, is_bare, rewritten_value
from enrich.lists.parted_dates import DAY, MONTH, joined, parted
from enrich.lists.splicing import Replacement, Span
from enrich.model import Field

YEAR = "year"
_CLOSING = {"{": "}", '"': '"', "": ""}
NAMES = ("date", YEAR)

_BEFORE = re.compile(r"(?P<lead>\s*)(?P<name>[\w:.+-]+)(?P<gap>[ \t]*)=(?P<after>[ \t]*)[{\"]?\Z")


@dataclass(frozen=True, slots=True)
class Style:
    """What most entries call their date, and the marks around it; "" for a bare number.

    `month` is how those write a month that have one beside a year, if most have.
    """

    name: str
    opening: str
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month as an entry has it, and the mark before it."""

    like: str
    opening: str

    def written(self, month: str) -> str:
        """Another month, a macro, as this one is written, marks included."""
        shown = (parted(f"{month} 2000", ["", self.like]) or ("", month))[1]
        return f"{self.opening}{shown}{_CLOSING[self.opening]}"


def usual(text: str, entries: Sequence[Entry]) -> Style | None:
    """How most entries write their dates; None where not most have one."""
    told = [(name, span) for entry in entries for name, span in entry.values.items() if name in NAMES]
    if 2 * len(told) <= len(entries):
        return None
    counted = Counter(Style(name, _opening(text, span)) for name, span in told)
    months = [entry for entry in entries if of_month(entry)]
    spans = [(entry.said[MONTH], entry.values[MONTH]) for entry in months if MONTH in entry.values]
    style = counted.most_common(1)[0][0]
    if style.name != YEAR or 2 * len(spans) <= len(told):
        return style
    return replace(style, month=Counter(Month(like, _opening(text, span)) for like, span in spans).most_common(1)[0][0])


def _opening(text: str, span: Span) -> str:
    return text[span.start - 1] if text[span.start - 1] in '{"' else ""


def parts(entry: Entry) -> tuple[str, ...]:
    """The fields of a year and what stands beside it; none where the date is one text."""
    if "date" in entry.said or not entry.said.get(YEAR):
        return ()
    return tuple(name for name in (YEAR, MONTH, DAY) if entry.said.get(name, "").strip())


def of_month(entry: Entry) -> str:
    """The date of an entry with a year and a month, as one text; "" for any other, and where they are no date."""
    told = parts(entry)
    return (joined([entry.said[name] for name in told]) or "") if MONTH in told else ""


def is_unclear(entry: Entry) -> bool:
    """Whether what stands beside a year is not understood, or cannot be rewritten with it."""
    told = parts(entry)
    return len(told) > 1 and (not of_month(entry) or not entry.values.keys() >= set(told))


def written(text: str, entry: Entry, name: str | None, style: Style | None, date: str) -> Iterator[Replacement]:
    """What comes in place of a date, part by part; what an entry lacks comes behind its other fields."""
    told = parts(entry)
    names = told or ((name,) if name else ())
    month = style.month if style and names in ((), (YEAR,)) else None
    like = [entry.said[one] for one in told] or [""]
    if month:
        like.append(month.like)
    values = (parted(date, like) if len(like) > 1 else None) or (date,)
    for one, value in zip(names, values, strict=False):
        yield rewritten_value(text, entry.values[one], value, Field.DATE)
    if style and not names:
        yield from added(text, entry, style, values[0])
    if month and len(values) > 1:
        yield from added(text, entry, Style(MONTH, month.opening), values[1])


def behind(text: str, entry: Entry) -> tuple[int, re.Match[str]] | None:
    """The end of the last value, its marks included, and what stands before it: its name and spaces."""
    if not entry.values:
        return None
    span = max(entry.values.values(), key=lambda span: span.start)
    marked = text[span.start - 1] in '{"'
    begin = max(text.rfind(",", entry.span.start, span.start), entry.span.start) + 1
    before = _BEFORE.match(text[begin : span.start])
    return (span.end + marked, before) if before else None


def added(text: str, entry: Entry, style: Style, date: str) -> Iterator[Replacement]:
    """The field behind the last one, on a line of its own where that has one, its equals sign below the other."""
    place = behind(text, entry)
    if place is None or not date:
        return
    end, before = place
    value = as_value(date, Field.DATE, quoted=style.opening == '"')
    opening = style.opening or ("" if is_bare(value) else "{")
    closing = _CLOSING[opening]
    width = len(before["name"]) + len(before["gap"])
    name = style.name.ljust(width) if len(before["gap"]) > 1 else style.name + before["gap"]
    written = f",{before['lead'] or ' '}{name}={before['after']}{opening}{value}{closing}"
    yield Replacement(Span(end, end), written)
