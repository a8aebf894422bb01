"""What the columns of a table of works hold, and how a row of it is read.

A table is one of works if a column is called after their titles, and most of its rows lead to works
or name where they appeared. Columns are known by their names; one of another name is known by what
most of its cells say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from enrich.lists.markdown_addresses import add_addresses
from enrich.lists.markdown_atoms import BLANK, AtomKind
from enrich.lists.markdown_credits import dates, when
from enrich.lists.markdown_items import broken
from enrich.lists.markdown_lines import NOWHERE
from enrich.lists.markdown_names import are_names
from enrich.lists.markdown_parts import Marks, Part, Reading, Stretch
from enrich.lists.markdown_plain import plain_title
from enrich.lists.markdown_reading import SHORT_TITLE, is_entry, read_entry
from enrich.lists.markdown_views import stretch
from enrich.lists.markdown_works import is_work, words
from enrich.lists.splicing import Span
from enrich.model import Field
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


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of the columns that are known; `both` is one of venues and years."""

    title: int
    date: int | None = None
    venue: int | None = None
    both: int | None = None
    authors: int | None = None
    links: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the line where it begins, its span, and its cells, spaces and all.

    A cell that one of a row above reaches into is `NOWHERE`.
    """

    number: int
    span: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A row that is an entry: what was read, and where an empty cell waits for a field."""

    row: Row
    reading: Reading
    empty: Mapping[Field, Span]
    html: bool = False


def works_of_table(
    text: str, names: Sequence[str], body: Sequence[Row], defined: Mapping[str, str], *, html: bool = False
) -> Iterator[WorkRow]:
    """The rows of a table whose columns have these names, if most of them are of works."""
    called = [_plainly(name) for name in names]
    read = [(row, [_parts(text, cell, defined) for cell in row.cells]) for row in body] if names else []
    title = _titles(called)
    columns = _columns(called, _linked_titles(len(names), [parts for _, parts in read]) if title is None else title)
    if columns is None:
        return
    columns = _with_known(columns, len(names), [parts for _, parts in read])
    found = [work for row, parts in read if (work := _work(row, parts, columns, html=html))]
    good = sum(is_entry(work.reading, doubtful=False) for work in found)
    if 2 * good > len(found) or (title is not None and good and 2 * good == len(found)):
        yield from (work for work in found if _says_enough(work.reading))


def _parts(text: str, cell: Span, defined: Mapping[str, str]) -> list[Stretch]:
    return [stretch(text, part, defined) for part in broken(text, cell)]


# --- columns ----------------------------------------------------------------------------------


def _titles(names: Sequence[str]) -> int | None:
    """The column that is called after titles."""
    for called in (TITLES[:1], TITLES):
        if (place := next((place for place, name in enumerate(names) if name in called), None)) is not None:
            return place
    return next((place for place, name in enumerate(names) if _is_of_works(frozenset(name.split()))), None)


def _is_of_works(said: frozenset[str]) -> bool:
    return not said.isdisjoint(_WORKS) and said <= _WORKS | _OF_WORKS


def _linked_titles(count: int, body: Sequence[Sequence[Sequence[Stretch]]]) -> int | None:
    """A column of another name, if most of its cells are words that lead to works."""
    for place in range(count):
        filled = [row[place] for row in body[:MOST_CELLS] if place < len(row) and row[place]]
        if len(filled) >= FEWEST_TITLES and sum(map(_leads_to_work, filled)) >= SHARE * len(filled):
            return place
    return None


def _leads_to_work(parts: Sequence[Stretch]) -> bool:
    atom = next((atom for atom in parts[0].atoms if atom.kind is AtomKind.LINK), None)
    return atom is not None and is_work(atom.url) and len(words(atom.text.of(parts[0].text))) >= FEWEST_WORDS


def _columns(names: Sequence[str], title: int | None) -> Columns | None:
    if title is None:
        return None

    def first(called: Sequence[str]) -> int | None:
        return next((place for place, name in enumerate(names) if name in called and place != title), None)

    both = next((place for place, name in enumerate(names) if _is_both(name)), None)
    links = tuple(place for place, name in enumerate(names) if name in LINKS and place != title)
    return Columns(title, first(DATES), first(VENUES), both, first(AUTHORS), links)


_TAGS = re.compile(r"<[^<>]*>")


def _plainly(name: str) -> str:
    return " ".join(re.sub(r"[^\w&/()\s]|_", " ", _TAGS.sub(" ", name)).lower().split())


def _is_both(name: str) -> bool:
    said = re.split(r"\W+", name)
    return any(word in VENUES for word in said) and any(word in DATES for word in said)


