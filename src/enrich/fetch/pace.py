"""The gate of one host, or of several that share a pace: how many requests are open, how far apart they start."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enrich.fetch.hosts import Policy

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]
Sent = Callable[[], None]

SLOWEST = 4
"""A host that answers 429 is asked at longer intervals, up to so many times the usual one."""

SPARE, MOST_SPARE = 0.05, 0.05
"""A service's own interval is kept with this part of it to spare, or so many seconds, whichever is less: one request
may travel faster than the one before."""

_NAP = 0.5  # how long a waiting request may take to notice that the run has gone offline


@dataclass(slots=True)
class Gate:
    """Lets requests to one host through in the order in which they came.

    `wire` bounds what is open over all hosts. Where the policy is a service's, the next request starts only after the
    last was sent: to connect may take longer than the interval.
    """

    policy: Policy
    clock: Clock
    sleep: Sleep
    wire: asyncio.Semaphore
    interval: float = field(init=False)
    in_flight: int = field(init=False)
    _usual: float = field(init=False)
    _line: asyncio.Lock = field(init=False, default_factory=asyncio.Lock)
    _left: asyncio.Event = field(init=False, default_factory=asyncio.Event)
    _open: int = field(init=False, default=0)
    _next: float = field(init=False, default=float("-inf"))

    def __post_init__(self) -> None:
        self._usual = self.interval = self.policy.interval
        self.in_flight = self.policy.in_flight

    def turn(self, stop: Callable[[], bool] = lambda: False) -> Turn:
        """A context that waits for a turn, and holds a place at this host and on the wire as long as it lasts.

        `stop` tells whether waiting has become pointless: whoever waits is then let through at once, and it is for
        them not to send.
        """
        return Turn(self, stop)

    async def enter(self, stop: Callable[[], bool]) -> None:
        """Waits for a turn. Nobody else gets one before `claim`."""
        await self._line.acquire()
        try:
            await self._place(stop)
        except BaseException:
            self._line.release()
            raise
        self._open += 1

    def claim(self, stop: Callable[[], bool]) -> None:
        """The request is on its way: the next may start after the interval."""
        if not stop():
            spare = min(self.interval * SPARE, MOST_SPARE) if self.policy.service else 0.0
            self._next = max(self._next, self.clock() + self.interval + spare)
        self._line.release()

    def leave(self) -> None:
        """Ends a turn."""
        self._open -= 1
        self._left.set()
        self.wire.release()

    async def _place(self, stop: Callable[[], bool]) -> None:
        """Waits for a place on the wire at a time when a request may start."""
        while True:
            await self._wait(stop)
            await self.wire.acquire()
            if stop() or (self._delay() <= 0 and self._open < self.in_flight):
                return
            self.wire.release()

    async def _wait(self, stop: Callable[[], bool]) -> None:
        while not stop():
            if self._open >= self.in_flight:
                self._left.clear()
                await self._left.wait()
            elif (delay := self._delay()) > 0:
                await self.sleep(min(delay, _NAP))
            else:
                return

    def _delay(self) -> float:
        return self._next - self.clock()

    def pause(self, seconds: float) -> None:
        """Nothing is asked of the host for so long."""
        self._next = max(self._next, self.clock() + seconds)

    def slow_down(self) -> float:
        """The host has had too much: ask at longer intervals from now on, and pause for two of them, in seconds."""
        self.interval = min(self.interval * 2, self._usual * SLOWEST)
        self.pause(2 * self.interval)
        return 2 * self.interval

    def heed(self, interval: float, in_flight: int | None) -> None:
        """Asks as often as the host says that it may be asked, and no more often than the maintainer wishes."""
        slower = self.interval / self._usual if self._usual else 1.0
        self._usual = max(interval, self.policy.least)
        self.interval = self._usual * slower
        self.in_flight = min(in_flight or self.in_flight, self.policy.most_open)


class Turn:
    """One turn at a gate. Its body calls what it is given when its request is sent."""

    __slots__ = ("_claimed", "_gate", "_stop")

    def __init__(self, gate: Gate, stop: Callable[[], bool]) -> None:
        self._gate, self._stop, self._claimed = gate, stop, False

    async def __aenter__(self) -> Sent:
        await self._gate.enter(self._stop)
        if not self._gate.policy.service:
            self._sent()
        return self._sent

    async def __aexit__(self, *_: object) -> None:
        self._sent()
        self._gate.leave()
        if self._gate.wire.locked():
            # whoever waits for the wire is let through before what has come is read: it is idle until then
            await asyncio.sleep(0)

    def _sent(self) -> None:
        if not self._claimed:
            self._claimed = True
            self._gate.claim(self._stop)
