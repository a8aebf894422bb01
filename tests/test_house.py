"""What is written back looks as if the maintainer had written it."""

from dataclasses import replace
from datetime import date

import pytest

from enrich.house import DatePolicy, House, learn
from enrich.model import Field, Ids, Paper, PaperList, PartialDate, Venue
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


def dated(date: str, venue: str, number: str) -> Paper:
    return a_paper(date=date, venue=venue, ids=Ids(arxiv=number))


FIRST = (
    dated("2023.10", "ICLR2024", "2310.00001"),
    dated("2022.11", "ICML2023", "2211.00002"),
    dated("2023.02", "NIPS2023", "2302.00003"),
    dated("2023.05", "ACL2023", "2305.00004"),
)


YEARS = (
    dated("2023", "ICLR2024", "2310.00001"),
    dated("2022", "ICML2023", "2211.00002"),
    dated("2023", "AAAI2024", "2312.00003"),
    dated("2023", "NIPS2023", "2302.00004"),
)


@pytest.mark.parametrize(
    ("papers", "policy"),
    [
        (FIRST, DatePolicy.FIRST_PUBLIC),
        # what a list without venues shows
        (tuple(replace(paper, venue="") for paper in FIRST), DatePolicy.FIRST_PUBLIC),
        (tuple(replace(paper, venue="") for paper in FIRST[:3]), DatePolicy.VENUE),
        # preprints are dated so in every list
        (tuple(replace(paper, venue="arXiv") for paper in FIRST), DatePolicy.VENUE),
        ((*FIRST[:3], dated("2023.07", "ACL2023", "2305.00004")), DatePolicy.VENUE),
        (FIRST[:1], DatePolicy.VENUE),
        # a year alone tells it where the venue has another of its own: two of these, which is too few
        (tuple(replace(paper, date=paper.date[:4]) for paper in FIRST), DatePolicy.VENUE),
        (YEARS, DatePolicy.FIRST_PUBLIC),
        (tuple(replace(paper, venue=paper.venue[:-4]) for paper in YEARS), DatePolicy.VENUE),
        ((*YEARS, dated("2024", "CVPR2024", "2311.00006"), dated("2024", "AAAI2024", "2312.00007")), DatePolicy.VENUE),
    ],
)
def test_a_list_shows_which_date_it_wants(papers: tuple[Paper, ...], policy: DatePolicy) -> None:
    assert learnt(*papers).policy is policy
    assert learn(PaperList("papers.csv", papers), ALL, TODAY, DatePolicy.PRINT).policy is DatePolicy.PRINT


def test_an_empty_list_has_a_style_too() -> None:
    house = learn(PaperList("papers.csv", ()), frozenset({Field.TITLE}), TODAY, DatePolicy.PRINT)
    assert house.write_date(PartialDate(2025, 7)) == "Jul 2025"
    assert (house.fields, house.policy) == (frozenset({Field.TITLE}), DatePolicy.PRINT)
