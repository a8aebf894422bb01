"""The year or date that an entry of BibTeX lacks, written as the other entries write theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enrich.lists.bibtex_entries import Entry
from enrich.lists.bibtex_values import as_value
from enrich.lists.splicing import Replacement, Span
from enrich.model import Field

NAMES = ("date", "year")

_BEFORE = re.compile(r"(?P<lead>\s*)(?P<name>[\w:.+-]+)(?P<gap>[ \t]*)=(?P<after>[ \t]*)[{\"]?\Z")


@dataclass(frozen=True, slots=True)
class Style:
    """What most entries call their date, and the marks around it; "" for a bare number."""

    name: str
    opening: str


def usual(text: str, entries: Sequence[Entry]) -> Style | None:
    """How most entries write their dates; None where not most have one."""
    told = [(name, span) for entry in entries for name, span in entry.values.items() if name in NAMES]
    if 2 * len(told) <= len(entries):
        return None
    counted = Counter(Style(name, text[span.start - 1] if text[span.start - 1] in '{"' else "") for name, span in told)
    return counted.most_common(1)[0][0]


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
    opening = style.opening or ("" if value.isdigit() else "{")
    closing = {"{": "}", '"': '"'}.get(opening, "")
    width = len(before["name"]) + len(before["gap"])
    name = style.name.ljust(width) if len(before["gap"]) > 1 else style.name + before["gap"]
    written = f",{before['lead'] or ' '}{name}={before['after']}{opening}{value}{closing}"
    yield Replacement(Span(end, end), written)
