"""Nothing outside the spans that were corrected differs after a whole run, on made-up lists in several layouts."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from running import call
from test_curators import HEADS, LAYOUTS, MISTAKES, TRUE, Said, _record

PROSE = (
    "A list of works on *sparse* models, ICML 2023 and later. See [the paper](https://e.org/a).",
    "> Found a mistake?  Open an issue.",
    "```\n- [Title](link) *Mon 2024*\n```",
    "<!-- do not edit below -->",
    "![chart](https://img.shields.io/badge/papers-10-blue)  ",
)
PAGES = tuple(name for name in LAYOUTS if name.endswith(".md"))


def _page(name: str, chance: random.Random) -> bytes:
    """Works in any order, some with the mistakes that curators make, between prose; with either line end."""
    said: list[Said] = []
    for work in chance.sample(TRUE, k=chance.randint(6, len(TRUE))):
        mistake = chance.choice((None, *MISTAKES.values()))
        said.append(mistake(work) if mistake else work)
    prose = chance.sample(PROSE, k=len(PROSE))
    above, below = "\n\n".join(prose[:3]), "\n\n".join(prose[3:])
    works = HEADS.get(name, "") + "".join(map(LAYOUTS[name], said))
    page = f"# List\n\n{above}\n\n## Works\n\n{works}\n## Notes\n\n{below}" + chance.choice(("", "\n"))
    newline, mark = chance.choice(("\n", "\r\n")), chance.choice(("", "\ufeff"))
    return (mark + page.replace("\n", newline)).encode()


def _pieces(texts: Iterable[str]) -> set[str]:
    """The words of some texts, in which a year is known by its last two digits, however it is joined."""
    pieces = (piece.lower() for text in texts for piece in re.findall(r"[^\W\d_]+|\d+", text))
    return {piece[-2:] if piece.isdigit() else piece for piece in pieces}


def _differences(old: bytes, new: bytes) -> list[tuple[str, str]]:
    """The part of each line that differs, before and after."""
    found = []
    for before, after in zip(old.decode().split("\n"), new.decode().split("\n"), strict=True):
        if before != after:
            words, others = re.split(r"(\W+)", before), re.split(r"(\W+)", after)
            changes = [change for change in SequenceMatcher(None, words, others).get_opcodes() if change[0] != "equal"]
            one = " ".join("".join(words[start:end]) for _, start, end, _, _ in changes)
            found.append((one, " ".join("".join(others[start:end]) for *_, start, end in changes)))
    return found


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", PAGES)
def test_a_run_changes_the_spans_of_its_corrections_and_nothing_else(tmp_path: Path, name: str, seed: int) -> None:
    before = _page(name, random.Random(f"{name} {seed}"))  # noqa: S311 - made-up lists, the same every time
    records = [_record(work, kind) for work in TRUE for kind in ("preprint", "published")]
    (tmp_path / "own.json").write_text(json.dumps(records), encoding="utf-8")
    (tmp_path / "enrich.toml").write_text('catalogues = ["own.json"]\nsort = []\n', encoding="utf-8")
    (tmp_path / name).write_bytes(before)
    run = call(tmp_path, "run", name, "--offline", "--no-links", "--report", "report.json")
    after = (tmp_path / name).read_bytes()
    fixes = [finding["fix"] for finding in run.report()["findings"] if (finding["fix"] or {}).get("band") == "apply"]
    differences = _differences(before, after)
    assert bool(differences) is bool(fixes)
    assert len(differences) <= len(fixes)
    assert _pieces(one for one, _ in differences) <= _pieces(
        value for fix in fixes for value in (fix["before"], fix["after"])
    )
    assert _pieces(other for _, other in differences) <= _pieces(
        value for fix in fixes for value in (fix["before"], fix["after"])
    )
    call(tmp_path, "run", name, "--offline", "--no-links")
    assert (tmp_path / name).read_bytes() == after
