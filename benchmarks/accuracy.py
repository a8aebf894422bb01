"""How often corrections are right: entries are spoilt in known ways, mended, and compared with what they were.

    python benchmarks/accuracy.py [--works 10]

Needs no network. The works are those of catalogue.json, told by a Crossref and an arXiv in memory, which answer an
identifier exactly and a title with the ten nearest, so that there is always another's record to fall for.
Counted are cells; "applied wrong" is the figure that must be 0. At the end stand tools beside it that take the nearest
record that their rule accepts at its word.
"""

import argparse
import asyncio
import random
import unicodedata
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path

from other_rules import RULES, Rule

from enrich.authority import STRENGTH, is_published, venue_of
from enrich.corrections.dates import version_dates
from enrich.house import House
from enrich.model import Absent, Answer, Author, DateKind, Fetch, Field, Found, Location, Paper, PartialDate, Record
from enrich.normalise.ids import recognise
from enrich.normalise.names import pairing, people
from enrich.normalise.titles import title_key
from enrich.order import corrected
from enrich.reconcile import reconcile
from enrich.resolve import Means, resolve
from enrich.sources.catalogue import read_catalogue
from enrich.sources.searching import head, likeness

CATALOGUE = Path(__file__).parent.parent / "catalogue.json"
HOUSE = House(date(2026, 1, 1))
OUTCOMES = ("applied right", "applied wrong", "suggested", "missed", "left alone")

CELLS = (Field.TITLE, Field.DATE, Field.VENUE, Field.AUTHORS)

Work = tuple[Record, ...]


@dataclass(frozen=True)
class InMemory:
    """A source that knows these records."""

    name: str
    records: tuple[Record, ...]

    async def lookup(self, papers: Sequence[Paper], _fetch: Fetch) -> AsyncIterator[tuple[Paper, Answer]]:
        for paper in papers:
            found = [record for record in self.records if paper.ids.agreeing(record.ids)]
            if not paper.ids:
                found = sorted(self.records, key=lambda record: -likeness(paper.title, record.title))[:10]
            yield paper, Found(tuple(found)) if found else Absent()


def works() -> list[Work]:
    """The versions of each work of the catalogue."""
    by_title: dict[str, list[Record]] = {}
    for record in read_catalogue(CATALOGUE.read_text("utf-8"), str(CATALOGUE))[0]:
        source = "crossref" if is_published(record) else "arxiv"
        by_title.setdefault(title_key(record.title), []).append(replace(record, source=source))
    return [tuple(records) for records in by_title.values()]


def right_entry(work: Work, line: int, linked: bool) -> Paper:
    """The entry that a list should have: the strongest version of the work."""
    record = min(work, key=lambda version: STRENGTH[version.version])
    venue, url = venue_of(record), record.url if linked else f"https://example.org/{line}"
    shown = HOUSE.write_venue(venue) if venue and is_published(record) else ""
    authors = ", ".join(author.name for author in record.authors)
    when = HOUSE.write_date(version_dates(record)[0][0])
    return Paper(record.title, Location("made-up", line), url, when, shown, authors, ids=recognise(url))


def _undated(paper: Paper) -> Paper:
    return replace(paper, date=f"Mon {paper.date[-4:]}")


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _retitled(change: Callable[[str], str]) -> Callable[[Paper], Paper]:
    """Spoil the title, by which a work is found, and take away the month, which is to be found."""
    return lambda paper: _undated(replace(paper, title=change(paper.title)))


def _other_word(title: str) -> str:
    words = title.split()
    words[random.Random(title).randrange(len(words))] = "Holographic"  # noqa: S311 - the same word every time
    return " ".join(words)


SPOILS: dict[str, Callable[[Paper], Paper]] = {
    "nothing": lambda paper: paper,
    "placeholder date": _undated,
    "a year early": lambda paper: replace(paper, date=f"{paper.date[:-4]}{int(paper.date[-4:]) - 1}"),
    "a year late": lambda paper: replace(paper, date=f"{paper.date[:-4]}{int(paper.date[-4:]) + 1}"),
    "wrong venue": lambda paper: replace(paper, venue="CVPR"),
    "no venue": lambda paper: replace(paper, venue=""),
    "truncated authors": lambda paper: replace(paper, authors=paper.authors.split(", ")[0]),
    "swapped authors": lambda paper: replace(paper, authors=", ".join(reversed(paper.authors.split(", ")))),
    "another's authors": lambda paper: replace(paper, authors="Ada Lovelace, Charles Babbage"),
    "no accents": lambda paper: _undated(replace(paper, authors=_without_accents(paper.authors))),
    "lower case": _retitled(str.lower),
    "TeX": _retitled(lambda title: "{" + title.replace("e", r"{\'e}", 1) + "}"),
    "dropped subtitle": _retitled(head),
    "one word replaced": _retitled(_other_word),
    "record absent": _undated,
    "part II only": _undated,
    "one-word twin only": _undated,
    "namesake only": _undated,
}


