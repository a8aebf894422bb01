"""The workers of a run: who they are, which host belongs to whom, and who was lost.

A host belongs to one worker for as long as that worker lives, so that its politeness, its connections and its names
stay in one place; a worker that comes later gets hosts that nobody has. Dask's scheduler knows who is there; whoever
started the workers (a nanny, SLURM, Kubernetes) replaces them.
"""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from enrich.cluster.dask import PATIENCE, nobody, present
from enrich.cluster.sealed import Sealed
from enrich.cluster.sending import Sending
from enrich.errors import ClusterLost

if TYPE_CHECKING:
    from enrich.cluster.dask import Dask, Future
    from enrich.fetch.settings import NetworkSettings

GLANCE = 0.2
"""Seconds between two looks at who is still there. A worker that hung up is known at once."""

HIRING = 15.0
"""Seconds that a worker may take to be ready."""

MOMENT = 1.0
"""Seconds after which a worker that was lost may come back under its address."""


class WorkerLost(Exception):
    """A worker is gone, and what it was to send is to be sent by another."""


@dataclass(eq=False, slots=True)
class Worker:
    """One worker. `reached` tells whether anything out there has been reached from it."""

    address: str
    actor: Any
    future: Future
    reached: bool = False
    lost: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    async def do(self, method: str, *arguments: object) -> Any:
        """What a method of `Sending` gives there. Raises WorkerLost; anything else that comes is a bug."""
        task = asyncio.ensure_future(self._call(method, arguments))
        try:
            await asyncio.wait((task, self.lost), return_when=asyncio.FIRST_COMPLETED)
        finally:
            task.cancel()
        if not task.done() or task.cancelled():
            raise WorkerLost(self.address)
        error = task.exception()
        if isinstance(error, OSError) or (error and self.is_gone()):
            raise WorkerLost(self.address) from error
        return task.result()

    async def _call(self, method: str, arguments: tuple[object, ...]) -> Any:
        return await getattr(self.actor, method)(*arguments)

    def is_gone(self) -> bool:
        """Whether the scheduler says so."""
        return self.future.status != "finished"


@dataclass(slots=True)
class _Place:
    worker: Worker
    tenure: int = 0


class Crew:
    """The workers that send. `reached` is told when any of them has reached something.

    `patience` is how long, in seconds, a run goes on without any worker, in case one is being replaced.
    """

    def __init__(
        self, dask: Dask, settings: NetworkSettings, reached: Callable[[], None], patience: float = PATIENCE
    ) -> None:
        self._dask, self._settings, self._told, self._patience = dask, settings, reached, patience
        self._workers: dict[str, Worker] = {}
        self._unfit: dict[str, str] = {}
        self._left: dict[str, float] = {}
        self._hiring: dict[str, asyncio.Task[None]] = {}
        self._places: dict[str, _Place] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._there: set[str] = set()
        self._looked = float("-inf")
        self._now = asyncio.get_running_loop().time

    async def worker_for(self, pace: str) -> tuple[Worker, int]:
        """The worker that a host belongs to, and how many it has belonged to before. Raises ClusterLost, BadConfig."""
        place = self._places.get(pace)
        if place is not None and not place.worker.lost.done():
            return place.worker, place.tenure
        await self._muster()
        place = self._places.get(pace)
        if place is None:
            self._places[pace] = place = _Place(self._idlest(()))
        elif place.worker.lost.done():
            place.worker, place.tenure = self._idlest(()), place.tenure + 1
        return place.worker, place.tenure

    def pass_on(self, pace: str, tried: set[Worker]) -> bool:
        """Whether there is a worker for a host that has not been tried; the host then belongs to it."""
        place = self._places[pace]
        if place.worker not in tried:
            return True  # somebody else has passed it on meanwhile
        if all(worker in tried for worker in self._workers.values()):
            return False
        place.worker, place.tenure = self._idlest(tried), place.tenure + 1
        return True

    def give_up(self, worker: Worker) -> None:
        """Nothing is left to this worker any more."""
        if self._workers.get(worker.address) is worker:
            del self._workers[worker.address]
            self._left[worker.address] = self._now()
        if not worker.lost.done():
            worker.lost.set_result(None)

    async def aclose(self) -> None:
        """Lets the workers go."""
        tasks = (*self._tasks, *self._hiring.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(TimeoutError):
            async with asyncio.timeout(2.0):
                await asyncio.gather(*(one.do("end") for one in self._workers.values()), return_exceptions=True)

    def _idlest(self, tried: set[Worker] | tuple[()]) -> Worker:
        """Of those who are left, one that has reached something if there is one, with the fewest hosts."""
        busy = Counter(place.worker.address for place in self._places.values())
        free = [worker for worker in self._workers.values() if worker not in tried]
        return min(free, key=lambda one: (bool(tried) and not one.reached, busy[one.address], one.address))

    # --- who is there -----------------------------------------------------------------------------

    async def _muster(self) -> None:
        """Takes on whoever has come. Raises ClusterLost where there is nobody for too long, or nobody who can."""
        until = self._now() + self._patience
        while True:
            there = await self._look_round()
            if not self._workers and self._hiring:
                await asyncio.wait(self._hiring.values())
            if self._workers:
                return
            if self._now() > until or (there and there <= self._unfit.keys()):
                raise ClusterLost(nobody(self._patience, self._unfit.values()))
            await asyncio.sleep(GLANCE)

    async def _look_round(self) -> set[str]:
        """Who is there; those who are new begin to be taken on. Raises ClusterLost for a scheduler that is gone."""
        if self._now() - self._looked < GLANCE:
            return self._there
        self._looked = self._now()
        self._there = await present(self._dask)
        now = self._now()
        known = {*self._workers, *self._unfit, *self._hiring}
        for address in self._there - known:
            # the scheduler may need a moment to see that a worker has left
            if now - self._left.get(address, -MOMENT) >= MOMENT:
                task = self._hiring[address] = asyncio.create_task(self._hire(address))
                task.add_done_callback(partial(self._hired, address))
        return self._there

    def _hired(self, address: str, _task: asyncio.Task[None]) -> None:
        del self._hiring[address]

    async def _hire(self, address: str) -> None:
        key = f"enrich-{uuid.uuid4().hex}"
        future = self._dask.submit(Sending, actor=True, workers=[address], allow_other_workers=False, key=key)
        try:
            async with asyncio.timeout(HIRING):
                worker = Worker(address, await future, future)
                if why := await worker.do("begin", Sealed(self._settings)):
                    self._unfit[address] = f"the worker {address} cannot send: {why}"
                    return
        except (WorkerLost, TimeoutError, CancelledError, RuntimeError):
            self._left[address] = self._now()
            return
        except Exception as error:  # noqa: BLE001 - one that came later may have no enrich, or nothing that works
            self._unfit[address] = f"the worker {address} cannot take part: {type(error).__name__}"
            return
        self._workers[address] = worker
        self._attend(self._watch(worker))
        self._attend(self._listen(worker))

    def _attend(self, what: Any) -> None:
        task = asyncio.create_task(what)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch(self, worker: Worker) -> None:
        """Notices when the scheduler has lost a worker: a call to one that is replaced might never end."""
        while not worker.is_gone():  # noqa: ASYNC110 - Dask has no event for what becomes of a finished future
            await asyncio.sleep(GLANCE)
        self.give_up(worker)

    async def _listen(self, worker: Worker) -> None:
        with suppress(WorkerLost):
            await worker.do("reached")
            worker.reached = True
            self._told()
