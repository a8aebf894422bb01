"""A cluster for tests, and what becomes of its workers."""

from __future__ import annotations

import os
import signal

from distributed import LocalCluster

from running import wait_until


class Workshop:
    """A Dask cluster, and what becomes of its workers."""

    def __init__(self, cluster: LocalCluster) -> None:
        self._cluster = cluster
        self.address: str = cluster.scheduler_address

    def have(self, workers: int) -> None:
        """So many workers, ready."""
        self._cluster.scale(workers)
        wait_until(lambda: len(self._cluster.scheduler.workers) == len(self._cluster.workers) == workers)

    def processes(self) -> list[int]:
        return [nanny.pid for nanny in self._cluster.workers.values() if nanny.pid]

    def kill(self, count: int) -> list[int]:
        """As a machine that loses its power would: nothing is said, nothing is finished."""
        lost = self.processes()[:count]
        for process in lost:
            os.kill(process, signal.SIGKILL)
        return lost

    def logs(self) -> str:
        """All that the scheduler and the workers have logged."""
        return "\n".join(map(str, self._cluster.get_logs().values()))

    def tasks(self) -> str:
        """The names under which the scheduler knew what was done."""
        return " ".join(map(str, self._cluster.scheduler.task_prefixes))
