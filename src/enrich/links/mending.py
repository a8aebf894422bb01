"""Which links may be rewritten, and how an edit of one is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from enrich.model import Band, Field, Link, Location, Paper, Repair
from enrich.normalise.titles import tidy


class Fix(StrEnum):
    """Which links are rewritten: none, those that moved, or those that moved and the dead that have a copy."""

    NONE = "none"
    MOVED = "moved"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Mending:
    """What may be written: the entries by their place, what is wished for, and the places that have another edit.

    `possible` says whether the list has a place for links at all.
    """

    entries: Mapping[Location, Paper] = field(default_factory=dict)
    fix: Fix = Fix.NONE
    taken: frozenset[Location] = frozenset()
    possible: bool = True

    @property
    def wanted(self) -> bool:
        """Whether links are to be rewritten where that is safe."""
        return self.fix is not Fix.NONE

    def title(self, link: Link) -> str:
        """The title of the entry that a link belongs to; "" where it belongs to none."""
        entry = self.entries.get(link.where)
        return tidy(entry.title) if entry else ""

    def repair(self, link: Link, after: str, why: str, *, sure: bool) -> Repair | None:
        """The new address of a link; None where it is not an entry's own, or cannot be rewritten."""
        entry = self.entries.get(link.where)
        if entry is None or not self.possible or link.where in self.taken or entry.url.strip() != link.url:
            return None
        return Repair(link.where, Field.URL, entry.url, after, why, Band.APPLY if sure else Band.SUGGEST)
