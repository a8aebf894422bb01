"""Crossref: DOIs in batches, else titles with the families of the first authors.

https://api.crossref.org/swagger-ui/. Lists may be asked three times a second, single works ten
times (polite pool), and fifty DOIs fit into one list. What a work's fields mean is read in
`crossref_works`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, urlencode

from msgspec import Raw, Struct

from enrich.errors import SourceChanged
from enrich.model import Absent, Answer, Fetch, Paper, Question, Record, Request, Response, Together, Version
from enrich.normalise.ids import ARXIV_DOI
from enrich.normalise.names import name_parts, split_authors
from enrich.sources.answers import Listing, answer_of, complete_when, decode, fit, is_absence
from enrich.sources.asking import Answered, by, one_answer, settle
from enrich.sources.crossref_works import FIELDS, Work, is_paper, read_work
from enrich.sources.searching import asked_title, candidates, content_words, is_telling, of_title

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

WORKS = "https://api.crossref.org/works"
ACCEPT = "application/json"

DOIS_AT_ONCE = 50
ROWS = 8
FAMILIES = 2
"""How many authors help a search. An author line may be another paper's, so the title must weigh more."""

LONG_ENOUGH = 6
"""Content words. A title of so many is searched for alone: the question stays the same when authors are corrected."""

# What a filter can hold: a comma would end it, and a very long one an address.
_BATCHABLE = re.compile(r"10\.\d{4,9}/[-._;()/:a-z0-9<>\[\]+]{1,100}", re.IGNORECASE)


class _Page(Struct):
    items: list[Raw] | None = None


class _List(Struct):
    message: _Page


class _Single(Struct):
    message: Raw


def batch_url(dois: Sequence[str]) -> str:
    """The question about some DOIs."""
    # 0.3 s and another HTTP stack: not for `enrich --help`
    from habanero.filterhandler import filter_handler  # noqa: PLC0415 (the reason is above)

    return _list_url({"filter": filter_handler({"doi": sorted(dois)})}, len(dois))


def search_url(paper: Paper) -> str:
    """The question about a title, with family names from the author line if it is short."""
    helping = FAMILIES if len(content_words(paper.title)) < LONG_ENOUGH else 0
    families = [name_parts(name)[1] for name in split_authors(paper.authors)[:helping]]
    words = " ".join(filter(None, [asked_title(paper.title), *families]))
    return _list_url({"query.bibliographic": words}, ROWS)


def single_url(doi: str) -> str:
    """The question about one DOI; every character of it may mean something in an address."""
    return f"{WORKS}/{quote(doi, safe='')}"


def _list_url(question: dict[str, str], rows: int) -> str:
    return f"{WORKS}?{urlencode(question | {'rows': str(rows), 'select': ','.join(FIELDS)}, safe=':,/')}"


TOGETHER = Together(batch_url, ACCEPT, DOIS_AT_ONCE)


@lru_cache(maxsize=8)
def read_list(response: Response) -> tuple[tuple[Record, ...], str]:
    """The papers in a list of works, and why some of it could not be read. Remembered: each of them asks for it."""
    records, unread = [], ""
    for item in decode(response, _List).message.items or ():
        try:
            work = fit(item, Work, response.url)
            if is_paper(work):
                records.append(read_work(work, response.url))
        except SourceChanged as trouble:
            # one odd work must not lose the others
            unread = str(trouble)
    return tuple(records), unread


@lru_cache(maxsize=8)
def read_batch(response: Response) -> Listing:
    """The papers in a list of works, by DOI."""
    records, unread = read_list(response)
    return Listing({record.ids.doi or "": record for record in records}, unread)


def read_single(response: Response) -> Record | None:
    """The paper in the answer about one work; None where the work is no paper."""
    work = fit(decode(response, _Single).message, Work, response.url)
    return read_work(work, response.url) if is_paper(work) else None


def _doi(paper: Paper) -> str:
    return (paper.ids.doi or "").lower()


def _is_known(paper: Paper) -> bool:
    return bool(_doi(paper)) and not _doi(paper).startswith(ARXIV_DOI)


def _is_searchable(paper: Paper) -> bool:
    return is_telling(paper.title) or bool(content_words(paper.title) and split_authors(paper.authors))


@dataclass(frozen=True, slots=True)
class Crossref:
    """Answers for every paper that has a DOI, or a title that can be searched for.

    arXiv's DOIs are DataCite's: papers that have no other are searched for by title.
    """

    name: ClassVar[str] = "crossref"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        known = [paper for paper in papers if _is_known(paper)]
        many = [paper for paper in known if _BATCHABLE.fullmatch(_doi(paper))]
        single = [paper for paper in known if not _BATCHABLE.fullmatch(_doi(paper))]
        titled = [paper for paper in papers if not _is_known(paper) and _is_searchable(paper)]
        return settle(
            [
                *by(_doi, many, _ask_together),
                *by(_doi, single, _ask_single),
                *by(search_url, titled, _ask_title),
            ],
            fetch,
        )


async def _ask_together(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    doi = _doi(papers[0])

    def answer(response: Response) -> Answer:
        return read_batch(response).answer(doi)

    return await one_answer(papers, fetch, answer, lambda complete: TOGETHER.about(doi, complete))


async def _ask_single(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    def answer(response: Response) -> Answer:
        return Absent() if is_absence(response) else answer_of(filter(None, [read_single(response)]))

    return await one_answer(
        papers, fetch, answer, lambda complete: Request(single_url(_doi(papers[0])), ACCEPT, complete=complete)
    )


async def _ask_title(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    def found(listed: tuple[tuple[Record, ...], str]) -> bool:
        return any(record.version is not Version.PREPRINT for record in of_title(papers[0].title, listed[0]))

    request = Request(search_url(papers[0]), ACCEPT, Question.SEARCH, complete_when(read_list, found))
    records, unread = read_list(await fetch(request))
    return [(paper, answer_of(candidates(paper, records), unread)) for paper in papers]
