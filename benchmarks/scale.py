"""What a run costs as a list grows: time, memory, and whether the time of an entry stays the same.

    python benchmarks/scale.py [--rows 10 100 1000 10000]

Needs no network. Lists, and a catalogue that knows a third of their papers, are made up in a
temporary folder, the same every time. The figures are for reading: none of them fails anything.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from enrich.lists import format_of
from enrich.model import Location, Paper

WAYS = "robust personalised private asynchronous hierarchical adaptive sparse quantised low-rank zeroth-order secure"
WHAT = "aggregation fine-tuning distillation pruning unlearning alignment retrieval clustering scheduling reasoning"
WHERE = "speech code robots graphs vision text tables images wireless-networks edge-devices language-models"
SYLLABLES = "ka lo ri ne tu sha bo mi fe dra"
GIVEN = "Ada Wei Fatima John Lena Hiroshi Chloé Raj Ingrid Omar Xiaoxiao Marta Kwame Yuki Peter Ana"
FAMILY = "Lovelace Zhang Khan Smith Müller Tanaka Dubois Patel Larsen Haddad Li Kowalska Mensah Sato Novak García"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon"
VENUES = {
    "ICML": "International Conference on Machine Learning",
    "KDD": "Proceedings of the ACM SIGKDD Conference on Knowledge Discovery and Data Mining",
    "IEEE TMC": "IEEE Transactions on Mobile Computing",
    "": "Transactions on Machine Learning Research",
}
LINKS = (
    "https://arxiv.org/abs/{year}{month:02}.{number:05}",
    "https://doi.org/10.1145/{number}.{year}{month:02}",
    "https://aclanthology.org/20{year}.emnlp-main.{number}/",
    "https://ieeexplore.ieee.org/abstract/document/10{number}",
    "https://proceedings.neurips.cc/paper_files/paper/20{year}/hash/{number:032x}-Abstract.html",
    "https://people{number}.example.org/paper.pdf",
)


def paper(number: int, path: str) -> Paper:
    """An entry. One word of its title is as rare as words are, few common and most not (Zipf's law)."""
    dice = random.Random(number)  # noqa: S311 - nothing here is a secret
    way, what, other, where = (dice.choice(words.split()) for words in (WAYS, WHAT, WAYS, WHERE))
    rare = "".join(SYLLABLES.split()[int(digit)] for digit in str(int(dice.paretovariate(0.5))))
    people = [f"{dice.choice(GIVEN.split())} {dice.choice(FAMILY.split())}" for _ in range(dice.randint(2, 8))]
    year = dice.randint(20, 24)
    return Paper(
        title=f"{way.capitalize()} {what} of {rare} and {other} {dice.choice(WHAT.split())} for {where}",
        where=Location(path, number + 1),
        url=dice.choice(LINKS).format(year=year, month=dice.randint(1, 12), number=number + 1),
        date=f"{dice.choice(MONTHS.split())} 20{year}",
        venue=dice.choice(tuple(VENUES)),
        authors=", ".join(dict.fromkeys(people)),
        section=f"Section {number % 12}",
    )


def catalogue(papers: Sequence[Paper]) -> str:
    """What a maintainer knows of every third paper, in CSL-JSON: titles in capitals, venues in full."""

    def item(known: Paper) -> dict[str, object]:
        people = [{"literal": name} for name in known.authors.split(", ")]
        issued = {"date-parts": [[int(known.date[-4:]), known.where.line % 12 + 1]]}
        about = {"type": "paper-conference", "container-title": VENUES[known.venue], "issued": issued}
        return {**about, "title": known.title.title(), "author": people, "URL": known.url}

    return json.dumps([item(known) for known in papers[::3]])


class Cost(NamedTuple):
    """Of one process: seconds of the clock, seconds of the processor, and megabytes at its peak."""

    seconds: float
    processor: float
    memory: float


def measured(folder: Path, *arguments: str) -> Cost:
    """What `enrich` costs in a folder. The benchmark ends if it did not come to its own end."""
    command, before = [sys.executable, "-m", "enrich", *arguments], time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - all of it made here
        # getrusage() of all children together would not tell the peak of one
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - before
    if process.returncode not in (0, 1, 3):  # clean, with findings, incomplete: all of them came to their end
        sys.exit(f"`enrich {' '.join(arguments)}` ended with {process.returncode}: there is nothing to measure")
    unit = 1024**2 if sys.platform == "darwin" else 1024  # bytes on macOS, kilobytes elsewhere
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def made_up_list(name: str, rows: int, *options: str) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        papers = sorted((paper(number, name) for number in range(rows)), key=lambda one: one.section)
        Path(folder, name).write_text(format_of(name).render(papers, "Papers"), encoding="utf-8")
        Path(folder, "catalogue.json").write_text(catalogue(papers), encoding="utf-8")
        Path(folder, "enrich.toml").write_text('catalogues = ["catalogue.json"]\n', encoding="utf-8")
        return measured(Path(folder), "run", name, "--offline", *options)


def own_list() -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("papers.csv", "papers.md", "catalogue.json", "pyproject.toml"):
            shutil.copy(Path(__file__).resolve().parent.parent / name, folder)
        return measured(Path(folder), "run", "--offline")


def median(costs: Sequence[Cost]) -> Cost:
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def row(what: str, entries: int | str, cost: Cost, each: str = "") -> None:
    cells = (what, f"{entries}", f"{cost.seconds:.2f}", f"{cost.processor:.2f}", f"{cost.memory:.0f}", each)
    print(f"| {' | '.join(cells)} |", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, nargs="+", default=[10, 100, 1000, 10000], help="sizes of the lists")
    sizes = sorted(set(arguments.parse_args().rows))

    print("| without a network | entries | seconds | CPU seconds | peak MB | ms an entry |\n|---|--:|--:|--:|--:|--:|")
    row("`enrich --help`, median of 10", "", median([measured(Path(), "--help") for _ in range(10)]))
    row("this repository's list, median of 5", 30, median([own_list() for _ in range(5)]))
    growth = []
    for name, links in product(("papers.csv", "papers.md"), (False, True)):
        costs = [made_up_list(name, rows, *(() if links else ("--no-links",))) for rows in sizes]
        for rows, cost in zip(sizes, costs, strict=True):
            row(name + " and its links" * links, rows, cost, f"{1000 * cost.processor / rows:.2f}")
        # start-up, which every run pays once, would hide how the rest grows
        added = [(cost.processor - costs[0].processor) / rows for rows, cost in zip(sizes, costs, strict=True)]
        growth.append(f"{added[-1] / added[-2]:.2f}" if len(sizes) > 2 else "unknown")
    print("\nTime an entry, less start-up, at the largest size over that at the one before (1: linear):", *growth)


if __name__ == "__main__":
    main()
