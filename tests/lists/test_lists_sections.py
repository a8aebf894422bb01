"""What headings say of the entries below them."""

from __future__ import annotations

import pytest

from enrich.lists import markdown
from enrich.lists.sections import said_above
from enrich.model import Field

ENTRY = "- [Cutting Heads from Small Networks](https://arxiv.org/abs/2401.00001)"


@pytest.mark.parametrize(
    ("section", "date", "venue"),
    [
        ("2023", "2023", ""),
        ("📅 2024 (50 papers)", "2024", ""),
        ("[2024](#contents)", "2024", ""),
        ("2024年", "2024", ""),
        ("NeurIPS 2024", "2024", "NeurIPS"),
        ("ICML'24", "'24", "ICML"),
        ("Accepted at ICLR (2024)", "2024", "ICLR"),
        ("CVPR 2020 Papers", "2020", "CVPR"),
        ("CVPR", "", "CVPR"),
        ("arXiv", "", "arXiv"),
        ("NeurIPS > 2024", "2024", "NeurIPS"),
        ("2023 > Pruning > March 2024", "March 2024", ""),
        ("Before 2020", "", ""),
        ("2019-2021", "", ""),
        ("2020 and before", "", ""),
        ("Surveys of 2023", "", ""),
        ("AI for Science 2023", "", ""),
        ("Nature", "", ""),
        ("2018 > USENIX Security", "2018", "USENIX Security"),
        ("2018 > Oakland (S&P)", "2018", "Oakland (S&P)"),
        ("2.1 Models", "", ""),
        ("", "", ""),
    ],
)
def test_a_heading_says_a_year_or_a_venue_if_it_says_nothing_else(section: str, date: str, venue: str) -> None:
    said = said_above(section)
    assert (said.get(Field.DATE, ""), said.get(Field.VENUE, "")) == (date, venue)


def test_an_entry_below_such_a_heading_has_its_date_and_venue_and_no_place_for_them() -> None:
    dated = ENTRY + " *Mar 2023, KDD*\n"
    papers = markdown.read(f"## NeurIPS 2024\n\n{ENTRY}\n{dated}{dated}", "l.md").papers
    assert [(paper.date, paper.venue) for paper in papers] == [("2024", "NeurIPS"), *[("Mar 2023", "KDD")] * 2]
    assert papers[0].closed >= {Field.DATE, Field.VENUE}
    assert papers[1].closed == {Field.AUTHORS}


def test_an_entry_that_is_a_heading_takes_them_from_the_one_above_it() -> None:
    (paper,) = markdown.read(
        "## 2024\n\n#### [Cutting Heads](https://arxiv.org/abs/2401.00001)\n\nAda Lovelace\n", "l.md"
    ).papers
    assert (paper.date, Field.DATE in paper.closed) == ("2024", True)
