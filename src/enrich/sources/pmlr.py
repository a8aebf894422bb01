"""Proceedings of Machine Learning Research: ICML, AISTATS, COLT, UAI, CoRL and others, a volume each.

https://proceedings.mlr.press: a page of each volume lists its papers, and each paper has a page with
tags for indexes. Their date is that on which the volume came out, at times in the year after the conference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from enrich.model import Fetch, Ids, Paper, Record, Response, Version
from enrich.normalise.author_lines import people
from enrich.normalise.ids import page, recognise
from enrich.normalise.venues import recognise_venue
from enrich.sources.citation_tags import read_tags
from enrich.sources.editions import in_year, named_editions
from enrich.sources.pmlr_volumes import EDITIONS
from enrich.sources.proceedings import Site, ask_site
from enrich.webpages.listings import between, links, parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered

_PAPER = re.compile(r"<div class=\"paper\">")
_TITLE = re.compile(r"<p class=\"title\">")
_AUTHORS = re.compile(r"<span class=\"authors\">")


def _volume(number: str) -> str:
    return number.partition("/")[0]


def index_url(volume: str) -> str:
    """The page of a volume ("v235")."""
    return f"https://proceedings.mlr.press/{volume}/"


@lru_cache(maxsize=4)
def read_index(response: Response) -> tuple[Record, ...]:
    """The papers of a volume."""
    items = (_read_item(part, response.url) for part in parts(response, _PAPER))
    return tuple(_record(number, item) for number, item in filter(None, items))


def _read_item(part: str, index: str) -> tuple[str, Record] | None:
    title = between(part, _TITLE, "</p")
    for url, _ in links(part, index):
        number = recognise(url).pmlr
        if number and title:
            return number, Record(PMLR.name, url, title, authors=people(between(part, _AUTHORS, "</span")))
    return None


def read_page(response: Response, asked: str) -> Record:
    """The paper of a page."""
    return _record(recognise(asked).pmlr or "", read_tags(response, PMLR.name, asked))


def _record(number: str, record: Record) -> Record:
    """A record with what its number tells of its edition, whose year is the conference's."""
    edition = EDITIONS.get(_volume(number))
    year = edition[1] if edition else None
    dates = tuple((kind, date) for kind, date in record.dates if year in (None, date.year))
    return replace(
        record,
        url=page("pmlr", number),
        ids=Ids(pmlr=number),
        version=Version.CONFERENCE if edition else record.version,
        venues=(*((f"{edition[0]} {year}",) if edition else ()), *record.venues),
        dates=dates or (in_year(year) if year else ()),
    )


@lru_cache(maxsize=1)
def _volumes() -> dict[tuple[str, int], str]:
    """The volume of an edition, by the key of its venue and its year."""
    known = ((recognise_venue(name), year, volume) for volume, (name, year) in EDITIONS.items())
    return {(venue.id, year): volume for venue, year, volume in known if venue}


def page_of(paper: Paper) -> str:
    """The page that a link of an entry leads to, or ""."""
    return page("pmlr", paper.ids.pmlr) if paper.ids.pmlr else ""


def indexes_of(paper: Paper) -> tuple[str, ...]:
    """The volume of a paper's page, if it is known what it holds, or those of the editions that its entry may mean."""
    if paper.ids.pmlr:
        volume = _volume(paper.ids.pmlr)
        return (index_url(volume),) if volume in EDITIONS else ()
    return tuple(index_url(_volumes()[edition]) for edition in named_editions(paper) if edition in _volumes())


_SITE = Site(page_of, read_page, indexes_of, read_index)


@dataclass(frozen=True, slots=True)
class PMLR:
    """Answers for every paper that links to these proceedings, or names a conference that a volume holds."""

    name: ClassVar[str] = "pmlr"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        return ask_site(_SITE, papers, fetch)