def _with_known(columns: Columns, count: int, body: Sequence[Sequence[Sequence[Stretch]]]) -> Columns:
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


# --- rows -------------------------------------------------------------------------------------


def _work(row: Row, every: Sequence[Sequence[Stretch]], columns: Columns, *, html: bool) -> WorkRow | None:
    parts = every[columns.title] if columns.title < len(every) else ()
    reading = read_entry(parts) or _plain(parts)
    if reading is None:
        return None
    empty: dict[Field, Span] = {}
    for place, which in _credits(columns):
        if place is None or place >= len(every) or place == columns.title:
            continue
        if every[place]:
            _cell(reading, every[place], which, apart=columns.date is not None)
        elif which and which not in reading.parts and row.cells[place] != NOWHERE:
            empty[which] = row.cells[place]
    for place in columns.links if Field.VENUE not in empty else ():
        if place < len(every) and Field.VENUE not in reading.parts:
            _linked_place(reading, every[place])
    others = [place for place in dict.fromkeys((*columns.links, *range(len(every)))) if place != columns.title]
    add_addresses(reading, [*parts, *(part for place in others if place < len(every) for part in every[place])])
    _linked(reading, [every[place] for place in columns.links if place < len(every) and not reading.url])
    return WorkRow(row, reading, empty, html)


def _linked(reading: Reading, cells: Iterable[Sequence[Stretch]]) -> None:
    """The address that a column of links leads to, whatever its words are: who published a work, say."""
    found = (atom for parts in cells for part in parts for atom in part.atoms if is_work(atom.url))
    atom = next((atom for atom in found if atom.kind is AtomKind.LINK), None)
    if atom is not None and atom.target is not None:
        reading.url = atom.url
        reading.parts[Field.URL] = Part(atom.target, atom.span, Marks.TARGET)


def _credits(columns: Columns) -> tuple[tuple[int | None, Field | None], ...]:
    """The columns of credits, with the field that each is of; None for one of venues and years."""
    return (
        (columns.both, None),
        (columns.venue, Field.VENUE),
        (columns.date, Field.DATE),
        (columns.authors, Field.AUTHORS),
    )


def _plain(parts: Sequence[Stretch]) -> Reading | None:
    title = plain_title(parts[0]) if parts else None
    return Reading(title, parts[0].span, {Field.TITLE: Part(title.span, title.outer, title.marks)}) if title else None


def _cell(reading: Reading, parts: Sequence[Stretch], which: Field | None, *, apart: bool) -> None:
    """Reads a cell of credits into the reading. `apart` says that dates have a column of their own."""
    said = _said(parts[0]) if len(parts) == 1 else None
    if said is None:
        return
    words = said.of(parts[0].text)
    if _is_whole(words, which, apart=apart):
        reading.parts[which or Field.VENUE] = Part(said, parts[0].span, Marks.NONE)
        return
    told = when(words, enclosed=True) if which in (None, Field.VENUE) else None
    if told:
        told = parts[0].moved(told, said.start - parts[0].span.start)
        for field, place, more in ((Field.DATE, told.date, None), (Field.VENUE, told.venue, told.track)):
            if place:
                reading.parts[field] = Part(place, parts[0].span, Marks.NONE, more)


def _said(part: Stretch) -> Span | None:
    """What a cell says: its only words, or those of its only link, without marks."""
    links = [atom for atom in part.atoms if atom.kind is AtomKind.LINK]
    if len(links) == 1 and not part.view.strip(f" *_()[]{BLANK}"):
        return links[0].text
    words = part.view.strip(" *_")
    if not words or BLANK in words:
        return None
    start = part.view.index(words)
    return part.absolute(start, start + len(words))


def _linked_place(reading: Reading, parts: Sequence[Stretch]) -> None:
    """A venue that the link of a cell names: `[ICML 2024](https://…)`."""
    said = _said(parts[0]) if parts and parts[0].atoms else None
    told = when(said.of(parts[0].text)) if said else None
    if said and told and told.venue:
        reading.take(parts[0].moved(told, said.start - parts[0].span.start), said, Marks.NONE)


def _is_whole(said: str, which: Field | None, *, apart: bool) -> bool:
    """Whether all that a cell says is its field."""
    match which:
        case Field.AUTHORS:
            return are_names(said, least=1)
        case Field.VENUE:
            return apart
        case Field.DATE:
            return len(list(dates(said))) == 1 or read_date(said) is not None
        case _:
            return False


def _says_enough(reading: Reading) -> bool:
    return bool(reading.url) or reading.title.span.end - reading.title.span.start > SHORT_TITLE
