"""The store of observations: what hosts said, when, on disk.

It is a cache: deleting it costs requests, never facts. Therefore trouble with the file never ends
a run; it is told once, and the run goes on with less memory. Each observation is committed at once, or
with those that were made in the same moment, so that a killed run keeps what it had observed.
"""

from __future__ import annotations

import logging
import sqlite3
import zlib
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self, TypeVar

import msgspec

from enrich.model import Failure, Hop, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

SCHEMA = 1
"""The shape of the table; a file of another shape is set aside."""

FORGET_AFTER = timedelta(days=180)

_TABLE = """
CREATE TABLE observation (
    url TEXT NOT NULL, accept TEXT NOT NULL, link INTEGER NOT NULL,
    answered_by TEXT NOT NULL, status INTEGER NOT NULL, at TEXT NOT NULL,
    headers TEXT NOT NULL, hops TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (url, accept, link)
)
"""
_SIGHTINGS = """
CREATE TABLE IF NOT EXISTS sighting (
    url TEXT NOT NULL, day TEXT NOT NULL, answered_by TEXT NOT NULL, status INTEGER NOT NULL, at TEXT NOT NULL,
    headers TEXT NOT NULL, hops TEXT NOT NULL, failure TEXT NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (url, day)
)
"""
"""What became of a link, day by day: an observation without its body. A file that lacks the table gets it."""

_PARTS = """
CREATE TABLE IF NOT EXISTS part (
    url TEXT NOT NULL, accept TEXT NOT NULL, whole TEXT NOT NULL,
    PRIMARY KEY (url, accept)
)
"""
"""Questions that were put together with others, and the URL whose observation answers them. Made as the one before."""

_RECENT = 16
"""So many answers to questions that were put together are held unpacked: each is read as often as it has parts."""

_SPOILT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

Key = tuple[str, str, bool]


def key_of(request: Request) -> Key:
    """What makes two questions the same one. Links are kept apart, since less of their answers is read."""
    return request.url, request.accept, request.page


class Store:
    """Observations by question. One connection, used from one thread."""

    def __init__(self, path: Path | None = None) -> None:
        """Opens or begins the file; without a path, observations last as long as the store."""
        self._told = False
        self._unpacked: OrderedDict[Key, Response] = OrderedDict()
        self._database = self._open(path) if path else _prepared(":memory:")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def get(self, request: Request) -> Response | None:
        """The last observation that answers a request, however old."""
        if request.together is None:
            return self._observation(key_of(request))
        query = "SELECT whole FROM part WHERE url = ? AND accept = ?"
        asked = (request.url, request.accept)
        whole = self._guarded(lambda: self._database.execute(query, asked).fetchone())
        return self._shared((whole[0], request.accept, request.page)) if whole else None

    def _observation(self, key: Key) -> Response | None:
        query = (
            "SELECT answered_by, status, at, headers, hops, body FROM observation "
            "WHERE url = ? AND accept = ? AND link = ?"
        )
        return self._guarded(lambda: _read(self._database.execute(query, key).fetchone()))

    def _shared(self, key: Key) -> Response | None:
        """An observation that answers several questions, as one and the same object."""
        if key not in self._unpacked and (found := self._observation(key)) is not None:
            self._unpacked[key] = found
            if len(self._unpacked) > _RECENT:
                self._unpacked.popitem(last=False)
        return self._unpacked.get(key)

    def begin(self) -> bool:
        """From now on, what is kept is committed together by `commit`. False if that was so already."""
        fresh = not self._database.in_transaction
        if fresh:
            self._guarded(lambda: self._database.execute("BEGIN"))
        return fresh

    def commit(self) -> None:
        """Makes what was kept since `begin` safe from being killed."""
        if self._database.in_transaction:
            self._guarded(lambda: self._database.execute("COMMIT"))

    def put(self, request: Request, response: Response) -> None:
        """Keeps an observation in place of the one before."""
        row = (*key_of(request), *_columns(response), _compressed(response.body))
        statement = "INSERT OR REPLACE INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self._guarded(lambda: self._database.execute(statement, row))
        if request.parts:
            self._unpacked.pop(key_of(request), None)
            parts = [(part.url, part.accept, request.url) for part in request.parts]
            self._guarded(lambda: self._database.executemany("INSERT OR REPLACE INTO part VALUES (?, ?, ?)", parts))

    def remember(self, url: str, response: Response) -> None:
        """Keeps what became of a link today; of several answers on one day, the last."""
        failure = response.failure.name if response.failure else ""
        row = (url, response.at.date().isoformat(), *_columns(response), failure, response.detail)
        statement = "INSERT OR REPLACE INTO sighting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self._guarded(lambda: self._database.execute(statement, row))

    def history(self, url: str, before: datetime) -> tuple[Response, ...]:
        """What became of a link on the days before one, oldest first, without bodies."""
        query = (
            "SELECT answered_by, status, at, headers, hops, failure, detail FROM sighting "
            "WHERE url = ? AND day < ? ORDER BY day"
        )
        asked = (url, before.date().isoformat())
        rows = self._guarded(lambda: [_sighting(row) for row in self._database.execute(query, asked)])
        return tuple(rows or ())

    def forget(self, now: datetime) -> None:
        """Drops what is so old that even an outage does not make it worth telling."""
        oldest = (now - FORGET_AFTER).isoformat()
        self._guarded(lambda: self._database.execute("DELETE FROM observation WHERE at < ?", (oldest,)))
        self._guarded(lambda: self._database.execute("DELETE FROM sighting WHERE at < ?", (oldest,)))
        self._guarded(
            lambda: self._database.execute("DELETE FROM part WHERE whole NOT IN (SELECT url FROM observation)")
        )

    def _guarded(self, act: Callable[[], _T]) -> _T | None:
        try:
            return act()
        except sqlite3.ProgrammingError:
            raise  # a bug, such as a store used after it was closed
        except (sqlite3.DatabaseError, ValueError, msgspec.MsgspecError, zlib.error) as error:
            self._tell(f"the store of observations cannot be used ({error}); what hosts say is asked for again")
            return None

    def _tell(self, what: str) -> None:
        if not self._told:
            _log.warning(what)
            self._told = True

    def _open(self, path: Path) -> sqlite3.Connection:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return self._opened(path)
        except (sqlite3.OperationalError, OSError) as error:
            self._tell(f"{path} cannot be opened ({error}); what hosts say is not kept after this run")
            return _prepared(":memory:")

    def _opened(self, path: Path) -> sqlite3.Connection:
        try:
            return _prepared(str(path))
        except UnknownStore as error:
            what = f"{path} is not a store of observations that this version can read ({error})"
            self._tell(f"{what}. {_set_aside(path)}")
            return _prepared(str(path))


