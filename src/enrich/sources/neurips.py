"""The proceedings of NeurIPS, and of ICLR, which are published in the same way.

https://proceedings.neurips.cc and https://proceedings.iclr.cc: an index of each year, and a page of each
paper with tags for indexes. From 2025 on, the index of NeurIPS's year has but a link to that of its main volume.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from enrich.model import Fetch, Ids, Paper, Record, Response, Version
from enrich.normalise.author_lines import people
from enrich.sources.citation_tags import read_tags
from enrich.sources.editions import addresses, in_year, named_editions
from enrich.sources.proceedings import Site, ask_site
from enrich.webpages.listings import between, links, parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered

NEURIPS, ICLR = "https://proceedings.neurips.cc", "https://proceedings.iclr.cc"
DATASETS = "https://datasets-benchmarks-proceedings.neurips.cc"

SITES = {"nips": NEURIPS, "iclr": ICLR}
"""The site of each conference, by the key of its venue."""

SPLIT = 2025
"""From this year on, an index of NeurIPS lists one volume rather than the year."""

TRACKS = {
    "Datasets_and_Benchmarks": " Datasets and Benchmarks",
    "Creative_AI": " Creative AI Track",
}
"""What the address of a page adds for a track that is not the main one."""

_PAPER = re.compile(
    r"(?P<host>[\w-]{0,40}(?:papers|proceedings)\.(?:nips|neurips|iclr)\.cc)/paper(?:_files/paper)?/(?P<year>\d{4})/"
    r"(?:hash|file)/(?P<hash>[0-9a-f]{32})-[A-Za-z]{1,20}(?P<track>-\w{1,60})?\.",
    re.IGNORECASE,
)
_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_AUTHORS = re.compile(r"</a>\s{0,200}(?:<i>|<span class=\"paper-authors\">)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper stands, as the address of its page or of its PDF tells."""

    site: str
    year: int
    hash: str
    track: str

    @property
    def page(self) -> str:
        """The page of the paper."""
        folder = "paper" if self.site == DATASETS else "paper_files/paper"
        return f"{self.site}/{folder}/{self.year}/hash/{self.hash}-Abstract{self.track}.html"

    @property
    def venue(self) -> str:
        """The conference, the track where it has one of its own, and the year."""
        told = "Datasets_and_Benchmarks" if self.site == DATASETS else self.track
        track = next((words for sign, words in TRACKS.items() if sign in told), "")
        return f"{'ICLR' if self.site == ICLR else 'NeurIPS'}{track} {self.year}"


def place(address: str) -> Place | None:
    """The place that an address tells; None for one of another site."""
    found = _PAPER.search(address)
    if found is None:
        return None
    host = found["host"].lower()
    site = ICLR if host.endswith("iclr.cc") else DATASETS if "datasets" in host else NEURIPS
    return Place(site, int(found["year"]), found["hash"].lower(), found["track"] or "")


def index_url(site: str, year: int) -> str:
    """The index of a year."""
    if site == DATASETS:
        return f"{site}/paper/{year}"
    volume = f"/vol{year - 1987}-main-conference" if site == NEURIPS and year >= SPLIT else ""
    return f"{site}/paper_files/paper/{year}{volume}"


@lru_cache(maxsize=4)
def read_index(response: Response) -> tuple[Record, ...]:
    """The papers of a year, or of a volume."""
    return tuple(record for part in parts(response, _ITEM) if (record := _read_item(part, response.url)))


def _read_item(part: str, index: str) -> Record | None:
    for url, title in links(part, index):
        found = place(url)
        if found and title:
            return _record(found, Record(NeurIPS.name, url, title, authors=people(between(part, _AUTHORS, "</"))))
    return None


def read_page(response: Response, asked: str) -> Record:
    """The paper of a page. Its tags call the proceedings a journal, and its DOI leads to a poorer record: Curran's."""
    found = place(asked)
    record = read_tags(response, NeurIPS.name, asked)
    return _record(found, record) if found else record


def _record(found: Place, record: Record) -> Record:
    """A record with what its place tells."""
    return replace(
        record,
        ids=Ids(neurips=found.hash),
        version=Version.CONFERENCE,
        venues=(found.venue, *record.venues),
        dates=record.dates or in_year(found.year),
    )


def _linked(paper: Paper) -> Place | None:
    """The place that a link of an entry leads to, under the entry's own identifier."""
    places = map(place, addresses(paper))
    return next((found for found in places if found and found.hash == paper.ids.neurips), None)


def page_of(paper: Paper) -> str:
    """The page that a link of an entry leads to, or ""."""
    found = _linked(paper)
    return found.page if found else ""


def indexes_of(paper: Paper) -> tuple[str, ...]:
    """The index with a paper's page, or those of the editions that its entry may mean."""
    found = _linked(paper)
    if found:
        return (index_url(found.site, found.year),)
    return tuple(index_url(SITES[venue], year) for venue, year in named_editions(paper) if venue in SITES)


_SITE = Site(page_of, read_page, indexes_of, read_index)


@dataclass(frozen=True, slots=True)
class NeurIPS:
    """Answers for every paper that links to these proceedings, or names an edition of NeurIPS or ICLR."""

    name: ClassVar[str] = "neurips"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        return ask_site(_SITE, papers, fetch)
