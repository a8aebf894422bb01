"""The finished file: what the catalogue held before and what is new, sorted by what it is found by.

Sorting is SQLite's, in a file of its own where memory does not do. Of two works of one page and source the later one
stands. A work keeps its number; of what was replaced nothing is left but the number.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from enrich.catalogue.packing import A_BLOCK, without
from enrich.catalogue.shelf import FINISHED, as_row, create, guarded, keep_fact, numbers

MOST = 10_000
"""Works. What more than these share is no way to find one of them: a word such as "learning". It is remembered that
it is such, and the works are not: so what a lookup reads does not grow with the catalogue."""

_TABLES = """
CREATE TABLE posting (key INTEGER PRIMARY KEY, works BLOB NOT NULL);
CREATE TABLE identity (key INTEGER PRIMARY KEY, work INTEGER NOT NULL);
"""

Progress = Callable[[int, int], None]


def merge(target: Path, new: Path, old: Path | None, facts: Mapping[str, str], progress: Progress) -> None:
    """Writes a catalogue of what is in the unfinished file `new`, and in the catalogue `old`. Raises BadInput."""
    target.unlink(missing_ok=True)
    database = create(target, FINISHED, _TABLES)
    try:
        with guarded(target):
            # until it is whole nobody reads it, and if it never is, it is written anew
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA cache_size = -65536")
            database.execute("PRAGMA threads = 2")
            database.execute("ATTACH ? AS new", (str(new),))
            database.execute("ATTACH ? AS old", (str(old) if old else ":memory:",))
            if old is None:
                database.executescript("CREATE TABLE old.posting (key, works); CREATE TABLE old.identity (key, work)")
                database.executescript("CREATE TABLE old.block (first, data)")
            _merge(database, facts, progress, has_old=old is not None)
    finally:
        database.close()


def _merge(database: sqlite3.Connection, known: Mapping[str, str], progress: Progress, *, has_old: bool) -> None:
    total = database.execute("SELECT max(rowid) FROM new.run").fetchone()[0] or 0
    progress(0, total)
    database.execute("BEGIN")
    dead = _identities(database, int(known["next"]))
    _blocks(database, dead)
    rows = database.execute(
        "SELECT key, 0 AS first, works FROM old.posting UNION ALL SELECT key, first, works FROM new.run "
        "ORDER BY key, first"
    )
    database.executemany("INSERT INTO posting VALUES (?, ?)", _postings(rows, dead, lambda done: progress(done, total)))
    _files(database, has_old=has_old)
    for name, value in known.items():
        keep_fact(database, name, value)
    keep_fact(database, "papers", str(database.execute("SELECT count(*) FROM identity").fetchone()[0]))
    database.execute("COMMIT")


def _identities(database: sqlite3.Connection, most: int) -> bytearray:
    """Writes which work stands for which page; returns for each work whether it was replaced by a later one."""
    dead = bytearray(most)

    def rows() -> Iterator[tuple[int, int]]:
        before: tuple[int, int] | None = None
        query = "SELECT key, work FROM old.identity UNION ALL SELECT key, work FROM new.identity ORDER BY key, work"
        for row in database.execute(query):
            if before is not None:
                if before[0] == row[0]:
                    dead[before[1]] = 1
                else:
                    yield before
            before = row
        if before is not None:
            yield before

    database.executemany("INSERT INTO main.identity VALUES (?, ?)", rows())
    return dead


def _blocks(database: sqlite3.Connection, dead: bytearray) -> None:
    def living(first: int, data: bytes) -> bytes:
        places = {place for place, gone in enumerate(dead[first : first + A_BLOCK]) if gone}
        return without(data, places) if places else data

    database.create_function("living", 2, living, deterministic=True)
    for of in ("old", "new"):
        database.execute(
            f"INSERT INTO main.block SELECT * FROM (SELECT first, living(first, data) AS data FROM {of}.block)"  # noqa: S608 (our own names)
            " WHERE length(data) > 0 ORDER BY first"
        )


Row = tuple[int, int, int | bytes]


def _postings(
    rows: Iterable[Row], dead: bytearray, progress: Callable[[int], None]
) -> Iterator[tuple[int, int | bytes]]:
    """For each feature its works, in order, or b"" where they are too many."""
    gone = dead if 1 in dead else None
    key, works = None, list[int | bytes]()
    for done, (each, _, more) in enumerate(rows):
        if each == key:
            works.append(more)
            continue
        if key is not None and (row := _row(works, gone)) is not None:
            yield key, row
        key, works = each, [more]
        if not done & 0xFFFF:
            progress(done)
    if key is not None and (row := _row(works, gone)) is not None:
        yield key, row


def _row(rows: list[int | bytes], dead: bytearray | None) -> int | bytes | None:
    """What the rows of a feature come to; None where all of its works are dead."""
    only = rows[0]
    if len(rows) == 1 and isinstance(only, int) and dead is None:
        # so it is of most
        return only
    works = array("I")
    for row in rows:
        if row == b"":
            # they were too many before, whatever has gone since
            return b""
        works.extend(numbers(row))
    if len(works) > MOST:
        return b""
    if dead is not None:
        works = array("I", [work for work in works if not dead[work]])
    return as_row(works) if works else None


def _files(database: sqlite3.Connection, *, has_old: bool) -> None:
    if has_old:
        database.execute("INSERT INTO main.file SELECT * FROM old.file WHERE path NOT IN (SELECT path FROM new.file)")
        database.execute("INSERT INTO main.fault SELECT * FROM old.fault WHERE path NOT IN (SELECT path FROM new.file)")
    database.execute("INSERT INTO main.file SELECT * FROM new.file")
    database.execute("INSERT INTO main.fault SELECT * FROM new.fault")
