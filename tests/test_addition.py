"""A work that is to be added: which one is meant, where it belongs, and the whole command."""

from dataclasses import replace
from pathlib import Path

import pytest

from enrich.addition import (
    addition,
    address_like,
    asked_for,
    named,
    place_of,
    section_of,
    standing,
    venue_of_preprint,
)
from enrich.errors import BadConfig
from enrich.house import House
from enrich.model import Author, Ids, Location, Paper
from enrich.normalise.ids import recognise
from papers import PEOPLE, TITLE, a_dossier, a_paper, a_preprint, a_record
from running import Finished, call
from test_pipeline import TODAY

HOUSE = House(TODAY)


@pytest.mark.parametrize(
    ("query", "url", "ids", "title"),
    [
        ("2409.06277", "https://arxiv.org/abs/2409.06277", Ids(arxiv="2409.06277"), ""),
        ("arXiv:2409.06277v2", "https://arxiv.org/abs/2409.06277", Ids(arxiv="2409.06277"), ""),
        ("10.1145/1111.2222", "https://doi.org/10.1145/1111.2222", Ids(doi="10.1145/1111.2222"), ""),
        ("https://arxiv.org/pdf/2409.06277", "https://arxiv.org/pdf/2409.06277", Ids(arxiv="2409.06277"), ""),
        (TITLE, "", Ids(), TITLE),
    ],
)
def test_a_work_is_asked_for_in_many_ways(query: str, url: str, ids: Ids, title: str) -> None:
    asked = asked_for(query, "list.md")
    assert (asked.url, asked.ids, asked.title) == (url, ids, title)


def test_an_identifier_names_a_work_by_its_record() -> None:
    asked = asked_for("2409.06277", "list.md")
    meant = named(a_dossier(asked, a_preprint(), a_record(title="Bees", source="datacite")), "2409.06277")
    assert (meant.title, meant.authors) == (TITLE, ", ".join(PEOPLE))


def test_a_title_that_several_works_bear_names_none() -> None:
    other = a_record("datacite", authors=(Author("Ada Ant"),))
    with pytest.raises(BadConfig, match=r"several works are called .*\n.*example.org/crossref"):
        named(a_dossier(asked_for(TITLE, "list.md"), a_record(), other), TITLE)


def test_a_title_that_nobody_knows_is_refused_and_says_who_was_silent() -> None:
    with pytest.raises(BadConfig, match="no source that was asked knows it"):
        named(a_dossier(asked_for(TITLE, "list.md"), a_record(title="Bees")), TITLE)
    with pytest.raises(BadConfig, match="Crossref did not answer"):
        named(a_dossier(asked_for(TITLE, "list.md"), silent=("crossref",)), TITLE)


def test_only_what_is_certain_is_written() -> None:
    paper = Paper(TITLE, Location("list.md", 0), authors=", ".join(PEOPLE), ids=Ids(arxiv="2409.06277"))
    new = addition(a_dossier(paper, a_preprint(), a_record()), HOUSE)
    assert (new.paper.venue, new.paper.date, new.paper.url) == ("ICML", "Jul 2025", new.because.url)
    late = addition(a_dossier(paper, a_preprint(), a_record(), silent=("crossref",)), HOUSE)
    assert late.paper.venue == ""
    assert late.suggested


def test_a_work_stands_in_a_list_under_any_of_its_identifiers() -> None:
    doi = Ids(doi="10.1145/1111.2222")
    paper = Paper(TITLE, Location("list.md", 0), authors=", ".join(PEOPLE), ids=Ids(arxiv="2409.06277"))
    new = addition(a_dossier(paper, a_preprint(related=(doi,)), a_record(ids=doi)), HOUSE)
    listed = a_paper("Another title that it had before", line=7, ids=doi)
    assert standing((a_paper("Bees and Ants", line=2), listed), new.paper, new.ids) == (
        "the same work as “Another title that it had before” (papers.csv:7)"
    )
    assert standing((a_paper("Bees and Ants", line=2),), new.paper, new.ids) == ""


def test_a_section_is_named_whole_or_by_its_last_part() -> None:
    papers = [
        a_paper(line=2, section="A > One"),
        a_paper(line=3, section="B > One"),
        a_paper(line=4, section="B > Two"),
    ]
    assert section_of(papers, "two", "list.md") == "B > Two"
    assert section_of(papers, "a > one", "list.md") == "A > One"
    assert section_of(papers[:1], None, "list.md") == "A > One"
    with pytest.raises(BadConfig, match="has no sections: leave --section out"):
        section_of([a_paper(line=2, section="")], "One", "list.md")
    for wanted in ("One", "Three", None):
        with pytest.raises(BadConfig, match=r"sections with entries.*\n  A > One\n  B > One"):
            section_of(papers, wanted, "list.md")


