"""Entries that move, or go, must not change what stands around them.

A line may be what it is only by its neighbours: `===` below a line makes a heading of it, and a fence that nobody
closed makes code of what follows. So what is to be written is tried, and where an entry, a link or a line of a page
would be read otherwise than before, the entries of the section stay.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from enrich.lists import Format
from enrich.lists.markdown_lines import lines
from enrich.lists.splicing import Arrangement
from enrich.model import Edit, Location, Paper
from enrich.order import corrected
from enrich.prepared import MARKDOWN
from enrich.readback import told


@dataclass(frozen=True, slots=True)
class Rearranged:
    """A list after entries moved, and others went: its text, and the places of those that went."""

    text: str
    gone: frozenset[Location]
    moved: bool


TRIES = 40
"""How often a list is tried at most; a page on which so much would be read otherwise is left as it stands."""


def rearranged(
    form: Format, texts: tuple[str, str], papers: Sequence[Paper], wanted: Arrangement, edits: Sequence[Edit]
) -> Rearranged:
    """A list with its entries in the order that is wanted, without those that go; but for sections that have to stay.

    `texts` are the list as it was read, and with its edits made.
    """
    text, unmoved = texts
    by_place = {paper.where: paper for paper in papers}
    path = papers[0].where.path if papers else ""
    as_before = cache(lambda: _Read.of(form, unmoved, path))

    @cache
    def tried(sections: frozenset[str]) -> Rearranged | None:
        """The list with only these sections rearranged; None if something would be read otherwise."""
        going = frozenset(where for where in wanted.removed if by_place[where].section in sections)
        turn = _in_turn(papers, wanted.papers, by_place, sections)
        if not going and turn == list(papers):
            return Rearranged(unmoved, going, moved=False)
        made = [edit for edit in edits if edit.where not in going]
        after = form.write(text, turn, made, going)
        left = [paper for paper in corrected(papers, made) if paper.where not in going]
        same = _Read.of(form, after, path).is_rest_of(as_before(), left)
        return Rearranged(after, going, moved=True) if same else None

    able = _able(tried, tuple(dict.fromkeys(paper.section for paper in papers)))
    return tried(able) or Rearranged(unmoved, frozenset(), moved=False)


def _able(tried: Callable[[frozenset[str]], Rearranged | None], sections: Sequence[str]) -> frozenset[str]:
    """The sections that can be rearranged, found by halves: seldom is there one that cannot."""
    able: frozenset[str] = frozenset()
    parts = deque([sections])
    for _ in range(TRIES):
        if not parts:
            break
        part = parts.popleft()
        if tried(frozenset(part)):
            able |= frozenset(part)
        elif half := len(part) // 2:
            parts += part[:half], part[half:]
    return able


def _in_turn(
    papers: Sequence[Paper], order: Sequence[Paper], by_place: Mapping[Location, Paper], sections: Set[str]
) -> list[Paper]:
    """The papers in order within some sections, the others as they stand."""
    standing = iter([paper for paper in papers if paper.section not in sections])
    return [by_place[paper.where] if paper.section in sections else next(standing) for paper in order]


_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Read:
    """What a text is read as: its entries, its links, and what its lines are."""

    entries: Counter[tuple[str, ...]]
    links: Counter[str]
    lines: Counter[tuple[str, str]]

    @classmethod
    def of(cls, form: Format, text: str, path: str) -> _Read:
        read = form.read(text, path)
        of_page = lines(text) if path.lower().endswith(MARKDOWN) else ()
        # numbers stay where they are when entries move
        kinds = Counter((line.kind.value, _NUMBER.sub("", line.span.of(text)).strip()) for line in of_page)
        return cls(Counter(map(told, read.papers)), Counter(link.url for link in read.links), kinds)

    def is_rest_of(self, before: _Read, wanted: Sequence[Paper]) -> bool:
        """Whether the entries are those that should be left, and nothing else is read otherwise than before."""
        return self.entries == Counter(map(told, wanted)) and self.links <= before.links and self.lines <= before.lines
