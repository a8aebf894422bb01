"""Titles without links, and with links that tell nothing: works by the company they keep, or by what the page says."""

from __future__ import annotations

import pytest

from enrich.lists import markdown
from enrich.model import Paper

TITLES = (
    "Lace Patterns in Narrow Networks",
    "How Deep are Narrow Looms?",
    "Weaving Fast: A Study of Looms",
    "Threads and Knots of Large Machines",
    "On Trimming Long Threads",
    "Looms with Few Needles",
)


def _read(text: str) -> tuple[Paper, ...]:
    return markdown.read(text, "l.md").papers


def _items(shape: str) -> str:
    return "\n".join(shape.replace("{t}", title) for title in TITLES) + "\n"


@pytest.mark.parametrize("shape", ["- {t}", " - **{t}.** (KAIST, Bell Labs)", "* [{t}](https://ada.example.org/notes)"])
def test_titles_are_works_on_a_page_that_says_that_it_lists_papers(shape: str) -> None:
    papers = _read(f"# LOOM2024-paper-list\n\n## Looms\n{_items(shape)}")
    assert tuple(paper.title for paper in papers) == TITLES


@pytest.mark.parametrize(
    "text",
    [
        f"# A Package\n\n## Looms\n{_items('- {t}')}",
        "# LOOM2024 papers\n\n## Looms\n" + _items("- {t}").lower(),
        "# LOOM2024 papers\n\n# Categories\n" + _items("- {t}"),
        f"# LOOM2024 papers\n\n## Tools\n{_items('* [{t}](https://github.com/a/b)')}",
        "# LOOM2024 papers\n\n## Looms\n- Lace Patterns in Networks\n- Clone it\n- Build it\n- Run it\n",
    ],
)
def test_without_such_a_name_or_written_as_sentences_they_are_none(text: str) -> None:
    assert _read(text) == ()


def test_a_title_without_link_or_date_is_a_work_among_such_titles() -> None:
    known = "\n".join(f"* {title} (ICML 2024)" for title in TITLES)
    papers = _read(f"# Looms\n\n## Index\n{known}\n* External vs. Inner Threads of Looms\n")
    assert [paper.title for paper in papers] == [*TITLES, "External vs. Inner Threads of Looms"]


def test_an_edition_of_a_venue_tells_a_work_among_tutorials() -> None:
    (paper,) = _read("# Looms\n\n## Systems and Tutorials\n* Looms that Learn from Threads (ICML 2024)\n* Loom 101\n")
    assert (paper.title, paper.venue, paper.date) == ("Looms that Learn from Threads", "ICML", "2024")


def test_a_short_section_that_names_papers_is_read_too() -> None:
    papers = _read("# Looms\n\n## Basic Loom Papers\n" + "".join(f"- {title}\n" for title in TITLES[:3]))
    assert tuple(paper.title for paper in papers) == TITLES[:3]


def test_a_question_of_the_text_is_no_title_among_titles() -> None:
    papers = _read(f"# Loom papers\n\n## Looms\n- How can we weave faster looms from threads?\n{_items('- {t}')}")
    assert tuple(paper.title for paper in papers) == TITLES


@pytest.mark.parametrize("item", ["* **{t}** [[code](https://github.com/a/b)]", "* **{t}** [[paper]]()"])
def test_a_title_with_nothing_but_labels_is_a_work_among_works(item: str) -> None:
    known = "".join(f"* **{title}** [[paper](https://doi.org/10.1000/{n})]\n" for n, title in enumerate(TITLES))
    papers = _read(f"# Looms\n\n## Threads\n{known}{item.format(t='A Loom that Waits for its Paper')}\n")
    assert [paper.title for paper in papers] == [*TITLES, "A Loom that Waits for its Paper"]


def test_a_long_title_that_leads_to_an_unknown_page_is_a_work_on_a_page_of_works() -> None:
    known = "".join(
        f"## {n}\n- [{t}](https://doi.org/10.1000/{n}) - a study\n" for n, t in enumerate((*TITLES, *TITLES))
    )
    text = f"# Looms\n\n{known}## Color\n- [Modeling Color of Threads for Looms](https://ada.example.org/c) - a study\n"
    assert len(_read(text)) == 2 * len(TITLES) + 1
    assert len(_read(text.replace("example.org/c", "example.org/blog/c"))) == 2 * len(TITLES)


def test_titles_with_dates_are_works_among_notes_on_papers_whatever_their_letters() -> None:
    items = "".join(f"- [ ] {title.lower()} (201{number}.05)\n" for number, title in enumerate(TITLES))
    papers = _read(f"# Loom Paper Notes\n\n## Looms\n{items}")
    assert (papers[0].title, papers[0].date) == (TITLES[0].lower(), "2010.05")
    assert len(papers) == len(TITLES)


