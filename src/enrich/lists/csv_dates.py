"""The dates of a table: in a column of their own, or a year in one and its month in another."""

from __future__ import annotations

from collections.abc import Mapping

from enrich.lists.csv_cells import Row
from enrich.lists.csv_table import Table
from enrich.lists.parted_dates import joined, parted, year_of
from enrich.model import Field


def date_of(table: Table, row: Row) -> str:
    """The date of a row as one text. A month that is not understood is left out."""
    year, month = table.value(row, "date"), row.value(table.month)
    return (joined((year, month)) if month.strip() else None) or year


def beside(table: Table, row: Row) -> tuple[int, ...]:
    """The column of the month, where it is a part of the date."""
    return (table.month,) if table.month is not None and not _is_unclear(table, row) else ()


def closed(table: Table, row: Row) -> frozenset[Field]:
    """The fields that have no column, and a date whose month is not understood."""
    absent = frozenset(field for field in Field if field.value not in table.columns)
    return absent | {Field.DATE} if _is_unclear(table, row) else absent


def _is_unclear(table: Table, row: Row) -> bool:
    month = row.value(table.month)
    return bool(month.strip()) and joined((table.value(row, "date"), month)) is None


def cells(table: Table, row: Row, wanted: Mapping[Field, str], *, new: bool = False) -> dict[int, str]:
    """What comes into which columns of a row, or of a `new` one beside it. Those that the table lacks are left out.

    A year that stands beside the whole date is kept the same.
    """
    said = {table.columns[field.value]: text for field, text in wanted.items() if field.value in table.columns}
    place, date = table.columns.get("date"), wanted.get(Field.DATE, "")
    if place is None or not date:
        return said
    if table.month is not None:
        month = row.value(table.month).strip() or next((m for one in table.rows if (m := one.value(table.month))), "")
        parts = parted(date, (row.value(place), month)) or (date,)
        said |= dict(zip((place, table.month), parts, strict=False))
    elif table.year is not None and (new or row.value(table.year).strip() == year_of(row.value(place))):
        said[table.year] = year_of(date)
    return said
