"""The nouns of reading an entry that is no heading: its stretches of text, its parts, and what was read of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import unquote

from enrich.lists.markdown_atoms import MARK, Atom
from enrich.lists.markdown_credits import When
from enrich.lists.markdown_lines import NOWHERE
from enrich.lists.markdown_names import is_inverted
from enrich.lists.splicing import Span, span_of
from enrich.model import Field
from enrich.normalise.ids import is_identifying

_WRAP = re.compile(r"[ \t]*\*\*[ \t]*(?:\r\n|\r|\n)[ \t]*(?:>[ \t]*)*\*\*|[ \t]*(?:\r\n|\r|\n)[ \t]*(?:>[ \t]*)*")
"""Where a line of the file ends within a part, in bold text or in any; to a reader of the page it is a space."""


TITLE, URL, DATE, VENUE, AUTHORS = Field
"""The fields by name alone, for what is asked many times of every entry: to look one up in its class takes longer."""


class Marks(Enum):
    """What sets a text apart, and so decides what must be escaped in it."""

    LINK = "the brackets of a link"
    BOLD = "emphasis"
    QUOTES = "quotation marks"
    NONE = "nothing"
    TARGET = "the parentheses of a link"
    BADGE = "the address of a badge"


LINKED, BOLD, QUOTES, UNMARKED, _, _BADGE = Marks
"""The marks by name alone, as the fields above."""

_START = attrgetter("span.start")


class Stretch(NamedTuple):
    """A segment of an entry: where it stands, its atoms, and its text with the atoms blanked.

    Places in `view` are counted from the start of the segment, all others from that of the `text`.
    """

    text: str
    span: Span
    atoms: tuple[Atom, ...]
    view: str
    below: bool = False

    def absolute(self, start: int, end: int) -> Span:
        begin = self.span.start
        return span_of((begin + start, begin + end))

    def piece(self, start: int, end: int) -> Stretch:
        """A part of the stretch, between places of the view."""
        span = self.absolute(start, end)
        atoms = tuple(atom for atom in self.atoms if span.start <= atom.span.start and atom.span.end <= span.end)
        return Stretch(self.text, span, atoms, self.view[start:end], self.below)

    def outer(self, start: int, end: int) -> Span:
        """A place of the view by its place in the text, with the whole of the tags that it ends within."""
        span = self.absolute(start, end)
        if self.text.find("<", self.span.start, self.span.end) < 0:
            return span
        first, last = (self._mark_at(place) for place in (span.start, span.end - 1))
        return Span(first.span.start if first else span.start, last.span.end if last else span.end)

    def _mark_at(self, place: int) -> Atom | None:
        index = bisect_left(self.atoms, place + 1, key=_START) - 1
        atom = self.atoms[index] if index >= 0 else None
        return atom if atom and atom.kind is MARK and atom.span.end > place else None

    def moved(self, found: When, by: int) -> When:
        """A date and venue that were found in a part of the view, by their places in the text."""
        return found.moved(self.span.start + by)

    def starting(self, place: int) -> Atom | None:
        """The atom that begins at a place of the view."""
        start = self.span.start + place
        index = bisect_left(self.atoms, start, key=_START)
        return self.atoms[index] if index < len(self.atoms) and self.atoms[index].span.start == start else None


class Title(NamedTuple):
    """Where a title stands; `outer` is it with its marks. What stood before it may be authors or a date and venue.

    `told` are dates and venues that stand before or within the marks, each with what encloses it. `places` are
    links before the title that say where the work appeared. `more` is the rest of a title of which a link shows but
    the name; `behind` is what was read already of what follows.
    """

    span: Span
    outer: Span
    marks: Marks
    link: Atom | None = None
    authors: Span | None = None
    told: tuple[tuple[When, Span], ...] = ()
    places: tuple[Atom, ...] = ()
    more: Span | None = None
    behind: Behind | None = None

    @property
    def length(self) -> int:
        """Characters of all of it."""
        return self.span.end - self.span.start + (self.more.end - self.more.start if self.more else 0)


_UNTITLED = Title(NOWHERE, NOWHERE, UNMARKED)


class Behind(NamedTuple):
    """The credits that showed where a title ends, all of them understood, up to a place of the view."""

    parts: Mapping[Field, Part]
    end: int


class Part(NamedTuple):
    """The text of a field. `outer` is it with its marks; `more` is a piece of it that stands further behind."""

    span: Span
    outer: Span
    marks: Marks
    more: Span | None = None

    def said(self, text: str) -> str:
        written = self.span.of(text)
        if self.more:
            more = self.more.of(text)
            written += f" {more}" if more and more[0] not in ":：" else more
        if "\n" in written or "\r" in written:
            written = _WRAP.sub(" ", written)
        return _said_by_badge(written) if self.marks is _BADGE else written


def _said_by_badge(written: str) -> str:
    """The words of a badge's address: a dash is two there, and a single underscore a space (https://shields.io/badges)."""
    said = re.sub("__|_", lambda match: "_" if len(match[0]) > 1 else " ", unquote(written))
    return said.replace("--", "-").replace("\\.", ".")


