"""`--since REF`: which entries a change adds or touches, from what git has of the lists before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enrich.commands.console import Console
from enrich.commands.garden import ListFile
from enrich.errors import BadInput
from enrich.git import Git
from enrich.lists import FORMATS, format_of, plain
from enrich.lists.text import decode
from enrich.model import Location
from enrich.touched import Reading, touched

SUFFIXES = tuple(suffix for form in (plain, *FORMATS) for suffix in form.SUFFIXES)
"""The ends of the names of files that may be lists, or texts with links."""

MOST_OTHERS = 500
"""So many other files of a change are looked through for entries that moved."""


@dataclass(frozen=True, slots=True)
class Since:
    """A change: the commit that it began at, and the lines of the lists that it is about."""

    base: str
    places: frozenset[Location]


def since(ref: str, files: Sequence[ListFile], git: Git, console: Console) -> Since:
    """What changed in some lists since the working directory parted from a commit.

    Entries are compared with those of every list that was changed, renamed or deleted: wherever one
    stood, it is not new. Raises BadConfig where git does not know the commit.
    """
    base = git.commit(ref)
    own = [git.from_top(file.path) for file in files]
    others = [name for name in git.changed(base) if name not in own][:MOST_OTHERS]
    before = tuple(reading for name in (*own, *others) if (reading := _reading_at(base, name, git)))
    for name in set(own) - {reading.listed.path for reading in before}:
        console.remark(f"{name}: not to be read as it was at {base[:10]}; all its entries count as new")
    after = tuple(Reading(file.text, file.form.read(file.text, file.path)) for file in files)
    return Since(base, touched(before, after))


def _reading_at(base: str, name: str, git: Git) -> Reading | None:
    """A list as it was; None for what was none, or could not be read."""
    if not name.lower().endswith(SUFFIXES):
        return None
    data = git.text_at(base, name)
    if data is None:
        return None
    form = plain if name.lower().endswith(plain.SUFFIXES) else format_of(name)
    try:
        text = decode(data, name)
        return Reading(text, form.read(text, name))
    except BadInput:
        return None
