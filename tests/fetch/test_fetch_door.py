from __future__ import annotations

import asyncio
import itertools
import logging
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from random import Random

import httpx
import pytest
import respx

from enrich.fetch import hosts
from enrich.fetch.breaker import HOSTS_UNREACHED
from enrich.fetch.door import Door
from enrich.fetch.hosts import Policy
from enrich.fetch.resolver import Unreachable
from enrich.fetch.settings import NetworkSettings
from enrich.fetch.store import Store
from enrich.model import Failure, Question, Request
from fetch.fakes import AT_ONCE, START, Clock, door_with, loopback, reply, resolver

ADA = "ada@example.org"
WORK = Request("https://api.crossref.org/works/10.1/x", "application/json")
SEARCH = Request("https://api.crossref.org/works?query=x", "application/json", Question.SEARCH)
PAGE = Request("https://example.org/page", question=Question.LINK)
JSON = {"content-type": "application/json"}


def found(body: str = "{}") -> httpx.Response:
    return httpx.Response(200, text=body, headers=JSON)


@pytest.fixture
def web():
    with respx.mock(assert_all_called=False, using="origins") as router:
        yield router


def test_importing_the_room_or_the_door_does_not_load_the_client():
    program = (
        "import sys, enrich.fetch, enrich.fetch.door, enrich.fetch.settings\n"
        "print('httpx' in sys.modules, 'tenacity' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - ours
    assert done.stdout.split() == ["False", "False"]


# --- the store -------------------------------------------------------------------------------------


@pytest.mark.anyio
async def test_a_fresh_observation_is_used_without_asking(open_door, web, clock):
    route = web.get(url__startswith="https://api.crossref.org/").mock(return_value=found('{"a": 1}'))
    async with open_door() as door:
        first = await door(WORK)
        clock.pass_days(29)
        assert await door(WORK) == first
        clock.pass_days(5)
        await door(WORK)
    assert route.call_count == 2
    assert door.asked == {"api.crossref.org": 2}


@pytest.mark.anyio
async def test_the_second_run_of_a_night_asks_for_nothing_that_is_fresh(open_door, web):
    web.route().mock(return_value=found())
    for expected in ({"api.crossref.org": 2, "example.org": 1}, {}):
        async with open_door() as door:
            for request in (WORK, SEARCH, PAGE):
                await door(request)
        assert door.asked == expected


@pytest.mark.anyio
async def test_absence_is_remembered_too(open_door, web):
    web.route().mock(return_value=httpx.Response(404, headers=JSON))
    async with open_door() as door:
        assert [(await door(WORK)).status for _ in range(2)] == [404, 404]
    assert door.asked == {"api.crossref.org": 1}


@pytest.mark.anyio
async def test_a_dead_link_is_asked_again_every_time(open_door, web):
    web.route().mock(return_value=httpx.Response(404))
    async with open_door() as door:
        await door(PAGE)
        await door(PAGE)
    assert door.asked == {"example.org": 2}


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.Response(403),
        httpx.Response(503),
        httpx.Response(429),
        httpx.Response(200, html="<p>prove that you are human"),
    ],
)
@pytest.mark.anyio
async def test_trouble_is_reported_but_not_remembered(open_door, web, store, trouble):
    web.route().mock(return_value=trouble)
    async with open_door() as door:
        assert (await door(WORK)).status == trouble.status_code
    assert store.get(WORK) is None


@pytest.mark.anyio
async def test_refreshing_asks_once_a_run_although_there_is_a_fresh_observation(open_door, web, clock):
    web.route().mock(return_value=found())
    async with open_door() as door:
        await door(WORK)
    clock.pass_days(1)
    async with open_door(NetworkSettings(refresh=True)) as door:
        await door(WORK)
        await door(WORK)
    assert door.asked == {"api.crossref.org": 1}


@pytest.mark.parametrize(
    "trouble", [httpx.Response(500), httpx.Response(403), httpx.ConnectError("no"), httpx.Response(200, html="wall")]
)
@pytest.mark.anyio
async def test_in_an_outage_the_old_observation_stands_in(open_door, web, clock, trouble):
    route = web.route().mock(return_value=found('{"old": 1}'))
    async with open_door() as door:
        await door(WORK)
        clock.pass_days(40)
        route.mock(side_effect=[trouble] * 9)
        stale = await door(WORK)
    assert (stale.stale, stale.body, stale.at) == (True, b'{"old": 1}', START)


