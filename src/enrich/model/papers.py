"""What a maintainer wrote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from enrich.model.values import Ids, Location

if TYPE_CHECKING:
    from enrich.model.findings import Finding


class Field(StrEnum):
    """The parts of an entry that enrich may correct. The values are the columns of a CSV list."""

    TITLE = "title"
    URL = "url"
    DATE = "date"
    VENUE = "venue"
    AUTHORS = "authors"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands in a list, target unchanged."""

    url: str
    where: Location


@dataclass(frozen=True, slots=True)
class Paper:
    """One entry as its maintainer wrote it: every field is text from the list, spaces and all.

    `where` identifies the entry within its list. `ids` are those recognised in its links and
    cells. `links` are all of the entry's, `text` is the whole of it as it stands in the list. `keep`
    are the fields that the maintainer has pinned: they stay, whatever a source says. `closed` are
    those that this entry has no place for, though others of its list may. `bound` says in words why
    the entry cannot be taken out of its list; "" where it can. `more` is what else it says under names
    of its own, as columns, keys and fields have them. `name` is the beginning of its title where its
    link shows no more of it.
    """

    title: str
    where: Location
    url: str = ""
    date: str = ""
    venue: str = ""
    authors: str = ""
    section: str = ""
    ids: Ids = Ids()
    links: tuple[Link, ...] = ()
    text: str = ""
    keep: frozenset[Field] = frozenset()
    closed: frozenset[Field] = frozenset()
    bound: str = ""
    more: tuple[tuple[str, str], ...] = ()
    name: str = ""

    def __hash__(self) -> int:
        # sets of papers are made at every step of a run; so much tells them apart
        return hash((self.where, self.title))

    def written(self, which: Field) -> str:
        """The text that stands in the list for a field."""
        text: str = getattr(self, which.value)
        return text


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list that was read: its entries in order, its other links, and what was odd about it.

    `years_only` says that its dates have a place for a year, and for no more.
    """

    path: str
    papers: tuple[Paper, ...]
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    years_only: bool = False

    @property
    def fields(self) -> frozenset[Field]:
        """The fields that some entry has, or has a place for."""
        return frozenset(field for field in Field if any(field not in paper.closed for paper in self.papers))
