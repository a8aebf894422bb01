"""`enrich render`, and the pages that a run makes anew."""

from pathlib import Path

import pytest

from running import call

TABLE = "title,url,date\nAnts,https://arxiv.org/abs/2103.00001,2021\n"
README = "# Mine\n\n<!-- enrich: begin papers.csv -->\n<!-- enrich: end -->\n\nBye.\n"
SETTINGS = '[template]\nentry = """\n* {title} <{url}>{?date} ({date}){/}\n"""\nsection = ""\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/papers.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "docs/README.md").write_text(README, encoding="utf-8")
    (tmp_path / "enrich.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


FILLED = README.replace("csv -->\n", "csv -->\n\n* Ants <https://arxiv.org/abs/2103.00001> (2021)\n\n")


def test_a_part_of_a_page_is_made_by_the_template(folder: Path) -> None:
    looked = call(folder, "render", "docs/README.md", "--check")
    assert (looked.code, looked.text("docs/README.md")) == (1, README)
    assert call(folder, "render", "docs/README.md").text("docs/README.md") == FILLED
    assert call(folder, "render", "docs/README.md", "--check").code == 0


def test_a_run_makes_the_pages_of_its_lists_anew(folder: Path) -> None:
    rendered = 'rendered = { "docs/papers.csv" = "docs/README.md" }\n'
    (folder / "enrich.toml").write_text(rendered + SETTINGS, encoding="utf-8")
    done = call(folder, "run", "docs/papers.csv", "--offline", "--no-links")
    assert done.text("docs/README.md") == FILLED, done.err


def test_a_whole_page_keeps_its_title(folder: Path) -> None:
    (folder / "enrich.toml").write_text('rendered = { "docs/papers.csv" = "page.md" }\n' + SETTINGS, encoding="utf-8")
    (folder / "page.md").write_text("# My title\n\nold\n", encoding="utf-8")
    assert call(folder, "render").text("page.md") == "# My title\n\n* Ants <https://arxiv.org/abs/2103.00001> (2021)\n"


def test_a_page_without_marks_is_not_touched(folder: Path) -> None:
    (folder / "page.md").write_text("# My title\n", encoding="utf-8")
    done = call(folder, "render", "page.md")
    assert (done.code, done.text("page.md")) == (2, "# My title\n")
    assert "has no <!-- enrich: begin LIST --> in it" in done.err


def test_a_page_is_not_put_into_itself(folder: Path) -> None:
    text = README.replace("papers.csv", "../docs/README.md")
    (folder / "docs/README.md").write_text(text, encoding="utf-8")
    done = call(folder, "render", "docs/README.md")
    assert (done.code, done.text("docs/README.md")) == (2, text)
    assert "docs/README.md: <!-- enrich: begin ../docs/README.md --> would put the page into itself" in done.err


def test_a_page_that_is_not_there_is_said_to_be_missing(folder: Path) -> None:
    done = call(folder, "render", "nope.md")
    assert (done.code, done.err) == (2, "enrich: there is no page nope.md, and no list is `rendered` to it\n")


def test_a_work_without_an_address_is_no_link(folder: Path) -> None:
    (folder / "enrich.toml").unlink()
    (folder / "docs/papers.csv").write_text(TABLE + "Bees,,2020\n", encoding="utf-8")
    page = call(folder, "render", "docs/README.md").text("docs/README.md")
    assert "- [Ants](https://arxiv.org/abs/2103.00001). 2021\n- Bees. 2020\n" in page
