"""The small nouns: places, dates, identifiers, people, venues."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a list: the file as the user named it, and its line, counted from 1.

    `part` tells the entries apart that begin on one line: 0 is the first of them.
    """

    path: str
    line: int
    part: int = 0

    @property
    def first(self) -> Location:
        """The place of the first entry that begins on the line."""
        return Location(self.path, self.line)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the month and the day may be unknown. What is unknown is never filled in.

    Raises ValueError for a date that no calendar has, and for a day without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError(f"a day without a month: {self.year}, day {self.day}")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def parts(self) -> tuple[int, ...]:
        """The known parts, from the year on."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    @property
    def precision(self) -> int:
        """How many parts are known: 1 a year, 2 a month, 3 a day."""
        return len(self.parts)

    def agrees_with(self, other: PartialDate) -> bool:
        """Whether both say the same as far as both say anything: 2024 agrees with 2024-07."""
        return all(mine == theirs for mine, theirs in zip(self.parts, other.parts, strict=False))

    def __str__(self) -> str:
        return "-".join(f"{part:02d}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Ids:
    """The identifiers of one work, each in its canonical form (see `enrich.normalise.ids`).

    `doi` holds registered DOIs only: arXiv's own (10.48550/arXiv.*) are kept as `arxiv`, and
    ACM's internal 10.5555/* numbers, which no agency has registered, as `acm`. `neurips` is the hash
    in the proceedings of NeurIPS, and of ICLR, which are published in the same way; `cvf` the name of a
    file of the Computer Vision Foundation, `ojs` an article of a site that runs Open Journal Systems.
    `dblp`, `openalex` and `s2` (Semantic Scholar's) are those of indexes: of a record, whatever form it is of.
    """

    doi: str | None = None
    arxiv: str | None = None
    acl: str | None = None
    acm: str | None = None
    cvf: str | None = None
    ieee: str | None = None
    ijcai: str | None = None
    jmlr: str | None = None
    neurips: str | None = None
    ojs: str | None = None
    openreview: str | None = None
    pmlr: str | None = None
    virtual: str | None = None
    dblp: str | None = None
    openalex: str | None = None
    s2: str | None = None

    def items(self) -> tuple[tuple[str, str], ...]:
        """The identifiers that are known, as (kind, value)."""
        return tuple((kind, value) for kind in _KINDS if (value := getattr(self, kind)) is not None)

    def __bool__(self) -> bool:
        return bool(self.items())

    def agreeing(self, other: Ids) -> tuple[str, ...]:
        """The kinds of identifier that both have, with the same value."""
        theirs = dict(other.items())
        return tuple(kind for kind, value in self.items() if theirs.get(kind) == value)

    def merged(self, other: Ids) -> Ids:
        """These identifiers, and the other's where these have none."""
        return dataclasses.replace(other, **dict(self.items()))


_KINDS = tuple(field.name for field in dataclasses.fields(Ids))


class Version(StrEnum):
    """The form in which a work appeared. All but the preprint are published forms."""

    PREPRINT = "preprint"
    WORKSHOP = "workshop"
    CONFERENCE = "conference"
    JOURNAL = "journal"
    OTHER = "other"


class Track(StrEnum):
    """The part of a venue's programme; papers of different tracks appeared in different places."""

    MAIN = "main"
    FINDINGS = "findings"
    WORKSHOP = "workshop"
    DATASETS = "datasets and benchmarks"
    DEMO = "demo"
    INDUSTRY = "industry"
    TUTORIAL = "tutorial"
    COMPANION = "companion"


class VenueKind(StrEnum):
    CONFERENCE = "conference"
    JOURNAL = "journal"
    WORKSHOP = "workshop"
    PREPRINT = "preprint"


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a work appeared. `id` is the key in `venues.toml`; `year` is the edition's, if said."""

    id: str
    acronym: str
    name: str
    kind: VenueKind
    track: Track = Track.MAIN
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A person, in reading order ("Ada Lovelace"). `family` only where a source says which part."""

    name: str
    family: str = ""