@pytest.mark.anyio
async def test_in_an_outage_no_old_observation_of_a_link_stands_in(open_door, web, clock):
    route = web.route().mock(return_value=httpx.Response(200))
    async with open_door() as door:
        await door(PAGE)
        clock.pass_days(40)
        route.mock(side_effect=httpx.ReadError("lost"))
        response = await door(PAGE)
    assert (response.failure, response.stale) == (Failure.RESET, False)


@pytest.mark.anyio
async def test_a_run_that_is_killed_keeps_what_it_had_observed(open_door, web, tmp_path, clock):
    web.get("https://api.crossref.org/works/10.1/x").mock(return_value=found())
    web.get("https://example.org/page").mock(side_effect=lambda request: asyncio.sleep(60))
    with Store(tmp_path / "observations.sqlite") as store:
        with pytest.raises(TimeoutError):
            async with door_with(clock, store) as door, asyncio.timeout(0.3):
                await asyncio.gather(door(WORK), door(PAGE))
        with Store(tmp_path / "observations.sqlite") as other:
            assert other.get(WORK).status == 200


@pytest.mark.anyio
async def test_what_is_too_old_even_for_an_outage_is_dropped_at_the_end_of_a_run(open_door, web, clock, store):
    web.route().mock(return_value=found())
    async with open_door() as door:
        await door(WORK)
    assert store.get(WORK) is not None
    clock.pass_days(200)
    async with open_door():
        pass
    assert store.get(WORK) is None


# --- single flight -----------------------------------------------------------------------------------


@pytest.mark.anyio
async def test_who_asks_the_same_at_the_same_time_shares_one_request(open_door):
    async with loopback({"/": reply(200, b"{}")}) as site, open_door() as door:
        answers = await asyncio.gather(*[door(site.request("/")) for _ in range(20)])
        await asyncio.gather(*[door(site.request(f"/#{part}")) for part in range(3)])
    assert len(set(answers)) == 1
    assert site.paths == ["/"]


@pytest.mark.anyio
async def test_who_gives_up_waiting_does_not_take_the_answer_from_the_others(open_door):
    async def slowly(site, writer):
        await asyncio.sleep(0.1)
        writer.write(reply(200, b"late"))

    async with loopback({"/": slowly}) as site, open_door() as door:
        first, impatient, *patient = [asyncio.create_task(door(site.request("/"))) for _ in range(4)]
        await asyncio.sleep(0.02)
        assert site.paths == ["/"]
        impatient.cancel()
        await asyncio.sleep(0.01)
        first.cancel()
        assert [response.body for response in await asyncio.gather(*patient)] == [b"late"] * 2
    assert site.paths == ["/", "/"]  # the one that asked for all is gone: another asks


@pytest.mark.parametrize("asked", ["7", format_datetime(START + timedelta(seconds=7), usegmt=True)])
@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.anyio
async def test_retry_after_is_obeyed_in_both_forms(open_door, clock, status, asked):
    routes = {"/": [reply(status, retry_after=asked), reply(200, b"{}")]}
    async with loopback(routes) as site, open_door() as door:
        response = await door(site.request("/"))
    assert (response.status, len(site.paths)) == (200, 2)
    assert 7.0 <= clock.seconds < 8.0


@pytest.mark.anyio
async def test_a_pause_holds_for_all_requests_to_the_host(open_door, clock):
    times = []

    async def noted(site, writer):
        times.append(clock.seconds)
        writer.write(reply(200, b"{}"))

    one = replace(AT_ONCE, in_flight=1)
    routes = {"/a": reply(503, retry_after="30"), "/b": noted}
    async with loopback(routes) as site, open_door(policies=lambda _: one) as door:
        await asyncio.gather(door(site.request("/a")), door(site.request("/b")))
    assert min(times) >= 30.0


@pytest.mark.anyio
async def test_a_host_that_asks_for_an_hour_is_left_alone_for_the_rest_of_the_run(open_door, clock):
    async with loopback({"/": reply(429, retry_after="3600")}) as site, open_door() as door:
        first = await door(site.request("/"))
        second = await door(site.request("/other"))
    assert (first.status, first.header("retry-after")) == (429, "3600")
    assert second.failure is Failure.ASKED_TO_WAIT
    assert (site.paths, clock.seconds) == (["/"], 0.0)