def test_an_entry_comes_where_the_order_puts_it_or_at_the_end() -> None:
    papers = [a_paper(line=2, date="2025"), a_paper(line=3, date="2023"), a_paper(line=4, date="2020", section="Other")]
    new = a_paper(line=0, date="2024")
    assert place_of(papers, new, ("-date",)).beside.where.line == 3
    assert place_of(papers, new, ("-date",)).before
    for keys in ((), ("date",)):
        place = place_of(papers, new, keys)
        assert (place.beside.where.line, place.before) == (3, False)


# --- the whole command ----------------------------------------------------------------------------

CATALOGUE = """[{"type": "paper-conference", "title": "Lantern: Aligning Sparse Translations",
  "author": [{"given": "Ines", "family": "Okafor"}, {"given": "Jun", "family": "Takeda"}],
  "container-title": "Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing",
  "issued": {"date-parts": [[2021, 11]]}, "URL": "https://aclanthology.org/2021.emnlp-main.901"}]"""
LANTERN = "https://aclanthology.org/2021.emnlp-main.901"

ITEMS = """# List

## Day

1. **Ants and the Art of Queueing**. Ada Ant, Bo Ant. *ICML 2023* [[paper](https://arxiv.org/abs/2303.00001)] [[code](https://x.org/y)]
2. **Bees and the Art of Dancing**. Cy Bee, Di Bee. *KDD 2022* [[paper](https://arxiv.org/abs/2203.00001)]

Text.
"""
ADDED = f"3. **Lantern: Aligning Sparse Translations**. Ines Okafor, Jun Takeda. *EMNLP 2021* [[paper]({LANTERN})]\n"
HEADED = """# List

## Day

#### [Ants and the Art of Queueing](https://arxiv.org/abs/2303.00001) *Mar 2023 ICML*

Ada Ant, Bo Ant

## Night

#### [Bees and the Art of Dancing](https://arxiv.org/abs/2003.00001) *Mar 2020 KDD*

Cy Bee, Di Bee
"""
TABLE = '\ufeff"title";"stars";"link";"year"\r\n"Ants and the Art of Queueing";"3";"https://arxiv.org/abs/2303.00001";"2023"'
BIBLIOGRAPHY = """@inproceedings{ant,
    title = {Ants and the Art of Queueing},
    author = {Ant, Ada},
    year = {2023},
}
"""


def added(folder: Path, name: str, text: str, *arguments: str, work: str = LANTERN) -> Finished:
    (folder / "own.json").write_text(CATALOGUE, encoding="utf-8")
    (folder / "enrich.toml").write_text('catalogues = ["own.json"]\n', encoding="utf-8")
    (folder / name).write_bytes(text.encode())
    return call(folder, "add", work, name, "--offline", *arguments)


def test_an_item_is_written_as_the_others_and_gets_the_next_number(tmp_path: Path) -> None:
    done = added(tmp_path, "list.md", ITEMS)
    assert done.code == 0, done.err
    assert done.text("list.md") == ITEMS.replace("\n\nText.", "\n" + ADDED + "\nText.")
    assert "the catalogue: https://aclanthology.org/2021.emnlp-main.901" in done.out


def test_a_title_is_enough_where_one_work_bears_it(tmp_path: Path) -> None:
    done = added(tmp_path, "list.md", ITEMS, work="Lantern: aligning sparse translations")
    assert ADDED in done.text("list.md")


def test_a_heading_comes_into_the_section_that_is_named(tmp_path: Path) -> None:
    done = added(tmp_path, "list.md", HEADED, "--section", "day")
    new = f"#### [Lantern: Aligning Sparse Translations]({LANTERN}) *Nov 2021 EMNLP*\n\nInes Okafor, Jun Takeda\n"
    assert done.text("list.md") == HEADED.replace("Bo Ant\n", f"Bo Ant\n\n{new}")


def test_a_row_keeps_the_dialect_of_its_table(tmp_path: Path) -> None:
    done = added(tmp_path, "list.csv", TABLE)
    new = f'"Lantern: Aligning Sparse Translations";"";"{LANTERN}";"2021"'
    assert (tmp_path / "list.csv").read_bytes().decode() == f"{TABLE}\r\n{new}", done.err


def test_a_bibliography_gets_an_entry_with_a_key_of_its_own(tmp_path: Path) -> None:
    done = added(tmp_path, "list.bib", BIBLIOGRAPHY)
    assert done.text("list.bib").startswith(BIBLIOGRAPHY.rstrip("\n"))
    assert "@inproceedings{okafor2021lantern,\n    title = {Lantern: Aligning" in done.text("list.bib")


def test_nothing_is_written_twice_or_only_to_look(tmp_path: Path) -> None:
    looked = added(tmp_path, "list.md", ITEMS, "--check")
    assert (looked.code, looked.text("list.md")) == (0, ITEMS)
    assert f"+{ADDED}" in looked.out
    once = added(tmp_path, "list.md", ITEMS)
    twice = call(tmp_path, "add", LANTERN, "list.md", "--offline")
    assert twice.code == 1
    assert twice.text("list.md") == once.text("list.md")
    assert "(list.md:7)" in twice.err


