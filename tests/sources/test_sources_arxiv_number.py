import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import DateKind, Ids, PartialDate, Record, Version
from enrich.sources.arxiv_number import read_number


def test_a_month_of_an_arxiv_number_is_known_without_asking() -> None:
    assert read_number("2409.06277") == Record(
        source="arxiv-number",
        url="https://arxiv.org/abs/2409.06277",
        ids=Ids(arxiv="2409.06277"),
        version=Version.PREPRINT,
        kind="preprint",
        dates=((DateKind.POSTED, PartialDate(2024, 9)),),
    )


@pytest.mark.parametrize(
    ("number", "month"),
    [
        ("hep-th/9901001", PartialDate(1999, 1)),
        ("math/0309136", PartialDate(2003, 9)),
        ("0704.0001", PartialDate(2007, 4)),
    ],
)
def test_old_numbers_hold_a_month_too(number: str, month: PartialDate) -> None:
    record = read_number(number)
    assert record is not None
    assert record.date(DateKind.POSTED) == month


@pytest.mark.parametrize("number", ["2400.00001", "2413.00001", "abc"])
def test_a_number_with_an_impossible_month_says_nothing(number: str) -> None:
    assert read_number(number) is None


@given(st.integers(7, 68), st.integers(1, 12), st.integers(1, 99999))
def test_nothing_but_the_month_is_claimed(year: int, month: int, count: int) -> None:
    record = read_number(f"{year:02d}{month:02d}.{count:05d}")
    assert record is not None
    assert record.dates == ((DateKind.POSTED, PartialDate(2000 + year, month)),)
    assert not record.title
    assert not record.authors