@dataclass(slots=True)
class Reading:
    """What was read of one entry. `head` is its first segment, which may be `puzzling`: hold more text than was read.

    `rambling` says the same of the others. `recognised` says that its venue is one of the table, `named`
    that a link to a work calls itself "paper". `words` are those of its title; `beside` says
    that they may name what goes with works, such as a talk, `astray` that a link leads to an unknown page,
    `labelled` that one says what it leads to, `retold` that this is a post or a talk. `edition` is its venue with the
    year beside that.
    """

    title: Title
    head: Span
    parts: dict[Field, Part] = field(default_factory=dict)
    url: str = ""
    papers: tuple[str, ...] = ()
    puzzling: bool = False
    rambling: bool = False
    recognised: bool = False
    named: bool = False
    words: int = 0
    beside: bool = False
    labelled: bool = False
    retold: bool = False
    astray: bool = False
    edition: Span | None = None

    def fixed(self, text: str) -> frozenset[Field]:
        """The parts that are read but not rewritten: inverted names, the only identifier that there is, a title that
        goes on behind its link, a date in two parts of a badge.
        """
        authors, venue = self.parts.get(AUTHORS), self.parts.get(VENUE)
        held = [AUTHORS] if authors is not None and _is_annotated(authors.said(text)) else []
        held += [TITLE] if self.title.more else []
        date = self.parts.get(DATE)
        if date is not None and date.marks is _BADGE and _HALVES.search(date.span.of(text)):
            held.append(DATE)
        if venue is not None and not self.url and is_identifying(venue.said(text)):
            held.append(VENUE)
        return frozenset(held)

    @staticmethod
    def empty(span: Span) -> Reading:
        """A reading without a title, of what may stand beside one."""
        return Reading(_UNTITLED, span)

    def take(self, found: When, outer: Span, marks: Marks) -> None:
        """Makes a date and venue parts, as far as their places are still free; the date of another venue is none.

        Where an entry gives its date elsewhere, the year beside its venue is that of the edition, and part of its name.
        """
        if found.venue and found.date and VENUE in self.parts:
            return
        if found.venue and found.date and DATE in self.parts and found.venue.end <= found.date.start:
            found = When(venue=found.edition or found.venue)
        elif found.date and not found.venue and _is_day(found.date):
            self._name_edition()
        for which, span in ((DATE, found.date), (VENUE, found.venue)):
            if span and which not in self.parts:
                self.edition = found.edition if which is VENUE else self.edition
                self.parts[which] = Part(span, outer, marks, found.track if which is VENUE else None)

    def _name_edition(self) -> None:
        """Gives the year that was read beside the venue to the venue, so that the place of the date is free."""
        venue, date = self.parts.get(VENUE), self.parts.get(DATE)
        if venue and date and self.edition and venue.outer == date.outer and not _is_day(date.span):
            self.parts[VENUE] = Part(self.edition, venue.outer, venue.marks)
            del self.parts[DATE]


_HALVES = re.compile(r"[a-z]-\d|\\", re.IGNORECASE)
"""How a date in a badge is written that cannot be written back in the same way."""

LONGEST_YEAR = 5
"""Characters: "2024" with a mark before it."""


def _is_day(date: Span) -> bool:
    """Whether a date says more than a year."""
    return date.end - date.start > LONGEST_YEAR


_ANNOTATED = re.compile(r"[(\[<]|\*et\b")


def _is_annotated(line: str) -> bool:
    """Whether people are written in a way that would not survive: family names first, affiliations, notes, links."""
    return _ANNOTATED.search(line) is not None or is_inverted(line)
