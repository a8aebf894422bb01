"""What a worker does, in this process."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise

import pytest

from enrich import __version__
from enrich.cluster.sealed import Sealed
from enrich.cluster.sending import Brought, Errand, Sending, Turn
from enrich.fetch.hosts import Policy
from enrich.fetch.settings import NetworkSettings
from enrich.model import Failure
from fetch.fakes import Loopback, loopback, reply

PUBLIC = NetworkSettings(version=__version__)
HERE = replace(PUBLIC, allow_private=True, keys={"api.openalex.org": "0pen-sesame"})
PAGES = Policy(interval=0.0, in_flight=4, connect=2.0, read=2.0, total=3.0)


@asynccontextmanager
async def sending(settings: NetworkSettings = HERE) -> AsyncIterator[Sending]:
    actor = Sending()
    assert await actor.begin(Sealed(settings)) == ""
    yield actor
    await actor.end()


def errand(url: str, interval: float = 0.0, tenure: int = 0, **about) -> Sealed[Errand]:
    plain = {"accept": "*/*", "policy": PAGES, "link": True, "as_browser": False, "posts": "", "validators": {}}
    return Sealed(Errand(url, Turn("127.0.0.1", tenure, interval), **(plain | about)))


@pytest.mark.anyio
async def test_requests_that_come_together_leave_at_the_pace_of_their_host() -> None:
    left: list[float] = []

    async def noted(_: Loopback, writer: asyncio.StreamWriter) -> None:
        left.append(time.monotonic())
        await asyncio.sleep(0.2)
        writer.write(reply(200))

    async with loopback({"/page": noted}) as site, sending() as actor:
        await asyncio.gather(*(actor.send(errand(site.url("/page"), interval=0.1)) for _ in range(4)))
    assert left[-1] - left[0] >= 3 * 0.1 - 0.05
    assert sum(later - earlier for earlier, later in pairwise(left)) < 4 * 0.2, "nobody waits for another's answer"


@pytest.mark.anyio
async def test_a_host_that_another_worker_had_is_first_left_alone_for_as_long_as_its_pace_says() -> None:
    async with loopback({"/page": reply(200)}) as site, sending() as actor:
        for tenure, least in ((0, 0.0), (1, 0.1), (1, 0.0), (3, 0.1)):
            began = time.monotonic()
            await actor.send(errand(site.url("/page"), interval=0.1, tenure=tenure))
            assert time.monotonic() - began >= least * 0.9
            await asyncio.sleep(0.12)  # what the last request leaves of its distance


@pytest.mark.anyio
async def test_a_service_hears_of_the_next_request_once_the_last_was_sent_and_not_once_it_was_answered() -> None:
    answered = asyncio.Event()

    async def patient(_: Loopback, writer: asyncio.StreamWriter) -> None:
        await answered.wait()
        writer.write(reply(200, b"{}"))

    async with loopback({"/works": patient}) as site, sending() as actor:
        number = await actor.start(errand(site.url("/works"), link=False))
        answered.set()
        brought = (await actor.finish(number)).content
    assert brought.response is not None
    assert brought.response.body == b"{}"


@pytest.mark.anyio
async def test_a_request_that_comes_to_nothing_has_been_sent_too() -> None:
    async with sending() as actor:
        number = await actor.start(errand("http://127.0.0.1:1/works", link=False))
        brought = (await actor.finish(number)).content
    assert brought.response is not None
    assert brought.response.failure is Failure.REFUSED


@pytest.mark.anyio
async def test_private_addresses_are_as_forbidden_to_a_worker_as_to_the_run_itself() -> None:
    async with loopback({"/page": reply(200)}) as site, sending(PUBLIC) as actor:
        for host in ("127.0.0.1", "localhost"):
            brought = (await actor.send(errand(site.url("/page", host)))).content
            assert brought.response is not None
            assert brought.response.failure is Failure.FORBIDDEN_ADDRESS
    assert not site.paths


@pytest.mark.anyio
async def test_cookies_go_with_an_errand_and_come_back_with_it() -> None:
    routes = {"/in": reply(302, set_cookie="seen=yes", location="/page"), "/page": reply(200)}
    async with loopback(routes) as site, sending() as actor:
        first = (await actor.send(errand(site.url("/in")))).content
        await actor.send(errand(site.url("/page"), cookies=first.cookies))
    assert [cookie.value for cookie in first.cookies] == ["yes"]
    assert "seen=yes" in site.heads[-1].lower()


@pytest.mark.anyio
async def test_it_is_told_when_anything_out_there_has_been_reached() -> None:
    async with loopback({"/page": reply(200)}) as site, sending() as actor:
        told = asyncio.create_task(actor.reached())
        await actor.send(errand("http://127.0.0.1:1/"))
        assert not told.done()
        await actor.send(errand(site.url("/page")))
        await told


@pytest.mark.anyio
async def test_nothing_is_raised_where_it_could_be_logged() -> None:
    actor = Sending()
    why = await actor.begin(Sealed(replace(PUBLIC, ca_file="/nowhere/authorities.pem")))
    assert "/nowhere/authorities.pem" in why
    assert "it has enrich" in await Sending().begin(Sealed(NetworkSettings(version="0.0.1")))
    async with sending() as actor:
        odd: Sealed[Brought] = await actor.send(errand("http://127.0.0.1:1/", validators={"etag": 7}))
    assert odd.content.response is None
    assert "Traceback" in odd.content.bug


def test_what_is_sealed_shows_nothing_of_it() -> None:
    sealed = Sealed(HERE)
    assert "0pen-sesame" in str(sealed.content)
    assert "0pen-sesame" not in f"{sealed} {sealed!r} {[sealed]}"
