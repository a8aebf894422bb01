"""Name resolution that nothing has to wait for.

`getaddrinfo` can hang for as long as the system likes, and the threads of asyncio's own executor
are joined when the loop and the interpreter end. A daemon thread of its own can be left behind.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable

from enrich.fetch.addresses import literal
from enrich.model import Failure

Resolve = Callable[[str, int], Awaitable[tuple[str, ...]]]
"""Gives the addresses of a host, in the order in which to try them. Raises Unreachable."""

_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class Unreachable(Exception):
    """No connection could be made; `failure` says in which way."""

    def __init__(self, failure: Failure, detail: str) -> None:
        self.failure, self.detail = failure, detail
        super().__init__(detail)


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, IPv4 first, since a broken IPv6 route costs a time-out and a missing one nothing."""
    address = literal(host)
    if address is not None:
        return (address,)
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...] | Unreachable] = loop.create_future()

    def deliver(outcome: tuple[str, ...] | Unreachable) -> None:
        if not answer.done():
            answer.set_result(outcome)

    def work() -> None:
        outcome = _look_up(host, port)
        try:
            loop.call_soon_threadsafe(deliver, outcome)
        except RuntimeError:
            return  # the loop has closed meanwhile: nobody waits for the answer

    threading.Thread(target=work, daemon=True, name=f"resolve {host}").start()
    outcome = await answer
    if isinstance(outcome, Unreachable):
        raise outcome
    return outcome


def _look_up(host: str, port: int) -> tuple[str, ...] | Unreachable:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_NAME:
            return Unreachable(Failure.NO_SUCH_HOST, f"no such host: {host}")
        return Unreachable(Failure.TIMEOUT, f"no name server answered for {host}")
    except (OSError, UnicodeError):
        return Unreachable(Failure.NO_SUCH_HOST, f"not a host name: {host}")
    in_order = sorted(found, key=lambda entry: entry[0] != socket.AF_INET)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in in_order))
