"""DataCite: arXiv's papers when arXiv is silent, and the DOIs of repositories.

https://support.datacite.org/docs/api. Every arXiv paper has a DOI there, with the date of its
first version and the authors' comment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, urlencode

from msgspec import Struct

from enrich.comments import is_withdrawn
from enrich.errors import SourceChanged, SourceError
from enrich.model import (
    Absent,
    Answer,
    Author,
    DateKind,
    Fetch,
    Found,
    Ids,
    Paper,
    PartialDate,
    Record,
    Request,
    Response,
    Together,
    Version,
)
from enrich.normalise.ids import ARXIV_DOI, page, recognise
from enrich.sources.answers import Listing, decode, is_absence, present, told_by
from enrich.sources.asking import Answered, by, settle
from enrich.sources.csl import date_of, dated, texts, venue_names

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

DOIS = "https://api.datacite.org/dois"
ACCEPT = "application/json"

DOIS_AT_ONCE = 50

NO_SEARCH = frozenset({400, 404, 405, 410, 414, 501})
"""The statuses of a search that will not be had, not today's trouble with one."""

# within quotes, nothing of this has a meaning in a query
_BATCHABLE = re.compile(r"10\.\d{4,9}/[-._;()/:a-z0-9<>+]{1,100}")

VERSIONS = {
    "Preprint": Version.PREPRINT,
    "ConferencePaper": Version.CONFERENCE,
    "ConferenceProceeding": Version.CONFERENCE,
    "JournalArticle": Version.JOURNAL,
}

SAME_WORK = frozenset({
    "IsVersionOf", "HasVersion", "IsNewVersionOf", "IsPreviousVersionOf", "IsIdenticalTo", "IsPreprintOf",
    "IsVariantFormOf", "IsOriginalFormOf",
})  # fmt: skip
"""The relations between versions of one work (https://datacite-metadata-schema.readthedocs.io, appendix 1)."""


class _Creator(Struct, rename="camel"):
    name: str | None = None
    name_type: str | None = None
    given_name: str | None = None
    family_name: str | None = None


class _Title(Struct, rename="camel"):
    title: str | None = None
    title_type: str | None = None


class _Date(Struct, rename="camel"):
    date: str | int | None = None
    date_type: str | None = None


class _Related(Struct, rename="camel"):
    relation_type: str | None = None
    related_identifier: str | None = None
    related_identifier_type: str | None = None


class _Description(Struct, rename="camel"):
    description: str | None = None
    description_type: str | None = None


class _Types(Struct, rename="camel"):
    resource_type_general: str | None = None


class _Container(Struct):
    title: str | None = None


class Attributes(Struct, rename="camel"):
    """One DOI, as far as it is used."""

    doi: str
    creators: list[_Creator | None] | None = None
    titles: list[_Title | None] | None = None
    dates: list[_Date | None] | None = None
    related_identifiers: list[_Related | None] | None = None
    descriptions: list[_Description | None] | None = None
    types: _Types | None = None
    container: _Container | None = None


class _Data(Struct):
    attributes: Attributes


class _Answer(Struct):
    data: _Data


class _Answers(Struct):
    data: list[_Data]


def doi_of(paper: Paper) -> str:
    """The DOI under which DataCite would have a paper, or "": of a preprint, the one that arXiv registers."""
    return ARXIV_DOI + paper.ids.arxiv.lower() if paper.ids.arxiv else (paper.ids.doi or "").lower()


def url_of(doi: str) -> str:
    """The question about one DOI."""
    return f"{DOIS}/{quote(doi, safe='')}"


def batch_url(dois: Sequence[str]) -> str:
    """The question about some DOIs: a search, which may rank, page and lag behind.

    So what is missing from its answer is not absent, but asked about alone.
    """
    named = " OR ".join(f'"{doi}"' for doi in sorted(dois))
    return f"{DOIS}?{urlencode({'query': f'doi:({named})', 'page[size]': len(dois)}, safe=':/()')}"


TOGETHER = Together(batch_url, ACCEPT, DOIS_AT_ONCE)


def read_doi(response: Response, doi: str) -> Record:
    """The record in an answer. Raises SourceSilent, or SourceChanged, also where it is of another DOI."""
    work = decode(response, _Answer).data.attributes
    if work.doi.strip().lower() != doi:
        raise SourceChanged(response.url, f"asked about {doi}, answered about {work.doi}")
    return read_attributes(work)


@lru_cache(maxsize=8)
def read_batch(response: Response) -> Listing:
    """The records in the answer to a search, by DOI, remembered. Raises as `read_doi` does."""
    works = [work.attributes for work in decode(response, _Answers).data]
    return Listing({work.doi.strip().lower(): read_attributes(work) for work in works})


