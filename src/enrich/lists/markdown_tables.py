"""The tables of a Markdown document that are lists of works: which column holds what, and how a row is read.

A table is one of works if a column is called after their titles, and most of its rows lead to works
or name where they appeared. Cells are read as GitHub Flavored Markdown does (chapter 4.10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from enrich.lists.markdown_addresses import add_addresses
from enrich.lists.markdown_atoms import BLANK, atoms, blanked
from enrich.lists.markdown_credits import are_names, dates, when
from enrich.lists.markdown_items import broken
from enrich.lists.markdown_lines import Kind, Line
from enrich.lists.markdown_parts import Marks, Part, Reading, Stretch, Title
from enrich.lists.markdown_reading import is_entry, read_entry
from enrich.lists.markdown_titles import plain_title
from enrich.lists.splicing import Span
from enrich.model import Field

_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")

_TITLES = (
    "title|paper|papers|paper title|title of paper|name of paper|paper name|publication|article|title & authors"
    "|title and authors|论文|标题|题目|论文标题|論文|论文名称"
)
_DATES = "date|year|published|publication date|publish date|pub date|time|release date|month|日期|时间|年份|发表时间|年"
_VENUES = (
    "venue|conference|journal|conference/journal|journal/conference|published in|pub|publication venue|where|会议|期刊"
    "|会议/期刊"
)
_LINKS = "link|links|url|paper link|pdf|paper|paper url|links & resources|resources|链接|arxiv"
TITLES, DATES, VENUES, LINKS = (tuple(called.split("|")) for called in (_TITLES, _DATES, _VENUES, _LINKS))
AUTHORS = ("author", "authors", "author(s)", "作者")
"""What columns are called, in lower case. Of two columns with names of one kind the first counts."""


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
    """A row that is an entry: its line, what was read, and where an empty cell waits for a field."""

    line: Line
    reading: Reading
    empty: Mapping[Field, Span]


def rows(text: str, read: Sequence[Line], defined: Mapping[str, str]) -> Iterator[Row]:
    """The rows of all tables of works, in order."""
    index = 0
    while index + 1 < len(read):
        if not _begins(text, read, index):
            index += 1
            continue
        stop = index + 2
        while stop < len(read) and read[stop].kind is Kind.TEXT and "|" in read[stop].span.of(text):
            stop += 1
        columns = _columns(text, read[index])
        if columns:
            yield from _works([row for line in read[index + 2 : stop] if (row := _row(text, line, columns, defined))])
        index = stop


def _begins(text: str, read: Sequence[Line], index: int) -> bool:
    head, rule = read[index], read[index + 1]
    if head.kind is not Kind.TEXT or rule.kind is not Kind.TEXT:
        return False
    written = rule.span.of(text)
    return "-" in written and "|" in written and "|" in head.span.of(text) and _RULE.fullmatch(written) is not None


def cells(text: str, line: Line) -> tuple[Span, ...]:
    """The cells of a row, spaces and all."""
    span = line.span
    written = span.of(text)
    start = span.start + len(written) - len(written.lstrip())
    start += text.startswith("|", start)
    bars = [match.start() for match in _BAR.finditer(text, start, span.end)]
    ends = [*bars, *([span.end] if not bars or text[bars[-1] + 1 : span.end].strip() else [])]
    return tuple(Span(begin, end) for begin, end in zip([start, *(end + 1 for end in ends)], ends, strict=False))


def _columns(text: str, head: Line) -> Columns | None:
    names = [_name(cell.of(text)) for cell in cells(text, head)]
    title = next((place for called in (TITLES[:1], TITLES) for place, name in enumerate(names) if name in called), None)
    if title is None:
        return None

    def first(called: Sequence[str]) -> int | None:
        return next((place for place, name in enumerate(names) if name in called and place != title), None)

    both = next((place for place, name in enumerate(names) if _is_both(name)), None)
    links = tuple(place for place, name in enumerate(names) if name in LINKS and place != title)
    return Columns(title, first(DATES), first(VENUES), both, first(AUTHORS), links)


def _name(cell: str) -> str:
    return " ".join(re.sub(r"[^\w&/()\s]|_", " ", cell).lower().split())


def _is_both(name: str) -> bool:
    said = re.split(r"\W+", name)
    return any(word in VENUES for word in said) and any(word in DATES for word in said)


def _stretch(text: str, span: Span, defined: Mapping[str, str]) -> Stretch:
    found = atoms(text, span, defined)
    return Stretch(text, span, found, blanked(text, span, found))


def _row(text: str, line: Line, columns: Columns, defined: Mapping[str, str]) -> Row | None:
    spans = cells(text, line)
    if columns.title >= len(spans):
        return None
    every = [[_stretch(text, part, defined) for part in broken(text, span)] for span in spans]
    parts = every[columns.title]
    reading = read_entry(parts) or _plain(parts)
    if reading is None:
        return None
    empty: dict[Field, Span] = {}
    for place, which in _credits(columns):
        if place is None or place >= len(spans) or place == columns.title:
            continue
        if every[place]:
            _cell(reading, every[place], which, apart=columns.date is not None)
        elif which and which not in reading.parts:
            empty[which] = spans[place]
    others = [place for place in (*columns.links, *range(len(spans))) if place != columns.title]
    add_addresses(
        reading, [*parts, *(part for place in dict.fromkeys(others) if place < len(every) for part in every[place])]
    )
    return Row(line, reading, empty)


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
    view = parts[0].view
    stripped = view.strip(" *_")
    if len(parts) > 1 or BLANK in view or not stripped:
        return
    begin = view.index(stripped)
    whole = parts[0].absolute(begin, begin + len(stripped))
    if _is_whole(stripped, which, apart=apart):
        reading.parts[which or Field.VENUE] = Part(whole, parts[0].span, Marks.NONE)
        return
    found = when(stripped, enclosed=True) if which in (None, Field.VENUE) else None
    if found:
        told = parts[0].moved(found, begin)
        for field, place, more in ((Field.DATE, told.date, None), (Field.VENUE, told.venue, told.track)):
            if place:
                reading.parts[field] = Part(place, parts[0].span, Marks.NONE, more)


def _is_whole(said: str, which: Field | None, *, apart: bool) -> bool:
    """Whether all that a cell says is its field."""
    match which:
        case Field.AUTHORS:
            return are_names(said, least=1)
        case Field.VENUE:
            return apart
        case Field.DATE:
            return len(list(dates(said))) == 1
        case _:
            return False


def _works(found: Sequence[Row]) -> Sequence[Row]:
    """The rows of a table, if most of them are of works."""
    good = sum(is_entry(row.reading, doubtful=False) for row in found)
    return [row for row in found if _says_enough(row.reading)] if 2 * good > len(found) else []


def _says_enough(reading: Reading) -> bool:
    title: Title = reading.title
    return bool(reading.url) or title.span.end - title.span.start > 12
