"""What sources say about works."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol

from enrich.model.observations import Fetch
from enrich.model.papers import Paper
from enrich.model.values import Author, Ids, PartialDate, Version


class DateKind(StrEnum):
    """What a date of a record is the date of. Registration and update dates are never recorded."""

    SUBMITTED = "submitted"
    POSTED = "posted"
    EVENT = "event"
    ONLINE = "online"
    PRINT = "print"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was published about a work: of its retraction, of an error in it, and the like.

    `kind` is the source's own word, `told_by` who told the source. `doi` is that of the notice,
    where it has one.
    """

    kind: str
    doi: str = ""
    date: PartialDate | None = None
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What one source says about one work, transcribed rather than interpreted.

    `url` is a page that a person can open. `venues` are the names under which the source says it
    appeared, most telling first. `kind` is the source's own word for the type of the record.
    `related` are identifiers of other versions of the same work. `comment` is free text that the
    authors added. Raises ValueError without a source or without an http(s) URL.
    """

    source: str
    url: str
    title: str = ""
    subtitle: str = ""
    authors: tuple[Author, ...] = ()
    ids: Ids = Ids()
    version: Version = Version.OTHER
    kind: str = ""
    venues: tuple[str, ...] = ()
    dates: tuple[tuple[DateKind, PartialDate], ...] = ()
    related: tuple[Ids, ...] = ()
    comment: str = ""
    notices: tuple[Notice, ...] = ()

    def __post_init__(self) -> None:
        if not self.source or not self.url.startswith(("https://", "http://")):
            raise ValueError(f"a record must name its source and a web page: {self.source!r}, {self.url!r}")

    def __hash__(self) -> int:
        # as of papers: records that differ hardly ever share these
        return hash((self.source, self.url, self.title))

    def date(self, *kinds: DateKind) -> PartialDate | None:
        """The date of the first of these kinds that the record has."""
        known = dict(self.dates)
        return next((known[kind] for kind in kinds if kind in known), None)


@dataclass(frozen=True, slots=True)
class Found:
    """The source answered with records. Whether they are about the paper is for `match` to say."""

    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """The source answered, and has nothing about the paper."""


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The source did not answer. Nothing follows from that.

    `changed` says that it did, in a shape that it does not document: which will not heal by itself.
    """

    reason: str
    changed: bool = False


Answer = Found | Absent | Unavailable


class Source(Protocol):
    """A place that knows about papers.

    `lookup` yields an answer for each paper that the source can be asked about, in any order,
    and nothing for the others. It raises nothing for what a host did.
    """

    name: ClassVar[str]

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[tuple[Paper, Answer]]: ...


@dataclass(frozen=True, slots=True)
class Dossier:
    """A paper, and what every source that was asked about it said."""

    paper: Paper
    answers: tuple[tuple[str, Answer], ...] = ()

    def __hash__(self) -> int:
        return hash((self.paper, tuple(name for name, _ in self.answers)))

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of all sources."""
        return tuple(record for _, answer in self.answers if isinstance(answer, Found) for record in answer.records)

    @property
    def silent(self) -> tuple[str, ...]:
        """The sources that did not answer."""
        return tuple(dict.fromkeys(name for name, answer in self.answers if isinstance(answer, Unavailable)))
