"""A cluster for as long as a run lasts: it is reached, it is fit for the work, and its loss ends the run in words."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from enrich.cluster.address import FORMS, Address, read_address
from enrich.cluster.spread import Spread
from enrich.errors import BadConfig, ClusterLost

if TYPE_CHECKING:
    from enrich.cluster.dask import Dask
    from enrich.fetch.resolver import Resolve
    from enrich.fetch.settings import NetworkSettings
    from enrich.fetch.wire import Wire

ANSWERED = 10.0
"""Seconds that a scheduler has to answer, and then its first worker to be there."""

NEAR = 2.0
"""Seconds in which a worker must be reached if it is not to be spoken to through the scheduler."""

HERE: Mapping[str, Any] = {
    "host": "127.0.0.1",
    "threads_per_worker": 1,
    "processes": True,
    # none; and its port, which Dask would look for all the same, is any that is free
    "dashboard_address": None,
    "scheduler_kwargs": {"dashboard": False, "dashboard_address": "127.0.0.1:0"},
}
"""How Dask makes a cluster of this machine: processes that no other machine can speak to."""

MISSING = "--cluster needs Dask distributed, which is not installed: pip install 'enrich[cluster]'"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask cluster that was reached."""

    dask: Dask

    @property
    def each(self) -> Spread:
        """One function for many items."""
        return Spread(self.dask)

    def wired(
        self,
        settings: NetworkSettings,
        now: Callable[[], datetime],
        _resolve: Resolve,  # workers resolve names for themselves
        reached: Callable[[], None],
        interval: Callable[[str], float],
    ) -> Wire:
        """What a door has in the place of a client."""
        from enrich.cluster.crew import Crew  # noqa: PLC0415 - brings httpx, which only an open door needs
        from enrich.cluster.wire import ClusterWire  # noqa: PLC0415 - as above

        return ClusterWire(Crew(self.dask, settings, reached), now, interval)


@asynccontextmanager
async def joined(text: str, version: str) -> AsyncIterator[Cluster]:
    """The cluster that --cluster names. `version` is that of enrich, which the workers must have too.

    Raises BadConfig for one that cannot be reached, or whose workers could not do the work.
    """
    address = _looked_up(text)
    try:
        import distributed  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise BadConfig(MISSING) from error
    # what becomes of workers is the business of the cluster's own logs
    logging.getLogger("distributed").setLevel(logging.ERROR)
    try:
        dask = await _client(distributed.Client, address)
    except (OSError, TimeoutError) as error:
        raise BadConfig(
            f"--cluster {text}: no Dask scheduler answers there within {ANSWERED:g} seconds ({type(error).__name__}). "
            "Start one with: dask scheduler"
        ) from error
    except (RuntimeError, TypeError, ValueError, AttributeError) as error:
        # certificates that are missing or demanded, and files that no scheduler wrote
        raise BadConfig(f"--cluster {text}: Dask cannot use this: {error}. See docs/scale.md") from error
    async with dask:
        await _fit(dask, text, address, version)
        await _speak_directly(dask)
        with _in_words():
            yield Cluster(dask)


def _looked_up(text: str) -> Address:
    address = read_address(text)
    if address.file and not Path(address.file).is_file():
        raise BadConfig(f"--cluster {text}: there is no such scheduler file, and it is no address either. {FORMS}")
    return address


async def _client(make: Callable[..., Any], address: Address) -> Dask:
    common = {"asynchronous": True, "timeout": ANSWERED}
    if address.local:
        return cast("Dask", await make(n_workers=address.local, **HERE, **common))
    where = {"scheduler_file": address.file} if address.file else {"address": address.scheduler}
    return cast("Dask", await make(**where, **common))


async def _fit(dask: Dask, text: str, address: Address, version: str) -> None:
    """Raises BadConfig where the workers are not there, or have another Python or enrich than this process."""
    try:
        await dask.wait_for_workers(1, timeout=ANSWERED)
    except TimeoutError:
        how = f"--scheduler-file {text}" if address.file else text
        raise BadConfig(
            f"--cluster {text}: the scheduler has no workers. Start some, on any machine, with: dask worker {how}"
        ) from None
    versions: Any = await dask.get_versions(packages=["enrich"])
    own = _python(versions["client"])
    for worker, there in sorted(versions["workers"].items()):
        if (has := there["packages"].get("enrich")) != version:
            found = f"has enrich {has}" if has else "has no enrich"
            raise BadConfig(f"--cluster {text}: the worker {worker} {found}, and this is enrich {version}: {_SAME}")
        if (python := _python(there)) != own:
            raise BadConfig(f"--cluster {text}: the worker {worker} runs Python {python}, this is {own}: {_SAME}")


async def _speak_directly(dask: Dask) -> None:
    """Where workers can be reached from here, they are; else the scheduler hands on what is said, at some cost to it.

    Unless Dask's own setting, `distributed.dask.direct-to-workers`, has decided.
    """
    if dask.direct_to_workers is not None:
        return
    there: Any = await dask.nthreads()
    try:
        for address in list(there)[:1]:
            dask.rpc.reuse(address, await dask.rpc.connect(address, timeout=NEAR))
    except (OSError, TimeoutError):
        dask.direct_to_workers = False
    else:
        dask.direct_to_workers = True


_SAME = "install the same on all of them: pip install 'enrich[cluster]'"


def _python(versions: Any) -> str:
    return ".".join(str(versions["host"]["python"]).split(".")[:2])


@contextmanager
def _in_words() -> Iterator[None]:
    """Many requests are under way when a cluster is lost, and each of them says so: once is enough."""
    try:
        yield
    except BaseExceptionGroup as group:
        lost, others = group.split(ClusterLost)
        if lost is None or others is not None:
            raise
        raise _first(lost) from None


def _first(group: BaseExceptionGroup[ClusterLost]) -> ClusterLost:
    one = group.exceptions[0]
    return _first(one) if isinstance(one, BaseExceptionGroup) else one