class UnknownStore(Exception):
    """The file is spoilt, or of another version."""


def _prepared(path: str) -> sqlite3.Connection:
    """Raises UnknownStore, and sqlite3.OperationalError if the file cannot be opened."""
    database = sqlite3.connect(path, timeout=5.0, isolation_level=None)
    try:
        _prepare(database)
    except BaseException as error:
        database.close()
        spoilt = isinstance(error, sqlite3.DatabaseError) and error.sqlite_errorcode & 0xFF in _SPOILT
        if spoilt:
            raise UnknownStore(str(error)) from error
        raise
    return database


def _prepare(database: sqlite3.Connection) -> None:
    version = database.execute("PRAGMA user_version").fetchone()[0]
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if version != (SCHEMA if tables else 0):
        raise UnknownStore(f"its version is {version}, not {SCHEMA}")
    database.execute("PRAGMA journal_mode = WAL")
    # a commit survives a killed process; only a power cut may cost the last ones
    database.execute("PRAGMA synchronous = NORMAL")
    if not tables:
        database.execute(_TABLE)
        database.execute(f"PRAGMA user_version = {SCHEMA}")
    database.execute(_SIGHTINGS)
    database.execute(_PARTS)


def _set_aside(path: Path) -> str:
    """Renames the file, and says so."""
    aside = path.with_name(f"{path.name}.set-aside")
    path.replace(aside)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return f"It was renamed to {aside.name} and a new one begun; it may be deleted"


def _compressed(body: bytes) -> bytes:
    """With a window and tables of the size of a page: to clear zlib's usual ones takes longer than to fill them.

    Level 3 takes half the time of the usual 6, for a twentieth more bytes.
    """
    deflate = zlib.compressobj(level=3, wbits=13, memLevel=5)
    return deflate.compress(body) + deflate.flush()


Columns = tuple[str, int, str, str, str]
"""What both tables have of a response: answered_by, status, at, headers, hops."""


def _columns(response: Response) -> Columns:
    hops = _json([(hop.url, hop.status) for hop in response.hops])
    return response.url, response.status, response.at.isoformat(), _json(response.headers), hops


def _json(pairs: Sequence[tuple[str, str | int]]) -> str:
    return msgspec.json.encode(pairs).decode()


_headers = msgspec.json.Decoder(tuple[tuple[str, str], ...]).decode
_hops = msgspec.json.Decoder(tuple[tuple[str, int], ...]).decode


def _response(columns: Columns, *, body: bytes = b"", failure: Failure | None = None, detail: str = "") -> Response:
    url, status, at, headers, hops = columns
    on_the_way = tuple(Hop(hop, code) for hop, code in _hops(hops))
    return Response(
        url, status, datetime.fromisoformat(at), _headers(headers), body, on_the_way, failure=failure, detail=detail
    )


def _read(row: tuple[str, int, str, str, str, bytes] | None) -> Response | None:
    return None if row is None else _response(row[:5], body=zlib.decompress(row[5]))


def _sighting(row: tuple[str, int, str, str, str, str, str]) -> Response:
    return _response(row[:5], failure=_failure(row[5]), detail=row[6])


def _failure(name: str) -> Failure | None:
    """Raises ValueError, as a spoilt file does, for a name that another version wrote."""
    if not name:
        return None
    if name not in Failure.__members__:
        raise ValueError(f"no failure is called {name!r}")
    return Failure[name]
