import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import Field, Location, Repair
from enrich.reports.plain import printable, short, value, values


@given(st.text())
def test_printable_text_is_one_line_without_control_characters(text):
    shown = printable(text)
    assert printable(shown) == shown
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in shown)


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=50))
def test_letters_digits_and_marks_are_left_alone(text):
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\r\nc\td", "a b c d"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;https://e.example\x1b\\click\x1b]8;;\x1b\\", "click"),
        ("\x9b2Jx", "x"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\ud800b", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_a_terminal_would_obey_is_gone(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"), [("", "(none)"), (" a", "␣a"), ("a  ", "a␣␣"), ("a  b", "a ␣b"), ("a b", "a b")]
)
def test_stray_spaces_and_emptiness_are_visible(text, shown):
    assert value(text) == shown


def test_a_difference_that_does_not_show_is_spelt_out():
    fix = Repair(Location("a.csv", 1), Field.TITLE, "a\u200bb", "ab", "an invisible character")
    assert values(fix) == ("'a\\u200bb'", "'ab'")


def test_an_address_is_shown_without_what_all_have():
    assert short("https://www.ijcai.org/proceedings/2024/531/") == "ijcai.org/proceedings/2024/531"
