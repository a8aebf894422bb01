"""The command line: what it offers, what it says, and with which exit code it ends."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from enrich import cli
from enrich.arguments import parser
from enrich.cli import BUG_LOG, main
from running import call, run

HERE = Path(__file__).resolve().parent.parent

LIST = """\
section,title,url,date,venue,authors
Bees,A Fine Paper on the Dances of Bees,https://arxiv.org/abs/2403.01234,Mon 2024,,Ada Bee
Bees,Another Paper on the Songs of Bees,https://example.org/songs,Mar 2023,KDD,"Ada Bee, Bo Hive"
Wasps,On Wasps and Their Paper Houses,https://example.org/wasps,2022,,Cy Nest
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


def commands() -> dict[str, argparse.ArgumentParser]:
    choices = (action.choices for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(next(choices))


# --- help ---------------------------------------------------------------------------------------


def test_help_names_every_command_and_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    lists = {"run", "links", "explain", "add", "render", "convert"}
    assert commands().keys() == {"init", "publish", "completion", "report", "diff", "rules", "catalogue"} | lists
    assert all(re.search(rf"^ +{name} +\w", text, re.MULTILINE) for name in commands())
    codes = text[text.index("exit codes:") :]
    assert all(re.search(rf"\b{code} \w", codes) for code in (0, 1, 2, 3, 70, 130))
    assert "ENRICH_MAILTO" in text
    assert "GITHUB_TOKEN" in text


@pytest.mark.parametrize("command", commands())
def test_every_command_has_a_help_of_its_own(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: enrich {command}")


@pytest.mark.parametrize(
    "arguments", [[], ["garden"], ["run", "--fail-on", "sometimes"], ["run", "--check", "--output", "x"]]
)
def test_a_command_line_that_makes_no_sense_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: enrich" in capsys.readouterr().err


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    done = run(tmp_path, "--version")
    assert done.code == 0
    assert re.fullmatch(r"enrich \d+\.\d+\.\d+\n", done.out)


def test_the_rules_are_those_of_the_documentation(tmp_path: Path) -> None:
    done = call(tmp_path, "rules")
    assert done.code == 0
    assert done.out == (HERE / "docs" / "rules.md").read_text(encoding="utf-8")


# --- explain ---------------------------------------------------------------------------------------


def test_explain_tells_the_story_of_the_entry_at_a_line(folder: Path) -> None:
    done = call(folder, "explain", "2", "papers.csv", "--offline")
    assert done.code == 0, done.err
    assert "A Fine Paper on the Dances of Bees" in done.out
    assert "arxiv 2403.01234" in done.out
    assert "date: Mon 2024 → Mar 2024" in done.out
    assert "applied" in done.out
    assert "Wasps" not in done.out
    assert (folder / "papers.csv").read_text(encoding="utf-8") == LIST


def test_explain_finds_entries_by_words_of_their_title_in_the_list_of_the_settings(folder: Path) -> None:
    (folder / "papers.csv").rename(folder / "insects.csv")
    (folder / "enrich.toml").write_text('lists = ["insects.csv"]\n', encoding="utf-8")
    assert "On Wasps and Their Paper Houses" in call(folder, "explain", "paper HOUSES", "--offline").out
    both = call(folder, "explain", "bees", "--offline").out
    assert both.index("Dances") < both.index("Songs")


def test_explain_refuses_an_entry_that_is_not_there(folder: Path) -> None:
    for query in ("hornets", "1"):
        done = call(folder, "explain", query, "--offline")
        assert done.code == 2
        assert done.out == ""
        assert f"“{query}”" in done.err
        assert "papers.csv" in done.err


def test_explain_names_many_entries_rather_than_telling_of_all(folder: Path) -> None:
    many = "title\n" + "".join(f"Bees and the number {number} of flowers\n" for number in range(6))
    (folder / "papers.csv").write_text(many, encoding="utf-8")
    done = call(folder, "explain", "bees", "--offline")
    assert done.code == 2
    assert "6 entries" in done.err
    assert re.search(r"^ +7  Bees and the number 5", done.err, re.MULTILINE)


# --- convert ---------------------------------------------------------------------------------------


def test_a_list_goes_to_markdown_and_back_unchanged(folder: Path) -> None:
    assert call(folder, "convert", "papers.csv", "list.md", "--title", "Papers on Insects").code == 0
    text = (folder / "list.md").read_text(encoding="utf-8")
    assert text.startswith("# Papers on Insects\n")
    assert (
        "#### [Another Paper on the Songs of Bees](https://example.org/songs) *Mar 2023 KDD*\n\nAda Bee, Bo Hive\n"
        in text
    )
    assert call(folder, "convert", "list.md", "back.csv").code == 0
    assert (folder / "back.csv").read_text(encoding="utf-8") == LIST


def test_convert_overwrites_only_when_told_to(folder: Path) -> None:
    (folder / "list.md").write_text("precious", encoding="utf-8")
    done = call(folder, "convert", "papers.csv", "list.md")
    assert done.code == 2
    assert "list.md: there is a file of this name already" in done.err
    assert "--force" in done.err
    assert (folder / "list.md").read_text(encoding="utf-8") == "precious"
    assert call(folder, "convert", "papers.csv", "list.md", "--force").code == 0
    assert "Dances of Bees" in (folder / "list.md").read_text(encoding="utf-8")


def test_convert_onto_itself_is_refused(folder: Path) -> None:
    assert call(folder, "convert", "papers.csv", "papers.csv").code == 2
    assert (folder / "papers.csv").read_text(encoding="utf-8") == LIST


# --- exit codes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 0), ("warning", 1), ("info", 1)])
def test_the_least_severity_that_fails_a_run_can_be_chosen(folder: Path, fail_on: str, code: int) -> None:
    duplicate = LIST + LIST.splitlines()[-1] + "\n"
    (folder / "papers.csv").write_text(duplicate, encoding="utf-8")
    done = call(folder, "run", "--offline", "--no-links", "--fail-on", fail_on)
    assert "duplicate-entry" in done.out
    assert done.code == code


def test_an_error_without_a_fix_fails_a_run(folder: Path) -> None:
    (folder / "papers.csv").write_text(
        LIST.replace("https://example.org/wasps", "https:/example.org/wasps"), encoding="utf-8"
    )
    done = call(folder, "run", "--offline")
    assert "malformed-link" in done.out
    assert done.code == 1


def test_an_interruption_ends_with_130(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_arguments: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_dispatch", interrupted)
    done = call(folder, "run")
    assert done.code == 130
    assert "interrupted" in done.err


def test_a_bug_ends_with_70_and_a_log_that_is_fit_for_an_issue(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def buggy(*_: object) -> None:
        raise KeyError("title")

    monkeypatch.setattr("enrich.pipeline.learn", buggy)
    monkeypatch.setenv("ENRICH_MAILTO", "very.private@lists.example")
    done = call(folder, "run", "--offline")
    assert done.code == 70
    assert "bug of enrich" in done.err
    assert BUG_LOG in done.err
    log = (folder / BUG_LOG).read_text(encoding="utf-8")
    assert "KeyError: 'title'" in log
    assert "Python 3" in log
    assert "very.private" not in log + done.err + done.out
    assert (folder / "papers.csv").read_text(encoding="utf-8") == LIST


def test_a_bug_in_a_folder_that_cannot_be_written_to_is_told_on_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def buggy(*_: object) -> None:
        raise KeyError("title")

    monkeypatch.setattr("enrich.pipeline.learn", buggy)
    (folder / BUG_LOG).mkdir()
    done = call(folder, "run", "--offline")
    assert done.code == 70
    assert "KeyError: 'title'" in done.err


# --- lists and settings ----------------------------------------------------------------------------------


def test_the_lists_of_the_settings_are_tended_and_one_on_the_command_line_instead_of_them(folder: Path) -> None:
    for name in ("a.csv", "b.csv", "c.csv"):
        (folder / name).write_text(LIST, encoding="utf-8")
    (folder / "garden.toml").write_text('lists = ["a.csv", "b.csv"]\n', encoding="utf-8")
    done = call(folder, "--config", "garden.toml", "run", "--offline", "--no-links")
    assert done.code == 0, done.err
    changed = {name for name in ("a.csv", "b.csv", "c.csv") if (folder / name).read_text(encoding="utf-8") != LIST}
    assert changed == {"a.csv", "b.csv"}
    call(folder, "--config", "garden.toml", "run", "c.csv", "--offline", "--no-links")
    assert (folder / "c.csv").read_bytes() == (folder / "a.csv").read_bytes()


def test_entries_stay_where_they_stand_if_one_likes(folder: Path) -> None:
    lines = LIST.splitlines(keepends=True)
    (folder / "papers.csv").write_text("".join([lines[0], lines[2], lines[1], lines[3]]), encoding="utf-8")
    call(folder, "run", "--offline", "--no-links", "--no-sort")
    titles = [line.split(",")[1] for line in (folder / "papers.csv").read_text(encoding="utf-8").splitlines()[1:]]
    assert titles[0].startswith("Another")
    call(folder, "run", "--offline", "--no-links")
    titles = [line.split(",")[1] for line in (folder / "papers.csv").read_text(encoding="utf-8").splitlines()[1:]]
    assert titles[0].startswith("A Fine")


def test_the_bytes_of_a_list_that_nothing_is_said_about_stay(folder: Path) -> None:
    text = '\ufeff"title";"stars"\r\n"Bees; and their flowers";"4"\r\n'
    (folder / "bees.csv").write_bytes(text.encode())
    assert call(folder, "run", "bees.csv", "--offline").code == 0
    assert (folder / "bees.csv").read_bytes() == text.encode()


# --- terminals ----------------------------------------------------------------------------------


def test_a_terminal_that_cannot_show_a_character_does_not_end_a_run(folder: Path) -> None:
    finished = run(folder, "run", "--offline", "--no-links", environment={"PYTHONIOENCODING": "ascii"})
    assert finished.code == 0
    assert "Mon 2024 ? Mar 2024" in finished.out


def test_a_reader_that_leaves_early_is_no_bug(folder: Path) -> None:
    command = f'"{sys.executable}" -m enrich rules | true; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603, S607 - our own words, and the shell that README asks for
    assert done.returncode in (0, 141)
    assert done.stderr == ""
    assert not (folder / BUG_LOG).exists()
