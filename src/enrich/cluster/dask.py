"""What is used of Dask's client, with the types that Dask does not declare of an asynchronous one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol, Self

CLOSED = ("closing", "closed")
"""What the status of a client is that has lost its scheduler for good."""

SCHEDULER_GONE = (
    "the scheduler of the cluster is gone. No list was changed, and what hosts had said is kept for the next run: "
    "start the cluster and run it again"
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
