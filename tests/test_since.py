"""`--since`: a contributor answers for what a change adds or touches, and for nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from internet import Asked, Internet, Reply, Site
from invented_works import SOURCES
from running import Finished, call, run
from test_git import git

HEAD = "title,url,date,venue,authors\n"
OLD = HEAD + "".join(
    f"On the Old Matter Number {number},https://gone.example/{number},Mar 2023,KDD,Ada Bee\n" for number in range(50)
)
NEW = """\
On a Page That Was Never There,https://gone.example/new,Mar 2025,KDD,Bo Hive
On a Month That Nobody Knows,https://live.example/month,Mon 2025,KDD,Cy Nest
On the Old Matter Number 7,https://live.example/seven,Mar 2023,KDD,Ada Bee
"""
LOST = Reply(b"<title>Lost</title>", 404)


def living(asked: Asked) -> Reply:
    words = " ".join(f"{asked.path[1:]}{number}" for number in range(99))
    known = asked.path in ("/month", "/seven")
    return Reply(f"<title>The page on {asked.path[1:]}</title><p>{words}".encode()) if known else LOST


SITES: dict[str, Site] = {**SOURCES, "gone.example": lambda asked: LOST, "live.example": living}


def known(title: str, family: str, given: str, *issued: int) -> dict[str, Any]:
    """What the catalogue has of a new entry, so that nothing remains to be said of it but what is wrong."""
    return {
        "id": title,
        "type": "paper-conference",
        "title": title,
        "author": [{"family": family, "given": given}],
        "issued": {"date-parts": [issued]},
        "container-title": "KDD",
        "URL": f"https://catalogue.example/{family}",
    }


CATALOGUE = [
    known("On a Page That Was Never There", "Hive", "Bo", 2025, 3),
    known("On a Month That Nobody Knows", "Nest", "Cy", 2025, 8),
    known("On the Old Matter Number 7", "Bee", "Ada", 2023, 3),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    (tmp_path / "papers.csv").write_text(OLD, encoding="utf-8")
    (tmp_path / "catalogue.json").write_text(json.dumps(CATALOGUE), encoding="utf-8")
    (tmp_path / "enrich.toml").write_text('catalogues = ["catalogue.json"]\n', encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "fifty old dead links")
    return tmp_path


def judged(folder: Path, *arguments: str) -> Finished:
    with Internet(SITES) as internet:
        done = run(folder, "run", "--since", "main", "--report", "report.json", *arguments, internet=internet)
        assert len(internet.asked_of("gone.example")) <= 3, "old links were asked about"
    return done


def found(done: Finished) -> set[tuple[str, int]]:
    about_sources = ("source-silent", "source-changed")
    findings = done.report()["findings"]
    return {(finding["rule"], finding["line"]) for finding in findings if finding["rule"] not in about_sources}


def test_three_new_entries_have_three_findings_among_fifty_old_dead_links(folder: Path) -> None:
    (folder / "papers.csv").write_text(HEAD + NEW + OLD.removeprefix(HEAD), encoding="utf-8")
    done = judged(folder)
    assert found(done) == {("dead-link", 2), ("placeholder-date", 3), ("duplicate-entry", 4)}
    assert done.code == 1
    assert "50 other papers left alone" in " ".join(done.out.split())
    assert done.report()["left_out"] == {"papers": 50, "findings": 0}
    assert done.text() == HEAD + NEW + OLD.removeprefix(HEAD)


def test_a_change_that_only_moves_entries_is_clean(folder: Path) -> None:
    rows = OLD.removeprefix(HEAD).splitlines(keepends=True)
    (folder / "papers.csv").unlink()
    (folder / "renamed.csv").write_text(HEAD + "".join(reversed(rows)), encoding="utf-8")
    done = judged(folder, "renamed.csv", "--fail-on", "info")
    assert (done.code, found(done)) == (0, set())


def test_links_alone_are_judged_in_the_same_way(folder: Path) -> None:
    (folder / "papers.csv").write_text(OLD + NEW, encoding="utf-8")
    with Internet(SITES) as internet:
        done = run(folder, "links", "--since", "main", "--report", "report.json", internet=internet)
    assert {finding["rule"] for finding in done.report()["findings"]} == {"dead-link"}
    assert {link["url"] for link in done.report()["links"]} == {
        "https://gone.example/new",
        "https://live.example/month",
        "https://live.example/seven",
    }


def test_a_wrong_fact_counts_by_its_severity_though_a_run_could_mend_it(folder: Path) -> None:
    (folder / "papers.csv").write_text(OLD + "A Doubled  Space in a Title,,Mar 2023,KDD,Ada Bee\n", encoding="utf-8")
    options = ("run", "--since", "main", "--offline", "--fail-on")
    assert call(folder, *options, "info").code == 1
    assert call(folder, *options, "error").code == 0
    assert call(folder, *options, "never", "--check").code == 1


def test_what_makes_no_sense_is_refused(folder: Path) -> None:
    assert "leave --output out" in call(folder, "run", "--since", "main", "--output", "x.csv").err
    unknown = call(folder, "run", "--since", "nowhere")
    assert (unknown.code, "git fetch origin nowhere" in unknown.err) == (2, True)


def test_a_list_that_could_not_be_read_before_is_all_new(folder: Path) -> None:
    (folder / "papers.csv").write_bytes(b"title,url\nB\xff,https://live.example/b\n")
    git(folder, "commit", "--quiet", "-am", "broken")
    (folder / "papers.csv").write_text(HEAD + "On Bees  and Dances,,Mar 2023,KDD,Ada Bee\n", encoding="utf-8")
    done = call(folder, "run", "--since", "main", "--offline", "--report", "report.json")
    assert found(done) == {("title-spacing", 2)}
    assert "all its entries count as new" in done.err
