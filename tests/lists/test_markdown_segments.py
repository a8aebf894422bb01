"""The lines of an entry: those right below a heading that is a title, one after another."""

from __future__ import annotations

import pytest

from enrich.lists import markdown
from enrich.model import Paper

PEOPLE = ("Ada Lovelace", "Charles Babbage", "Grace M. Hopper")
TITLES = ("How Looms Think", "Lace and its Failures: A Primer", "Threads in Difference Engines")


def _read(*lines: str) -> tuple[Paper, ...]:
    """The entries of a list of books, each with these lines below its title and its author."""
    books = [
        "\n".join([f"### {title}", f"{people},", *lines, "", "It is about looms, threads,", "and what they weave.", ""])
        for title, people in zip(TITLES, PEOPLE, strict=True)
    ]
    return markdown.read("\n".join(["# Readings", "", "## Looms", "", *books]), "l.md").papers


@pytest.mark.parametrize(
    ("lines", "venue", "date"),
    [
        (("Loom Press,", "1992."), "", "1992"),
        (("Loom Press,", "Aug 1992."), "", "Aug 1992"),
        (("Automatica,", "Volume 19, Issue 6, November 1983, Pages 775-779."), "Automatica", "November 1983"),
        (("Automatica 33 (2002) 371-385.",), "Automatica", "2002"),
        (("Automatica Vol. 27, No. 2/3, pp. 183-217, 1997",), "Automatica", "1997"),
    ],
)
def test_people_publisher_and_year_stand_on_lines_of_their_own(lines: tuple[str, ...], venue: str, date: str) -> None:
    papers = _read(*lines)
    assert [(paper.title, paper.authors) for paper in papers] == list(zip(TITLES, PEOPLE, strict=True))
    assert {(paper.venue, paper.date) for paper in papers} == {(venue, date)}


def test_lines_of_prose_below_headings_are_no_credits() -> None:
    prose = [f"### {title}\n\nOnce there were threads,\nand looms,\n1992.\n" for title in TITLES]
    assert not markdown.read("# Readings\n\n" + "\n".join(prose), "l.md").papers


def test_talks_with_a_speaker_and_a_day_are_no_works() -> None:
    link = ("Aug 1992.", "", "[YouTube link](https://www.youtube.com/watch?v=abc)")
    assert not _read(*link)
