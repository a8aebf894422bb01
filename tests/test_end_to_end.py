"""The whole program against a small internet: what it corrects, what it leaves, and what it never says.

All nights of `NIGHTS` are run at once, each with an internet of its own, since they mostly wait.
"""

import re
import shutil
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from internet import Fault, Internet
from invented_works import EXPECTED, LIST, SITES, SOURCES, WEB
from running import NO_NAMES, Finished, Running, call, changes, files, rows, run, said, start

CONTACT = "curator@lists.example"
KEYS = {"OPENALEX_API_KEY": "0pen-sesame-0001", "GITHUB_TOKEN": "ghp_sesame0002"}
TOLD = {"ENRICH_MAILTO": CONTACT, **KEYS}

NIGHTS: Mapping[str, Mapping[str, Fault]] = {
    "all up": {},
    "arXiv busy": {"export.arxiv.org": Fault.BUSY},
    "Crossref garbled": {"api.crossref.org": Fault.GARBAGE},
    "DataCite cut off": {"api.datacite.org": Fault.TRUNCATED, "code.example": Fault.RESET},
    "doi.org down": {"doi.org": Fault.DOWN},
    "OpenAlex out of budget": {"api.openalex.org": Fault.TOO_MANY},
    "PMLR behind a wall": {"proceedings.mlr.press": Fault.WEB_PAGE},
    "all sources busy": dict.fromkeys(SOURCES, Fault.TOO_MANY),
    "everything behind a wall": dict.fromkeys(SITES, Fault.WEB_PAGE),
}
OUTAGES = [name for name in NIGHTS if name != "all up"]

CATALOGUE = """[
  {"type": "paper-conference", "title": "Lantern: Aligning Sparse Translations with Moth Wing Attention",
   "author": [{"given": "Ines", "family": "Okafor"}, {"given": "Jun", "family": "Takeda"},
              {"given": "Mira", "family": "Holm"}, {"given": "Paulo", "family": "Reyes"},
              {"given": "Sana", "family": "Iqbal"}],
   "container-title": "Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing",
   "issued": {"date-parts": [[2021, 11]]}, "URL": "https://aclanthology.org/2021.emnlp-main.901"}
]"""


@dataclass(frozen=True, slots=True)
class Night:
    """A run that has ended, and the internet that it saw."""

    done: Finished
    internet: Internet


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Night]]:
    with ExitStack() as stack:
        under_way: dict[str, tuple[Running, Internet]] = {}
        for name, faults in NIGHTS.items():
            folder = tmp_path_factory.mktemp("night")
            (folder / "papers.csv").write_text(LIST, encoding="utf-8")
            internet = stack.enter_context(Internet(SITES, faults))
            reports = ("--report", "report.json", "--report", "report.md", "--report", "report.txt")
            running = start(folder, "run", *reports, internet=internet, environment=TOLD)
            under_way[name] = (running, internet)
        yield {name: Night(running.finish(), internet) for name, (running, internet) in under_way.items()}


@pytest.fixture(scope="module")
def good(nights: dict[str, Night]) -> Night:
    return nights["all up"]


@pytest.fixture
def again(good: Night, tmp_path: Path) -> Path:
    """A folder with the list as it was before the good night, and all that was observed in it, but no memory."""
    folder = tmp_path / "again"
    shutil.copytree(good.done.folder, folder)
    (folder / "papers.csv").write_text(LIST, encoding="utf-8")
    for written in (*folder.glob("report.*"), folder / "corrections.jsonl"):
        written.unlink()
    return folder


# --- with every host up -----------------------------------------------------------------------------


@pytest.mark.parametrize("entry", EXPECTED)
def test_each_entry_ends_as_it_should(good: Night, entry: str) -> None:
    row = rows(good.done.text())[entry]
    assert (row["title"], row["date"], row["venue"], row["authors"]) == EXPECTED[entry]


def test_columns_that_enrich_does_not_know_stay_with_their_entries(good: Night) -> None:
    before, after = rows(LIST), rows(good.done.text())
    assert {key: (row["stars"], row["notes"]) for key, row in after.items()} == {
        key: (row["stars"], row["notes"]) for key, row in before.items()
    }


def test_sections_stand_and_entries_are_newest_first_within_them(good: Night) -> None:
    entries = list(rows(good.done.text()).values())
    assert [row["section"] for row in entries] == ["Night"] * 5 + ["Day"] * 9
    assert [row["date"] for row in entries[:5]] == ["Aug 2023", "Jun 2023", "May 2023", "Jun 2022", "Nov 2021"]


