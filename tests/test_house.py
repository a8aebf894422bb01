"""What is written back looks as if the maintainer had written it."""

from datetime import date

from enrich.house import DatePolicy, House, learn
from enrich.model import Field, Paper, PaperList, PartialDate, Venue
from enrich.normalise.dates import DateStyle
from enrich.normalise.venues import recognise_venue
from papers import a_paper

TODAY = date(2026, 11, 22)
ALL = frozenset(Field)


def learnt(*papers: Paper) -> House:
    return learn(PaperList("papers.csv", papers), ALL, TODAY)


def venue(text: str) -> Venue:
    found = recognise_venue(text)
    assert found is not None
    return found


def test_dates_and_venues_are_written_as_most_of_the_list_is() -> None:
    house = learnt(
        a_paper(date="2024-05", venue="ICML 2024"),
        a_paper(date="2023-11", venue="NeurIPS 2023"),
        a_paper(date="Mon 2024"),
    )
    assert house.dates.style is DateStyle.DASHED
    assert house.write_date(PartialDate(2025, 7)) == "2025-07"
    assert house.write_venue(venue("EMNLP 2024")) == "EMNLP 2024"


def test_a_list_without_years_gets_none() -> None:
    house = learnt(a_paper(venue="ICML"), a_paper(venue="KDD"))
    assert house.write_venue(venue("NeurIPS 2024")) == "NeurIPS"


def test_author_lines_are_joined_as_the_list_joins_them() -> None:
    assert learnt(a_paper(authors="A B, C D")).write_authors(("Ada King", "Bo Li")) == "Ada King, Bo Li"
    assert learnt(a_paper(authors="A B; C D")).write_authors(("Ada King", "Bo Li")) == "Ada King; Bo Li"


def test_a_column_of_years_gets_years() -> None:
    house = learn(PaperList("papers.csv", (a_paper(date=""),), years_only=True), ALL, TODAY)
    assert house.write_date(PartialDate(2025, 7)) == "2025"


def test_an_empty_list_has_a_style_too() -> None:
    house = learn(PaperList("papers.csv", ()), frozenset({Field.TITLE}), TODAY, DatePolicy.PRINT)
    assert house.write_date(PartialDate(2025, 7)) == "Jul 2025"
    assert (house.fields, house.policy) == (frozenset({Field.TITLE}), DatePolicy.PRINT)
