"""OpenAlex: which published form a preprint has, a hundred preprints in one request.

https://developers.openalex.org/api-reference/works. It joins the versions of a work into one, with a
location for each; so a location at arXiv beside one with a DOI says that both are of one work. What
it says of them it has copied: it leads to those who know, and is believed of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlencode

from msgspec import Raw, Struct

from enrich.errors import SourceChanged, SourceSilent
from enrich.model import (
    Answer,
    Author,
    DateKind,
    Fetch,
    Ids,
    Paper,
    PartialDate,
    Question,
    Record,
    Request,
    Response,
    Together,
    Version,
)
from enrich.normalise.ids import ARXIV_DOI, recognise
from enrich.normalise.titles import plain, title_key
from enrich.sources.answers import answer_of, decode, fit, present, told_by
from enrich.sources.asking import Answered, batches, settle
from enrich.sources.csl import dated, first_text, venue_names
from enrich.sources.searching import asked_title, candidates, is_telling

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

WORKS = "https://api.openalex.org/works"
ACCEPT = "application/json"

FIELDS = ("id", "doi", "display_name", "publication_year", "type", "authorships", "primary_location", "locations")
"""What is asked for; a whole work has all that it cites."""

DOIS_AT_ONCE = 100
"""The most values that one filter takes."""

RESULTS = 5

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


class _Meta(Struct):
    count: int


class _List(Struct):
    meta: _Meta
    results: list[Raw]


def doi_of(paper: Paper) -> str:
    """The DOI under which OpenAlex is asked about a paper, or "": of a preprint, the one that arXiv gave it."""
    return ARXIV_DOI + paper.ids.arxiv.lower() if paper.ids.arxiv else (paper.ids.doi or "").lower()


def batch_url(dois: Sequence[str]) -> str:
    """The question about some DOIs."""
    return _list_url("doi:" + "|".join(sorted(dois)), max(len(dois), 2))


def search_url(title: str) -> str:
    """The question about a title. Its words must all be there."""
    return _list_url(f"title.search:{title_key(asked_title(title))}", RESULTS)


def _list_url(filtered: str, size: int) -> str:
    return f"{WORKS}?{urlencode({'filter': filtered, 'per_page': size, 'select': ','.join(FIELDS)}, safe=':,/|')}"


TOGETHER = Together(batch_url, ACCEPT, DOIS_AT_ONCE)


# --- reading ------------------------------------------------------------------------------------


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
        source=OpenAlex.name,
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


@dataclass(frozen=True, slots=True)
class Page:
    """A page of works: the records of each, by every DOI of one, arXiv's own included; and what was not read."""

    by_doi: Mapping[str, tuple[Record, ...]]
    unread: str = ""

    @property
    def records(self) -> tuple[Record, ...]:
        """All of them."""
        return tuple(dict.fromkeys(record for records in self.by_doi.values() for record in records))

    def about(self, doi: str) -> Answer:
        """The answer about one of the DOIs."""
        return answer_of(self.by_doi.get(doi, ()), self.unread)


def read_works(response: Response) -> Page:
    """The works of an answer. Raises SourceSilent, also where the day's budget is spent, and SourceChanged."""
    if response.status == 429 and b"budget" in response.body:
        raise SourceSilent("api.openalex.org: what it gives away in a day is used up; a free key has ten times as much")
    page = decode(response, _List)
    found: dict[str, list[Record]] = {}
    unread = ""
    for item in page.results:
        try:
            for record in read_work(fit(item, Work, response.url), response.url):
                for doi in dict.fromkeys(_dois(record)):
                    found.setdefault(doi, []).append(record)
        except SourceChanged as trouble:
            # one odd work must not lose the others
            unread = str(trouble)
    return Page({doi: tuple(records) for doi, records in found.items()}, unread)


@lru_cache(maxsize=8)
def read_page(response: Response) -> Page:
    """The same, where all of the answer was asked for: what is on other pages counts as unread. Remembered."""
    page, listed = read_works(response), decode(response, _List)
    cut = listed.meta.count > len(listed.results)
    return replace(page, unread=str(SourceChanged(response.url, "more than one page"))) if cut else page


def _dois(record: Record) -> Iterable[str]:
    """The DOIs of all versions of a record's work, arXiv's own included."""
    for ids in (record.ids, *record.related):
        yield from filter(None, (ids.doi, ids.arxiv and ARXIV_DOI + ids.arxiv.lower()))


# --- asking -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenAlex:
    """Answers for every paper with an arXiv number or a DOI; with a key, for telling titles too.

    A search costs ten times as much as a list, and without a key there is not even enough for those.
    """

    keyed: bool = False
    name: ClassVar[str] = "openalex"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        known = [paper for paper in papers if _is_value(doi_of(paper))]
        titled = [paper for paper in papers if self.keyed and not doi_of(paper) and is_telling(paper.title)]
        return settle(
            [
                *((batch, _ask_doi) for batch in batches(known, doi_of, 1)),
                *((batch, _ask_title) for batch in batches(titled, _title_key, 1)),
            ],
            fetch,
        )


def _is_value(doi: str) -> bool:
    """Whether there is a DOI, and a filter can hold it: a comma ends one, a bar a value."""
    return bool(doi) and not {",", "|"} & set(doi)


def _title_key(paper: Paper) -> str:
    return title_key(paper.title)


async def _ask_doi(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    doi = doi_of(papers[0])

    def answer(response: Response) -> Answer:
        return read_page(response).about(doi)

    told = answer(await fetch(TOGETHER.about(doi, told_by(answer))))
    return [(paper, told) for paper in papers]


async def _ask_title(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    asked = min(papers, key=lambda paper: paper.title)

    def answer(response: Response) -> Answer:
        page = read_works(response)
        return answer_of(candidates(asked, page.records), page.unread)

    told = answer(await fetch(Request(search_url(asked.title), ACCEPT, Question.SEARCH, told_by(answer))))
    return [(paper, told) for paper in papers]
