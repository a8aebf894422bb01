import asyncio
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cluster.fake_dask import FakeDask
from cluster.workshop import Workshop
from enrich import __version__
from enrich.cluster.joined import joined
from enrich.cluster.spread import MOST_AT_ONCE, Spread, parts
from enrich.errors import ClusterLost


def waited(number: int) -> int:
    time.sleep(0.02)
    return number


@given(some.lists(some.integers()), some.integers(min_value=0, max_value=50))
def test_the_parts_are_the_items_in_their_order(items: list[int], workers: int) -> None:
    split = parts(items, workers)
    assert [item for part in split for item in part] == items
    assert all(0 < len(part) <= MOST_AT_ONCE for part in split)


@pytest.mark.anyio
async def test_the_results_come_in_the_order_of_the_items(workshop: Workshop) -> None:
    workshop.have(2)
    async with joined(workshop.address, __version__) as cluster:
        assert await cluster.each(abs, range(-500, 0)) == list(range(500, 0, -1))


@pytest.mark.anyio
async def test_the_part_of_a_worker_that_dies_is_repeated(workshop: Workshop) -> None:
    workshop.have(2)
    async with joined(workshop.address, __version__) as cluster:
        spreading = asyncio.create_task(cluster.each(waited, range(40)))
        await asyncio.sleep(0.3)
        lost = workshop.kill(2)
        assert await spreading == list(range(40))
    assert len(lost) == 2


@pytest.mark.anyio
async def test_what_the_function_raises_ends_the_run_and_its_items_are_not_logged(workshop: Workshop) -> None:
    workshop.have(2)
    async with joined(workshop.address, __version__) as cluster:
        with pytest.raises(TypeError):
            await cluster.each(abs, ["a title that nobody else needs to know"])
    assert "Compute Failed" in workshop.logs()
    assert "nobody else needs to know" not in workshop.logs()


@pytest.mark.anyio
async def test_tasks_that_no_worker_is_left_for_end_the_run_in_words() -> None:
    with pytest.raises(ClusterLost, match=r"no worker for 0\.1 seconds"):
        await Spread(FakeDask(), patience=0.1)(abs, [-1, -2])
