"""Entries that no rule reads: told by the shape that they share with works beyond doubt, or with one another."""

from __future__ import annotations

import pytest

from enrich.lists import markdown
from enrich.model import Paper

TITLES = (
    "Lace Patterns in Narrow Networks",
    "Weaving Fast with Wide Looms",
    "Threads and Knots of Large Machines",
    "On Trimming Long Threads",
    "Looms with Few Needles",
    "Spinning Tops in Deep Water",
)
PEOPLE = ("A. Lovelace, C. Babbage", "G. Boole", "M. Somerville, A. De Morgan", "J. Jacquard", "E. Clarke", "L. Euler")


def _read(text: str) -> tuple[Paper, ...]:
    return markdown.read(text, "l.md").papers


def _items(shape: str) -> str:
    return "\n".join(
        shape.format(t=title, a=people, n=number, y=2001 + number)
        for number, (title, people) in enumerate(zip(TITLES, PEOPLE, strict=True))
    )


@pytest.mark.parametrize(
    "shape",
    [
        "- Looms '1{n} -- `Needle + Thread` -- [{t}](https://arxiv.org/abs/2401.0000{n})",
        "* **[[LOOM'2{n}]](https://arxiv.org/abs/2401.0000{n})** {t}. KDD {y}. [[code](https://github.com/a/b)]",
    ],
)
def test_items_that_lead_to_one_work_each_have_their_titles_where_most_of_them_have_one(shape: str) -> None:
    papers = _read(f"# Looms\n\n## Fast ones\n\n{_items(shape)}\n")
    assert tuple(paper.title for paper in papers) == TITLES
    assert [paper.ids.arxiv for paper in papers] == [f"2401.0000{number}" for number in range(6)]


@pytest.mark.parametrize("shape", ["* {y} | {t} | LM-{n} fast", "* {y} {a}. {t}. Bell Press, pp. 3-4."])
def test_where_papers_are_listed_titles_beside_dates_are_works_without_links(shape: str) -> None:
    papers = _read(f"# Papers on looms\n\n## Fast ones\n\n{_items(shape)}\n")
    assert [(paper.title, paper.date) for paper in papers] == [
        (title, str(2001 + number)) for number, title in enumerate(TITLES)
    ]


def test_paragraphs_are_read_as_those_of_their_page_are_that_no_doubt_is_about() -> None:
    plain = "\n\n".join(
        f"{people} (eds) [**{title}**](https://arxiv.org/abs/2401.0000{number}) Trees ({2001 + number})"
        for number, (title, people) in enumerate(zip(TITLES, PEOPLE, strict=True))
    )
    odd = "Ada Lovelace and\nothers [**Looms of Tin**](https://arxiv.org/abs/2402.00001) Trees (2007)"
    prose = (
        "We like [this page](https://example.org) very much; it explains [a paper](https://arxiv.org/abs/2402.00009)."
    )
    papers = _read(f"# Papers\n\n{prose}\n\n## Looms\n\n{plain}\n\n{odd}\n")
    assert [paper.title for paper in papers] == [*TITLES, "Looms of Tin"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("**Fast**-Moving Looms for All", "**Fast**-Moving Looms for All"),
        ("Looms with **Large Needles** for All", "Looms with **Large Needles** for All"),
        ("**Fast** and **Large** looms for all of us", "**Fast** and **Large** looms for all of us"),
    ],
)
def test_words_that_are_stressed_are_no_title_by_themselves(written: str, title: str) -> None:
    shape = "* **[[LOOM'2{n}]](https://arxiv.org/abs/2401.0000{n})** {t}. KDD {y}."
    odd = f"* **[[LOOM'27]](https://arxiv.org/abs/2402.00001)** {written}. KDD 2007."
    papers = _read(f"# Looms\n\n## Fast ones\n\n{_items(shape)}\n{odd}\n")
    assert papers[-1].title == title


@pytest.mark.parametrize(
    "text",
    [
        # two of a shape show nothing
        "# Looms\n\n- Lab 1 | [Weaving Fast](https://arxiv.org/abs/2401.00001) | a\n- Lab 2 | [Threads] | b\n",
        # of several works one cannot be told from the others
        f"# Looms\n\n{_items('- on {t} see https://arxiv.org/abs/2401.0000{n} and https://arxiv.org/abs/2402.0000{n}')}\n",
        # nothing says that these are papers
        f"# Looms\n\n{_items('* {y} | {t} | LM-{n} fast')}\n",
        # a page of software
        f"# Looms\n\n## Software\n\n{_items('- LM{n} | [{t}](https://github.com/a/b{n}) | fast')}\n",
    ],
)
def test_what_says_too_little_is_no_entry(text: str) -> None:
    assert _read(text) == ()


def test_a_sentence_is_no_title() -> None:
    said = "\n\n".join(
        f"The slides of our talk at KDD 202{n} can be found [here](https://e.org/{n}.pdf)" for n in range(6)
    )
    assert _read(f"# A Package\n\n## Papers and Talks\n\n{said}\n") == ()


def test_a_text_with_a_few_links_to_works_has_no_entries() -> None:
    text = "# A Package\n\n" + "\n\n".join(
        f"The module {number} follows [{title}](https://arxiv.org/abs/2401.0000{number}), as we said above."
        for number, title in enumerate(TITLES)
    )
    assert _read(text + "\n") == ()


def test_a_shape_that_but_few_items_have_shows_nothing() -> None:
    few = "\n".join(_items("* **[[LOOM'2{n}]](https://arxiv.org/abs/2401.0000{n})** {t}. KDD {y}.").splitlines()[:3])
    others = "\n".join(f"* ([at {n}](https://arxiv.org/abs/2402.0000{n}))" for n in range(6))
    assert len(_read(f"# Looms\n\n## Fast ones\n\n{few}\n")) == 3
    assert _read(f"# Looms\n\n## Fast ones\n\n{few}\n{others}\n") == ()
