"""DBLP: records by key, else by title.

https://dblp.org/faq/How+to+use+the+dblp+search+API.html (13501473) and its export by key. Names of homonyms end in a
number, titles in a full stop, and a single author stands there without a list. Preprints are under CoRR.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, urlencode

from msgspec import Raw, Struct, field

from enrich.errors import SourceChanged
from enrich.model import (
    Absent,
    Answer,
    Author,
    DateKind,
    Fetch,
    Ids,
    Paper,
    Question,
    Record,
    Request,
    Response,
    Version,
)
from enrich.normalise.ids import page, recognise
from enrich.normalise.titles import plain
from enrich.sources.answers import answer_of, decode, fit, is_absence, present
from enrich.sources.asking import Answered, by, one_answer, settle
from enrich.sources.csl import date_of, dated, texts, venue_names
from enrich.sources.searching import asked_title, candidates, is_telling, key_of_title

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SITE = "https://dblp.org"
ACCEPT = "application/json"
RESULTS = 10

VERSIONS: Mapping[str, Version] = {
    "Conference and Workshop Papers": Version.CONFERENCE,
    "Journal Articles": Version.JOURNAL,
    "Informal and Other Publications": Version.PREPRINT,
    "Informal Publications": Version.PREPRINT,
    "Parts in Books or Collections": Version.OTHER,
    "Books and Theses": Version.OTHER,
}
"""Its types of publications; those that are not here (editorship, references, data) are no papers."""

WORKSHOPS = re.compile(r"(?:@|\bWorkshops?\b)")
"""How DBLP names workshops: "KDMLE@ECAI", "CVPR Workshops"."""

_KEY = re.compile(r"(?:conf|journals|series|books|phd|tr)/[\w-]+/[\w-]+")
_HOMONYM = re.compile(r"\s\d{4}$")
_WORDS = re.compile(r"[^\w\s]+")


class NameOf(Struct):
    """A person."""

    text: str | None = None


class AuthorsOf(Struct):
    """The people of a publication."""

    author: list[NameOf | None] | NameOf | None = None


class Info(Struct):
    """One publication, as far as it is used."""

    key: str
    title: str | None = None
    authors: AuthorsOf | None = None
    venue: str | list[str] | None = None
    volume: str | None = None
    year: str | None = None
    type: str | None = None
    doi: str | None = None
    ee: str | list[str] | None = None


class _Hit(Struct):
    info: Raw


class _Hits(Struct):
    total: str | None = field(default=None, name="@total")
    hit: list[_Hit] | None = None


class _Result(Struct):
    hits: _Hits


class _Found(Struct):
    result: _Result


def key_url(key: str) -> str:
    """The question about one publication."""
    return f"{SITE}/rec/{quote(key)}.json"


def search_url(title: str) -> str:
    """The question about a title: every word must be the beginning of one that a publication has."""
    words = " ".join(_WORDS.sub(" ", asked_title(title)).split())
    return f"{SITE}/search/publ/api?{urlencode({'q': words, 'format': 'json', 'h': RESULTS})}"


def read_hits(response: Response) -> tuple[tuple[Record, ...], str]:
    """The papers in an answer, and why some of it could not be read."""
    records, unread = [], ""
    hits = decode(response, _Found).result.hits
    for hit in hits.hit or ():
        try:
            info = fit(hit.info, Info, response.url)
            if info.type in VERSIONS:
                records.append(read_info(info, response.url))
        except SourceChanged as trouble:
            # one odd publication must not lose the others
            unread = str(trouble)
    if hits.hit is None and hits.total != "0":
        unread = str(SourceChanged(response.url, "neither hits nor their number"))
    return tuple(records), unread


def read_info(info: Info, asked: str) -> Record:
    """A publication as a record. `asked` is the URL that errors name. Raises SourceChanged without a key."""
    if not _KEY.fullmatch(info.key):
        raise SourceChanged(asked, f"{info.key!r} is no key")
    venues = venue_names(info.venue)
    version = VERSIONS.get(info.type or "", Version.OTHER)
    if version is Version.CONFERENCE and any(WORKSHOPS.search(name) for name in venues):
        version = Version.WORKSHOP
    return Record(
        source=DBLP.name,
        url=page("dblp", info.key),
        title=re.sub(r"(?<!\.)\.$", "", plain(info.title or "")),
        authors=tuple(_authors(info)),
        ids=_ids(info, version),
        version=version,
        kind=info.type or "",
        venues=venues,
        dates=dated((DateKind.POSTED if version is Version.PREPRINT else DateKind.PUBLISHED, date_of([info.year]))),
    )


def _ids(info: Info, version: Version) -> Ids:
    """The key, and what the links tell. Under CoRR the volume is the arXiv number: "abs/2409.06277"."""
    links = [info.ee] if isinstance(info.ee, str) else info.ee or []
    volume = (info.volume or "").removeprefix("abs/")
    found = recognise(info.doi or "", *links, f"arXiv:{volume}" if version is Version.PREPRINT else "")
    return Ids(dblp=info.key).merged(found)


def _authors(info: Info) -> Sequence[Author]:
    names = info.authors.author if info.authors else None
    many = [names] if isinstance(names, NameOf) else present(names)
    return [Author(name) for each in many for text in texts(each.text) if (name := _HOMONYM.sub("", text))]


# --- asking -------------------------------------------------------------------------------------


def _key(paper: Paper) -> str:
    return paper.ids.dblp or ""


@dataclass(frozen=True, slots=True)
class DBLP:
    """Answers for every paper that has a key, or a telling title."""

    name: ClassVar[str] = "dblp"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        known = [paper for paper in papers if _KEY.fullmatch(_key(paper))]
        titled = [paper for paper in papers if not _key(paper) and is_telling(paper.title)]
        return settle(
            [
                *by(_key, known, _ask_key),
                *by(key_of_title, titled, _ask_title),
            ],
            fetch,
        )


async def _ask_key(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    key = _key(papers[0])

    def answer(response: Response) -> Answer:
        if is_absence(response):
            return Absent()
        records, unread = read_hits(response)
        return answer_of((record for record in records if record.ids.dblp == key), unread)

    return await one_answer(papers, fetch, answer, lambda complete: Request(key_url(key), ACCEPT, complete=complete))


async def _ask_title(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    asked = min(papers, key=lambda paper: paper.title)

    def answer(response: Response) -> Answer:
        records, unread = read_hits(response)
        return answer_of(candidates(asked, records), unread)

    return await one_answer(
        papers, fetch, answer, lambda complete: Request(search_url(asked.title), ACCEPT, Question.SEARCH, complete)
    )
