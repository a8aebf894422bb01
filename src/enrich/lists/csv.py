"""Lists as tables: comma-separated values, or separated by semicolons, tabs or bars.

A cell is rewritten where it stands, in the quoting of the file; nothing else is touched. The only
column that a table must have is `title`; what it calls the others is in `csv_table.HEADERS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from enrich.errors import BadInput
from enrich.lists import csv_dates, pins
from enrich.lists.csv_cells import Row, written
from enrich.lists.csv_table import Table, table
from enrich.lists.markdown_links import targets
from enrich.lists.nested import malformed_link
from enrich.lists.splicing import NOBODY, Arrangement, Block, Replacement, Span, rewritten, spliced
from enrich.lists.text import newline_of
from enrich.model import Edit, Field, Finding, Link, Location, Paper, PaperList
from enrich.normalise.ids import recognise
from enrich.normalise.urls import unnested

SUFFIXES = (".csv",)

ORDER = ("-date", "title")
"""What a table is sorted by unless the settings say otherwise: its order says nothing that its columns do not."""

COLUMNS = ("section", "title", "url", "date", "venue", "authors")
"""The columns of a table that is made anew; `keep` is one more where something is pinned."""


def read(text: str, path: str) -> PaperList:
    """The papers of a table; every field is the text of its cell.

    Raises BadInput, with the line on which the row begins, for what is no table of papers.
    """
    read_table = table(text, path)
    papers = tuple(block.paper for block in _blocks(text, read_table, path))
    empty = tuple(_empty(row, path) for row in read_table.rows if not row.comment and _blank(read_table, row))
    findings = [*empty, *(found for paper in papers for found in malformed_link(paper))]
    for paper, row in zip(papers, _filled(read_table), strict=True):
        findings += pins.unreadable(paper, pins.of_cell(read_table.value(row, pins.KEEP)))
    return PaperList(path, papers, findings=tuple(findings), years_only=read_table.years_only)


def write(text: str, papers: Sequence[Paper], edits: Sequence[Edit], removed: Set[Location] = NOBODY) -> str:
    """The table with the edits made and the rows in the order of the papers, within their sections.

    Raises BadInput if it is not the table that was read, or has no column for an edit.
    """
    if not papers and not edits:
        return text
    path = (papers or edits)[0].where.path
    read_table = table(text, path)
    for edit in edits:
        if edit.field.value not in read_table.columns:
            raise BadInput(
                path, f"the table has no column {edit.field}", "Add the column to its first row.", edit.where.line
            )
    entries = _filled(read_table)

    def replace(number: int, wanted: Mapping[Field, str]) -> Sequence[Replacement]:
        return _replacements(read_table, entries[number], csv_dates.cells(read_table, entries[number], wanted))

    return rewritten(text, tuple(_blocks(text, read_table, path)), Arrangement(papers, removed), edits, replace)


def with_columns(text: str, path: str, names: Sequence[str]) -> str:
    """The table with more columns on its right, empty in all rows; their names are written as the others are."""
    read_table = table(text, path)
    width, delimiter = len(read_table.header.cells), read_table.delimiter
    capital = all(cell.value[:1].isupper() for cell in read_table.header.cells if cell.value)
    headings = [name.capitalize() if capital else name for name in names]

    def more(row: Row, values: Sequence[str]) -> Replacement:
        quoted = _all_quoted(row)
        cells = [written(value, delimiter, quoted=quoted) for value in ("",) * (width - len(row.cells)) + (*values,)]
        return Replacement(Span(row.span.end, row.span.end), "".join(read_table.between + cell for cell in cells))

    filled = [more(row, ("",) * len(names)) for row in read_table.rows if not row.comment]
    return spliced(text, Span(0, len(text)), [more(read_table.header, headings), *filled])


def insert(text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:
    """The table with one more row. Columns that enrich does not know stay empty in it."""
    read_table = table(text, path)
    row = next(row for row in _filled(read_table) if row.line == beside.where.line)
    line, newline = _line(read_table, row, paper), newline_of(text)
    if before:
        return text[: row.span.start] + line + newline + text[row.span.start :]
    return text[: row.span.end] + newline + line + text[row.span.end :]


def begun(text: str, path: str, paper: Paper) -> str:
    """A table without entries, with its first row right below the header."""
    read_table = table(text, path)
    end = read_table.header.span.end
    return text[:end] + newline_of(text) + _line(read_table, read_table.header, paper) + text[end:]


def _line(read_table: Table, like: Row, paper: Paper) -> str:
    """A new row, quoted as another one is."""
    said = {read_table.columns["section"]: paper.section} if "section" in read_table.columns else {}
    said |= csv_dates.cells(read_table, like, {field: paper.written(field) for field in Field}, new=True)
    quoted = _all_quoted(like)
    cells = (
        written(said.get(place, ""), read_table.delimiter, quoted=quoted, first=not place)
        for place in range(len(read_table.header.cells))
    )
    return read_table.between.join(cells)


def render(papers: Sequence[Paper], title: str) -> str:  # noqa: ARG001 - a table has no place for the title of a list
    """A new table of papers."""
    return as_table(papers, ",")


def as_table(papers: Sequence[Paper], delimiter: str) -> str:
    """A new table. What enrich does not know of the papers has columns behind the others."""
    pinned = (pins.KEEP,) if any(paper.keep for paper in papers) else ()
    names = tuple(dict.fromkeys(name for paper in papers for name, _ in paper.more))
    lines = [(*COLUMNS, *pinned, *names)]
    for paper in papers:
        more = dict(paper.more)
        kept = (pins.cell(paper.keep),) if pinned else ()
        lines.append((*(getattr(paper, column) for column in COLUMNS), *kept, *(more.get(name, "") for name in names)))
    return "".join(
        delimiter.join(written(value, delimiter, first=not place) for place, value in enumerate(line)) + "\n"
        for line in lines
    )


def besides(text: str, path: str) -> Iterator[tuple[str, int]]:
    """The comments of a table, and what stands above its header."""
    read_table = table(text, path)
    for row in read_table.above:
        yield ("comments" if row.comment else "rows above the header"), row.line
    yield from (("comments", row.line) for row in read_table.rows if row.comment)


def _blank(read_table: Table, row: Row) -> bool:
    return not read_table.value(row, "title").strip() and not read_table.value(row, "url").strip()


def _filled(read_table: Table) -> list[Row]:
    return [row for row in read_table.rows if not row.comment and not _blank(read_table, row)]


def _empty(row: Row, path: str) -> Finding:
    return Finding("empty-entry", "this row has neither a title nor a link", Location(path, row.line))


def _blocks(text: str, read_table: Table, path: str) -> Iterator[Block]:
    barriers = 0
    for row in read_table.rows:
        if row.comment or _blank(read_table, row):
            barriers += 1
            continue
        paper = _paper(text, read_table, row, path)
        yield Block(paper, row.span, (barriers, paper.section))


def _paper(text: str, read_table: Table, row: Row, path: str) -> Paper:
    where = Location(path, row.line)
    url = read_table.value(row, "url")
    others = [cell.value for place, cell in enumerate(row.cells) if place != read_table.columns.get("url")]
    # a cell of one word is an identifier or a link of this paper; a longer one may mention other papers
    words = (value for value in others if value and len(value.split()) == 1)
    found = [unnested(url) or url.strip(), *(target for value in others for _, target in targets(value))]
    return Paper(
        title=read_table.value(row, "title"),
        where=where,
        url=url,
        date=csv_dates.date_of(read_table, row),
        venue=read_table.value(row, "venue"),
        authors=read_table.value(row, "authors"),
        section=read_table.value(row, "section"),
        ids=recognise(url, *words),
        links=tuple(Link(target, where) for target in found if target),
        text=row.span.of(text),
        keep=pins.of_cell(read_table.value(row, pins.KEEP)).fields,
        closed=csv_dates.closed(read_table, row),
        more=tuple(_more(read_table, row)),
    )


def _more(read_table: Table, row: Row) -> Iterator[tuple[str, str]]:
    """The filled cells of the columns that enrich does not know."""
    known = {*read_table.columns.values(), *csv_dates.beside(read_table, row)}
    for place, (heading, cell) in enumerate(zip(read_table.header.cells, row.cells, strict=False)):
        if place not in known and cell.value.strip():
            yield heading.value.strip() or f"column {place + 1}", cell.value


def _replacements(read_table: Table, row: Row, wanted: Mapping[int, str]) -> list[Replacement]:
    inside = [
        _rewritten_cell(read_table, row, column, value) for column, value in wanted.items() if column < len(row.cells)
    ]
    beyond = {column: value for column, value in wanted.items() if column >= len(row.cells)}
    return [*inside, *([_extension(read_table, row, beyond)] if beyond else ())]


def _rewritten_cell(read_table: Table, row: Row, column: int, value: str) -> Replacement:
    cell = row.cells[column]
    # a row of one empty cell would be a blank line
    vanishing = len(row.cells) == 1 and not value.strip()
    quoted = cell.quoted or vanishing or (not cell.value and _all_quoted(row))
    return Replacement(cell.span, written(value, read_table.delimiter, quoted=quoted, first=not column))


def _extension(read_table: Table, row: Row, wanted: Mapping[int, str]) -> Replacement:
    quoted = _all_quoted(row)
    columns = range(len(row.cells), max(wanted) + 1)
    cells = (written(wanted.get(column, ""), read_table.delimiter, quoted=quoted) for column in columns)
    text = "".join(read_table.between + cell for cell in cells)
    return Replacement(Span(row.span.end, row.span.end), text)


def _all_quoted(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.value]
    return bool(filled) and all(cell.quoted for cell in filled)
