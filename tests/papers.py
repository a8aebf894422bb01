"""Papers and records for tests, each with the facts that a test does not care about filled in."""

from __future__ import annotations

from enrich.model import (
    Answer,
    Author,
    DateKind,
    Dossier,
    Found,
    Ids,
    Location,
    Paper,
    PartialDate,
    Record,
    Unavailable,
    Version,
)

TITLE = "Federated Full-Parameter Tuning at Scale for Large Language Models"
PEOPLE = ("Yao Shu", "Wenyang Hu", "See-Kiong Ng")


def a_paper(title: str = TITLE, line: int = 2, **facts: object) -> Paper:
    known: dict[str, object] = {"authors": ", ".join(PEOPLE), "date": "Sep 2024", "section": "Tuning"} | facts
    return Paper(title=title, where=Location("papers.csv", line), **known)  # type: ignore[arg-type]  # facts are a test's


def a_record(source: str = "crossref", version: Version = Version.CONFERENCE, **facts: object) -> Record:
    known: dict[str, object] = {
        "url": f"https://example.org/{source}/{version}",
        "title": TITLE,
        "authors": tuple(Author(name) for name in PEOPLE),
        "venues": ("ICML 2025",) if version is Version.CONFERENCE else (),
        "dates": ((DateKind.PUBLISHED, PartialDate(2025, 7)),),
    } | facts
    return Record(source=source, version=version, **known)  # type: ignore[arg-type]  # facts are a test's


def a_preprint(source: str = "arxiv", **facts: object) -> Record:
    known: dict[str, object] = {
        "url": "https://arxiv.org/abs/2409.06277",
        "ids": Ids(arxiv="2409.06277"),
        "dates": ((DateKind.SUBMITTED, PartialDate(2024, 9, 10)),),
    } | facts
    return a_record(source, Version.PREPRINT, **known)


def a_dossier(paper: Paper, *records: Record, silent: tuple[str, ...] = ()) -> Dossier:
    answers: list[tuple[str, Answer]] = [(record.source, Found((record,))) for record in records]
    answers += [(name, Unavailable("timed out")) for name in silent]
    return Dossier(paper, tuple(answers))
