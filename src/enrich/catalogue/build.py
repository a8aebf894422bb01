"""A catalogue is built: dumps are read, piece by piece, what is new is merged with what was there, and takes its place.

Whatever ends a build, the catalogue is the old one or the new one, and the same command goes on where it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from enrich.catalogue.dumps.shape import Dump
from enrich.catalogue.index import FileRead, Index
from enrich.catalogue.merging import merge
from enrich.catalogue.pieces import Broken, Cut, DumpFile, Reading, dump_files, format_of
from enrich.catalogue.shelf import is_catalogue
from enrich.catalogue.unfinished import Unfinished, delete
from enrich.catalogue.workers import parsed
from enrich.errors import BadInput
from enrich.write import beginning, put_in_place

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a catalogue is built from, and with how many processes. `anew` forgets what was there.

    `day` is today's, `version` that of enrich: both are kept with the catalogue.
    """

    out: str
    dumps: Sequence[str]
    processes: int
    day: str
    version: str
    anew: bool = False

    def beside(self, suffix: str) -> Path:
        """A file beside the catalogue."""
        path = Path(self.out)
        return path.with_name(path.name + suffix)


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: how many works there are, how many files were the same as before, what was passed over.

    `resumed` is how many works an interrupted build had read.
    """

    papers: int
    same: int
    resumed: int
    unknown: tuple[str, ...]


def build(plan: Plan, progress: Progress) -> Built:
    """Builds a catalogue, or adds to it. Raises BadInput for a dump, or a catalogue, that cannot be used."""
    files, unknown = _recognised(plan.dumps)
    base = _base(plan)
    if plan.anew:
        delete(plan.beside(".partial"))
    due = [(file, dump) for file, dump in files if not base.has(file, dump)]
    if not due and not plan.beside(".partial").exists():
        return Built(base.papers, len(files), 0, unknown)
    unfinished = Unfinished(plan.beside(".partial"), base.stamp, base.next)
    try:
        resumed = unfinished.resumed - base.next
        _read(unfinished, due, plan, progress)
        unfinished.commit()
        last = unfinished.next
    finally:
        unfinished.close()
    facts = {"next": str(last), "day": plan.day, "enrich": plan.version}
    old = Path(plan.out) if base.stamp else None
    finished = plan.beside(".finished")
    merge(finished, unfinished.path, old, facts, lambda done, total: progress("merging", done, total))
    put_in_place(finished, Path(plan.out))
    unfinished.delete()
    with Index(plan.out) as index:
        return Built(int(index.facts()["papers"]), len(files) - len(due), resumed, unknown)


@dataclass(frozen=True, slots=True)
class _Base:
    """What is built upon: nothing, or the catalogue that is there."""

    stamp: str = ""
    next: int = 0
    papers: int = 0
    files: Mapping[str, FileRead] | None = None

    def has(self, file: DumpFile, dump: Dump) -> bool:
        known = (self.files or {}).get(file.path)
        same = known is not None and (known.size, known.modified, known.dump) == (file.size, file.modified, dump.name)
        return same and known is not None and bool(known.whole)


def _base(plan: Plan) -> _Base:
    path = Path(plan.out)
    if path.exists() and not is_catalogue(beginning(plan.out)):
        raise BadInput(plan.out, "this file is no catalogue, and is left alone", "Name another one.")
    if plan.anew or not path.exists():
        return _Base()
    with Index(plan.out) as index:
        status, facts = path.stat(), index.facts()
        files = {file.path: file for file in index.files()}
        return _Base(f"{status.st_size} {status.st_mtime_ns}", int(facts["next"]), int(facts["papers"]), files)


def _recognised(named: Sequence[str]) -> tuple[list[tuple[DumpFile, Dump]], tuple[str, ...]]:
    """The files with their formats, and why those are passed over that stand in a folder and are no dumps."""
    found, unknown = [], []
    own = {os.path.realpath(name) for name in named}
    for file in dump_files(named):
        try:
            found.append((file, format_of(file)))
        except BadInput as fault:
            if file.path in own:
                raise
            unknown.append(str(fault))
    if not found:
        raise BadInput(named[0], "there are no dumps", "Name dumps of the formats that docs/scale.md lists.")
    return found, tuple(unknown)


def _read(unfinished: Unfinished, due: Sequence[tuple[DumpFile, Dump]], plan: Plan, progress: Progress) -> None:
    """Reads what is due, as far as it was not read by an interrupted build."""
    total = sum(file.size for file, _ in due) >> 20
    progress("dumps", 0, total)
    for (file, done), cut, held in parsed(_cut(unfinished, due), plan.processes):
        if held is not None:
            unfinished.add(file, held)
        elif isinstance(cut, Broken):
            unfinished.fail(file, cut.line, cut.what)
        else:
            unfinished.end(file, plan.day)
        progress("dumps", done >> 20, total)


def _cut(unfinished: Unfinished, due: Sequence[tuple[DumpFile, Dump]]) -> Iterator[tuple[tuple[DumpFile, int], Cut]]:
    """What is not yet read of the files, each piece with how many bytes of all files were read up to it."""
    before = 0
    for file, dump in due:
        known, whole = unfinished.pieces_of(file, dump.name)
        if not whole:
            reading = Reading(file, dump)
            for number, cut in enumerate(reading.pieces()):
                if number >= known:
                    yield (file, before + reading.done), cut
        before += file.size
