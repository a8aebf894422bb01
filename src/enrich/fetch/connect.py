"""How connections are made: resolve, check the addresses, connect to one that was checked.

Checking and connecting are one step, so that a name cannot resolve to a public address for the
check and to a private one for the connection. A proxy resolves by itself (see `proxied`): it is trusted, since the
maintainer named it, and only its own address is connected to.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

import httpcore

from enrich.fetch.resolver import Resolve, Unreachable
from enrich.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ADDRESSES = 3  # more of them fail alike

T = TypeVar("T")
Opener = Callable[[str, int], Awaitable[T]]
"""Opens a connection to an address and a port."""

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Connector:
    """Connects to hosts by name, and only to the addresses that `permitted` accepts.

    `connected` is called after each connection.
    """

    def __init__(self, resolve: Resolve, permitted: Callable[[str], bool], connected: Callable[[], None]) -> None:
        self._resolve, self._permitted, self._connected = resolve, permitted, connected

    async def connect(self, host: str, port: int, limit: float | None, opened: Opener[T]) -> T:
        """What `opened` makes of the first address that answers. `limit` is in seconds. Raises Unreachable."""
        try:
            async with asyncio.timeout(limit):
                addresses = [address for address in await self._resolve(host, port) if self._permitted(address)]
                if not addresses:
                    raise Unreachable(Failure.FORBIDDEN_ADDRESS, f"{host} has no public address")
                connection = await _first(addresses[:_MOST_ADDRESSES], port, limit, opened)
        except TimeoutError:
            raise Unreachable(Failure.TIMEOUT, f"no connection to {host} within {limit:g} s") from None
        self._connected()
        return connection


async def _first(addresses: list[str], port: int, limit: float | None, opened: Opener[T]) -> T:
    share = None if limit is None else limit / len(addresses)
    failure = Unreachable(Failure.REFUSED, "connection refused")
    for address in addresses:
        try:
            async with asyncio.timeout(share):
                return await opened(address, port)
        except TimeoutError:
            failure = Unreachable(Failure.TIMEOUT, "no answer to the attempt to connect")
        except (OSError, httpcore.ConnectError) as error:
            failure = Unreachable(Failure.REFUSED, _words(error))
    raise failure


async def tcp_socket(address: str, port: int) -> socket.socket:
    """A connected socket that does not block."""
    opened = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        opened.setblocking(False)
        await asyncio.get_running_loop().sock_connect(opened, (address, port))
    except BaseException:
        opened.close()
        raise
    return opened


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
