"""A table of papers in text: which delimiter it has, and which column holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from enrich.errors import BadInput
from enrich.lists.csv_cells import Row, rows
from enrich.lists.text import BYTE_ORDER_MARK

DELIMITERS = (",", ";", "\t", "|")

YEARS = (
    *("year", "年", "年份", "jahr", "année", "año", "anno", "ano", "год", "연도"),
    *("publication year", "year published", "pub year"),
)

MONTHS = ("month", "月", "月份", "monat", "mois", "mes", "mese", "mês", "месяц", "월")
"""What a column of months may be called, which only counts beside one of years."""

_TITLES = (
    "paper title|title of paper|paper name|标题|论文标题|题目|タイトル|제목|titel|titre|título|titulo|titolo|название"
)
_LINKS = "link|paper url|paper link|pdf|链接|リンク|링크|lien|enlace|collegamento|ссылка"
_DATES = "published|publication date|publish date|date published|日期|时间|发表时间|日付|날짜|datum|fecha|дата"
_VENUES = (
    "conference|journal|published in|conference/journal|会议|期刊|会议/期刊|学会|학회|konferenz|conférence|conferencia"
)
_AUTHORS = "author|author(s)|作者|著者|저자|autor|autoren|auteurs|autores|autori|авторы"

# as Zotero, Scopus, the Web of Science and IEEE Xplore write them
_EXPORTED_VENUES = ("publication title", "source title", "booktitle")

HEADERS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "title",
        "document title",
        "article title",
        *_TITLES.split("|"),
        "论文",
        "論文",
        "paper",
        "papers",
        "article",
    ),
    "url": ("url", *_LINKS.split("|"), "paper"),
    "date": ("date", *_DATES.split("|"), *YEARS),
    "venue": ("venue", *_VENUES.split("|"), "conferencia", *_EXPORTED_VENUES),
    "authors": ("authors", *_AUTHORS.split("|")),
    "section": ("section", "category", "topic"),
    "keep": ("keep",),
}
"""What a column may be called, in lower case. Of two names that a table has the first counts, for one field only."""


MOST_ABOVE = 5
"""Rows among which a header is looked for."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its delimiter, the place of each column that is known, its header, the rows below it and those above.

    `month` is the place of the month beside a year, `year` that of a year beside a whole date. `padded` says that
    spaces stand around its cells.
    """

    delimiter: str
    columns: Mapping[str, int]
    header: Row
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    month: int | None = None
    year: int | None = None
    padded: bool = False

    @property
    def years_only(self) -> bool:
        """Whether the dates are years, and no month stands beside most of them."""
        months = [row for row in self.rows if row.value(self.month).strip()]
        return _is_of_years(self.columns, self.header) and 2 * len(months) <= len(self.rows)

    @property
    def between(self) -> str:
        """What parts two cells."""
        return self.delimiter + (" " if self.padded else "")

    def value(self, row: Row, column: str) -> str:
        return row.value(self.columns.get(column))


def table(text: str, path: str) -> Table:
    """The table in a text.

    Raises BadInput if it has no header, no column of titles, or a row with more cells than columns.
    """
    delimiter, columns, header = _layout(text, path)
    padded = _is_padded(header)
    every = tuple(_rows(text, delimiter, path, padded=padded))
    header = next(row for row in every if row.line == header.line)
    body = tuple(row for row in every if row.line > header.line)
    for row in body:
        if len(row.cells) > len(header.cells):
            raise _too_wide(row, len(header.cells), path)
    years = _place(header, YEARS)
    in_years = _is_of_years(columns, header)
    month, year = (_place(header, MONTHS), None) if in_years else (None, years)
    above = tuple(row for row in every if row.line < header.line)
    return Table(delimiter, columns, header, body, above, month, year, padded)


def _rows(text: str, delimiter: str, path: str, *, padded: bool = False) -> Iterator[Row]:
    start = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    return rows(text, delimiter, path, start, padded=padded)


def _is_padded(header: Row) -> bool:
    """Whether spaces stand before all names of the columns but the first."""
    following = header.cells[1:]
    return bool(following) and all(cell.value.startswith(" ") for cell in following)


def _is_of_years(columns: Mapping[str, int], header: Row) -> bool:
    return "date" in columns and _names(header)[columns["date"]] in YEARS


def _place(header: Row, called: Sequence[str]) -> int | None:
    names = _names(header)
    return next((names.index(name) for name in called if name in names), None)


def _layout(text: str, path: str) -> tuple[str, Mapping[str, int], Row]:
    """The delimiter that makes most columns of a header with titles, the columns, and the header."""
    headers = [(delimiter, _header(text, delimiter, path)) for delimiter in DELIMITERS]
    titled = [(delimiter, header) for delimiter, header in headers if "title" in _columns(header)]
    if not titled:
        raise _untitled(max((header for _, header in headers), key=lambda header: len(header.cells)), path)
    delimiter, header = max(titled, key=lambda pair: len(pair[1].cells))
    return delimiter, _columns(header), header


def _header(text: str, delimiter: str, path: str) -> Row:
    """The first row; or the first with titles, behind rows that say one thing only, as the name of the table."""
    first = None
    try:
        for row in islice((row for row in _rows(text, delimiter, path) if not row.comment), MOST_ABOVE):
            if "title" in _columns(row):
                return row
            first = first or row
            if sum(bool(cell.value.strip()) for cell in row.cells) > 1:
                break
    except BadInput:
        # with another delimiter the rows below may well be in order
        if first is None:
            raise
    if first:
        return first
    raise BadInput(path, "the table is empty", f"Give it a header: {','.join(HEADERS)}.", 1)


def _columns(header: Row) -> Mapping[str, int]:
    names = _names(header)
    found: dict[str, int] = {}
    for column, called in HEADERS.items():
        name = next((name for name in called if name in names and names.index(name) not in found.values()), None)
        if name is not None:
            found[column] = names.index(name)
    return found


def _names(header: Row) -> list[str]:
    return [" ".join(cell.value.replace("_", " ").split()).lower() for cell in header.cells]


def _untitled(header: Row, path: str) -> BadInput:
    names = ", ".join(repr(cell.value.strip()) for cell in header.cells)
    return BadInput(
        path, f"no column is called 'title'; the columns are {names}", "Name the columns in the first row.", header.line
    )


def _too_wide(row: Row, width: int, path: str) -> BadInput:
    what = f"the row has {len(row.cells)} cells, but the table has {width} columns"
    return BadInput(path, what, "Put the cell that holds the delimiter in quotes, or remove the extra cells.", row.line)
