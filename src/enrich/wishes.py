"""What a maintainer wants of a run, as far as the flow depends on it."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import date

from enrich.house import DatePolicy, VersionPolicy
from enrich.links.choice import Choice
from enrich.links.mending import Fix
from enrich.memory import Memory
from enrich.model import Location
from enrich.touched import EVERYWHERE

NO_MEMORY = Memory()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the maintainer wants of a run, as far as the flow depends on it.

    Without `facts`, entries are left as they are, and only links are looked at. With `fix_duplicates` an entry
    goes that says nothing which another one of the same work does not say; with `fix_page` headings and the links to
    them are mended, with `add_columns` tables get those that they lack. `present` tells of a list
    and a path beside it whether there is such a file.
    `memory` is of the list that is tended. With `places`, the exact place of each fix is told.
    A list is sorted by the keys of `sort`; None asks for the order of its format, or the one that it visibly keeps.
    Only what stands at the places in `judged` is looked up, asked about, corrected and reported.
    """

    today: date
    date_policy: DatePolicy | None = None
    sort: tuple[str, ...] | None = None
    links: bool = True
    memory: Memory = NO_MEMORY
    version_policy: VersionPolicy = VersionPolicy.OF_RECORD
    facts: bool = True
    fix_links: Fix = Fix.NONE
    choice: Choice = field(default_factory=Choice)
    fix_duplicates: bool = False
    fix_page: bool = True
    add_columns: bool = False
    present: Callable[[str, str], bool] = lambda _path, _target: True
    places: bool = False
    judged: Container[Location] = EVERYWHERE
