"""Pins: how a maintainer says, in the list, that a field of an entry stays as it is.

In a table a column `keep`, whose cell names fields (`venue date`) or says `all`; in Markdown a
comment within the entry, `<!-- enrich: keep venue, date -->`, where no field means all of them.

A pin that cannot be read keeps the whole entry: somebody meant something to stay.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from enrich.lists.splicing import Span
from enrich.lists.text import line_of
from enrich.model import Field, Finding, Location, Paper
from enrich.normalise.titles import tidy

EVERYTHING = ("all", "*", "yes", "true")
NOTHING = ("no", "false")
KEEP = "keep"

_ALL = frozenset(Field)
_SEPARATORS = re.compile(r"[\s,;:]+")
# the marks of a place where a list is rendered are no pins
_OPENED = re.compile(r"\s*<!--\s*enrich:(?!\s*(?:begin|end)\b)")
# a comment that is not closed lasts to the end of the text (CommonMark 0.31, 4.6)
_COMMENT = re.compile(r"<!--\s*enrich:(?!\s*(?:begin|end)\b)(?P<words>.*?)(?:-->|\Z)", re.DOTALL)

_LONGEST_WORD = 40
"""Characters of an unknown word that are repeated in a finding."""


@dataclass(frozen=True, slots=True)
class Pins:
    """The fields that are kept; and of words that cannot be read, the first, with those it might have been.

    `offset` counts the line ends of the text before the unknown word's comment.
    """

    fields: frozenset[Field] = frozenset()
    unknown: str = ""
    known: tuple[str, ...] = ()
    offset: int = 0


_NONE = Pins()


def of_cell(text: str) -> Pins:
    """The pins in a cell of the column `keep`."""
    return _read([word for word in _SEPARATORS.split(text) if word])


def of_entry(text: str) -> Pins:
    """The pins in the comments of an entry of Markdown."""
    if "<!--" not in text:
        return _NONE
    fields: frozenset[Field] = frozenset()
    for match in _COMMENT.finditer(text):
        pins = _of_comment(match["words"])
        if pins.unknown:
            return replace(pins, offset=line_of(text[: match.start()]) - 1)
        fields |= pins.fields
    return Pins(fields)


def unreadable(paper: Paper, pins: Pins) -> tuple[Finding, ...]:
    """The finding that a pin of an entry cannot be read, or nothing."""
    if not pins.unknown:
        return ()
    close = difflib.get_close_matches(pins.unknown.casefold(), pins.known, n=1, cutoff=0.5)
    remedy = f"did you mean “{close[0]}”?" if close else f"known are {', '.join(pins.known)}."
    message = f"“{pins.unknown}” is nothing to keep: {remedy} Until then nothing of the entry is changed"
    where = Location(paper.where.path, paper.where.line + pins.offset)
    return (Finding("unreadable-pin", message, where, entry=tidy(paper.title)),)


def stray(places: Iterable[Location]) -> tuple[Finding, ...]:
    """The findings that comments speak to enrich where no entry is."""
    message = "this comment belongs to no entry, so it keeps nothing: put it below the heading of its entry"
    return tuple(Finding("unreadable-pin", message, place) for place in places)


def cell(fields: frozenset[Field]) -> str:
    """How a cell says that fields are kept."""
    return EVERYTHING[0] if fields == _ALL else " ".join(_ordered(fields))


def comment(fields: frozenset[Field]) -> str:
    """How a comment says it; "" where nothing is kept."""
    if not fields:
        return ""
    words = () if fields == _ALL else (" " + ", ".join(_ordered(fields)),)
    return "".join(("<!-- enrich: keep", *words, " -->"))


def opens(line: str) -> bool:
    """Whether a line begins with a comment that speaks to enrich."""
    return _OPENED.match(line) is not None


def without(text: str, span: Span) -> Span:
    """A part of a text up to the comments that speak to enrich at its end."""
    part = span.of(text)
    end = len(part)
    for match in reversed(tuple(_COMMENT.finditer(part))):
        if part[match.end() : end].strip():
            break
        end = match.start()
    return span if end == len(part) else Span(span.start, span.start + len(part[:end].rstrip()))


def _of_comment(text: str) -> Pins:
    command, *words = [word for word in _SEPARATORS.split(text) if word] or [""]
    if command.casefold() != KEEP:
        return Pins(_ALL, command[:_LONGEST_WORD] or "enrich:", (KEEP,))
    return _read(words or EVERYTHING[:1])


def _read(words: Sequence[str]) -> Pins:
    fields: set[Field] = set()
    for word in words:
        folded = word.casefold()
        if folded in EVERYTHING:
            fields |= _ALL
        elif folded in tuple(Field):
            fields.add(Field(folded))
        elif folded not in NOTHING:
            return Pins(_ALL, word[:_LONGEST_WORD], (*(field.value for field in Field), EVERYTHING[0]))
    return Pins(frozenset(fields))


def _ordered(fields: frozenset[Field]) -> tuple[str, ...]:
    return tuple(field.value for field in Field if field in fields)
