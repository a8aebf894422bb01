"""One server in the place of all hosts of loopback, and its log of when each was asked."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Hosts:
    """A context manager. `log` has when each host was asked; `heard` is told how many requests there were so far.

    Each answer takes so many seconds as `late` says.
    """

    def __init__(self, heard: Callable[[int], None] = lambda _: None, late: float = 0.0) -> None:
        self.log: dict[str, list[float]] = defaultdict(list)
        self.port, self._heard, self._late, self._asked = 0, heard, late, 0
        self._up = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._up.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._talk, "0.0.0.0", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._up.set()
        await self._end.wait()
        server.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.log[host].append(time.monotonic())
                self._asked += 1
                self._heard(self._asked)
                await asyncio.sleep(self._late)
                writer.write(_page(head.split(b" ", 2)[1].decode(), host))
        except (OSError, asyncio.IncompleteReadError):
            pass  # the worker hung up, or was killed
        finally:
            writer.close()


def _page(path: str, host: str) -> bytes:
    """A page for each number, and none for any other path."""
    status = b"200 OK" if path[1:].isdigit() else b"404 Not Found"
    body = f"<title>Page {path} of {host}</title>{' '.join(f'word{number}{path}' for number in range(60))}".encode()
    head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
    return head % (status, len(body)) + body
