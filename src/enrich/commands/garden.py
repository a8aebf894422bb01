"""What the commands share: the lists and catalogues on disk, and the means to ask about them."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from enrich.catalogue.index import Index
from enrich.catalogue.lookup import Lookup
from enrich.catalogue.shelf import is_catalogue
from enrich.commands.console import Console
from enrich.commands.list_files import NamedList
from enrich.config import Settings
from enrich.errors import BadInput
from enrich.fetch.keys import KEYS
from enrich.fetch.settings import NetworkSettings
from enrich.lists import Format, format_of, plain
from enrich.lists.text import decode
from enrich.memory import PastCorrection, read_memory
from enrich.model import Record
from enrich.resolve import Means, Progress
from enrich.sources import KEY_OF, SourceSettings, skipped, sources
from enrich.sources.catalogue import read_catalogue
from enrich.weighing import Weighing
from enrich.write import beginning, read_file

if TYPE_CHECKING:
    from enrich.cluster.joined import Cluster

STORE = "observations.sqlite"
GITHUB = "api.github.com"

NAME_ONE = "Name a list that is there, or have the lists of this folder found: enrich init"


@dataclass(frozen=True, slots=True)
class Garden:
    """What a command has to work with. `now` is aware, in UTC. `cluster` is the address of one, "" for none."""

    settings: Settings
    network: NetworkSettings
    console: Console
    now: Callable[[], datetime]
    cluster: str = ""

    def catalogue(self, paths: Iterable[str]) -> tuple[Record, ...]:
        """The records of catalogue files. Raises BadInput for one that cannot be read."""
        found: list[Record] = []
        for path in paths:
            records, left_out = read_catalogue(decode(read_file(path), path), path)
            found += records
            for fault in left_out:
                self.console.remark(fault)
        # they live as long as the run: the garbage collector need not look through them again and again
        gc.freeze()
        return tuple(found)

    @contextmanager
    def source_settings(self) -> Iterator[SourceSettings]:
        """What the sources are made from, for as long as the context lasts."""
        built = [path for path in self.settings.catalogues if is_catalogue(beginning(path))]
        given = {KEYS[host].variable for host in self.network.keys}
        keyed = frozenset(name for name, variable in KEY_OF.items() if variable in given)
        read = self.catalogue(path for path in self.settings.catalogues if path not in built)
        with ExitStack() as stack:
            found = tuple(Lookup(stack.enter_context(Index(path))) for path in built)
            yield SourceSettings(self.settings.without, read, found, keyed)

    def memory_file(self) -> MemoryFile | None:
        """What was corrected before; None if the settings want none. Raises BadInput for a malformed line."""
        path = self.settings.corrections
        if not path:
            return None
        data = read_file(path) if Path(path).exists() else None
        return MemoryFile(path, data, read_memory(decode(data, path), path) if data is not None else ())

    @asynccontextmanager
    async def means(self, progress: Progress) -> AsyncIterator[Means]:
        """The sources and the door to the network, open for as long as the context lasts."""
        from enrich.fetch.door import Door  # noqa: PLC0415 - the door costs start-up time that `--help` need not pay
        from enrich.fetch.store import Store  # noqa: PLC0415 - as above

        async with AsyncExitStack() as opened:
            wanted = opened.enter_context(self.source_settings())
            asked = sources(wanted)
            cluster = await opened.enter_async_context(self._joined()) if self.cluster else None
            store = opened.enter_context(Store(Path(self.settings.cache) / STORE))
            wired = cluster.wired if cluster else None
            door = await opened.enter_async_context(Door(self.network, store, self.now, wired=wired))
            offline, github = self.network.offline, GITHUB in self.network.keys
            left_out = {} if offline else skipped(wanted)
            weighing = Weighing(cluster.each) if cluster else None
            yield Means(asked, door, progress, offline, github, door.asked_by, left_out, weighing)

    def _joined(self) -> AbstractAsyncContextManager[Cluster]:
        from enrich.cluster.joined import joined  # noqa: PLC0415 - Dask costs start-up time, and is an extra

        return joined(self.cluster, self.network.version)


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list on disk, read."""

    path: str
    data: bytes
    text: str
    form: Format


@dataclass(frozen=True, slots=True)
class MemoryFile:
    """The file of past corrections, read. `data` is None where there is none yet."""

    path: str
    data: bytes | None
    corrections: tuple[PastCorrection, ...]

    def name_of(self, path: str) -> str:
        """What the file calls a list: its path from the folder of the file, however the user spelt it."""
        return Path(os.path.relpath(Path(path).resolve(), Path(self.path).resolve().parent)).as_posix()


def read_list(path: str, *, for_links: bool = False) -> ListFile:
    """Raises BadInput for a file that cannot be read, is no text, or has no format that is known.

    For its links, plain text will do.
    """
    if not Path(path).exists():
        raise BadInput(path, "cannot read it: No such file or directory", NAME_ONE)
    form = plain if for_links and path.lower().endswith(plain.SUFFIXES) else format_of(path)
    data = read_file(path)
    return ListFile(path, data, decode(data, path), form)


def read_named(garden: Garden, named: NamedList, *, for_links: bool) -> ListFile | None:
    """A list on disk; None for a file that stands in a folder of lists and is none itself."""
    if not named.found:
        return read_list(named.path, for_links=for_links)
    try:
        file = read_list(named.path, for_links=for_links)
        file.form.read(file.text, file.path)
    except BadInput as fault:
        garden.console.remark(f"left out: {fault}")
        return None
    return file
