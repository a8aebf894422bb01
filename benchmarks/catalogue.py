"""A catalogue of a million works: how long it takes to build, how large it is, how fast it answers, and how rightly.

    python benchmarks/catalogue.py FOLDER [--works 1000000] [--queries 1000] [--titles 10000] [--keep DIRECTORY]
    python benchmarks/catalogue.py FOLDER --engines [--works 1000000] [--queries 300]

FOLDER holds a collection as `corpus.py` says, which tells how to get one of 158,000 papers. Works beyond those are
made of the halves of two titles: words are as frequent as in real titles, and many titles share half of each. Needs no
network. The dump is as Crossref's public data file: compressed JSON lines, 50,000 works a file.

Of each kind of spoiling a title counts as found if the right one is the nearest of what the lookup gives. `--engines`
compares other ways to find titles: SQLite's FTS5, and tantivy if it is installed.
"""

import argparse
import contextlib
import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus import Work, read
from rapidfuzz import fuzz

from enrich.catalogue.index import Index
from enrich.catalogue.lookup import Lookup
from enrich.model import Location, Paper
from enrich.normalise.titles import title_key, with_subtitle

A_FILE = 50_000
PREFIXES = ["10.1145", "10.1109", "10.1007", "10.1016", "10.18653", "10.24963", "10.1609"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def works(corpus: Sequence[Work], count: int) -> Iterator[Work]:
    """So many works, the same every time: the real ones first."""
    yield from corpus[:count]
    dice = random.Random(7)  # noqa: S311 - not a secret
    words = [work.title.split() for work in corpus]
    for _ in range(len(corpus), count):
        one, two, people = (dice.randrange(len(corpus)) for _ in range(3))
        head, tail = words[one], words[two]
        title = " ".join(head[: max(2, len(head) // 2)] + tail[len(tail) // 2 :])
        yield Work(title, corpus[people].authors, corpus[two].year, corpus[one].venue)


def item(work: Work, number: int) -> dict[str, object]:
    """A work as Crossref describes it."""
    doi = f"{PREFIXES[number % len(PREFIXES)]}/{3292500 + number % 977}.{number}"
    given = [(author.name.rpartition(" ")[0], author.name.rpartition(" ")[2]) for author in work.authors]
    title, colon, subtitle = work.title.partition(": ")
    apart = bool(colon) and number % 4 == 0
    return {
        "DOI": doi,
        "URL": f"https://doi.org/{doi}",
        "prefix": doi.partition("/")[0],
        "member": "320",
        "type": "proceedings-article" if number % 3 else "journal-article",
        "title": [title if apart else work.title],
        "subtitle": [subtitle] if apart else [],
        "author": [{"given": one, "family": two, "sequence": "additional", "affiliation": []} for one, two in given],
        "container-title": [work.venue],
        "event": {"name": work.venue[:60], "location": "Atlanta, GA"},
        "published": {"date-parts": [[work.year, number % 12 + 1]]},
        "published-print": {"date-parts": [[work.year, number % 12 + 1, number % 28 + 1]]},
        "indexed": {"date-parts": [[2026, 1, 1]], "timestamp": 1767225600000},
        "reference-count": number % 60,
        "reference": [{"key": f"ref{each}", "doi-asserted-by": "publisher"} for each in range(number % 20)],
    }


def dump(corpus: Sequence[Work], count: int, folder: Path) -> int:
    """Writes a dump of so many works; returns its size in bytes."""
    made = enumerate(works(corpus, count))
    for first in range(0, count, A_FILE):
        with gzip.open(folder / f"{first // A_FILE}.jsonl.gz", "wb", compresslevel=3) as file:
            for number, work in made:
                file.write(json.dumps(item(work, number)).encode() + b"\n")
                if (number + 1) % A_FILE == 0:
                    break
    return sum(path.stat().st_size for path in folder.iterdir())


# --- building ---------------------------------------------------------------------------------------


def _memory(root: int) -> int:
    """Bytes that a process and all that it has started hold at the moment; what they share counts for each."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    family, found = {root}, True
    while found:
        found = {child for child, parent in parents.items() if parent in family} - family
        family |= found
    total = 0
    for process in family:
        with contextlib.suppress(OSError, IndexError):
            total += int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return total


def run(folder: Path, *arguments: str) -> tuple[float, float, float]:
    """Seconds of the clock, seconds of the processor and peak megabytes of `enrich`, and of all that it starts."""
    before = time.perf_counter()
    peak, over = 0, threading.Event()
    command = [sys.executable, "-m", "enrich", *arguments]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - all of it made here

        def watch() -> None:
            nonlocal peak
            while not over.wait(0.2):
                peak = max(peak, _memory(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        _, status, used = os.wait4(process.pid, 0)
        over.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1, 3):
        sys.exit(f"`enrich {' '.join(arguments)}` ended with {process.returncode}: there is nothing to measure")
    return time.perf_counter() - before, used.ru_utime + used.ru_stime, peak / 1e6


# --- looking up ---------------------------------------------------------------------------------------


def _typo(title: str, dice: random.Random) -> str:
    words = title.split()
    place = dice.choice([place for place, word in enumerate(words) if len(word) > 3] or [0])
    at = dice.randrange(len(words[place]))
    words[place] = words[place][:at] + dice.choice(LETTERS) + words[place][at + 1 :]
    return " ".join(words)


def _dropped(title: str, dice: random.Random) -> str:
    words = title.split()
    words.pop(dice.randrange(len(words)))
    return " ".join(words)


def _tex(title: str, dice: random.Random) -> str:
    words = title.split()
    place = dice.randrange(len(words))
    words[place] = f"{{{words[place][:1]}}}{words[place][1:]}"
    return " ".join(words).replace("&", r"\&").replace("%", r"\%")


SPOILS: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": lambda title, _: title,
    "one typo": _typo,
    "one word dropped": _dropped,
    "TeX": _tex,
    "in capitals": lambda title, _: title.upper(),
    "subtitle dropped": lambda title, _: title.partition(": ")[0],
}


def spoilt(known: Sequence[Work], name: str, count: int) -> Iterator[tuple[str, str]]:
    """Titles, and what was made of them; only of those on which the spoiling tells."""
    dice = random.Random(11)  # noqa: S311 - not a secret
    made = 0
    for number in dice.sample(range(len(known)), len(known)):
        title = known[number].title
        if name == "subtitle dropped" and (": " not in title or len(title.partition(": ")[0].split()) < 3):
            continue
        asked = SPOILS[name](title, dice)
        if len(title_key(asked).split()) >= 2:
            yield title, asked
            made += 1
        if made == count:
            return


def _nearness(key: str, other: str) -> float:
    return 100.0 if other.startswith(f"{key} ") else fuzz.ratio(key, other)


def lookups(path: Path, known: Sequence[Work], count: int) -> None:
    print("\n| title | found first | p50 ms | p95 ms | p99 ms |\n|---|--:|--:|--:|--:|")
    with Index(str(path)) as index:
        lookup = Lookup(index)
        for name in SPOILS:
            times, right, asked = [], 0, 0
            for title, query in spoilt(known, name, count):
                before = time.perf_counter()
                records = lookup.find(Paper(query, Location("list", 1)))
                times.append((time.perf_counter() - before) * 1000)
                keys = {title_key(with_subtitle(record.title, record.subtitle)) for record in records}
                wanted, key = title_key(title), title_key(query)
                best = max((_nearness(key, other) for other in keys), default=0)
                right += wanted in keys and _nearness(key, wanted) >= best
                asked += 1
            ranks = statistics.quantiles(times, n=100)
            print(
                f"| {name} | {100 * right / asked:.1f} % of {asked} | {ranks[49]:.2f} | {ranks[94]:.2f} "
                f"| {ranks[98]:.2f} |",
                flush=True,
            )


def resolve(path: Path, known: Sequence[Work], count: int, folder: Path) -> None:
    """A list of so many titles, a third of them with a typo, through the whole program."""
    dice = random.Random(3)  # noqa: S311 - not a secret
    for rows in (count // 10, count):
        entries = []
        for number in dice.sample(range(len(known)), min(rows, len(known))):
            work = known[number]
            title = _typo(work.title, dice) if number % 3 == 0 else work.title
            people = ", ".join(author.name for author in work.authors)
            entries.append({"title": title, "authors": people, "date": str(work.year), "venue": "", "url": ""})
        name = f"papers{rows}.json"
        (folder / name).write_text(json.dumps(entries, indent=1))
        (folder / "enrich.toml").write_text(f'catalogues = ["{path}"]\n')
        arguments = ("run", name, "--offline", "--no-links", "--fail-on", "never", "--quiet")
        seconds, processor, memory = run(folder, *arguments)
        print(f"{rows:,} titles resolved by `enrich run --offline`: {seconds:.1f} s, ", end="")
        print(f"{processor:.1f} s CPU, {memory:.0f} MB")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--works", type=int, default=1_000_000)
    arguments.add_argument("--queries", type=int, default=1000)
    arguments.add_argument("--titles", type=int, default=10_000)
    arguments.add_argument("--processes", type=int, default=os.cpu_count())
    arguments.add_argument("--keep", type=Path, help="a directory for dump and catalogue, used again if they are there")
    arguments.add_argument("--engines", action="store_true")
    wanted = arguments.parse_args()
    corpus = read(wanted.folder)
    known = tuple(works(corpus, wanted.works))
    if wanted.engines:
        from title_engines import compare  # noqa: PLC0415 - tantivy is needed for nothing else

        compare([title_key(work.title) for work in known], wanted.queries, SPOILS)
        return
    with contextlib.ExitStack() as stack:
        home = wanted.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        home.mkdir(parents=True, exist_ok=True)
        folder, path = home / f"dump-{wanted.works}", home / f"works-{wanted.works}.sqlite"
        if not folder.exists():
            folder.mkdir()
            dump(corpus, wanted.works, folder)
        size = sum(file.stat().st_size for file in folder.iterdir())
        print(f"a dump of {wanted.works:,} works: {size / 1e6:.0f} MB compressed")
        options = ("--anew", "--processes", str(wanted.processes), "--quiet")
        seconds, processor, memory = run(home, "catalogue", "build", str(path), str(folder), *options)
        rate = wanted.works / seconds
        print(f"built in {seconds:.1f} s ({rate:,.0f} works/s), {processor:.1f} s CPU, {memory:.0f} MB at the peak")
        print(f"{path.stat().st_size / 1e6:.1f} MB: {path.stat().st_size / wanted.works:.0f} bytes a work")
        lookups(path, known, wanted.queries)
        print()
        resolve(path, known, wanted.titles, home)


if __name__ == "__main__":
    main()
