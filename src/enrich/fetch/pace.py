"""The gate of one host: how many requests are open at once, and how far apart they start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enrich.fetch.hosts import Policy

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]

SLOWEST = 4
"""A host that answers 429 is asked at longer intervals, up to so many times the usual one."""

_NAP = 0.5  # how long a waiting request may take to notice that the run has gone offline


@dataclass(slots=True)
class Gate:
    """Lets requests to one host through in the order in which they came.

    `wire` bounds what is open over all hosts. `stop` tells whether waiting has become pointless; the gate
    then lets everyone through at once, and it is for them not to send.
    """

    policy: Policy
    clock: Clock
    sleep: Sleep
    wire: asyncio.Semaphore
    stop: Callable[[], bool]
    interval: float = field(init=False)
    _open: asyncio.Semaphore = field(init=False)
    _next: float = field(init=False, default=float("-inf"))

    def __post_init__(self) -> None:
        self.interval = self.policy.interval
        self._open = asyncio.Semaphore(self.policy.in_flight)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Waits for a turn, and holds a place at this host and on the wire for as long as the body runs."""
        async with self._open:
            await self._start()
            try:
                yield
            finally:
                self.wire.release()

    async def _start(self) -> None:
        """Claims the next start only with a place on the wire in hand, so that starts stay apart on the wire too."""
        while True:
            await self._wait()
            await self.wire.acquire()
            if self.stop() or self._delay() <= 0:
                self._next = max(self._next, self.clock() + self.interval)
                return
            self.wire.release()

    async def _wait(self) -> None:
        while not self.stop() and (delay := self._delay()) > 0:
            await self.sleep(min(delay, _NAP))

    def _delay(self) -> float:
        return self._next - self.clock()

    def pause(self, seconds: float) -> None:
        """Nothing is asked of the host for so long."""
        self._next = max(self._next, self.clock() + seconds)

    def slow_down(self) -> None:
        """The host has had too much: ask at longer intervals from now on, and pause for two of them."""
        self.interval = min(self.interval * 2, self.policy.interval * SLOWEST)
        self.pause(2 * self.interval)