@pytest.mark.anyio
async def test_a_lost_connection_is_tried_again(open_door):
    async def hang_up(site, writer):
        writer.close()

    async with loopback({"/": [hang_up, hang_up, reply(200, b"{}")]}) as site, open_door() as door:
        assert (await door(site.request("/"))).status == 200
    assert len(site.paths) == 3


@pytest.mark.anyio
async def test_arxiv_is_given_up_after_a_few_intervals(web, clock):
    web.route(host="export.arxiv.org").mock(return_value=httpx.Response(429, text="Rate exceeded."))
    async with door_with(clock) as door:
        response = await door(Request("https://export.arxiv.org/api/query?id_list=1"))
    assert (response.status, door.asked) == (429, {"export.arxiv.org": 3})
    assert 18.0 <= clock.seconds <= 60.0


# --- pace ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mailto", "interval"), [("", 1.0), (ADA, 1 / 3)])
@pytest.mark.anyio
async def test_each_host_is_asked_at_its_own_pace(web, clock, mailto, interval):
    times = []
    web.route(host="api.crossref.org").mock(side_effect=lambda _: times.append(clock.seconds) or found())
    async with door_with(clock, settings=NetworkSettings(mailto=mailto)) as door:
        await asyncio.gather(*[door(replace(WORK, url=f"{WORK.url}{n}")) for n in range(10)])
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert len(gaps) == 9
    assert min(gaps) >= interval - 1e-9


@pytest.mark.anyio
async def test_each_hop_waits_at_the_gate_of_its_own_host(open_door, clock):
    policies = {"slow.example.org": replace(AT_ONCE, interval=10.0)}
    routes = {f"/{n}": reply(302, location=f"http://slow.example.org:PORT/to{n}") for n in range(4)}
    async with loopback(routes) as site:
        for path, route in site.routes.items():
            site.routes[path] = [route[0].replace(b"PORT", str(site.port).encode())]
        async with open_door(resolve=resolver(), policies=lambda host: policies.get(host, AT_ONCE)) as door:
            await asyncio.gather(*[door(site.request(f"/{n}", host="quick.example.org")) for n in range(4)])
    assert door.asked == {"quick.example.org": 4, "slow.example.org": 4}
    assert clock.seconds >= 30.0


# --- redirects ---------------------------------------------------------------------------------------------


@pytest.mark.anyio
async def test_redirects_are_followed_and_listed(open_door):
    routes = {"/a": reply(301, location="/b"), "/b": reply(302, location="c?d=e"), "/c": reply(200, b"end")}
    async with loopback(routes) as site, open_door() as door:
        response = await door(site.request("/a"))
        assert (response.status, response.body, response.url) == (200, b"end", site.url("/c?d=e"))
        assert [(hop.url, hop.status) for hop in response.hops] == [(site.url("/a"), 301), (site.url("/b"), 302)]


@pytest.mark.anyio
async def test_a_loop_and_an_endless_chain_are_ended(open_door):
    async def onward(site, writer):
        writer.write(reply(302, location=f"/next?{len(site.paths)}"))

    routes = {"/a": reply(302, location="/b"), "/b": reply(302, location="/a"), "/next": onward}
    async with loopback(routes) as site, open_door() as door:
        loop = await door(site.request("/a"))
        assert (loop.failure, len(loop.hops), site.paths) == (Failure.TOO_MANY_REDIRECTS, 2, ["/a", "/b"])
        chain = await door(site.request("/next"))
        assert (chain.failure, len(chain.hops)) == (Failure.TOO_MANY_REDIRECTS, 21)


@pytest.mark.anyio
async def test_cookies_are_kept_within_one_chain_only(open_door):
    async def gate(site, writer):
        allowed = "cookie: pass=1" in site.heads[-1].lower()
        writer.write(reply(200, b"in") if allowed else reply(302, location="/gate", set_cookie="pass=1; Path=/"))

    async with loopback({"/gate": gate, "/other": reply(200)}) as site, open_door() as door:
        assert (await door(site.request("/gate"))).body == b"in"
        await door(site.request("/other"))
    assert "cookie" not in site.heads[-1].lower()


