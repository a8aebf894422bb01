"""How connections are made: resolve, check the addresses, connect to one that was checked.

Checking and connecting are one step, so that a name cannot resolve to a public address for the
check and to a private one for the connection. A proxy resolves by itself: it is trusted, since the
maintainer named it, and only its own address is connected to.
"""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import httpcore
import httpx

from enrich.fetch.addresses import is_public
from enrich.fetch.resolver import Resolve, Unreachable
from enrich.model import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MOST_ADDRESSES = 3  # more of them fail alike

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Backend(httpcore.AsyncNetworkBackend):
    """Connects to hosts by name, and only to the addresses that `permitted` accepts.

    `connected` is called after each connection. Raises Unreachable.
    """

    def __init__(self, resolve: Resolve, permitted: Callable[[str], bool], connected: Callable[[], None]) -> None:
        self._resolve, self._permitted, self._connected = resolve, permitted, connected
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
            async with asyncio.timeout(timeout):
                addresses = [address for address in await self._resolve(host, port) if self._permitted(address)]
                if not addresses:
                    raise Unreachable(Failure.FORBIDDEN_ADDRESS, f"{host} has no public address")
                stream = await self._first(addresses[:_MOST_ADDRESSES], port, timeout)
        except TimeoutError:
            raise Unreachable(Failure.TIMEOUT, f"no connection to {host} within {timeout:g} s") from None
        self._connected()
        return stream

    async def _first(self, addresses: list[str], port: int, limit: float | None) -> httpcore.AsyncNetworkStream:
        share = None if limit is None else limit / len(addresses)
        failure = Unreachable(Failure.REFUSED, "connection refused")
        for address in addresses:
            try:
                return await self._streams.connect_tcp(address, port, timeout=share)
            except httpcore.ConnectTimeout:
                failure = Unreachable(Failure.TIMEOUT, "no answer to the attempt to connect")
            except httpcore.ConnectError as error:
                failure = Unreachable(Failure.REFUSED, _words(error))
        raise failure

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class ProxyBackend(Backend):
    """Connects to the proxy that the maintainer named, wherever it is; a host is not reached by that alone."""

    def __init__(self, resolve: Resolve) -> None:
        super().__init__(resolve, permitted=lambda _: True, connected=lambda: None)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            return await super().connect_tcp(host, port, timeout, local_address, socket_options)
        except Unreachable as error:
            raise Unreachable(Failure.PROXY, f"the proxy cannot be reached: {error.detail}") from error


def causes(error: BaseException) -> Iterator[BaseException]:
    """An exception, and what led to it, each once: the chain of one that was raised twice can be a ring."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def _words(error: BaseException) -> str:
    """What the system says of a failed connection, without addresses."""
    numbers = [cause.errno for cause in causes(error) if isinstance(cause, OSError) and cause.errno]
    return os.strerror(numbers[-1]) if numbers else "connection refused"


class CheckedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport over a connection pool of our making."""

    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        # httpx has no argument for a network backend, so its own pool is not made at all
        self._pool = pool


def public_or(allow_private: bool) -> Callable[[str], bool]:
    """Which addresses may be connected to."""
    return (lambda _: True) if allow_private else is_public
