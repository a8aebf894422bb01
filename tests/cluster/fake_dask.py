"""A cluster in this process: its workers do as told, and die when told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from enrich.cluster.sealed import Sealed
from enrich.cluster.sending import Brought, Errand

Saying = Callable[[Errand], Awaitable[Brought] | Brought]


@dataclass
class FakeWorker:
    """In the place of an actor. `saying` answers; `connected` says that something was reached from here."""

    address: str
    saying: Saying
    errands: list[Errand] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    connected: asyncio.Event = field(default_factory=asyncio.Event)
    unfit: str = ""
    ended: bool = False
    status: str = "finished"

    def __await__(self):
        async def ready():
            return self

        return ready().__await__()

    async def begin(self, _settings: object) -> str:
        return self.unfit

    async def reached(self) -> None:
        await self.connected.wait()

    async def send(self, errand: Sealed[Errand]) -> Sealed[Brought]:
        self.errands.append(errand.content)
        self.asked.set()
        said = self.saying(errand.content)
        return Sealed(said if isinstance(said, Brought) else await said)

    async def start(self, errand: Sealed[Errand]) -> int:
        self.errands.append(errand.content)
        return len(self.errands) - 1

    async def finish(self, number: int) -> Sealed[Brought]:
        said = self.saying(self.errands[number])
        return Sealed(said if isinstance(said, Brought) else await said)

    async def end(self) -> None:
        self.ended = True


class FakeDask:
    """The workers that the scheduler knows, by address."""

    def __init__(self, *workers: FakeWorker) -> None:
        self.workers = {worker.address: worker for worker in workers}
        self.direct_to_workers: bool | None = True
        self.rpc: Any = None
        self.status = "running"
        self.versions: dict[str, Any] = {}

    async def nthreads(self) -> dict[str, int]:
        if self.status != "running":
            raise AttributeError("a closed client has no scheduler")
        return dict.fromkeys(self.workers, 1)

    def submit(self, _function: object, *_arguments: object, key: str, **how: Any) -> FakeWorker:
        (address,) = how.get("workers") or ("",)
        return self.workers.get(address) or FakeWorker(address, lambda _: Brought(None))

    def lose(self, worker: FakeWorker) -> None:
        """It dies: the scheduler sees it, and its connections are cut."""
        self.workers.pop(worker.address, None)
        worker.status = "error"

    async def get_versions(self, packages: object) -> dict[str, Any]:
        return self.versions

    async def wait_for_workers(self, n_workers: int, timeout: float) -> None:  # noqa: ASYNC109 - Dask's signature
        if not self.workers:
            raise TimeoutError

    async def gather(self, futures: object) -> list[Any]:
        """Tasks wait until there is a worker."""
        await asyncio.Event().wait()
        raise AssertionError

    async def __aenter__(self) -> FakeDask:
        return self

    async def __aexit__(self, *error: object) -> None:
        pass
