"""What the files of a catalogue have in common: SQLite, opened so that what is wrong with one is said in words."""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from enrich.catalogue.features import RULES
from enrich.errors import BadInput

FORMAT = 1
"""The shape of the tables."""

FINISHED, UNFINISHED = 0x656E7243, 0x656E7255
"""What SQLite calls the application: "enrC" for a catalogue, "enrU" for one that is being built."""

SIGN = b"SQLite format 3\x00"

FILES = """
CREATE TABLE file (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, dump TEXT NOT NULL,
    pieces INTEGER NOT NULL, whole INTEGER NOT NULL, papers INTEGER NOT NULL, others INTEGER NOT NULL,
    garbled INTEGER NOT NULL, day TEXT NOT NULL
);
CREATE TABLE fault (path TEXT NOT NULL, line INTEGER NOT NULL, what TEXT NOT NULL);
CREATE TABLE block (first INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
"""Of a file: how many of its pieces were read, whether those are all, and what they held. A block has the number of
its first work. A fact is of the whole catalogue."""


def is_catalogue(head: bytes) -> bool:
    """Whether a file that begins so is a database, as catalogues on disk are."""
    return head.startswith(SIGN)


def create(path: Path, application: int, tables: str) -> sqlite3.Connection:
    """A new file. Raises BadInput where it cannot be made."""
    with guarded(path):
        database = sqlite3.connect(path, isolation_level=None)
        # a block takes half of one of SQLite's usual pages, and would have each to itself
        database.execute("PRAGMA page_size = 16384")
        database.execute(f"PRAGMA application_id = {application}")
        database.execute(f"PRAGMA user_version = {FORMAT}")
        database.executescript(FILES + tables)
        keep_fact(database, "rules", str(RULES))
        return database


def check(database: sqlite3.Connection, path: Path, application: int) -> None:
    """Raises BadInput for a file that is no such catalogue, or one that other rules have made."""
    with guarded(path):
        own = database.execute("PRAGMA application_id").fetchone()[0] == application
        form = database.execute("PRAGMA user_version").fetchone()[0]
        if not own:
            raise BadInput(str(path), "this is no catalogue", "Make one: enrich catalogue build FILE DUMPS…")
        rules = int(facts(database)["rules"]) if form == FORMAT else 0
    if form > FORMAT or rules > RULES:
        raise BadInput(str(path), "a newer enrich has made this catalogue", "Upgrade enrich, or build it again.")
    if form < FORMAT or rules < RULES:
        what = "an older enrich has made this catalogue, which compared titles otherwise"
        raise BadInput(str(path), what, "Build it again: enrich catalogue build --anew FILE DUMPS…")


def facts(database: sqlite3.Connection) -> Mapping[str, str]:
    """What is known of the whole."""
    return dict(database.execute("SELECT name, value FROM fact"))


def keep_fact(database: sqlite3.Connection, name: str, value: str) -> None:
    """Has something known of the whole."""
    database.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """What SQLite says of a spoilt file, or of a disk that is full, in words. Raises BadInput."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a bug
    except (sqlite3.DatabaseError, ValueError, KeyError) as error:
        remedy = "Check the disk and the permissions; if the file is spoilt, delete it and build it again."
        raise BadInput(str(path), f"the catalogue cannot be used: {error}", remedy) from error


def numbers(works: int | bytes) -> array[int]:
    """The works of a row: one as it is, several as four bytes each, the lowest first."""
    found = array("I")
    if isinstance(works, int):
        found.append(works)
    else:
        found.frombytes(works)
        if sys.byteorder == "big":
            found.byteswap()
    return found


def as_row(works: array[int]) -> int | bytes:
    """The other way round."""
    if len(works) == 1:
        return works[0]
    if sys.byteorder == "big":
        works = works[:]
        works.byteswap()
    return works.tobytes()
