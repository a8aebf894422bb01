"""Tables as people write them: which column has the titles, what tags and links in cells say, what is only a heading."""

from __future__ import annotations

# ruff: noqa: E501 - a row is one line, however long
import pytest

from enrich.lists import markdown
from enrich.model import Field, Paper, Repair

TITLES = (
    "Cutting Heads, Not Tails: Pruning in Practice",
    "How Deep are Narrow Networks?",
    "Trimming Networks Very Well",
)
URL = "https://arxiv.org/abs/2401.0000{0}"


def _read(head: str, row: str) -> tuple[Paper, ...]:
    rule = "|---" * (head.count("|") - 1) + "|"
    rows = [row.replace("{t}", title).replace("{u}", URL.format(n)) for n, title in enumerate(TITLES)]
    return markdown.read("\n".join(["# List", "", "## Pruning", "", head, rule, *rows, ""]), "l.md").papers


ICML = ("ICML", "2024")


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        ("|Date|Title|PDF|TAGS|", "|**02-04**|**{t}**|[2401]({u})|`ICML'24`, `Lace Labs`|", ("ICML", "'24")),
        ("|Title|PDF|Tags|", "|**{t}**|[2401]({u})|``ICML 2024``, |", ICML),
        ("|Title|Venue|Year|PDF|", "|{t}|`ICML`|2024|[2401]({u})|", ICML),
        ("|Method|Paper|Project|Publication|Year|", "|{t}|[arXiv]({u})|[Site](https://e.org)|ICML|2024|", ICML),
        ("|Year|Publication|Title|Name|", "|2024|[ICML]({u})|{t}|Lace|", ICML),
        ("|Date|Paper|Publication|", "|2023-11-18|[{t}]({u})|ICML '24|", ("ICML '24", "2023-11-18")),
        ("|Year|Publication|Title|Name|", "|2024|[LoomConf]({u})|{t}|Lace|", ("LoomConf", "2024")),
        ("|Publish Date|Title|PDF|", "|**2024-03-19**|**{t}**|[2401]({u})|", ("", "2024-03-19")),
        ("|Paper|Published|Code|", "|[{t}]({u})|ICML 2024|-|", ICML),
        ("|Paper|Code|", "|{t} [(T-LOOM 24)]({u})|[code](https://github.com/a/b)|", ("T-LOOM", "24")),
    ],
)  # fmt: skip
def test_a_column_is_known_by_what_its_cells_say(head: str, row: str, said: tuple[str, str]) -> None:
    papers = _read(head, row)
    assert [(paper.title, paper.url) for paper in papers] == [(t, URL.format(n)) for n, t in enumerate(TITLES)]
    assert {(paper.venue, paper.date) for paper in papers} == {said}


def test_names_of_models_beside_links_that_only_say_paper_are_no_titles() -> None:
    assert not [paper for paper in _read("|Model|Paper|", "|Lace|[Paper]({u})|") if paper.title == "Lace"]


def test_a_tag_is_edited_within_its_marks() -> None:
    text = f"|Title|PDF|Tags|\n|-|-|-|\n|**{TITLES[0]}**|[2401]({URL.format(0)})|`ICML'24`, `oral`|\n"
    (paper,) = markdown.read(text, "l.md").papers
    edit = Repair(paper.where, Field.VENUE, paper.written(Field.VENUE), "KDD", "")
    assert markdown.write(text, (paper,), [edit]) == text.replace("`ICML'24`", "`KDD'24`")


def test_one_cell_for_all_columns_is_the_heading_of_the_rows_below() -> None:
    row = "| [{t}]({u}) | ICML | 2024 |"
    rows = "\n".join(row.replace("{t}", title).replace("{u}", URL.format(n)) for n, title in enumerate(TITLES))
    text = (
        f"| Title | Venue | Date |\n|---|---|---|\n| _Pruning of Deep Networks_ |\n{rows}\n| **Trimming of Looms** |\n"
    )
    assert [paper.title for paper in markdown.read(text, "l.md").papers] == list(TITLES)


@pytest.mark.parametrize(
    "title",
    [
        '"No Heads" or "No Tails"? What Networks are Made of',
        '"No Heads:" What Networks are Made of',
        "“No Heads” in Networks that are Made of Tails",
        "Are “No Heads” Really No Heads?",
    ],
)
def test_quotes_that_a_title_begins_with_are_its_own_in_a_cell(title: str) -> None:
    papers = _read("| Conference | Title | Authors |", f"| ICML 2024 | {title} | Ada Lovelace, Grace Hopper |")
    assert {(paper.title, paper.venue) for paper in papers} == {(title, "ICML")}


def test_the_words_of_a_link_over_several_lines_stand_without_the_space_around_them() -> None:
    row = '<tr><td>{t}</td><td>\n<a href="{u}">\n  ICML 2024\n</a>\n</td></tr>'
    rows = "\n".join(row.replace("{t}", title).replace("{u}", URL.format(n)) for n, title in enumerate(TITLES))
    papers = markdown.read(f"<table>\n<tr><th>Title</th><th>Link</th></tr>\n{rows}\n</table>\n", "l.md").papers
    assert [(paper.title, paper.venue, paper.date) for paper in papers] == [(title, *ICML) for title in TITLES]


