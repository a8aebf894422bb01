"""Lists as tables whose cells are parted by tabs; all else is as in `csv`."""

from __future__ import annotations

from collections.abc import Sequence

from enrich.lists.csv import ORDER, as_table, besides, insert, read, write
from enrich.model import Paper

__all__ = ["ORDER", "SUFFIXES", "besides", "insert", "read", "render", "write"]

SUFFIXES = (".tsv",)


def render(papers: Sequence[Paper], title: str) -> str:  # noqa: ARG001 - a table has no place for the title of a list
    """A new table of papers."""
    return as_table(papers, "\t")
