"""What stands within the marks of a title besides its words."""

from __future__ import annotations

import pytest

from enrich.lists import markdown

URL = "https://arxiv.org/abs/2401.00001"


def _said(words: str) -> tuple[str, str, str]:
    (paper,) = markdown.read(f"# L\n\n- [{words}]({URL})\n", "l.md").papers
    return paper.title, str(paper.date or ""), paper.venue or ""


@pytest.mark.parametrize(
    ("words", "date", "venue"),
    [
        ("Growing Trees - ICML - 2024", "2024", "ICML"),
        ("Growing Trees - PAMI -2000", "2000", "PAMI"),
        ("Growing Trees - T-PAMI - 2017", "2017", "T-PAMI"),
        ("Growing Trees - Arbor Technical Report - 2010", "2010", "Arbor Technical Report"),
        ("Growing Trees - ICML 2024", "2024", "ICML"),
        ("Growing Trees — CVPR2024", "2024", "CVPR"),
    ],
)
def test_a_venue_and_a_year_stand_behind_a_dash(words: str, date: str, venue: str) -> None:
    assert _said(words) == ("Growing Trees", date, venue)


@pytest.mark.parametrize("words", ["Growing Trees - A Study of Oaks 2010", "Trees - 2010", "Oak-Tree Growth in 2010"])
def test_words_and_a_year_behind_a_dash_may_be_the_title(words: str) -> None:
    assert _said(words) == (words, "", "")


def test_a_year_a_maker_a_venue_and_a_name_stand_before_the_title() -> None:
    assert _said("2020 (Arbor) (KDD) [OAK] Growing Trees from Seeds") == ("Growing Trees from Seeds", "2020", "KDD")


def test_a_star_of_the_list_before_a_topic_is_no_part_of_the_title() -> None:
    assert _said("2020 (KDD) **[OAK] Growing Trees from Seeds") == ("Growing Trees from Seeds", "2020", "KDD")


def test_a_year_alone_begins_a_title() -> None:
    assert _said("2020 (and Later) Growth of Trees") == ("2020 (and Later) Growth of Trees", "", "")
