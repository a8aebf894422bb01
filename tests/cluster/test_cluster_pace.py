"""Links on fifty hosts, asked about by four workers of which one dies: what the hosts' own log says of their pace."""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

import pytest

from cluster.workshop import Workshop
from enrich.fetch.hosts import DEFAULT
from paced_hosts import Hosts
from running import NOWHERE, run

HOSTS = tuple(f"127.0.7.{number}" for number in range(1, 51))
PAGES = 6
INTERVAL = DEFAULT.anonymous.interval

HICCUP = 0.15
"""Seconds by which a busy machine may write a request into the log too late, and so the next one too close to it."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, loopback is one address")
def test_no_host_is_asked_faster_than_its_pace_while_workers_come_and_go(workshop: Workshop, tmp_path: Path) -> None:
    def heard(count: int) -> None:
        if count == len(HOSTS) * PAGES // 2:
            workshop.kill(1)

    workshop.have(4)
    with Hosts(heard) as hosts:
        links = [f"http://{host}:{hosts.port}/{page}" for page in range(PAGES) for host in HOSTS]
        (tmp_path / "notes.txt").write_text("\n".join(links), encoding="utf-8")
        told = ("--allow-private", "--report", "report.json", "--cluster", workshop.address)
        done = run(tmp_path, "links", "notes.txt", *told, environment=NOWHERE | {"NO_PROXY": "*"})
    assert done.code == 0, done.err
    assert [link["verdict"] for link in done.report()["links"]] == ["ok"] * len(links)
    assert len(hosts.log) == len(HOSTS)
    assert min(map(len, hosts.log.values())) >= PAGES
    for host, asked in hosts.log.items():
        for (earlier, one), (later, other) in combinations(enumerate(sorted(asked)), 2):
            assert other - one >= (later - earlier) * INTERVAL - HICCUP, host
