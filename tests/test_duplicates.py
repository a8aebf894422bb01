"""Two entries of one work: which one goes, and what keeps it. And the lists that are left."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from enrich.duplicates import redundant
from enrich.model import Dossier, Field, Ids, Link, Location, Paper
from papers import PEOPLE, TITLE, a_dossier, a_paper, a_preprint, a_record
from running import call, said

NUMBER = Ids(arxiv="2409.06277")
PREPRINT = "https://arxiv.org/abs/2409.06277"


def entry(line: int, url: str = PREPRINT, ids: Ids = NUMBER, **facts: object) -> Paper:
    known = {"venue": "ICML", "date": "Jul 2025"} | facts
    links = (Link(url, Location("papers.csv", line)),)
    told = ",".join(str(known.get(name, "")) for name in ("date", "venue", "note"))
    known.pop("note", None)
    return a_paper(line=line, url=url, ids=ids, links=links, text=f"{TITLE},{url},{told}", **known)


def decided(*dossiers: Dossier) -> tuple[list[int], dict[int, str]]:
    found = redundant([dossier.paper for dossier in dossiers], dossiers)
    return [one.where.line for one in found.removed], {where.line: why for where, why in found.held.items()}


def test_the_later_of_two_entries_that_say_the_same_goes() -> None:
    assert decided(Dossier(entry(2)), Dossier(entry(3))) == ([3], {})


def test_the_earlier_one_goes_if_it_says_less() -> None:
    assert decided(Dossier(entry(2, venue="arXiv", date="Sep 2024")), Dossier(entry(3))) == ([2], {})


def test_a_preprint_and_its_publication_are_one_work_by_their_records() -> None:
    doi = Ids(doi="10.1145/1111.2222")
    published = a_record(ids=doi)
    first = a_dossier(entry(2), a_preprint(related=(doi,)), published)
    second = a_dossier(entry(3, "https://doi.org/10.1145/1111.2222", doi), published)
    assert decided(first, second) == ([3], {})


def test_what_was_a_preprint_goes_for_the_publication_though_it_is_corrected_to_say_the_same() -> None:
    preprint, publication = entry(2, venue="arXiv", date="Sep 2024"), entry(3)
    dossiers = Dossier(preprint), Dossier(publication)
    found = redundant([entry(2), publication], dossiers)
    assert [one.where.line for one in found.removed] == [2]


def test_two_entries_of_a_preprint_lack_nothing_of_each_other() -> None:
    assert decided(Dossier(entry(2, venue="arXiv")), Dossier(entry(3, venue="arXiv"))) == ([3], {})


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"note": "worth reading"}, "its text: reading worth"),
        ({"date": "Aug 2024"}, "its date, Aug 2024"),
        ({"venue": "KDD"}, "its venue, KDD"),
        ({"authors": ", ".join((*PEOPLE, "Ada Lovelace"))}, "its authors"),
    ],
)
def test_what_only_one_of_them_says_keeps_it(facts: dict[str, object], why: str) -> None:
    gone, held = decided(Dossier(entry(2, venue="ICML", note="also good")), Dossier(entry(3, **facts)))
    assert (gone, held) == ([], {3: f"the other lacks {why}"})


def test_a_link_to_something_else_keeps_an_entry() -> None:
    paper = entry(3)
    code = Link("https://github.com/a/code", paper.where)
    kept = Dossier(entry(2, note="a note"))
    linked = Paper(paper.title, paper.where, paper.url, ids=NUMBER, links=(*paper.links, code), text=paper.text)
    assert decided(kept, Dossier(linked)) == ([], {3: "the other lacks its link https://github.com/a/code"})


def test_a_pin_and_a_silent_source_keep_both() -> None:
    assert decided(Dossier(entry(2)), Dossier(entry(3, keep=frozenset({Field.DATE})))) == ([], {3: "a pin keeps it"})
    silent = a_dossier(entry(3), silent=("crossref",))
    assert decided(Dossier(entry(2)), silent) == ([], {3: "a source did not answer about it"})


def test_a_shared_address_under_two_titles_is_no_proof() -> None:
    other = Paper("Bees", Location("papers.csv", 3), PREPRINT, ids=NUMBER, text="Bees")
    assert decided(Dossier(entry(2)), Dossier(other)) == ([], {})


def test_what_is_left_is_settled() -> None:
    three = [Dossier(entry(2, note="one")), Dossier(entry(3, note="two")), Dossier(entry(4))]
    gone, _ = decided(*three)
    assert gone == [4]
    assert decided(*three[:2])[0] == []


# --- the lists that are left ----------------------------------------------------------------------

MARKDOWN = """# List

## One

