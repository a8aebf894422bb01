from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace

import pytest

from enrich.fetch.hosts import Policy
from enrich.fetch.pace import Gate
from fetch.fakes import Clock

pytestmark = pytest.mark.anyio


def gate(clock: Clock, policy: Policy, wire: int = 64) -> Gate:
    return Gate(policy, clock, clock.sleep, asyncio.Semaphore(wire))


async def starts(gates: list[Gate], clock: Clock, stop=lambda: False) -> list[float]:
    """When each gate's request started."""
    begun = []

    async def one(through: Gate) -> None:
        async with through.turn(stop):
            begun.append(clock.seconds)
            await asyncio.sleep(0)

    await asyncio.gather(*[one(through) for through in gates])
    return begun


async def test_the_first_request_does_not_wait(clock):
    assert await starts([gate(clock, Policy(interval=3.0))], clock) == [0.0]


async def test_starts_are_an_interval_apart_even_with_several_in_flight(clock):
    host = gate(clock, Policy(interval=3.0, in_flight=4))
    begun = await starts([host] * 5, clock)
    assert all(later - earlier >= 3.0 for earlier, later in itertools.pairwise(begun))


async def test_no_more_requests_are_open_than_the_policy_allows(clock):
    host, open_now, most = gate(clock, Policy(interval=0.0, in_flight=2)), 0, 0

    async def one() -> None:
        nonlocal open_now, most
        async with host.turn():
            open_now += 1
            most = max(most, open_now)
            await asyncio.sleep(0)
            open_now -= 1

    await asyncio.gather(*[one() for _ in range(10)])
    assert most == 2


async def test_hosts_do_not_wait_for_each_other(clock):
    begun = await starts([gate(clock, Policy(interval=60.0)) for _ in range(5)], clock)
    assert begun == [0.0] * 5


async def test_a_crowded_wire_does_not_bring_starts_closer_together(clock):
    wire = asyncio.Semaphore(1)
    slow = Gate(Policy(interval=2.0, in_flight=3), clock, clock.sleep, wire)
    begun: list[float] = []

    async def hog() -> None:
        async with wire:
            for _ in range(20):
                await asyncio.sleep(0)
            clock.seconds += 10

    async def one() -> None:
        async with slow.turn():
            begun.append(clock.seconds)

    await asyncio.gather(one(), hog(), one(), one())
    assert all(later - earlier >= 2.0 for earlier, later in itertools.pairwise(begun))


async def test_a_paused_host_is_asked_again_after_the_pause(clock):
    host = gate(clock, Policy(interval=0.0))
    host.pause(40.0)
    assert await starts([host], clock) == [40.0]


async def test_a_shorter_pause_does_not_end_a_longer_one(clock):
    host = gate(clock, Policy(interval=0.0))
    host.pause(40.0)
    host.pause(1.0)
    assert await starts([host], clock) == [40.0]


async def test_a_host_that_had_too_much_is_asked_more_slowly_within_bounds(clock):
    host = gate(clock, Policy(interval=3.0, in_flight=1))
    host.slow_down()
    begun = await starts([host] * 2, clock)
    assert begun == [12.0, 18.0]
    for _ in range(10):
        host.slow_down()
    assert host.interval == 12.0


async def test_those_who_wait_are_let_through_as_soon_as_waiting_is_pointless(clock):
    stopped = False
    host = gate(clock, Policy(interval=3600.0, in_flight=1))
    host.pause(3600.0)
    waiting = [asyncio.create_task(starts([host], clock, stop=lambda: stopped)) for _ in range(3)]
    await asyncio.sleep(0)
    stopped = True
    begun = await asyncio.gather(*waiting)
    assert max(moment for moments in begun for moment in moments) <= 1.0


async def test_a_cancelled_request_gives_its_place_back(clock):
    host = gate(clock, Policy(interval=0.0, in_flight=1), wire=1)

    async def hang() -> None:
        async with host.turn():
            await asyncio.Event().wait()

    hanging = asyncio.create_task(hang())
    await asyncio.sleep(0)
    hanging.cancel()
    await asyncio.gather(hanging, return_exceptions=True)
    assert len(await starts([host], clock)) == 1


SERVICE = Policy(interval=3.0, in_flight=4, service=True)


async def test_a_service_is_asked_an_interval_after_the_last_request_was_sent_and_a_little_more(clock):
    host, sent_at = gate(clock, SERVICE), []

    async def one(connecting: float) -> None:
        async with host.turn() as sent:
            clock.seconds += connecting
            sent()
            sent_at.append(clock.seconds)

    await asyncio.gather(*[one(seconds) for seconds in (2.5, 0.1, 0.0, 0.7)])
    assert all(later - earlier >= 3.05 for earlier, later in itertools.pairwise(sent_at))


async def test_a_service_that_cannot_be_reached_does_not_hold_up_those_who_wait(clock):
    host = gate(clock, SERVICE)
    assert await starts([host] * 2, clock) == [0.0, pytest.approx(3.05)]


async def test_several_requests_to_a_service_may_be_open_once_they_are_sent(clock):
    host, most, open_now = gate(clock, replace(SERVICE, interval=0.0)), 0, 0

    async def one() -> None:
        nonlocal most, open_now
        async with host.turn() as sent:
            sent()
            open_now += 1
            most = max(most, open_now)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            open_now -= 1

    await asyncio.gather(*[one() for _ in range(10)])
    assert 2 <= most <= 4


async def test_a_host_is_asked_as_often_as_it_announces(clock):
    host = gate(clock, Policy(interval=1.0, in_flight=1))
    host.heed(0.1, 3)
    assert (host.interval, host.in_flight) == (0.1, 3)
    host.heed(2.0, None)
    assert (host.interval, host.in_flight) == (2.0, 3)


async def test_a_host_that_had_too_much_stays_slower_than_it_announces(clock):
    host = gate(clock, Policy(interval=1.0))
    host.slow_down()
    host.heed(0.5, None)
    assert host.interval == 1.0


async def test_what_is_announced_is_no_faster_than_the_maintainer_wishes(clock):
    host = gate(clock, Policy(interval=5.0, least=5.0, in_flight=1, most_open=1))
    host.heed(0.1, 3)
    assert (host.interval, host.in_flight) == (5.0, 1)