@pytest.mark.parametrize(
    "work", ["arXiv:2303.00001v2", "https://arxiv.org/pdf/2303.00001", "10.48550/arXiv.2303.00001"]
)
def test_a_work_that_stands_there_is_told_before_anybody_is_asked_for_it_or_its_section(
    tmp_path: Path, work: str
) -> None:
    done = added(tmp_path, "list.md", HEADED, work=work)
    assert (done.code, done.text("list.md")) == (1, HEADED)
    assert "the same work as “Ants and the Art of Queueing” (list.md:5)" in done.err


@pytest.mark.parametrize(
    ("work", "arguments", "why"),
    [
        (" ", (), "name a work by its address, its DOI, its arXiv number or its title"),
        ("A Work That Nobody Knows", (), "no source that was asked knows it"),
        ("https://example.org/page", (), "no source that was asked knows it"),
        (LANTERN, ("--section", "Dusk"), "“Dusk” is none"),
    ],
)
def test_what_is_not_known_is_not_written(tmp_path: Path, work: str, arguments: tuple[str, ...], why: str) -> None:
    done = added(tmp_path, "list.md", ITEMS, *arguments, work=work)
    assert (done.code, done.text("list.md")) == (2, ITEMS)
    assert why in done.err


def test_a_list_whose_entries_all_have_notes_shows_no_pattern(tmp_path: Path) -> None:
    text = ITEMS.replace("Bee. *KDD", "Bee. Worth reading twice. *KDD")
    done = added(tmp_path, "list.md", text)
    assert (done.code, done.text("list.md")) == (2, text)
    assert "no entry of the list shows how this one would be written" in done.err


def test_a_preprint_gets_the_venue_that_the_list_has_for_preprints_with_its_own_number() -> None:
    ids = Ids(arxiv="2409.06277")
    journal = a_paper(line=2, venue="arXiv preprint arXiv:1810.04805", ids=Ids(arxiv="1810.04805"))
    named_none, published = a_paper(line=3, venue="", ids=Ids(arxiv="1810.04805")), a_paper(line=4, venue="ICML")
    assert venue_of_preprint(ids, (journal, published)) == "arXiv preprint arXiv:2409.06277"
    assert venue_of_preprint(ids, (named_none, published)) == ""
    assert venue_of_preprint(ids, (published,)) == "arXiv"
    assert venue_of_preprint(ids, (a_paper(venue=""),)) == ""


def test_a_preprint_is_dated_in_a_list_that_dates_its_works_beside_their_venues() -> None:
    house = replace(HOUSE, dates_alone=False)
    paper = Paper(TITLE, Location("list.md", 0), authors=", ".join(PEOPLE), ids=Ids(arxiv="2409.06277"))
    new = addition(a_dossier(paper, a_preprint()), house, (a_paper(venue="ICML", date="2024"),))
    assert (new.paper.venue, new.paper.date) == ("arXiv", "Sep 2024")


@pytest.mark.parametrize(
    ("asked", "listed", "written"),
    [
        ("https://arxiv.org/pdf/2409.06277v2", "https://arxiv.org/abs/1810.04805", "https://arxiv.org/abs/2409.06277"),
        ("https://arxiv.org/pdf/2409.06277", "https://arxiv.org/pdf/1810.04805", "https://arxiv.org/pdf/2409.06277"),
        ("https://arxiv.org/abs/2409.06277v2", "https://x.org/1", "https://arxiv.org/abs/2409.06277"),
        ("https://openreview.net/pdf?id=AbC", "https://x.org/1", "https://openreview.net/forum?id=AbC"),
        ("https://x.org/2", "https://x.org/1", "https://x.org/2"),
    ],
)
def test_an_address_of_a_form_that_no_entry_has_becomes_the_page_of_the_work(
    asked: str, listed: str, written: str
) -> None:
    paper = a_paper(url=listed, ids=recognise(listed))
    assert address_like(asked_for(asked, "list.md"), (paper,)) == written


def test_the_page_of_an_index_is_not_the_address_of_a_work() -> None:
    paper = Paper(TITLE, Location("list.md", 0), authors=", ".join(PEOPLE))
    record = a_record("dblp", url="https://dblp.org/rec/conf/icml/Q", ids=Ids(dblp="conf/icml/Q", doi="10.1145/1.2"))
    assert addition(a_dossier(paper, record), HOUSE).paper.url == "https://doi.org/10.1145/1.2"


def test_a_table_of_nothing_but_a_header_gets_its_first_row(tmp_path: Path) -> None:
    done = added(tmp_path, "list.csv", '"Title";"Year";"Stars";"URL"\r\n')
    assert done.code == 0, done.err
    row = f'"Lantern: Aligning Sparse Translations";"2021";"";"{LANTERN}"'
    assert (tmp_path / "list.csv").read_bytes().decode() == f'"Title";"Year";"Stars";"URL"\r\n{row}\r\n'
