"""What the columns of a table of works hold.

Columns are known by their names; one of another name is known by what most of its cells say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from enrich.lists.markdown_atoms import BLANK, AtomKind
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_parts import Stretch
from enrich.lists.markdown_works import is_label, is_work, words
from enrich.lists.splicing import Span
from enrich.normalise.dates import read_date
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
    "venue|conference|journal|conference/journal|journal/conference|published in|pub|publication venue"
    "|where|source|publisher|publish|proceedings|inproceeding/journal|会议|期刊|会议/期刊|出处|来源|收录|発表先|会議|学会|학회|저널"
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

PUBLICATION = "publication"
"""What a column of titles is called, or, beside one, where these appeared, with or without the year."""

NAMES = ("method", "methods", "model", "models", "name", "names", "work", "works", "approach", "方法", "模型", "名称")
"""What columns are called that hold titles where no other one does."""

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

Column = Sequence[Sequence[Stretch]]
"""The cells of a column that are not empty."""


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
    filled = [_filled(body, place) for place in range(len(names))]
    named = next((place for place in _titles(called) if _may_be_titles(filled[place])), None)
    title = _others_titles(called, filled) if named is None else named
    return None if title is None else _apart(_with_known(_columns(called, title, named is not None), filled), filled)


def _apart(columns: Columns, filled: Sequence[Column]) -> Columns:
    """The columns, where dates have one of their own: a year in another is that of the edition, "CVPR '24"."""
    if columns.both is None or columns.date is None or columns.venue is not None:
        return columns
    dated = _mostly(filled[columns.date], _is_date)
    return replace(columns, venue=columns.both, both=None) if dated else columns


def _is_date(parts: Sequence[Stretch]) -> bool:
    cell = said(parts[0])
    return cell is not None and read_date(cell.of(parts[0].text)) is not None


def _filled(body: Sequence[Cells], place: int) -> Column:
    return [row[place] for row in body[:MOST_CELLS] if place < len(row) and row[place]]


def _titles(names: Sequence[str]) -> Iterator[int]:
    """The columns that are called after titles, the likeliest first."""
    yield from (place for place, name in enumerate(names) if name in TITLES[:1])
    yield from (place for place, name in enumerate(names) if name in TITLES)
    yield from (place for place, name in enumerate(names) if _is_of_works(frozenset(name.split())))


def _may_be_titles(column: Column) -> bool:
    """Whether a column does not name venues, and does not only say what it leads to: "[arXiv](…)", "[PDF](…)"."""
    return not (_mostly(column, _is_labels) or _mostly(column, _names_venue))


def _is_labels(parts: Sequence[Stretch]) -> bool:
    links = [atom.text.of(part.text) for part in parts for atom in part.atoms if atom.kind is AtomKind.LINK]
    return bool(links) and all(map(is_label, links)) and not any(words(part.view) for part in parts)


def _others_titles(names: Sequence[str], filled: Sequence[Column]) -> int | None:
    """A column of another name, if most of its cells are words that lead to works, or are called by their titles."""
    linked = (place for place, column in enumerate(filled) if _mostly(column, _leads_to_work, FEWEST_TITLES))
    plain = (
        place
        for place, column in enumerate(filled)
        if names[place] in NAMES and _mostly(column, _is_spelled, FEWEST_TITLES)
    )
    return next(linked, next(plain, None))


def _mostly(column: Column, tells: Callable[[Sequence[Stretch]], bool], fewest: int = 1) -> bool:
    return len(column) >= fewest and sum(map(tells, column)) >= SHARE * len(column)


def _is_spelled(parts: Sequence[Stretch]) -> bool:
    return BLANK not in parts[0].view and len(words(parts[0].view)) >= FEWEST_WORDS


def _is_of_works(said: frozenset[str]) -> bool:
    return not said.isdisjoint(_WORKS) and said <= _WORKS | _OF_WORKS


def _leads_to_work(parts: Sequence[Stretch]) -> bool:
    atom = next((atom for atom in parts[0].atoms if atom.kind is AtomKind.LINK), None)
    return atom is not None and is_work(atom.url) and len(words(atom.text.of(parts[0].text))) >= FEWEST_WORDS


def _columns(names: Sequence[str], title: int, named: bool) -> Columns:
    def first(called: Sequence[str]) -> int | None:
        return next((place for place, name in enumerate(names) if name in called and place != title), None)

    both = next((place for place, name in enumerate(names) if _is_both(name) and place != title), None)
    links = tuple(place for place, name in enumerate(names) if name in LINKS and place != title)
    return Columns(title, named, first(DATES), first(VENUES), both, first(AUTHORS), links)


_TAGS = re.compile(r"<[^<>]*>")


def _plainly(name: str) -> str:
    said = " ".join(re.sub(r"[^\w&/()\s]|_", " ", _TAGS.sub(" ", name)).lower().split())
    return said.replace(" / ", "/")


def _is_both(name: str) -> bool:
    if name == PUBLICATION or name in DATES:
        return name == PUBLICATION
    said = re.split(r"\W+", name)
    return any(word in VENUES for word in said) and any(word in DATES for word in said)


def _with_known(columns: Columns, filled: Sequence[Column]) -> Columns:
    """The columns, with one of venues that has no such name if its cells name venues: of years, or of anything."""
    if columns.venue is not None or columns.both is not None:
        return columns
    taken = {columns.title, columns.authors, *columns.links}
    for place, column in enumerate(filled):
        if place not in taken and _mostly(column, _names_venue):
            return replace(columns, both=place, date=None if place == columns.date else columns.date)
    return columns


def _names_venue(parts: Sequence[Stretch]) -> bool:
    cell = said(parts[0])
    words = cell.of(parts[0].text) if cell else ""
    told = when(words, enclosed=True)
    return told is not None and told.venue is not None and recognise_venue(told.venue.of(words)) is not None


def said(part: Stretch) -> Span | None:
    """What a cell says: its only words, or those of its only link or of its tags, without marks."""
    tagged = _tag(part)
    if tagged is not None:
        return tagged
    links = [atom for atom in part.atoms if atom.kind is AtomKind.LINK]
    if len(links) == 1 and not part.view.strip(f" *_()[]{BLANK}"):
        inner = links[0].text.of(part.text)
        start = links[0].text.start + len(inner) - len(inner.lstrip())
        return Span(start, start + len(inner.strip()))
    words = part.view.strip(" *_")
    if not words or BLANK in words:
        return None
    start = part.view.index(words)
    return part.absolute(start, start + len(words))


_BETWEEN_TAGS = re.compile(r"[\s,;/|·*_]*")


def _tag(part: Stretch) -> Span | None:
    """What the tags of a cell of nothing but code say of when and where: "`ICML'24`, `oral`"."""
    if not part.atoms or any(atom.kind is not AtomKind.CODE for atom in part.atoms):
        return None
    ends = [part.span.start, *(atom.span.end for atom in part.atoms)]
    starts = [*(atom.span.start for atom in part.atoms), part.span.end]
    plain = all(_BETWEEN_TAGS.fullmatch(part.text, end, start) for end, start in zip(ends, starts, strict=True))
    telling = (atom.text for atom in part.atoms if when(atom.text.of(part.text), enclosed=True))
    return next(telling, None) if plain else None
