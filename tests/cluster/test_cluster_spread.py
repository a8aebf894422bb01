import pytest
from hypothesis import given
from hypothesis import strategies as some

from cluster.workshop import Workshop
from enrich import __version__
from enrich.cluster.joined import joined
from enrich.cluster.spread import MOST_AT_ONCE, parts


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
async def test_what_the_function_raises_ends_the_run_and_its_items_are_not_logged(workshop: Workshop) -> None:
    workshop.have(2)
    async with joined(workshop.address, __version__) as cluster:
        with pytest.raises(TypeError):
            await cluster.each(abs, ["a title that nobody else needs to know"])
    assert "Compute Failed" in workshop.logs()
    assert "nobody else needs to know" not in workshop.logs()
