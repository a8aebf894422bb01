from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enrich.errors import BadInput
from enrich.lists import markdown
from enrich.lists.markdown_contents import slugs
from enrich.lists.markdown_lines import Kind, lines
from enrich.lists.text import LONGEST_FIELD
from enrich.model import Field, Location, Paper, Repair
from list_samples import ENTRIES

LINK = "[T](https://e.org/1)"


def _read(text: str) -> tuple[Paper, ...]:
    return markdown.read(text, "l.md").papers


def _edit(text: str, number: int = 0, **after: str) -> str:
    papers = _read(text)
    paper = papers[number]
    edits = [Repair(paper.where, Field(name), paper.written(Field(name)), value, "") for name, value in after.items()]
    return markdown.write(text, papers, edits)


# Lines of every kind, in any order: what a reader must survive.
_KINDS = (
    f"|# T|## S|### [S](#s)|#### {LINK} *Mar 2024 KDD*|#### [A [b] `]`]([c](https://e.org)) **|#### []() **|#### [x]("
    "|#### [x](https://e.org|A. B, C D|```|~~~~|    code|\t- x|- item|<!-- c|-->|<details>|</details>|---|===|> q"
    "|[r]: https://e.org|`[|*a _b|\\|<a href=x|<https://e.org>|\u2028\x0b"
).split("|")
_LINES = st.lists(st.sampled_from([*_KINDS, "| a | b |"]), max_size=12)

_HOSTILE = st.text(st.sampled_from("ab []()<>`*_#-!:/\\\n\r\t\"'&|é\u2028"), max_size=15)


@given(rows=_LINES, end=st.sampled_from(["\n", "\r\n", "\r"]), data=st.data())
def test_any_text_is_read_and_keeps_its_bytes_whatever_moves(rows: list[str], end: str, data: st.DataObject) -> None:
    text = end.join(rows)
    papers = _read(text)
    assert markdown.write(text, papers, ()) == text
    moved = markdown.write(text, data.draw(st.permutations(papers)), ())
    assert sorted(moved) == sorted(text)
    assert sorted(paper.text for paper in _read(moved)) == sorted(paper.text for paper in papers)


@pytest.mark.parametrize("end", ["---", "[back](#top)"])
def test_an_entry_that_opens_what_it_does_not_close_stays(end: str) -> None:
    text = f"#### {LINK} *Mar 2024 KDD*\n#### [B](https://e.org/2) *2023*\n<details>\n\n{end}\n"
    assert markdown.write(text, _read(text)[::-1], ()) == text


@given(rows=_LINES, title=_HOSTILE, url=_HOSTILE, authors=_HOSTILE)
@example(rows=[], title="]`", url="`", authors="")
def test_no_title_url_or_name_makes_an_entry_into_something_else(
    rows: list[str], title: str, url: str, authors: str
) -> None:
    text = "\n".join(["## S", "", f"#### {LINK} *2024*", "", *rows])
    before = _read(text)
    read = _read(_edit(text, title=title + "x", url="https://e.org/" + url, authors="A" + authors))
    assert [paper.where.line for paper in read[:1]] == [3]
    assert len(read) == len(before)
    assert read[0].date == "2024"
    assert [paper.title for paper in read[1:]] == [paper.title for paper in before[1:]]


def test_the_entries_of_a_list_are_read_with_their_sections() -> None:
    read = _read(ENTRIES)
    assert [(p.title, p.url, p.date, p.venue, p.authors) for p in read] == [
        ("Cutting Heads", "https://arxiv.org/abs/2401.00001", "Jan 2024", "ICML", "Ada Lovelace, Grace Hopper"),
        (" Trimming [Very] `deep` $x^2$ nets.", "https://example.org/a_(b)", "Mon 2024", "", "Alan Turing"),
        ("Nothing Known", "https://doi.org/10.1000/182", "", "", ""),
        ("Nested", "[p.pdf](https://example.org/p.pdf)", "Mar 2024", "NeurIPS", "Barbara Liskov ,  Donald Knuth"),
        ("Few Bits", "https://example.org/bits", "6 Jun 2019", "", "Edsger Dijkstra"),
    ]
    assert [p.section for p in read] == ["Pruning > Structured Pruning"] * 4 + ["Quantising"]
    assert read[0].ids.arxiv == "2401.00001"
    assert read[2].ids.doi == "10.1000/182"


