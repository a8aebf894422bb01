"""A stretch of an entry in pieces: what may be a title, people, a venue or a date, and what is none of these.

Each piece is told by itself, so that many are told wrong. What they are among entries that look alike is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import islice
from typing import NamedTuple

from enrich.lists.markdown_atoms import BLANK, LINK, Atom
from enrich.lists.markdown_chunks import Chunk, chunks
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_names import are_names
from enrich.lists.markdown_parts import Marks, Stretch
from enrich.lists.markdown_works import is_label
from enrich.normalise.ids import is_identifying
from enrich.normalise.venues import recognise_venue

FEWEST_WORDS = 3
"""Words of what may be a title. What is shorter is a name."""

MOST_WORDS = 3
"""Words of a venue that nobody knows, with its year."""

MOST_COMMAS = 3
"""So many of the last commas may stand before the venue of a citation."""


MOST_PEOPLE = 40
"""Commas between people. A line with more is read no further."""


class PieceKind(Enum):
    PEOPLE = "people"
    PLACE = "venue or date"
    WORDS = "what may be a title"
    NAME = "too short for a title"
    NOTHING = "a label, a number, code"


class Piece(NamedTuple):
    """A piece of a stretch, in places of its view; `outer_start` and `outer_end` are those with its marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: PieceKind
    marks: Marks = Marks.NONE
    link: Atom | None = None


_SAID = frozenset((PieceKind.WORDS, PieceKind.NAME))

_QUOTED = re.compile(
    rf"(?<!\w)(?:\"(?P<straight>[^\"{BLANK}]{{8,300}})\"|“(?P<curved>[^”\"{BLANK}]{{8,300}})[”\"]"
    rf"|‘(?P<single>(?:[^’{BLANK}]|’(?=\w)){{8,300}})’|``(?P<typed>[^`'{BLANK}]{{8,300}})'')"
)
_OTHERS = re.compile(r"(?P<mark>[*_]{1,2})(?P<said>et\.?\s?al\.?,?)(?P=mark)(?P<stop>\.?)")
"""Italics that set nothing apart but "et al."."""


def pieces(part: Stretch) -> list[Piece]:
    """The pieces of a stretch, in order, without those that say nothing."""
    view = _OTHERS.sub(lambda match: (match["said"] + match["stop"]).ljust(len(match[0])), part.view)
    found: list[Piece] = []
    cursor = 0
    for one in sorted([*_links(part), *_quotes(view)], key=lambda piece: piece.outer_start):
        if one.outer_start >= cursor:
            found += [*_joined(view, list(_between(view, cursor, one.outer_start))), one]
            cursor = one.outer_end
    found += _joined(view, list(_between(view, cursor, len(view))))
    return [piece for piece in found if piece.kind is not PieceKind.NOTHING]


