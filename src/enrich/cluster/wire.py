"""The wire of a door whose requests are sent by the workers of a cluster. Every decision stays with the door.

What a worker that died had not answered is sent again, by the one to which the host then belongs. And a worker from
which nothing has been reached is not believed that a host cannot be: its machine may have no way out, as the
nodes of many a cluster have none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from enrich.cluster.crew import Crew, Worker, WorkerLost
from enrich.cluster.sealed import Sealed
from enrich.cluster.sending import Brought, Errand, Turn
from enrich.errors import ClusterLost
from enrich.fetch.breaker import UNREACHED
from enrich.fetch.host import pace_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from enrich.fetch.asking import Asking
    from enrich.fetch.hosts import Policy
    from enrich.model import Response

MOST_LOST = 5
"""So many workers may be lost over one request; then it is likelier that it kills them than that they all died."""


class ClusterWire:
    """A `Wire`. Raises ClusterLost where nobody is left to send, and RuntimeError for a bug on a worker."""

    def __init__(self, crew: Crew, now: Callable[[], datetime], interval: Callable[[str], float]) -> None:
        self._crew, self._now, self._interval = crew, now, interval

    async def send(self, url: str, asking: Asking, policy: Policy, sent: Callable[[], None]) -> Response:
        """The answer of one host, sent for by the worker that it belongs to."""
        pace, tried, lost = pace_of(url), set[Worker](), 0
        while True:
            worker, tenure = await self._crew.worker_for(pace)
            try:
                errand = _errand(url, asking, policy, Turn(pace, tenure, self._interval(url)))
                brought = await _brought(worker, errand, sent)
            except WorkerLost:
                self._crew.give_up(worker)
                lost += 1
                if lost == MOST_LOST:
                    raise ClusterLost(_deadly(pace)) from None
                continue
            if brought.response is None:
                raise RuntimeError(f"on the worker {worker.address}:\n{brought.bug}")
            tried.add(worker)
            if worker.reached or brought.response.failure not in UNREACHED or not self._crew.pass_on(pace, tried):
                # as the client in this process would have left it
                sent()
                asking.jar.hold(brought.cookies)
                return replace(brought.response, at=self._now())

    async def aclose(self) -> None:
        """Lets the workers go."""
        await self._crew.aclose()


async def _brought(worker: Worker, errand: Errand, sent: Callable[[], None]) -> Brought:
    """Raises WorkerLost. A service's next request starts only after its last was sent, which is told at once."""
    if errand.policy.service:
        number = await worker.do("start", Sealed(errand))
        sent()
        sealed: Sealed[Brought] = await worker.do("finish", number)
    else:
        sealed = await worker.do("send", Sealed(errand))
    return sealed.content


def _errand(url: str, asking: Asking, policy: Policy, turn: Turn) -> Errand:
    return Errand(
        url,
        turn,
        policy,
        asking.accept,
        asking.link,
        asking.as_browser,
        asking.posts,
        dict(asking.validators),
        asking.jar.held(),
    )


def _deadly(pace: str) -> str:
    return (
        f"{MOST_LOST} workers were lost one after another while they asked {pace}. No list was changed, and what hosts "
        "had said is kept: see the workers' logs for what ended them (often too little memory)"
    )
