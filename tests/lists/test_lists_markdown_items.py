"""Items, numbered paragraphs and rows of tables as entries: what is read, what is left alone, what an edit changes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import markdown
from enrich.model import Field, Paper, Repair

ARXIV = "https://arxiv.org/abs/2401.00001"
TITLE = "Cutting Heads from Small Networks"
PEOPLE = "Ada Lovelace, Grace Hopper"


def _read(text: str) -> tuple[Paper, ...]:
    return markdown.read(text, "l.md").papers


def _edit(text: str, number: int = 0, **fields: str) -> str:
    papers = _read(text)
    paper = papers[number]
    edits = [Repair(paper.where, Field(name), paper.written(Field(name)), after, "") for name, after in fields.items()]
    return markdown.write(text, papers, edits)


def _parts(paper: Paper) -> tuple[str, ...]:
    return (paper.title, paper.url, paper.date, paper.venue, paper.authors)


FULL = (TITLE, ARXIV, "2024", "ICML", PEOPLE)


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        (f"- **{TITLE}** - {PEOPLE}, *ICML 2024* [[paper]({ARXIV})] [[code](https://e.org/c)]", FULL),
        (f"* [{TITLE}]({ARXIV}), {PEOPLE}. ICML, 2024.", FULL),
        (f"- (ICML 2024) [{TITLE}]({ARXIV}) by {PEOPLE}", FULL),
        (f"- [ICML 2024] **[{TITLE}.]({ARXIV})**, {PEOPLE}", FULL),
        (f"1. [**{TITLE}**]({ARXIV})\n\n    *{PEOPLE}.* ICML 2024", FULL),
        (f"+ {PEOPLE}. “{TITLE}.” In ICML, 2024. [[pdf]({ARXIV})]", FULL),
        (f"- 🔥 [x] {PEOPLE}, **{TITLE}**, ICML 2024 ([arXiv]({ARXIV}))".replace("[x] ", ""), FULL),
        (f"**[3]** {PEOPLE}. \"**{TITLE}**.\" ICML (2024): 1-9. [[pdf]]({ARXIV}) :star::star:", FULL),
        (f"- **{TITLE} (ICML 2024)**\n  - {PEOPLE}\n  - [[Paper]]({ARXIV})", FULL),
        (f"- [{TITLE}]({ARXIV}) [ICML 2024]\n  - *authors*: {PEOPLE}\n  - *models*: LLaMA 2023", FULL),
        (f"- [{TITLE}]({ARXIV}), {PEOPLE}, ICML 2024", FULL),
        (f"* {PEOPLE}, {TITLE}, ICML, 2024. [[Paper]]({ARXIV})", FULL),
        (f"* Heads [[Paper]]({ARXIV})\n  * {PEOPLE}, {TITLE}, ICML, 2024.", FULL),
        (f"- <a href=\"{ARXIV}\">{TITLE}</a>, {PEOPLE}. *ICML* 2024", FULL),
        (f"- 2024, ICML: [{TITLE}]({ARXIV})", (TITLE, ARXIV, "2024", "ICML", "")),
        (f"- {TITLE}. [[Paper]]({ARXIV})", (TITLE, ARXIV, "", "", "")),
        (f"- [{TITLE}][h] *NeurIPS'24 Findings*\n\n[h]: {ARXIV}", (TITLE, ARXIV, "'24", "NeurIPS Findings", "")),
        (f"- [{TITLE}]({ARXIV}) ![](https://img.shields.io/badge/ICML-2024-red)", (TITLE, ARXIV, "2024", "", "")),
        (f"- [Cutting\n  Heads from Small Networks]({ARXIV}) (ICML 2024)", (TITLE, ARXIV, "2024", "ICML", "")),
        (f"- [{TITLE}]({ARXIV}) Nature 521.7 (2024): 436-444. {PEOPLE}.", (TITLE, ARXIV, "2024", "Nature", PEOPLE)),
        (f"- [删除小网络中的注意力头]({ARXIV})，ICML 2024", ("删除小网络中的注意力头", ARXIV, "", "", "")),
    ],
)  # fmt: skip
def test_an_item_is_read_in_whatever_form_it_is_written(item: str, parts: tuple[str, ...]) -> None:
    (paper,) = _read(f"# List\n\n## Section\n\n{item}\n")
    found = _parts(paper)
    assert found[:2] == parts[:2]
    if "删" not in item and "badge" not in item:
        assert found == parts


@pytest.mark.parametrize(
    "text",
    [
        f"We released [{TITLE}]({ARXIV}), ICML 2024.\n",
        "- [Pruning of Networks](#pruning)\n",
        "- [A fine tool for pruning](https://github.com/a/b): prunes quickly.\n",
        "- **A library** that does it all, 2024\n",
        f"## Contributing\n- [{TITLE}]({ARXIV})\n",
        f"## News\n- [2024/03] [{TITLE}]({ARXIV}) is out!\n",
        "## Blogs\n- [How to prune your network at home](https://e.org/blog) 2024\n",
        "## Courses\n- [CVPR 2014] [Deep Learning in a Week](https://e.org/course)\n",
        "[![Awesome](https://awesome.example/badge.svg)](https://awesome.example)\n",
        f"```\n- [{TITLE}]({ARXIV}) ICML 2024\n```\n",
        f"<!--\n- [{TITLE}]({ARXIV}) ICML 2024\n-->\n",
        f"| Dataset | Size |\n|---|---|\n| [{TITLE}]({ARXIV}) | 3 |\n",
        f"| Title | Stars |\n|---|---|\n| A tool of ours | 3 |\n| [{TITLE}](https://github.com/a/b) | 4 |\n",
    ],
)
def test_what_is_not_clearly_an_entry_is_left_alone(text: str) -> None:
    assert _read(text) == ()


def test_links_of_what_is_no_entry_are_found_all_the_same() -> None:
    assert [link.url for link in markdown.read("- [A tool](https://github.com/a/b)\n", "l.md").links] == [
        "https://github.com/a/b"
    ]


def test_a_missing_part_comes_where_this_list_puts_it() -> None:
    full = f"- [{TITLE}]({ARXIV}) [ICML 2024] [[code](https://e.org/c)]\n  - *authors*: {PEOPLE}\n"
    bare = f"- [{TITLE}]({ARXIV}) [[code](https://e.org/c)]\n"
    text = full * 3 + bare
    assert _edit(text, 3, venue="KDD", date="2023", authors="Emmy Noether") == full * 3 + (
        f"- [{TITLE}]({ARXIV}) [KDD 2023] [[code](https://e.org/c)]\n  - *authors*: Emmy Noether\n"
    )
    assert _edit(text, 3, date="2023") == full * 3 + bare.replace(" [[", " [2023] [[")


def test_a_missing_part_stays_apart_from_the_link_behind_it() -> None:
    text = f"- **{TITLE}**, 2024 [[paper]({ARXIV})]\n" * 3 + f"- **{TITLE}**[[paper]({ARXIV})]\n"
    assert _edit(text, 3, date="2023").endswith(f"- **{TITLE}**, 2023 [[paper]({ARXIV})]\n")


def test_a_missing_part_comes_beside_the_one_that_is_there() -> None:
    full = f"* [{TITLE}]({ARXIV}) *Jan 2024, ICML*\n"
    assert _edit(full * 3 + f"* [{TITLE}]({ARXIV}) *2023*\n", 3, venue="KDD").endswith(" *2023, KDD*\n")


def test_a_short_year_is_as_short_as_those_beside_it() -> None:
    full = f"1. **[{TITLE}.]({ARXIV})**\n\n    *{PEOPLE}.* ICML'24\n"
    assert _edit(full, date="2025").endswith("*Ada Lovelace, Grace Hopper.* ICML'25\n")
    assert _edit(full, venue="KDD", date="Jul 2025").endswith(" KDD Jul 2025\n")


def test_what_the_list_has_no_place_for_stays_unfilled() -> None:
    text = f"- [{TITLE}]({ARXIV})\n" * 3
    assert all(paper.closed == {Field.DATE, Field.VENUE, Field.AUTHORS} for paper in _read(text))
    assert markdown.read(text, "l.md").fields == {Field.TITLE, Field.URL}


def test_nothing_is_put_in_beside_text_that_is_not_understood() -> None:
    full = f"- [{TITLE}]({ARXIV}) [ICML 2024]\n"
    papers = _read(full * 3 + f"- [{TITLE}]({ARXIV}) presented somewhere near the sea\n")
    assert papers[3].closed >= {Field.DATE, Field.VENUE}


def test_inverted_names_are_read_but_not_rewritten() -> None:
    (paper,) = _read(f'**[1]** Lovelace, Ada, and Grace Hopper. "**{TITLE}**." ICML (2024). [[pdf]]({ARXIV})\n')
    assert paper.authors == "Lovelace, Ada, and Grace Hopper"
    assert Field.AUTHORS in paper.closed


def test_a_bar_in_a_cell_is_escaped_and_read_as_a_bar() -> None:
    text = f"| Paper | Year |\n| - | - |\n| [{TITLE}]({ARXIV}) |  |\n"
    edited = _edit(text, title="Heads | Tails of Networks", date="2024")
    assert edited.endswith(f"| [Heads \\| Tails of Networks]({ARXIV}) | 2024 |\n")
    assert _parts(_read(edited)[0])[:3] == ("Heads | Tails of Networks", ARXIV, "2024")


def test_a_badge_is_rewritten_in_the_writing_of_badges() -> None:
    badge = "![](https://img.shields.io/badge/Conference-ICML'24-blue)"
    edited = _edit(f"- {badge} [{TITLE}]({ARXIV})\n", venue="ACM-CCS Two", date="2023")
    assert edited == f"- ![](https://img.shields.io/badge/Conference-ACM--CCS%20Two'23-blue) [{TITLE}]({ARXIV})\n"


def test_items_move_with_what_belongs_to_them_and_numbers_stay() -> None:
    one, two = f"**[One {TITLE}]({ARXIV})**\n   - note\n\n   text", f"**[Two {TITLE}]({ARXIV})**"
    text = f"1. {one}\n2. {two}\n\nEnd\n"
    assert markdown.write(text, _read(text)[::-1], ()) == f"1. {two}\n2. {one}\n\nEnd\n"


@pytest.mark.parametrize("comment", [" <!-- enrich: keep venue -->", "\n  <!-- enrich: keep venue -->"])
def test_a_comment_in_an_item_pins_its_fields(comment: str) -> None:
    text = f"- [{TITLE}]({ARXIV}) *ICML 2024*{comment}\n- [{TITLE}]({ARXIV}) *ICML 2024*\n"
    one, two = _read(text)
    assert (one.keep, two.keep) == ({Field.VENUE}, frozenset())
    assert _parts(one) == _parts(two)
    assert markdown.read(text, "l.md").findings == ()


def test_a_line_of_a_row_of_a_table_can_be_pinned() -> None:
    (paper,) = _read(f"| Paper | Year |\n| - | - |\n| [{TITLE}]({ARXIV}) <!-- enrich: keep --> | 2024 |\n")
    assert paper.keep == frozenset(Field)
    assert _parts(paper)[:3] == (TITLE, ARXIV, "2024")


def test_lines_that_end_in_a_backslash_are_parts_of_one_item() -> None:
    text = f"- **{TITLE}** \\\n*{PEOPLE}* \\\nICML 2024. [[Paper]({ARXIV})]\n"
    (paper,) = _read(text)
    assert _parts(paper) == FULL
    assert _edit(text, venue="KDD") == text.replace("ICML", "KDD")


def test_a_bullet_does_not_change_places_with_a_number() -> None:
    text = f"- [{TITLE}]({ARXIV})\n\n1. [Two {TITLE}]({ARXIV})\n"
    assert markdown.write(text, _read(text)[::-1], ()) == text


_NAMES = st.sampled_from(["Ada Lovelace", "Grace Hopper", "J. A. C. Smith", "Jean-Luc de la Tour", "Li Wei"])
_WORKS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(
            [TITLE, "Trimming `deep` $x^2$ Nets", "Nets [Very] Deep: A Survey", "Is (a) = b? 🎉"]
        ),
        "url": st.sampled_from([ARXIV, "https://doi.org/10.1000/x_(1)", "https://openreview.net/forum?id=abcdefgh"]),
        "venue": st.sampled_from(["ICML", "NeurIPS", "IEEE Transactions on Mobile Computing", "ACL Findings"]),
        "date": st.sampled_from(["2024", "Mar 2023", "2022.05"]),
        "authors": st.lists(_NAMES, min_size=2, max_size=4, unique=True).map(", ".join),
    }
)  # fmt: skip
LAYOUTS = (
    "- [{title}]({url}) *{date} {venue}*\n  - {authors}",
    "* **[{title}]({url})** [{venue} {date}] [[code](https://e.org/c)]\n\n    *{authors}.*",
    "1. **{title}.** {authors}. {venue}, {date}. [paper]({url})",
    "| [{title}]({url}) | {authors} | {venue} | {date} | [code](https://e.org/c) |",
)
_HEADS = {3: "| Title | Authors | Venue | Date | Links |\n| :- | - | - | - | - |\n"}


@given(
    layout=st.sampled_from(range(len(LAYOUTS))),
    works=st.lists(_WORKS, min_size=1, max_size=4, unique_by=lambda work: work["title"]),
    data=st.data(),
    windows=st.booleans(),
)
def test_an_edit_of_a_generated_list_changes_its_span_and_nothing_else(
    layout: int, works: list[dict[str, str]], data: st.DataObject, windows: bool
) -> None:
    rows = [LAYOUTS[layout].format(**work) for work in works]
    text = "# List\n\n## A\n\n" + _HEADS.get(layout, "") + "\n".join(rows) + "\n\nEnd of [it](https://e.org).\n"
    text = text.replace("\n", "\r\n") if windows else text
    papers = _read(text)
    assert [paper.title for paper in papers] == [work["title"] for work in works]
    assert [paper.url for paper in papers] == [work["url"] for work in works]
    assert markdown.write(text, papers, ()) == text
    number = data.draw(st.integers(0, len(papers) - 1))
    field = data.draw(st.sampled_from([field for field in Field if papers[number].written(field)]))
    before, after = papers[number].written(field), data.draw(_WORKS)[field.value]
    edited = markdown.write(text, papers, [Repair(papers[number].where, field, before, after, "")])
    start = text.index(papers[number].text)
    assert edited[:start] == text[:start]
    assert edited.endswith(text[start + len(papers[number].text) :])
    again = _read(edited)
    assert [other.written(field) for other in again] == [
        after if place == number else other.written(field) for place, other in enumerate(papers)
    ]


_SOUP = st.lists(
    st.sampled_from(
        [
            f"- [{TITLE}]({ARXIV}) *ICML 2024*", f"  - *authors*: {PEOPLE}", "- [x]", "1. **", "```", "<!--", "-->", "",
            "| Title | Year |", "| - | - |", f"| [{TITLE}]({ARXIV}) | 2024 |", "## A", "### [B](#b)", "    code",
            f"**[1]** {PEOPLE}. \"**{TITLE}**.\" KDD (2020). [[pdf]]({ARXIV})", "<details>", "</details>", "---", "***",
            "[ref]: https://e.org", "* [[", "](", "- \\[a\\]", "\t- tab", "- <a href='x'>", "~~~", "- ![", "|||",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(_SOUP, st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_any_page_is_read_and_keeps_its_bytes(rows: list[str], end: str, data: st.DataObject) -> None:
    text = end.join(rows)
    papers = _read(text)
    assert markdown.write(text, papers, ()) == text
    assert sorted(markdown.write(text, data.draw(st.permutations(papers)), ())) == sorted(text)


HOSTILE = {
    "brackets": "- " + "[" * 40_000,
    "targets": "- " + "](" * 20_000,
    "stars": "- " + "*a " * 20_000,
    "quotes": "- A. B, " + '"** ' * 20_000,
    "digits": f"- [{TITLE}]({ARXIV}) " + "1" * 40_000 + "x",
    "spaces": f"- [{TITLE}]({ARXIV}) a" + " " * 40_000 + "b",
    "nested": "".join("  " * depth + "- a\n" for depth in range(200)),
    "bars": "| Title | b |\n|-|-|\n" + "|a" * 20_000,
    "commas": "- " + "Ada Lovelace, " * 10_000 + "ICML 2024",
    "parentheses": f"- [{TITLE}]({ARXIV}) a" + "(b)" * 20_000,
    "sentences": "- " + "Ab cd. " * 10_000 + f"[paper]({ARXIV})",
    "bold": "- " + "**a** " * 10_000 + f"[paper]({ARXIV})",
    "people": "- " + "A. Lovelace. " * 5_000 + f"(2024). A Title. [paper]({ARXIV})",
    "labels": "**A Title of Words**\n\n" + "- Paper: a\n" * 5_000,
    "headings": "## A Title of Words\n\n" * 5_000,
    "cells of HTML": "<table><tr>" + "<td>a" * 20_000,
    "items of HTML": "<ul>" + "<li>a\n" * 20_000,
    "tables in tables": "<table>" * 20_000,
    "code": "- a " + "`ICML 2024` " * 5_000 + f"[paper]({ARXIV})",
    "badges": "- a " + "![](https://img.shields.io/badge/a-b-c) " * 3_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_takes_no_longer_than_its_length_asks_for(name: str) -> None:
    started = time.process_time()
    markdown.read(HOSTILE[name], "l.md")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (f"* {PEOPLE}, {TITLE}, IEEE Network. (6th ranked) [[Paper]]({ARXIV})", TITLE),
        (f"* {PEOPLE}, {TITLE}, IEEE Network / ICML 2024 [[Paper]]({ARXIV})", TITLE),
        (f"* {PEOPLE}, {TITLE}, ICML Mar 2024 [[Paper]]({ARXIV})", TITLE),
        (f"* {PEOPLE}, {TITLE}. ICML, 2024. [[Paper]]({ARXIV})", TITLE),
        (f"* University of London [[Paper]]({ARXIV})\n  * Lovelace, A., & Hopper, G. (2024). {TITLE}.", TITLE),
        (f"* Ada Lovelaceand Hopper, {TITLE}, [[Paper]]({ARXIV})", None),
    ],
)
def test_a_citation_without_marks_ends_where_its_venue_begins(item: str, title: str | None) -> None:
    assert [paper.title for paper in _read(item + "\n")] == ([title] if title else [])


@pytest.mark.parametrize("between", [", ", "; ", " / ", " and ", "<br>", "** | **"])
def test_an_item_of_several_papers_is_no_entry(between: str) -> None:
    other = "[Trimming Very Deep Networks](https://arxiv.org/abs/2402.00002)"
    assert _read(f"- **[{TITLE}]({ARXIV}){between}{other}**\n") == ()


@pytest.mark.parametrize(
    "behind",
    [
        "[ICML 2024](https://proceedings.mlr.press/v1/a.html)",
        "[Ada Lovelace](https://arxiv.org/a/lovelace_a_1.pdf)",
        "[PDF of Paper](https://arxiv.org/pdf/2401.00001)",
        "[Cutting Tools at Home](https://github.com/a/b)",
        "builds on [Trimming Very Deep Networks](https://arxiv.org/abs/2402.00002)",
    ],
)
def test_a_link_beside_the_title_that_is_no_other_paper_is_none(behind: str) -> None:
    assert [paper.title for paper in _read(f"- [{TITLE}]({ARXIV}), {behind}\n")] == [TITLE]


@pytest.mark.parametrize(
    "form",
    [
        "**{title}**  \n{people}, ICML 2024 [[paper]({url})]",
        "[{title}]({url}), {people}, ICML 2024",
        "**[{title}]({url})** ICML 2024\n*{people}*",
    ],
)
def test_paragraphs_are_entries_where_several_of_them_are_citations(form: str) -> None:
    one = form.format(title=TITLE, people=PEOPLE, url=ARXIV)
    text = f"## Papers\n\nWhat we read.\n\n{one}\n\n" + "\n\n".join([one] * 2) + "\n\nThe end.\n"
    assert [_parts(paper) for paper in _read(text)] == [FULL] * 3
    assert _read(f"## Papers\n\nWhat we read.\n\n{one}\n\n{one}\n") == ()


def test_a_paragraph_that_says_more_than_a_citation_is_no_entry() -> None:
    text = f"[{TITLE}]({ARXIV}) shows how small networks can be cut, as {PEOPLE} did at ICML 2024.\n\n"
    assert _read(text * 4) == ()
    assert _read(f"[{TITLE}]: {ARXIV}\n\n" * 4 + f"See [{TITLE}].\n") == ()


def test_items_below_a_paragraph_are_entries_of_their_own() -> None:
    text = f"**Pruning of Networks** ICML 2024\n  - [{TITLE}]({ARXIV})\n"
    assert [paper.title for paper in _read(text)] == [TITLE]


def test_a_character_that_stands_for_an_object_is_one_of_a_title() -> None:
    # as a page that is copied has it where an image stood
    read = markdown.read(
        "- **Growing \ufffcTrees from Seeds**. Ada Lovelace, Grace Hopper. ICML 2024. [paper](https://arxiv.org/abs/2401.00001)\n",
        "l",
    )
    assert [paper.title for paper in read.papers] == ["Growing \ufffcTrees from Seeds"]