@pytest.mark.anyio
async def test_a_cookie_that_cannot_be_sent_back_is_the_hosts_failure(open_door):
    route = reply(302, location="/b").replace(b"location", "set-cookie: a=é\r\nlocation".encode())
    async with loopback({"/a": route, "/b": reply(200)}) as site, open_door() as door:
        response = await door(site.request("/a"))
    assert response.status == 200 or response.failure is Failure.NOT_HTTP


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1/", "http://169.254.169.254/", "http://[::1]/", "file:///etc/passwd", "http://a:b@c.org/"],
)
@pytest.mark.anyio
async def test_a_redirect_to_where_nobody_may_ask_is_not_followed(open_door, web, location):
    web.get("https://example.org/page").mock(return_value=httpx.Response(302, headers={"location": location}))
    async with open_door(NetworkSettings()) as door:
        response = await door(PAGE)
    assert (response.failure, len(response.hops)) == (Failure.FORBIDDEN_ADDRESS, 1)
    assert door.asked == {"example.org": 1}


@pytest.mark.anyio
async def test_a_redirect_to_what_its_asker_avoids_is_not_followed_and_no_part_of_a_history(open_door, web, clock):
    web.get("https://example.org/page").mock(return_value=httpx.Response(302, headers={"location": "//other.org/a"}))
    async with open_door() as door:
        response = await door(replace(PAGE, avoids=lambda url: "other.org" in url))
        assert (response.failure, len(response.hops)) == (Failure.EXCLUDED, 1)
        assert door.asked == {"example.org": 1}
        clock.pass_days(1)
        assert (await door(replace(PAGE, avoids=lambda url: "other.org" in url))).earlier == ()


@pytest.mark.parametrize("location", ["http://[::1", "http://x.org:port/", "//[/"])
@pytest.mark.anyio
async def test_a_redirect_to_what_is_no_url_ends_where_it_was_said(open_door, web, location):
    web.get("https://example.org/page").mock(return_value=httpx.Response(302, headers={"location": location}))
    async with open_door(NetworkSettings()) as door:
        response = await door(PAGE)
    assert (response.failure, response.url) == (Failure.FORBIDDEN_ADDRESS, PAGE.url)


@pytest.mark.anyio
async def test_a_redirect_to_a_name_inside_the_network_is_not_connected_to(open_door):
    async with loopback({"/": reply(200)}) as site:
        inside = site.url("/", host="inside.example.org")
        with respx.mock(assert_all_mocked=False, using="origins") as web:
            web.get("https://example.org/page").mock(return_value=httpx.Response(302, headers={"location": inside}))
            web.route(host="inside.example.org").pass_through()
            async with open_door(NetworkSettings(), resolve=resolver()) as door:
                response = await door(PAGE)
    assert (response.failure, site.connections) == (Failure.FORBIDDEN_ADDRESS, 0)


# --- the contact address -----------------------------------------------------------------------------------


