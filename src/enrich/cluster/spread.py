"""One function for many items, as tasks of a cluster. Dask gives the part of a worker that dies to another."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any, TypeVar

from enrich.cluster.dask import PATIENCE, SCHEDULER_GONE, nobody, present
from enrich.cluster.sealed import Sealed
from enrich.errors import ClusterLost

if TYPE_CHECKING:
    from enrich.cluster.dask import Dask, Future

MOST_AT_ONCE = 100
"""Items a task. A task costs the scheduler a millisecond or two, a paper takes as much to weigh."""

PARTS = 4
"""Tasks a worker, so that one with the hard papers does not keep the others waiting."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Spread:
    """What `resolve.Each` asks for, on a cluster.

    Raises ClusterLost for a part that each worker which took it has died of, and where there is no worker for longer
    than `patience`, in seconds. What the function raises is raised.
    """

    def __init__(self, dask: Dask, patience: float = PATIENCE) -> None:
        self._dask, self._patience = dask, patience

    async def __call__(self, function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """The results for the items, in their order. The function is found on the workers by its name."""
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        workers = len(await present(self._dask))
        futures = [self._task(function, part) for part in parts(items, workers)]
        try:
            done: list[Sealed[list[Result]]] = await self._gathered(futures)
        except KilledWorker as error:
            raise ClusterLost("several workers died of the same papers: see their logs for what ended them") from error
        except (CancelledError, OSError) as error:
            raise ClusterLost(SCHEDULER_GONE) from error
        return [result for sealed in done for result in sealed.content]

    async def _gathered(self, futures: Sequence[Future]) -> list[Any]:
        """The results; tasks of a cluster without workers would wait for ever."""
        gathering, now = asyncio.ensure_future(self._dask.gather(futures)), asyncio.get_running_loop().time
        seen = now()
        try:
            while not (await asyncio.wait([gathering], timeout=min(1.0, self._patience)))[0]:
                if await present(self._dask):
                    seen = now()
                elif now() - seen > self._patience:
                    raise ClusterLost(nobody(self._patience))
            return await gathering
        finally:
            gathering.cancel()

    def _task(self, function: Callable[[Item], Result], part: Sequence[Item]) -> Future:
        # neither a title nor the name of a function of the list's is in the name of a task
        key = f"enrich-part-{uuid.uuid4().hex}"
        return self._dask.submit(each, Sealed((function, part)), key=key, pure=False)


def parts(items: Sequence[Item], workers: int) -> list[Sequence[Item]]:
    """The items, in their order, in about equal parts that are neither too large nor too many."""
    size = max(1, min(MOST_AT_ONCE, -(-len(items) // max(1, PARTS * workers))))
    return [items[start : start + size] for start in range(0, len(items), size)]


def each(task: Sealed[tuple[Callable[[Item], Result], Sequence[Item]]]) -> Sealed[list[Result]]:
    """What a worker does."""
    function, part = task.content
    return Sealed([function(item) for item in part])
