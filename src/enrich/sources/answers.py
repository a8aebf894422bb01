"""From what a host said to what a source says: the reading that all sources share. Pure.

Three things must not be confused. A host that answers 404 to the question about one work says
that it has none. A host that is down, refuses, or lets a wall answer in its place says nothing:
`SourceSilent`. A host that answers in another shape than it documents says nothing that can be
relied on either: `SourceChanged`. The last two become `Unavailable`, never `Absent`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

import msgspec

from enrich.errors import SourceChanged, SourceError, SourceSilent
from enrich.model import Absent, Answer, Found, Record, Response, Unavailable
from enrich.webpages.pages import is_html
from enrich.webpages.walls import challenge_header, challenge_page, refusal_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Read = TypeVar("Read")

_HEAD_ENDS = re.compile(rb"</head\b|<body\b", re.IGNORECASE)
_ENDS = re.compile(rb"</(?:html|body)\b", re.IGNORECASE)
_TAIL = 4096
"""Bytes at the end of a page, in which it is closed unless it was cut off; scripts may stand after that."""

_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script")


def present(items: Iterable[Read | None] | None) -> tuple[Read, ...]:
    """What is there of a list of which all, or parts, may be null."""
    return tuple(item for item in items or () if item is not None)


def is_absence(response: Response) -> bool:
    """Whether a host says that it has nothing at the address of one work."""
    return response.failure is None and response.status in (404, 410)


def body_of(response: Response) -> bytes:
    """The data that was asked for. Raises SourceSilent where there is none, or a web page instead."""
    host = urlsplit(response.url).hostname or response.url
    if response.failure is not None:
        raise SourceSilent(f"{host}: {response.failure}")
    if response.status != 200:
        raise SourceSilent(f"{host} answered with status {response.status}")
    if not response.body.strip():
        raise SourceSilent(f"{host} sent an empty answer")
    if "html" in response.header("content-type").lower() or response.body.lstrip()[:16].lower().startswith(_HTML):
        raise SourceSilent(f"{host} sent a web page instead of data")
    return response.body


def page_of(response: Response) -> bytes:
    """The web page that was asked for, with its whole head. Raises SourceSilent where a wall, or no page, came."""
    host = urlsplit(response.url).hostname or response.url
    if response.failure is not None:
        raise SourceSilent(f"{host}: {response.failure}")
    if response.status != 200 or challenge_header(response):
        raise SourceSilent(f"{host} answered with status {response.status}")
    if not is_html(response):
        raise SourceSilent(f"{host} sent no web page")
    if challenge_page(response) or refusal_page(response):
        raise SourceSilent(f"{host} turns robots away")
    if not _HEAD_ENDS.search(response.body):
        raise SourceSilent(f"{host} sent a page that is cut off")
    return response.body


def whole_page_of(response: Response) -> bytes:
    """The same of a page from which it matters what it lacks: that too is nothing if the page is cut off."""
    body = page_of(response)
    if not _ENDS.search(body[-_TAIL:]):
        raise SourceSilent(f"{urlsplit(response.url).hostname} sent a page that is cut off")
    return body


def decode(response: Response, shape: type[Read]) -> Read:
    """The JSON of an answer. Raises SourceSilent, or SourceChanged where it has another shape."""
    return fit(body_of(response), shape, response.url)


def fit(data: bytes | msgspec.Raw, shape: type[Read], url: str) -> Read:
    """JSON in a shape. Raises SourceChanged, which names `url`, where it does not fit."""
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        # msgspec reports bad UTF-8 and endless nesting with Python's own exceptions
        raise SourceChanged(url, str(error)) from error


@dataclass(frozen=True, slots=True)
class Listing:
    """What the answer to a question about many works held.

    `records` are by the identifier that was asked for. `unread` says why some of the answer
    could not be read, if so: then nothing follows from what is missing.
    """

    records: Mapping[str, Record]
    unread: str = ""

    def answer(self, key: str) -> Answer:
        """The answer about one of the works."""
        return answer_of(filter(None, [self.records.get(key)]), self.unread)


def answer_of(records: Iterable[Record], unread: str = "") -> Answer:
    """Records as an answer. Nothing is absent from what could not be read."""
    found = tuple(records)
    if found:
        return Found(found)
    return Unavailable(unread, changed=True) if unread else Absent()


def told_by(answer: Callable[[Response], Answer]) -> Callable[[Response], bool | None]:
    """The `complete` of a request about one work: whether its answer has the work, None where it tells nothing."""

    def complete(response: Response) -> bool | None:
        try:
            told = answer(response)
        except SourceError:
            # what it is does not matter here: the lookup reads the answer again and reports it
            return None
        return None if isinstance(told, Unavailable) else isinstance(told, Found)

    return complete


def complete_when(
    read: Callable[[Response], Read], enough: Callable[[Read], bool] = lambda _: True
) -> Callable[[Response], bool | None]:
    """The `complete` of a request: whether its answer is enough, None where it cannot be read."""

    def complete(response: Response) -> bool | None:
        try:
            return enough(read(response))
        except SourceError:
            return None  # as above

    return complete
