"""How much two titles are alike: what may be one work's, and the pairs that the same people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.match.titles import Titles, compared, is_plain, one_word_apart, parts_of, same_numerals
from enrich.normalise.titles import title_key

TITLE = "Learning to Prune Networks without Labels"

PAIRS = [
    (TITLE, TITLE.upper(), Titles.SAME),
    (TITLE, "Learning to Prune Net-works without Labels", Titles.SPELT),
    (TITLE, "Learning to Prune Neworks without Labels", Titles.SPELT),
    (TITLE, "Learning to Prune Netwroks without the Labels", Titles.SPELT),
    ("Optimising Fair Federations", "Optimizing Fair Federations", Titles.SPELT),
    ("A Survey of GPT 4 Agents", "A Survey of GPT4 Agents", Titles.SPELT),
    (TITLE, "Learning to Prune Large Networks without Labels", Titles.NEAR),
    (TITLE, "Learning to Grow Networks without Labels", Titles.ALIKE),
    ("Top Feasible Arms", "Feasible Arms", Titles.ALIKE),
    (TITLE, "A Kernel for Graphs", Titles.OTHER),
    ("", "", Titles.OTHER),
]


@pytest.mark.parametrize(("one", "other", "how"), PAIRS)
def test_two_titles_agree_in_one_way_from_either_side(one: str, other: str, how: Titles) -> None:
    assert compared(title_key(one), title_key(other)) is how
    assert compared(title_key(other), title_key(one)) is how


OPPOSITES = [
    ("Supervised Parsing of Untagged Text", "Unsupervised Parsing of Untagged Text"),
    ("Acquisition of Frames from Tagged Text", "Acquisition of Frames from Untagged Text"),
    ("A Neural Encoder for Spoken Language", "A Neural Decoder for Spoken Language"),
    ("Centralized Training of Language Models", "Decentralized Training of Language Models"),
    ("Linear Bandits with Delayed Feedback", "Bilinear Bandits with Delayed Feedback"),
    ("Asynchronous Updates in Edge Networks", "Synchronous Updates in Edge Networks"),
    ("On Causal Discovery from Mixtures", "Causal Discovery from Mixtures"),
    ("From Words to Worlds", "From Word to World and Back"),
]


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_a_title_is_not_a_misspelling_of_what_its_people_wrote_beside_it(one: str, other: str) -> None:
    assert compared(title_key(one), title_key(other)) not in (Titles.SAME, Titles.SPELT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Findings of the 2018 Shared Task on Quality", "Findings of the 2019 Shared Task on Quality"),
        ("A Theory of Learning, Part II", "A Theory of Learning, Part III"),
        ("Pronoun Prediction with Networks", "Pronoun Prediction with Networks v2.0"),
    ],
)
def test_titles_with_other_numbers_are_other_titles(one: str, other: str) -> None:
    assert compared(title_key(one), title_key(other)) is Titles.OTHER


def test_a_roman_number_is_the_arabic_one() -> None:
    assert same_numerals("a theory part ii", "a theory part 2")
    assert not same_numerals("a theory part ii", "a theory part 3")


def test_the_parts_of_a_title_are_its_heads_and_what_follows_the_first_colon() -> None:
    parts = parts_of("LoRA: Low-Rank Adaptation of Models - A Study")
    assert [(part.key, part.head) for part in parts] == [
        ("lora", True),
        ("lora low rank adaptation of models", True),
        ("low rank adaptation of models a study", False),
    ]


@pytest.mark.parametrize(
    ("title", "head", "plain"),
    [
        ("Pruning Networks: Learning without Labels", True, True),
        ("Pruning Networks: A Survey", True, False),
        ("Pruning Networks: An Extended Abstract", True, False),
        ("Pruning Networks: Part 2", True, False),
        ("T5-XL: Pruning the Networks at Scale", False, True),
        ("Open Problem: Pruning the Networks at Scale", False, False),
        ("Part II: Pruning the Networks at Scale", False, False),
        ("A Tale of Labels: Pruning the Networks at Scale", False, False),
    ],
)
def test_what_a_title_has_more_may_make_it_another_work(title: str, head: bool, plain: bool) -> None:
    part = next(part for part in parts_of(title) if part.head is head)
    assert is_plain(part) is plain


keys = st.lists(st.sampled_from(["learning", "to", "prune", "deep", "networks", "labels", "2", "ii"]), max_size=7).map(
    " ".join
)


@given(keys, keys)
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert compared(one, other) is compared(other, one)
    assert one_word_apart(one, other) is one_word_apart(other, one)
