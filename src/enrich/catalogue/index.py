"""A finished catalogue, opened for reading; as many processes may read one as want to."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

import msgspec

from enrich.catalogue.packing import unpack
from enrich.catalogue.shelf import FINISHED, check, facts, guarded, numbers

AT_ONCE = 500
"""Features that are looked up in one question to SQLite."""

HELD = 1000
"""So many works are held unpacked: those about one title are read more than once."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that a catalogue was built from, and what it held."""

    path: str
    size: int
    modified: int
    dump: str
    whole: int
    papers: int
    others: int
    garbled: int
    day: str


class Index:
    """A catalogue on disk."""

    def __init__(self, path: str) -> None:
        """Opens it. Raises BadInput for a file that is missing, spoilt, or made by another version."""
        self.path = Path(path)
        # nobody writes to a finished catalogue: a newer one takes its place
        address = f"file:{quote(str(self.path))}?mode=ro&immutable=1"
        with guarded(self.path):
            self._database = sqlite3.connect(address, uri=True, isolation_level=None)
        try:
            check(self._database, self.path, FINISHED)
            self._database.execute("PRAGMA cache_size = -32768")
        except BaseException:
            self._database.close()
            raise
        self._held: dict[int, msgspec.Raw] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def facts(self) -> Mapping[str, str]:
        """What is known of the whole: `papers`, `next`, `day`, `rules`, `enrich`."""
        with guarded(self.path):
            return facts(self._database)

    def files(self) -> tuple[FileRead, ...]:
        """The files that it was built from, by their paths."""
        query = "SELECT path, size, modified, dump, whole, papers, others, garbled, day FROM file ORDER BY path"
        with guarded(self.path):
            return tuple(FileRead(*row) for row in self._database.execute(query))

    def faults(self, most: int) -> tuple[tuple[str, int, str], ...]:
        """Why the first of what could not be read could not, with file and line."""
        with guarded(self.path):
            return tuple(self._database.execute("SELECT path, line, what FROM fault LIMIT ?", (most,)))

    def having(self, features: Iterable[int]) -> Mapping[int, array[int]]:
        """The works that have a feature, for those of the features that some have, and not too many."""
        asked = tuple(features)
        found: dict[int, array[int]] = {}
        for first in range(0, len(asked), AT_ONCE):
            some = asked[first : first + AT_ONCE]
            query = f"SELECT key, works FROM posting WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608 (marks)
            with guarded(self.path):
                found.update(
                    (key, numbers(works)) for key, works in self._database.execute(query, some) if works != b""
                )
        return found

    def work(self, number: int) -> msgspec.Raw:
        """A work, packed."""
        if number not in self._held:
            if len(self._held) > HELD:
                self._held.clear()
            with guarded(self.path):
                first, works = self._block(number)
                self._held[number] = works[number - first]
        return self._held[number]

    def _block(self, number: int) -> tuple[int, Sequence[msgspec.Raw]]:
        query = "SELECT first, data FROM block WHERE first <= ? ORDER BY first DESC LIMIT 1"
        row = self._database.execute(query, (number,)).fetchone()
        works = unpack(row[1]) if row else ()
        if row is None or number >= row[0] + len(works):
            raise ValueError(f"it has no work {number}")
        return row[0], works
