"""httpx's transport for one origin that is reached directly: its kept connections, and the next one.

Measured with benchmarks/links.py, a request through httpcore costs 1.5 ms of processor in its pool, its
locks and a parser written in Python: more than all the rest of a link check.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator

import httpx

from enrich.fetch.connect import Connector, tcp_socket
from enrich.fetch.conversation import Conversation
from enrich.fetch.resolver import Unreachable
from enrich.model import Failure

KEPT_FOR = 30.0
"""Seconds after which a connection that was not used is not used any more."""


class Origin(httpx.AsyncBaseTransport):
    """Sends requests to one scheme, host and port; how many at a time is for the caller to bound.

    Raises Unreachable, ssl.SSLError and the exceptions of httpx's transports.
    """

    def __init__(self, connector: Connector, tls: ssl.SSLContext) -> None:
        self._connector, self._tls = connector, tls
        self._idle: list[tuple[float, Conversation]] = []
        self._busy: set[Conversation] = set()
        self._now = asyncio.get_running_loop().time

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        times: dict[str, float | None] = request.extensions["timeout"]
        head = _head(request)
        conversation = self._kept() or await self._connect(request.url, times["connect"])
        self._busy.add(conversation)
        try:
            if sent := request.extensions.get("sent"):
                sent()
            status, headers = await conversation.ask(head, times["read"])
        except BaseException:
            self.release(conversation)
            raise
        return httpx.Response(status, headers=headers, stream=Body(self, conversation, times["read"]))

    def _kept(self) -> Conversation | None:
        """The connection that was used last, if it still can be."""
        while self._idle:
            since, conversation = self._idle.pop()
            if conversation.idle and self._now() - since < KEPT_FOR:
                return conversation
            conversation.close()
        return None

    async def _connect(self, url: httpx.URL, limit: float | None) -> Conversation:
        secure, host = url.scheme == "https", url.raw_host.decode("ascii")
        socket = await self._connector.connect(host, url.port or (443 if secure else 80), limit, tcp_socket)
        try:
            async with asyncio.timeout(limit):
                _, conversation = await asyncio.get_running_loop().create_connection(
                    Conversation,
                    sock=socket,
                    ssl=self._tls if secure else None,
                    server_hostname=host if secure else None,
                )
        except TimeoutError:
            raise Unreachable(Failure.TIMEOUT, "no answer to the attempt to secure the connection") from None
        except ConnectionError as error:
            raise Unreachable(Failure.TLS, "the host hung up while the connection was being secured") from error
        return conversation

    def release(self, conversation: Conversation) -> None:
        """Keeps a connection for the next request, or closes it where an answer was left early."""
        self._busy.discard(conversation)
        if conversation.idle:
            self._idle.append((self._now(), conversation))
        else:
            conversation.close()

    async def aclose(self) -> None:
        for conversation in (*self._busy, *(kept for _, kept in self._idle)):
            conversation.close()
        self._idle.clear()
        await asyncio.sleep(0)  # in which asyncio tells the connections that they are lost


class Body(httpx.AsyncByteStream):
    """The body of an answer, still encoded, while it comes."""

    def __init__(self, origin: Origin, conversation: Conversation, limit: float | None) -> None:
        self._origin, self._conversation, self._limit = origin, conversation, limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while data := await self._conversation.piece(self._limit):
            yield data

    async def aclose(self) -> None:
        self._origin.release(self._conversation)


def _head(request: httpx.Request) -> bytes:
    """What a request puts on the wire. Raises httpx.LocalProtocolError for a header that would begin another line."""
    fields = request.headers.raw
    first = b"%s %s HTTP/1.1" % (request.method.encode(), request.url.raw_path)
    lines = [first, *(b"%s: %s" % field for field in fields), b"", b""]
    head = b"\r\n".join(lines)
    if not head.count(b"\r") == head.count(b"\n") == len(fields) + 2:
        raise httpx.LocalProtocolError("a header of more than one line")
    return head + request.content
