"""Many lists at once: which files are meant, and that no question is asked twice."""

import asyncio
from contextlib import chdir
from pathlib import Path

import pytest

from enrich.commands.list_files import list_files
from enrich.config import Settings
from enrich.errors import BadConfig
from enrich.lists import format_of
from enrich.model import Found
from enrich.pipeline import Bed, tend_all
from enrich.resolve import Means
from enrich.wishes import Wishes
from running import call
from test_pipeline import ANTS, LIST, TODAY, Scripted, nobody

FILES = (
    "a.md",
    "b.csv",
    "sub/c.bib",
    "sub/d.txt",
    ".git/e.md",
    "node_modules/f.md",
    "cache/g.json",
    "page.md",
    "z.json",
)
SETTINGS = Settings(rendered={"b.csv": "page.md"}, catalogues=("z.json",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LIST if name.endswith("csv") else "", encoding="utf-8")
    return tmp_path


def meant(folder: Path, *names: str, for_links: bool = False) -> list[str]:
    with chdir(folder):
        return [named.path for named in list_files(names, SETTINGS, for_links=for_links)]


def test_a_folder_means_the_lists_in_it(folder: Path) -> None:
    assert meant(folder, ".") == ["a.md", "b.csv", "sub/c.bib"]
    assert meant(folder, "sub", for_links=True) == ["sub/c.bib", "sub/d.txt"]


def test_a_pattern_means_the_lists_that_fit_it(folder: Path) -> None:
    assert meant(folder, "*.md", "**/*.bib") == ["a.md", "sub/c.bib"]
    assert meant(folder, "**/*") == ["a.md", "b.csv", "sub/c.bib"]


def test_each_list_is_meant_once_and_a_file_is_meant_whatever_it_is(folder: Path) -> None:
    assert meant(folder, "a.md", "./a.md", "*.md", "page.md", "no.md") == ["a.md", "page.md", "no.md"]


@pytest.mark.parametrize(
    ("name", "why"), [("*.tsv", r"no list is called \*\.tsv"), ("empty", "empty is a folder without lists")]
)
def test_a_pattern_or_folder_without_lists_is_an_error(folder: Path, name: str, why: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(BadConfig, match=why):
        meant(folder, name)


def test_a_file_of_a_folder_that_is_no_list_is_left_out_and_named(folder: Path) -> None:
    (folder / "figures.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    (folder / "enrich.toml").write_text('lists = ["*.csv", "."]\ncatalogues = []\n', encoding="utf-8")
    done = call(folder, "run", "--offline", "--no-links", ".", "--report", "report.txt")
    assert done.code == 0, done.err
    assert "left out: figures.csv:1: no column is called 'title'" in done.err
    assert call(folder, "run", "--offline", "--no-links", "--check", "b.*").code == 0


def test_a_paper_that_stands_in_several_lists_is_asked_about_once() -> None:
    sources = [Scripted(name, lambda paper: Found((ANTS,))) for name in ("arxiv", "crossref")]
    lookups: list[int] = []

    class Counting(Scripted):
        def lookup(self, papers, fetch):  # type: ignore[no-untyped-def]  # that of Scripted, and counted
            lookups.append(len(papers))
            return super().lookup(papers, fetch)

    source = Counting("arxiv", sources[0].says)
    means = Means((source,), nobody, lambda *_: None)
    beds = [Bed(LIST, path, format_of(path), Wishes(TODAY, links=False)) for path in ("one.csv", "two.csv")]
    one, two = asyncio.run(tend_all(beds, means))
    assert lookups[0] == 2
    assert one.after == two.after != LIST


def test_a_list_that_is_not_there_says_what_to_type(tmp_path: Path) -> None:
    done = call(tmp_path, "run")
    assert done.code == 2
    assert "papers.csv" in done.err
    assert "enrich init" in done.err


def test_a_list_of_which_nothing_is_read_is_named_unless_its_folder_was_meant(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("# List\n\nWords.\n", encoding="utf-8")
    done = call(tmp_path, "run", "list.md", "--offline")
    assert (done.code, done.err) == (
        0,
        "enrich: list.md: no entry was found in it; docs/lists.md tells how entries are written\n",
    )
    assert call(tmp_path, "run", ".", "--offline").err == ""
