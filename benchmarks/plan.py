"""How many requests lists take, and how long: the whole program against services that keep their limits.

    PYTHONPATH=tests python benchmarks/plan.py [--entries 1000] [--titles 300] [--scale 0.3] [--late 0.05]

Needs no network, only what tests need: a proxy on loopback answers in the names of arXiv, Crossref, DataCite and
OpenAlex, in their shapes, about invented works; every other host is out of reach. `scale` shortens all
intervals, those that Crossref announces included. `bound` is the least time that the limits leave to the
busiest host, `over` how often a limit was exceeded. Goals: 60 requests for the entries with identifiers, 1.4 an
entry for titles, 1.2 times the bound, no request the second time, and under 5 % of the first a day later.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from internet import Asked, Internet, Reply
from running import start
from service_shapes import atom_entry, atom_feed, crossref_work, crossref_works, datacite_attributes, datacite_list

WORDS = re.findall(
    r"\w+",
    """
    amber anchor arctic barley basalt beacon birch bramble cedar cinder clover cobalt copper coral
    crimson damson delta ember fathom fennel fjord flint garnet glacier granite harbour hazel heather
    indigo ivory jasper juniper kelp lantern larch lichen linen magnet maple marble meadow mercury
    mistral nettle nickel oatmeal ochre onyx orchard osprey otter pebble pepper plover poplar quarry
    quartz raven ripple saffron salt sandal sepia silver sparrow spruce tallow tarn thicket thistle
    timber topaz tundra umber velvet violet walnut willow yarrow zephyr
    """,
)
PEOPLE = (
    "Ines Okafor",
    "Jun Takeda",
    "Marit Dahl",
    "Kofi Boateng",
    "Yuki Arai",
    "Sven Holm",
    "Lucia Romero",
    "Wei Zhang",
)
CONTACT = {"ENRICH_MAILTO": "ada@example.org"}
ATOM, JSON = "application/atom+xml; charset=utf-8", "application/json"
MISSING = Reply(b"Resource not found.", 404, "text/plain")


class Limit(NamedTuple):
    """So many requests in so many seconds, so many of them open at once."""

    requests: int
    seconds: float
    in_flight: int


LIMITS = {
    "export.arxiv.org": Limit(1, 3.0, 1),
    "api.crossref.org": Limit(3, 1.0, 3),
    "api.datacite.org": Limit(1000, 300.0, 10),
    "api.openalex.org": Limit(10, 1.0, 10),
    "doi.org": Limit(5, 1.0, 10),
}


@dataclass(frozen=True, slots=True)
class Invented:
    """A work: where it appeared says which identifiers it has."""

    title: str
    authors: tuple[str, ...]
    number: str = ""
    doi: str = ""
    told: bool = False

    @property
    def of_datacite(self) -> bool:
        return self.doi.startswith("10.5281/")


def invent(count: int) -> list[Invented]:
    """Preprints, published preprints that arXiv tells of or does not, papers with a DOI, data sets."""
    chance = random.Random(11)  # noqa: S311 - an order, not a secret
    works = []
    for place in range(count):
        title = " ".join(chance.sample(WORDS, 7)).title()
        authors = tuple(chance.sample(PEOPLE, 3))
        number, doi = f"2{place % 5}0{place % 9 + 1}.{place:05d}", f"10.1145/{place}.{place + 7}"
        kind = place % 20
        if kind < 5:
            works.append(Invented(title, authors, number))
        elif kind < 9:
            works.append(Invented(title, authors, number, doi, told=kind < 7))
        elif kind < 19:
            works.append(Invented(title, authors, doi=doi))
        else:
            works.append(Invented(title, authors, doi=f"10.5281/zenodo.{place}"))
    return works


# --- the services -------------------------------------------------------------------------------


class Services:
    """What the services know of some works."""

    def __init__(self, works: Sequence[Invented], scale: float) -> None:
        self.scale = scale
        self.numbers = {work.number: work for work in works if work.number}
        self.dois = {work.doi: work for work in works if work.doi}
        self.words: dict[str, set[str]] = defaultdict(set)
        for doi, work in self.dois.items():
            for word in work.title.lower().split():
                self.words[word].add(doi)

    def sites(self) -> dict[str, Callable[[Asked], Reply]]:
        return {
            "export.arxiv.org": self.arxiv,
            "api.crossref.org": self.crossref,
            "api.datacite.org": self.datacite,
            "api.openalex.org": self.openalex,
            "doi.org": lambda _: MISSING,
        }

    def arxiv(self, asked: Asked) -> Reply:
        query = asked.query
        phrases = re.findall(r'ti:"([^"]+)"', query.get("search_query", ""))
        found = [self.numbers[number] for number in query.get("id_list", "").split(",") if number in self.numbers]
        found += [work for work in self.numbers.values() if any(phrase in work.title.lower() for phrase in phrases)]
        entries = [atom_entry(w.number, w.title, w.authors, doi=w.doi if w.told else "") for w in found]
        return Reply(atom_feed(entries[: int(query["max_results"])], len(entries)).encode(), content_type=ATOM)

    def crossref(self, asked: Asked) -> Reply:
        query = asked.query
        if "filter" in query:
            found = [part.removeprefix("doi:") for part in query["filter"].split(",")]
        elif "query.bibliographic" in query:
            hits = Counter(
                doi for word in query["query.bibliographic"].lower().split() for doi in self.words.get(word, ())
            )
            found = [doi for doi, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[: int(query["rows"])]]
        else:
            return MISSING
        known = [self.dois[doi] for doi in found if doi in self.dois and not self.dois[doi].of_datacite]
        body = crossref_works([crossref_work(work.doi, work.title, work.authors) for work in known])
        limit = LIMITS["api.crossref.org"]
        announced = {
            "x-rate-limit-limit": limit.requests,
            "x-rate-limit-interval": f"{limit.seconds * self.scale:g}s",
            "x-concurrency-limit": limit.in_flight,
            "x-api-pool": "polite-array",
        }
        return Reply(body.encode(), content_type=JSON, headers=tuple((k, str(v)) for k, v in announced.items()))

    def datacite(self, asked: Asked) -> Reply:
        named = re.findall(r'"([^"]+)"', asked.query.get("query", "")) or [asked.path.removeprefix("/dois/")]
        known = [self.dois[doi] for doi in named if doi in self.dois and self.dois[doi].of_datacite]
        if "query" not in asked.query:
            return MISSING
        body = datacite_list([datacite_attributes(work.doi, work.title, work.authors) for work in known])
        return Reply(body.encode(), content_type=JSON)

    def openalex(self, asked: Asked) -> Reply:
        named = asked.query.get("filter", "").removeprefix("doi:").split("|")
        numbers = [doi.removeprefix("10.48550/arxiv.") for doi in named]
        results = [_in_openalex(self.numbers[number]) for number in numbers if number in self.numbers]
        body = json.dumps({"meta": {"count": len(results), "page": 1, "per_page": 100}, "results": results})
        return Reply(body.encode(), content_type=JSON)


def _in_openalex(work: Invented) -> dict[str, Any]:
    def location(url: str, source: str, kind: str) -> dict[str, Any]:
        return {
            "landing_page_url": url,
            "source": {"display_name": source, "type": kind},
            "is_published": kind != "repository",
        }

    places = [location(f"https://arxiv.org/abs/{work.number}", "arXiv (Cornell University)", "repository")]
    if work.doi:
        places.append(location(f"https://doi.org/{work.doi}", "Journal of Invented Matters", "journal"))
    return {
        "id": f"https://openalex.org/W{work.number.replace('.', '')}",
        "doi": f"https://doi.org/{work.doi or '10.48550/arxiv.' + work.number}",
        "display_name": work.title,
        "publication_year": 2023,
        "type": "article" if work.doi else "preprint",
        "authorships": [{"author": {"display_name": name}} for name in work.authors],
        "primary_location": places[-1],
        "locations": places,
    }


# --- the lists ----------------------------------------------------------------------------------


def entry(work: Invented, *, linked: bool) -> dict[str, str]:
    url = f"https://arxiv.org/abs/{work.number}" if work.number else f"https://doi.org/{work.doi}"
    return {
        "title": work.title,
        "url": url if linked else "",
        "date": "2023",
        "venue": "",
        "authors": ", ".join(work.authors),
    }


def write(folder: Path, works: Sequence[Invented], *, linked: bool, scale: float) -> None:
    with (folder / "papers.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ("title", "url", "date", "venue", "authors"))
        table.writeheader()
        table.writerows(entry(work, linked=linked) for work in works)
    wishes = (
        f'[hosts."{host}"]\ninterval = {limit.seconds / limit.requests * scale}\n' for host, limit in LIMITS.items()
    )
    (folder / "enrich.toml").write_text("".join(wishes), encoding="utf-8")


# --- what a run took ----------------------------------------------------------------------------


def exceeded(asked: Sequence[Asked], limit: Limit, scale: float) -> int:
    """How many requests came although the limit was used up, or too many were open."""
    times = [each.started for each in asked]
    window = limit.seconds * scale
    early = sum(later - first < window for first, later in zip(times, times[limit.requests :], strict=False))
    crowded = sum(
        sum(o.started < each.started < (o.ended or each.started) for o in asked) >= limit.in_flight for each in asked
    )
    return early + crowded


def bound(asked: Mapping[str, Sequence[Asked]], scale: float) -> float:
    """The least time, in seconds, in which the busiest host could be asked so often."""
    return max((len(asked[host]) * LIMITS[host].seconds / LIMITS[host].requests * scale for host in asked), default=0.0)


def took(internet: Internet, folder: Path, name: str, entries: int, scale: float) -> int:
    """Runs the program, prints what it took, and returns the number of requests."""
    before = len(internet.asked)
    running = start(folder, "run", "--no-links", "--fail-on", "never", internet=internet, environment=CONTACT)
    with running.process as process:
        _, err = process.communicate()
    wall = time.monotonic() - running.began
    asked = {host: [one for one in internet.asked[before:] if one.host == host] for host in LIMITS}
    total, least = sum(map(len, asked.values())), bound(asked, scale)
    over = sum(exceeded(requests, LIMITS[host], scale) for host, requests in asked.items())
    by_host = ", ".join(f"{host} {len(requests)}" for host, requests in asked.items() if requests)
    ratio = f"{wall / least:5.2f}" if least else "    -"
    print(f"{name:<22}{total:>9}{total / entries:>9.2f}{least:>9.1f}{wall:>9.1f}  {ratio}{over:>7}  {by_host}")
    if process.returncode:
        sys.stderr.write(err)
    return total


def age(folder: Path, days: float) -> None:
    """Makes all that was observed so much older."""
    database = sqlite3.connect(folder / "cache" / "observations.sqlite")
    with database:
        for key, at in database.execute("SELECT rowid, at FROM observation").fetchall():
            earlier = datetime.fromisoformat(at) - timedelta(days=days)
            database.execute("UPDATE observation SET at = ? WHERE rowid = ?", (earlier.isoformat(), key))
    database.close()


def measure(name: str, works: Sequence[Invented], *, linked: bool, scale: float, late: float) -> None:
    listed = works[:-5]
    with tempfile.TemporaryDirectory() as place, Internet(Services(works, scale).sites(), late=late) as internet:
        folder = Path(place)
        write(folder, listed, linked=linked, scale=scale)
        took(internet, folder, f"{name}", len(listed), scale)
        took(internet, folder, "  the second run", len(listed), scale)
        age(folder, 1)
        took(internet, folder, "  a day later", len(listed), scale)
        write(folder, works, linked=linked, scale=scale)
        took(internet, folder, "  five entries added", len(works), scale)
        age(folder, 40)
        took(internet, folder, "  forty days later", len(works), scale)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    wanted.add_argument("--entries", type=int, default=1000)
    wanted.add_argument("--titles", type=int, default=300)
    wanted.add_argument("--scale", type=float, default=0.3)
    wanted.add_argument("--late", type=float, default=0.05)
    how = wanted.parse_args()
    print(f"{'':<22}{'requests':>9}{'an entry':>9}{'bound s':>9}{'wall s':>9}  ratio{'over':>7}")
    measure("with identifiers", invent(how.entries + 5), linked=True, scale=how.scale, late=how.late)
    measure("titles only", invent(how.titles + 5), linked=False, scale=how.scale, late=how.late)


if __name__ == "__main__":
    main()
