"""Which observations are kept, and for how long one is used without asking again. Pure.

Freshness is computed when an observation is read, so that another rule needs no new observation.
"""

from __future__ import annotations

import zlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from enrich.model import Failure, Question, Request, Response

if TYPE_CHECKING:
    from collections.abc import Mapping

FRESH_FOR: Mapping[tuple[Question, bool], timedelta] = {
    (Question.LOOKUP, True): timedelta(days=32),
    (Question.LOOKUP, False): timedelta(days=3),
    (Question.SEARCH, True): timedelta(days=32),
    (Question.SEARCH, False): timedelta(days=3),
    (Question.LINK, True): timedelta(days=7),
    (Question.LINK, False): timedelta(0),
    (Question.PROBE, True): timedelta(days=30),
    (Question.PROBE, False): timedelta(0),
}
"""By question, and by whether it was answered in full: whether a record was found, or a page."""

SPREAD: Mapping[tuple[Question, bool], timedelta] = {
    (Question.LOOKUP, True): timedelta(days=4),
    (Question.LOOKUP, False): timedelta(days=1),
    (Question.SEARCH, True): timedelta(days=4),
    (Question.SEARCH, False): timedelta(days=1),
    (Question.LINK, True): timedelta(days=4),
}
"""Freshness differs by so much from URL to URL, so that a list is not asked all on one night."""

ABSENT = frozenset({404, 410})

REFUSED = frozenset({401, 403})

UNCHANGED = 304

_VALIDATORS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))

_NOT_OBSERVED = frozenset({
    Failure.OFFLINE,
    Failure.CIRCUIT_OPEN,
    Failure.ASKED_TO_WAIT,
    Failure.OUT_OF_BUDGET,
    Failure.FORBIDDEN_ADDRESS,
    Failure.EXCLUDED,
})  # fmt: skip
"""The failures of questions that were not put, and that therefore tell nothing about the host."""

_WALLS = ("cf-mitigated", "x-amzn-waf-action")
_STRUCTURED = ("json", "xml")


def worth_keeping(request: Request, response: Response) -> bool:
    """Whether an answer says something about what was asked, rather than about today's trouble.

    One that comes with a remark could not be read in full, and the remark would be lost.
    """
    if response.failure is not None or response.detail:
        return False
    if request.page:
        return True
    if is_wall(request, response):
        return False
    if 200 <= response.status < 300:
        return any(part.complete(response) is not None for part in request.parts or (request,))
    return response.status in ABSENT


def worth_remembering(request: Request, response: Response) -> bool:
    """Whether an answer is part of a link's history: whatever its host did, good or bad."""
    return request.question is Question.LINK and response.failure not in _NOT_OBSERVED


def is_wall(request: Request, response: Response) -> bool:
    """Whether something in front of the host answered: a challenge, or a page where data was asked for."""
    return _is_wall(request.accept, response)


def is_refusal(accept: str, response: Response) -> bool:
    """Whether a service that was asked for data refuses to talk at all."""
    return response.failure is None and (response.status in REFUSED or _is_wall(accept, response))


def _is_wall(accept: str, response: Response) -> bool:
    if any(response.header(name) for name in _WALLS):
        return True
    wants_data = any(word in accept for word in _STRUCTURED) and "html" not in accept
    return wants_data and 200 <= response.status < 300 and "html" in response.header("content-type").lower()


def validators(known: Response) -> Mapping[str, str]:
    """The headers that ask a host for its answer only if it is another than the known one (RFC 9110, 13.1)."""
    return {asks: value for name, asks in _VALIDATORS if (value := known.header(name)) and value.isprintable()}


def is_fresh(request: Request, response: Response, now: datetime) -> bool:
    """Whether an observation may be used without asking again."""
    said = response.failure is None and (200 <= response.status < 300 or request.question is Question.PROBE)
    complete = request.complete(response) if said and not is_wall(request, response) else False
    if complete is None:
        return False
    case = (request.question, complete)
    spread = SPREAD.get(case, timedelta(0)) * (zlib.crc32(request.url.encode()) / 2**32 - 0.5)
    return timedelta(0) <= now - response.at < FRESH_FOR[case] + spread
