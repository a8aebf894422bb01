"""git as enrich asks it: what it knows, and what a maintainer is told to type where it does not."""

import os
import subprocess
from contextlib import chdir
from pathlib import Path

import pytest

from enrich.errors import BadConfig
from enrich.git import Git, environment_for_git

LONG = "".join(f"line {number}\n" for number in range(1, 41))


ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *IDENTITY, *arguments]
    done = subprocess.run(command, cwd=folder, env=os.environ | ALONE, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with a list on `main`, and a branch `change` checked out."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    (tmp_path / "old name.csv").write_text(LONG, encoding="utf-8")
    (tmp_path / "ünused.csv").write_text("x\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "start")
    git(tmp_path, "switch", "--quiet", "-c", "change")
    return tmp_path


@pytest.fixture
def here(clone: Path):
    with chdir(clone):
        yield Git(environment_for_git(os.environ))


def test_a_change_began_where_the_histories_parted(here: Git, clone: Path) -> None:
    start = git(clone, "rev-parse", "main")
    git(clone, "switch", "--quiet", "main")
    git(clone, "commit", "--quiet", "--allow-empty", "-m", "meanwhile")
    git(clone, "switch", "--quiet", "change")
    assert here.commit("main") == start


def test_old_names_and_old_texts_are_known(here: Git, clone: Path) -> None:
    git(clone, "mv", "old name.csv", "new name.csv")
    git(clone, "rm", "--quiet", "ünused.csv")
    base = here.commit("main")
    assert set(here.changed(base)) == {"old name.csv", "ünused.csv"}
    assert here.text_at(base, "old name.csv") == LONG.encode()
    assert here.text_at(base, "new name.csv") is None


def test_paths_are_told_from_the_top(here: Git, clone: Path) -> None:
    (clone / "deep").mkdir()
    with chdir(clone / "deep"):
        assert here.from_top("../old name.csv") == "old name.csv"


def test_a_diff_shows_three_lines_around_a_change(here: Git, clone: Path) -> None:
    (clone / "old name.csv").write_text(LONG.replace("line 20\n", "line twenty\n"), encoding="utf-8")
    assert here.shown(here.commit("main"), "old name.csv") == set(range(17, 24))


@pytest.mark.parametrize(
    ("ref", "next_command"),
    [
        ("nowhere", "git fetch origin nowhere"),
        ("origin/main", "fetch-depth: 0"),
        ("--output=x", "name a branch"),
        (" ", "name a branch"),
    ],
)
def test_an_unknown_commit_says_what_to_type(here: Git, ref: str, next_command: str) -> None:
    with pytest.raises(BadConfig, match=next_command):
        here.commit(ref)


def test_a_shallow_clone_says_what_to_type(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    git(clone, "commit", "--quiet", "--allow-empty", "-m", "more")
    shallow = tmp_path_factory.mktemp("shallow")
    git(shallow, "clone", "--quiet", "--depth", "1", "--no-single-branch", f"file://{clone}", ".")
    with chdir(shallow), pytest.raises(BadConfig, match="git fetch --unshallow"):
        Git(environment_for_git(os.environ)).commit("origin/main")


def test_a_folder_without_history_says_what_to_do(tmp_path: Path) -> None:
    with chdir(tmp_path), pytest.raises(BadConfig, match="not a git repository"):
        Git(environment_for_git(os.environ)).commit("main")


def test_without_git_it_says_so(here: Git) -> None:
    with pytest.raises(BadConfig, match="git is not installed"):
        Git({"PATH": "/nowhere"}).commit("main")


def test_the_environment_of_a_hook_leads_to_no_other_repository(here: Git) -> None:
    told = environment_for_git({"GIT_DIR": "/elsewhere", "GIT_EXTERNAL_DIFF": "touch x", "PATH": os.environ["PATH"]})
    assert Git(told).commit("main")
    assert "GIT_EXTERNAL_DIFF" not in told
