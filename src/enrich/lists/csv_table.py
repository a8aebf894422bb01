"""A table of papers in text: which delimiter it has, and which column holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from enrich.errors import BadInput
from enrich.lists.csv_cells import Row, rows
from enrich.lists.text import BYTE_ORDER_MARK

DELIMITERS = (",", ";", "\t", "|")

YEARS = ("year", "年", "年份", "jahr", "année", "año", "anno", "ano", "год", "연도")

_TITLES = (
    "paper title|title of paper|paper name|标题|论文标题|题目|タイトル|제목|titel|titre|título|titulo|titolo|название"
)
_LINKS = "link|paper url|paper link|pdf|链接|リンク|링크|lien|enlace|collegamento|ссылка"
_DATES = "published|publication date|publish date|date published|日期|时间|发表时间|日付|날짜|datum|fecha|дата"
_VENUES = (
    "conference|journal|published in|conference/journal|会议|期刊|会议/期刊|学会|학회|konferenz|conférence|conferencia"
)
_AUTHORS = "author|author(s)|作者|著者|저자|autor|autoren|auteurs|autores|autori|авторы"

HEADERS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", *_TITLES.split("|"), "论文", "論文", "paper", "papers", "article"),
    "url": ("url", *_LINKS.split("|"), "paper"),
    "date": ("date", *_DATES.split("|"), *YEARS),
    "venue": ("venue", *_VENUES.split("|")),
    "authors": ("authors", *_AUTHORS.split("|")),
    "section": ("section", "category", "topic"),
    "keep": ("keep",),
}
"""What a column may be called, in lower case. Of two names that a table has the first counts, for one field only."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its delimiter, the place of each column that is known, its header and its other rows."""

    delimiter: str
    columns: Mapping[str, int]
    header: Row
    rows: tuple[Row, ...]

    @property
    def years_only(self) -> bool:
        """Whether the column of dates is called one of years."""
        return "date" in self.columns and self.value(self.header, "date").strip().lower() in YEARS

    def value(self, row: Row, column: str) -> str:
        return row.value(self.columns.get(column))


def table(text: str, path: str) -> Table:
    """The table in a text.

    Raises BadInput if it has no header, no column of titles, or a row with more cells than columns.
    """
    delimiter, columns = _layout(text, path)
    every = tuple(_rows(text, delimiter, path))
    place = next(index for index, row in enumerate(every) if not row.comment)
    header, body = every[place], every[place + 1 :]
    for row in body:
        if len(row.cells) > len(header.cells):
            raise _too_wide(row, len(header.cells), path)
    return Table(delimiter, columns, header, body)


def _rows(text: str, delimiter: str, path: str) -> Iterator[Row]:
    return rows(text, delimiter, path, start=len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0)


def _layout(text: str, path: str) -> tuple[str, Mapping[str, int]]:
    """The delimiter that makes most columns of a header with titles, and the columns."""
    headers = [(delimiter, _header(text, delimiter, path)) for delimiter in DELIMITERS]
    titled = [(delimiter, header) for delimiter, header in headers if "title" in _columns(header)]
    if not titled:
        raise _untitled(max((header for _, header in headers), key=lambda header: len(header.cells)), path)
    delimiter, header = max(titled, key=lambda pair: len(pair[1].cells))
    return delimiter, _columns(header)


def _header(text: str, delimiter: str, path: str) -> Row:
    for row in _rows(text, delimiter, path):
        if not row.comment:
            return row
    raise BadInput(path, "the table is empty", f"Give it a header: {','.join(HEADERS)}.", 1)


def _columns(header: Row) -> Mapping[str, int]:
    names = [" ".join(cell.value.replace("_", " ").split()).lower() for cell in header.cells]
    found: dict[str, int] = {}
    for column, called in HEADERS.items():
        name = next((name for name in called if name in names and names.index(name) not in found.values()), None)
        if name is not None:
            found[column] = names.index(name)
    return found


def _untitled(header: Row, path: str) -> BadInput:
    names = ", ".join(repr(cell.value.strip()) for cell in header.cells)
    return BadInput(
        path, f"no column is called 'title'; the columns are {names}", "Name the columns in the first row.", header.line
    )


def _too_wide(row: Row, width: int, path: str) -> BadInput:
    what = f"the row has {len(row.cells)} cells, but the table has {width} columns"
    return BadInput(path, what, "Put the cell that holds the delimiter in quotes, or remove the extra cells.", row.line)
