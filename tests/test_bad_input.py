"""Input that cannot be used: one clear line, exit code 2, and nothing written."""

import os
import stat
from pathlib import Path

import pytest

from running import Finished, call, files, run

GOOD = "title,url,date,venue,authors\nA Fine Paper on Bees,https://example.org/bees,Mar 2024,KDD,Ada Bee\n"


def refused(folder: Path, *arguments: str) -> Finished:
    """Runs in a folder, and holds that the run was refused: files unchanged, no new ones, one line that says why."""
    before, modes = files(folder), {path: path.stat().st_mode for path in folder.rglob("*")}
    done = call(folder, *arguments)
    assert done.code == 2, (done.out, done.err)
    assert files(folder) == before
    assert {path: path.stat().st_mode for path in modes} == modes
    assert done.out == ""
    assert done.err.startswith("enrich: ")
    assert done.err.count("\n") == 1, done.err
    assert "Traceback" not in done.err
    return done


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("untitled.csv", b"name,link\nA Paper,https://example.org\n", ("untitled.csv:1", "title", "column")),
        ("wide.csv", b"title,url\nOne,https://example.org\nTwo,https://example.org,x,y\n", ("wide.csv:3", "cells")),
        ("mixed.csv", "title\nCafé\n".encode() + b"Caf\xe9\n", ("mixed.csv:3", "0xE9", "mixes encodings", "UTF-8")),
        ("nul.csv", b"title\nOne\nTw\0o\n", ("nul.csv:3", "NUL")),
        ("nul.md", b"# L\n\n#### [A](https://a.example) *2024*\n\0\n", ("nul.md:4", "NUL")),
        ("huge.csv", b"title\nOne\n" + b"x" * 10_000_000 + b"\n", ("huge.csv:3", "longer than", "Shorten")),
        ("open.csv", b'title,url\nOne,https://example.org\n"Two,https://example.org\n', ("open.csv:3", "not closed")),
        ("huge.md", b"# L\n\n#### [" + b"x" * 10_000_000 + b"](https://a.example) *2024*\n", ("huge.md:3", "longer")),
        ("empty.csv", b"", ("empty.csv", "title")),
        ("blank.csv", b"\n\n", ("blank.csv", "title")),
        ("utf16.csv", "title\nCafé\n".encode("utf-16")[:-1], ("utf16.csv:2", "UTF-16")),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_read_is_refused_with_line_and_remedy(
    tmp_path: Path, name: str, data: bytes, words: tuple[str, ...]
) -> None:
    (tmp_path / name).write_bytes(data)
    done = refused(tmp_path, "run", name, "--offline", "--report", "report.md")
    missing = [word for word in words if word not in done.err]
    assert not missing, done.err
    assert len(done.err) < 400


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").mkdir()
    assert "papers.csv is a folder without lists" in refused(tmp_path, "run", "--offline").err


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    assert "papers.csv: cannot read it: No such file or directory" in refused(tmp_path, "run", "--offline").err


def test_an_unknown_suffix_is_told_which_are_known(tmp_path: Path) -> None:
    (tmp_path / "papers.docx").write_text(GOOD, encoding="utf-8")
    done = refused(tmp_path, "run", "papers.docx", "--offline")
    assert "papers.docx" in done.err
    assert ".csv" in done.err
    assert ".md" in done.err