def test_links_are_those_of_the_entry_or_of_the_page() -> None:
    read = markdown.read(ENTRIES, "l.md")
    assert [link.url for link in read.papers[4].links] == ["https://example.org/bits", "https://example.org/code"]
    assert [link.url for link in read.papers[3].links] == ["https://example.org/p.pdf"]
    assert [(link.url, link.where.line) for link in read.links] == [
        ("https://awesome.example/badge.svg", 3),
        ("https://awesome.example/list", 3),
        ("", 5),
        ("#pruning", 9),
    ]


def test_placeholders_and_nested_links_are_findings() -> None:
    read = markdown.read(ENTRIES, "l.md")
    assert [(f.rule, f.where.line) for f in read.findings] == [("malformed-link", 24), ("empty-entry", 40)]
    fix = read.findings[0].fix
    assert fix
    fixed = markdown.write(ENTRIES, read.papers, [fix])
    assert fixed == ENTRIES.replace("([p.pdf](https://example.org/p.pdf))", "(https://example.org/p.pdf)")


@pytest.mark.parametrize(
    ("heading", "date", "venue"),
    [
        (f"#### {LINK} *Mar 2024 KDD*", "Mar 2024", "KDD"),
        (f"#### {LINK}  *Mar 2024*", "Mar 2024", ""),
        (f"####\t{LINK}\t_2024, KDD_ ##", "2024", "KDD"),
        (f"## **{LINK}** **KDD**", "", "KDD"),
        (f"###### {LINK} __2024 A_b__", "2024", "A_b"),
        (f"#### {LINK} [[code]](https://e.org/a_b_c) *2024* [x](y)", "2024", ""),
        (f"#### *{LINK} Mar 2024 KDD*", "Mar 2024", "KDD"),
        (f"#### {LINK} 2024 KDD", "2024", "KDD"),
        (f"#### {LINK} (code)", "", ""),
        (f"#### {LINK} **", "", ""),
        (f"#### {LINK}", "", ""),
        (r"#### [T](https://e.org/1) *2024 A\* conf*", "2024", r"A\* conf"),
        ('#### [T](<https://e.org/1> "x") *2024*', "2024", ""),
        ('#### [T](https://e.org/1 "2023 ) x") *2024*', "2024", ""),
    ],
)
def test_date_and_venue_are_read_from_the_emphasis(heading: str, date: str, venue: str) -> None:
    (paper,) = _read(heading + "\n")
    assert (paper.title, paper.url, paper.date, paper.venue) == ("T", "https://e.org/1", date, venue)


@pytest.mark.parametrize("title", ["a [b] c", r"a \] b", "`]`", "$x_{[1]}$", "a \\| b", "🎉", "*x* [y](z)", "``a`]``"])
def test_a_title_is_its_source(title: str) -> None:
    assert _read(f"#### [{title}](https://e.org) *2024*")[0].title == title


@pytest.mark.parametrize(
    "text",
    [
        f"# {LINK}",
        "## [Section](#section)",
        "## [Licence](LICENSE)",
        f"## {LINK}\n### Below",
        f"## {LINK}\n- item",
        "#### ![T](https://e.org)",
        "#### [![T](https://e.org/b)](https://e.org)",
        f"#### see {LINK}",
        f"```\n#### {LINK}\n```",
        f"> #### {LINK}",
        f"<!--\n#### {LINK}\n-->",
        f"---\nx: |\n#### {LINK}\n---",
        f"x\n\n    #### {LINK}",
        f"<div>\n#### {LINK}\n</div>",
        f"####{LINK}",
    ],
)
def test_what_is_no_entry_is_not_read_as_one(text: str) -> None:
    assert _read(text) == ()


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("\nA B\n", "A B"),
        ("A B,\nC D\n\nMore.", "A B,\nC D"),
        ("\n\n  A B  \n", "A B"),
        ("*A B*", "A B"),
        ("A B\n[[code]](x)", "A B"),
        ("![figure](x)", ""),
        ("**Abstract**: We show", ""),
        ("TL;DR: x", ""),
        ("\n- A B", ""),
        ("\n```\nA B\n```", ""),
        ("\n## Next", ""),
    ],
)
def test_authors_are_the_first_paragraph_that_can_be_names(below: str, authors: str) -> None:
    assert _read(f"#### {LINK} *2024*\n{below}")[0].authors == authors


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("*Mon 2024  KDD*", {"date": "Aug 2024"}, "*Aug 2024  KDD*"),
        ("_Mar 2024, KDD_", {"venue": "ICML"}, "_Mar 2024, ICML_"),
        ("**Mar 2024**", {"venue": "ICML"}, "**Mar 2024 ICML**"),
        ("*KDD*", {"date": "2024"}, "*2024 KDD*"),
        ("**", {"date": "2025", "venue": "IEEE Network"}, "*2025 IEEE Network*"),
        ("**", {"venue": "KDD"}, "*KDD*"),
        ("*2024 KDD*", {"date": ""}, "*KDD*"),
        ("*2024 KDD*", {"venue": ""}, "*2024*"),
        ("2024 KDD", {"venue": "ICML"}, "2024 ICML"),
        ("*2024*", {"venue": "A* x\ny"}, r"*2024 A\* x y*"),
    ],
)
def test_only_the_edited_part_of_the_emphasis_changes(before: str, after: dict[str, str], expected: str) -> None:
    text = f"#### {LINK}  {before} [code](x)\r\n\r\nA B\r\n" if before != "2024 KDD" else f"#### {LINK} {before}"
    assert _edit(text, **after) == text.replace(before, expected)


