"""Corrections that curators make by hand: a run makes the same ones, byte for byte, in every layout."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from running import call

PEOPLE = ("Ines Okafor", "Jun Takeda", "Ada Lindqvist", "Bo Moreau", "Cy Whitfield", "Di Nakagawa", "Eva Petrov")
SUBJECTS = ("Translations", "Molecules", "Networks", "Adapters", "Transformers", "Questions")
WORDS = ("Lantern", "Meadow", "Harbour", "Quartz", "Willow", "Falcon", "Ember", "Cedar", "Glacier", "Saffron")
PLACES: Mapping[str, tuple[str, int]] = {
    "ICLR": ("International Conference on Learning Representations", 5),
    "ICML": ("Proceedings of the 41st International Conference on Machine Learning", 7),
    "EMNLP": ("Proceedings of the 2024 Conference on Empirical Methods in Natural Language Processing", 11),
    "NeurIPS": ("Advances in Neural Information Processing Systems 37", 12),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says."""

    number: int
    title: str
    people: str
    venue: str
    year: int
    month: str
    preprint: int

    @property
    def url(self) -> str:
        return f"https://arxiv.org/abs/2310.{self.number:05d}"


def _true(number: int) -> Said:
    venue = tuple(PLACES)[number % len(PLACES)]
    people = ", ".join(PEOPLE[(number + place) % len(PEOPLE)] for place in range(3))
    title = f"{WORDS[number]}: Aligning Sparse {SUBJECTS[number % len(SUBJECTS)]} with Graphs"
    return Said(number, title, people, venue, 2024, f"{PLACES[venue][1]:02d}", 2023)


TRUE = tuple(_true(number) for number in range(len(WORDS)))

MISTAKES: Mapping[int, Callable[[Said], Said]] = {
    0: lambda said: replace(said, venue="arXiv", year=2023, month="10"),
    1: lambda said: replace(said, venue="arxiv", year=2023, month="10"),
    2: lambda said: replace(said, venue="ACL"),
    3: lambda said: replace(said, venue="NIPS"),
    5: lambda said: replace(said, year=2023),
    6: lambda said: replace(said, title=said.title.replace(": ", ":  ")),
    9: lambda said: replace(said, venue="Preprint", year=2023, month="10"),
}
"""What a curator once wrote in some entries: the preprint, another venue, a former name, another year, spaces."""

PREPRINTS = ("arXiv", "arxiv", "Preprint")


def _starred(s: Said) -> str:
    """Preprints by the month, and what was published by the year of its edition."""
    told = f"{s.venue} {s.year}.{s.month}" if s.venue in PREPRINTS else f"{s.venue}'{s.year % 100}"
    return f"- (*{told}*) {s.title} [[paper]({s.url})]\n"


def _first_public(s: Said) -> str:
    """The month in which a work first was public, and the edition at which it appeared since, if it did."""
    badge = "Arxiv" if s.venue in PREPRINTS else f"{s.venue}{s.year}"
    said = f"*{s.people}*. [[pdf]({s.url})], 2023.10."
    return f"- **{s.title}**\n\n  {said} ![](https://img.shields.io/badge/{badge}-orange)\n\n"


def _in_code(s: Said) -> str:
    """The same, with the edition in code behind the title."""
    edition = s.venue if s.venue in PREPRINTS else f"{s.venue} {s.year}"
    return f"1. **{s.title}.** `{edition}`\n\n    *{s.people}.* [[Paper]({s.url})], 2023.10\n\n"


LAYOUTS: Mapping[str, Callable[[Said], str]] = {
    "heading.md": lambda s: (
        f"#### [{s.title}]({s.url}) *{MONTHS[int(s.month) - 1]} {s.year} {s.venue}*\n\n{s.people}\n\n"
    ),
    "prefix.md": lambda s: f"- ({s.venue}'{s.year % 100}) [{s.title}]({s.url})\n",
    "bold.md": lambda s: f"- **{s.title}** - {s.people}, *{s.venue} {s.year}* [[paper]({s.url})]\n",
    "cited.md": lambda s: f"* [{s.title}]({s.url}), {s.people}. *{s.venue}*, {s.year}.\n",
    "row.md": lambda s: f"| {s.year}.{s.month} | [{s.title}]({s.url}) | {s.venue} |\n",
    "badge.md": lambda s: f"- [{s.title}]({s.url}) ![](https://img.shields.io/badge/{s.venue}-{s.year}-blue)\n",
    "starred.md": _starred,
    "first_public.md": _first_public,
    "code.md": _in_code,
    "table.csv": lambda s: f'"{s.title}";{s.url};{s.year}-{s.month};{s.venue};{s.people}\n',
    "records.yaml": lambda s: (
        f"- title: '{s.title}'\n  venue: {s.venue}\n  year: {s.year}\n  url: {s.url}\n  authors: {s.people}\n"
    ),
}
HEADS = {"row.md": "| Date | Title | Venue |\n| --- | --- | --- |\n", "table.csv": "title;url;date;venue;authors\n"}


def _record(said: Said, kind: str) -> object:
    names = [dict(zip(("given", "family"), name.split(), strict=True)) for name in said.people.split(", ")]
    common = {"title": said.title, "author": names}
    if kind == "preprint":
        place = {"URL": said.url, "DOI": f"10.48550/arXiv.{said.url[-10:]}", "archive": "arXiv"}
        return {**common, **place, "type": "article", "genre": "preprint", "issued": {"date-parts": [[2023, 10, 12]]}}
    appeared = {"container-title": PLACES[said.venue][0], "issued": {"date-parts": [[2024, int(said.month)]]}}
    return {**common, **appeared, "type": "paper-conference", "DOI": f"10.1000/{said.number}"}


def _page(name: str, entries: tuple[Said, ...]) -> str:
    head = "# List\n\n## Works\n\n" if name.endswith(".md") else ""
    return head + HEADS.get(name, "") + "".join(LAYOUTS[name](said) for said in entries)


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_a_curator_corrected_by_hand_is_corrected_in_the_same_bytes(tmp_path: Path, name: str) -> None:
    records = [_record(said, kind) for said in TRUE for kind in ("preprint", "published")]
    (tmp_path / "own.json").write_text(json.dumps(records), encoding="utf-8")
    (tmp_path / "enrich.toml").write_text('catalogues = ["own.json"]\nsort = []\n', encoding="utf-8")
    before = tuple(MISTAKES.get(said.number, lambda said: said)(said) for said in TRUE)
    (tmp_path / name).write_text(_page(name, before), encoding="utf-8")
    done = call(tmp_path, "run", name, "--offline", "--no-links")
    assert done.text(name) == _page(name, TRUE)
