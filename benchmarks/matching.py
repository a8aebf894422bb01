"""Is this record that paper? How often it is asked rightly, of real papers, beside the rules of other tools.

    python benchmarks/matching.py FOLDER [--queries 3000]

FOLDER holds a collection as `corpus.py` says, which tells how to get one of 158,000 papers. Needs no network. Two
questions:

absent     a paper's own record is not there, and the 21 records with the nearest titles are. Whatever is accepted is
           another paper, or another version of it.
present    a paper's record is there, and the entry has its title, or is older, as lists have it. What is not accepted
           is missed.

An entry has title, authors and year. "applied" is what is certain enough to be written, "suggested" what is put before
the maintainer. The other rules know no suggestions.
"""

import argparse
import random
import re
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus import Neighbours, Work, read, sample
from other_rules import RULES

from enrich.match import Identity, judge
from enrich.model import Paper, Record

Rule = Callable[[Paper, Record], bool]


def applied(paper: Paper, record: Record) -> bool:
    return judge(paper, record).identity is Identity.CERTAIN


def suggested(paper: Paper, record: Record) -> bool:
    return judge(paper, record).identity in (Identity.CERTAIN, Identity.LIKELY)


ALL_RULES: dict[str, Rule] = {"enrich, applied": applied, "enrich, applied or suggested": suggested} | RULES


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _word(title: str, change: Callable[[list[str], int], None]) -> str:
    words = title.split()
    change(words, random.Random(title).randrange(len(words)))  # noqa: S311 - the same word every time
    return " ".join(words)


def _replace(words: list[str], place: int) -> None:
    words[place] = "Holographic"


def _drop(words: list[str], place: int) -> None:
    if len(words) > 1:
        del words[place]


def _slip(title: str) -> str:
    longest = max(title.split(), key=len)
    return title.replace(longest, longest[:2] + longest[3:], 1)


TITLES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "no accents, no hyphens": lambda title: _without_accents(title).replace("-", " "),
    "TeX": lambda title: "{" + title.replace("e", r"{\'e}", 1).replace("&", r"\&") + "}",
    "a letter missing": _slip,
    "subtitle dropped": lambda title: re.split(r":\s", title, maxsplit=1)[0],
    "subtitle added": lambda title: f"{title}: Towards a Better World",
    "a word replaced": lambda title: _word(title, _replace),
    "a word dropped": lambda title: _word(title, _drop),
}


def absent(works: Sequence[Work], numbers: Sequence[int]) -> None:
    neighbours = Neighbours(works)
    cases = [(works[n].entry(n), [works[other].record(other) for other in neighbours.nearest(n)]) for n in numbers]
    print(f"\nThe true record absent, {len(cases):,} papers among {len(works):,}\n")
    print(f"| {'rule':50} | accepted | of papers |\n|{'-' * 52}|---------:|----------:|")
    for name, rule in ALL_RULES.items():
        wrong = sum(any(rule(paper, record) for record in records) for paper, records in cases)
        print(f"| {name:50} | {wrong:8} | {100 * wrong / len(cases):7.2f} % |", flush=True)


def present(works: Sequence[Work], numbers: Sequence[int]) -> None:
    def recall(rule: Rule, entries: Sequence[tuple[int, Paper]]) -> str:
        found = sum(rule(paper, works[number].record(number)) for number, paper in entries)
        return f"{100 * found / len(entries):.1f}"

    print(f"\nThe true record present, per cent accepted of {len(numbers):,} papers (fewer have a subtitle to drop)\n")
    print("| the entry | " + " | ".join(ALL_RULES) + " |\n|---|" + "---:|" * len(ALL_RULES))
    entries = {
        name: [(n, works[n].entry(n, title=spoil(works[n].title))) for n in numbers if _spoils(name, works[n].title)]
        for name, spoil in TITLES.items()
    }
    entries["one author of several"] = [(n, works[n].entry(n, authors=1)) for n in numbers]
    for years in (1, 2, 3):
        entries[f"a preprint {years} years before"] = [(n, works[n].entry(n, years_before=years)) for n in numbers]
    for name, cases in entries.items():
        print(f"| {name} | " + " | ".join(recall(rule, cases) for rule in ALL_RULES.values()) + " |", flush=True)


def _spoils(name: str, title: str) -> bool:
    return name != "subtitle dropped" or ": " in title


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the collection")
    parser.add_argument("--queries", type=int, default=3000, help="how many papers are asked about (default: 3000)")
    asked = parser.parse_args()
    works = read(asked.folder)
    numbers = list(sample(works, asked.queries))
    started = time.perf_counter()
    absent(works, numbers)
    present(works, numbers)
    print(f"\n{time.perf_counter() - started:.0f} seconds")


if __name__ == "__main__":
    main()