@pytest.mark.anyio
async def test_the_contact_reaches_the_host_and_nothing_else(web, clock, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    quoted = "ada%40example.org"
    echo = lambda request: httpx.Response(302, headers={"location": f"{request.url}&again=1"})  # noqa: E731 - a fake
    web.get("https://api.crossref.org/works", params__contains={"again": "1"}).mock(
        side_effect=lambda request: found(f'{{"self": "{request.url}", "plain": "{ADA}"}}')
    )
    web.get("https://api.crossref.org/works").mock(side_effect=echo)
    path = tmp_path / "observations.sqlite"
    with Store(path) as store:
        async with door_with(clock, store, NetworkSettings(mailto=ADA)) as door:
            response = await door(SEARCH)
        stored = store.get(SEARCH)
    sent = [call.request for call in web.calls]
    assert all(dict(request.url.params)["mailto"] == ADA for request in sent)
    assert all(ADA in request.headers["user-agent"] for request in sent)
    assert response.status == 200
    assert (response.url, len(response.hops)) == (f"{SEARCH.url}&again=1", 1)
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for trace in (repr(response), kept.decode("latin-1"), caplog.text, repr(stored)):
        assert ADA not in trace
        assert quoted not in trace


@pytest.mark.anyio
async def test_a_key_does_not_depend_on_the_contact(open_door, web):
    web.route().mock(return_value=found())
    async with open_door() as door:
        await door(WORK)
    async with open_door(NetworkSettings(mailto=ADA)) as door:
        await door(WORK)
    assert door.asked == {}


# --- hosts that fail, and no network ---------------------------------------------------------------------------


@pytest.mark.anyio
async def test_a_host_that_keeps_failing_is_not_asked_again_and_others_are(open_door):
    wiring = {"resolve": resolver(), "policies": lambda _: replace(AT_ONCE, attempts=1)}
    async with loopback({"/bad": reply(500), "/good": reply(200)}) as site, open_door(**wiring) as door:
        bad = [await door(site.request(f"/bad?{n}", host="bad.example.org")) for n in range(5)]
        good = await door(site.request("/good", host="good.example.org"))
    assert [response.status for response in bad] == [500, 500, 500, 0, 0]
    assert bad[-1].failure is Failure.CIRCUIT_OPEN
    assert (good.status, door.asked) == (200, {"bad.example.org": 3, "good.example.org": 1})


@pytest.mark.anyio
async def test_a_slow_host_may_hold_the_run_only_so_long(open_door, clock):
    async def slowly(site, writer):
        clock.seconds += 45.0
        writer.write(reply(200))

    async with loopback({"/": slowly}) as site, open_door() as door:
        answers = [await door(site.request(f"/?{n}", question=Question.LINK)) for n in range(5)]
    assert [answer.failure for answer in answers] == [None, None, None, *[Failure.OUT_OF_BUDGET] * 2]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.anyio
async def test_no_host_of_links_holds_the_run_for_more_than_two_minutes_whatever_it_does(open_door, clock, seed):
    whim = Random(seed)  # noqa: S311 - nothing here is a secret
    policy = hosts.policy("example.org", contact=False)

    async def as_it_likes(site, writer):
        in_trouble = whim.random() < (0.02, 0.1, 0.5)[seed % 3]
        clock.seconds += whim.uniform(0.0, policy.total) if in_trouble and whim.random() < 0.5 else policy.slow
        pause = whim.choice((None, "1", "20", format_datetime(clock.now() + timedelta(seconds=30), usegmt=True)))
        trouble = {"retry_after": pause} if pause else {}
        says = whim.choice((reply(whim.choice((429, 500, 503)), **trouble), None)) if in_trouble else reply(200)
        writer.write(says) if says else writer.close()

    async with loopback({"/": as_it_likes}) as site, open_door(policies=lambda _: policy) as door:
        for n in range(400):
            await door(site.request(f"/?{n}", question=Question.LINK))
    usual = sum(door.asked.values()) * (policy.interval + policy.slow)
    assert clock.seconds - usual <= 120.0


@pytest.mark.anyio
async def test_pages_of_a_dead_host_share_its_fate_and_a_page_in_trouble_does_not(open_door):
    async def nowhere(host, port):
        raise Unreachable(Failure.NO_SUCH_HOST, "no such host")

    wiring = {"policies": lambda _: replace(AT_ONCE, attempts=1)}
    async with open_door(resolve=nowhere, **wiring) as door:
        door._reach.connected()
        gone = [await door(Request(f"http://gone.org/{n}", question=Question.LINK)) for n in range(5)]
    assert {answer.failure for answer in gone} == {Failure.NO_SUCH_HOST}
    assert door.asked == {"gone.org": 3}
    async with loopback({"/bad": reply(500), "/good": reply(200)}) as site, open_door(**wiring) as door:
        for n in range(5):
            assert (await door(site.request(f"/bad?{n}", question=Question.LINK))).status == 500
        assert (await door(site.request("/good", question=Question.LINK))).status == 200


@pytest.mark.anyio
async def test_another_port_is_another_server(open_door):
    asked_to_wait = {"/": reply(429, retry_after="3600")}
    async with loopback(asked_to_wait) as busy, loopback({"/": reply(200)}) as fine, open_door() as door:
        assert (await door(busy.request("/", question=Question.LINK))).status == 429
        assert (await door(fine.request("/", question=Question.LINK))).status == 200


@pytest.mark.anyio
async def test_a_host_may_ask_for_a_minute_of_pauses_in_a_run_and_no_more(open_door, clock):
    wiring = {"policies": lambda _: replace(AT_ONCE, attempts=1)}
    async with loopback({"/": reply(503, retry_after="25")}) as site, open_door(**wiring) as door:
        answers = [await door(site.request(f"/?{n}", question=Question.LINK)) for n in range(5)]
    assert [answer.status for answer in answers] == [503, 503, 503, 0, 0]
    assert answers[-1].failure is Failure.ASKED_TO_WAIT
    assert clock.seconds < 60


@pytest.mark.anyio
async def test_after_the_deadline_of_a_run_nothing_is_asked(open_door, clock):
    settings = NetworkSettings(allow_private=True, deadline=60.0)
    async with loopback({"/": reply(200)}) as site, open_door(settings) as door:
        assert (await door(site.request("/?1"))).status == 200
        clock.seconds += 61
        assert (await door(site.request("/?2"))).failure is Failure.OUT_OF_BUDGET


@pytest.mark.anyio
async def test_a_link_comes_with_what_became_of_it_on_other_days(open_door, clock):
    async with loopback({"/": [reply(503), reply(404), reply(200, b"page")]}) as site:
        for expected in ([], [503], [503, 404]):
            async with open_door(policies=lambda _: replace(AT_ONCE, attempts=1)) as door:
                response = await door(site.request("/", question=Question.LINK))
            assert [one.status for one in response.earlier] == expected
            clock.pass_days(1)


@pytest.mark.anyio
async def test_only_a_second_try_shows_the_headers_of_a_browser(open_door):
    async with loopback({"/": reply(200)}) as site, open_door() as door:
        await door(site.request("/?1", question=Question.LINK))
        await door(site.request("/?2", question=Question.LINK, as_browser=True))
    honest, browser = site.heads
    assert "enrich/" in honest
    assert "Mozilla" not in honest
    assert "Mozilla/5.0" in browser


async def no_name_server(host: str, port: int) -> tuple[str, ...]:
    raise Unreachable(Failure.NO_SUCH_HOST, f"no such host: {host}")


@pytest.mark.anyio
async def test_a_machine_without_a_network_finds_out_from_three_hosts(open_door, clock):
    requests = [Request(f"https://host{n}.example.org/{page}") for n in range(50) for page in range(4)]
    async with open_door(resolve=no_name_server) as door:
        answers = await asyncio.gather(*[door(request) for request in requests])
    failures = {answer.failure for answer in answers}
    assert failures <= {Failure.NO_SUCH_HOST, Failure.OFFLINE, Failure.CIRCUIT_OPEN}
    assert Failure.OFFLINE in failures
    assert sum(door.asked.values()) <= NetworkSettings().width
    assert clock.seconds < 5.0


@pytest.mark.anyio
async def test_without_a_network_a_resolver_that_hangs_costs_seconds_in_all(store):
    async def hang(host, port):
        await asyncio.sleep(600)

    hasty = Policy(interval=0.0, connect=0.1)
    requests = [Request(f"https://host{n}.example.org/") for n in range(300)]
    loop = asyncio.get_running_loop()
    began = loop.time()
    wiring = {"resolve": hang, "policies": lambda _: hasty}
    async with Door(NetworkSettings(), store, Clock().now, clock=lambda: 30 * loop.time(), **wiring) as door:
        answers = await asyncio.gather(*[door(request) for request in requests])
    assert loop.time() - began < 3.0
    assert {answer.failure for answer in answers} == {Failure.TIMEOUT, Failure.OFFLINE}
    assert sum(door.asked.values()) <= NetworkSettings().width + HOSTS_UNREACHED


@pytest.mark.anyio
async def test_while_nothing_was_reached_a_connection_gets_three_seconds_and_no_second_try(open_door, web):
    timeouts = []

    def note(request):
        timeouts.append(request.extensions["timeout"]["connect"])
        raise httpx.ConnectError("refused")

    web.route(host="a.example.org").mock(side_effect=note)
    web.route(host="b.example.org").mock(return_value=found())
    usual = replace(AT_ONCE, connect=10.0)
    async with open_door(policies=lambda _: usual) as door:
        await door(Request("https://a.example.org/"))
        await door(Request("https://b.example.org/"))
        await door(Request("https://a.example.org/"))
    assert timeouts == [3.0, 10.0, 10.0, 10.0]


@pytest.mark.anyio
async def test_those_who_wait_for_their_turn_learn_that_there_is_no_network(web, clock):
    web.route().mock(side_effect=httpx.ConnectError("unreachable"))
    hosts = ["export.arxiv.org", "api.crossref.org", "api.datacite.org"]
    requests = [Request(f"https://{host}/{n}") for host in hosts for n in range(100)]
    async with door_with(clock) as door:
        answers = await asyncio.gather(*[door(request) for request in requests])
    assert [answer.failure for answer in answers].count(Failure.OFFLINE) >= 290
    assert clock.seconds <= 5.0


@pytest.mark.anyio
async def test_offline_sends_nothing_and_uses_what_is_there_however_old(open_door, web, clock):
    web.route().mock(return_value=found())
    async with open_door() as door:
        await door(WORK)
        await door(PAGE)
    for days, stale in ((1, False), (40, True)):
        clock.pass_days(days)
        async with open_door(NetworkSettings(offline=True, refresh=True)) as door:
            assert (await door(WORK)).stale is stale
            assert (await door(SEARCH)).failure is Failure.OFFLINE
        assert door.asked == {}
    async with open_door(NetworkSettings(offline=True)) as door:
        assert (await door(PAGE)).failure is Failure.OFFLINE


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "ftp://example.org/", "http://[::1", "", "http://a b/", "http://\x00/"],
)
@pytest.mark.anyio
async def test_where_nobody_may_ask_nothing_is_sent(open_door, url):
    async with open_door(NetworkSettings()) as door:
        assert (await door(Request(url))).failure is Failure.FORBIDDEN_ADDRESS
    assert door.asked == {}


