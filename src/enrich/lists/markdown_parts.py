"""The nouns of reading an entry that is no heading: its stretches of text, its parts, and what was read of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import unquote

from enrich.lists.markdown_atoms import Atom
from enrich.lists.markdown_credits import When, is_inverted
from enrich.lists.splicing import Span
from enrich.model import Field
from enrich.normalise.ids import recognise

_WRAP = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
"""Where a line of the file ends within a part; to a reader of the page it is a space."""


class Marks(Enum):
    """What sets a text apart, and so decides what must be escaped in it."""

    LINK = "the brackets of a link"
    BOLD = "emphasis"
    QUOTES = "quotation marks"
    NONE = "nothing"
    TARGET = "the parentheses of a link"
    BADGE = "the address of a badge"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A segment of an entry: where it stands, its atoms, and its text with the atoms blanked.

    Places in `view` are counted from the start of the segment, all others from that of the `text`.
    """

    text: str
    span: Span
    atoms: tuple[Atom, ...]
    view: str
    below: bool = False

    def absolute(self, start: int, end: int) -> Span:
        return Span(self.span.start + start, self.span.start + end)

    def moved(self, found: When, by: int) -> When:
        """A date and venue that were found in a part of the view, by their places in the text."""
        date, venue, track = (
            self.absolute(span.start + by, span.end + by) if span else None
            for span in (found.date, found.venue, found.track)
        )
        return When(date, venue, track)

    def starting(self, place: int) -> Atom | None:
        """The atom that begins at a place of the view."""
        start = self.span.start + place
        index = bisect_left(self.atoms, start, key=lambda atom: atom.span.start)
        return self.atoms[index] if index < len(self.atoms) and self.atoms[index].span.start == start else None


@dataclass(frozen=True, slots=True)
class Title:
    """Where a title stands; `outer` is it with its marks. What stood before it may be authors or a date and venue.

    `said` and `said_in` are a date and venue that stand before or within the marks, and what encloses them.
    """

    span: Span
    outer: Span
    marks: Marks
    link: Atom | None = None
    authors: Span | None = None
    said: When | None = None
    said_in: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The text of a field. `outer` is it with its marks; `more` is a piece of it that stands further behind."""

    span: Span
    outer: Span
    marks: Marks
    more: Span | None = None

    def said(self, text: str) -> str:
        written = self.span.of(text) + (f" {self.more.of(text)}" if self.more else "")
        written = _WRAP.sub(" ", written)
        return unquote(written).replace("_", " ") if self.marks is Marks.BADGE else written


@dataclass(slots=True)
class Reading:
    """What was read of one entry. `head` is its first segment, which may be `puzzling`: hold more text than was read.

    `rambling` says the same of the others.
    """

    title: Title
    head: Span
    parts: dict[Field, Part] = field(default_factory=dict)
    url: str = ""
    papers: tuple[str, ...] = ()
    puzzling: bool = False
    rambling: bool = False

    def fixed(self, text: str) -> frozenset[Field]:
        """The parts that are read but not rewritten: inverted names, and the only identifier that there is."""
        authors, venue = self.parts.get(Field.AUTHORS), self.parts.get(Field.VENUE)
        held = {
            Field.AUTHORS: authors is not None and is_inverted(authors.said(text)),
            Field.VENUE: venue is not None and not self.url and bool(recognise(venue.said(text))),
        }
        return frozenset(which for which, is_held in held.items() if is_held)

    def take(self, found: When, outer: Span, marks: Marks) -> bool:
        """Whether a date and venue fill places that are still free."""
        wanted = {Field.DATE: found.date, Field.VENUE: found.venue}
        told = {which: span for which, span in wanted.items() if span}
        if any(which in self.parts for which in told):
            return False
        for which, span in told.items():
            self.parts[which] = Part(span, outer, marks, found.track if which is Field.VENUE else None)
        return True
