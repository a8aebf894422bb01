"""Fields that a list has no place for."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import call, said

CATALOGUE = """[{"type": "paper-conference", "title": "Lantern: Aligning Sparse Translations",
  "author": [{"given": "Ines", "family": "Okafor"}, {"given": "Jun", "family": "Takeda"}],
  "container-title": "Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing",
  "issued": {"date-parts": [[2021, 11]]}, "URL": "https://aclanthology.org/2021.emnlp-main.901"}]"""
TABLE = "title,url\nLantern: Aligning Sparse Translations,https://aclanthology.org/2021.emnlp-main.901\nOther,\n"
PAGE = "- [Lantern: Aligning Sparse Translations](https://aclanthology.org/2021.emnlp-main.901)\n"
QUIET = ("--offline", "--no-links", "--report", "report.json")


def _folder(folder: Path, name: str, text: str) -> None:
    (folder / "own.json").write_text(CATALOGUE, encoding="utf-8")
    (folder / "enrich.toml").write_text('catalogues = ["own.json"]\nsort = []\n', encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("name", "text"), [("list.csv", TABLE), ("list.md", PAGE)])
def test_what_no_entry_shows_is_said_once_and_not_written(tmp_path: Path, name: str, text: str) -> None:
    _folder(tmp_path, name, text)
    done = call(tmp_path, "run", name, *QUIET)
    assert done.text(name) == text
    ((_, message),) = said(done.report(), "absent-field")
    assert "date of 1, venue of 1" in message
    assert ("--add-columns" in message) == name.endswith(".csv")
    assert done.report()["counts"]["suggested"] == 0


def test_a_table_gets_the_columns_that_it_lacks_if_that_is_asked_for(tmp_path: Path) -> None:
    _folder(tmp_path, "list.csv", TABLE)
    done = call(tmp_path, "run", "list.csv", *QUIET, "--add-columns")
    rows = done.text("list.csv").splitlines()
    assert rows[0] == "title,url,date,venue,authors"
    assert rows[1].endswith('/2021.emnlp-main.901,Nov 2021,EMNLP,"Ines Okafor, Jun Takeda"')
    assert rows[2] == "Other,,,,"
    again = call(tmp_path, "run", "list.csv", *QUIET, "--add-columns")
    assert again.text("list.csv") == done.text("list.csv")
    assert not said(again.report(), "added-column", "absent-field")
