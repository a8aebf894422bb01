"""What runs on a worker: requests are sent to the hosts that belong to it, and no closer together than their pace.

The door has let each request through already, at its time. But one may travel to the worker faster than the one
before it did, so the distance is kept once more where the requests leave.
"""

from __future__ import annotations

import asyncio
import itertools
import time
import traceback
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.cookiejar import Cookie
from typing import TYPE_CHECKING

from enrich import __version__
from enrich.cluster.sealed import Sealed
from enrich.errors import BadConfig
from enrich.fetch.asking import Asking
from enrich.fetch.client import Client
from enrich.fetch.pace import Gate
from enrich.fetch.resolver import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from enrich.fetch.hosts import Policy
    from enrich.fetch.settings import NetworkSettings
    from enrich.model import Response

UNTIMED = datetime.min.replace(tzinfo=UTC)
"""The time of what a worker observes: clocks differ, and there is one that counts. The wire fills it in."""


@dataclass(frozen=True, slots=True)
class Turn:
    """When a request may leave. `pace` names what it keeps its distance with, `interval` is that distance in seconds.

    `tenure` is how many workers have sent for this pace before: a new one does not know when the last one sent, and
    begins with a pause.
    """

    pace: str
    tenure: int
    interval: float


@dataclass(frozen=True, slots=True)
class Errand:
    """A request to be sent: the parts of an `Asking`, and the `cookies` of its jar."""

    url: str
    turn: Turn
    policy: Policy
    accept: str
    link: bool
    as_browser: bool
    posts: str
    validators: Mapping[str, str]
    cookies: tuple[Cookie, ...] = ()

    def asking(self) -> Asking:
        """The same for a client."""
        asking = Asking(self.accept, self.link, self.as_browser, validators=self.validators, posts=self.posts)
        asking.jar.hold(self.cookies)
        return asking


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of an errand: an answer and the cookies of its chain, or the trace of a bug."""

    response: Response | None
    cookies: tuple[Cookie, ...] = ()
    bug: str = ""


@dataclass(slots=True)
class _Pace:
    gate: Gate
    tenure: int = 0


class Sending:
    """A Dask actor. None of its methods raises: what fails is told, since what is raised may be logged."""

    def __init__(self) -> None:
        self._client: Client | None = None
        self._paces: dict[str, _Pace] = {}
        self._under_way: dict[int, asyncio.Task[Brought]] = {}
        self._numbers = itertools.count()

    async def begin(self, settings: Sealed[NetworkSettings]) -> str:
        """Why requests cannot be sent from here, or ""."""
        if (wanted := settings.content.version) != __version__:
            return f"it has enrich {__version__}, and the run is of enrich {wanted}"
        self._reached = asyncio.Event()
        self._most = settings.content.width
        self._width = asyncio.Semaphore(self._most)
        try:
            self._client = Client(settings.content, lambda: UNTIMED, resolve, self._reached.set)
        except BadConfig as error:
            return str(error)
        return ""

    async def reached(self) -> None:
        """Returns when anything out there has been reached from here, or at the end."""
        await self._reached.wait()

    async def send(self, errand: Sealed[Errand]) -> Sealed[Brought]:
        """What came of an errand."""
        return Sealed(await self._brought(errand.content, lambda: None))

    async def start(self, errand: Sealed[Errand]) -> int:
        """Returns once the request is on the wire, or has come to nothing; `finish` takes the number."""
        sent, number = asyncio.Event(), next(self._numbers)
        task = self._under_way[number] = asyncio.create_task(self._brought(errand.content, sent.set))
        task.add_done_callback(lambda _: sent.set())
        await sent.wait()
        return number

    async def finish(self, number: int) -> Sealed[Brought]:
        """What came of an errand that was started."""
        return Sealed(await self._under_way.pop(number))

    async def end(self) -> None:
        """Closes all connections."""
        self._reached.set()
        for task in self._under_way.values():
            task.cancel()
        if self._client is not None:
            await self._client.aclose()

    async def _brought(self, errand: Errand, sent: Callable[[], None]) -> Brought:
        assert self._client is not None, "an errand before `begin`"  # noqa: S101 - a caller's bug
        try:
            async with self._gate(errand).turn() as left:

                def told() -> None:
                    left()
                    sent()

                asking = errand.asking()
                response = await self._client.send(errand.url, asking, errand.policy, told)
        except Exception:  # noqa: BLE001 - a bug ends the run where it is decided about, and not in a worker's log
            return Brought(None, bug=traceback.format_exc())
        return Brought(response, asking.jar.held())

    def _gate(self, errand: Errand) -> Gate:
        pace = self._paces.get(errand.turn.pace)
        if pace is None:
            # how many may be open, the door sees to; here it is the requests that keep their distance, not who asks
            policy = replace(errand.policy, in_flight=self._most, service=True)
            pace = self._paces[errand.turn.pace] = _Pace(Gate(policy, time.monotonic, asyncio.sleep, self._width))
        pace.gate.interval = errand.turn.interval
        if errand.turn.tenure > pace.tenure:
            pace.tenure = errand.turn.tenure
            pace.gate.pause(errand.turn.interval)
        return pace.gate
