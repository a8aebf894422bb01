"""A year, a venue and a short name before the link that is a title."""

from __future__ import annotations

import pytest

from enrich.lists import markdown

URL = "https://arxiv.org/abs/2401.00001"


def _said(item: str) -> list[tuple[str, str, str]]:
    papers = markdown.read(f"# L\n\n{item}\n", "l.md").papers
    return [(paper.title, str(paper.date or ""), paper.venue or "") for paper in papers]


@pytest.mark.parametrize(
    ("before", "date", "venue"),
    [
        ("2015 ICLR OAK ", "2015", "ICLR"),
        ("2018 CVPR MI-OAK", "2018", "CVPR"),
        ("2018 IEEE TECV one-tree growth ", "2018", "IEEE TECV"),
        ("2020 Growing ", "2020", ""),
        ("OAK ", "", ""),
    ],
)
def test_a_year_a_venue_and_a_name_stand_before_the_link_of_a_work(before: str, date: str, venue: str) -> None:
    assert _said(f"- {before}[Growing Trees from Small Seeds]({URL})") == [
        ("Growing Trees from Small Seeds", date, venue)
    ]


def test_a_sentence_before_the_link_of_a_work_tells_of_another() -> None:
    assert _said(f"- An implementation of [Growing Trees from Small Seeds]({URL})") == []


def test_any_words_in_parentheses_may_stand_before_a_title_in_bold() -> None:
    assert _said(f"- (on trees) **OAK: Growing Trees from Seeds**. [[paper]]({URL})") == [
        ("OAK: Growing Trees from Seeds", "", "")
    ]


def test_quotes_that_end_within_a_bold_title_are_its_own() -> None:
    assert _said(f'- (CHI\'24) **"My Tree Grows": Seeds and Forests**. [[paper]]({URL})')[0][0] == (
        '"My Tree Grows": Seeds and Forests'
    )


def test_what_is_under_review_has_the_venue_behind_it() -> None:
    assert _said(f"- Growing trees from seeds, under review in *ICLR* 2023. [[paper]]({URL})") == [
        ("Growing trees from seeds", "2023", "ICLR")
    ]


def test_what_is_said_of_a_work_in_emphasis_is_no_venue() -> None:
    item = f"- **[Growing Trees from Seeds]({URL})** <br> *Using 4 small trees, achieves 1.20 on Elms2014.*"
    assert _said(item) == [("Growing Trees from Seeds", "", "")]


def test_a_title_and_an_unknown_address_are_a_work_among_works() -> None:
    items = [f"- Growing Trees of Kind {n}. https://arxiv.org/abs/2401.0000{n}" for n in range(5)]
    unknown = "- Growing Trees of Another Kind. https://e.org/purl/10294585"
    said = markdown.read("# L\n\n" + "\n".join([*items, unknown]) + "\n", "l.md").papers
    assert [paper.url for paper in said][-1] == "https://e.org/purl/10294585"
