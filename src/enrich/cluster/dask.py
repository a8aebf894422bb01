"""What is used of Dask's client, with the types that Dask does not declare of an asynchronous one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Protocol, Self

from enrich.errors import ClusterLost

CLOSED = ("closing", "closed")
"""What the status of a client is that has lost its scheduler for good."""

SCHEDULER_GONE = (
    "the scheduler of the cluster is gone. No list was changed, and what hosts had said is kept for the next run: "
    "start the cluster and run it again"
)


ANSWERED = 5.0
"""Seconds that the scheduler may take to say who is there."""

PATIENCE = 30.0
"""Seconds for which a run goes on without any worker, in case one is being replaced."""


def nobody(patience: float, unfit: Iterable[str] = ()) -> str:
    """Why there is nobody to leave the work to, and what to do. `unfit` tells of workers that cannot do it."""
    why = f" ({'; '.join(sorted(unfit)[:3])})" if unfit else ""
    return (
        f"the cluster has had no worker for {patience:g} seconds{why}. No list was changed, and what hosts had said is "
        "kept for the next run: start workers and run it again"
    )


class Future(Protocol):
    """Of a task. `status` follows what the scheduler tells: `finished` while a result, or an actor, is there."""

    @property
    def status(self) -> str: ...

    def __await__(self) -> Any: ...


class Dask(Protocol):
    """A connected `distributed.Client` that is asynchronous."""

    status: str
    direct_to_workers: bool | None
    rpc: Any

    async def __aenter__(self) -> Self: ...

    async def __aexit__(self, *error: object) -> None: ...

    def nthreads(self) -> Awaitable[dict[str, int]]:
        """How many threads each worker has that the scheduler knows, by its address. Raises OSError."""
        ...

    def wait_for_workers(self, n_workers: int, timeout: float) -> Awaitable[None]:
        """Raises TimeoutError."""
        ...

    def get_versions(self, packages: Sequence[str]) -> Awaitable[dict[str, Any]]:
        """What is installed here, at the scheduler and at each worker."""
        ...

    def submit(self, function: Callable[..., object], *arguments: object, key: str, **how: object) -> Future:
        """A task. With `actor=True`, the function is a class, and its future gives the actor."""
        ...

    def gather(self, futures: Sequence[Future]) -> Awaitable[list[Any]]:
        """The results, in their order. Raises what a task raised."""
        ...


async def present(dask: Dask) -> set[str]:
    """The addresses of the workers that the scheduler knows. Raises ClusterLost where it is gone for good."""
    try:
        async with asyncio.timeout(ANSWERED):
            return set(await dask.nthreads())
    except (OSError, TimeoutError):
        return set()  # whoever cannot be spoken to now may be back in a moment
    except (AttributeError, RuntimeError) as error:
        # what a client says that has given its scheduler up and closed itself
        if dask.status in CLOSED:
            raise ClusterLost(SCHEDULER_GONE) from error
        raise
