"""The proceedings of IJCAI, since 2017, when each paper got a page of its own.

https://www.ijcai.org/proceedings/2024/: a page of each year lists its papers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from enrich.model import Fetch, Ids, Paper, Record, Response, Version
from enrich.normalise.author_lines import people
from enrich.normalise.ids import implied_doi, page, recognise
from enrich.sources.citation_tags import read_tags
from enrich.sources.editions import in_year, named_editions
from enrich.sources.proceedings import Site, ask_site
from enrich.webpages.listings import between, links, parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered

SINCE = 2017

_PAPER = re.compile(r"class=\"paper_wrapper\"")
_TITLE = re.compile(r"<div class=\"title\">")
_AUTHORS = re.compile(r"<div class=\"authors\">")


def index_url(year: int) -> str:
    """The page of a year."""
    return f"https://www.ijcai.org/proceedings/{year}/"


@lru_cache(maxsize=4)
def read_index(response: Response) -> tuple[Record, ...]:
    """The papers of a year."""
    return tuple(record for part in parts(response, _PAPER) if (record := _read_item(part, response.url)))


def _read_item(part: str, index: str) -> Record | None:
    title = between(part, _TITLE, "</div")
    for url, _ in links(part, index):
        if title and not url.endswith(".pdf") and recognise(url).ijcai:
            return _record(Record(IJCAI.name, url, title, authors=people(between(part, _AUTHORS, "</div"))), url)
    return None


def read_page(response: Response, asked: str) -> Record:
    """The paper of a page."""
    return _record(read_tags(response, IJCAI.name, asked), asked)


def _record(record: Record, url: str) -> Record:
    """A record with what its identifier tells: the year, and the DOI to ask about."""
    ids = Ids(ijcai=recognise(url).ijcai, doi=record.ids.doi)
    year, doi = int((ids.ijcai or "0/").partition("/")[0]), ids.doi or implied_doi(ids)
    return replace(
        record,
        ids=ids,
        version=Version.CONFERENCE,
        venues=(f"IJCAI {year}", *record.venues),
        dates=record.dates or in_year(year),
        related=(Ids(doi=doi),) if doi else (),
    )


def page_of(paper: Paper) -> str:
    """The page that a link of an entry leads to, or ""."""
    return page("ijcai", paper.ids.ijcai) if paper.ids.ijcai else ""


def indexes_of(paper: Paper) -> tuple[str, ...]:
    """The page of the year of a paper's page, or of those that its entry may mean."""
    if paper.ids.ijcai:
        return (index_url(int(paper.ids.ijcai.partition("/")[0])),)
    return tuple(index_url(year) for venue, year in named_editions(paper) if venue == "ijcai" and year >= SINCE)


_SITE = Site(page_of, read_page, indexes_of, read_index)


@dataclass(frozen=True, slots=True)
class IJCAI:
    """Answers for every paper that links to these proceedings, or names an edition of IJCAI."""

    name: ClassVar[str] = "ijcai"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        return ask_site(_SITE, papers, fetch)
