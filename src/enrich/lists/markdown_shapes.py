"""The shape of an entry: where in it a title may stand, told by what sets that apart, or by what stands beside it.

A shape says nothing of one entry; what it says of many, `markdown_kin` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from enrich.lists.markdown_credits import When, dates, when
from enrich.lists.markdown_parts import Marks, Stretch, Title
from enrich.lists.markdown_pieces import Piece, PieceKind
from enrich.lists.markdown_within import within_marks
from enrich.lists.splicing import Span

LONGEST_TITLE = 300
"""Characters."""

_TELLING = frozenset((PieceKind.PEOPLE, PieceKind.PLACE))
"""What tells by where it stands that what stands beside it is a title."""

_LEADING_ON = re.compile(r"\b(?:see|from|by|in|of|and|the|to|with|for|on|as|is|are)\s*[:：]?\s*\Z", re.IGNORECASE)
"""How a sentence ends that is to go on with a link."""

_SENTENCE = re.compile(r"(?:Our|The|These|This|We)\s(?:[\w'-]+\s){0,12}(?:are|can|has|have|is|was|were|will)\s[a-z]")
"""How a sentence begins that speaks of something else: "The slides of our talk can be found here"."""

Pieces = Sequence[tuple[Stretch, Sequence[Piece]]]
"""The segments of an entry, each with its pieces."""


class Shape(NamedTuple):
    """What sets a title apart; if nothing does, whether people, a venue or a date stand before it and behind it."""

    marks: Marks
    before: bool = False
    behind: bool = False

    @property
    def told(self) -> int:
        """By how much a title is told: marks tell most."""
        return 3 * (self.marks is not Marks.NONE) + self.before + self.behind


class Place(NamedTuple):
    """Where a title may stand: its segment, its piece, and those before it."""

    part: Stretch
    piece: Piece
    before: Sequence[Piece]

    @property
    def said(self) -> str:
        return self.span.of(self.part.text)

    @property
    def span(self) -> Span:
        return self.part.absolute(self.piece.start, self.piece.end)

    def title(self) -> Title | None:
        """The title, with the date, the venue and the people that stand before it."""
        piece = self.piece
        outer = self.part.outer(piece.outer_start, piece.outer_end)
        title = within_marks(self.part, self.span, outer, piece.marks, piece.link)
        if title is None:
            return None
        plain = [one for one in self.before if one.link is None]
        people = next((one for one in reversed(plain) if one.kind is PieceKind.PEOPLE), None)
        authors = title.authors or (self.part.absolute(people.start, people.end) if people else None)
        outer = title.span if piece.marks is Marks.NONE else title.outer
        return title._replace(outer=outer, authors=authors, told=(*_told(self.part, plain), *title.told))


def _told(part: Stretch, before: Sequence[Piece]) -> Iterator[tuple[When, Span]]:
    for one in before:
        told = when(part.view[one.start : one.end], enclosed=True) if one.kind is PieceKind.PLACE else None
        if told:
            yield part.moved(told, one.start), part.outer(one.outer_start, one.outer_end)


def shapes(read: Pieces) -> Mapping[Shape, Place]:
    """The shapes in which titles may stand in an entry, of those that occur in it once."""
    kinds = [piece.kind for _, every in read for piece in every]
    found: dict[Shape, Place | None] = {}
    number = 0
    for part, every in read:
        for at, piece in enumerate(every):
            if _may_be_title(part, piece, every[:at]) and not _is_cut(part, piece, every[at + 1 : at + 2]):
                shape = Shape(piece.marks) if piece.marks is not Marks.NONE else _between(kinds, number)
                found[shape] = None if shape in found else Place(part, piece, every[:at])
            number += 1
    return {shape: place for shape, place in found.items() if place}


def _between(kinds: Sequence[PieceKind], number: int) -> Shape:
    before, behind = kinds[max(0, number - 1) : number], kinds[number + 1 : number + 2]
    return Shape(Marks.NONE, not _TELLING.isdisjoint(before), not _TELLING.isdisjoint(behind))


def _is_cut(part: Stretch, piece: Piece, behind: Sequence[Piece]) -> bool:
    """Whether plain words go on in those that emphasis sets apart, so that they are but the beginning of a title."""
    plain = piece.marks is Marks.NONE and bool(behind) and behind[0].marks is Marks.BOLD
    return plain and behind[0].kind not in _TELLING and not part.view[piece.end : behind[0].outer_start].strip()


def _may_be_title(part: Stretch, piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether a piece is written as a title may be, and is no link within a sentence."""
    if piece.kind is not PieceKind.WORDS or piece.end - piece.start > LONGEST_TITLE:
        return False
    if piece.link is None:
        return _SENTENCE.match(part.view, piece.start, piece.end) is None
    said = [one for one in before if one.marks is Marks.NONE and one.kind not in _TELLING]
    if len(said) > 1:
        return False
    last = before[-1] if before else None
    if last and last.kind is PieceKind.WORDS and last.marks is Marks.NONE:
        apart = bool(part.view[last.end : piece.outer_start].strip())
        return apart or any(dates(part.view[last.start : last.end]))
    return _LEADING_ON.search(part.view, 0, piece.outer_start) is None
