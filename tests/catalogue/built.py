"""Catalogues for tests, built in a moment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from enrich.catalogue.build import Built, Plan, build
from enrich.catalogue.index import Index
from enrich.catalogue.lookup import Lookup
from enrich.model import Ids, Location, Paper, Record


def nobody_watches(_stage: str, _done: int, _total: int) -> None:
    """Where a build tells of its progress."""


def built(out: Path, *dumps: Path, processes: int = 1, anew: bool = False) -> Built:
    plan = Plan(str(out), [str(dump) for dump in dumps], processes, "2026-11-23", "1.0", anew)
    return build(plan, nobody_watches)


def work(number: int, title: str, **facts: object) -> dict[str, object]:
    """A work as Crossref's public data file has it."""
    known = {
        "DOI": f"10.1000/{number}",
        "prefix": "10.1000",
        "member": "1",
        "type": "journal-article",
        "title": [title],
        "author": [{"given": "Ada", "family": "Lovelace"}],
        "published": {"date-parts": [[2024, 7]]},
    }
    return known | facts


def written(path: Path, works: Iterable[dict[str, object]]) -> Path:
    """A dump of some works."""
    path.write_text("".join(json.dumps(each) + "\n" for each in works), encoding="utf-8")
    return path


def paper(title: str = "", **ids: str) -> Paper:
    return Paper(title, Location("papers.csv", 2), ids=Ids(**ids))


def found(path: Path, asked: Paper) -> tuple[Record, ...]:
    with Index(str(path)) as index:
        return Lookup(index).find(asked)


def titles(path: Path, asked: Paper) -> list[str]:
    return [record.title for record in found(path, asked)]


def answers(path: Path, asked: Sequence[Paper]) -> list[tuple[Record, ...]]:
    with Index(str(path)) as index:
        return [Lookup(index).find(each) for each in asked]
