"""What the columns of a table of works hold.

Columns are known by their names; one of another name is known by what most of its cells say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from enrich.lists.markdown_atoms import BLANK, AtomKind
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_parts import Stretch
from enrich.lists.markdown_works import is_work, words
from enrich.normalise.venues import recognise_venue

_TITLES = (
    "title|paper|papers|paper title|title of paper|name of paper|paper name|publication|article|title & authors"
    "|title and authors|titles|paper & authors|论文|标题|题目|论文标题|論文|论文名称|论文题目|タイトル|論文名"
    "|논문|제목|논문명"
)
_DATES = (
    "date|year|published|publication date|publish date|pub date|time|release date|month|日期|时间|年份|发表时间|年|年度"
    "|発表年|연도|날짜"
)
_VENUES = (
    "venue|conference|journal|conference/journal|journal/conference|published in|pub|publication venue|where|source"
    "|publisher|publish|proceedings|inproceeding/journal|会议|期刊|会议/期刊|出处|来源|收录|発表先|会議|学会|학회|저널"
)
_LINKS = (
    "link|links|url|paper link|pdf|paper|paper url|paper/code|links & resources|resources|arxiv|链接|论文链接"
    "|リンク|링크"
)
TITLES, DATES, VENUES, LINKS = (tuple(called.split("|")) for called in (_TITLES, _DATES, _VENUES, _LINKS))
_WORKS = frozenset(["article", "paper", "papers", "publication", "survey", "surveys", "title", "titles"])
_OF_WORKS = frozenset(
    ["academic", "full", "name", "of", "original", "related", "representative", "research", "seminal", "selected"]
)
"""Words of a column of titles that is called otherwise: "Research Paper", "Survey", "Full Title"."""

AUTHORS = ("author", "authors", "author(s)", "作者", "著者", "저자")
"""What columns are called, in lower case. Of two columns with names of one kind the first counts."""

SHARE = 0.6
"""Of the filled cells of a column: so many must say when or where for it to be a column of that."""

FEWEST_TITLES = 2
"""Cells that must lead to works for a column to be one of titles, whatever it is called."""

FEWEST_WORDS = 4
"""Words of such a title on average; names of models and data sets are shorter."""

MOST_CELLS = 40
"""Cells of a column that are looked at to know it."""


Cells = Sequence[Sequence[Stretch]]
"""The cells of a row, each in the paragraphs that it has."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of the columns that are known; `both` is one of venues and years.

    `named` says that the column of titles is known by its name.
    """

    title: int
    named: bool
    date: int | None = None
    venue: int | None = None
    both: int | None = None
    authors: int | None = None
    links: tuple[int, ...] = ()


def columns_of(names: Sequence[str], body: Sequence[Cells]) -> Columns | None:
    """What the columns with these names hold, whose rows these are; None if none of them has titles."""
    called = [_plainly(name) for name in names]
    named = _titles(called)
    title = _linked_titles(len(names), body) if named is None else named
    return None if title is None else _with_known(_columns(called, title, named is not None), len(names), body)


def _titles(names: Sequence[str]) -> int | None:
    """The column that is called after titles."""
    for called in (TITLES[:1], TITLES):
        if (place := next((place for place, name in enumerate(names) if name in called), None)) is not None:
            return place
    return next((place for place, name in enumerate(names) if _is_of_works(frozenset(name.split()))), None)


def _is_of_works(said: frozenset[str]) -> bool:
    return not said.isdisjoint(_WORKS) and said <= _WORKS | _OF_WORKS


def _linked_titles(count: int, body: Sequence[Cells]) -> int | None:
    """A column of another name, if most of its cells are words that lead to works."""
    for place in range(count):
        filled = [row[place] for row in body[:MOST_CELLS] if place < len(row) and row[place]]
        if len(filled) >= FEWEST_TITLES and sum(map(_leads_to_work, filled)) >= SHARE * len(filled):
            return place
    return None


def _leads_to_work(parts: Sequence[Stretch]) -> bool:
    atom = next((atom for atom in parts[0].atoms if atom.kind is AtomKind.LINK), None)
    return atom is not None and is_work(atom.url) and len(words(atom.text.of(parts[0].text))) >= FEWEST_WORDS


def _columns(names: Sequence[str], title: int, named: bool) -> Columns:
    def first(called: Sequence[str]) -> int | None:
        return next((place for place, name in enumerate(names) if name in called and place != title), None)

    both = next((place for place, name in enumerate(names) if _is_both(name)), None)
    links = tuple(place for place, name in enumerate(names) if name in LINKS and place != title)
    return Columns(title, named, first(DATES), first(VENUES), both, first(AUTHORS), links)


_TAGS = re.compile(r"<[^<>]*>")


def _plainly(name: str) -> str:
    return " ".join(re.sub(r"[^\w&/()\s]|_", " ", _TAGS.sub(" ", name)).lower().split())


def _is_both(name: str) -> bool:
    said = re.split(r"\W+", name)
    return any(word in VENUES for word in said) and any(word in DATES for word in said)


def _with_known(columns: Columns, count: int, body: Sequence[Cells]) -> Columns:
    """The columns, with one of venues that has no name of its own if its cells name venues."""
    taken = {columns.title, columns.date, columns.authors, *columns.links}
    if columns.venue is not None or columns.both is not None:
        return columns
    for place in range(count):
        filled = [row[place] for row in body[:MOST_CELLS] if place < len(row) and row[place]]
        if place not in taken and filled and sum(map(_names_venue, filled)) >= SHARE * len(filled):
            return replace(columns, both=place)
    return columns


def _names_venue(parts: Sequence[Stretch]) -> bool:
    view = parts[0].view.strip(" *_")
    told = when(view, enclosed=True) if BLANK not in view else None
    return told is not None and told.venue is not None and recognise_venue(told.venue.of(view)) is not None
