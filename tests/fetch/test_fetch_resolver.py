from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading

import pytest

from enrich.fetch.resolver import Unreachable, resolve
from enrich.model import Failure

pytestmark = pytest.mark.anyio


async def test_an_address_resolves_to_itself():
    assert await resolve("127.0.0.1", 80) == ("127.0.0.1",)


async def test_ipv4_comes_first_and_nothing_twice(monkeypatch):
    stream = socket.SOCK_STREAM
    found = [(socket.AF_INET6, stream, 6, "", ("2606::1", 80, 0, 0))] + [
        (socket.AF_INET, stream, 6, "", ("8.8.8.8", 80))
    ] * 2
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert await resolve("example.org", 80) == ("8.8.8.8", "2606::1")


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), Failure.NO_SUCH_HOST),
        (socket.gaierror(socket.EAI_AGAIN, "later"), Failure.TIMEOUT),
        (UnicodeError("label too long"), Failure.NO_SUCH_HOST),
    ],
)
async def test_a_name_server_that_is_silent_is_not_a_name_that_does_not_exist(monkeypatch, error, failure):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(Unreachable) as raised:
        await resolve("example.org", 80)
    assert raised.value.failure is failure


async def test_nobody_waits_for_a_resolver_that_hangs(monkeypatch):
    answer = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer.wait(10) and [])
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await resolve("example.org", 80)
    hanging = [thread for thread in threading.enumerate() if thread.name == "resolve example.org"]
    assert all(thread.daemon for thread in hanging)
    answer.set()
    for thread in hanging:
        thread.join(5)


def test_neither_does_the_end_of_the_interpreter():
    program = (
        "import asyncio, socket, time; from enrich.fetch.resolver import resolve\n"
        "socket.getaddrinfo = lambda *a, **k: time.sleep(60)\n"
        "async def main():\n"
        "    try:\n"
        "        async with asyncio.timeout(0.1): await resolve('example.org', 80)\n"
        "    except TimeoutError: print('gave up')\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, timeout=20, capture_output=True, text=True)  # noqa: S603 - our own program
    assert done.stdout == "gave up\n"
    assert done.stderr == ""