def test_what_is_only_for_a_person_to_decide_is_reported_and_not_written(good: Night) -> None:
    assert said(good.done.report(), "renamed-work", "link-mismatch", "unconfirmed-paper", "duplicate-entry") == {
        ("renamed-work", "Ordering Feathers with Nothing but Play"),
        ("link-mismatch", "A Catalogue of Small Volcanoes for Swarms of Robots"),
        ("unconfirmed-paper", "Whispering Engines: Notes toward a Quieter Factory"),
    }


def test_every_written_change_names_the_record_that_it_came_from(good: Night) -> None:
    fixes = [each["fix"] for each in good.done.report()["findings"] if each["fix"] and each["fix"]["record"]]
    assert len(fixes) > 10
    assert all(re.match(r"https://(doi|arxiv)\.org/\S+$", fix["record"]["url"]) for fix in fixes)


def test_each_link_gets_its_verdict(good: Night) -> None:
    verdicts = {link["url"]: link["verdict"] for link in good.done.report()["links"]}
    expected = {
        "https://arxiv.org/abs/2104.01234": "ok",
        "https://doi.org/10.1109/TMC.2022.3145678": "ok",
        "https://code.example/lantern": "ok",
        "https://walled.example/harbour": "blocked",
        "https://teapot.example/maps": "blocked",
        "https://gone.example/tides": "broken",
        "https://moved.example/old/code": "moved",
        "https://shaky.example/gull": "transient",
    }
    assert {url: verdicts[url] for url in expected} == expected


def test_an_unmended_error_makes_the_run_fail(good: Night) -> None:
    assert good.done.code == 1, good.done.err
    assert said(good.done.report(), "dead-link") == {
        ("dead-link", "Slow Tides in Shallow Transformers Trained on Weather Diaries")
    }


def test_the_second_run_changes_nothing_and_asks_for_nothing_that_is_fresh(good: Night, tmp_path: Path) -> None:
    folder = tmp_path / "second"
    shutil.copytree(good.done.folder, folder)
    with Internet(SITES) as internet:
        second = run(
            folder, "run", "--report", "report.json", internet=internet, environment={"ENRICH_MAILTO": CONTACT}
        )
    assert second.text() == good.done.text()
    assert second.report()["written"] == []
    assert second.report()["counts"]["applied"] == 0
    # what did not answer well the first time is all that is worth another question
    assert {asked.host for asked in internet.asked} == {
        "walled.example", "teapot.example", "gone.example", "shaky.example",
    }  # fmt: skip


# --- with hosts down ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", OUTAGES)
def test_an_outage_only_shrinks_the_changes(nights: dict[str, Night], name: str) -> None:
    assert changes(LIST, nights[name].done.text()) <= changes(LIST, nights["all up"].done.text())


@pytest.mark.parametrize("name", OUTAGES)
def test_an_outage_makes_nothing_broken_absent_or_another_paper(nights: dict[str, Night], name: str) -> None:
    rules = ("dead-link", "unconfirmed-paper", "link-mismatch", "suspect-link")
    assert said(nights[name].done.report(), *rules) <= said(nights["all up"].done.report(), *rules)


@pytest.mark.parametrize("name", OUTAGES)
def test_a_silent_source_is_named_and_ends_no_run(nights: dict[str, Night], name: str) -> None:
    done = nights[name].done
    assert done.code in (0, 1), done.err
    assert said(done.report(), "source-silent")


def test_an_outage_of_one_source_leaves_what_others_know_for_certain(nights: dict[str, Night]) -> None:
    kites = ("https://doi.org/10.11509/isciesci.2023.14", "authors", "Kenji Hayashi, Rin Okada")
    parcels = ("https://doi.org/10.5281/zenodo.7654321", "date", "Feb 2023")
    maps = ("https://dl.acm.org/doi/10.1145/3580305.3599501", "venue", "KDD")
    made = {name: changes(LIST, night.done.text()) for name, night in nights.items()}
    assert {kites, parcels, maps} <= made["all up"]
    assert {kites, maps} <= made["DataCite cut off"]
    assert {parcels, maps} <= made["doi.org down"]
    assert maps in made["arXiv busy"]


