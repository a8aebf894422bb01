"""The Journal of Machine Learning Research.

https://jmlr.org/papers/: a page of each volume lists its papers, and each paper has a page with tags for
indexes. A volume is of one year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from enrich.model import Fetch, Ids, Paper, Record, Response, Version
from enrich.normalise.author_lines import people
from enrich.normalise.ids import page, recognise
from enrich.sources.citation_tags import read_tags
from enrich.sources.editions import in_year, named_editions
from enrich.sources.proceedings import Site, ask_site
from enrich.webpages.listings import between, links, parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered

FIRST = 5
"""From this volume on, of 2004, a volume is of one year."""

_PAPER = re.compile(r"<dt>")
_AUTHORS = re.compile(r"<b><i>")


def index_url(volume: int) -> str:
    """The page of a volume."""
    return f"https://jmlr.org/papers/v{volume}/"


def year_of(volume: int) -> int:
    """The year of a volume."""
    return volume + 1999


@lru_cache(maxsize=4)
def read_index(response: Response) -> tuple[Record, ...]:
    """The papers of a volume."""
    return tuple(record for part in parts(response, _PAPER) if (record := _read_item(part, response.url)))


def _read_item(part: str, index: str) -> Record | None:
    title = between(part, _PAPER, "</dt")
    for address, _ in links(part, index):
        number = recognise(address).jmlr
        if number and title:
            return _record(Record(JMLR.name, index, title, authors=people(between(part, _AUTHORS, "</i"))), number)
    return None


def read_page(response: Response, asked: str) -> Record:
    """The paper of a page."""
    return _record(read_tags(response, JMLR.name, asked), recognise(asked).jmlr or "")


def _record(record: Record, number: str) -> Record:
    """A record with what its number tells."""
    volume = _volume(number)
    return replace(
        record,
        url=page("jmlr", number),
        ids=Ids(jmlr=number),
        version=Version.JOURNAL,
        venues=tuple(dict.fromkeys(("Journal of Machine Learning Research", *record.venues))),
        dates=record.dates or (in_year(year_of(volume)) if volume >= FIRST else ()),
    )


def _volume(number: str) -> int:
    return int(number.partition("/")[0].removeprefix("v") or 0)


def page_of(paper: Paper) -> str:
    """The page that a link of an entry leads to, or ""."""
    return page("jmlr", paper.ids.jmlr) if paper.ids.jmlr else ""


def indexes_of(paper: Paper) -> tuple[str, ...]:
    """The volume of a paper's page, or of the years that its entry may mean."""
    if paper.ids.jmlr:
        return (index_url(_volume(paper.ids.jmlr)),)
    years = (year for venue, year in named_editions(paper) if venue == "jmlr")
    return tuple(index_url(year - 1999) for year in years if year - 1999 >= FIRST)


_SITE = Site(page_of, read_page, indexes_of, read_index)


@dataclass(frozen=True, slots=True)
class JMLR:
    """Answers for every paper that links to the journal, or names it with a year."""

    name: ClassVar[str] = "jmlr"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        return ask_site(_SITE, papers, fetch)
