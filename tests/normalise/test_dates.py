"""Dates are read as precisely as they are written, and never more so."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import PartialDate
from enrich.normalise.dates import (
    DateHouse,
    DateStyle,
    is_placeholder,
    leading_date,
    learn_dates,
    month_of_arxiv,
    placeholder_year,
    read_date,
)

READ = [
    ("Mar 2024", (2024, 3)),
    ("March 2024", (2024, 3)),
    ("Sept. 2021", (2021, 9)),
    ("May, 2024", (2024, 5)),
    ("Sep 23", (2023, 9)),
    ("Jun '98", (1998, 6)),
    ("2024/12", (2024, 12)),
    ("2024.03", (2024, 3)),
    ("2024-07-14", (2024, 7, 14)),
    ("12/2024", (2024, 12)),
    ("20 Dec 2022", (2022, 12, 20)),
    ("1st July 2024", (2024, 7, 1)),
    ("Dec 5-14, 2021", (2021, 12, 5)),
    ("December 5–14, 2021", (2021, 12, 5)),
    ("Nov 30 - Dec 4, 2023", (2023, 11, 30)),
    ("Jul-Aug 2024", (2024, 7)),
    ("'24", (2024,)),
    ("2024", (2024,)),
    ("(2024)", (2024,)),
]


@pytest.mark.parametrize(("text", "parts"), READ)
def test_a_date_has_the_precision_that_is_written(text: str, parts: tuple[int, ...]) -> None:
    date = read_date(text)
    assert date is not None
    assert date.parts == parts


@pytest.mark.parametrize(
    "text", ["", "Mon 2024", "Monday", "31 Feb 2024", "2409.06277", "13/2024", "soon", "Spring 2024", "May"]
)
def test_what_is_not_just_a_date_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "year"), [("Mon 2024", 2024), ("2024-XX", 2024), ("month 2023", 2023), ("TBD", None), ("??", None)]
)
def test_a_placeholder_is_no_date_but_its_year_counts(text: str, year: int | None) -> None:
    assert is_placeholder(text)
    assert placeholder_year(text) == year
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["Mar 2024", "Monday", "Monte Carlo 2024", "", "2024"])
def test_a_date_or_word_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        ("Dec 2024 NeurIPS Workshop", "Dec 2024", "NeurIPS Workshop"),
        ("Mon 2023 ICML", "Mon 2023", "ICML"),
        ("Sep 23 KDD", "Sep 23", "KDD"),
        ("2025 IEEE Network", "2025", "IEEE Network"),
        ("Mar 2024, ICLR", "Mar 2024", "ICLR"),
        ("Mar 2024", "Mar 2024", ""),
        ("KDD", "", "KDD"),
        ("3DV 2024", "", "3DV 2024"),
        ("", "", ""),
    ],
)
def test_what_a_text_begins_with_is_split_from_the_rest(text: str, date: str, rest: str) -> None:
    assert leading_date(text) == (date, rest)


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("2410.10926", (2024, 10)),
        ("hep-th/9901001", (1999, 1)),
        ("math.gt/0309136", (2003, 9)),
        ("0704.0001", (2007, 4)),
    ],
)
def test_a_month_of_an_arxiv_number_is_known_without_asking(number: str, parts: tuple[int, int]) -> None:
    date = month_of_arxiv(number)
    assert date is not None
    assert date.parts == parts


def test_an_arxiv_number_with_an_impossible_month_tells_nothing() -> None:
    assert month_of_arxiv("2413.00001") is None


def test_a_list_is_written_in_the_style_of_most_of_its_dates() -> None:
    assert learn_dates(("Mar 2024", "Mon 2024", "2024-05", "Apr 2023")) == DateHouse(DateStyle.SHORT_NAME, 2)
    assert learn_dates(("2024-05", "2023-11", "Apr 2023")) == DateHouse(DateStyle.DASHED, 2)
    assert learn_dates(("2024", "2023", "Apr 2023")).precision == 1
    assert learn_dates(("2024年7月", "2023年11月")).write(PartialDate(2024, 5)) == "2024年5月"
    assert learn_dates(("07/2024", "11/2023")).write(PartialDate(2024, 5)) == "05/2024"
    assert learn_dates(("2024 Jul", "2023 Nov")).write(PartialDate(2024, 5)) == "2024 May"
    assert learn_dates(("July 2024", "May 2024", "June 2023")).style is DateStyle.LONG_NAME


@pytest.mark.parametrize(
    ("written", "may", "july"),
    [
        (("2022.12", "2024.2", "2023.5"), "2024.5", "2024.7"),
        (("2022.02", "2024.11"), "2024.05", "2024.07"),
        (("23.07", "21.09", "24.11"), "24.05", "24.07"),
        (("23/07", "21/09"), "24/05", "24/07"),
        (("Jul., 2023", "May, 2023", "Apr., 2023"), "May, 2024", "Jul., 2024"),
        (("Jul. 2023", "Apr. 2023"), "May 2024", "Jul. 2024"),
        (("July, 2023", "April, 2023"), "May, 2024", "July, 2024"),
    ],
)
def test_a_month_is_written_as_the_list_writes_months(written: tuple[str, ...], may: str, july: str) -> None:
    house = learn_dates(written)
    assert (house.write(PartialDate(2024, 5)), house.write(PartialDate(2024, 7))) == (may, july)


def test_nothing_is_padded_when_a_date_is_written() -> None:
    assert DateHouse().write(PartialDate(2024)) == "2024"
    assert DateHouse(precision=3).write(PartialDate(2024, 7)) == "Jul 2024"
    assert DateHouse(precision=3).write(PartialDate(2024, 7, 14)) == "14 Jul 2024"
    assert DateHouse(DateStyle.SLASHED).write(PartialDate(2024, 7, 14)) == "2024/07"


known_dates = st.dates(datetime.date(1969, 1, 1), datetime.date(2068, 12, 31)).map(
    lambda day: PartialDate(day.year, day.month, day.day)
)
houses = st.builds(DateHouse, st.sampled_from(DateStyle), st.sampled_from([1, 2, 3]))


@given(known_dates, houses)
def test_what_a_house_writes_can_be_read_again(date: PartialDate, house: DateHouse) -> None:
    written = house.write(date)
    read = read_date(written)
    assert read is not None
    assert read.agrees_with(date)
    assert read.precision == house.precision
    assert leading_date(f"{written} NeurIPS") == (written, "NeurIPS")


@given(st.text(max_size=60))
def test_splitting_loses_nothing_but_separators(text: str) -> None:
    date, rest = leading_date(text)
    assert (date + rest).replace(" ", "").replace(",", "") == "".join(text.strip().split(" ")).replace(",", "")
