"""OpenReview: submissions, and which of them were accepted where.

https://docs.openreview.net/reference/api-v2. Venues from 2024 on, and some of 2023, are at the second
version of its interface, where each value stands in an object of its own; older ones are at the first.
Guests may be refused at any time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from msgspec import Raw, Struct

from enrich.errors import SourceChanged
from enrich.model import Author, DateKind, Fetch, Ids, Paper, PartialDate, Question, Record, Request, Response, Version
from enrich.normalise.ids import page
from enrich.normalise.titles import plain, title_key
from enrich.sources.answers import answer_of, complete_when, decode, fit, is_absence
from enrich.sources.asking import Answered, by, settle
from enrich.sources.csl import dated
from enrich.sources.openreview_groups import Acceptance, acceptance
from enrich.sources.searching import asked_title, candidates, is_telling, key_of_title

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HOSTS = ("https://api2.openreview.net", "https://api.openreview.net")
"""The second version of the interface, and the first; what one has the other lacks."""

ACCEPT = "application/json"
RESULTS = 10

_ID = re.compile(r"[\w-]{5,40}")


class Note(Struct):
    """A note: here, the first of a forum, which is the paper. `pdate` is in milliseconds since 1970."""

    id: str
    forum: str | None = None
    content: dict[str, Any] | None = None
    pdate: int | float | None = None


class _Notes(Struct):
    notes: list[Raw]


def _text(note: Note, name: str) -> str:
    """A text of a note's content, in either version of the interface."""
    held = _held(note, name)
    return plain(held) if isinstance(held, str) else ""


def _held(note: Note, name: str) -> object:
    held = (note.content or {}).get(name)
    return held.get("value") if isinstance(held, dict) else held


def _authors(note: Note) -> tuple[Author, ...]:
    names = _held(note, "authors")
    known = (plain(name) for name in names if isinstance(name, str)) if isinstance(names, list) else ()
    return tuple(Author(name) for name in known if name and not name.lower().startswith("anonymous"))


def read_note(note: Note, asked: str) -> Record:
    """A paper's note as a record: a submission is one of a preprint, without a venue or a date.

    `asked` is the URL that errors name. Raises SourceChanged for what has no forum of its own.
    """
    if not _ID.fullmatch(note.id):
        raise SourceChanged(asked, f"{note.id!r} is no note")
    accepted = acceptance(_text(note, "venueid"), _text(note, "venue"))
    return Record(
        source=OpenReview.name,
        url=page("openreview", note.id),
        title=_text(note, "title"),
        authors=_authors(note),
        ids=Ids(openreview=note.id),
        version=accepted.version if accepted else Version.PREPRINT,
        kind=_text(note, "venueid") if accepted else "submission",
        venues=(accepted.venue,) if accepted else (),
        dates=dated((DateKind.PUBLISHED, _published(accepted, note))) if accepted else (),
    )


def _published(accepted: Acceptance, note: Note) -> PartialDate | None:
    """The year of an edition; of a journal, which has none, the day on which the paper was published."""
    if accepted.year:
        return PartialDate(accepted.year)
    if not note.pdate or not 0 < note.pdate < 4e12:
        return None
    day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=note.pdate)
    return PartialDate(day.year, day.month, day.day)


def read_notes(response: Response) -> tuple[tuple[Record, ...], str]:
    """The papers in an answer, and why some of it could not be read. Reviews and the like are left out."""
    records, unread = [], ""
    for item in decode(response, _Notes).notes:
        try:
            note = fit(item, Note, response.url)
            if note.forum in (None, note.id):
                records.append(read_note(note, response.url))
        except SourceChanged as trouble:
            # one odd note must not lose the others
            unread = str(trouble)
    return tuple(records), unread


def note_url(host: str, forum: str) -> str:
    """The question about one paper."""
    return f"{host}/notes?{urlencode({'id': forum})}"


def search_url(host: str, title: str) -> str:
    """The question about a title."""
    wanted = {"term": title_key(asked_title(title)), "type": "terms", "content": "title", "source": "forum"}
    return f"{host}/notes/search?{urlencode(wanted | {'limit': RESULTS})}"


def _forum(paper: Paper) -> str:
    return paper.ids.openreview or ""


@dataclass(frozen=True, slots=True)
class OpenReview:
    """Answers for every paper that has a forum, or a telling title."""

    name: ClassVar[str] = "openreview"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        known = [paper for paper in papers if _ID.fullmatch(_forum(paper))]
        titled = [paper for paper in papers if not _forum(paper) and is_telling(paper.title)]
        return settle(
            [
                *by(_forum, known, _ask_forum),
                *by(key_of_title, titled, _ask_title),
            ],
            fetch,
        )


async def _ask_forum(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    forum = _forum(papers[0])

    def is_it(record: Record) -> bool:
        return record.ids.openreview == forum

    records, unread = await _first(fetch, lambda host: Request(note_url(host, forum), ACCEPT), is_it)
    return [(paper, answer_of(records, unread)) for paper in papers]


async def _ask_title(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    asked = min(papers, key=lambda paper: paper.title)

    def request(host: str) -> Request:
        return Request(search_url(host, asked.title), ACCEPT, Question.SEARCH)

    records, unread = await _first(fetch, request, lambda record: bool(candidates(asked, (record,))))
    return [(paper, answer_of(records, unread)) for paper in papers]


async def _first(
    fetch: Fetch, request: Callable[[str], Request], wanted: Callable[[Record], bool]
) -> tuple[tuple[Record, ...], str]:
    """What is wanted of the first interface that has any, and why some of the answers could not be read."""
    unread = ""
    for host in HOSTS:
        asked = request(host)
        response = await fetch(Request(asked.url, asked.accept, asked.question, complete_when(read_notes)))
        lacking = asked.question is Question.LOOKUP and is_absence(response)
        records, odd = ((), "") if lacking else read_notes(response)
        unread = unread or odd
        if found := tuple(filter(wanted, records)):
            return found, unread
    return (), unread