@pytest.mark.anyio
async def test_a_bug_in_what_calls_itself_complete_ends_the_run(open_door, web):
    web.route().mock(return_value=found())
    buggy = replace(WORK, complete=lambda response: {}["missing"])
    async with open_door() as door:
        with pytest.raises(KeyError):
            await door(buggy)


@pytest.mark.anyio
async def test_nothing_is_left_behind_when_the_door_closes(open_door):
    async def hang(site, writer):
        await asyncio.sleep(60)

    async with loopback({"/": hang}) as site:
        async with open_door() as door:
            waiting = asyncio.create_task(door(site.request("/")))
            await asyncio.sleep(0.05)
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert len(door._flights) == 0
    assert not door._wire._transports


# --- what has not changed -----------------------------------------------------------------------


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({"etag": 'W/"1"'}, ("if-none-match", 'W/"1"')),
        ({"last-modified": "yesterday"}, ("if-modified-since", "yesterday")),
    ],
)
async def test_an_answer_that_has_not_changed_is_fresh_again_without_being_sent_again(
    open_door, web, clock, told, asked
):
    route = web.route()
    route.side_effect = [httpx.Response(200, json={"a": 1}, headers=told), httpx.Response(304)]
    async with open_door() as door:
        first = await door(WORK)
        clock.pass_days(40)
        second = await door(WORK)
        assert await door(WORK) == second
    assert (second.status, second.body, second.stale) == (200, first.body, False)
    assert second.at > first.at
    assert asked[0] not in route.calls[0].request.headers
    assert route.calls[1].request.headers[asked[0]] == asked[1]
    assert route.call_count == 2


