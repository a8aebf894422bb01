"""What is read of an answer: the headers that are kept, and its body within bounds of size and time."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

import httpx

from enrich.fetch.asking import Answer, Fields
from enrich.fetch.inflate import Inflater, Undecodable

MOST_PAGE = 256 * 1024
MOST_OTHER = 4 * 1024
"""What is read of a page behind a link, and of anything else behind a link or of a redirect, in bytes after
decompression. Of other answers, the host's policy tells it."""

LONGEST_PAGE = 10.0
"""Seconds for which a page behind a link is read. One that comes more slowly is there all the same."""

_LONGEST_HEADER = 2048

KEPT = {name.encode(): name for name in (
    "content-encoding", "content-length", "content-type", "date", "etag", "last-modified", "location", "refresh",
    "retry-after", "server",
    "cf-mitigated", "x-amzn-waf-action", "x-datadome", "x-vercel-mitigated",
    "x-api-pool", "x-concurrency-limit", "x-rate-limit-interval", "x-rate-limit-limit",
    "x-ratelimit-remaining", "x-ratelimit-reset",
)}  # fmt: skip
"""The headers that rules may look at; the others, cookies above all, are nobody's business."""

Headers = tuple[tuple[str, str], ...]


class TooLarge(Exception):
    """The answer is longer than it may be."""


class Read(NamedTuple):
    """What an observation keeps of an answer; `detail` says why its body ended early."""

    headers: Headers
    body: bytes
    detail: str = ""


async def read(answer: Answer, *, link: bool, largest: int) -> Read:
    """Reads an answer to its end, or as far as it may be read: `largest` bytes, or what is read behind a link.

    Behind a link, and of a redirect, what is too much or does not come is left out. Raises TooLarge, Undecodable, and
    what the transport raises.
    """
    headers = kept(answer.fields)
    redirect = 300 <= answer.status < 400
    limit = MOST_OTHER if redirect else _most(headers) if link else largest
    cut, body = link or redirect, list[bytes]()
    try:
        await _read_body(answer, headers, body, limit, cut=cut)
    except (httpx.TransportError, OSError) as error:
        if not cut:
            raise
        return Read(headers, b"".join(body), f"the page broke off: {error}")
    return Read(headers, b"".join(body))


def kept(fields: Fields) -> Headers:
    """The headers that an observation keeps, names in lower case."""
    lowered = ((name.lower(), value) for name, value in fields)
    return tuple((KEPT[name], _text(value)[:_LONGEST_HEADER]) for name, value in lowered if name in KEPT)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _every(headers: Headers, name: str) -> str:
    """The values of a header, which may come more than once (RFC 9110, 5.3)."""
    return ", ".join(value for one, value in headers if one == name)


def _most(headers: Headers) -> int:
    """How many bytes to read of what is behind a link."""
    kind = _every(headers, "content-type").lower()
    return MOST_PAGE if not kind or "html" in kind or "xml" in kind else MOST_OTHER


async def _read_body(answer: Answer, headers: Headers, parts: list[bytes], limit: int, *, cut: bool) -> None:
    """Adds what comes to `parts`, so that it is there even if the rest does not come. Raises TooLarge."""
    room, now = limit, asyncio.get_running_loop().time
    until = now() + LONGEST_PAGE
    try:
        inflater = Inflater(_every(headers, "content-encoding"))
        while piece := await answer.piece():
            for part in inflater.feed(piece):
                parts.append(part[:room])
                room -= len(part)
                if room < 0 and not cut:
                    raise TooLarge(f"more than {limit} bytes")
                if room < 0 or (cut and now() > until):
                    return
    except Undecodable:
        if not cut:
            raise
