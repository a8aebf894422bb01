"""One origin behind the proxy that the maintainer named: httpcore's way through it."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from functools import partial
from typing import cast

import httpcore
import httpx

from enrich.fetch.asking import Fields, Message
from enrich.fetch.connect import Connector, SocketOption
from enrich.fetch.resolver import Resolve, Unreachable
from enrich.model import Failure

SHOOK_HANDS = "proxy.start_tls.complete"
SENDING = "http11.send_request_headers.started"
"""What httpcore's `trace` extension calls it when a host has answered from behind a proxy, and when it is asked."""


class ProxyBackend(httpcore.AsyncNetworkBackend):
    """Connects to the proxy, wherever it is; a host is not reached by that alone."""

    def __init__(self, resolve: Resolve) -> None:
        self._connector = Connector(resolve, permitted=lambda _: True, connected=lambda: None)
        self._streams = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,  # noqa: ARG002 - as above; never set by httpcore's pools here
        socket_options: Iterable[SocketOption] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.AsyncNetworkStream:
        try:
            return await self._connector.connect(host, port, timeout, self._streams.connect_tcp)
        except Unreachable as error:
            raise Unreachable(Failure.PROXY, f"the proxy cannot be reached: {error.detail}") from error

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Proxied:
    """Sends messages to one origin through a proxy, `size` at a time. `connected` is called when a host is reached."""

    def __init__(
        self, proxy: str, tls: ssl.SSLContext, backend: ProxyBackend, size: int, connected: Callable[[], None]
    ) -> None:
        named = httpx.Proxy(proxy)
        pool = httpcore.AsyncHTTPProxy(
            proxy_url=str(named.url),
            proxy_auth=named.raw_auth,
            ssl_context=tls,
            proxy_ssl_context=tls if named.url.scheme == "https" else None,
            max_connections=size,
            keepalive_expiry=30.0,
            network_backend=backend,
        )
        self._transport, self._connected = PoolTransport(pool), connected

    async def send(self, message: Message) -> Relayed:
        """The head of the answer, and its body as it comes."""
        times = message.times
        timeout = {"connect": times.connect, "read": times.read, "write": times.read, "pool": None}
        request = httpx.Request(
            message.method.decode(),
            message.url,
            headers=message.fields,
            content=message.content,
            extensions={"timeout": timeout, "trace": partial(self.traced, message.sent)},
        )
        async with asyncio.timeout_at(message.until):
            return Relayed(await self._transport.handle_async_request(request), message.until)

    async def traced(self, sent: Callable[[], None], event: str, told: Mapping[str, object]) -> None:
        """Hears from httpcore how far a request has come."""
        if event == SHOOK_HANDS:
            self._connected()
        elif event == SENDING and getattr(told.get("request"), "method", b"") != b"CONNECT":
            sent()

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._transport.aclose()


class PoolTransport(httpx.AsyncHTTPTransport):
    """httpx's transport, for its translation of exceptions, over a given pool."""

    def __init__(self, pool: httpcore.AsyncHTTPProxy) -> None:
        # httpx has no argument for a network backend, so its own pool is not made at all
        self._pool = pool


class Relayed:
    """An answer that a proxy passes on."""

    def __init__(self, response: httpx.Response, until: float) -> None:
        self.status, self.fields = response.status_code, Fields(response.headers.raw)
        self._response, self._until = response, until
        # httpx declares an iterator where its transport returns a generator, which must be closed if it is left early
        self._pieces = cast("AsyncGenerator[bytes]", aiter(cast("httpx.AsyncByteStream", response.stream)))

    async def piece(self) -> bytes:
        """The next piece of the body, b"" after the last."""
        async with asyncio.timeout_at(self._until):
            return await anext(self._pieces, b"")

    async def aclose(self) -> None:
        """Makes the connection free for the next request, or closes it where the answer was left early."""
        try:
            await self._pieces.aclose()
        finally:
            await self._response.aclose()