def test_a_number_that_names_the_work_of_the_next_line_is_none() -> None:
    text = "".join(
        f"{n}. {title}\n- Paper: *{title}*, https://doi.org/10.1000/{n}\n- Code: https://github.com/a/b\n\n"
        for n, title in enumerate(TITLES)
    )
    papers = _read(f"# Awesome Papers\n\n## Looms\n\n{text}")
    assert [(paper.title, paper.url[-1:]) for paper in papers] == [(title, str(n)) for n, title in enumerate(TITLES)]


def test_among_works_one_that_names_its_authors_is_one_wherever_it_leads() -> None:
    works = "".join(
        f"- **[Words of a Work {number}](https://arxiv.org/abs/2401.0000{number})** <br>\n"
        "  *Ada Lovelace, Grace Hopper*\n\n"
        for number in range(4)
    )
    last = "- **[Leaves: Words of Code](https://github.com/a/b)** <br>\n  *{}*\n"
    for below, count in (("Ada Lovelace, Grace Hopper", 5), ("a library for trees", 4)):
        assert len(_read(f"# Papers\n\n## Trees\n\n{works}{last.format(below)}")) == count


def test_words_in_bold_are_words_of_their_title() -> None:
    titles = [f"{title.rstrip('?')} and **Fast Weaving** of Looms via **Narrow Threads**" for title in TITLES]
    papers = _read("# Looms\n\n## ICML 2024\n" + "".join(f"* {title}\n" for title in titles))
    assert [paper.title for paper in papers] == titles


def test_what_leads_to_posts_alone_is_none_among_titles() -> None:
    post = "- **Weaving Fast with a Loom of Ada** [[Ada Blog](https://ada.example.org/p)]\n"
    code = "[[Code](https://github.com/a/b)]"
    papers = _read(f"# Loom Papers\n\n## Looms\n{_items('- **{t}** ' + code)}{post}{_items('- **On {t}** ' + code)}")
    assert [paper.title for paper in papers] == [*TITLES, *(f"On {title}" for title in TITLES)]


def test_links_within_the_page_are_no_items_beside_titles() -> None:
    contents = "".join(f"- [Looms {number}](#looms-{number})\n" for number in range(9))
    papers = _read(f"# LOOM2024 papers\n\n{contents}\n## Looms\n{_items('1. {t}')}")
    assert tuple(paper.title for paper in papers) == TITLES


def test_short_titles_are_works_where_most_titles_of_the_section_lead_to_works() -> None:
    names = ("LOOM", "cLOOM", "AcLOOM", "InfoLOOM")
    items = "".join(f"1. [{name}](https://arxiv.org/abs/2401.0000{n}) - weaves fast\n" for n, name in enumerate(names))
    assert tuple(paper.title for paper in _read(f"---\n### Looms\n{items}\n---\n### More\n")) == names
    pages = "".join(f"1. [{name}](https://{name}.example.org) - weaves fast\n" for name in (*names, "WLOOM", "fLOOM"))
    assert _read(f"### Looms\n{items.splitlines()[0]}\n{pages}") == ()


def test_dated_titles_that_lead_to_notes_are_works_where_papers_are_listed() -> None:
    papers = _read(
        f"# Reading\n\n## Papers\n{_items('- 2020.10.28 [{t}](notes/a.md)')}- 2020.10.27 [LOOM](notes/b.md)\n"
    )
    assert tuple(paper.title for paper in papers) == (*TITLES, "LOOM")
    assert {paper.url for paper in papers} == {"notes/a.md", "notes/b.md"}


def test_an_address_is_no_title() -> None:
    url = "https://arxiv.org/abs/2401.0000"
    text = "".join(f"### {title}\n- 论文：[{url}{n}]({url}{n})\n- 代码：\n" for n, title in enumerate(TITLES))
    assert tuple(paper.title for paper in _read(f"# Looms\n\n## 图像\n{text}")) == TITLES


def test_remarks_between_numbered_works_are_none() -> None:
    url = "https://arxiv.org/abs/2401.0000"
    said = "- They Study Looms of Every Kind and Size.\n- They Weave Narrow Threads in Many Colours.\n"
    text = "".join(f"{n}. [{title}]({url}{n}) by Bell Labs.\n{said}" for n, title in enumerate(TITLES))
    assert tuple(paper.title for paper in _read(f"# LOOM papers\n\n## Looms\n{text}")) == TITLES
