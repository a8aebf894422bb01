"""What may stand before a title: what a work is called, tags, a venue and a year."""

from __future__ import annotations

import pytest

from enrich.lists import markdown

URL = "https://arxiv.org/abs/2401.00001"


def _said(*items: str) -> list[tuple[str, str, str]]:
    papers = markdown.read("# L\n\n" + "\n".join(items) + "\n", "l.md").papers
    return [(paper.title, str(paper.date or ""), paper.venue or "") for paper in papers]


@pytest.mark.parametrize("name", ["TREE", "Tree of Forests", "Arbor-3", "Oak with Roots"])
@pytest.mark.parametrize("behind", [": ", " - ", "："])
def test_what_a_work_is_called_stands_before_the_link_of_its_title(name: str, behind: str) -> None:
    assert _said(f"- {name}{behind}[Growing Trees from Small Seeds]({URL})") == [
        ("Growing Trees from Small Seeds", "", "")
    ]


@pytest.mark.parametrize("name", ["Code", "See also", "Examples", "Based on the ideas of the work"])
def test_what_says_something_of_a_link_is_no_name_of_a_work(name: str) -> None:
    assert ("Growing Trees from Small Seeds", "", "") not in _said(
        f"- {name}: [Growing Trees from Small Seeds](https://e.org/x)"
    )


def test_a_tag_in_parentheses_stands_between_the_venue_and_the_title() -> None:
    assert _said(f"- [ICML 2024] (App) OAK: Growing Trees. [[pdf]]({URL})") == [("OAK: Growing Trees", "2024", "ICML")]


@pytest.mark.parametrize("title", ["(Almost) Free Trees for Everyone", "(Locally) Private Trees of Data"])
def test_a_title_may_begin_with_a_word_in_parentheses(title: str) -> None:
    assert _said(f"- [ICML 2024] {title}. [[pdf]]({URL})") == [(title, "2024", "ICML")]


def test_a_short_name_in_bold_and_parentheses_stands_before_people() -> None:
    assert _said(
        f'- (**OAK**) Lovelace, Ada, et al. "**Growing trees from seeds**." ICML (**2024**). [[x]]({URL})'
    ) == [("Growing trees from seeds", "2024", "ICML")]


def test_a_name_that_its_title_has_already_is_a_label() -> None:
    assert _said(f"- **OAK**: OAK: Growing Trees from Seeds. [Paper]({URL})") == [
        ("OAK: Growing Trees from Seeds", "", "")
    ]


def test_a_name_and_a_year_behind_a_label_begin_the_title() -> None:
    assert _said(f"- **OGC**: OGC 2021: An Oak Growing Competition. [Paper]({URL})") == [
        ("OGC 2021: An Oak Growing Competition", "", "")
    ]


def test_a_short_name_may_be_math() -> None:
    assert _said(f'- **$\\Pi_0$**: "A Flow of Trees for Control". [[Paper]({URL})]') == [
        ("A Flow of Trees for Control", "", "")
    ]


@pytest.mark.parametrize(
    ("lead", "date"), [("CVPR25Highlight", "25"), ("ICLR2024Oral", "2024"), ("ICML24 Spotlight", "24")]
)
def test_how_a_work_was_presented_is_joined_to_the_year(lead: str, date: str) -> None:
    venue = lead[:4]
    assert _said(f"- [{lead}] [Growing Trees from Small Seeds]({URL})") == [
        ("Growing Trees from Small Seeds", date, venue)
    ]


def test_three_words_that_end_in_models_are_a_title() -> None:
    assert (
        _said(f"- Rolling Oak Models : {URL} better trees", f"- [Rolling Oak Models]({URL})")
        == [("Rolling Oak Models", "", "")] * 2
    )


def test_pretrained_models_are_a_label() -> None:
    assert _said(f"- [Growing Trees from Small Seeds]({URL}) [Pretrained Models](https://e.org/m)") == [
        ("Growing Trees from Small Seeds", "", "")
    ]


@pytest.mark.parametrize("topic", ["(Root system) ", "(Pruning/Grafting) ", "(Runtime)"])
def test_a_topic_in_parentheses_stands_before_the_link_of_the_title(topic: str) -> None:
    assert _said(f"- {topic}[Growing Trees from Small Seeds (ICML'18)]({URL})") == [
        ("Growing Trees from Small Seeds", "'18", "ICML")
    ]


def test_words_in_parentheses_are_no_title_by_themselves() -> None:
    assert _said(f"- (Root system) [[pdf]]({URL})") == []


@pytest.mark.parametrize("sign", [" - ", ": "])
def test_a_track_in_parentheses_stands_between_the_edition_and_the_title(sign: str) -> None:
    assert _said(f"- ACL 2022 (Findings){sign}[Growing Trees from Small Seeds]({URL})") == [
        ("Growing Trees from Small Seeds", "2022", "ACL (Findings)")
    ]


def test_a_track_in_parentheses_is_of_the_edition_behind_a_month() -> None:
    assert _said(f"- 20.09 - EMNLP2020(findings) - [Growing Trees from Small Seeds]({URL})") == [
        ("Growing Trees from Small Seeds", "20.09", "EMNLP2020(findings)")
    ]
