"""The open access repository of the Computer Vision Foundation: CVPR, ICCV and WACV, with their workshops.

https://openaccess.thecvf.com: one page lists all papers of an edition, and each paper has a page with tags for
indexes. Links to arXiv, which some have, are the authors' own, and not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, ClassVar

from enrich.model import Author, Fetch, Ids, Paper, Record, Response, Version
from enrich.normalise.ids import recognise
from enrich.normalise.titles import plain
from enrich.sources.citation_tags import read_tags
from enrich.sources.editions import addresses, in_year, named_editions
from enrich.sources.proceedings import Site, ask_site
from enrich.webpages.listings import links, parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered

BASE = "https://openaccess.thecvf.com"
CONFERENCES = {"cvpr": "CVPR", "iccv": "ICCV", "wacv": "WACV"}
"""Those that have a page of all papers, by the key of the venue."""

_PAPER = re.compile(r"<dt class=\"ptitle\">")
_AUTHOR = re.compile(r"name=\"query_author\"\s{1,9}value=\"([^\"<>]{1,200})\"")
_FILE = re.compile(r"_(?P<conference>[A-Z]+?)(?P<workshop>W?)_(?P<year>\d{4})$")
_ADDRESS = re.compile(
    r"https?://openaccess\.thecvf\.com(/content[^\s?#]*)/(?:html|papers)/([^\s?#]*_paper)\.(?:html|pdf)"
)


def page_url(address: str) -> str:
    """The page of a paper, from its address or that of its PDF; "" for any other address."""
    found = _ADDRESS.match(address)
    return f"{BASE}{found[1]}/html/{found[2]}.html" if found else ""


def index_url(conference: str, year: int) -> str:
    """The page of all papers of an edition."""
    return f"{BASE}/{conference}{year}?day=all"


def edition(name: str) -> tuple[str, int, bool]:
    """The conference, year, and whether it is a workshop's, that a file's name ends with; ("", 0, False) for none."""
    found = _FILE.search(name, max(0, len(name) - 20))
    return (found["conference"], int(found["year"]), bool(found["workshop"])) if found else ("", 0, False)


@lru_cache(maxsize=4)
def read_index(response: Response) -> tuple[Record, ...]:
    """The papers of an edition."""
    return tuple(record for part in parts(response, _PAPER) if (record := _read_item(part, response.url)))


def _read_item(part: str, index: str) -> Record | None:
    url, title = next(links(part, index), ("", ""))
    name = recognise(url).cvf
    if not name or not title:
        return None
    authors = tuple(Author(plain(unescape(person))) for person in _AUTHOR.findall(part))
    return _record(name, Record(CVF.name, url, title, authors=authors))


def read_page(response: Response, asked: str) -> Record:
    """The paper of a page."""
    return _record(recognise(asked).cvf or "", read_tags(response, CVF.name, asked))


def _record(name: str, record: Record) -> Record:
    """A record with what the name of its file tells."""
    conference, year, workshop = edition(name)
    told = f"{conference}{' Workshop' * workshop} {year}"
    return replace(
        record,
        ids=Ids(cvf=name),
        version=Version.WORKSHOP if workshop else Version.CONFERENCE,
        venues=(told, *record.venues) if conference else record.venues,
        dates=record.dates or in_year(year),
    )


def page_of(paper: Paper) -> str:
    """The page that a link of an entry leads to, or ""."""
    own = paper.ids.cvf
    return next((url for url in map(page_url, addresses(paper)) if own and recognise(url).cvf == own), "")


def indexes_of(paper: Paper) -> tuple[str, ...]:
    """The page of all papers of the edition of a paper's page, or of those that its entry may mean."""
    if page_of(paper):
        conference, year, workshop = edition(paper.ids.cvf or "")
        listed = conference in CONFERENCES.values() and not workshop
        return (index_url(conference, year),) if listed else ()
    return tuple(index_url(CONFERENCES[venue], year) for venue, year in named_editions(paper) if venue in CONFERENCES)


_SITE = Site(page_of, read_page, indexes_of, read_index)


@dataclass(frozen=True, slots=True)
class CVF:
    """Answers for every paper that links to the repository, or names an edition that it holds."""

    name: ClassVar[str] = "cvf"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        return ask_site(_SITE, papers, fetch)
