"""`explain` tells everything that was heard, and why each change was or was not made."""

from dataclasses import replace
from datetime import date

from enrich.explain import chosen_papers, explain
from enrich.house import House, VersionPolicy
from enrich.model import Absent, Dossier, Ids
from papers import TITLE, a_dossier, a_paper, a_preprint, a_record

HOUSE = House(date(2026, 11, 22))


def test_an_entry_is_named_by_a_line_or_by_words_of_its_title() -> None:
    papers = [a_paper("A Survey of Kernels", 3), a_paper(TITLE, 10)]
    assert chosen_papers(papers, "12") == (papers[1],)
    assert chosen_papers(papers, "3") == (papers[0],)
    assert chosen_papers(papers, "1") == ()
    assert chosen_papers(papers, "survey OF") == (papers[0],)
    assert chosen_papers(papers, "") == ()


def test_the_story_of_an_entry_is_told_whole() -> None:
    paper = a_paper(date="Mon 2024", ids=Ids(arxiv="2409.06277"))
    story = explain(a_dossier(paper, a_preprint(), a_record(), silent=("doi",)), HOUSE)
    for told in (
        "Mon 2024",
        "arxiv 2409.06277",
        "arXiv: Federated",
        "https://arxiv.org/abs/2409.06277",
        "certain: the same arxiv identifier, ",
        "doi.org: did not answer (timed out)",
        "not settled",
        "placeholder-date",
        "only suggested: doi.org did not answer and might know better",
    ):
        assert told in story


def test_the_versions_of_a_work_are_listed_with_the_one_that_is_shown() -> None:
    paper = a_paper(ids=Ids(arxiv="2409.06277"))
    dossier = a_dossier(paper, a_preprint(), a_record())
    believed = explain(dossier, HOUSE).partition("What is believed\n")[2].partition("\n\n")[0].splitlines()
    assert believed == [
        "  the conference version, on the word of Crossref (https://example.org/crossref/conference):",
        "  the strongest published version",
        "    preprint    arXiv  2024-09-10  arXiv     https://arxiv.org/abs/2409.06277",
        "  → conference  ICML   2025-07     Crossref  https://example.org/crossref/conference",
    ]
    listed = explain(dossier, replace(HOUSE, versions=VersionPolicy.AS_LISTED))
    assert "  → preprint    arXiv" in listed
    assert "the entry's link leads to it" in listed


def test_an_entry_that_nobody_knows_has_a_short_story() -> None:
    story = explain(Dossier(a_paper(), (("crossref", Absent()),)), HOUSE)
    assert "Crossref: has nothing about it" in story
    assert "no record is certainly about this paper" in story


def test_an_entry_that_is_right_stays_as_it_is() -> None:
    paper = a_paper(date="Jul 2025", venue="ICML", ids=Ids(doi="10.1/x"))
    assert "nothing: the entry stays as it is" in explain(a_dossier(paper, a_record(ids=Ids(doi="10.1/x"))), HOUSE)
