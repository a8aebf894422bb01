"""The corrections file on disk: made by a run, kept with the lists, heeded by the next run."""

import json
from pathlib import Path

import pytest

from running import Finished, call, files

LIST = """\
title,url,date,venue,authors
A Fine Paper on the Dances of Bees,https://example.org/dances,Mon 2021,ACL,"Ines Okafor, Jun Takeda"
Another Paper on the Songs of Bees,https://example.org/songs,Mar 2023,KDD,"Ada Bee, Bo Hive"
"""

CATALOGUE = """[{"type": "paper-conference", "title": "A Fine Paper on the Dances of Bees",
  "author": [{"given": "Ines", "family": "Okafor"}, {"given": "Jun", "family": "Takeda"}],
  "container-title": "EMNLP", "issued": {"date-parts": [[2021, 11]]}, "URL": "https://example.org/dances"}]"""

RIGHT = LIST.replace("Mon 2021,ACL", "Nov 2021,EMNLP")
UNDONE = LIST.replace("Mon 2021,ACL", "Nov 2021,ACL")
MEMORY = "corrections.jsonl"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "zotero.json").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "enrich.toml").write_text('catalogues = ["zotero.json"]\nsort = []\n', encoding="utf-8")
    return tmp_path


def night(folder: Path, *options: str) -> Finished:
    done = call(folder, "run", *options, "--offline", "--no-links", "--fail-on", "never")
    assert done.code in (0, 1), done.err
    return done


def remembered(folder: Path) -> list[tuple[str, str, str, bool]]:
    read = [json.loads(line) for line in (folder / MEMORY).read_text(encoding="utf-8").splitlines()]
    return [(line["list"], line["field"], line["after"], line.get("hinted", False)) for line in read]


def undo(folder: Path) -> None:
    assert night(folder).text() == RIGHT
    (folder / "papers.csv").write_text(UNDONE, encoding="utf-8")


def test_a_run_remembers_what_it_made_and_on_whose_word(folder: Path) -> None:
    done = night(folder)
    assert done.text() == RIGHT
    assert remembered(folder) == [("papers.csv", "date", "Nov 2021", False), ("papers.csv", "venue", "EMNLP", False)]
    assert '"url": "https://example.org/dances"' in done.text(MEMORY)
    assert f"written to papers.csv and {MEMORY}" in done.out.replace("\n", " ")


def test_the_second_run_leaves_it_alone(folder: Path) -> None:
    night(folder)
    before = files(folder)
    stamp = (folder / MEMORY).stat().st_mtime_ns
    night(folder)
    assert files(folder) == before
    assert (folder / MEMORY).stat().st_mtime_ns == stamp


def test_a_list_in_which_nothing_is_corrected_gets_no_memory(folder: Path) -> None:
    (folder / "papers.csv").write_text(RIGHT, encoding="utf-8")
    night(folder)
    assert not (folder / MEMORY).exists()


def test_what_a_person_undid_is_said_once_and_stays(folder: Path) -> None:
    undo(folder)
    told = night(folder)
    assert told.text() == UNDONE
    assert "(keep venue)" in told.out.replace("\n", " ")
    assert remembered(folder)[1] == ("papers.csv", "venue", "EMNLP", True)
    before = files(folder)
    assert "EMNLP" not in night(folder).out
    assert files(folder) == before


@pytest.mark.parametrize("spelling", ["./papers.csv", "sub/../papers.csv", "link.csv"])
def test_a_list_is_the_same_however_its_path_is_spelt(folder: Path, spelling: str) -> None:
    (folder / "sub").mkdir()
    (folder / "link.csv").symlink_to("papers.csv")
    undo(folder)
    assert night(folder, spelling).text() == UNDONE
    assert [name for name, *_ in remembered(folder)] == ["papers.csv", "papers.csv"]


def test_lists_share_the_memory_and_none_of_what_it_holds(folder: Path) -> None:
    undo(folder)
    (folder / "more").mkdir()
    (folder / "more" / "papers.csv").write_text(LIST, encoding="utf-8")
    done = night(folder, "papers.csv", "more/papers.csv")
    assert (done.text(), done.text("more/papers.csv")) == (UNDONE, RIGHT)
    assert [name for name, *_ in remembered(folder)] == [*["more/papers.csv"] * 2, *["papers.csv"] * 2]


def test_a_pin_settles_it_without_a_word(folder: Path) -> None:
    head, dances, songs = LIST.splitlines()
    pinned = f"{head},keep\n{dances},venue\n{songs},\n"
    (folder / "papers.csv").write_text(pinned, encoding="utf-8")
    done = night(folder)
    assert done.text() == pinned
    assert "1 correction held back by pins" in done.out.replace("\n", " ")
    assert "Mon 2021 → Nov 2021" in done.out, "the date of that version is only suggested then"
    assert not (folder / MEMORY).exists()


def test_check_writes_no_memory_and_does_not_fail_for_what_was_undone(folder: Path) -> None:
    before = files(folder)
    assert night(folder, "--check").code == 1
    assert files(folder) == before
    undo(folder)
    before = files(folder)
    assert night(folder, "--check").code == 0
    assert files(folder) == before


def test_output_leaves_the_memory_as_the_list_is_left(folder: Path) -> None:
    assert night(folder, "--output", "new.csv").text("new.csv") == RIGHT
    assert not (folder / MEMORY).exists()
    undo(folder)
    before = (folder / MEMORY).read_bytes()
    assert night(folder, "--output", "new.csv").text("new.csv") == UNDONE
    assert (folder / MEMORY).read_bytes() == before


def test_the_file_can_be_another_or_none(folder: Path) -> None:
    settings = (folder / "enrich.toml").read_text(encoding="utf-8")
    (folder / "notes").mkdir()
    (folder / "enrich.toml").write_text(settings + 'corrections = "notes/made.jsonl"\n', encoding="utf-8")
    night(folder)
    assert '"list": "../papers.csv"' in (folder / "notes" / "made.jsonl").read_text(encoding="utf-8")
    (folder / "enrich.toml").write_text(settings + 'corrections = ""\n', encoding="utf-8")
    (folder / "papers.csv").write_text(UNDONE, encoding="utf-8")
    assert night(folder).text() == RIGHT
    assert not (folder / MEMORY).exists()


@pytest.mark.parametrize("bad", ["<<<<<<< HEAD\n", '{"list": "papers.csv"}\n', "\0\n", '{"entry": "\xff"}\n'])
def test_a_malformed_memory_is_refused_with_its_line_and_nothing_is_written(folder: Path, bad: str) -> None:
    undo(folder)
    memory = folder / MEMORY
    memory.write_bytes(memory.read_bytes() + bad.encode("latin-1"))
    before = files(folder)
    done = call(folder, "run", "--offline", "--no-links", "--report", "report.md")
    assert done.code == 2
    assert f"{MEMORY}:3: " in done.err
    assert done.err.count("\n") == 1
    assert files(folder) == before


def test_convert_keeps_pins(folder: Path) -> None:
    (folder / "papers.csv").write_text("title,url,keep\nOne,https://example.org/1,date\n", encoding="utf-8")
    assert call(folder, "convert", "papers.csv", "list.md").code == 0
    assert "<!-- enrich: keep date -->" in (folder / "list.md").read_text(encoding="utf-8")
