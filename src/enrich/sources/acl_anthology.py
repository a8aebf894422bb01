"""The ACL Anthology: all that the Association for Computational Linguistics publishes, and more.

https://aclanthology.org: a page of each volume lists its papers, and each paper has a page with tags for
indexes. Most papers also have a DOI, by which Crossref knows them; those of COLING and LREC have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from enrich.model import Author, Fetch, Ids, Paper, Record, Response, Version
from enrich.normalise.ids import implied_doi, page, recognise
from enrich.sources.acl_volumes import VOLUME_OF, edition_of, volume_of
from enrich.sources.citation_tags import read_tags
from enrich.sources.editions import in_year, named_editions
from enrich.sources.proceedings import Site, ask_site
from enrich.webpages.listings import links, parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered

_PAPER = re.compile(r"<p class=\"?d-sm-flex")


def index_url(volume: str) -> str:
    """The page of a volume ("2024.emnlp-main")."""
    return f"https://aclanthology.org/volumes/{volume}/"


@lru_cache(maxsize=4)
def read_index(response: Response) -> tuple[Record, ...]:
    """The papers of a volume."""
    return tuple(record for part in parts(response, _PAPER) if (record := _read_item(part, response.url)))


def _read_item(part: str, index: str) -> Record | None:
    url = title = ""
    authors = []
    for address, text in links(part, index):
        if "/people/" in address:
            authors.append(Author(text))
        elif not url and address.endswith("/") and recognise(address).acl:
            url, title = address, text
    return of_identifier(Record(AclAnthology.name, url, title, authors=tuple(authors)), url) if title else None


def read_page(response: Response, asked: str) -> Record:
    """The paper of a page."""
    return of_identifier(read_tags(response, AclAnthology.name, asked), asked)


def of_identifier(record: Record, url: str) -> Record:
    """A record with what its identifier tells: where it appeared, and the DOI to ask about."""
    ids = Ids(acl=recognise(url).acl, doi=record.ids.doi)
    told, doi = edition_of(ids.acl or ""), ids.doi or implied_doi(ids)
    joint = f"{told[0].partition('-')[0]} {told[1]}" if told and "-" in told[0] else ""
    return replace(
        record,
        ids=ids,
        version=Version.CONFERENCE if told else record.version,
        venues=(*((f"{told[0]} {told[1]}",) if told else ()), *filter(None, [joint]), *record.venues),
        dates=record.dates or (in_year(told[1]) if told else ()),
        related=(Ids(doi=doi),) if doi else (),
    )


def page_of(paper: Paper) -> str:
    """The page that a link of an entry leads to, or "". The letter of older identifiers is a capital in addresses."""
    return page("acl", paper.ids.acl.upper() if paper.ids.acl[0].isalpha() else paper.ids.acl) if paper.ids.acl else ""


def indexes_of(paper: Paper) -> tuple[str, ...]:
    """The volume of a paper's page, if it is known what it holds, or those of the editions that its entry may mean."""
    if paper.ids.acl:
        return (index_url(volume_of(paper.ids.acl)),) if edition_of(paper.ids.acl) else ()
    return tuple(index_url(VOLUME_OF[edition]) for edition in named_editions(paper) if edition in VOLUME_OF)


_SITE = Site(page_of, read_page, indexes_of, read_index)


@dataclass(frozen=True, slots=True)
class AclAnthology:
    """Answers for every paper that links to the Anthology, or names an edition of a conference that it holds."""

    name: ClassVar[str] = "acl-anthology"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        return ask_site(_SITE, papers, fetch)
