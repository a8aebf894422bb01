"""What the works of OpenAlex mean: each version of a work as a record. Pure.

https://developers.openalex.org/api-reference/works. A work has a location for each place where it can be read: the
publisher's, and repositories.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from enrich.errors import SourceChanged
from enrich.model import Author, DateKind, Ids, PartialDate, Record, Version
from enrich.normalise.ids import recognise
from enrich.normalise.titles import plain
from enrich.sources.answers import present
from enrich.sources.csl import dated, first_text, venue_names

_WORK = re.compile(r"https://openalex\.org/W\d+")

VERSIONS = {
    "journal-article": Version.JOURNAL,
    "proceedings-article": Version.CONFERENCE,
    "journal": Version.JOURNAL,
    "conference": Version.CONFERENCE,
    "posted-content": Version.PREPRINT,
}
"""By the type that the publisher gave a location, else by the type of its source."""


class _Source(Struct, frozen=True):
    display_name: str | None = None
    type: str | None = None


class _Location(Struct, frozen=True):
    landing_page_url: str | None = None
    source: _Source | None = None
    raw_source_name: str | None = None
    raw_type: str | None = None
    is_published: bool | None = None


class _Person(Struct):
    display_name: str | None = None


class _Authorship(Struct):
    author: _Person | None = None
    raw_author_name: str | None = None


class Work(Struct):
    """One work in all its versions, as far as it is used."""

    id: str
    doi: str | None = None
    display_name: str | None = None
    publication_year: int | None = None
    type: str | None = None
    authorships: list[_Authorship | None] | None = None
    primary_location: _Location | None = None
    locations: list[_Location | None] | None = None


def _is_repository(location: _Location, ids: Ids) -> bool:
    """Whether what lies at a location was deposited there; some such copies are marked as published."""
    return ids.arxiv is not None or (location.source is not None and location.source.type == "repository")


def _places(work: Work) -> list[tuple[_Location, Ids]]:
    """The locations of a work, the primary one first, each with the identifiers in its address."""
    locations = present([work.primary_location, *(work.locations or ())])
    return [(each, recognise(each.landing_page_url or "")) for each in dict.fromkeys(locations)]


def _published(places: Iterable[tuple[_Location, Ids]]) -> tuple[_Location, Ids] | None:
    return next(((at, ids) for at, ids in places if not _is_repository(at, ids) and (ids or at.is_published)), None)


def read_work(work: Work, asked: str) -> tuple[Record, ...]:
    """The versions of a work, each a record, that name one another. `asked` is the URL that errors name.

    A preprint's is that of arXiv, without a date: the one that a work has may be that of any version.
    Raises SourceChanged for what is no work.
    """
    if not _WORK.fullmatch(work.id):
        raise SourceChanged(asked, f"{work.id!r} is no work")
    places, own = _places(work), recognise(work.doi or "")
    arxiv = next((ids.arxiv for ids in (own, *(ids for _, ids in places)) if ids.arxiv), None)
    at, ids = _published(places) or (None, own if own.doi else Ids())
    preprint, published = Ids(arxiv=arxiv), own.merged(ids) if own.doi else ids
    found = []
    if published or at is not None:
        found.append(_record(work, published, at, preprint))
    if arxiv:
        found.append(_record(work, preprint, None, published))
    return tuple(found)


def _record(work: Work, ids: Ids, at: _Location | None, other: Ids) -> Record:
    source = at.source if at else None
    kinds = (at.raw_type if at else None, source.type if source else None)
    version = next((VERSIONS[kind] for kind in kinds if kind in VERSIONS), Version.OTHER)
    year = work.publication_year if work.publication_year and 1000 <= work.publication_year <= 2999 else None
    return Record(
        source="openalex",
        url=work.id,
        title=first_text(work.display_name),
        authors=tuple(_authors(work)),
        ids=ids,
        version=Version.PREPRINT if ids.arxiv else version,
        kind=work.type or "",
        venues=venue_names(source.display_name if source else None, at.raw_source_name if at else None),
        dates=dated((DateKind.PUBLISHED, PartialDate(year) if year and not ids.arxiv else None)),
        related=(other,) if other else (),
    )


def _authors(work: Work) -> Iterable[Author]:
    for each in present(work.authorships):
        name = plain((each.author.display_name if each.author else None) or each.raw_author_name or "")
        if name:
            yield Author(name)
