"""The files that a catalogue is built from, and the pieces that they are cut into. Of a file little is held at once.

What is compressed is recognised by its first bytes. A file that ends in the middle gives what it has.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from enrich.catalogue.dumps import recognised
from enrich.catalogue.dumps.shape import Dump
from enrich.catalogue.parsing import Piece
from enrich.errors import BadInput

A_PIECE = 1 << 20
"""Bytes that are read at once. A piece is what of them are whole elements."""

LARGEST = 16 << 20
"""Bytes. What is longer than this without an end is no work, and is skipped."""

HEAD = 1 << 16
"""Bytes of a file by which its format is recognised."""

SUFFIXES = (".json", ".jsonl", ".ndjson", ".bib", ".xml")
COMPRESSED = (".gz", ".bz2", ".xz")

_Compressed = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile

_OPEN: Mapping[bytes, Callable[[IO[bytes]], _Compressed]] = {
    b"\x1f\x8b": lambda raw: gzip.GzipFile(fileobj=raw),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}

_BROKEN = (EOFError, zlib.error, lzma.LZMAError, OSError)
"""What comes of a compressed file that is cut off or garbled."""


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A file, and what tells whether it is still the same: its size in bytes, and when it was written (ns).

    Its path is whole, so that it is the same file from wherever it is named.
    """

    path: str
    size: int
    modified: int

    @property
    def name(self) -> str:
        """Its name without folders, and without what says how it is compressed."""
        name = Path(self.path).name
        return name[: name.rindex(".")] if name.lower().endswith(COMPRESSED) else name


@dataclass(frozen=True, slots=True)
class Broken:
    """What of a file could not be read at all, from a line on."""

    line: int
    what: str


class Ended:
    """That a file was read to its end."""


Cut = Piece | Broken | Ended


def dump_files(named: Sequence[str]) -> tuple[DumpFile, ...]:
    """The files that are meant, each once: those that are named, and those in folders, in the order of their names.

    Raises BadInput for one that is not there, and for a folder without dumps.
    """
    found: dict[str, DumpFile] = {}
    for name in named:
        paths = [name] if not Path(name).is_dir() else list(_below(name))
        if not paths:
            raise BadInput(name, "the folder has no dumps", f"Dumps end in {', '.join(SUFFIXES)}, or that and .gz.")
        for path in paths:
            try:
                status = Path(path).stat()
            except OSError as error:
                raise BadInput(path, f"cannot read it: {error.strerror}", "Check the name.") from None
            whole = os.path.realpath(path)
            found.setdefault(whole, DumpFile(whole, status.st_size, status.st_mtime_ns))
    return tuple(found.values())


def _below(folder: str) -> Iterator[str]:
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            bare = name.lower()
            for suffix in COMPRESSED:
                bare = bare.removesuffix(suffix)
            if bare.endswith(SUFFIXES) and not name.startswith("."):
                yield str(Path(above) / name)


@contextmanager
def _opened(path: str) -> Iterator[tuple[IO[bytes], IO[bytes] | _Compressed]]:
    """A file, and its text unpacked."""
    with Path(path).open("rb") as raw:
        start = raw.read(6)
        raw.seek(0)
        opener = next((opener for sign, opener in _OPEN.items() if start.startswith(sign)), None)
        if opener is None:
            yield raw, raw
        else:
            with opener(raw) as unpacked:
                yield raw, unpacked


def format_of(file: DumpFile) -> Dump:
    """The format of a file. Raises BadInput for one that is none of those that are known, or cannot be read."""
    try:
        with _opened(file.path) as (_, unpacked):
            head = unpacked.read(HEAD)
    except _BROKEN as error:
        raise BadInput(file.path, f"cannot read it: {error}", "Check the file, or download it again.") from None
    dump = recognised(file.name, head.removeprefix(b"\xef\xbb\xbf"))
    if dump is None:
        remedy = "Name dumps of the formats that docs/scale.md lists, or folders of them."
        raise BadInput(file.path, "this is no dump that is known", remedy)
    return dump


class Reading:
    """A file that is read piece by piece; `done` tells how many of its bytes were."""

    def __init__(self, file: DumpFile, dump: Dump) -> None:
        self._file, self._dump = file, dump
        self.done = 0
        self._line = 1
        self._started = False
        self._context = b""

    def pieces(self) -> Iterator[Cut]:
        """The pieces of the file, and its end. How it is cut depends on nothing but the file."""
        yield from self._cut()
        yield Ended()

    def _cut(self) -> Iterator[Cut]:
        with _opened(self._file.path) as (raw, unpacked):
            rest = b""
            while True:
                try:
                    data = unpacked.read(A_PIECE)
                except _BROKEN as error:
                    yield from self._last(rest)
                    yield Broken(self._line, f"the file is cut off or garbled from here on: {error}")
                    return
                self.done = raw.tell()
                if not data:
                    yield from self._last(rest)
                    return
                rest = rest + data if self._started else self._begun(data)
                end = self._dump.splitter.cut(rest)
                if end:
                    yield self._piece(rest[:end])
                    rest = rest[end:]
                elif len(rest) > LARGEST:
                    yield Broken(self._line, f"more than {LARGEST >> 20} MB without an end: skipped up to the next")
                    self._line += rest.count(b"\n")
                    rest = b""

    def _begun(self, data: bytes) -> bytes:
        self._started = True
        data = data.removeprefix(b"\xef\xbb\xbf")
        start = self._dump.splitter.begin(data)
        self._line += data.count(b"\n", 0, start)
        return data[start:]

    def _last(self, rest: bytes) -> Iterator[Piece]:
        if rest.strip():
            yield self._piece(rest)

    def _piece(self, data: bytes) -> Piece:
        piece = Piece(self._dump.name, self._file.name.rpartition(".")[0], self._line, data, self._context)
        self._context = self._dump.splitter.context(data, self._context)
        self._line += data.count(b"\n")
        return piece
