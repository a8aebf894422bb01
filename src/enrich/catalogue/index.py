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

BLOCKS_HELD = 64
"""So many blocks are held unpacked: the candidates for one title often stand together, and are read twice."""


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
            self._database.execute("PRAGMA mmap_size = 1073741824")
        except BaseException:
            self._database.close()
            raise
        self._blocks: dict[int, Sequence[msgspec.Raw]] = {}

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
        query = "SELECT first, data FROM block WHERE first <= ? ORDER BY first DESC LIMIT 1"
        for held, works in self._blocks.items():
            if held <= number < held + len(works):
                return works[number - held]
        with guarded(self.path):
            row = self._database.execute(query, (number,)).fetchone()
            if row is None:
                raise ValueError(f"it has no work {number}")
            first: int = row[0]
            works = unpack(row[1])
            if number >= first + len(works):
                raise ValueError(f"it has no work {number}")
        if len(self._blocks) >= BLOCKS_HELD:
            self._blocks.pop(next(iter(self._blocks)))
        self._blocks[first] = works
        return works[number - first]
