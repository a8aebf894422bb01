"""Asks about the links of a list: each distinct address once, however often it stands there.

How many requests a host gets at a time, and what is known from an earlier run, is the business of
the door that `fetch` is. Here each host has a lane of its own, so that a slow one keeps no other
waiting.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace

from enrich.links.archive import copy_of, copy_request
from enrich.links.compare import compared
from enrich.links.lint import checkable
from enrich.links.look import Knowledge, Looking, Seen, server
from enrich.model import CheckedLink, Failure, Fetch, Health, Link, Verdict

LANES = 4
"""Questions under way at a time towards one host. The door lets through as many as the host may be asked."""

Progress = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """Where nobody watches."""


async def check(
    links: Sequence[Link], fetch: Fetch, knowledge: Knowledge | None = None, progress: Progress = no_progress
) -> tuple[CheckedLink, ...]:
    """A verdict on each web link, in the order of the list. Raises nothing for what a host did.

    Links that are no web pages, or that cannot be right as written (see `lint`), are left out.
    `progress` hears how many addresses of how many are done.

    A link is called broken only if a second question, after all others, does not find better.
    """
    asked = tuple(link for link in links if checkable(link.url))
    fragments: dict[str, set[str]] = defaultdict(set)
    for link in asked:
        address, _, fragment = link.url.partition("#")
        fragments[address].add(fragment)
    knowledge = knowledge or Knowledge()
    looking = Looking(fetch, knowledge, fragments)
    seen = await _ask(tuple(fragments), looking, progress)
    seen |= await _ask(_in_doubt(seen), looking, no_progress)
    seen = compared(await _with_copies(seen, fetch, knowledge))
    return tuple(CheckedLink(link, _verdict(link.url, seen)) for link in asked)


async def _ask(addresses: Sequence[str], looking: Looking, progress: Progress) -> dict[str, Seen]:
    """Asks about some addresses, each host in a lane of its own."""
    lanes: dict[str, deque[str]] = defaultdict(deque)
    for address in addresses:
        lanes[server(address)].append(address)
    seen: dict[str, Seen] = {}

    async def look(address: str) -> None:
        seen[address] = await looking.look(address)
        progress(len(seen), len(addresses))

    await _in_lanes(lanes.values(), look)
    return seen


async def _in_lanes(lanes: Iterable[deque[str]], ask: Callable[[str], Awaitable[None]]) -> None:
    """Asks about the addresses of each lane in their order, a few at a time, so that a host's failing is noticed."""

    async def run(lane: deque[str]) -> None:
        while lane:
            await ask(lane.popleft())

    places = tuple(lanes)
    async with asyncio.TaskGroup() as tasks:
        # every host once before any host again, so that connections are used again rather than made
        for turn in range(LANES):
            for lane in places:
                if turn < len(lane):
                    tasks.create_task(run(lane))


def _in_doubt(seen: dict[str, Seen]) -> tuple[str, ...]:
    """The addresses that would be called broken, or that were asked before the network was known to be there."""
    return tuple(
        address
        for address, one in seen.items()
        if one.verdict.health is Health.BROKEN or one.verdict.reason == Failure.OFFLINE
    )


async def _with_copies(seen: dict[str, Seen], fetch: Fetch, knowledge: Knowledge) -> dict[str, Seen]:
    """The same, with the Internet Archive's copies of what is broken."""
    found: dict[str, Seen] = {}

    async def find(address: str) -> None:
        answer = await fetch(copy_request(address, knowledge.years.get(address)))
        found[address] = replace(seen[address], verdict=replace(seen[address].verdict, archived=copy_of(answer)))

    await _in_lanes([deque(address for address, one in seen.items() if one.verdict.health is Health.BROKEN)], find)
    return {**seen, **found}


def _verdict(url: str, seen: dict[str, Seen]) -> Verdict:
    """The verdict on a link, its fragment included."""
    address, _, fragment = url.partition("#")
    one = seen[address]
    if fragment not in one.lacking or one.verdict.health not in (Health.OK, Health.MOVED):
        return one.verdict
    reason = f"the page has no part that is called “{fragment}”"
    return replace(one.verdict, health=Health.SUSPECT, reason=reason, target="")
