"""OpenAlex: which published form a preprint has, a hundred preprints in one request.

https://developers.openalex.org/api-reference/works. It joins the versions of a work into one, with a
location for each; so a location at arXiv beside one with a DOI says that both are of one work. What
it says of them it has copied: it leads to those who know, and is believed of nothing. What a work says is
read in `openalex_works`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlencode

from msgspec import Raw, Struct

from enrich.errors import SourceChanged, SourceSilent
from enrich.model import (
    Answer,
    Fetch,
    Paper,
    Question,
    Record,
    Request,
    Response,
    Together,
)
from enrich.normalise.ids import ARXIV_DOI
from enrich.normalise.titles import title_key
from enrich.sources.answers import answer_of, decode, fit
from enrich.sources.asking import Answered, by, one_answer, settle
from enrich.sources.openalex_works import Work, read_work
from enrich.sources.searching import asked_title, candidates, is_telling, key_of_title

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

WORKS = "https://api.openalex.org/works"
ACCEPT = "application/json"

FIELDS = ("id", "doi", "display_name", "publication_year", "type", "authorships", "primary_location", "locations")
"""What is asked for; a whole work has all that it cites."""

DOIS_AT_ONCE = 100
"""The most values that one filter takes."""

RESULTS = 5


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
                *by(doi_of, known, _ask_doi),
                *by(key_of_title, titled, _ask_title),
            ],
            fetch,
        )


def _is_value(doi: str) -> bool:
    """Whether there is a DOI, and a filter can hold it: a comma ends one, a bar a value."""
    return bool(doi) and not {",", "|"} & set(doi)


async def _ask_doi(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    doi = doi_of(papers[0])

    def answer(response: Response) -> Answer:
        return read_page(response).about(doi)

    return await one_answer(papers, fetch, answer, lambda complete: TOGETHER.about(doi, complete))


async def _ask_title(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    asked = min(papers, key=lambda paper: paper.title)

    def answer(response: Response) -> Answer:
        page = read_works(response)
        return answer_of(candidates(asked, page.records), page.unread)

    return await one_answer(
        papers, fetch, answer, lambda complete: Request(search_url(asked.title), ACCEPT, Question.SEARCH, complete)
    )
