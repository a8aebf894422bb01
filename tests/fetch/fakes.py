"""A clock that no test waits for, and a server on loopback that misbehaves as told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from enrich.fetch.door import Door
from enrich.fetch.hosts import Policy
from enrich.fetch.settings import NetworkSettings
from enrich.fetch.store import Store
from enrich.model import Request

START = datetime(2026, 11, 1, tzinfo=UTC)
AT_ONCE = Policy(interval=0.0, in_flight=4, connect=2.0, read=2.0, total=3.0)


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def __call__(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        until = self.seconds + seconds
        await asyncio.sleep(0)
        self.seconds = max(self.seconds, until)

    def pass_days(self, days: float) -> None:
        self.seconds += days * 86_400


def door_with(clock: Clock, store: Store | None = None, settings: NetworkSettings | None = None, **wiring) -> Door:
    return Door(settings or NetworkSettings(), store or Store(), clock.now, clock.sleep, clock, **wiring)


def reply(status: int, body: bytes = b"", **headers: str) -> bytes:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in {"content-length": str(len(body)), **named}.items()]
    return "\r\n".join([f"HTTP/1.1 {status} Words", *lines, "", ""]).encode() + body


Route = bytes | Callable[["Loopback", asyncio.StreamWriter], Awaitable[None]]


class Loopback:
    """Answers each path with bytes, or with several in turn, or as a coroutine function does."""

    def __init__(self, routes: Mapping[str, Route | list[Route]]) -> None:
        self.routes = {path: route if isinstance(route, list) else [route] for path, route in routes.items()}
        self.heads: list[str] = []
        self.paths: list[str] = []
        self.connections = 0
        self.open = 0
        self.most_open = 0
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def request(self, path: str, host: str = "127.0.0.1", **about) -> Request:
        return Request(self.url(path, host), **about)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                await self.answer(head, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        path = head.split(" ", 2)[1]
        self.heads.append(head)
        self.paths.append(path)
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        routes = self.routes.get(path.partition("?")[0], [reply(404)])
        route = routes.pop(0) if len(routes) > 1 else routes[0]
        try:
            if isinstance(route, bytes):
                writer.write(route)
                await writer.drain()
            else:
                await route(self, writer)
        finally:
            self.open -= 1


@asynccontextmanager
async def loopback(routes: Mapping[str, Route | list[Route]]):
    site = Loopback(routes)
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(site.talk(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def resolver(**known: str):
    """Resolves `one_example` as "one.example"; every other name to loopback."""
    table = {name.replace("_", "."): address for name, address in known.items()}

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return (table.get(host, "127.0.0.1"),)

    return resolve
