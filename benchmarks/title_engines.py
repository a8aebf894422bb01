"""Other ways to find a title among millions, beside the catalogue's own: SQLite's FTS5, and tantivy.

Run by `catalogue.py --engines`. Each gives the numbers of the titles that it thinks are nearest, and the nearest of
them by rapidfuzz is the answer.
"""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from enrich.normalise.titles import title_key

Spoil = Callable[[str, random.Random], str]
Find = Callable[[str], Sequence[int]]


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


class Fts5:
    """A table without contents, with places, so that it can rank; and how many titles have a word."""

    def __init__(self, titles: Sequence[str], folder: Path) -> None:
        self._database = sqlite3.connect(folder / "fts5.sqlite")
        self._database.execute("CREATE VIRTUAL TABLE title USING fts5(words, content='', detail='full')")
        rows = ((number, key) for number, key in enumerate(titles, 1))
        self._database.executemany("INSERT INTO title (rowid, words) VALUES (?, ?)", rows)
        self._database.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(title, row)")
        self._database.execute("CREATE TABLE frequency (word TEXT PRIMARY KEY, titles INTEGER) WITHOUT ROWID")
        self._database.execute("INSERT INTO frequency SELECT term, doc FROM vocabulary")
        self._database.commit()

    def _rarest(self, key: str, most: int) -> list[str]:
        words = list(dict.fromkeys(key.split()))
        marks = ",".join("?" * len(words))
        query = f"SELECT word FROM frequency WHERE word IN ({marks}) ORDER BY titles LIMIT {most}"  # noqa: S608 (marks)
        return [word for (word,) in self._database.execute(query, words)]

    def ranked(self, key: str) -> list[int]:
        """Titles that have any of the three rarest words, the best by BM25."""
        words = " OR ".join(f'"{word}"' for word in self._rarest(key, 3))
        query = "SELECT rowid FROM title WHERE title MATCH ? ORDER BY rank LIMIT 16"
        return [number - 1 for (number,) in self._database.execute(query, (words,))] if words else []

    def pairs(self, key: str) -> list[int]:
        """Titles that have two of the four rarest words, any 300."""
        words = self._rarest(key, 4)
        both = [f'("{one}" AND "{two}")' for place, one in enumerate(words) for two in words[place + 1 :]]
        query = "SELECT rowid FROM title WHERE title MATCH ? LIMIT 300"
        asked = " OR ".join(both) or f'"{words[0]}"' if words else ""
        return [number - 1 for (number,) in self._database.execute(query, (asked,))] if asked else []


class Tantivy:
    """BM25 over all words. Raises ImportError where it is not installed."""

    def __init__(self, titles: Sequence[str], folder: Path) -> None:
        import tantivy  # noqa: PLC0415 - what is not installed is not compared

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("words", stored=False, tokenizer_name="whitespace")
        schema.add_unsigned_field("number", stored=True)
        self._index = tantivy.Index(schema.build(), path=str(folder))
        writer = self._index.writer(100_000_000)
        for number, key in enumerate(titles):
            writer.add_document(tantivy.Document(words=[key], number=number))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ranked(self, key: str) -> list[int]:
        words = " ".join(f'"{word}"' for word in dict.fromkeys(key.split()))
        found = self._searcher.search(self._index.parse_query(words, ["words"]), 16).hits
        return [self._searcher.doc(address)["number"][0] for _, address in found]


def _row(name: str, titles: Sequence[str], find: Find, queries: int, spoils: Mapping[str, Spoil]) -> None:
    dice = random.Random(5)  # noqa: S311 - not a secret
    for spoil in ("one typo", "one word dropped"):
        times, right = [], 0
        for number in dice.sample(range(len(titles)), queries):
            asked = title_key(spoils[spoil](titles[number], dice))
            before = time.perf_counter()
            nearest = max((titles[found] for found in find(asked)), key=lambda key: fuzz.ratio(asked, key), default="")
            times.append(1000 * (time.perf_counter() - before))
            right += fuzz.ratio(asked, nearest) >= fuzz.ratio(asked, titles[number])
        ranks = statistics.quantiles(times, n=100)
        print(f"| {name} | {spoil} | {100 * right / queries:.1f} % | {ranks[49]:.2f} | {ranks[94]:.2f} |", flush=True)


def compare(titles: Sequence[str], queries: int, spoils: Mapping[str, Spoil]) -> None:
    """Prints how the engines do."""
    titles = [key for key in titles if len(key.split()) > 1]
    rows: list[tuple[str, Find]] = []
    with tempfile.TemporaryDirectory() as folder:
        for engine in (Fts5, Tantivy):
            own = Path(folder, engine.__name__)
            own.mkdir()
            before = time.perf_counter()
            try:
                made = engine(titles, own)
            except ImportError:
                print(f"{engine.__name__} is not installed")
                continue
            print(f"{engine.__name__}: built in {time.perf_counter() - before:.1f} s, {_size(own):.0f} MB")
            if isinstance(made, Fts5):
                rows.append(("FTS5, 2 of the 4 rarest words", made.pairs))
                rows.append(("FTS5, 3 rarest words, ranked", made.ranked))
            else:
                rows.append(("tantivy, all words, ranked", made.ranked))
        print("\n| engine | title | found first | p50 ms | p95 ms |\n|---|---|--:|--:|--:|")
        for name, find in rows:
            _row(name, titles, find, queries, spoils)
