"""What link checking gets right, and what it costs: verdicts, speed, pacing, and the night after.

    python benchmarks/links.py [--urls 10000] [--hosts 200] [--skewed 1000]

Needs no network: a server on loopback (127.0.1.1 and on, so on Linux) is every host. `verdicts` puts cases whose
answers are known, each on a host of its own. `speed` lifts politeness and answers 200 ms late, to enrich and then to
lychee (https://lychee.cli.rs) if it is on the PATH; `next night` asks again from the store. `pacing` keeps politeness,
with few hosts that have most links, and prints the least that the pace itself allows. Figures are for reading: none of
them fails anything.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from link_cases import CASES, ENDS, WORDS, Case

from enrich.cli import SELDOM
from enrich.fetch.door import Door
from enrich.fetch.hosts import DEFAULT, Policy
from enrich.fetch.settings import NetworkSettings
from enrich.fetch.store import Store
from enrich.links.check import check
from enrich.links.look import Knowledge
from enrich.model import CheckedLink, Link, Location

LATE = 0.2
UNHURRIED = DEFAULT.anonymous
AT_ONCE = Policy(interval=0.0, in_flight=128, patience=600.0)


# --- the internet -----------------------------------------------------------------------------


def case_answer(host: int, path: str) -> tuple[float, bytes]:
    case = CASES[host - 1] if host <= len(CASES) else CASES[0]
    if case.everywhere or path == f"/case/{place(case)}":
        return 0.0, reply(case.status, case.body, case.headers, case.kind, page=case.page)
    known = path in ENDS
    return 0.0, reply(200 if known else 404, f"<title>{path} of a site</title>{WORDS}")


def late_answer(_host: int, path: str) -> tuple[float, bytes]:
    return LATE, reply(200 if path.startswith("/page/p") else 404, f"<title>{path}</title>{WORDS}")


def reply(status: int, body: str, headers: Sequence[str] = (), kind: str = "text/html", *, page: bool = False) -> bytes:
    is_page = (page or kind == "text/html") and body.strip() and not body.startswith("%PDF")
    content = (f"<!doctype html><html>{body}</html>" if is_page else body).encode()
    about = (f"Content-Type: {kind}", f"Content-Length: {len(content)}")
    lines = [f"HTTP/1.1 {status} As it is", *about, *headers, "", ""]
    return "\r\n".join(lines).encode() + content


async def serve(
    answer: Callable[[int, str], tuple[float, bytes]], hosts: int, port: int, up: Callable[[], None]
) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        address = writer.get_extra_info("sockname")[0].split(".")
        host = 250 * (int(address[2]) - 1) + int(address[3])
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                wait, said = answer(host, head.split(b" ", 2)[1].decode())
                await asyncio.sleep(wait)
                writer.write(said)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    for number in range(1, hosts + 1):
        await asyncio.start_server(talk, address_of(number), port, backlog=512)
    up()
    await asyncio.Event().wait()


def address_of(host: int) -> str:
    return f"127.0.{1 + (host - 1) // 250}.{1 + (host - 1) % 250}"


class Internet:
    """A context manager: a process of its own answers as long as it lasts."""

    def __init__(self, answer: Callable[[int, str], tuple[float, bytes]], hosts: int, port: int) -> None:
        up = multiprocessing.Event()
        self._up = up
        self._process = multiprocessing.Process(
            target=lambda: asyncio.run(serve(answer, hosts, port, up.set)), daemon=True
        )

    def __enter__(self) -> None:
        self._process.start()
        if not self._up.wait(20):
            sys.exit("the server did not start: these addresses cannot be bound here")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()


# --- the runs ---------------------------------------------------------------------------------


class Run(NamedTuple):
    """The verdicts, seconds of the clock and of the processor, and how many requests reached hosts."""

    checked: tuple[CheckedLink, ...]
    seconds: float
    processor: float
    asked: int


def run(urls: Sequence[str], store: Store, policy: Policy, width: int = 128) -> Run:
    links = [Link(url, Location("list.md", line)) for line, url in enumerate(urls, 1)]

    async def checked() -> tuple[tuple[CheckedLink, ...], int]:
        settings = NetworkSettings(allow_private=True, width=width)
        async with Door(settings, store, lambda: datetime.now(UTC), policies=lambda _: policy) as door:
            verdicts = await check(links, door, Knowledge())
            return verdicts, sum(number for host, number in door.asked.items() if host != "archive.org")

    clock, processor = time.perf_counter(), processor_time(resource.RUSAGE_SELF)
    verdicts, asked = asyncio.run(checked())
    return Run(verdicts, time.perf_counter() - clock, processor_time(resource.RUSAGE_SELF) - processor, asked)


def processor_time(whose: int) -> float:
    """Seconds of this process, or of the children that it has waited for, those that the system worked for it too."""
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


class Peer(NamedTuple):
    """What another checker took."""

    seconds: float
    processor: float


def lychee(urls: Sequence[str], folder: str) -> Peer | None:
    """lychee over the same addresses, as unhurried by politeness; None where it is not installed."""
    program = shutil.which("lychee")
    if program is None:
        return None
    Path(folder, "urls.md").write_text("".join(f"<{url}>\n" for url in urls), encoding="utf-8")
    unhurried = ("--max-concurrency", "128", "--host-concurrency", "128", "--host-request-interval", "0ms")
    clock, processor = time.perf_counter(), processor_time(resource.RUSAGE_CHILDREN)
    command = [program, "--no-progress", *unhurried, "urls.md"]
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - the command is ours
    return Peer(time.perf_counter() - clock, processor_time(resource.RUSAGE_CHILDREN) - processor)


def verdicts(port: int) -> None:
    urls = [f"http://{address_of(number)}:{port}/case/{place(case)}" for number, case in enumerate(CASES, 1)]
    with Internet(case_answer, len(CASES), port), Store() as store:
        first = run(urls, store, UNHURRIED)
        second = run(urls, store, UNHURRIED)
    wrong = [
        (case, one.verdict) for case, one in zip(CASES, first.checked, strict=True) if one.verdict.health != case.right
    ]
    changed = sum(a.verdict.health != b.verdict.health for a, b in zip(first.checked, second.checked, strict=True))
    print(f"verdicts: {len(CASES) - len(wrong)} of {len(CASES)} cases right in {first.seconds:.1f} s; ", end="")
    print(f"{changed} differ in a second run")
    for case, verdict in wrong:
        print(f"  wrong: {case.name}: {verdict.health} instead of {case.right} ({verdict.reason}; {verdict.evidence})")


def place(case: Case) -> str:
    return case.name.replace(" ", "-").replace(",", "")


def speed(urls: int, hosts: int, port: int) -> None:
    addresses = [f"http://{address_of(1 + number % hosts)}:{port}/page/p{number}" for number in range(urls)]
    with tempfile.TemporaryDirectory() as folder, Internet(late_answer, hosts, port):
        with Store(Path(folder, "store.sqlite")) as store:
            first = run(addresses, store, AT_ONCE)
        peer = lychee(addresses, folder)
        with Store(Path(folder, "store.sqlite")) as store:
            second = run(addresses, store, AT_ONCE)
    least = first.asked * LATE / 128
    print(f"speed: {urls} URLs on {hosts} hosts, 128 at once, each {LATE:g} s late: {first.seconds:.1f} s ", end="")
    print(
        f"({first.asked} requests, of which {first.asked - urls} for pages that cannot exist; {least:.1f} s at least)"
    )
    print(f"  processor: {1000 * first.processor / first.asked:.2f} ms a request", end="")
    print(f" (lychee {1000 * peer.processor / urls:.2f})" if peer else "")
    rate = (
        f"{peer.seconds / first.seconds:.2f} of lychee's, which took {peer.seconds:.1f} s" if peer else "no lychee here"
    )
    print(f"  rate: {urls / first.seconds:.0f} URLs a second, {rate}")
    print(f"next night: {second.seconds:.2f} s, {second.asked} requests for {urls} living links")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    print(f"memory of both: {peak:.0f} MB at the peak")
    print("verdicts of the first:", dict(Counter(str(one.verdict.health) for one in first.checked)))


def pacing(urls: int, port: int) -> None:
    """Zipf's law: the first host has as many links as the next two together."""
    shares = [1 / rank for rank in range(1, 41)]
    numbers = [max(1, round(urls * share / sum(shares))) for share in shares]
    addresses = [
        f"http://{address_of(host)}:{port}/page/p{number}" for host, of in enumerate(numbers, 1) for number in range(of)
    ]
    with Internet(late_answer, len(numbers), port), Store() as store:
        done = run(addresses, store, UNHURRIED, width=64)
    asked = Counter(urlsplit(address).hostname for address in addresses)
    least = asked.most_common(1)[0][1] * UNHURRIED.interval + LATE  # the page that cannot exist is one more
    print(
        f"pacing: {len(addresses)} URLs on {len(numbers)} hosts, the first with {numbers[0]}: {done.seconds:.1f} s; ",
        end="",
    )
    print(f"the pace of that host alone takes {least:.1f} s ({done.seconds / least:.2f} times)")


PARTS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "verdicts": lambda chosen: verdicts(chosen.port),
    "speed": lambda chosen: speed(chosen.urls, chosen.hosts, chosen.port + 1),
    "pacing": lambda chosen: pacing(chosen.skewed, chosen.port + 2),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--urls", type=int, default=10_000, help="of the measurement of speed")
    arguments.add_argument("--hosts", type=int, default=200, help="they are on")
    arguments.add_argument("--skewed", type=int, default=1000, help="URLs of the measurement of pacing")
    arguments.add_argument("--port", type=int, default=18_400, help="the first of three that are free")
    arguments.add_argument("--only", choices=tuple(PARTS), help="one part")
    chosen = arguments.parse_args()
    gc.set_threshold(*SELDOM)  # as the program does
    for name, part in PARTS.items():
        if chosen.only in (None, name):
            part(chosen)


if __name__ == "__main__":
    main()