def _known(name: str, work: Work) -> Work:
    """What the sources know of a work whose entry is spoilt in this way."""
    date = ((DateKind.PUBLISHED, PartialDate(2020, 8)),)
    other = replace(work[-1], venues=("KDD 2020",), dates=date)
    twins = {
        "record absent": (),
        "part II only": (replace(other, title=f"{other.title}, Part II"),),
        "one-word twin only": (replace(other, title=_other_word(other.title)),),
        "namesake only": (replace(other, authors=(Author("Ada Lovelace"), Author("Charles Babbage"))),),
    }
    return twins.get(name, work)


def _alike(field: Field, one: Paper, other: Paper) -> bool:
    if field is not Field.AUTHORS:
        return title_key(one.written(field)) == title_key(other.written(field))
    persons = people(one.authors), people(other.authors)
    return len(persons[0]) == len(persons[1]) and pairing(*persons) == tuple(range(len(persons[0])))


def _outcome(field: Field, right: Paper, spoilt: Paper, mended: Paper, suggested: set[Field]) -> str:
    if mended.written(field) != spoilt.written(field):
        return "applied right" if _alike(field, right, mended) else "applied wrong"
    if _alike(field, right, spoilt) or field is Field.TITLE:
        return "left alone"  # the words of a title are the maintainer's
    return "suggested" if field in suggested else "missed"


async def _nobody(_request: object) -> None:
    raise AssertionError("sources in memory ask nobody")


def _tended(spoilt: Paper, records: Iterable[Record]) -> tuple[Paper, set[Field]]:
    """An entry as it is after a run, and the fields for which there is a fix."""
    told: dict[str, list[Record]] = {"arxiv": [], "crossref": []}
    for record in records:
        told[record.source].append(record)
    sources = tuple(InMemory(name, tuple(known)) for name, known in told.items())
    (dossier,) = asyncio.run(resolve([spoilt], Means(sources, _nobody, lambda *_: None)))
    fixes = [finding.fix for finding in reconcile(dossier, HOUSE) if finding.fix]
    return corrected([spoilt], fixes)[0], {fix.field for fix in fixes}


def measure(name: str, most: int, linked: bool) -> Counter[str]:
    """How many cells came to which outcome, in so many entries that were spoilt in one way."""
    corpus, counts = works(), Counter[str]()
    for line, work in enumerate(corpus[:most], 1):
        right = right_entry(work, line, linked)
        spoilt = SPOILS[name](right)
        others = [record for other in corpus if other is not work for record in other]
        mended, suggested = _tended(spoilt, [*others, *_known(name, work)])
        counts.update(_outcome(field, right, spoilt, mended, suggested) for field in CELLS)
    return counts


def _overwritten(spoilt: Paper, records: Sequence[Record], rule: Rule) -> Paper:
    """The entry as a tool leaves it that takes the nearest record its rule accepts at its word."""
    accepted = [record for record in records if rule(spoilt, record)]
    if not accepted:
        return spoilt
    record = min(accepted, key=lambda one: (-likeness(spoilt.title, one.title), STRENGTH[one.version]))
    venue = venue_of(record)
    return replace(
        spoilt,
        date=HOUSE.write_date(version_dates(record)[0][0]),
        venue=HOUSE.write_venue(venue) if venue and is_published(record) else "",
        authors=", ".join(author.name for author in record.authors) or spoilt.authors,
    )


def compare(most: int) -> dict[str, Counter[str]]:
    """The outcomes of all corruptions of entries without a link, by rule."""
    corpus, counts = works(), {name: Counter[str]() for name in RULES}
    for spoil, (line, work) in product(SPOILS, enumerate(corpus[:most], 1)):
        right = right_entry(work, line, linked=False)
        spoilt = SPOILS[spoil](right)
        records = [record for other in corpus if other is not work for record in other] + list(_known(spoil, work))
        for name, rule in RULES.items():
            mended = _overwritten(spoilt, records, rule)
            counts[name].update(_outcome(field, right, spoilt, mended, set()) for field in CELLS)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=len(works()), help="how many works to try (default: all)")
    most = parser.parse_args().works
    totals = {True: Counter[str](), False: Counter[str]()}
    for linked in (True, False):
        print(f"\n{'with a link' if linked else 'without a link':20}" + "".join(f"{name:>15}" for name in OUTCOMES))
        for name in SPOILS:
            counts = measure(name, most, linked)
            totals[linked] += counts
            print(f"{name:20}" + "".join(f"{counts[outcome]:>15}" for outcome in OUTCOMES))
    print(f"\n{'all, without a link':52}" + "".join(f"{name:>15}" for name in OUTCOMES))
    for rule, counts in {"enrich": totals[False], **compare(most)}.items():
        print(f"{rule:52}" + "".join(f"{counts[outcome]:>15}" for outcome in OUTCOMES))


if __name__ == "__main__":
    main()
