"""One cluster for all tests that need a real one: processes on this machine, which Dask replaces when they die."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from distributed import LocalCluster

from cluster.workshop import Workshop
from enrich.cluster.joined import HERE


@pytest.fixture(scope="package")
def workshop() -> Iterator[Workshop]:
    with LocalCluster(n_workers=2, **HERE) as cluster:
        yield Workshop(cluster)
