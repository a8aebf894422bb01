"""Transactions on Machine Learning Research.

https://jmlr.org/tmlr/papers/: one page lists all papers of all years, each with its month and its forum at OpenReview.
The journal has no volumes, and its papers no DOIs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from enrich.errors import SourceChanged
from enrich.model import DateKind, Fetch, Ids, Paper, Record, Response, Version
from enrich.normalise.author_lines import people
from enrich.normalise.dates import read_date
from enrich.normalise.ids import page, recognise
from enrich.normalise.titles import plain
from enrich.normalise.venues import recognise_venue
from enrich.sources.csl import dated
from enrich.sources.proceedings import Site, ask_site
from enrich.webpages.listings import between, links, parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered

INDEX = "https://jmlr.org/tmlr/papers/"

_PAPER = re.compile(r"<li class=\"item\b")
_TITLE = re.compile(r"<h4>")
_AUTHORS = re.compile(r"<i>")
_MONTH = re.compile(r"</i>\s{0,9},\s{0,9}([A-Z][a-z]{2,8} 20\d\d)\b")


@lru_cache(maxsize=1)
def read_index(response: Response) -> tuple[Record, ...]:
    """The papers of the journal."""
    return tuple(record for part in parts(response, _PAPER) if (record := _read_item(part)))


def _read_item(part: str) -> Record | None:
    title, month = between(part, _TITLE, "</h4"), _MONTH.search(part)
    forum = next((number for url, _ in links(part, INDEX) if (number := recognise(url).openreview)), None)
    if not title or not forum:
        return None
    return Record(
        TMLR.name,
        page("openreview", forum),
        title,
        authors=people(between(part, _AUTHORS, "</i")),
        ids=Ids(openreview=forum),
        version=Version.JOURNAL,
        venues=("Transactions on Machine Learning Research",),
        dates=dated((DateKind.PUBLISHED, read_date(plain(month[1])) if month else None)),
    )


def page_of(_paper: Paper) -> str:
    """The papers have no pages but those at OpenReview, which is asked itself."""
    return ""


def indexes_of(paper: Paper) -> tuple[str, ...]:
    """The page of all papers, if the entry names the journal."""
    venue = recognise_venue(paper.venue)
    return (INDEX,) if venue and venue.id == "tmlr" else ()


def _read_page(_response: Response, asked: str) -> Record:
    raise SourceChanged(asked, "a page of no paper")


_SITE = Site(page_of, _read_page, indexes_of, read_index)


@dataclass(frozen=True, slots=True)
class TMLR:
    """Answers for every paper that names the journal."""

    name: ClassVar[str] = "tmlr"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        return ask_site(_SITE, papers, fetch)
