"""One origin that is reached directly: its kept connections, and the next one.

Measured with benchmarks/links.py, a request through httpcore costs 1.5 ms of processor in its pool, its
locks and a parser written in Python: more than all the rest of a link check.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable

import httpx

from enrich.fetch.asking import Fields, Message
from enrich.fetch.connect import Connector, tcp_socket
from enrich.fetch.conversation import Conversation
from enrich.fetch.resolver import Unreachable
from enrich.model import Failure

KEPT_FOR = 30.0
"""Seconds after which a connection that was not used is not used any more."""


class Origin:
    """Sends messages to one scheme, host and port; how many at a time is for the caller to bound.

    Raises Unreachable, TimeoutError, ssl.SSLError and exceptions of httpx's.
    """

    def __init__(self, connector: Connector, tls: ssl.SSLContext) -> None:
        self._connector, self._tls = connector, tls
        self._idle: list[tuple[float, Conversation]] = []
        self._busy: set[Conversation] = set()
        self._now = asyncio.get_running_loop().time

    async def send(self, message: Message) -> Spoken:
        """The head of the answer, and its body as it comes."""
        head = _head(message)
        conversation = self._kept() or await self._connect(message)
        self._busy.add(conversation)
        try:
            message.sent()
            status, fields = await conversation.ask(head, message.times.read, message.until)
        except BaseException:
            self.release(conversation)
            raise
        return Spoken(status, fields, self, conversation)

    def _kept(self) -> Conversation | None:
        """The connection that was used last, if it still can be."""
        while self._idle:
            since, conversation = self._idle.pop()
            if conversation.idle and self._now() - since < KEPT_FOR:
                return conversation
            conversation.close()
        return None

    async def _connect(self, message: Message) -> Conversation:
        url = message.url
        limit = max(0.0, min(message.times.connect, message.until - self._now()))
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
        """Closes all connections."""
        for conversation in (*self._busy, *(kept for _, kept in self._idle)):
            conversation.close()
        self._idle.clear()
        await asyncio.sleep(0)  # in which asyncio tells the connections that they are lost


class Spoken:
    """An answer whose body is still being spoken, encoded as it comes."""

    __slots__ = ("_conversation", "_origin", "fields", "status")

    def __init__(self, status: int, fields: Fields, origin: Origin, conversation: Conversation) -> None:
        self.status, self.fields = status, fields
        self._origin, self._conversation = origin, conversation

    def piece(self) -> Awaitable[bytes]:
        """The next piece of the body, b"" after the last."""
        return self._conversation.piece()

    async def aclose(self) -> None:
        """Makes the connection free for the next request."""
        self._origin.release(self._conversation)


def _head(message: Message) -> bytes:
    """What a request puts on the wire. Raises httpx.LocalProtocolError for a header that would begin another line."""
    first = b"%s %s HTTP/1.1" % (message.method, message.url.raw_path)
    lines = [first, *(b"%s: %s" % field for field in message.fields), b"", b""]
    head = b"\r\n".join(lines)
    if not head.count(b"\r") == head.count(b"\n") == len(lines) - 1:
        raise httpx.LocalProtocolError("a header of more than one line")
    return head + (message.content or b"")
