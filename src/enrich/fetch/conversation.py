"""One connection that speaks HTTP/1.1: a question at a time, each answer handed on as it comes.

The parser is llhttp, written in C. What a host may make us hold is bounded: the head of an answer, what
stands between two pieces of its body, and the pieces that nobody has taken yet.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from typing import cast

import httptools
import httpx

from enrich.fetch.asking import Fields

MOST_HEAD = 100 * 1024
"""Bytes of an answer that may come without its head being complete, or without any of its body."""

MOST_WAITING = 64 * 1024
"""Bytes of a body that may wait for their reader before the host has to wait."""

FORGIVEN = {
    "lenient_headers": True,
    "lenient_chunked_length": True,
    "lenient_version": True,
    "lenient_data_after_close": True,
    "lenient_optional_lf_after_cr": True,
    "lenient_optional_cr_before_lf": True,
    "lenient_spaces_after_chunk_size": True,
}
"""What old servers get wrong. It is dangerous between a proxy and its server, and harmless to one who only reads."""


class SpoiltHead(httpx.RemoteProtocolError):
    """A line of an answer's head cannot be read, after the one that gives the status."""

    def __init__(self, status: int, why: str) -> None:
        self.status = status
        super().__init__(why)


class Conversation(asyncio.Protocol):
    """A connection, from its making to its loss. Raises exceptions of httpx's for what the host does wrong."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._parser = httptools.HttpResponseParser(self)
        self._parser.set_dangerous_leniencies(**FORGIVEN)
        self._waiter: asyncio.Future[None] | None = None
        self._error: Exception | None = None
        self._reusable = False
        self._limit = self._until = 0.0
        self.lost = False
        self._begin()

    def _begin(self) -> None:
        self._status, self._headers = 0, Fields()
        self._headed = self._complete = self._paused = False
        self._pieces: deque[bytes] = deque()
        self._waiting = self._since_progress = 0

    # --- for those who ask ------------------------------------------------------------------------

    @property
    def idle(self) -> bool:
        """Whether another question can be put: the last one was answered in full, the host stays and is heard."""
        return self._complete and self._reusable and not (self.lost or self._paused or self._error)

    async def ask(self, head: bytes, limit: float, until: float) -> tuple[int, Fields]:
        """The status and headers of the answer to a request.

        The host may be silent for `limit` seconds, and has until a time of the event loop's for all it has to say: then
        come httpx.ReadTimeout and TimeoutError.
        """
        self._begin()
        self._limit, self._until = limit, until
        self._transport.write(head)
        while not self._headed:
            await self._change()
        return self._status, self._headers

    async def piece(self) -> bytes:
        """The next piece of the body as it came, b"" after the last."""
        while not self._pieces:
            if self._complete:
                return b""
            await self._change()
        data = self._pieces.popleft()
        self._waiting -= len(data)
        if self._paused and self._waiting < MOST_WAITING:
            self._paused = False
            self._transport.resume_reading()
        return data

    def close(self) -> None:
        """Hangs up, whatever is still to come."""
        self._transport.abort()

    async def _change(self) -> None:
        if self._error is not None:
            raise self._error
        self._waiter = self._loop.create_future()
        # asyncio.timeout costs three times as much
        silence = self._loop.time() + self._limit
        alarm = self._loop.call_at(min(silence, self._until), self._give_up, self._until <= silence)
        try:
            await self._waiter
        finally:
            self._waiter = None
            alarm.cancel()
        if isinstance(self._error, httpx.ReadTimeout | TimeoutError):
            raise self._error

    def _give_up(self, late: bool) -> None:
        silent = httpx.ReadTimeout(f"nothing came for {self._limit:g} s")
        self._error = TimeoutError("no time was left") if late else silent
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _fail(self, error: Exception) -> None:
        self._error = self._error or error
        self._transport.abort()
        self._wake()

    # --- called by asyncio ------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._since_progress += len(data)
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            self._reusable = False
            if not self._complete:
                self._fail(self._spoilt(str(error) or "a protocol that was not asked for"))
            return
        if self._since_progress > MOST_HEAD and not self._complete:
            self._fail(httpx.RemoteProtocolError(f"more than {MOST_HEAD} bytes around the body"))
        self._wake()

    def _spoilt(self, why: str) -> httpx.RemoteProtocolError:
        status = 0 if self._headed else self._parser.get_status_code()
        return SpoiltHead(status, why) if 200 <= status <= 999 else httpx.RemoteProtocolError(why)

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        orderly = exc is None or isinstance(exc, ssl.SSLError)  # many hosts forget TLS's own farewell
        if self._headed and orderly and not self._has_length():
            self._complete = True
        if not self._complete:
            what = "before the answer was complete" if self._since_progress or self._headed else "without an answer"
            self._error = self._error or httpx.ReadError(f"the host hung up {what}")
        self._wake()

    def _has_length(self) -> bool:
        """Whether an answer tells its own end, so that a connection that ends before it has cut it short."""
        return any(name.lower() in (b"content-length", b"transfer-encoding") for name, _ in self._headers)

    # --- called by the parser ---------------------------------------------------------------------

    def on_message_begin(self) -> None:
        # whoever answers what was not asked cannot be asked again
        self._reusable = self._reusable and not self._complete

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._headed:
            self._headers.append((name, value))

    def on_headers_complete(self) -> None:
        if not self._complete:
            self._status, self._headed, self._since_progress = self._parser.get_status_code(), True, 0

    def on_body(self, data: bytes) -> None:
        if self._complete:
            return
        self._pieces.append(data)
        self._waiting += len(data)
        self._since_progress = 0
        if self._waiting >= MOST_WAITING and not self._paused:
            self._paused = True
            self._transport.pause_reading()

    def on_message_complete(self) -> None:
        if 100 <= self._status < 200:
            self._begin()  # an interim answer (RFC 9110, 15.2): the one that was asked for is still to come
        elif not self._complete:
            self._complete, self._reusable = True, self._parser.should_keep_alive()
