"""`enrich links` as its users run it, against a small internet: night after night, and with links rewritten."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from internet import Asked, Fault, Internet, Reply, Site
from running import NO_NAMES, call, run

WORDS = " ".join(f"word{number}" for number in range(60))

README = """\
# Things

See [below](#papers), [nothing](#nowhere), [a file](missing.md) and https://code.example/tool.

## Papers

#### [A Paper on Moths](http://moved.example/old) *Jul 2024 ICML*

#### [A Paper on Bees](https://gone.example/bees.html) *Jul 2021 ICML*

#### [A Paper on Ants](https://swap.example/ants) *Jul 2023 ICML*
"""


def page(title: str, status: int = 200, *headers: tuple[str, str], head: str = "") -> Reply:
    return Reply(f"<html><title>{title}</title>{head}<p>{WORDS}</html>".encode(), status, headers=headers)


def known(*paths: str) -> Site:
    return lambda asked: page(asked.path) if asked.path in paths else page("Lost", 404)


def moved(asked: Asked) -> Reply:
    to = {"/old": "https://moved.example/new", "/away": "https://other.example/new"}.get(asked.path)
    return page("Moved", 301, ("Location", to)) if to else known("/new")(asked)


def archive(asked: Asked) -> Reply:
    copy = f"http://web.archive.org/web/20210701000000/{asked.query['url']}"
    said = f'{{"archived_snapshots": {{"closest": {{"available": true, "status": "200", "url": "{copy}"}}}}}}'
    return Reply(said.encode(), content_type="application/json")


ANOTHER = '<meta name="citation_title" content="Quite Another Work about Volcanoes">'
SITES: dict[str, Site] = {
    "code.example": known("/tool"),
    "moved.example": moved,
    "gone.example": known(),
    "swap.example": lambda asked: page("Volcanoes", head=ANOTHER),
    "archive.org": archive,
    "flaky.example": lambda asked: page("Trouble", 503),
}


ONE_DAY_EARLIER = """
UPDATE sighting SET day = date(day, '-1 day'), at = strftime('%Y-%m-%dT%H:%M:%S+00:00', at, '-1 day')
"""


def let_a_night_pass(folder: Path) -> None:
    """What is remembered of links becomes a day older."""
    with closing(sqlite3.connect(folder / "cache" / "observations.sqlite")) as database:
        database.execute(ONE_DAY_EARLIER)
        database.commit()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    return tmp_path


def verdicts(done) -> dict[str, str]:
    return {link["url"]: link["verdict"] for link in done.report()["links"]}


def test_links_of_a_document_are_judged_and_nothing_is_written(folder: Path) -> None:
    with Internet(SITES) as internet:
        done = run(folder, "links", "README.md", "--report", "report.json", internet=internet)
    assert done.code == 1, done.err
    assert done.text("README.md") == README
    assert verdicts(done) == {
        "https://code.example/tool": "ok",
        "http://moved.example/old": "moved",
        "https://gone.example/bees.html": "broken",
        "https://swap.example/ants": "suspect",
    }
    rules = {finding["rule"] for finding in done.report()["findings"]}
    assert {"missing-anchor", "missing-file", "moved-link", "dead-link", "link-mismatch"} <= rules
    assert {asked.host for asked in internet.asked} <= SITES.keys()


@pytest.mark.parametrize("wish", ["moved", "archive"])
def test_links_are_rewritten_on_request_and_then_there_is_nothing_left_to_rewrite(folder: Path, wish: str) -> None:
    with Internet(SITES) as internet:
        first = run(folder, "links", "README.md", f"--fix-links={wish}", internet=internet)
        text = first.text("README.md")
        second = run(folder, "links", "README.md", f"--fix-links={wish}", internet=internet)
    copy = "https://web.archive.org/web/20210701000000/https://gone.example/bees.html"
    expected = README.replace("http://moved.example/old", "https://moved.example/new")
    assert text == (expected.replace("https://gone.example/bees.html", copy) if wish == "archive" else expected)
    assert second.text("README.md") == text


def test_a_move_to_another_site_is_only_proposed(folder: Path) -> None:
    text = README.replace("http://moved.example/old", "https://moved.example/away")
    (folder / "README.md").write_text(text, encoding="utf-8")
    with Internet({**SITES, "other.example": known("/new")}) as internet:
        done = run(folder, "links", "README.md", "--fix-links", "--report", "report.json", internet=internet)
    assert done.text("README.md") == text
    fixes = [finding["fix"] for finding in done.report()["findings"] if finding["rule"] == "moved-link"]
    assert [(fix["after"], fix["band"]) for fix in fixes] == [("https://other.example/new", "suggest")]


def test_plain_text_will_do_and_patterns_leave_links_out(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("https://code.example/tool and https://gone.example/x.\n", encoding="utf-8")
    with Internet(SITES) as internet:
        done = run(tmp_path, "links", "notes.txt", "--exclude", "gone", "--report", "report.json", internet=internet)
    assert done.code == 0, done.err
    assert verdicts(done) == {"https://code.example/tool": "ok", "https://gone.example/x": "unchecked"}
    assert not internet.asked_of("gone.example")


def test_a_link_that_fails_for_three_nights_is_dead_and_not_before(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("https://flaky.example/x https://code.example/tool\n", encoding="utf-8")
    heard = []
    with Internet(SITES) as internet:
        for _ in range(3):
            done = run(tmp_path, "links", "notes.txt", "--report", "report.json", internet=internet)
            heard.append(verdicts(done)["https://flaky.example/x"])
            let_a_night_pass(tmp_path)
        assert heard == ["transient", "transient", "broken"]
        assert "on 3 days" in done.out
        internet.sites["flaky.example"] = known("/x")
        again = run(tmp_path, "links", "notes.txt", "--report", "report.json", internet=internet)
    assert verdicts(again)["https://flaky.example/x"] == "ok"
    told = {link["url"]: (link["observed"], link["past"]) for link in again.report()["links"]}
    observed, past = told["https://flaky.example/x"]
    assert observed == again.report()["day"]
    assert [sighting["verdict"] for sighting in past] == ["transient"]
    assert len([asked for asked in internet.asked_of("code.example") if asked.path == "/tool"]) == 1


def test_without_a_network_nothing_is_dead(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_NAMES, encoding="utf-8")
    for number in (1, 5):
        links = " ".join(f"https://host{place}.example/x" for place in range(number))
        (tmp_path / "notes.txt").write_text(links, encoding="utf-8")
        nowhere = {"PYTHONPATH": str(tmp_path), "HTTPS_PROXY": "", "HTTP_PROXY": ""}
        done = run(tmp_path, "links", "notes.txt", "--report", "report.json", environment=nowhere)
        assert set(verdicts(done).values()) == {"unchecked"}
        assert done.code == 0


def test_a_network_that_wants_its_users_to_sign_in_makes_nothing_suspect(tmp_path: Path) -> None:
    hosts = [f"host{number}.example" for number in range(4)]
    (tmp_path / "notes.txt").write_text(" ".join(f"https://{host}/papers/1" for host in hosts), encoding="utf-8")
    with Internet(dict.fromkeys(hosts, known()), dict.fromkeys(hosts, Fault.WEB_PAGE)) as internet:
        done = run(tmp_path, "links", "notes.txt", "--report", "report.json", internet=internet)
    assert set(verdicts(done).values()) == {"unchecked"}


def test_offline_only_looks_at_the_text(folder: Path) -> None:
    done = call(folder, "links", "README.md", "--offline", "--report", "report.json")
    assert done.code == 0
    assert set(verdicts(done).values()) == {"unchecked"}
    assert {"missing-anchor", "missing-file"} <= {finding["rule"] for finding in done.report()["findings"]}


def test_without_being_asked_to_not_even_what_is_sure_is_written(tmp_path: Path) -> None:
    text = "title,url\nA Paper,[a.pdf](https://code.example/tool)\n"
    (tmp_path / "papers.csv").write_text(text, encoding="utf-8")
    done = call(tmp_path, "links", "--offline")
    assert (done.code, done.text()) == (1, text)
    assert "https://code.example/tool" in done.out
    mended = call(tmp_path, "links", "--offline", "--fix-links")
    assert mended.text() == "title,url\nA Paper,https://code.example/tool\n"
