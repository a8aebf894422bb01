"""Which files are meant by the names of lists: files, patterns such as `lists/*.md`, and folders."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from enrich.config import Settings
from enrich.errors import BadConfig
from enrich.lists import FORMATS, plain

OTHERS = ("node_modules", "__pycache__")
"""Folders that hold nobody's lists. Hidden ones are passed over as well."""


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list's path; `found` says that only its folder was named, so that it may be no list at all."""

    path: str
    found: bool = False


def list_files(names: Sequence[str], settings: Settings, *, for_links: bool = False) -> tuple[NamedList, ...]:
    """The lists that are meant, each once, in the order in which they are named.

    A pattern or a folder never means what is made from a list, a catalogue, or the cache. Raises BadConfig for
    a pattern or a folder without lists.
    """
    suffixes = tuple(suffix for form in FORMATS for suffix in form.SUFFIXES)
    search = _Search(settings, (*suffixes, *plain.SUFFIXES) if for_links else suffixes)
    meant: dict[Path, NamedList] = {}
    for name in names:
        for named in search.meant(name):
            meant.setdefault(Path(named.path).resolve(), named)
    return tuple(meant.values())


class _Search:
    def __init__(self, settings: Settings, suffixes: tuple[str, ...]) -> None:
        self.suffixes = suffixes
        made = (*settings.rendered.values(), *settings.catalogues)
        self.left_out = frozenset(Path(path).resolve() for path in made)
        self.cache = Path(settings.cache).resolve()

    def meant(self, name: str) -> Sequence[NamedList]:
        path = Path(name)
        if path.is_dir():
            found = [NamedList(str(file), found=True) for file in self._below(path)]
        elif path.exists() or not glob.has_magic(name):
            return (NamedList(name),)
        else:
            matches = glob.glob(name, recursive=True)  # noqa: PTH207 - `Path.glob` takes no absolute pattern
            found = [NamedList(match) for match in sorted(matches) if self._wanted(Path(match))]
        if not found:
            raise BadConfig(f"{name} is a folder without lists" if path.is_dir() else f"no list is called {name}")
        return found

    def _below(self, folder: Path) -> Iterator[Path]:
        for above, folders, files in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in OTHERS)
            yield from (file for name in sorted(files) if self._wanted(file := Path(above) / name))

    def _wanted(self, file: Path) -> bool:
        if file.name.startswith(".") or not file.name.lower().endswith(self.suffixes) or not file.is_file():
            return False
        own = file.resolve()
        return own not in self.left_out and self.cache not in own.parents and not set(OTHERS) & set(file.parts)
