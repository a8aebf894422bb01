"""The whole program with a catalogue that was built from dumps of what the services know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from internet import Fault, Internet
from invented_works import CROSSREF, EXPECTED, LIST, PREPRINTS, SITES, THREADBARE
from running import Finished, call, changes, files, rows, run

CONTACT = {"ENRICH_MAILTO": "curator@lists.example"}

ONLY_TITLES = (
    "title,url,date,venue,authors\n"
    f'{THREADBARE},,2024,,"Noor Haddad, Elif Kaya, Tomas Lund"\n'
    'Pocket Orchards: Tiny Adapters for Tinier Phone,,2023,,"Lucia Romero, Hana Novak"\n'
)


def crossref_dump(folder: Path) -> None:
    works = [{"prefix": doi.partition("/")[0], "member": "1", **work} for doi, work in CROSSREF.items()]
    (folder / "crossref.jsonl").write_text("".join(json.dumps(work) + "\n" for work in works), encoding="utf-8")


def arxiv_dump(folder: Path) -> None:
    papers = (
        {
            "id": paper.number,
            "submitter": "x",
            "categories": "cs.LG",
            "title": paper.title,
            "authors_parsed": [[name.rpartition(" ")[2], name.rpartition(" ")[0], ""] for name in paper.authors],
            "versions": [{"version": "v1", "created": f"{paper.submitted} 09:30:00 GMT"}],
        }
        for paper in PREPRINTS
    )
    (folder / "arxiv.json").write_text("".join(json.dumps(paper) + "\n" for paper in papers), encoding="utf-8")


def with_catalogue(folder: Path, text: str, *dumps: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "papers.csv").write_text(text, encoding="utf-8")
    crossref_dump(folder)
    arxiv_dump(folder)
    built = call(folder, "catalogue", "build", "works.sqlite", *dumps, "--processes", "1")
    assert built.code == 0, built.err
    (folder / "enrich.toml").write_text('catalogues = ["works.sqlite"]\n', encoding="utf-8")
    return folder


def entries(ran: Finished) -> dict[str, tuple[str, str, str, str]]:
    return {key: (row["title"], row["date"], row["venue"], row["authors"]) for key, row in rows(ran.text()).items()}


def searched(internet: Internet) -> list[str]:
    """The titles for which somebody was asked."""
    queries = [asked.query for asked in internet.asked]
    return [query["query.bibliographic"] for query in queries if "query.bibliographic" in query] + [
        query["search_query"] for query in queries if query.get("search_query")
    ]


@pytest.mark.parametrize("dumps", [("crossref.jsonl",), ("arxiv.json",), ("crossref.jsonl", "arxiv.json")])
def test_what_the_dumps_tell_changes_nothing_of_what_is_corrected(tmp_path: Path, dumps: tuple[str, ...]) -> None:
    folder = with_catalogue(tmp_path, LIST, *dumps)
    with Internet(SITES) as internet:
        first = run(folder, "run", "--no-links", internet=internet, environment=CONTACT)
        assert first.code == 0, first.err
        assert entries(first) == EXPECTED
        after = first.text()
        assert run(folder, "run", "--no-links", internet=internet, environment=CONTACT).text() == after
    known = "crossref.jsonl" in dumps
    assert any(THREADBARE.split(":")[0] in title for title in searched(internet)) is not known


def test_what_the_catalogue_is_certain_of_nobody_is_asked_for(tmp_path: Path) -> None:
    folder = with_catalogue(tmp_path, ONLY_TITLES, "crossref.jsonl")
    with Internet(SITES) as internet:
        ran = run(folder, "run", "--no-links", internet=internet, environment=CONTACT)
        assert [asked.url for asked in internet.asked] == []
    # the list shows years alone
    assert (ran.code, entries(ran)[THREADBARE][1:3]) == (0, ("2024", "NAACL"))
    offline = run(with_catalogue(tmp_path / "offline", ONLY_TITLES, "crossref.jsonl"), "run", "--no-links", "--offline")
    assert offline.text() == ran.text()


def test_a_preprint_in_the_catalogue_does_not_stop_the_search_for_a_published_form(tmp_path: Path) -> None:
    title = PREPRINTS[0].title
    text = f'title,url,date,venue,authors\n{title},,2021,,"{", ".join(PREPRINTS[0].authors)}"\n'
    folder = with_catalogue(tmp_path, text, "arxiv.json")
    with Internet(SITES) as internet:
        ran = run(folder, "run", "--no-links", internet=internet, environment=CONTACT)
        assert searched(internet)
    assert entries(ran)[title][1:3] == ("2021", "EMNLP")


@pytest.mark.parametrize("down", ["api.crossref.org", "export.arxiv.org", "api.openalex.org"])
def test_an_outage_only_shrinks_what_is_corrected(tmp_path: Path, down: str) -> None:
    folder = with_catalogue(tmp_path, LIST, "crossref.jsonl", "arxiv.json")
    with Internet(SITES) as internet:
        whole = run(folder, "run", "--no-links", internet=internet, environment=CONTACT)
    other = with_catalogue(tmp_path / "other", LIST, "crossref.jsonl", "arxiv.json")
    with Internet(SITES, {down: Fault.BUSY}) as internet:
        part = run(other, "run", "--no-links", internet=internet, environment=CONTACT)
    assert changes(LIST, part.text()) <= changes(LIST, whole.text())


# --- the commands --------------------------------------------------------------------------------------


def test_info_tells_what_a_catalogue_was_built_from(tmp_path: Path) -> None:
    folder = with_catalogue(tmp_path, LIST, "crossref.jsonl", "arxiv.json")
    said = call(folder, "catalogue", "info", "works.sqlite")
    assert said.code == 0
    assert "works.sqlite: 14 works" in said.out
    assert "arXiv's metadata snapshot (CC0 1.0)" in said.out
    dump = folder.resolve() / "crossref.jsonl"
    assert f"{dump}: 10 works, 1 that are no papers, 0 that could not be read" in said.out


def test_search_tells_which_records_are_the_work_and_why(tmp_path: Path) -> None:
    folder = with_catalogue(tmp_path, LIST, "crossref.jsonl", "arxiv.json")
    people = ("--authors", "Noor Haddad, Elif Kaya, Tomas Lund", "--date", "2024")
    said = call(
        folder, "catalogue", "search", "works.sqlite", "Threadbare: weaving sparse expert from dense cloth", *people
    )
    assert said.code == 0
    first = said.out.split("\n\n")[0].splitlines()
    assert first[0] == THREADBARE
    assert "  Crossref, conference: https://doi.org/10.18653/v1/2024.naacl-long.77" in first
    assert first[-1] == "  certain: same title but for its spelling, same authors"
    for work in ("10.18653/v1/2024.naacl-long.77", "https://doi.org/10.18653/V1/2024.naacl-long.77"):
        said = call(folder, "catalogue", "search", "works.sqlite", work)
        assert said.out.startswith(THREADBARE)
        assert "certain: the same doi identifier" in said.out
    assert (
        "arXiv, preprint: https://arxiv.org/abs/2206.04321"
        in call(folder, "catalogue", "search", "works.sqlite", "2206.04321").out
    )
    nothing = call(folder, "catalogue", "search", "works.sqlite", "A Title That Nobody Knows")
    assert (nothing.code, nothing.out) == (1, "works.sqlite has nothing about A Title That Nobody Knows\n")


def test_a_dump_with_faults_is_built_all_the_same_and_only_strictly_fails(tmp_path: Path) -> None:
    crossref_dump(tmp_path)
    with (tmp_path / "crossref.jsonl").open("a") as file:
        file.write('{"DOI": "10.1000/cut\n')
    command = ("catalogue", "build", "works.sqlite", "crossref.jsonl", "--processes", "1")
    said = call(tmp_path, *command)
    assert said.code == 0
    assert call(tmp_path, *command, "--strict").code == 3
    assert "1 element of the dumps could not be read" in said.err
    assert f"crossref.jsonl:{len(CROSSREF) + 1}: " in said.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "works.sqlite: cannot read it"),
        (b"SQLite format 3\0" + b"\0" * 100, "works.sqlite: the catalogue cannot be used"),
        (b"SQLite format 3", "works.sqlite:"),
    ],
)
def test_a_run_with_a_catalogue_that_cannot_be_used_says_so_and_writes_nothing(
    tmp_path: Path, text: bytes | None, message: str
) -> None:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "enrich.toml").write_text('catalogues = ["works.sqlite"]\n', encoding="utf-8")
    if text is not None:
        (tmp_path / "works.sqlite").write_bytes(text)
    before = files(tmp_path)
    ran = call(tmp_path, "run", "--offline")
    assert ran.code == 2
    assert message in ran.err
    assert files(tmp_path) == before


def test_both_kinds_of_catalogue_stand_side_by_side(tmp_path: Path) -> None:
    folder = with_catalogue(tmp_path, ONLY_TITLES, "crossref.jsonl")
    own = [
        {
            "type": "paper-conference",
            "title": THREADBARE,
            "URL": "https://example.org/own",
            "event-title": "ICML 2024",
            "author": [{"literal": name} for name in ("Noor Haddad", "Elif Kaya", "Tomas Lund")],
            "issued": {"date-parts": [[2024, 7]]},
        }
    ]
    (folder / "catalogue.json").write_text(json.dumps(own), encoding="utf-8")
    (folder / "enrich.toml").write_text('catalogues = ["catalogue.json", "works.sqlite"]\n', encoding="utf-8")
    ran = call(folder, "run", "--no-links", "--offline")
    assert entries(ran)[THREADBARE][1:3] == ("2024", "ICML"), "the maintainer's own word outranks Crossref's"