@pytest.mark.anyio
async def test_pages_behind_links_are_always_asked_for_as_readers_see_them(open_door, web, clock):
    route = web.route().mock(return_value=httpx.Response(200, text="text", headers={"etag": "1"}))
    async with open_door() as door:
        await door(PAGE)
        clock.pass_days(40)
        await door(PAGE)
    assert "if-none-match" not in route.calls[1].request.headers


# --- services -----------------------------------------------------------------------------------

SERVICE = replace(AT_ONCE, service=True, in_flight=1)


@pytest.mark.anyio
@pytest.mark.parametrize("wall", [httpx.Response(200, html="<p>"), httpx.Response(403), httpx.Response(401)])
async def test_a_service_that_refuses_or_shows_a_wall_is_asked_no_more(open_door, web, wall):
    route = web.get(url__startswith="https://api.crossref.org/").mock(return_value=wall)
    async with open_door(policies=lambda _: SERVICE) as door:
        first = await door(WORK)
        second = await door(replace(WORK, url=WORK.url + "2"))
    assert first.failure is None
    assert second.failure is Failure.CIRCUIT_OPEN
    assert route.call_count == 1


@pytest.mark.anyio
async def test_a_service_whose_answers_nobody_can_read_is_asked_no_more(open_door, web):
    route = web.get(url__startswith="https://api.crossref.org/").mock(return_value=found("garbage"))
    unread = replace(WORK, complete=lambda _: None)
    async with open_door(policies=lambda _: SERVICE) as door:
        answers = [await door(replace(unread, url=f"{WORK.url}{work}")) for work in range(6)]
    assert route.call_count == 3
    assert [answer.failure for answer in answers] == [None] * 3 + [Failure.CIRCUIT_OPEN] * 3


