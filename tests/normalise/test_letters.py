"""Letters of every script are compared by what makes them another letter."""

import pytest

from enrich.normalise.letters import folded


def words(text: str) -> str:
    return " ".join(folded(text).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("α-divergence", "alpha-divergence"),
        ("Δ-learning", "delta learning"),
        ("PI3Kα", "PI3K-alpha"),
        ("λ₁", "lambda_1"),
        ("H∞", "H-infinity"),
        ("L²", "L_2"),
        ("H₂O", "H2O"),
        ("ﬁne ＷＩＤＥ", "fine wide"),
        ("Straße", "STRASSE"),
        ("3×3", "3x3"),
        ("R&D", "R and D"),
        ("Don´t don’t donʼt don`t", "dont dont dont dont"),
        ("BERT™", "BERT"),
        ("Łódź Ørsted Æsop", "lodz orsted aesop"),
        ("العَرَبِيَّة", "العربية"),
        ("العـــربية", "العربية"),
        ("کتاب", "كتاب"),
        ("می\u200cخواهم", "می خواهم"),
        ("שָׁלוֹם", "שלום"),
        ('צה"ל', "צה״ל"),
        ("за́мок Ещё", "замок еще"),
        ("ｶﾞ", "ガ"),
        ("基于BERT的：综述", "基于 BERT 的 综述"),
        ("２０２３年", "2023 年"),
        ("۲۰۲۳", "2023"),
    ],
)
def test_letters_agree(one: str, other: str) -> None:
    assert words(one) == words(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("か", "が"), ("は", "ぱ"), ("й", "и"), ("ї", "і"), ("कि", "की"), ("한국", "한글"), ("ก่า", "กา"), ("x ∞", "x")],
)
def test_other_letters_stay_others(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize(
    "text",
    [
        "深層学習",
        "ディープラーニング",
        "딥러닝",
        "تعلم",
        "למידה",
        "Обучение",
        "Μάθηση",
        "सीखना",
        "การเรียนรู้",
        "ուսուցում",
        "სწავლა",
        "መማር",
    ],
)
def test_no_script_loses_its_letters(text: str) -> None:
    assert sum(char.isalnum() for char in words(text)) == sum(char.isalnum() for char in text)
