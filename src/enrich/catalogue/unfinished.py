"""The file of a build under way. What was committed outlives the process; the rest is read again.

What works are found by is held in memory for some tens of thousands of them, and then written in one run of rows, a row
a feature: to keep it sorted all along would mean a place of its own on disk for each.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from pathlib import Path

from enrich.catalogue.packing import A_BLOCK
from enrich.catalogue.parsing import Parsed
from enrich.catalogue.pieces import DumpFile
from enrich.catalogue.shelf import UNFINISHED, as_row, check, create, facts, guarded, keep_fact

A_RUN = 100_000
"""Works. So many are committed at once."""

FAULTS_TOLD = 100
"""So many of a file are told in words."""

_TABLES = """
CREATE TABLE run (key INTEGER NOT NULL, first INTEGER NOT NULL, works BLOB NOT NULL);
CREATE TABLE identity (key INTEGER NOT NULL, work INTEGER NOT NULL);
"""


class Unfinished:
    """The works of a build that are not yet merged. `base` says which catalogue it adds to."""

    def __init__(self, path: Path, base: str, first: int) -> None:
        """Opens the file, or begins it with `first` as the number of its first work. Raises BadInput.

        What was begun upon another base is begun anew.
        """
        self.path = path
        self._told: Counter[str] = Counter()
        self._found: dict[int, int | array[int]] = {}
        self._identities: list[tuple[int, int]] = []
        self._database = self._opened(base, first)
        known = facts(self._database)
        self.resumed = self.next = self._committed = int(known["next"])

    def _opened(self, base: str, first: int) -> sqlite3.Connection:
        if self.path.exists():
            with guarded(self.path):
                database = sqlite3.connect(self.path, isolation_level=None)
            check(database, self.path, UNFINISHED)
            if facts(database)["base"] == base:
                _prepare(database)
                return database
            database.close()
            self.delete()
        database = create(self.path, UNFINISHED, _TABLES)
        _prepare(database)
        keep_fact(database, "base", base)
        keep_fact(database, "next", str(first))
        return database

    def pieces_of(self, file: DumpFile, dump: str) -> tuple[int, bool]:
        """How many pieces of a file were read, and whether those were all: none, if it was another file."""
        query = "SELECT pieces, whole FROM file WHERE path = ? AND size = ? AND modified = ? AND dump = ?"
        row = self._database.execute(query, (file.path, file.size, file.modified, dump)).fetchone()
        if row:
            return row[0], bool(row[1])
        self._begin()
        self._database.execute("DELETE FROM fault WHERE path = ?", (file.path,))
        statement = "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, '')"
        self._database.execute(statement, (file.path, file.size, file.modified, dump))
        return 0, False

    def add(self, file: DumpFile, parsed: Parsed) -> None:
        """Takes what a piece of a file held, and commits it with others."""
        self._begin()
        number = first = self.next
        with guarded(self.path):
            for block, data in enumerate(parsed.blocks):
                self._database.execute("INSERT INTO block VALUES (?, ?)", (first + A_BLOCK * block, data))
            self._count(file, parsed)
        for key in parsed.identities:
            self._identities.append((key, number))
            number += 1
        self._find(parsed, first)
        self.next = number
        if self.next - self._committed >= A_RUN:
            self.commit()

    def _find(self, parsed: Parsed, first: int) -> None:
        found = self._found
        for key, place in zip(parsed.features, parsed.places, strict=True):
            known = found.get(key)
            if known is None:
                found[key] = first + place
            elif isinstance(known, int):
                found[key] = array("I", (known, first + place))
            else:
                known.append(first + place)

    def _count(self, file: DumpFile, parsed: Parsed) -> None:
        self._database.execute(
            "UPDATE file SET pieces = pieces + 1, papers = papers + ?, others = others + ?, garbled = garbled + ? "
            "WHERE path = ?",
            (parsed.papers, parsed.others, parsed.garbled, file.path),
        )
        for line, what in parsed.faults:
            self._tell(file, line, what)

    def _tell(self, file: DumpFile, line: int, what: str) -> None:
        """Has a fault in words, unless there are enough of the file."""
        self._told[file.path] += 1
        if self._told[file.path] <= FAULTS_TOLD:
            self._database.execute("INSERT INTO fault VALUES (?, ?, ?)", (file.path, line, what))

    def fail(self, file: DumpFile, line: int, what: str) -> None:
        """Counts what of a file could not be read at all."""
        self._begin()
        self._database.execute(
            "UPDATE file SET pieces = pieces + 1, garbled = garbled + 1 WHERE path = ?", (file.path,)
        )
        self._tell(file, line, what)

    def end(self, file: DumpFile, day: str) -> None:
        """Says that a file was read to its end."""
        self._begin()
        self._database.execute("UPDATE file SET whole = 1, day = ? WHERE path = ?", (day, file.path))

    def commit(self) -> None:
        """Makes safe what was taken so far."""
        self._begin()
        with guarded(self.path):
            rows = (
                (key, self._committed, works if isinstance(works, int) else as_row(works))
                for key, works in self._found.items()
            )
            self._database.executemany("INSERT INTO run VALUES (?, ?, ?)", rows)
            self._database.executemany("INSERT INTO identity VALUES (?, ?)", self._identities)
            keep_fact(self._database, "next", str(self.next))
            self._database.execute("COMMIT")
        self._found, self._identities = {}, []
        self._committed = self.next

    def _begin(self) -> None:
        if not self._database.in_transaction:
            with guarded(self.path):
                self._database.execute("BEGIN")

    def close(self) -> None:
        """Closes the file; what is not committed is forgotten."""
        self._database.close()

    def delete(self) -> None:
        """Removes the file."""
        delete(self.path)


def delete(path: Path) -> None:
    """Removes such a file, and what SQLite has put beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _prepare(database: sqlite3.Connection) -> None:
    # a second build of the same catalogue is refused, and this one does not wait for it
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    database.execute("PRAGMA journal_mode = WAL")
    # a commit survives a killed process; only a power cut may cost the last ones
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA cache_size = -32768")
