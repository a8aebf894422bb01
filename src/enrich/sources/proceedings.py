"""How sites of proceedings are asked: an edition's index for many papers, else each paper's own page.

An index is one large page that lists all papers of one edition. It is asked for where several entries link to
pages of the edition, and where an entry names the edition without a link to its page: then it is
searched for the entry's title. What an index lacks, or where there is none, the pages are asked.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from enrich.errors import SourceChanged, SourceError
from enrich.model import Absent, Answer, Fetch, Found, Paper, Record, Request, Response
from enrich.normalise.titles import title_key
from enrich.sources.answers import body_of, is_absence, page_of, told_by, whole_page_of
from enrich.sources.asking import Answered, by, settle
from enrich.sources.record_index import RecordIndex

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ACCEPT = "text/html"

FEW = 3
"""From so many pages of one edition on, its index is asked for."""


def _no_index(_paper: Paper) -> tuple[str, ...]:
    return ()


def _nothing_listed(_response: Response) -> tuple[Record, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Site:
    """The site of some proceedings. What reads its pages raises SourceChanged where one has another shape.

    `page` gives the address of a paper's own page, from a link of its entry, or "" where none leads here.
    `read_page` is told that address, whose identifier the record bears. `indexes` gives the addresses of
    the indexes that may list the paper, the likeliest first; a site may have none. `form` is what they are sent
    as, if not as web pages: JSON of an edition that lies ahead lists no papers, where a page without any
    has another shape.
    """

    page: Callable[[Paper], str]
    read_page: Callable[[Response, str], Record]
    indexes: Callable[[Paper], tuple[str, ...]] = _no_index
    read_index: Callable[[Response], Sequence[Record]] = _nothing_listed
    form: str = ACCEPT


def ask_site(site: Site, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
    """The answers about the papers whose page, or edition, the site has."""
    visit = _Visit(site)
    askable = [paper for paper in dict.fromkeys(papers) if visit.expects(paper)]
    return settle(by(visit.key, askable, visit.ask), fetch)


class _Visit:
    """One lookup at a site. Every index is read once, whoever needs it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pages: Counter[str] = Counter()
        self._wanted: set[str] = set()
        self._seen: set[str] = set()
        self._indexes: dict[str, asyncio.Task[RecordIndex]] = {}

    def expects(self, paper: Paper) -> bool:
        """Whether the site can be asked about a paper; if so, it counts for the index of its edition."""
        page, indexes = self._site.page(paper), self._site.indexes(paper)
        if page and page not in self._seen:
            self._seen.add(page)
            self._pages.update(indexes[:1])
        by_title = not page and bool(indexes) and bool(title_key(paper.title))
        if by_title:
            self._wanted.update(indexes[:1])
        return bool(page) or by_title

    def key(self, paper: Paper) -> str:
        """What papers share that are one question."""
        return self._site.page(paper) or "\n".join((*self._site.indexes(paper), paper.title))

    async def ask(self, papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
        page = self._site.page(papers[0])
        answer = await (self._by_page(papers[0], page, fetch) if page else self._by_title(papers[0], fetch))
        return [(paper, answer) for paper in papers]

    async def _by_title(self, paper: Paper, fetch: Fetch) -> Answer:
        for url in self._site.indexes(paper):
            found = (await self._index(url, fetch)).find(paper)
            if found:
                return Found(found)
        return Absent()

    async def _by_page(self, paper: Paper, page: str, fetch: Fetch) -> Answer:
        found = await self._listed(paper, fetch)
        if found:
            return Found(found)

        def answer(response: Response) -> Answer:
            if is_absence(response):
                return Absent()
            page_of(response)
            return Found((self._site.read_page(response, page),))

        return answer(await fetch(Request(page, ACCEPT, complete=told_by(answer))))

    async def _listed(self, paper: Paper, fetch: Fetch) -> tuple[Record, ...]:
        """What the index says that a page would; nothing where it is not worth asking, or does not answer."""
        for url in self._site.indexes(paper)[:1]:
            if self._pages[url] >= FEW or url in self._wanted:
                try:
                    return (await self._index(url, fetch)).of(paper.ids)
                except SourceError:
                    return ()  # the page itself is asked, and its silence reported
        return ()

    async def _index(self, url: str, fetch: Fetch) -> RecordIndex:
        if url not in self._indexes:
            self._indexes[url] = asyncio.create_task(self._read(url, fetch))
        return await self._indexes[url]

    async def _read(self, url: str, fetch: Fetch) -> RecordIndex:
        """An index, empty where the site has none of that edition."""

        def answer(response: Response) -> Answer:
            if is_absence(response):
                return Absent()
            whole = whole_page_of if self._site.form == ACCEPT else body_of
            whole(response)
            records = tuple(self._site.read_index(response))
            if not records and self._site.form == ACCEPT:
                raise SourceChanged(response.url, "an index without papers")
            return Found(records)

        told = answer(await fetch(Request(url, self._site.form, complete=told_by(answer))))
        return RecordIndex(told.records if isinstance(told, Found) else ())
