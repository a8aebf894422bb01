"""IEEE Xplore: what the page of a document says of it, in the JSON that its scripts are given.

https://ieeexplore.ieee.org. Crossref has all of its papers; the page is for those that a title does not
find there, and leads to their DOI. It turns most programs away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from msgspec import DecodeError, Struct, json

from enrich.errors import SourceChanged
from enrich.model import Absent, Answer, Author, DateKind, Fetch, Found, Ids, Paper, Record, Request, Response, Version
from enrich.normalise.ids import find_doi, page
from enrich.normalise.titles import plain
from enrich.sources.answers import is_absence, page_of, present
from enrich.sources.asking import Answered, by, one_answer, settle
from enrich.sources.csl import date_of, dated, first_text, venue_names

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ACCEPT = "text/html"

_METADATA = re.compile(rb"xplGlobal\.document\.metadata\s{0,9}=\s{0,9}")
_NUMBER = re.compile(r"\d{5,9}")


class _Person(Struct, rename="camel"):
    name: str | None = None
    first_name: str | None = None
    last_name: str | None = None


class Document(Struct, rename="camel"):
    """One document, as far as it is used."""

    article_number: str
    title: str | None = None
    authors: list[_Person | None] | None = None
    doi: str | None = None
    publication_title: str | None = None
    publication_year: str | None = None
    is_conference: bool = False
    is_journal: bool = False


def read_page(response: Response) -> Record:
    """The document of a page. Raises SourceSilent, and SourceChanged for a page that is given none."""
    body = page_of(response)
    start = _METADATA.search(body)
    end = body.find(b"\n", start.end()) if start else -1
    if start is None:
        raise SourceChanged(response.url, "a page without the metadata of a document")
    try:
        document = json.decode(body[start.end() : end].strip().removesuffix(b";"), type=Document)
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceChanged(response.url, str(error)) from error
    if not _NUMBER.fullmatch(document.article_number):
        raise SourceChanged(response.url, f"{document.article_number!r} is no number of a document")
    return _record(document)


def _record(document: Document) -> Record:
    version = Version.CONFERENCE if document.is_conference else Version.JOURNAL if document.is_journal else None
    return Record(
        source=IEEE.name,
        url=page("ieee", document.article_number),
        title=first_text(document.title),
        authors=tuple(author for each in present(document.authors) if (author := _author(each))),
        ids=Ids(ieee=document.article_number, doi=find_doi(document.doi or "")),
        version=version or Version.OTHER,
        venues=venue_names(document.publication_title),
        dates=dated((DateKind.PUBLISHED, date_of([document.publication_year]))),
    )


def _author(person: _Person) -> Author | None:
    family = plain(person.last_name or "")
    name = plain(" ".join(filter(None, [person.first_name, person.last_name]))) or plain(person.name or "")
    return Author(name, family) if name else None


def _number(paper: Paper) -> str:
    return paper.ids.ieee or ""


@dataclass(frozen=True, slots=True)
class IEEE:
    """Answers for every paper that has the number of a document."""

    name: ClassVar[str] = "ieee"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        known = [paper for paper in papers if _NUMBER.fullmatch(_number(paper))]
        return settle(by(_number, known, _ask), fetch)


async def _ask(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    number = _number(papers[0])

    def answer(response: Response) -> Answer:
        if is_absence(response):
            return Absent()
        record = read_page(response)
        if record.ids.ieee != number:
            raise SourceChanged(response.url, f"asked about {number}, answered about {record.ids.ieee}")
        return Found((record,))

    return await one_answer(
        papers, fetch, answer, lambda complete: Request(page("ieee", number), ACCEPT, complete=complete)
    )
