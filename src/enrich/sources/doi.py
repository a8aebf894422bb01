"""doi.org: what any registration agency knows of a DOI, by content negotiation.

https://citation.doi.org/docs.html. For the DOIs of mEDRA, JaLC, KISTI, ISTIC and others, which
have no service of their own here; it answers for Crossref's and DataCite's too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

from enrich.errors import SourceChanged
from enrich.model import Absent, Answer, Fetch, Found, Ids, Paper, Record, Request, Response
from enrich.normalise.ids import page, recognise
from enrich.sources.answers import complete_when, decode, is_absence
from enrich.sources.asking import Answered, by, settle
from enrich.sources.csl import NOT_PAPERS, CslItem, read_item

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

ACCEPT = "application/vnd.citationstyles.csl+json"

NO_METADATA = frozenset({204, 406})
"""The DOI exists, and its agency has no metadata of it, or none in this form."""


def url_of(doi: str) -> str:
    """The question about one DOI."""
    return f"https://doi.org/{quote(doi, safe='/')}"


def read_doi(response: Response, doi: str) -> Record | None:
    """The record in an answer; None where the DOI is of something that is no paper.

    Raises SourceSilent, also where an agency that does not negotiate sends the landing page, and
    SourceChanged, also where the answer is about another DOI.
    """
    item = decode(response, CslItem)
    if item.doi and doi not in item.doi.lower():
        raise SourceChanged(response.url, f"asked about {doi}, answered about {item.doi}")
    if item.type is None and item.title is None:
        raise SourceChanged(response.url, "neither a type nor a title")
    if item.type in NOT_PAPERS:
        return None
    ids = recognise(f"https://doi.org/{doi}")
    return read_item(item, Doi.name, page("doi", doi), ids if ids.doi == doi or ids.arxiv else Ids(doi=doi))


def _answer(response: Response, doi: str) -> Answer:
    if is_absence(response) or (response.failure is None and response.status in NO_METADATA):
        return Absent()
    record = read_doi(response, doi)
    return Found((record,)) if record else Absent()


def _doi(paper: Paper) -> str:
    return (paper.ids.doi or "").lower()


@dataclass(frozen=True, slots=True)
class Doi:
    """Answers for every paper that has a DOI."""

    name: ClassVar[str] = "doi"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        known = [paper for paper in papers if _doi(paper)]
        return settle(by(_doi, known, _ask), fetch)


async def _ask(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    doi = _doi(papers[0])
    complete = complete_when(lambda response: read_doi(response, doi))
    answer = _answer(await fetch(Request(url_of(doi), ACCEPT, complete=complete)), doi)
    return [(paper, answer) for paper in papers]