def test_a_missing_emphasis_is_put_in_after_one_space() -> None:
    assert _edit(f"#### **{LINK}** (code)", date="2025", venue="KDD") == f"#### **{LINK}** *2025 KDD* (code)"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_missing_authors_are_put_in_as_the_list_does_it(end: str) -> None:
    def text(*lines: str) -> str:
        return end.join(lines)

    spaced = text(f"#### {LINK} *2024*", "", "A B", "", f"#### {LINK} *2023*")
    assert _edit(spaced, 1, authors="C D") == spaced + text("", "", "C D")
    tight = text(f"#### {LINK} *2024*", "A B", f"#### {LINK} *2023*", f"#### {LINK} *2022*")
    assert _edit(tight, 1, authors="C D") == text(
        f"#### {LINK} *2024*", "A B", f"#### {LINK} *2023*", "C D", f"#### {LINK} *2022*"
    )


def test_put_in_authors_stay_apart_from_the_paragraph_below() -> None:
    text = f"#### {LINK} *2024*\n![figure](x)\n"
    assert _edit(text, authors="A B") == f"#### {LINK} *2024*\n\nA B\n\n![figure](x)\n"


@pytest.mark.parametrize("name", ["# A", "- A", "1. A", "> A", "<!-- A", "``` A", "[x]: A"])
def test_authors_that_look_like_markup_are_escaped(name: str) -> None:
    edited = _edit(f"#### {LINK} *2024*\n\nA B\n", authors=name)
    assert edited.replace("\\", "").endswith(f"\n{name}\n")
    assert lines(edited)[-1].kind is Kind.TEXT


@pytest.mark.parametrize("line", ["It proposes a way to make all things better.", "AAAI 2020", "See the code below"])
def test_a_paragraph_below_a_heading_that_names_nobody_is_not_the_authors(line: str) -> None:
    (paper,) = _read(f"#### {LINK} *2024*\n\n{line}\n")
    assert not paper.authors
    assert _edit(f"#### {LINK} *2024*\n\n{line}\n", authors="A B") == f"#### {LINK} *2024*\n\nA B\n\n{line}\n"


def test_a_title_cannot_break_out_of_its_link() -> None:
    edited = _edit(f"#### {LINK} *2024*\n", title="x](https://evil.example) [y\n#### [z](https://evil.example)")
    (paper,) = _read(edited)
    assert paper.url == "https://e.org/1"
    assert [link.url for link in paper.links if "evil" not in link.url] == ["https://e.org/1"]
    assert r"\]" in edited


def test_a_url_cannot_break_out_of_its_parentheses() -> None:
    (paper,) = _read(_edit(f"#### {LINK} *2024*\n", url="https://e.org/) [x](https://evil.example"))
    assert paper.url == "https://e.org/%29%20[x]%28https://evil.example"


def test_entries_move_whole_and_rules_anchors_and_headings_stay() -> None:
    one = f"#### {LINK} *2021*\n\nA\n\n```\ncite\n```\n\n<details>\n\nabstract\n\n</details>"
    two = f"#### {LINK} *2020*"
    text = f"## S\n\n{one}\n\n\n{two}\n\n[top](#s)\n\n---\n"
    assert markdown.write(text, _read(text)[::-1], ()) == f"## S\n\n{two}\n\n\n{one}\n\n[top](#s)\n\n---\n"


