"""The door decides, whoever carries its requests."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from enrich.fetch.asking import Asking
from enrich.fetch.hosts import Policy
from enrich.fetch.settings import NetworkSettings
from enrich.fetch.store import Store
from enrich.model import Request, Response
from fetch.fakes import Clock, door_with

PACED = Policy(interval=2.0, in_flight=4)


@dataclass
class Pigeon:
    """A wire that answers by itself, the first time that it must wait."""

    clock: Clock
    interval: Callable[[str], float] = lambda _: 0.0
    sent: list[tuple[str, float, float]] = field(default_factory=list)
    ended: bool = False

    async def send(self, url: str, asking: Asking, policy: Policy, sent: Callable[[], None]) -> Response:
        self.sent.append((url, self.clock(), self.interval(url)))
        sent()
        if len(self.sent) == 1:
            return Response(url, 429, self.clock.now())
        return Response(url, 302 if url.endswith("/a") else 200, self.clock.now(), (("location", "/b"),))

    async def aclose(self) -> None:
        self.ended = True


@pytest.mark.anyio
async def test_pace_tries_and_redirects_stay_with_the_door_whatever_its_wire(store: Store) -> None:
    clock = Clock()
    pigeon = Pigeon(clock)

    def wired(*given) -> Pigeon:
        pigeon.interval = given[-1]
        return pigeon

    wiring = {"policies": lambda _: PACED, "wired": wired}
    async with door_with(clock, store, NetworkSettings(), **wiring) as door:
        page = Request("https://page.example/a")
        first, again = await asyncio.gather(door(page), door(page))
    assert pigeon.ended
    assert first == again
    assert (first.url, [hop.status for hop in first.hops]) == ("https://page.example/b", [302])
    assert [url[-2:] for url, _, _ in pigeon.sent] == ["/a", "/a", "/b"]
    (_, begun, usual), (_, second, slower), (_, third, _) = pigeon.sent
    assert (usual, slower) == (2.0, 4.0), "a host that has had too much is asked at longer intervals, wherever from"
    assert second - begun >= 2 * slower
    assert third - second >= slower