def test_after_the_outage_the_next_run_makes_up_for_it(nights: dict[str, Night], tmp_path: Path) -> None:
    folder = tmp_path / "next"
    shutil.copytree(nights["all sources busy"].done.folder, folder)
    with Internet(SITES) as internet:
        done = run(folder, "run", "--no-links", internet=internet, environment={"ENRICH_MAILTO": CONTACT})
    assert done.code == 0, done.err
    assert changes(LIST, done.text()) == changes(LIST, nights["all up"].done.text())


# --- politeness -----------------------------------------------------------------------------------------


def test_arxiv_is_asked_in_few_requests_one_at_a_time_and_apart(good: Night) -> None:
    asked = good.internet.asked_of("export.arxiv.org")
    # numbers; titles of entries without any; the title of an entry whose number is another paper's
    assert len(asked) == 3
    for one, other in pairwise(asked):
        assert one.ended is not None
        assert one.ended <= other.started
        # three seconds between the starts; the first of them also waited for its connection
        assert other.started - one.started > 1.5


def test_crossref_is_asked_for_all_dois_at_once_and_never_more_than_three_requests_are_open(good: Night) -> None:
    asked = good.internet.asked_of("api.crossref.org")
    # those of the entries, and then those that OpenAlex leads to
    assert sum("filter" in each.query for each in asked) == 2
    open_at = [sum(o.started <= each.started < (o.ended or o.started) for o in asked) for each in asked]
    assert max(open_at) <= 3


def test_a_host_that_asks_for_an_hour_of_peace_gets_it(nights: dict[str, Night]) -> None:
    assert len(nights["arXiv busy"].internet.asked_of("export.arxiv.org")) == 1
    # as many as may be open at once were under way when the first was answered
    assert len(nights["all sources busy"].internet.asked_of("doi.org")) <= 4


def test_the_contact_address_reaches_those_who_offer_a_polite_pool(good: Night) -> None:
    for host in ("api.crossref.org", "api.datacite.org"):
        asked = good.internet.asked_of(host)
        assert asked
        assert all(each.query.get("mailto") == CONTACT for each in asked)
    assert all("mailto" not in each.query for each in good.internet.asked_of("doi.org", "export.arxiv.org", *WEB))
    # where a program that says who it is was refused, it asks once more as a browser would
    honest = [each for each in good.internet.asked if CONTACT in each.headers["user-agent"]]
    others = [each for each in good.internet.asked if each not in honest]
    assert {each.host for each in others} == {"teapot.example"}
    assert {each.url for each in others} <= {each.url for each in honest}


def test_contact_address_and_keys_stand_in_no_cache_list_or_report(good: Night) -> None:
    folder = good.done.folder
    with sqlite3.connect(folder / "cache" / "observations.sqlite") as database:
        kept = list(database.execute("SELECT url, answered_by, headers, hops, body FROM observation"))
    database.close()
    assert len(kept) > 20
    words = [*(str(cell) for row in kept for cell in row[:-1]), *(repr(zlib.decompress(row[-1])) for row in kept)]
    words += [repr(path.read_bytes()) for path in folder.rglob("*") if path.is_file()]
    words += [good.done.out, good.done.err]
    assert not [word for word in words if "curator" in word or "lists.example" in word]
    assert not [word for word in words if "sesame" in word]
    assert {each.query.get("api_key") for each in good.internet.asked_of("api.openalex.org")} == {
        KEYS["OPENALEX_API_KEY"]
    }


# --- hostile answers --------------------------------------------------------------------------------------


def test_nothing_that_a_terminal_or_an_editor_would_obey_reaches_list_or_reports(good: Night) -> None:
    names = ("papers.csv", "corrections.jsonl", "report.md", "report.txt", "report.json")
    texts = {name: good.done.text(name) for name in names}
    obeyed = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
    assert not [name for name, text in (texts | {"out": good.done.out}).items() if obeyed.search(text)]


def test_a_planted_link_or_heading_is_no_link_or_heading_of_the_report(good: Night) -> None:
    report = good.done.text("report.md")
    assert "javascript:alert" in report, "the suggestion is shown"
    assert not re.search(r"(?<!\\)\]\((?:javascript|https://evil)", report)
    assert not re.search(r"^#+ .*Planted", report, re.MULTILINE)
    assert "<script" not in report


# --- the Markdown form ------------------------------------------------------------------------------------


