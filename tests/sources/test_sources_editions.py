from dataclasses import replace

import pytest

from enrich.model import Link, Location, PartialDate
from enrich.sources.editions import addresses, in_year, named_editions
from sources.service_answers import paper


@pytest.mark.parametrize(
    ("venue", "date", "editions"),
    [
        ("ICML 2024", "Mon 2023", [("icml", 2024)]),
        ("ICML", "Mon 2023", [("icml", 2023), ("icml", 2024)]),
        ("ICML", "Jul 2024", [("icml", 2024), ("icml", 2025)]),
        ("ICML", "", []),
        ("ICML Workshop 2024", "", []),
        ("Submitted to ICML 2024", "", []),
        ("", "2024", []),
    ],
)
def test_an_entry_may_mean_the_edition_of_its_year_or_the_next(
    venue: str, date: str, editions: list[tuple[str, int]]
) -> None:
    assert list(named_editions(replace(paper("A Title"), venue=venue, date=date))) == editions


def test_an_impossible_year_is_no_date() -> None:
    assert in_year(0) == in_year(101998) == ()
    assert in_year(2024)[0][1] == PartialDate(2024)


def test_the_own_address_of_an_entry_comes_first() -> None:
    where = Location("list.md", 1)
    entry = replace(paper("A Title"), url="[a](https://a.example/)", links=(Link("https://b.example/", where),))
    assert list(addresses(entry)) == ["https://a.example/", "https://b.example/"]
