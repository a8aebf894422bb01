"""Semantic Scholar: which published form a work has, five hundred identifiers in one request.

https://api.semanticscholar.org/api-docs/graph, with a key alone: without one its pool is shared with the whole
world and mostly spent. It joins the versions of a work into one, and tells where by its identifiers. What it says
of them it has copied: it leads to those who know, and is believed of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from msgspec import Raw, Struct

from enrich.errors import SourceChanged
from enrich.model import Answer, Author, DateKind, Fetch, Ids, Paper, PartialDate, Record, Response, Together, Version
from enrich.normalise.ids import page, recognise
from enrich.normalise.titles import plain
from enrich.sources.answers import answer_of, decode, fit, present
from enrich.sources.asking import Answered, by, one_answer, settle
from enrich.sources.csl import dated, first_text, venue_names

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

BATCH = "https://api.semanticscholar.org/graph/v1/paper/batch"
ACCEPT = "application/json"

FIELDS = ("title", "externalIds", "authors.name", "venue", "publicationVenue", "year", "publicationTypes")

AT_ONCE = 500

PREFIXES: Mapping[str, str] = {"arxiv": "ARXIV:{}", "doi": "DOI:{}", "acl": "ACL:{}", "s2": "{}"}
"""How each kind of identifier is written there; of a paper that has several, the first is asked about."""

PREPRINT_SERVERS = frozenset({"arxiv.org", "arxiv", "corr"})

VERSIONS: Mapping[str, Version] = {"conference": Version.CONFERENCE, "journal": Version.JOURNAL}
"""By the type of the venue."""

_ID = re.compile(r"[0-9a-f]{40}")


class _Person(Struct):
    name: str | None = None


class _Venue(Struct):
    name: str | None = None
    type: str | None = None


class Work(Struct, rename="camel"):
    """One work in all its versions, as far as it is used."""

    paper_id: str
    title: str | None = None
    external_ids: dict[str, Any] | None = None
    authors: list[_Person | None] | None = None
    venue: str | None = None
    publication_venue: _Venue | None = None
    year: int | None = None


def key_of(paper: Paper) -> str:
    """What Semantic Scholar is asked about a paper, or ""."""
    known = dict(paper.ids.items())
    found = next((form.format(known[kind]) for kind, form in PREFIXES.items() if kind in known), "")
    return "" if "," in found else found


def batch_url(keys: Sequence[str]) -> str:
    """The question about some works; the identifiers go into the body of the request."""
    return f"{BATCH}?{urlencode({'fields': ','.join(FIELDS), 'ids': ','.join(sorted(keys))}, safe=',:/')}"


TOGETHER = Together(batch_url, ACCEPT, AT_ONCE, longest=60_000, posts="ids")


# --- reading ------------------------------------------------------------------------------------


def read_work(work: Work, asked: str) -> tuple[Record, ...]:
    """The versions of a work, each a record, that name one another. `asked` is the URL that errors name.

    Raises SourceChanged for what is no work.
    """
    if not _ID.fullmatch(work.paper_id):
        raise SourceChanged(asked, f"{work.paper_id!r} is no work")
    known = _ids(work.external_ids or {})
    preprint, published = Ids(arxiv=known.arxiv), replace(known, arxiv=None)
    names = _venues(work)
    found = []
    if published or names:
        found.append(_record(work, published, names, preprint))
    if known.arxiv:
        found.append(_record(work, preprint, (), published))
    return tuple(found) or (_record(work, Ids(), (), Ids()),)


def _ids(external: Mapping[str, object]) -> Ids:
    """The identifiers of all versions. One under CoRR at DBLP is of the preprint alone."""
    texts = {kind: value for kind, value in external.items() if isinstance(value, str)}
    pages = (f"https://aclanthology.org/{texts['ACL']}/",) if "ACL" in texts else ()
    return recognise(f"arXiv:{texts.get('ArXiv', '')}", texts.get("DOI", ""), *pages)


def _venues(work: Work) -> tuple[str, ...]:
    named = work.publication_venue.name if work.publication_venue else None
    names = venue_names(named, work.venue)
    return () if any(name.casefold() in PREPRINT_SERVERS for name in names) else names


def _record(work: Work, ids: Ids, venues: tuple[str, ...], other: Ids) -> Record:
    kind = (work.publication_venue.type if work.publication_venue else None) or ""
    preprint = ids.arxiv is not None or not (ids or venues)
    year = work.year if work.year and 1000 <= work.year <= 2999 and not preprint else None
    return Record(
        source=SemanticScholar.name,
        url=page("s2", work.paper_id),
        title=first_text(work.title),
        authors=tuple(Author(name) for each in present(work.authors) if (name := plain(each.name or ""))),
        ids=ids,
        version=Version.PREPRINT if preprint else VERSIONS.get(kind, Version.OTHER),
        kind=kind,
        venues=venues,
        dates=dated((DateKind.PUBLISHED, PartialDate(year) if year else None)),
        related=(other,) if other else (),
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """The records of each work that was asked about, in the order of the question; and what was not read."""

    by_key: Mapping[str, tuple[Record, ...]]
    unread: str = ""

    def about(self, key: str) -> Answer:
        """The answer about one of them."""
        return answer_of(self.by_key.get(key, ()), self.unread)


@lru_cache(maxsize=8)
def read_batch(response: Response) -> Batch:
    """The works of an answer: one for each identifier, null for one that is not known. Remembered.

    Where none is known, the request is refused instead.
    """
    if response.status == 400 and b"No valid paper ids" in response.body:
        return Batch({})
    asked = parse_qs(urlsplit(response.url).query).get("ids", [""])[0].split(",")
    works = decode(response, list[Raw])
    if len(works) != len(asked):
        raise SourceChanged(response.url, f"{len(works)} works for {len(asked)} identifiers")
    found, unread = {}, ""
    for key, item in zip(asked, works, strict=True):
        try:
            if bytes(item).strip() != b"null":
                found[key] = tuple(_bearing(key, read_work(fit(item, Work, response.url), response.url)))
        except SourceChanged as trouble:
            # one odd work must not lose the others
            unread = str(trouble)
    return Batch(found, unread)


def _bearing(key: str, records: Iterable[Record]) -> Iterable[Record]:
    """The records of a work, with its own identifier where that was asked for: of whichever form that is."""
    own = Ids(s2=key) if _ID.fullmatch(key) else Ids()
    return (replace(record, ids=record.ids.merged(own)) for record in records)


# --- asking -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SemanticScholar:
    """Answers for every paper with an arXiv number, a DOI, an id of the ACL Anthology or one of its own."""

    name: ClassVar[str] = "semantic-scholar"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        known = [paper for paper in papers if key_of(paper)]
        return settle(by(key_of, known, _ask), fetch)


async def _ask(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    key = key_of(papers[0])

    def answer(response: Response) -> Answer:
        return read_batch(response).about(key)

    return await one_answer(papers, fetch, answer, lambda complete: TOGETHER.about(key, complete))