def test_no_entry_moves_across_a_rule_or_out_of_its_section() -> None:
    text = f"## S\n#### {LINK} *2*\n\n---\n\n#### {LINK} *1*\n## S\n#### {LINK} *0*\n"
    assert markdown.write(text, _read(text)[::-1], ()) == text


def test_an_entry_that_html_follows_stays_where_it_is() -> None:
    text = f"## S\n#### {LINK} *3*\n#### {LINK} *2*\n\n<table></table>\n"
    assert markdown.write(text, _read(text)[::-1], ()) == text


def test_an_entry_that_no_list_has_is_refused_with_its_line() -> None:
    with pytest.raises(BadInput, match=r"l\.md:3: an entry is longer"):
        _read("## S\n\n#### [" + "x" * LONGEST_FIELD + "](https://e.org)\n")


def test_a_new_page_has_contents_sections_and_entries() -> None:
    where = Location("x", 1)
    papers = [
        Paper("B", where, "https://e.org/b", "2024", "KDD", "C D", "S > T"),
        Paper("A", where, section="U"),
        Paper("C", where, "https://e.org/c", "", "KDD", section="S"),
        Paper("D", where, "https://e.org/d", "2023", authors="E", section="U > T"),
    ]
    assert markdown.render(papers, "My List") == (
        "# My List\n\n## Contents\n\n- [S](#s)\n  - [T](#t)\n- [U](#u)\n  - [T](#t-1)\n\n"
        "## S\n\n#### [C](https://e.org/c) *KDD*\n\n### T\n\n#### [B](https://e.org/b) *2024 KDD*\n\nC D\n\n"
        "## U\n\n#### [A]()\n\n### T\n\n#### [D](https://e.org/d) *2023*\n\nE\n"
    )


def test_papers_without_a_section_need_no_contents() -> None:
    assert markdown.render([Paper("A", Location("x", 1), "https://e.org")], "T") == "# T\n\n#### [A](https://e.org)\n"
    assert markdown.render([], "T") == "# T\n"


def test_every_entry_of_the_contents_leads_to_a_heading() -> None:
    papers = [
        Paper("Survey", Location("x", 1), "https://e.org", section=name)
        for name in ("Survey", "C++ & C#", "Contents", "数学 é", "A > Survey")
    ]
    text = markdown.render(papers, "Survey")
    headings = [re.sub(r"\[(.*)\]\(.*\)", r"\1 ", match[1]) for match in re.finditer(r"^#+ (.*)$", text, re.MULTILINE)]
    anchors = re.findall(r"\]\(#([^)]*)\)", text)
    assert len(anchors) == 6
    assert set(anchors) <= set(slugs(headings))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Part 1: LoRA-based Tuning"], ["part-1-lora-based-tuning"]),
        (["A", "a", "A!"], ["a", "a-1", "a-2"]),
        (["C++ & C#"], ["c--c"]),
        (["📒 Table_of"], ["-table_of"]),
        (["Été 数学"], ["été-数学"]),
    ],
)
def test_anchors_are_those_of_github(texts: list[str], expected: list[str]) -> None:
    assert list(slugs(texts)) == expected


def test_date_and_authors_that_are_both_new_each_come_to_their_place() -> None:
    text = f"## S\n\n#### {LINK}\n\n#### {LINK}\n\nA. B\n"
    assert (
        _edit(text, authors="C. D", date="Feb 2023")
        == f"## S\n\n#### {LINK} *Feb 2023*\n\nC. D\n\n#### {LINK}\n\nA. B\n"
    )


@pytest.mark.parametrize(
    "rows",
    [
        (f"#### {LINK} *Mar 2024*", "<a href=x", f"#### {LINK} *Apr 2024*", "---"),
        (f"#### {LINK} *Mar 2024*", f"#### {LINK} *Apr 2024*", "<details>", "a", "", "</details>"),
    ],
)
def test_no_entry_moves_to_where_it_would_make_something_else_of_its_neighbour(rows: tuple[str, ...]) -> None:
    text = "\n".join(rows)
    papers = _read(text)
    moved = markdown.write(text, papers[::-1], ())
    assert sorted(paper.text for paper in _read(moved)) == sorted(paper.text for paper in papers)


def test_a_heading_that_leads_back_to_the_top_is_no_entry() -> None:
    assert _read(f"#### {LINK} *Mar 2024*\n\n### [Return Top](https://github.com/a/b#contents)\n")[1:] == ()