def test_the_markdown_form_gets_the_same_corrections(again: Path) -> None:
    assert call(again, "convert", "papers.csv", "list.md").code == 0
    done = call(again, "run", "list.md", "--offline", "--no-links", "--fail-on", "never")
    assert done.code == 0, done.err
    headings = [line for line in done.text("list.md").splitlines() if line.startswith("####")]
    assert len(headings) == len(EXPECTED)
    assert "#### [Threadbare: Weaving Sparse Experts from Dense Cloth]() *Jun 2024 NAACL*" in headings
    assert call(again, "convert", "list.md", "back.csv").code == 0
    back = rows((again / "back.csv").read_text(encoding="utf-8"))
    assert {key: (row["title"], row["date"], row["venue"], row["authors"]) for key, row in back.items()} == EXPECTED


# --- what is asked for on the command line ------------------------------------------------------------------


def test_check_writes_nothing_and_fails_if_it_would(again: Path) -> None:
    before = files(again)
    done = call(again, "run", "--check", "--offline", "--no-links", "--fail-on", "never")
    assert done.code == 1
    assert "would write papers.csv" in done.err
    assert files(again) == before
    call(again, "run", "--offline", "--no-links")
    assert call(again, "run", "--check", "--offline", "--no-links").code == 0


def test_the_plan_is_told_without_asking_or_writing_anything(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "enrich.toml").write_text('without = ["doi"]\n', encoding="utf-8")
    with Internet(SITES) as internet:
        done = run(tmp_path, "run", "--plan", internet=internet)
    assert done.code == 0, done.err
    assert internet.asked == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["authority.pem", "enrich.toml", "papers.csv"]
    assert "not asked: doi.org, the settings leave it out" in done.out
    assert [line.split()[0] for line in done.out.splitlines() if line.startswith("  ")][1:3] == ["arXiv", "Crossref"]


def test_a_report_says_how_many_requests_each_source_was_sent(good: Night, again: Path) -> None:
    sent = good.done.report()["requests"]
    assert sent["crossref"] == len(good.internet.asked_of("api.crossref.org"))
    assert sent["arxiv"] == len(good.internet.asked_of("export.arxiv.org"))
    assert f"arXiv {sent['arxiv']}, Crossref {sent['crossref']}" in good.done.out
    assert "Requests:" not in call(again, "run", "--offline", "--no-links").out


def test_output_leaves_the_list_alone(again: Path, good: Night) -> None:
    done = call(again, "run", "--output", "new.csv", "--offline", "--no-links")
    assert done.code == 0, done.err
    assert done.text("papers.csv") == LIST
    assert done.text("new.csv") == good.done.text()


def test_links_can_be_left_alone(again: Path) -> None:
    done = call(again, "run", "--offline", "--no-links", "--report", "report.json", "--fail-on", "warning")
    assert done.report()["links"] == []
    assert done.code == 1, "the link that leads to another paper is a warning"


def test_strict_fails_where_a_source_was_silent(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    assert run(tmp_path, "run", "--no-links", "--strict", "--fail-on", "never").code == 3


# --- without a network ----------------------------------------------------------------------------------------


def test_a_machine_on_which_no_name_resolves_finds_out_within_seconds(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(NO_NAMES, encoding="utf-8")
    no_proxy = {"HTTPS_PROXY": "", "HTTP_PROXY": "", "PYTHONPATH": str(tmp_path / "site")}
    done = run(tmp_path, "run", "--report", "report.json", environment=no_proxy)
    _is_quiet_about_everything(done)


def test_a_proxy_that_is_down_is_no_network(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    _is_quiet_about_everything(run(tmp_path, "run", "--report", "report.json"))


def _is_quiet_about_everything(done: Finished) -> None:
    assert done.code == 0, done.err
    assert done.seconds < 15
    assert {link["verdict"] for link in done.report()["links"]} == {"unchecked"}
    assert not said(done.report(), "dead-link", "unconfirmed-paper", "link-mismatch")
    assert rows(done.text()).keys() == rows(LIST).keys()


def test_the_catalogue_alone_is_believed_without_a_network(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "zotero.json").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "enrich.toml").write_text('catalogues = ["zotero.json"]\n', encoding="utf-8")
    done = call(tmp_path, "run", "--offline", "--report", "report.json")
    lantern = "https://arxiv.org/abs/2104.01234"
    row = rows(done.text())[lantern]
    assert (row["title"], row["date"], row["venue"], row["authors"]) == EXPECTED[lantern]
    sources = {f["fix"]["record"]["source"] for f in done.report()["findings"] if f["fix"] and f["fix"]["record"]}
    assert sources <= {"catalogue", "arxiv-number"}
