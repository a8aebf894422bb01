import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import Record
from enrich.sources.searching import LONGEST_TITLE, asked_title, candidates, content_words, head, is_telling, likeness
from sources.service_answers import paper


def record(title: str, subtitle: str = "") -> Record:
    return Record("a", "https://a.example/", title, subtitle)


@pytest.mark.parametrize("title", ["Deep Learning", "What Is It?", "", "???", "Learning to Learn by Learning"])
def test_names_of_fields_are_not_searched_for(title: str) -> None:
    assert not is_telling(title)


@pytest.mark.parametrize("title", ["Attention Is All You Need", "FATE-LLM: An Industrial Framework", "深度 学习 论文"])
def test_titles_with_enough_to_say_are(title: str) -> None:
    assert is_telling(title)


def test_common_words_are_no_content() -> None:
    assert content_words("On the Convergence of the Convergence") == ("convergence",)


def test_a_title_is_sent_plain() -> None:
    assert asked_title("<i>Chinese</i>  Hukou &amp; System") == "Chinese Hukou & System"


def test_a_long_title_is_cut_after_a_word() -> None:
    assert asked_title("word " * 100).split() == ["word"] * (LONGEST_TITLE // 5)


@given(st.text())
def test_no_title_is_sent_that_is_too_long(title: str) -> None:
    assert len(asked_title(title).encode()) <= LONGEST_TITLE


def test_the_head_of_a_title_ends_at_its_colon() -> None:
    assert head("FATE-LLM: A Framework: Parts") == "FATE-LLM"
    assert head("At 12:30 We Met") == "At 12:30 We Met"


def test_a_title_is_like_itself_without_its_subtitle() -> None:
    assert likeness("FATE-LLM", "FATE-LLM: An Industrial Framework for Federated Models") == 100
    assert likeness("Fate LLM: An Industrial Framework", "FATE-LLM") == 100
    assert likeness("", "FATE-LLM") == 0


def test_a_record_that_keeps_its_subtitle_apart_is_a_candidate() -> None:
    apart = record("OpenFedLLM", "Training Large Language Models on Decentralized Data")
    assert candidates(paper("OpenFedLLM Training Large Language Models on Decentralized Data"), [apart]) == (apart,)


def test_another_paper_is_no_candidate() -> None:
    assert (
        candidates(paper("Attention Is All You Need"), [record("Heat-Bath Random Walks with Markov Bases"), record("")])
        == ()
    )
