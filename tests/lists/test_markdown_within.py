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


@pytest.mark.parametrize(
    "people", ["Lovelace", "Lovelace & Babbage", "Lovelace, Hopper & Gu", "Lovelace et al.", "O’Hara-Smith", "McElm"]
)
def test_people_before_the_year_are_no_venue(people: str) -> None:
    assert _said(f"Growing Trees ({people}, 2011)") == ("Growing Trees", "2011", "")


@pytest.mark.parametrize("people", ["Lovelace & Babbage", "Lovelace, Hopper and Babbage", "Lovelace & Babbage, eds."])
def test_family_names_behind_a_dash_and_before_the_year_are_no_part_of_the_title(people: str) -> None:
    assert _said(f"Growing Trees: A Study — {people} (2011)") == ("Growing Trees: A Study", "2011", "")


@pytest.mark.parametrize("end", ["Foundations & Concepts", "Theory and Practice", "Revisited"])
def test_words_behind_a_dash_and_before_the_year_may_be_the_title(end: str) -> None:
    assert _said(f"Growing Trees — {end} (2011)") == (f"Growing Trees — {end}", "2011", "")


def test_a_remark_in_parentheses_stands_behind_the_year_in_parentheses() -> None:
    assert _said("Growing Trees from Seeds (2013.03)(Oaks and Elms)") == ("Growing Trees from Seeds", "2013.03", "")


def test_two_acronyms_and_two_digits_in_brackets_are_a_venue_and_a_year() -> None:
    assert _said("Growing Trees. [IEEE ARB 20]") == ("Growing Trees", "20", "IEEE ARB")


@pytest.mark.parametrize("words", ["Trees in the Year of a Disease (COVID-19)", "Trees for Models of Levels (LVL 20)"])
def test_a_number_behind_letters_may_be_the_title(words: str) -> None:
    assert _said(words) == (words, "", "")


def test_wide_parentheses_hold_the_venue_too() -> None:
    assert _said("Looms and Narrow Threads （ICML'18)") == ("Looms and Narrow Threads", "'18", "ICML")
