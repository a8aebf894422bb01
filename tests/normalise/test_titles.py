"""Titles are the same when their words are, however databases dress them up."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.normalise.titles import mended_capitals, plain, tidy, title_key, with_subtitle


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (r"Schr{\"o}dinger and G\"odel", "Schrödinger and Gödel"),
        (r"{\'E}tude \c{c}a \v{S}koda", "Étude ça Škoda"),
        ("Sorting in $O(n^2)$", "Sorting in O(n^2)"),
        (r"The $\ell_1$ norm, $\alpha$-divergence", "The ℓ_1 norm, α-divergence"),
        ("A &amp; B &lt;i&gt;C&lt;/i&gt;", "A & B C"),
        ("A &amp;amp; B", "A & B"),
        ("Chinese<i>Hukou</i>System", "Chinese Hukou System"),
        ("H<sub>2</sub>O", "H2O"),
        ("a <jats:italic>b</jats:italic>\n  c", "a b c"),
        ("p < 0.05 and q > 0.1", "p < 0.05 and q > 0.1"),
        (r"50\% of R\&D", "50% of R&D"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("a\x07 bell, \x1b[2J, &#x202e;reversed, \ud800 half", "a bell, [2J, reversed, half"),
        ("two\r\nlines\u2028three", "two lines three"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_databases_and_typesetters_add_is_undone(title: str, expected: str) -> None:
    assert plain(title) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Federated Learning: A Survey", "federated learning - a survey"),
        ("Pre-training Is All You Need", "Pre training is all you need"),
        ("Déjà vu", "Deja Vu"),
        ("Don't Stop Pretraining", "Dont stop pretraining"),
        ("Don’t Stop Pretraining", "Don't Stop Pretraining"),
        ("Efﬁcient Łódź", "Efficient Lodz"),
        (r"G{\"o}del Machines", "Gödel machines"),
        ("Attention Is All You Need.", "Attention is all you need"),
        ("“Why?”: R&D — a study", "Why: R and D - A Study"),
        (r"$\alpha$-divergence in $L_2$ and $O(n^2)$", "Alpha-divergence in L² and O(n²)"),
        ("FÃ¼r Donâ€™t", "Für don't"),
        ("<i>k</i>-means for H<sub>2</sub>O", "$k$-means for H₂O"),
        (r"A$^*$ Search in C\texttt{++}", "A∗ search in C++"),
        ("Learning C♯", "Learning C#"),
        ("Evidence from Nepal∗", "Evidence from Nepal"),
        ("Evidence from Nepal†", "Evidence from Nepal $*$"),
        ("Human+AI", "Human + AI"),
        ("联邦学习：综述", "联邦 学习 综述"),
    ],
)
def test_case_accents_and_punctuation_do_not_part_titles(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shared Task 2018", "Shared Task 2019"),
        ("Deep Equilibrium Models", "Multiscale Deep Equilibrium Models"),
        ("Part II", "Part III"),
        ("Learning C++", "Learning C"),
        ("Learning C#", "Learning C"),
        ("C++11 in Depth", "C 11 in Depth"),
        ("A* Search", "A Search"),
        ("Beyond A*", "Beyond A"),
        ("FL+", "FL"),
        ("かき", "がき"),
    ],
)
def test_other_words_and_numbers_part_titles(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


def test_titles_in_any_script_have_a_key() -> None:
    assert title_key("联邦学习综述") == "联 邦 学 习 综 述"
    assert title_key("التعلم الموحد") != ""


def test_a_subtitle_is_added_once() -> None:
    assert with_subtitle("PromptFL", "Let participants learn") == "PromptFL: Let participants learn"
    assert (
        with_subtitle("PromptFL: let participants learn", "Let Participants Learn")
        == "PromptFL: let participants learn"
    )
    assert with_subtitle("PromptFL", "") == "PromptFL"
    assert with_subtitle("PromptFL", "PromptFL: Let participants learn") == "PromptFL: Let participants learn"
    assert with_subtitle("PromptFL –", "A view") == "PromptFL: A view"


def test_a_subtitle_is_known_by_whole_words() -> None:
    assert with_subtitle("Party Planning", "Art") == "Party Planning: Art"


def test_a_colon_within_the_title_hides_no_subtitle() -> None:
    assert with_subtitle("FATE: A Framework", "Lessons Learnt") == "FATE: A Framework: Lessons Learnt"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (" Tunable soft  prompts", "Tunable soft prompts"),
        ("Learning with language models.", "Learning with language models"),
        ("What next...", "What next..."),
        ("A Reply to Smith et al.", "A Reply to Smith et al."),
        ("Made in the U.S.", "Made in the U.S."),
    ],
)
def test_stray_spaces_and_the_final_full_stop_go(title: str, expected: str) -> None:
    assert tidy(title) == expected


@pytest.mark.parametrize(
    ("written", "recorded", "expected"),
    [
        ("Towards Building The Federatedgpt", "Towards Building the FederatedGPT", "Towards Building The FederatedGPT"),
        (
            "Improving lora in federated learning",
            "Improving LoRA in Federated Learning",
            "Improving LoRA in federated learning",
        ),
        ("On non-iid data", "On Non-IID Data", "On non-IID data"),
        ("Learning from the web", "Learning From The Web", "Learning from the web"),
        ("Learning with BERT", "Learning with bert", "Learning with BERT"),
        ("a lora for everyone", "A LORA FOR EVERYONE", "a lora for everyone"),
        ("gpt and gpt", "GPT and gPT", "gpt and gpt"),
        (
            "federated learning with bert",
            "FEDERATED LEARNING with BERT in Ordinary Words of People",
            "federated learning with BERT",
        ),
        ("on bert or gpt models here", "On BERT or GPT Models Here", "on BERT or GPT models here"),
        ("eine straße mit llms", "Eine STRASSE mit LLMs und Wegen", "eine straße mit LLMs"),
        ("fÃ¼r llms und so", "FÃ¼r LLMs und so weiter", "fÃ¼r LLMs und so"),
    ],
)
def test_only_capitals_that_carry_meaning_are_mended(written: str, recorded: str, expected: str) -> None:
    assert mended_capitals(written, recorded) == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_mending_changes_no_letter_but_its_case(written: str, recorded: str) -> None:
    assert mended_capitals(written, recorded).casefold() == written.casefold()


PIECES = st.sampled_from([
    "<", ">", "</", "i", "sub>", "script", "&lt;", "&amp;", "gt;", "\\", "{", "}", "$", "_", "^", "'", '"', "o",
    "alpha", "-", " ", "1", "*", "+", "é", "É", "Ã", "¼", "λ", "か", "\u3099", "и", "\u0306", "ا", "\u0651", "大",
    "\u200b", "\u200c", "Ǆ",
])  # fmt: skip
HOSTILE = st.lists(PIECES, max_size=30).map("".join)


@given(st.text(max_size=120) | HOSTILE)
def test_tidying_and_comparing_are_done_after_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert title_key(title_key(text)) == title_key(text)


@given(st.text(max_size=120))
def test_what_is_plain_stays(text: str) -> None:
    # markup that stands deeper in markup than it is looked for is left for what it is
    assert plain(plain(text)) == plain(text)


@given(HOSTILE)
def test_nothing_hidden_becomes_a_tag(text: str) -> None:
    assert re.search(r"<[/!?]?[A-Za-z][^<>]*>", plain(text)) is None


@given(
    st.text(
        st.characters(codec="ascii", categories=["L", "N", "Zs"]) | st.sampled_from(",.:;-'?!()[]/\"%@=|"), max_size=60
    )
)
def test_the_short_way_for_ascii_leads_to_the_same_key(text: str) -> None:
    assert title_key(text) == title_key(f"\u200e{text}")


@given(st.text(st.sampled_from("abzABZßéÉøØłαβωΑΩσςдйДЙñ -'12大か"), max_size=40))
def test_case_decides_nothing(text: str) -> None:
    assert title_key(text.upper()) == title_key(text.lower()) == title_key(text)


@given(st.text(max_size=60))
def test_a_title_with_letters_has_a_key(text: str) -> None:
    letters = [char for char in plain(text) if char.isalnum() and unicodedata.category(char) != "Lm"]
    assert title_key(text) or not letters