1. [Ants and the Art of Queueing](https://arxiv.org/abs/2103.00001), Ada Ant, Bo Ant. ICML 2021
2. [Ants and the Art of Queueing](https://arxiv.org/abs/2103.00001), Ada Ant, Bo Ant. ICML 2021
   - Ada Ant
3. [Bees and the Art of Dancing](https://arxiv.org/abs/2203.00001), Cy Bee, Di Bee. KDD 2022

## Two

- [Ants and the Art of Queueing](https://arxiv.org/abs/2103.00001), Ada Ant, Bo Ant. ICML 2021

The end.
"""
LEFT = """# List

## One

1. [Ants and the Art of Queueing](https://arxiv.org/abs/2103.00001), Ada Ant, Bo Ant. ICML 2021
2. [Bees and the Art of Dancing](https://arxiv.org/abs/2203.00001), Cy Bee, Di Bee. KDD 2022

## Two

The end.
"""
TABLE = (
    "title,url,date,venue,authors,stars\r\n"
    'Ants and the Art of Queueing,https://arxiv.org/abs/2103.00001,2021,ICML,"Ada Ant, Bo Ant",7\r\n'
    "Bees and the Art of Dancing,https://arxiv.org/abs/2003.00001,2020,KDD,Cy Bee,\r\n"
    "Ants and the Art of Queueing,https://arxiv.org/pdf/2103.00001,2021,ICML,Ada Ant,"
)
QUIET = ("--offline", "--no-links", "--report", "report.json")


def test_an_entry_goes_with_its_number_and_what_stands_below_it(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(MARKDOWN, encoding="utf-8")
    done = call(tmp_path, "run", "list.md", *QUIET, "--fix-duplicates")
    assert done.text("list.md") == LEFT
    assert "2 duplicates removed" in done.out
    assert len(said(done.report(), "removed-duplicate")) == 1
    assert "“Ants and the Art of Queueing” is taken out" in done.out


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(MARKDOWN, encoding="utf-8")
    call(tmp_path, "run", "list.md", *QUIET, "--fix-duplicates")
    done = call(tmp_path, "run", "list.md", *QUIET, "--fix-duplicates")
    assert done.text("list.md") == LEFT
    assert not said(done.report(), "removed-duplicate", "duplicate-entry", "unsorted-list")


def test_a_row_goes_with_its_line_end(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_bytes(TABLE.encode())
    (tmp_path / "enrich.toml").write_text("fix_duplicates = true\n", encoding="utf-8")
    call(tmp_path, "run", *QUIET)
    lines = TABLE.split("\r\n")
    assert (tmp_path / "papers.csv").read_bytes().decode() == "\r\n".join(lines[:3])


def test_nothing_is_removed_unless_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(MARKDOWN, encoding="utf-8")
    done = call(tmp_path, "run", "list.md", *QUIET)
    assert done.text("list.md") == MARKDOWN
    assert said(done.report(), "duplicate-entry")


ANTS = {"title": "Ants and the Art of Queueing", "url": "https://arxiv.org/abs/2103.00001", "year": "2021"}
BEES = {"title": "Bees and the Art of Dancing", "url": "https://arxiv.org/abs/2203.00001", "year": "2022"}


def _yaml(*records: dict[str, str]) -> str:
    return "# the list\n\n" + "\n".join(
        "- " + "\n  ".join(f"{name}: {value}" for name, value in record.items()) + "\n" for record in records
    )


def _json(*records: dict[str, str]) -> str:
    return json.dumps({"papers": records}, indent=1)


def _bibtex(*records: dict[str, str]) -> str:
    fields = [",\n".join(f"  {name} = {{{value}}}" for name, value in record.items()) for record in records]
    return "\n\n".join(f"@misc{{key{number},\n{each}\n}}" for number, each in enumerate(fields)) + "\n"


@pytest.mark.parametrize(("suffix", "written"), [("yaml", _yaml), ("json", _json), ("bib", _bibtex)])
def test_a_record_goes_with_what_parts_it_from_the_next(
    tmp_path: Path, suffix: str, written: Callable[..., str]
) -> None:
    (tmp_path / f"list.{suffix}").write_text(written(ANTS, BEES, ANTS), encoding="utf-8")
    done = call(tmp_path, "run", f"list.{suffix}", *QUIET, "--fix-duplicates")
    assert done.text(f"list.{suffix}") == written(ANTS, BEES)
    assert call(tmp_path, "run", f"list.{suffix}", *QUIET, "--fix-duplicates").text(f"list.{suffix}") == written(
        ANTS, BEES
    )


def test_an_entry_that_is_cited_stays_and_the_report_says_why(tmp_path: Path) -> None:
    text = _bibtex(BEES, ANTS, ANTS).replace("key2,", "key2,\n  crossref = {key1},")
    (tmp_path / "list.bib").write_text(text, encoding="utf-8")
    done = call(tmp_path, "run", "list.bib", *QUIET, "--fix-duplicates")
    assert done.text("list.bib") == text
    assert "not removed" in done.text("report.json")
