"""Who sends what, and what becomes of it when workers come and go."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from cluster.fake_dask import FakeDask, FakeWorker, Saying
from enrich.cluster.crew import MOMENT, Crew
from enrich.cluster.sending import UNTIMED, Brought, Errand
from enrich.cluster.wire import MOST_LOST, ClusterWire
from enrich.errors import ClusterLost
from enrich.fetch.asking import Asking
from enrich.fetch.hosts import Policy
from enrich.fetch.settings import NetworkSettings
from enrich.fetch.store import Store
from enrich.model import Failure, Request, Response
from fetch.fakes import START, Clock, door_with

PAGE, SERVICE = Policy(interval=0.5), Policy(interval=3.0, service=True)


def found(errand: Errand) -> Brought:
    return Brought(Response(errand.url, 200, UNTIMED))


def cut_off(errand: Errand) -> Brought:
    return Brought(Response(errand.url, 0, UNTIMED, failure=Failure.NO_SUCH_HOST))


async def never(_: Errand) -> Brought:
    await asyncio.Event().wait()
    raise AssertionError


def dying(errand: Errand) -> Brought:
    raise ConnectionResetError


def crew_of(count: int, saying: Saying = found) -> list[FakeWorker]:
    return [FakeWorker(f"tcp://10.0.0.{number}:1", saying) for number in range(count)]


@asynccontextmanager
async def wired(dask: FakeDask, patience: float = 5.0, reached=lambda: None) -> AsyncIterator[ClusterWire]:
    wire = ClusterWire(Crew(dask, NetworkSettings(), reached, patience), lambda: START, lambda _: PAGE.interval)
    yield wire
    await wire.aclose()


def posted(policy: Policy = PAGE, sent: Callable[[], None] = lambda: None) -> tuple[Asking, Policy, Callable[[], None]]:
    return Asking("*/*"), policy, sent


@pytest.mark.anyio
async def test_a_host_belongs_to_one_worker_and_hosts_are_shared_out() -> None:
    workers = crew_of(3)
    async with wired(FakeDask(*workers)) as wire:
        urls = [f"https://host{number % 9}.example/{number}" for number in range(90)]
        answers = await asyncio.gather(*(wire.send(url, *posted()) for url in urls))
    assert [answer.url for answer in answers] == urls
    assert {answer.at for answer in answers} == {START}, "one clock counts"
    assert {len(worker.errands) for worker in workers} == {30}
    hosts = [{errand.turn.pace for errand in worker.errands} for worker in workers]
    assert sum(map(len, hosts)) == len(set.union(*hosts)) == 9
    assert {errand.turn.tenure for worker in workers for errand in worker.errands} == {0}
    assert all(worker.ended for worker in workers)


@pytest.mark.anyio
async def test_hosts_that_share_a_pace_belong_to_the_same_worker() -> None:
    workers = crew_of(2)
    async with wired(FakeDask(*workers)) as wire:
        for host in ("export.arxiv.org", "arxiv.org", "www.arxiv.org", "rss.arxiv.org"):
            await wire.send(f"https://{host}/x", *posted())
    assert sorted(len(worker.errands) for worker in workers) == [0, 4]


@pytest.mark.anyio
async def test_what_a_lost_worker_had_not_answered_is_sent_by_the_next_which_pauses_first() -> None:
    lost, left = crew_of(2, never)
    left.saying = found
    dask = FakeDask(lost)
    async with wired(dask) as wire:
        under_way = [asyncio.create_task(wire.send(f"https://one.example/{page}", *posted())) for page in range(2)]
        await lost.asked.wait()
        dask.workers[left.address] = left
        dask.lose(lost)
        answers = await asyncio.gather(*under_way)
        await wire.send("https://one.example/2", *posted())
    assert [answer.status for answer in answers] == [200, 200]
    assert [(errand.turn.pace, errand.turn.tenure) for errand in left.errands] == [("one.example", 1)] * 3


@pytest.mark.anyio
async def test_a_worker_that_comes_later_takes_no_host_from_another() -> None:
    first, second = crew_of(2)
    dask = FakeDask(first)
    async with wired(dask) as wire:
        await wire.send("https://one.example/", *posted())
        dask.workers[second.address] = second
        for page in range(5):
            await wire.send(f"https://one.example/{page}", *posted())
        for host in ("two", "three"):
            await wire.send(f"https://{host}.example/", *posted())
    assert {errand.turn.pace for errand in first.errands} >= {"one.example"}
    assert "one.example" not in {errand.turn.pace for errand in second.errands}


@pytest.mark.anyio
async def test_a_worker_that_comes_back_under_its_address_is_taken_on_again() -> None:
    (worker,) = crew_of(1, dying)
    dask = FakeDask(worker)
    async with wired(dask, patience=5 * MOMENT) as wire:
        sending = asyncio.create_task(wire.send("https://one.example/", *posted()))
        await worker.asked.wait()
        worker.saying = found
        assert (await sending).status == 200
    assert [errand.turn.tenure for errand in worker.errands] == [0, 1]


@pytest.mark.anyio
async def test_a_run_without_any_worker_ends_in_words() -> None:
    (worker,) = crew_of(1, never)
    dask = FakeDask(worker)
    async with wired(dask, patience=0.2) as wire:
        sending = asyncio.create_task(wire.send("https://one.example/", *posted()))
        await worker.asked.wait()
        dask.lose(worker)
        with pytest.raises(ClusterLost, match=r"no worker for 0\.2 seconds.*No list was changed"):
            await sending


@pytest.mark.anyio
async def test_what_was_observed_before_the_cluster_was_lost_is_kept() -> None:
    (worker,) = crew_of(1)
    dask, store = FakeDask(worker), Store()

    def last(errand: Errand) -> Brought:
        dask.lose(worker)
        worker.saying = dying
        return found(errand)

    def make(settings: NetworkSettings, now, _, reached, interval) -> ClusterWire:
        return ClusterWire(Crew(dask, settings, reached, patience=0.1), now, interval)

    async with door_with(Clock(), store, wired=make) as door:
        await door(Request("https://one.example/"))
        worker.saying = last
        await door(Request("https://two.example/"))
        with pytest.raises(ClusterLost):
            await door(Request("https://three.example/"))
    kept = [store.get(Request(f"https://{host}.example/")) for host in ("one", "two", "three")]
    assert [bool(one) for one in kept] == [True, True, False]
    store.close()


@pytest.mark.anyio
async def test_a_scheduler_that_is_gone_ends_the_run_in_words() -> None:
    (worker,) = crew_of(1, never)
    dask = FakeDask(worker)
    async with wired(dask) as wire:
        sending = asyncio.create_task(wire.send("https://one.example/", *posted()))
        await worker.asked.wait()
        dask.status = "closed"
        dask.lose(worker)
        with pytest.raises(ClusterLost, match="scheduler of the cluster is gone"):
            await sending


@pytest.mark.anyio
async def test_workers_that_cannot_send_say_why() -> None:
    (worker,) = crew_of(1)
    worker.unfit = "the file of certificate authorities /ca.pem cannot be used"
    async with wired(FakeDask(worker)) as wire:
        with pytest.raises(ClusterLost, match=r"10\.0\.0\.0.*/ca\.pem"):
            await wire.send("https://one.example/", *posted())


@pytest.mark.anyio
async def test_a_request_that_ends_one_worker_after_another_ends_the_run() -> None:
    workers = crew_of(MOST_LOST + 3, dying)
    async with wired(FakeDask(*workers)) as wire:
        with pytest.raises(ClusterLost, match=r"while they asked one\.example"):
            await wire.send("https://one.example/", *posted())
    assert sum(len(worker.errands) for worker in workers) == MOST_LOST


@pytest.mark.anyio
async def test_a_worker_that_has_reached_nothing_is_not_believed_that_a_host_is_not_there() -> None:
    cut, whole = crew_of(2)
    cut.saying = cut_off
    reached: list[bool] = []
    async with wired(FakeDask(cut, whole), reached=lambda: reached.append(True)) as wire:
        for host in ("one", "two", "three", "four"):
            assert (await wire.send(f"https://{host}.example/", *posted())).status == 200
            whole.connected.set()
            await asyncio.sleep(0)
    assert {errand.turn.pace for errand in whole.errands} == {
        f"{host}.example" for host in ("one", "two", "three", "four")
    }
    assert reached == [True]


@pytest.mark.anyio
async def test_where_no_worker_reaches_a_host_that_is_the_answer() -> None:
    workers = crew_of(3, cut_off)
    async with wired(FakeDask(*workers)) as wire:
        answer = await wire.send("https://gone.example/", *posted())
    assert answer.failure is Failure.NO_SUCH_HOST
    assert [len(worker.errands) for worker in workers] == [1, 1, 1]


@pytest.mark.anyio
async def test_a_worker_that_has_reached_something_is_believed() -> None:
    workers = crew_of(2, cut_off)
    for worker in workers:
        worker.connected.set()
    async with wired(FakeDask(*workers)) as wire:
        await wire.send("https://one.example/", *posted())
        await asyncio.sleep(0.01)
        await wire.send("https://gone.example/", *posted())
    gone = [errand for worker in workers for errand in worker.errands if errand.turn.pace == "gone.example"]
    assert len(gone) == 1


@pytest.mark.anyio
async def test_a_service_is_told_of_as_sent_before_it_answers() -> None:
    (worker,) = crew_of(1)
    sent: list[int] = []

    def answered(errand: Errand) -> Brought:
        sent.append(0)
        return found(errand)

    worker.saying = answered
    async with wired(FakeDask(worker)) as wire:
        await wire.send("https://api.crossref.org/works", *posted(SERVICE, lambda: sent.append(1)))
    assert sent == [1, 0, 1]


@pytest.mark.anyio
async def test_the_cookies_of_a_chain_are_kept_here() -> None:
    (worker,) = crew_of(1)
    jar = httpx.Cookies()
    jar.set("seen", "yes", "one.example")
    (cookie,) = jar.jar
    worker.saying = lambda errand: Brought(Response(errand.url, 200, UNTIMED), (cookie,))
    chain = posted()
    async with wired(FakeDask(worker)) as wire:
        for _ in range(2):
            await wire.send("https://one.example/", *chain)
    assert [[one.value for one in errand.cookies] for errand in worker.errands] == [[], ["yes"]]


@pytest.mark.anyio
async def test_a_bug_on_a_worker_ends_the_run_as_a_bug() -> None:
    (worker,) = crew_of(1, lambda _: Brought(None, bug="Traceback: KeyError"))
    async with wired(FakeDask(worker)) as wire:
        with pytest.raises(RuntimeError, match="KeyError"):
            await wire.send("https://one.example/", *posted())