def test_of_several_lists_none_is_written_if_one_is_bad(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text(GOOD.replace("A Fine", " A  Fine"), encoding="utf-8")
    (tmp_path / "bad.csv").write_text("name\nx\n", encoding="utf-8")
    assert "bad.csv:1" in refused(tmp_path, "run", "good.csv", "bad.csv", "--offline").err


# --- targets -----------------------------------------------------------------------------------


UNTIDY = GOOD.replace(",Mar 2024,", ",Mon 2024,").replace(
    "https://example.org/bees", "https://arxiv.org/abs/2403.01234"
)

CATALOGUE = """[{"type": "article", "title": "A Fine Paper on Bees", "author": [{"given": "Ada", "family": "Bee"}],
  "issued": {"date-parts": [[2024, 3, 2]]}, "URL": "https://arxiv.org/abs/2403.01234", "genre": "preprint"},
 {"type": "paper-conference", "title": "A Fine Paper on Bees", "author": [{"given": "Ada", "family": "Bee"}],
  "container-title": "KDD", "issued": {"date-parts": [[2024, 8]]}, "URL": "https://example.org/kdd"}]"""


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A folder with two lists that a run would change, and the catalogue that says so."""
    for name in ("papers.csv", "other.csv"):
        (tmp_path / name).write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "catalogue.json").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "enrich.toml").write_text('catalogues = ["catalogue.json"]\n', encoding="utf-8")
    return tmp_path


def test_a_read_only_list_that_would_change_is_refused(untidy: Path) -> None:
    (untidy / "papers.csv").chmod(0o444)
    assert "papers.csv: the file is read-only. Make it writable." in refused(untidy, "run", "--offline").err


def test_of_two_lists_neither_is_written_if_one_is_read_only(untidy: Path) -> None:
    (untidy / "papers.csv").chmod(0o444)
    assert "papers.csv: the file is read-only" in refused(untidy, "run", "other.csv", "papers.csv", "--offline").err


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    (tmp_path / "papers.csv").write_text(GOOD, encoding="utf-8")
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    done = refused(tmp_path, "run", "--offline", "--output", "shelf/new.csv")
    folder.chmod(0o755)
    assert "shelf/new.csv: its folder is read-only" in done.err


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text(GOOD, encoding="utf-8")
    assert "nowhere/new.csv" in refused(tmp_path, "run", "--offline", "--output", "nowhere/new.csv").err


def test_no_list_is_written_if_a_report_cannot_be(untidy: Path) -> None:
    assert "nowhere/report.md" in refused(untidy, "run", "--offline", "--report", "nowhere/report.md").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--report", "report.pdf"), ("report.pdf", ".md", ".json", ".txt")),
        (("papers.csv", "other.csv", "--output", "new.csv"), ("--output", "one")),
    ],
)
def test_wishes_that_contradict_each_other_are_refused(
    untidy: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    done = refused(untidy, "run", "--offline", *arguments)
    assert all(word in done.err for word in words), done.err


def test_a_pipe_is_no_list_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    done = refused(tmp_path, "run", "pipe.csv", "--offline")
    assert "pipe.csv: this is not a regular file" in done.err


# --- settings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('date_polcy = "venue"', ("enrich.toml", "date_polcy", "Did you mean “date_policy”?")),
        ('date_policy = "print_first"', ("enrich.toml", "print_first")),
        ('sort = ["-dates"]', ("enrich.toml", "-dates", "Did you mean “-date”?")),
        ("links = 3", ("enrich.toml", "links")),
        ('without = ["crosref"]', ("crosref", "crossref")),
        ("lists = [", ("enrich.toml", "TOML")),
        ('catalogues = ["missing.json"]', ("missing.json", "cannot read it")),
        ('catalogues = ["bad.json"]', ("bad.json",)),
        ('catalogues = ["object.json"]', ("object.json",)),
        ('mailto = "ada@example.org"', ("mailto", "ENRICH_MAILTO")),
    ],
)
def test_settings_that_cannot_be_used_are_refused_and_say_what_would_do(
    tmp_path: Path, settings: str, words: tuple[str, ...]
) -> None:
    (tmp_path / "papers.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.json").write_text('[{"title": ', encoding="utf-8")
    (tmp_path / "object.json").write_text('"a text"', encoding="utf-8")
    (tmp_path / "enrich.toml").write_text(settings + "\n", encoding="utf-8")
    done = refused(tmp_path, "run", "--offline")
    assert all(word in done.err for word in words), done.err


def test_settings_in_pyproject_count_too(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.enrich]\nlistz = ["papers.csv"]\n', encoding="utf-8")
    assert "Did you mean “lists”?" in refused(tmp_path, "run", "--offline").err


def test_a_contact_address_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text(GOOD, encoding="utf-8")
    done = run(tmp_path, "run", environment={"ENRICH_MAILTO": "not an address"})
    assert done.code == 2
    assert "is not an e-mail address" in done.err
