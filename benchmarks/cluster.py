"""What a cluster costs and brings, on this machine: links under politeness, and papers to weigh.

    PYTHONPATH=tests python benchmarks/cluster.py [--hosts 60] [--pages 12] [--papers 3000] [--records 10]

Needs no network, but Linux, and enrich[cluster]. `links` are asked about at the usual pace of hosts that answer 50 ms
late; `least apart` is the least distance of two requests to one host in the servers' own log, where the pace says 250
ms. `papers` have so many records each that are alike, as a search by title finds them. Seconds of the processor are
those of the run, and those of all workers. Start-up of the cluster is not counted. Figures are for reading: none
of them fails anything.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import psutil
from scale import catalogue, measured, paper

from enrich import __version__
from enrich.authority import weigh
from enrich.cluster.joined import HERE, joined
from enrich.model import Dossier, Found, Record
from enrich.sources.catalogue import read_catalogue
from enrich.weighing import Weighing
from paced_hosts import Hosts

SIZES = (0, 1, 2, 4)
"""Workers; 0 is a run without a cluster."""


class Running(NamedTuple):
    """A cluster in a process of its own."""

    address: str
    workers: tuple[psutil.Process, ...]

    def processor(self) -> float:
        """The seconds of the processor that all workers have used."""
        times = [worker.cpu_times() for worker in self.workers]
        return sum(one.user + one.system for one in times)


@contextmanager
def cluster(workers: int) -> Iterator[Running]:
    if not workers:
        yield Running("", ())
        return
    command = [sys.executable, __file__, "--serve", str(workers)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - for the type checker
        told = json.loads(process.stdout.readline())
        yield Running(told["address"], tuple(map(psutil.Process, told["workers"])))
        process.stdin.close()


def serve(workers: int) -> None:
    """A cluster until the end of the input."""
    from distributed import LocalCluster  # noqa: PLC0415 - for this process alone

    with LocalCluster(n_workers=workers, **HERE) as running:
        processes = [nanny.pid for nanny in running.workers.values()]
        print(json.dumps({"address": running.scheduler_address, "workers": processes}), flush=True)
        sys.stdin.read()


# --- links --------------------------------------------------------------------------------------


def links(workers: int, hosts: int, pages: int) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder, cluster(workers) as running, Hosts(late=0.05) as server:
        urls = [f"http://127.0.9.{host}:{server.port}/{page}" for page in range(pages) for host in range(1, hosts + 1)]
        Path(folder, "notes.txt").write_text("\n".join(urls), encoding="utf-8")
        where = ("--cluster", running.address) if workers else ()
        before = running.processor()
        cost = measured(Path(folder), "links", "notes.txt", "--allow-private", "--report", "r.json", *where)
        used = running.processor() - before
        report = Path(folder, "r.json").read_bytes().replace(f":{server.port}".encode(), b"")
        apart = min(later - one for asked in server.log.values() for one, later in pairwise(sorted(asked)))
        asked = sum(map(len, server.log.values()))
    return (
        f"{cost.seconds:.1f}",
        f"{cost.processor:.1f}",
        f"{used:.1f}",
        f"{1000 * apart:.0f} ms",
        f"{asked}",
        told(report),
    )


def told(made: bytes) -> str:
    """A short name for some bytes: the same for the same."""
    return hashlib.sha256(made).hexdigest()[:8]


# --- papers -------------------------------------------------------------------------------------


def dossiers(papers: int, records: int) -> list[Dossier]:
    """Papers, each with its own record and those of others, as a search by title finds them."""
    listed = [paper(number, "papers.csv") for number in range(papers)]
    read, _ = read_catalogue(catalogue([one for one in listed for _ in range(3)]), "catalogue.json")
    known = {record.title: replace(record, source="crossref") for record in read}
    own, dice = list(known.values()), random.Random(7)  # noqa: S311 - nothing here is a secret

    def found(number: int) -> tuple[Record, ...]:
        others = (
            replace(dice.choice(own), url=f"https://doi.org/10.1000/{number}.{place}") for place in range(records)
        )
        return (own[number % len(own)], *others)[:records]

    return [Dossier(one, (("crossref", Found(found(number))),)) for number, one in enumerate(listed)]


async def weighed(address: str, papers: Sequence[Dossier]) -> None:
    if address:
        async with joined(address, __version__) as here:
            await Weighing(here.each).ahead(papers)
    for one in papers:
        weigh(one)


def weighing(workers: int, papers: int, records: int) -> tuple[str, ...]:
    """In a process of its own, since what was weighed once is not weighed again."""
    with cluster(workers) as running:
        before = running.processor()
        command = [
            sys.executable,
            __file__,
            "--weigh",
            running.address,
            "--papers",
            str(papers),
            "--records",
            str(records),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
        used = running.processor() - before
    seconds, own, evidence = done.stdout.split()
    return (seconds, own, f"{used:.1f}", evidence)


def weigh_here(address: str, papers: int, records: int) -> None:
    made = dossiers(papers, records)
    began, processor = time.perf_counter(), time.process_time()
    asyncio.run(weighed(address, made))
    seconds, used = time.perf_counter() - began, time.process_time() - processor
    print(f"{seconds:.1f}", f"{used:.1f}", told(repr([weigh(one) for one in made]).encode()))


def row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("hosts", 60), ("pages", 12), ("papers", 3000), ("records", 10)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--weigh", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.serve:
        serve(wanted.serve)
    elif wanted.weigh is not None:
        weigh_here(wanted.weigh, wanted.papers, wanted.records)
    else:
        print(f"{os.cpu_count()} processors\n")
        head = ("workers", "seconds", "CPU of the run", "CPU of workers")
        row(f"{wanted.hosts * wanted.pages} links on {wanted.hosts} hosts:", *head, "least apart", "requests", "report")
        for workers in SIZES:
            row("", str(workers), *links(workers, wanted.hosts, wanted.pages))
        row(f"{wanted.papers} papers with {wanted.records} records:", *head, "evidence")
        for workers in SIZES:
            row("", str(workers), *weighing(workers, wanted.papers, wanted.records))


if __name__ == "__main__":
    main()
