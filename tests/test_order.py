"""Entries are sorted within their sections, and two entries about one work are found."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import Band, Change, Field, Ids, Location, Paper, Repair
from enrich.order import KEYS, arranged, corrected, duplicates, moved, sorting
from papers import TITLE, a_paper, a_record

NEWEST = ("-date", "title")


def titles(papers: tuple[Paper, ...]) -> list[str]:
    return [paper.title for paper in papers]


def dated(*dates: str, section: str = "A") -> list[Paper]:
    return [a_paper(f"Paper {number}", number + 2, date=date, section=section) for number, date in enumerate(dates)]


def test_newest_comes_first_and_an_unknown_month_after_the_known_ones() -> None:
    papers = dated("Mar 2023", "2024", "Jul 2024", "", "Mon 2024", "Dec 2024")
    assert titles(arranged(papers, NEWEST)) == ["Paper 5", "Paper 2", "Paper 1", "Paper 4", "Paper 0", "Paper 3"]


def test_oldest_first_keeps_entries_without_a_date_last() -> None:
    assert titles(arranged(dated("", "Mar 2023", "Jan 2020"), ("date",))) == ["Paper 2", "Paper 1", "Paper 0"]


def test_sections_stay_as_they_stand() -> None:
    papers = [*dated("Jan 2020", section="Z"), *dated("Jan 2024", section="A")]
    assert [paper.section for paper in arranged(papers, NEWEST)] == ["Z", "A"]


def test_ties_are_broken_by_title_and_then_keep_their_order() -> None:
    papers = [a_paper("b", 2), a_paper("A", 3), a_paper("a", 4)]
    assert [paper.where.line for paper in arranged(papers, NEWEST)] == [3, 4, 2]


def test_without_keys_nothing_moves() -> None:
    papers = dated("Jan 2020", "Jan 2024")
    assert arranged(papers, ()) == tuple(papers)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_sorts(key: str) -> None:
    papers = dated("Jan 2020", "Jan 2024", "")
    assert set(arranged(papers, (key,))) == set(papers)


entries = st.lists(
    st.tuples(
        st.sampled_from(["Jan 2024", "2024", "Mar 2023", "", "Mon 2023"]), st.sampled_from("abc"), st.sampled_from("AB")
    ),
    max_size=8,
).map(
    lambda rows: [
        a_paper(title, number, date=date, section=section) for number, (date, title, section) in enumerate(rows)
    ]
)


@given(entries)
def test_sorting_a_sorted_list_moves_nothing(papers: list[Paper]) -> None:
    once = arranged(papers, NEWEST)
    assert arranged(once, NEWEST) == once
    assert moved(once, once) == 0
    assert sorted(once, key=lambda paper: paper.where) == sorted(papers, key=lambda paper: paper.where)


def test_that_entries_move_is_said_once_a_list() -> None:
    papers = dated("Jan 2020", "Jan 2024")
    (finding,) = sorting("papers.csv", papers, arranged(papers, NEWEST), NEWEST)
    assert finding.rule == "unsorted-list"
    assert "newest first, then by title" in finding.message
    assert sorting("papers.csv", papers, papers, NEWEST) == ()


def test_only_applied_edits_count() -> None:
    paper = a_paper(date="Mon 2024", venue="ACL")
    edits = [
        Change(paper.where, Field.DATE, "Mon 2024", "Jul 2024", Band.APPLY, a_record(), "same title"),
        Change(paper.where, Field.VENUE, "ACL", "EMNLP", Band.SUGGEST, a_record(), "doubtful"),
        Repair(Location("papers.csv", 99), Field.TITLE, "x", "y", "elsewhere"),
    ]
    assert corrected([paper], edits) == (replace(paper, date="Jul 2024"),)


def test_the_same_identifier_is_the_same_work() -> None:
    one, two = a_paper("One", 2, ids=Ids(arxiv="2409.06277")), a_paper("Another", 5, ids=Ids(arxiv="2409.06277"))
    (finding,) = duplicates([one, two], {})
    assert finding.where.line == 5
    assert "papers.csv:2" in finding.message


def test_a_preprint_and_its_publication_are_the_same_work() -> None:
    one, two = a_paper("One", 2, ids=Ids(arxiv="2409.06277")), a_paper("Another", 5, ids=Ids(doi="10.1/x"))
    known = {one.where: Ids(arxiv="2409.06277", doi="10.1/x")}
    assert len(duplicates([one, two], known)) == 1


def test_the_same_title_is_the_same_work_unless_the_authors_are_others() -> None:
    one = a_paper(TITLE, 2)
    assert len(duplicates([one, a_paper(TITLE.upper(), 5)], {})) == 1
    assert len(duplicates([one, a_paper(TITLE, 5, authors="")], {})) == 1
    assert duplicates([one, a_paper(TITLE, 5, authors="Ada King")], {}) == ()


def test_short_titles_may_repeat() -> None:
    assert duplicates([a_paper("Introduction", 2), a_paper("Introduction", 3)], {}) == ()
