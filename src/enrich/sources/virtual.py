"""The sites that NeurIPS, ICML and ICLR have for each edition: its programme, and a page of each paper.

The programme is one JSON file of an edition, from 2021 on, in which every poster and talk is an event:
https://icml.cc/static/virtual/data/icml-2024-orals-posters.json. A paper that is both a poster and a talk is in
it twice. Beside the papers of the conference there are those of its workshops, and of journals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qs, urljoin, urlsplit

from msgspec import Raw, Struct

from enrich.errors import SourceChanged
from enrich.model import Author, DateKind, Fetch, Found, Ids, Paper, PartialDate, Record, Response, Version
from enrich.normalise.ids import recognise
from enrich.normalise.titles import plain, title_key
from enrich.sources.answers import decode, fit, present
from enrich.sources.citation_tags import has_tags, read_tags
from enrich.sources.editions import addresses, named_editions
from enrich.sources.openreview_groups import Acceptance, acceptance
from enrich.sources.proceedings import Site, ask_site
from enrich.webpages.listings import between
from enrich.webpages.pages import decoded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from enrich.sources.asking import Answered

CONFERENCES: Mapping[str, str] = {"neurips": "NeurIPS", "icml": "ICML", "iclr": "ICLR"}
"""How each conference is called, by the name of its site."""

SITES: Mapping[str, str] = {"nips": "neurips", "icml": "icml", "iclr": "iclr"}
"""The site of each, by the key of its venue."""

FIRST_YEAR = 2021
"""There was no such file of earlier editions."""

_PAGE = re.compile(
    r"(?<![\w.])(?:www\.)?(neurips|nips|icml|iclr)\.cc/virtual/(20\d\d)/(?:(poster|oral|spotlight)/)?(\d{1,9})(?!\d)",
    re.IGNORECASE,
)
_KIND = re.compile(r"<h3\b[^<>]{0,300}>")
_TITLE = re.compile(r"<h2\b[^<>]{0,300}main-title[^<>]{0,300}>")
_PEOPLE = re.compile(r"<h3\b[^<>]{0,300}card-subtitle[^<>]{0,300}>")
_TURNED_DOWN = re.compile(r"reject|withdr", re.IGNORECASE)
_BESIDE = re.compile(r"workshop|journal|tutorial|invited|affinity|competition|social|expo|demo", re.IGNORECASE)


class _Person(Struct):
    fullname: str | None = None


class _Media(Struct):
    uri: str | None = None


class _Event(Struct):
    """A poster or a talk. `sourceurl` is of the group at OpenReview that accepted it, where it was reviewed there."""

    id: int
    name: str | None = None
    authors: list[_Person | None] | None = None
    decision: str | None = None
    eventtype: str | None = None
    event_type: str | None = None
    virtualsite_url: str | None = None
    sourceurl: str | None = None
    paper_url: str | None = None
    eventmedia: list[_Media | None] | None = None


class _Programme(Struct):
    results: list[Raw]
    count: int = 0


def programme_url(conference: str, year: int) -> str:
    """The programme of an edition."""
    return f"https://{conference}.cc/static/virtual/data/{conference}-{year}-orals-posters.json"


# --- reading ------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def read_programme(response: Response) -> tuple[Record, ...]:
    """The papers of an edition. Raises SourceSilent, and SourceChanged, also for a programme that is cut off."""
    form = re.search(r"/data/(\w+)-(\d{4})-", response.url)
    if form is None or form[1] not in CONFERENCES:
        raise SourceChanged(response.url, "the programme of no known conference")
    programme = decode(response, _Programme)
    if programme.count > len(programme.results):
        raise SourceChanged(response.url, f"{len(programme.results)} of {programme.count} events")
    events = [fit(item, _Event, response.url) for item in programme.results]
    sourced = 2 * sum(bool(event.sourceurl) for event in events) > len(events)
    read = (_read_event(event, form[1], int(form[2]), sourced=sourced) for event in events)
    return tuple(record for record in read if record)


def _read_event(event: _Event, conference: str, year: int, *, sourced: bool) -> Record | None:
    """The paper of an event; None for one that the conference has not accepted itself."""
    where, title = _accepted(event, conference, year, sourced=sourced), plain(event.name or "")
    if where is None or not title:
        return None
    links = [event.paper_url, *(media.uri for media in present(event.eventmedia))]
    others = replace(recognise(*filter(None, links)), virtual=None, arxiv=None)
    names = (plain(person.fullname or "") for person in present(event.authors))
    return Record(
        source=Virtual.name,
        url=_page_of(event, conference, year),
        title=title,
        authors=tuple(Author(name) for name in names if name),
        ids=Ids(virtual=f"{conference}/{year}/{event.id}"),
        version=where.version,
        kind=event.eventtype or "",
        venues=(where.venue,),
        dates=_dated(year),
        related=(others,) if others else (),
    )


def _accepted(event: _Event, conference: str, year: int, *, sourced: bool) -> Acceptance | None:
    """Where the paper of an event was accepted: by the group that it comes from, where most events name theirs."""
    if _TURNED_DOWN.search(event.decision or ""):
        return None
    if event.sourceurl and "openreview" in event.sourceurl:
        group = parse_qs(urlsplit(event.sourceurl).query).get("id", [""])[0]
        return acceptance(group, "")
    kinds = f"{event.eventtype or ''} {event.event_type or ''} {event.decision or ''}"
    if sourced or _BESIDE.search(kinds):
        return None
    return Acceptance(Version.CONFERENCE, f"{CONFERENCES[conference]} {year}", year)


def _page_of(event: _Event, conference: str, year: int) -> str:
    site = f"https://{conference}.cc"
    url = urljoin(site, event.virtualsite_url or "")
    return url if url.startswith(f"{site}/virtual/{year}/") else f"{site}/virtual/{year}/poster/{event.id}"


def read_page(response: Response, asked: str) -> Record:
    """The paper of a page, which says what it is in JSON-LD, or in its headings alone.

    Of the programme it tells only the title, the people, and whether it is a workshop's: venue and year are those
    of its address. Raises SourceChanged where it has no title.
    """
    ids = Ids(virtual=recognise(asked).virtual)
    conference, year, _ = (ids.virtual or "//").split("/")
    page = decoded(response.body, response)
    told = read_tags(response, Virtual.name, asked) if has_tags(response) else _headed(page, response.url, asked)
    at_workshop = "workshop" in between(page, _KIND, "</h3").lower()
    name = f"{CONFERENCES[conference]}{' Workshop' if at_workshop else ''} {year}"
    version = Version.WORKSHOP if at_workshop else Version.CONFERENCE
    return replace(told, ids=ids, version=version, venues=(name,), dates=_dated(int(year)))


def _headed(page: str, url: str, asked: str) -> Record:
    title = between(page, _TITLE, "</h2")
    if not title:
        raise SourceChanged(url, "a page without the title of a paper")
    names = re.split(r"\s+[·⋅∙]\s+", between(page, _PEOPLE, "</h3"))
    return Record(Virtual.name, asked, title, authors=tuple(Author(name) for name in names if name))


def _dated(year: int) -> tuple[tuple[DateKind, PartialDate], ...]:
    return ((DateKind.PUBLISHED, PartialDate(year)),)


# --- asking -------------------------------------------------------------------------------------


def page_of(paper: Paper) -> str:
    """The page of a paper, from a link of its entry: of a poster or a talk, not of a workshop as a whole."""
    for address in addresses(paper):
        found = _PAGE.search(address)
        if found:
            conference = "neurips" if found[1].lower() == "nips" else found[1].lower()
            return f"https://{conference}.cc/virtual/{found[2]}/{(found[3] or 'poster').lower()}/{found[4]}"
    return ""


def indexes_of(paper: Paper) -> tuple[str, ...]:
    """The programme of the edition of a paper's page, or of those that its entry may mean."""
    if paper.ids.virtual:
        conference, year, _ = paper.ids.virtual.split("/")
        return (programme_url(conference, int(year)),) if int(year) >= FIRST_YEAR else ()
    named = ((SITES.get(venue), year) for venue, year in named_editions(paper))
    return tuple(programme_url(site, year) for site, year in named if site and year >= FIRST_YEAR)


_SITE = Site(page_of, read_page, indexes_of, read_programme, form="application/json")


@dataclass(frozen=True, slots=True)
class Virtual:
    """Answers for every paper that links to a page of such a site, or names an edition of one of the conferences."""

    name: ClassVar[str] = "virtual"

    async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        async for paper, answer in ask_site(_SITE, papers, fetch):
            yield paper, Found(once(paper, answer.records)) if isinstance(answer, Found) else answer


def once(paper: Paper, records: Sequence[Record]) -> tuple[Record, ...]:
    """Of the records of one paper, which may be poster and talk, the one that the entry links to, else the first."""
    known: dict[tuple[str, Version], Record] = {}
    for record in records:
        key = (title_key(record.title), record.version)
        if key not in known or paper.ids.agreeing(record.ids):
            known[key] = record
    return tuple(known.values())
