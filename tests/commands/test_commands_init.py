"""`enrich init`: looks, says what it found, and overwrites nothing."""

from pathlib import Path

import pytest

from running import call, files

SOURCE = "git+https://github.com/octo/enrich@0123456"
LIST = "title,url,authors\n" + "".join(f"On Matter {n} of Bees,https://x.example/{n},Ada Bee\n" for n in range(4))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "README.md").write_text("# Us\n\nWe keep a list.\n", encoding="utf-8")
    (tmp_path / "broken.csv").write_bytes(b"\xff\xfe\x00")
    return tmp_path


def test_it_finds_the_lists_and_says_what_comes_next(folder: Path) -> None:
    done = call(folder, "init", "--source", SOURCE)
    assert done.code == 0, done.err
    assert "papers.csv: 4 entries, a list of papers" in done.out
    assert "enrich run --check" in done.out
    assert "Allow GitHub Actions to create and approve pull requests" in done.out
    assert 'lists = ["papers.csv"]' in done.text("enrich.toml")
    assert call(folder, "run", "--offline", "--check").code in (0, 1), "the settings can be used"


def test_a_second_time_changes_nothing(folder: Path) -> None:
    call(folder, "init", "--source", SOURCE)
    before = files(folder)
    assert call(folder, "init", "--source", SOURCE).code == 0
    assert files(folder) == before


def test_what_differs_is_shown_and_kept(folder: Path) -> None:
    call(folder, "init", "--source", SOURCE)
    nightly = folder / ".github/workflows/enrich-nightly.yml"
    mine = nightly.read_text(encoding="utf-8").replace("3.13", "3.12")
    nightly.write_text(mine, encoding="utf-8")
    done = call(folder, "init", "--source", SOURCE)
    assert done.code == 1
    assert '+          python-version: "3.13"' in done.out
    assert "enrich init --force" in done.err
    assert nightly.read_text(encoding="utf-8") == mine
    assert call(folder, "init", "--source", SOURCE, "--force").code == 0
    assert "3.13" in nightly.read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = files(folder)
    done = call(folder, "init", "--source", SOURCE, "--dry-run")
    assert (done.code, files(folder)) == (0, before)
    assert "enrich.toml: new" in done.out


def test_settings_that_are_there_stay_and_their_lists_are_meant(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.enrich]\nlists = ["mine.csv"]\n', encoding="utf-8")
    assert call(folder, "init", "--source", SOURCE).code == 0
    assert not (folder / "enrich.toml").exists()
    assert "mine.csv" in (folder / ".github/workflows/enrich-pull-request.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "next_command"),
    [
        ((), "enrich init --source git+https://"),
        (("--source=--evil",), "git+https://github.com/OWNER/enrich@COMMIT"),
        (("--source", "a b"), "git+https://github.com/OWNER/enrich@COMMIT"),
    ],
)
def test_where_something_is_missing_it_says_what_to_type(
    folder: Path, arguments: tuple[str, ...], next_command: str
) -> None:
    done = call(folder, "init", *arguments)
    assert (done.code, next_command in done.err) == (2, True)


def test_a_folder_without_lists_says_how_to_name_one(tmp_path: Path) -> None:
    done = call(tmp_path, "init", "--no-workflows")
    assert (done.code, "enrich init papers.md" in done.err) == (2, True)