SPLIT = f"""# List

| Title | Publication | PDF |
|---|---|---|
|**{TITLES[0]}**|ICML 2024|[2401]({URL.format(0)})|

|**{TITLES[1]}**|ICML 2023|[2401]({URL.format(1)})|
|**{TITLES[2]}**|ICML 2022|[2401]({URL.format(2)})|

| not | this |
"""


def test_a_table_goes_on_behind_an_empty_line() -> None:
    papers = markdown.read(SPLIT, "l.md").papers
    assert [(paper.title, paper.venue, paper.date) for paper in papers] == [
        (TITLES[0], "ICML", "2024"),
        (TITLES[1], "ICML", "2023"),
        (TITLES[2], "ICML", "2022"),
    ]


def test_no_row_moves_past_an_empty_line() -> None:
    papers = markdown.read(SPLIT, "l.md").papers
    titles = [paper.title for paper in markdown.read(markdown.write(SPLIT, papers[::-1], ()), "l.md").papers]
    assert titles == [TITLES[0], TITLES[2], TITLES[1]]


@pytest.mark.parametrize(
    ("venue", "said"),
    [
        ("LoomConf-2018", ("LoomConf", "2018")),
        ("ICML-2021", ("ICML", "2021")),
        ("Annals of Lace-2021", ("Annals of Lace", "2021")),
        ("Covid-2019", ("", "")),
    ],
)
def test_a_hyphen_joins_a_venue_to_its_year(venue: str, said: tuple[str, str]) -> None:
    papers = _read("| Name | Pub. | Paper |", f"| Lace | {venue} | [{{t}}]({{u}}) |")
    assert {(paper.venue, paper.date) for paper in papers} == {said}


def test_the_only_link_of_a_row_leads_to_the_work_from_a_column_of_links() -> None:
    page = "https://ada.example.org/lace"
    assert {paper.url for paper in _read("|Name|Info|Link|", f"|**{{t}}**|ICML 2024|[Link]({page})|")} == {page}


@pytest.mark.parametrize("link", ["https://github.com/ada/lace", "https://ada.example.org/a) [Data](https://e.org/b"])
def test_code_and_one_of_several_pages_are_not_the_work(link: str) -> None:
    assert {paper.url for paper in _read("|Name|Info|Link|", f"|**{{t}}**|ICML 2024|[Link]({link})|")} == {""}


def test_a_short_name_with_venue_and_year_is_a_work() -> None:
    titles = [*TITLES[1:], "Neural Cloth Looms"]
    rows = "\n".join(f"|**{title}**|ICML 2024|[Link](https://e.org/{n})|" for n, title in enumerate(titles))
    papers = markdown.read(f"# List\n\n|Name|Info|Link|\n|-|-|-|\n{rows}\n", "l.md").papers
    assert [paper.title for paper in papers] == titles


TABLE = f"| Title | Conference / Journal | PDF |\n|---|---|---|\n| {TITLES[0]} | LoomConf 2024 | [pdf]({{0}}) |\n"


@pytest.mark.parametrize("heading", ["What's New", "Table of Contents"])
def test_a_table_of_titles_holds_works_under_any_heading(heading: str) -> None:
    (paper,) = markdown.read(f"# List\n\n## {heading}\n\n{TABLE.format(URL.format(1))}", "l.md").papers
    assert (paper.title, paper.venue) == (TITLES[0], "LoomConf")


def test_a_form_for_contributions_is_no_work() -> None:
    text = f"# List\n\n## Contributing\n\n{TABLE.replace('[pdf]', '[link]').format('https://e.org')}"
    assert not markdown.read(text, "l.md").papers


def test_the_lines_of_a_cell_say_venue_and_date_the_first_first() -> None:
    papers = _read(
        "| Paper | Venue / Date | Code |",
        "| [{t}]({u}) | ICML 2024<br>2023-07<br>📑 1 | [33](https://github.com/a/b) |",
    )
    assert {(paper.venue, paper.date) for paper in papers} == {ICML}


def test_links_to_the_data_of_works_are_not_those_to_the_works() -> None:
    papers = _read(
        "| Title | Venue | Year | Resources |", "| {t} | ICML | 2024 | [[data]](https://zenodo.org/records/1) |"
    )
    assert [paper.url for paper in papers] == ["", "", ""]


def test_a_dash_in_a_cell_is_no_venue() -> None:
    papers = _read("| Title | Venue | Year |", "| [{t}]({u}) | - | 2024 |")
    assert {paper.venue for paper in papers} == {""}


def test_a_heading_above_a_table_without_outer_bars_is_no_work() -> None:
    rows = "".join(f"LM | {title} | ICML 2024 | [2401]({URL.format(n)})\n" for n, title in enumerate(TITLES))
    table = f"Model | Paper | Conference | link\n----- | ----- | ----- | -----\n{rows}\n"
    text = "# List\n\n" + "".join(f"## {name} Guided Things\n{table}" for name in ("Label", "Landmark", "Text"))
    papers = markdown.read(text, "l.md").papers
    assert [paper.title for paper in papers] == [*TITLES] * 3
