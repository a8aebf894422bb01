"""OpenAlex: which published form a preprint has, a hundred preprints in one request.

https://developers.openalex.org/api-reference/works. It joins the versions of a work into one, with a
location for each; so a location at arXiv beside one with a DOI says that both are of one work. What
it says of them it has copied: it leads to those who know, and is believed of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlencode

from msgspec import Raw, Struct

from enrich.errors import SourceChanged, SourceSilent
from enrich.model import Author, DateKind, Fetch, Ids, Paper, PartialDate, Question, Record, Request, Response, Version
from enrich.normalise.ids import ARXIV_DOI, recognise
from enrich.normalise.titles import plain, title_key
from enrich.sources.answers import answer_of, complete_when, decode, fit, present
from enrich.sources.asking import Answered, batches, settle
from enrich.sources.csl import dated, first_text, venue_names
from enrich.sources.searching import asked_title, candidates, is_telling

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from enrich.model import Answer

WORKS = "https://api.openalex.org/works"
ACCEPT = "application/json"

FIELDS = ("id", "doi", "display_name", "publication_year", "type", "authorships", "primary_location", "locations")
"""What is asked for; a whole work has all that it cites."""

DOIS_AT_ONCE = 100
"""The most values that one filter takes."""

RESULTS = 5

# A comma ends a filter and a bar a value; a hundred of the longest make an address of 5,000 bytes.
_BATCHABLE = re.compile(r"10\.\d{4,9}/[-._;()/:a-z0-9]{1,40}")
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

    records: tuple[Record, ...]
    unread: str = ""

    def by_doi(self) -> Mapping[str, tuple[Record, ...]]:
        """The records of the works that have a DOI."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            for ids in (record.ids, *record.related):
                for doi in filter(None, (ids.doi, ids.arxiv and ARXIV_DOI + ids.arxiv.lower())):
                    found.setdefault(doi, []).append(record)
        return {doi: tuple(records) for doi, records in found.items()}


def read_page(response: Response) -> Page:
    """The works of an answer. Raises SourceSilent, also where the day's budget is spent, and SourceChanged."""
    if response.status == 429 and b"budget" in response.body:
        raise SourceSilent("api.openalex.org: what it gives away in a day is used up; a free key has ten times as much")
    page = decode(response, _List)
    records: list[Record] = []
    unread = ""
    for item in page.results:
        try:
            records += read_work(fit(item, Work, response.url), response.url)
        except SourceChanged as trouble:
            # one odd work must not lose the others
            unread = str(trouble)
    return Page(tuple(records), unread)


def read_batch(response: Response) -> Page:
    """As `read_page`, where all of the answer was asked for: what is on other pages counts as unread."""
    page, listed = read_page(response), decode(response, _List)
    cut = listed.meta.count > len(listed.results)
    return Page(page.records, page.unread or (cut and str(SourceChanged(response.url, "more than one page"))) or "")


# --- asking -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenAlex:
    """Answers for every paper with an arXiv number or a DOI; with a key, for telling titles too.

    A search costs ten times as much as a list, and without a key there is not even enough for those.
    """

    keyed: bool = False
    name: ClassVar[str] = "openalex"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        known = [paper for paper in papers if doi_of(paper)]
        many = [paper for paper in known if _BATCHABLE.fullmatch(doi_of(paper))]
        single = [paper for paper in known if not _BATCHABLE.fullmatch(doi_of(paper)) and _is_value(doi_of(paper))]
        titled = [paper for paper in papers if self.keyed and not doi_of(paper) and is_telling(paper.title)]
        return settle(
            [
                *((batch, _ask_batch) for batch in batches(many, doi_of, DOIS_AT_ONCE)),
                *((batch, _ask_batch) for batch in batches(single, doi_of, 1)),
                *((batch, _ask_title) for batch in batches(titled, _title_key, 1)),
            ],
            fetch,
        )


def _is_value(doi: str) -> bool:
    """Whether a filter can hold a DOI."""
    return not {",", "|"} & set(doi)


def _title_key(paper: Paper) -> str:
    return title_key(paper.title)


async def _ask_batch(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    dois = sorted({doi_of(paper) for paper in papers})
    complete = complete_when(read_batch, lambda page: page.by_doi().keys() >= set(dois))
    page = read_batch(await fetch(Request(batch_url(dois), ACCEPT, complete=complete)))
    known = page.by_doi()
    return [(paper, answer_of(known.get(doi_of(paper), ()), page.unread)) for paper in papers]


async def _ask_title(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    url = search_url(min(paper.title for paper in papers))
    page = read_page(await fetch(Request(url, ACCEPT, Question.SEARCH, complete_when(read_page))))
    return [(paper, _answer(paper, page)) for paper in papers]


def _answer(paper: Paper, page: Page) -> Answer:
    return answer_of(candidates(paper, page.records), page.unread)
