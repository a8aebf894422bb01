"""The formats in which lists are kept: reading a text into papers, and writing edits back into it.

A format is a module; `FORMATS` is all of them, and a list's format is that of its suffix. Everything
here is pure: files are read and written by `enrich.write`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from pathlib import PurePath
from typing import Protocol

from enrich.errors import BadInput
from enrich.lists import bibtex, csv, json, markdown, tsv, yaml
from enrich.lists.splicing import NOBODY
from enrich.model import Edit, Location, Paper, PaperList


class Format(Protocol):
    """What a module offers to be a format.

    `write(text, read(text, path).papers, ())` is `text`, whatever the text. `papers` is the order
    in which the entries shall stand; they move whole, and within their section. An edit belongs to
    the paper with the same `where`; one whose `before` is not what stands there raises BadInput.
    """

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802 - the constant of a module
        """The ends of file names, in lower case, that tell this format."""
        ...

    @property
    def ORDER(self) -> tuple[str, ...]:  # noqa: N802 - the constant of a module
        """What a list is sorted by if nobody asks for an order; () leaves it in the one that it shows."""
        ...

    def read(self, text: str, path: str) -> PaperList:
        """The list in a text. Raises BadInput if the text is no list of this format."""
        ...

    def write(self, text: str, papers: Sequence[Paper], edits: Sequence[Edit], removed: Set[Location] = NOBODY) -> str:
        """The text with the edits made, and without what is removed; what did not change keeps its bytes."""
        ...

    def insert(self, text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:
        """The text with one more entry right before or behind another one, written as the list writes its entries.

        Parts that no entry of the list shows are left out. Raises BadInput if it cannot be written so that it
        reads back, or the format does not take new entries.
        """
        ...

    def render(self, papers: Sequence[Paper], title: str) -> str:
        """A new list of these papers."""
        ...

    def besides(self, text: str, path: str) -> Iterable[tuple[str, int]]:
        """What a text says that no paper of it holds: what each piece is called, in the plural, and its line from 1."""
        ...


FORMATS: tuple[Format, ...] = (csv, tsv, markdown, bibtex, yaml, json)


def format_of(path: str) -> Format:
    """The format of a list, by the suffix of its name. Raises BadInput if there is none."""
    suffix = PurePath(path).suffix.lower()
    for known in FORMATS:
        if suffix in known.SUFFIXES:
            return known
    suffixes = ", ".join(suffix for known in FORMATS for suffix in known.SUFFIXES)
    raise BadInput(path, f"no format of lists has the suffix {suffix!r}", f"Use one of {suffixes}.")