def _joined(view: str, every: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, those as one that are one run of words of which emphasis stresses a few."""
    run: list[Piece] = []
    for piece in every:
        if run and not _goes_on(view, run, piece):
            yield _one(view, run)
            run = []
        run.append(piece)
    if run:
        yield _one(view, run)


def _goes_on(view: str, run: Sequence[Piece], piece: Piece) -> bool:
    """Whether words go on in others, so that the emphasis around some of them does not set a title apart."""
    last = run[-1]
    between = view[last.outer_end : piece.outer_start]
    stressed = {one.kind for one in (last, piece) if one.marks is not Marks.NONE}
    if stressed != {PieceKind.NAME} or not {last.kind, piece.kind} <= _SAID or between.strip("- "):
        return False
    named = len(run) == 1 and last.marks is not Marks.NONE and piece.marks is Marks.NONE
    return not named or "-" in between or view[piece.start].islower()


def _one(view: str, run: Sequence[Piece]) -> Piece:
    if len(run) == 1:
        return run[0]
    start, end = run[0].outer_start, run[-1].outer_end
    return Piece(start, end, start, end, _kind(view[start:end].replace("*", "")))


def _links(part: Stretch) -> Iterator[Piece]:
    start = part.span.start
    for atom in part.atoms:
        if atom.kind is LINK:
            kind = _kind(atom.text.of(part.text), enclosed=True)
            text, whole = atom.text, atom.span
            yield Piece(
                text.start - start, text.end - start, whole.start - start, whole.end - start, kind, Marks.LINK, atom
            )


def _quotes(view: str) -> Iterator[Piece]:
    """Quotes around so many words that they may be a title, and not of a word in one."""
    for match in _QUOTED.finditer(view):
        start, end = match.span(match.lastgroup or 0)
        if _kind(view[start:end]) is PieceKind.WORDS:
            yield Piece(start, end, *match.span(), PieceKind.WORDS, Marks.QUOTES)


def _between(view: str, start: int, end: int) -> Iterator[Piece]:
    for chunk in chunks(view, start, end):
        if chunk.outer_end > chunk.end:
            yield _set_apart(view, chunk)
        else:
            yield from _plain(view, chunk.start, chunk.end)


def _set_apart(view: str, chunk: Chunk) -> Piece:
    """Emphasised text, or what brackets hold; of these only square ones may hold a title, as a link's to be."""
    kind = _kind(view[chunk.start : chunk.end], enclosed=True)
    if chunk.marks is not Marks.NONE or kind is PieceKind.PLACE:
        return Piece(*chunk[:4], kind, chunk.marks)
    is_link = view[chunk.outer_start] == "[" and kind is PieceKind.WORDS
    return Piece(*chunk[:4], kind if is_link else PieceKind.NOTHING, Marks.LINK)


_YEAR = re.compile(r"(?:19|20)\d\d[.:,]?\s+(?=[^\W\d_])")
_ASIDE = re.compile(r"\s\[")
"""Brackets that chunks took for words of the text before them."""

_INITIALS = re.compile(r"(?:[A-Z]\.[ -]?){1,3}\s*(?=[^\W\d_]{2})")
"""Those of the last person, whose family name stands before the comma: "Lovelace, A. A Title"."""

_COMMA = re.compile(r",\s*")
_PEOPLE_AND_COLON = re.compile(r"(?P<people>[^:]{3,300}?):\s+(?=[^\W_])")


def _plain(view: str, start: int, end: int) -> Iterator[Piece]:
    """Words that nothing sets apart: a year, people up to a comma or a colon, a title, credits behind a comma."""
    if _kind(view[start:end]) is not PieceKind.WORDS:
        yield _piece(view, start, end)
        return
    if year := _YEAR.match(view, start, end):
        yield _piece(view, start, year.end())
        yield from _plain(view, year.end(), end)
        return
    if people := _end_of_people(view[start:end]):
        yield Piece(start, start + people, start, start + people, PieceKind.PEOPLE)
        start += people
    if aside := _ASIDE.search(view, start, end):
        end = aside.start()
    behind = start + _start_of_credits(view[start:end])
    yield _piece(view, start, behind)
    if behind < end:
        kind = PieceKind.PEOPLE if are_names(view[behind:end]) else PieceKind.PLACE
        yield Piece(behind, end, behind, end, kind)


def _end_of_people(text: str) -> int:
    """Where the people end that a run of words begins with; 0 if it begins with none."""
    colon = _PEOPLE_AND_COLON.match(text)
    if colon and are_names(colon["people"], least=2):
        return colon.end()
    named = 0
    for comma in islice(_COMMA.finditer(text), MOST_PEOPLE):
        if not are_names(text[: comma.start()], least=1):
            break
        named = comma.end()
    initials = _INITIALS.match(text, named) if named else None
    return initials.end() if initials else named


def _start_of_credits(text: str) -> int:
    """Where the people, or the venue and the date, begin that words end with; their length if there are none."""
    for comma in list(_COMMA.finditer(text))[-MOST_COMMAS:]:
        before, behind = text[: comma.start()], text[comma.end() :]
        if len(before.split()) < FEWEST_WORDS or before.count("(") != before.count(")"):
            continue
        told = when(behind)
        if (told and told.date) or _kind(behind) in (PieceKind.PLACE, PieceKind.PEOPLE):
            return comma.end()
    return len(text)


def _piece(view: str, start: int, end: int) -> Piece:
    ended = _CLOSING.match(view, start, end)
    start = ended.end() if ended else start
    stripped = view[start:end].strip(" .,;:-–—|")
    start = view.index(stripped, start)
    return Piece(start, start + len(stripped), start, start + len(stripped), _kind(stripped))


_CLOSING = re.compile(r"[*_]{1,3}(?=\s)")
"""What closes the emphasis of a link that stands before."""

_BEGINS_SMALL = re.compile(r"[a-z]+(?![\w-])")
_CODE = re.compile(r"[x\s,/|;]+")
"""How code looks in a view."""


def _kind(text: str, *, enclosed: bool = False) -> PieceKind:
    """What a piece is by what it says. `enclosed` says that marks set it apart."""
    bare = text.strip(" .,;:*_()[]‘’")
    if not bare or _CODE.fullmatch(bare) or is_identifying(bare):
        return PieceKind.NOTHING
    if are_names(bare, least=2):
        return PieceKind.PEOPLE
    told, words = when(bare, enclosed=enclosed), len(bare.split())
    if told and (told.venue is None or recognise_venue(told.venue.of(bare)) is not None):
        return PieceKind.PLACE
    if is_label(bare):
        return PieceKind.NOTHING
    if told and told.date and words <= MOST_WORDS:
        return PieceKind.PLACE
    return PieceKind.WORDS if words >= FEWEST_WORDS and not _BEGINS_SMALL.match(bare) else PieceKind.NAME
