"""The whole program in a process of its own, as its users run it, and its lists and reports read back."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from enrich.cli import main
from internet import PATIENCE, Internet

NOWHERE = {"HTTPS_PROXY": "http://127.0.0.1:1", "HTTP_PROXY": "http://127.0.0.1:1"}
"""A proxy that refuses every connection: without an internet of its own, a test reaches no host."""

NO_NAMES = """\
import socket

def getaddrinfo(*_asked, **_how):
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

socket.getaddrinfo = getaddrinfo
"""
"""A `sitecustomize` of a machine on which no name resolves."""

COLUMNS = ("section", "title", "url", "date", "venue", "authors")


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that has ended: its exit code, what it printed, how many seconds it took."""

    folder: Path
    code: int
    out: str
    err: str
    seconds: float

    def text(self, name: str = "papers.csv") -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def report(self, name: str = "report.json") -> Any:
        return json.loads(self.text(name))


@dataclass(frozen=True, slots=True)
class Running:
    """A run under way."""

    folder: Path
    process: subprocess.Popen[str]
    began: float

    def finish(self) -> Finished:
        with self.process as process:
            out, err = process.communicate(timeout=4 * PATIENCE)
        return Finished(self.folder, process.returncode, out, err, time.monotonic() - self.began)


def start(
    folder: Path, *arguments: str, internet: Internet | None = None, environment: Mapping[str, str] | None = None
) -> Running:
    """Starts `python -m enrich` in a folder, with a bare environment and the internet that is given."""
    network = internet.environment(folder) if internet else NOWHERE
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 - it is this program, with the arguments of a test
        [sys.executable, "-m", "enrich", *arguments],
        cwd=folder,
        env=bare | network | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    return Running(folder, process, time.monotonic())


def run(
    folder: Path, *arguments: str, internet: Internet | None = None, environment: Mapping[str, str] | None = None
) -> Finished:
    return start(folder, *arguments, internet=internet, environment=environment).finish()


def call(folder: Path, *arguments: str) -> Finished:
    """As `run`, but in this process, which takes a tenth of the time. Only for runs that need no network."""
    out, err, began = StringIO(), StringIO(), time.monotonic()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return Finished(folder, code, out.getvalue(), err.getvalue(), time.monotonic() - began)


def wait_until(holds: Callable[[], bool]) -> None:
    """Waits until something holds that nothing announces."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)


def rows(text: str) -> dict[str, dict[str, str]]:
    """The rows of a CSV list by what no run changes: the address, or the title where there is none."""
    return {row["url"] or row["title"]: row for row in csv.DictReader(StringIO(text))}


def changes(before: str, after: str) -> set[tuple[str, str, str]]:
    """The cells that differ: which row, which column, and the text after."""
    old, new = rows(before), rows(after)
    assert old.keys() == new.keys(), "entries were lost, added or given another address"
    return {
        (key, column, new[key][column]) for key in old for column in old[key] if old[key][column] != new[key][column]
    }


def said(report: Any, *rules: str) -> set[tuple[str, str]]:
    """The findings of some rules: which rule, about which entry or, where it is about none, with which message."""
    found = report["findings"]
    return {(each["rule"], each["entry"] or each["message"]) for each in found if each["rule"] in rules}


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the cache, with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "cache"
    }