def read_attributes(work: Attributes) -> Record:
    """A DOI's metadata as a record."""
    ids = recognise(work.doi)
    kind = (work.types.resource_type_general if work.types else None) or ""
    version = Version.PREPRINT if ids.arxiv else VERSIONS.get(kind, Version.OTHER)
    title, subtitle = _titles(work)
    comment = " ".join(
        texts([one.description for one in present(work.descriptions) if one.description_type == "Other"])
    )
    return Record(
        source=DataCite.name,
        url=page("arxiv", ids.arxiv) if ids.arxiv else page("doi", work.doi.strip().lower()),
        title=title,
        subtitle=subtitle,
        authors=tuple(author for creator in present(work.creators) for author in read_creator(creator)),
        ids=ids,
        version=version,
        kind="withdrawn" if ids.arxiv and is_withdrawn(comment) else kind,
        venues=venue_names(work.container.title if work.container else None),
        dates=_dates(work, version),
        related=_related(work),
        comment=comment,
    )


def _titles(work: Attributes) -> tuple[str, str]:
    """The title, and the subtitle; translated titles are neither."""
    titles = [(each.title_type, text) for each in present(work.titles) for text in texts(each.title)]
    kinds = dict(reversed(titles))
    return kinds.get(None, titles[0][1] if titles else ""), kinds.get("Subtitle", "")


def read_creator(creator: _Creator) -> tuple[Author, ...]:
    """The people, or the body, of a creator; some depositors put all authors into one name."""
    given, family = texts(creator.given_name), texts(creator.family_name)
    if family:
        return (Author(" ".join([*given, *family]), family[0]),)
    names = [name.strip() for text in texts(creator.name) for name in text.split(";")]
    if creator.name_type == "Organizational":
        return tuple(Author(name) for name in names if name)
    return tuple(_reading_order(name) for name in names if name)


def _reading_order(name: str) -> Author:
    family, comma, given = (part.strip() for part in name.partition(","))
    return Author(f"{given} {family}", family) if comma and given and family else Author(name)


def _dates(work: Attributes, version: Version) -> tuple[tuple[DateKind, PartialDate], ...]:
    """The first submission, else the date of issue; updates and registration are neither."""
    submitted = min(_of_kind(work, "Submitted"), key=lambda value: value.parts, default=None)
    if submitted:
        return dated((DateKind.SUBMITTED, submitted))
    issued = next(iter(_of_kind(work, "Issued")), None)
    return dated((DateKind.POSTED if version is Version.PREPRINT else DateKind.PUBLISHED, issued))


def _of_kind(work: Attributes, kind: str) -> list[PartialDate]:
    """The dates of a kind: "2024", "2024-07", "2024-07-14T09:00:00Z", or a range, which is its first."""
    forms = (
        re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(each.date))
        for each in present(work.dates)
        if each.date_type == kind
    )
    return [read for form in forms if form and (read := date_of(form.groups()))]


def _related(work: Attributes) -> tuple[Ids, ...]:
    found = []
    for other in present(work.related_identifiers):
        if other.relation_type in SAME_WORK:
            text = other.related_identifier or ""
            found.append(
                recognise(f"arXiv:{text.removeprefix('arXiv:')}" if other.related_identifier_type == "arXiv" else text)
            )
    return tuple(dict.fromkeys(ids for ids in found if ids))


@dataclass(frozen=True, slots=True)
class DataCite:
    """Answers for every paper with an arXiv number or a DOI."""

    name: ClassVar[str] = "datacite"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        known = [paper for paper in papers if doi_of(paper)]
        return settle(by(doi_of, known, _ask), fetch)


async def _ask(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    doi = doi_of(papers[0])
    told = await _ask_together(doi, fetch) if _BATCHABLE.fullmatch(doi) else Absent()
    if isinstance(told, Absent):
        told = await _ask_alone(doi, fetch)
    return [(paper, told) for paper in papers]


async def _ask_together(doi: str, fetch: Fetch) -> Answer:
    def answer(response: Response) -> Answer:
        return read_batch(response).answer(doi)

    response = await fetch(TOGETHER.about(doi, told_by(answer)))
    try:
        return answer(response)
    except SourceError:
        if response.failure is not None or response.status not in NO_SEARCH:
            raise
        return Absent()  # of what the registry itself has, which is asked next, this says nothing


async def _ask_alone(doi: str, fetch: Fetch) -> Answer:
    def answer(response: Response) -> Answer:
        return Absent() if is_absence(response) else Found((read_doi(response, doi),))

    return answer(await fetch(Request(url_of(doi), ACCEPT, complete=told_by(answer))))
