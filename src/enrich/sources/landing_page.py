"""The page behind an entry's own link, for links that no other source knows: what its publisher says of it there.

Only pages of sites that let robots in are asked, and a site whose first page is a wall is left alone. A page
says what paper it is about, not that the entry is about that paper: `match` decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from enrich.errors import SourceSilent
from enrich.model import Absent, Answer, Fetch, Found, Ids, Paper, Record, Request, Response
from enrich.normalise.ids import recognise
from enrich.normalise.urls import unnested
from enrich.sources.addresses import read_address
from enrich.sources.answers import is_absence, page_of, told_by
from enrich.sources.asking import Answered, alike, by, settle
from enrich.sources.citation_tags import has_tags, read_tags
from enrich.webpages.hosts import OF_OTHER_THINGS, TURN_ROBOTS_AWAY, belongs_to
from enrich.webpages.walls import challenge_header, challenge_page, refusal_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

ACCEPT = "text/html,application/xhtml+xml"

SPOKEN_FOR = frozenset(
    {
        "aclweb.org",
        "alphaxiv.org",
        "arxiv.org",
        "dblp.org",
        "doi.org",
        "openreview.net",
        "papers.ssrn.com",
        "researchgate.net",
        "sciencedirect.com",
        "semanticscholar.org",
    }
)
"""Sites whose papers other sources know by what stands in the address, or that never let a program in."""

WITH_A_SOURCE = frozenset({"acl", "cvf", "ijcai", "jmlr", "neurips", "ojs", "pmlr"})
"""Identifiers whose pages a source of their own asks for."""

REFUSALS = frozenset({401, 402, 403, 405, 406, 418, 451, 999})


def page_url(paper: Paper) -> str:
    """The page behind an entry's own link, or "" where it is not to be asked."""
    url = (unnested(paper.url) or paper.url.strip()).partition("#")[0]
    host, path = _host(url), url.partition("?")[0].lower()
    is_page = path.startswith(("https://", "http://")) and not path.endswith(".pdf")
    if not host or not is_page or belongs_to(host, TURN_ROBOTS_AWAY | SPOKEN_FOR | OF_OTHER_THINGS):
        return ""
    return "" if WITH_A_SOURCE.intersection(dict(recognise(url).items())) else url


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""  # "https://[" is no address


def is_wall(response: Response) -> bool:
    """Whether a site turned the program away, so that it will do so at its other pages too."""
    if response.failure is not None:
        return False
    shown = challenge_header(response) or challenge_page(response) or refusal_page(response)
    return bool(shown) or response.status in REFUSALS


def read_page(response: Response, asked: str) -> Answer:
    """What a page says. A PDF, and a page without tags for indexes, say nothing about any paper."""
    is_pdf = "pdf" in response.header("content-type").lower()
    if is_absence(response) or (response.status == 200 and is_pdf):
        return Absent()
    page_of(response)
    return Found((_record(response, asked),)) if has_tags(response) else Absent()


def _record(response: Response, asked: str) -> Record:
    """The record, under the identifier that stands in the address, and leading to the DOI that the page tells."""
    record = read_tags(response, LandingPage.name, asked)
    doi = record.ids.doi
    return replace(record, ids=recognise(asked).merged(record.ids), related=(Ids(doi=doi),) if doi else ())


def _placed(paper: Paper, answer: Answer) -> Answer:
    """An answer in which a page that does not say where its paper appeared says what its address tells of that."""
    told = read_address(paper, LandingPage.name)
    if told is None or not isinstance(answer, Found):
        return answer
    return Found(tuple(record if record.venues else _with_place(record, told) for record in answer.records))


def _with_place(record: Record, told: Record) -> Record:
    return replace(record, version=told.version, venues=told.venues, dates=record.dates or told.dates)


@dataclass(frozen=True, slots=True)
class LandingPage:
    """Answers for every paper whose own link leads to a page of a site that may be asked."""

    name: ClassVar[str] = "landing-page"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        linked = [paper for paper in papers if page_url(paper)]
        return settle(by(lambda paper: _host(page_url(paper)), linked, _ask_site), fetch)


async def _ask_site(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    """The first page of a site, and if it is no wall, the others: so it does not matter which answers faster."""
    first, *rest = alike(papers, page_url)
    url = page_url(first[0])
    response = await fetch(_request(url))
    if is_wall(response):
        raise SourceSilent(f"{_host(url)} turns robots away")

    async def known(those: Sequence[Paper], _: Fetch) -> list[Answered]:
        return [(paper, _placed(paper, read_page(response, url))) for paper in those]

    return [pair async for pair in settle([(first, known), *((batch, _ask_page) for batch in rest)], fetch)]


async def _ask_page(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    url = page_url(papers[0])
    told = read_page(await fetch(_request(url)), url)
    return [(paper, _placed(paper, told)) for paper in papers]


def _request(url: str) -> Request:
    return Request(url, ACCEPT, complete=told_by(lambda response: read_page(response, url)))
