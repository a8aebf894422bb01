"""Editing a text in place: fields are replaced and entries moved, and every other byte stays.

What stands between two entries and belongs to neither (a comment, a heading, a rule) stays where it
is, and no entry moves across it: a comment may be about the rows below it, and only its author
knows. Line ends stay too, so that the last line may have none whichever entry comes last.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from enrich.errors import BadInput
from enrich.lists.text import line_start, storable
from enrich.model import Edit, Field, Location, Paper


class Span(NamedTuple):
    """A part of a text: from a character up to, not including, another.

    A tuple, since a list is cut into a hundred thousand of them.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


span_of: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""The span of a pair of places, such as a match has: in half the time that the class takes."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What comes in place of a span."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """An entry and the text that moves with it. It may change places within its group only."""

    paper: Paper
    span: Span
    group: tuple[int, str]


Replace = Callable[[int, Mapping[Field, str]], Sequence[Replacement]]
"""From the number of a block and its fields' new texts: what to replace. A format's own part."""


def refuse_shared_lines(papers: Sequence[Paper]) -> None:
    """Raises BadInput if two entries begin on one line: a line is how an entry is told from the others."""
    for before, paper in itertools.pairwise(papers):
        if before.where == paper.where:
            what = "two entries begin on this line"
            raise BadInput(paper.where.path, what, "Give each a line of its own.", paper.where.line)


NOBODY: frozenset[Location] = frozenset()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The papers in the order in which their entries shall stand, and the places of those that are removed."""

    papers: Sequence[Paper]
    removed: Set[Location] = NOBODY


def rewritten(
    text: str, blocks: Sequence[Block], arrangement: Arrangement, edits: Sequence[Edit], replace: Replace
) -> str:
    """The text with the edits made and the entries in order, without those that are removed.

    Raises BadInput if papers or edits are not about what stands in the text.
    """
    wanted = _by_place(blocks, edits)
    moved = _places(blocks, arrangement)
    pieces, cursor = [], 0
    standing: set[int] = set()
    gone: set[int] = set()
    for block, source in zip(blocks, moved, strict=True):
        span = blocks[source].span
        if blocks[source].paper.where in arrangement.removed:
            # what parted it from the one before goes with it, a number of the list too
            if block.group[0] in standing:
                cursor = block.span.end
            else:
                own = _own_lines(text, block.span)
                pieces.append(text[cursor : max(cursor, own.start)] if block.group[0] not in gone else "")
                cursor = own.end
            gone.add(block.group[0])
            continue
        standing.add(block.group[0])
        fields = wanted.get(blocks[source].paper.where)
        pieces += [text[cursor : block.span.start], spliced(text, span, replace(source, fields) if fields else ())]
        cursor = block.span.end
    return "".join([*pieces, text[cursor:]])


def spliced(text: str, span: Span, replacements: Sequence[Replacement]) -> str:
    """A part of a text with some of its parts replaced. What is put in at one place stays in its order."""
    pieces, cursor = [], span.start
    for replacement in sorted(replacements, key=lambda replacement: replacement.span):
        pieces += [text[cursor : replacement.span.start], replacement.text]
        cursor = replacement.span.end
    return "".join([*pieces, text[cursor : span.end]])


def _by_place(blocks: Sequence[Block], edits: Sequence[Edit]) -> dict[Location, dict[Field, str]]:
    standing = {block.paper.where: block.paper for block in blocks}
    wanted: dict[Location, dict[Field, str]] = defaultdict(dict)
    for edit in edits:
        paper = standing.get(edit.where)
        if paper is None or paper.written(edit.field) != edit.before:
            raise _changed(edit.where, f"the {edit.field} is not {_shown(edit.before)}")
        after = storable(edit.after)
        if wanted[edit.where].setdefault(edit.field, after) != after:
            raise ValueError(f"{edit.where}: two different edits of the {edit.field}")
    return wanted


_LEAD = re.compile(r"\s*(?:\d{1,9}[.)]|(?:\*\*)?\\?\[\d{1,4}\\?\](?:\*\*)?)?\s*")
_BLANK_LINES = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*")


def _own_lines(text: str, span: Span) -> Span:
    """An entry with the number before it, its line end, and the blank lines behind it."""
    line = line_start(text, span.start)
    start = line if _LEAD.fullmatch(text, line, span.start) else span.start
    blank = _BLANK_LINES.match(text, span.end)
    return Span(start, blank.end() if blank else span.end)


def _places(blocks: Sequence[Block], arrangement: Arrangement) -> list[int]:
    """For each place, in the order of the text, which block comes there: in each group the removed ones last."""
    papers, removed = arrangement.papers, arrangement.removed
    rank = {paper.where: position for position, paper in enumerate(papers)}
    for block in blocks:
        if block.paper.where not in rank:
            raise _changed(block.paper.where, "an entry that was not there before")
    if len(papers) != len(blocks):
        raise _changed(papers[0].where, f"{len(blocks)} entries stand where {len(papers)} were")
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        groups[block.group].append(index)
    places = list(range(len(blocks)))
    for members in groups.values():
        ordered = sorted(members, key=lambda index: (_where(blocks, index) in removed, rank[_where(blocks, index)]))
        for place, index in zip(members, ordered, strict=True):
            places[place] = index
    return places


def _where(blocks: Sequence[Block], index: int) -> Location:
    return blocks[index].paper.where


def _changed(where: Location, what: str) -> BadInput:
    remedy = "The list changed since it was read: run enrich again."
    return BadInput(where.path, what, remedy, where.line)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 80 else text[:79] + "…")
