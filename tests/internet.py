"""A small internet for tests: a proxy on loopback that ends TLS and answers in the name of every host.

The unmodified program reaches it through HTTPS_PROXY, HTTP_PROXY and SSL_CERT_FILE. What a host
says is a function from a request to a reply; what is wrong with a host is one of `Fault`.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

import trustme

PATIENCE = 30.0
"""Seconds. What a test waits for has long happened by then, on a slow machine too."""


class Fault(StrEnum):
    """What can be wrong with a host."""

    DOWN = "the proxy cannot reach it"
    BUSY = "503, come back in an hour"
    TOO_MANY = "429, come back in an hour"
    HANGING = "no answer"
    RESET = "the connection is cut"
    GARBAGE = "200, and no known format"
    WEB_PAGE = "200, and a web page where data was asked for"
    TRUNCATED = "200, and half of the body"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a host says."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Asked:
    """A request that reached a host. `ended` is None while it is open; times are of one monotonic clock."""

    url: str
    headers: Mapping[str, str]
    started: float = field(default_factory=time.monotonic)
    ended: float | None = None

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.url).path)

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.url).query).items()}


Site = Callable[[Asked], Reply]

_ERRORS = {
    Fault.BUSY: Reply(b"busy", 503, "text/plain", (("Retry-After", "3600"),)),
    Fault.TOO_MANY: Reply(b"slow down", 429, "text/plain", (("Retry-After", "3600"),)),
    Fault.GARBAGE: Reply(b'{"status": "ok", "mess', 200, "application/octet-stream"),
    Fault.WEB_PAGE: Reply(b"<!DOCTYPE html><title>Welcome</title><p>Sign in to the network.", 200),
}


@cache
def _authority() -> trustme.CA:
    return trustme.CA()


@cache
def _certificate(host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _authority().issue_cert(host).configure_cert(context)
    return context


class Internet:
    """A context manager: the proxy answers while the context lasts, in a thread of its own.

    A host without a site is one that the proxy cannot reach. `faults` may change at any time; `asked`
    is the log of the requests that reached a host, in order. `late` is how long every answer takes, in seconds.
    """

    def __init__(self, sites: Mapping[str, Site], faults: Mapping[str, Fault] | None = None, late: float = 0.0) -> None:
        self.sites, self.late = sites, late
        self.faults = dict(faults or {})
        self.asked: list[Asked] = []
        self.port = 0
        self._changed = threading.Condition()
        self._up = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._up.wait(PATIENCE), "the proxy did not start"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(PATIENCE)

    def environment(self, folder: Path) -> dict[str, str]:
        """The variables by which a program finds this internet; `folder` is where its authority is left."""
        authority = folder / "authority.pem"
        _authority().cert_pem.write_to_path(authority)
        proxy = f"http://127.0.0.1:{self.port}"
        return {"HTTPS_PROXY": proxy, "HTTP_PROXY": proxy, "SSL_CERT_FILE": str(authority)}

    def asked_of(self, *hosts: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.host in hosts]

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Waits until something holds of the log."""
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE), f"it never happened; asked were {self.asked}"

    # --- the proxy --------------------------------------------------------------------------------

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._up.set()
        await self._end.wait()
        server.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._converse(reader, writer)
        except (OSError, asyncio.IncompleteReadError, ssl.SSLError):
            pass  # the program closed the connection, or was killed: that is its right
        finally:
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        origin = ""
        while True:
            method, target, headers = await _head(reader)
            if method != "CONNECT":
                if not await self._answer(Asked(origin + target, headers), writer):
                    return
                continue
            host = target.rpartition(":")[0]
            if host not in self.sites or self.faults.get(host) is Fault.DOWN:
                await _send(writer, Reply(b"no such host", 502, "text/plain"))
                return
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await writer.start_tls(_certificate(host))
            origin = f"https://{host}"

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection goes on."""
        with self._changed:
            self.asked.append(asked)
            self._changed.notify_all()
        fault = self.faults.get(asked.host)
        try:
            return await self._reply(asked, fault, writer)
        finally:
            asked.ended = time.monotonic()

    async def _reply(self, asked: Asked, fault: Fault | None, writer: asyncio.StreamWriter) -> bool:
        if fault is Fault.HANGING:
            await self._end.wait()
            return False
        if fault is Fault.RESET:
            writer.transport.abort()
            return False
        if self.late:
            await asyncio.sleep(self.late)
        site = self.sites.get(asked.host)
        reply = _ERRORS.get(fault) if fault else None
        reply = reply or (site(asked) if site else Reply(b"no such host", 502, "text/plain"))
        await _send(writer, reply, cut=fault is Fault.TRUNCATED)
        return fault is not Fault.TRUNCATED


async def _head(reader: asyncio.StreamReader) -> tuple[str, str, dict[str, str]]:
    """Method, target and headers (names in lower case) of the next request; it has no body."""
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _version = lines[0].split(" ")
    pairs = (line.partition(":") for line in lines[1:] if line)
    return method, target, {name.lower(): value.strip() for name, _, value in pairs}


async def _send(writer: asyncio.StreamWriter, reply: Reply, *, cut: bool = False) -> None:
    headers: Iterable[tuple[str, str]] = (
        ("Content-Type", reply.content_type),
        ("Content-Length", str(len(reply.body))),
        *reply.headers,
    )
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    body = reply.body[: len(reply.body) // 2] if cut else reply.body
    writer.write(f"HTTP/1.1 {reply.status} As it is\r\n{head}\r\n".encode() + body)
    await writer.drain()