@pytest.mark.anyio
async def test_a_page_that_refuses_says_nothing_of_its_sites_other_pages(open_door, web):
    route = web.route().mock(return_value=httpx.Response(403))
    async with open_door() as door:
        for page in ("1", "2"):
            await door(Request(f"https://example.org/{page}", question=Question.LINK))
    assert route.call_count == 2


@pytest.mark.anyio
async def test_a_service_is_asked_as_often_as_it_announces(open_door, web, clock):
    said = {"x-rate-limit-limit": "2", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"}
    times = []

    def answer(_request):
        times.append(clock.seconds)
        return httpx.Response(200, json={}, headers=said)

    web.route().mock(side_effect=answer)
    async with open_door(policies=lambda _: replace(SERVICE, interval=4.0)) as door:
        for work in "1234":
            await door(replace(WORK, url=WORK.url + work))
    waited = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert waited[0] >= 4.0
    assert all(0.5 < gap < 1.0 for gap in waited[1:])


@pytest.mark.anyio
async def test_single_works_may_be_asked_for_faster_but_lists_may_come_next(open_door, web, clock):
    said = {"x-rate-limit-limit": "10", "x-rate-limit-interval": "1s", "x-api-pool": "polite-single"}
    web.route().mock(return_value=httpx.Response(200, json={}, headers=said))
    async with open_door(policies=lambda _: replace(SERVICE, interval=2.0)) as door:
        for work in "123":
            await door(replace(WORK, url=WORK.url + work))
    assert clock.seconds >= 4.0


@pytest.mark.anyio
async def test_a_service_whose_budget_is_spent_until_tomorrow_is_asked_no_more(open_door, web):
    spent = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "80000"}
    web.route().mock(return_value=httpx.Response(200, json={}, headers=spent))
    async with open_door(policies=lambda _: SERVICE) as door:
        await door(WORK)
        assert (await door(replace(WORK, url=WORK.url + "2"))).failure is Failure.ASKED_TO_WAIT


@pytest.mark.anyio
async def test_hosts_of_arxiv_share_its_three_seconds(open_door, web, clock):
    times = []

    def answer(_request):
        times.append(clock.seconds)
        return httpx.Response(200, text="text")

    web.route().mock(side_effect=answer)
    async with open_door(policies=None) as door:
        hosts = ("export.arxiv.org", "arxiv.org", "www.arxiv.org", "oaipmh.arxiv.org")
        await asyncio.gather(*(door(Request(f"https://{host}/x")) for host in hosts))
    assert all(later - earlier > 3.0 for earlier, later in itertools.pairwise(times))


@pytest.mark.anyio
async def test_who_shares_a_pace_does_not_wait_for_a_host_that_is_asked_no_more(open_door, web, clock):
    web.get(url__startswith="https://export.arxiv.org/").mock(return_value=httpx.Response(403))
    web.get(url__startswith="https://arxiv.org/").mock(return_value=httpx.Response(200, text="text"))
    async with open_door(policies=None) as door:
        await door(Request("https://arxiv.org/x"))
        asked = [door(Request(f"https://export.arxiv.org/{number}")) for number in range(50)]
        answers = await asyncio.gather(*asked)
    assert [answer.status for answer in answers] == [403] + [0] * 49
    assert clock.seconds < 10


@pytest.mark.anyio
async def test_nobody_waits_for_a_turn_after_the_deadline(open_door, web, clock):
    web.route().mock(return_value=httpx.Response(200, json={}))
    settings = NetworkSettings(allow_private=True, deadline=100.0)
    async with open_door(settings, policies=lambda _: replace(SERVICE, interval=60.0)) as door:
        answers = await asyncio.gather(*(door(replace(WORK, url=f"{WORK.url}{work}")) for work in range(50)))
    assert sum(answer.status == 200 for answer in answers) == 2
    assert {answer.failure for answer in answers} == {None, Failure.OUT_OF_BUDGET}
    assert clock.seconds < 110
