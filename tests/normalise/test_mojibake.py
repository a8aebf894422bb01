"""Mojibake is put right where it is certain, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.normalise.mojibake import without_mojibake


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FÃ¼r", "Für"),
        ("Ã–l, Ã©tude, voilÃ\xa0", "Öl, étude, voilà"),
        ("1â€“2, Donâ€™t, â€œso", "1–2, Don’t, “so"),
        ("1â\x80\x932", "1–2"),
        ("Å¡koda Å‚", "škoda ł"),
        ("å¤§å\xad¦", "大学"),
        ("Ð¡Ñ‚Ð°Ñ‚ÑŒ", "Стать"),
        ("fÃƒÂ¼r", "für"),
        ("50Â°", "50°"),
    ],
)
def test_whole_runs_that_are_utf_8_are_put_right(text: str, expected: str) -> None:
    assert without_mojibake(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "CAFÉ’s",
        "«CAFÉ»",
        "3 Å”",
        "“AMANHÔ",
        "Ô\xa0temps",
        "São João, Müller & Söhne",
        "“quoted” – dashed",
        "Ãé",
        "â€ lost its end",
        "大学, Для, α–β",
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert without_mojibake(text) == text


TEXTS = st.text(st.sampled_from("aZéüßñçøαдж大学 -"), max_size=40)


@given(TEXTS)
def test_letters_of_any_language_are_no_mojibake(text: str) -> None:
    assert without_mojibake(text) == text


@given(TEXTS.map(str.lower))
def test_what_was_read_wrongly_is_what_was_written(text: str) -> None:
    assert without_mojibake(text.encode("utf-8").decode("latin-1")) == text


def test_a_repair_makes_no_character_that_does_not_show() -> None:
    assert without_mojibake("Â\x80") == "Â\x80"
