"""Lists as parts of pages: templates, and the comments between which a list comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import BadConfig, BadInput
from enrich.lists import markdown
from enrich.lists.rendering import Template, with_lists
from enrich.model import Location, Paper
from papers import a_paper

PAPERS = (
    a_paper("Ants [and] Art", 2, url="https://x.org/a", date="2024", venue="", authors="Ada Ant", section="A > One"),
    a_paper("Bees", 3, url="https://x.org/b", date="", venue="KDD | ICDM", authors="", section="Two"),
    a_paper("Cats", 4, url="https://x.org/c", date="", venue="", authors="", section="A > One"),
)


def test_entries_come_below_the_heading_of_their_section() -> None:
    assert Template().of(PAPERS) == (
        "### One\n\n- [Ants [and] Art](https://x.org/a). Ada Ant. 2024\n- [Cats](https://x.org/c)\n"
        "\n### Two\n\n- [Bees](https://x.org/b). KDD | ICDM\n"
    )


def test_a_template_says_what_stands_where_and_braces_are_doubled() -> None:
    template = Template("| {title} |{?venue} *{venue}* {/}|{?date} {{{date}}}{/} |\n", "")
    rows = ("| Ants [and] Art || {2024} |", "| Cats || |", "| Bees | *KDD \\| ICDM* | |")
    assert template.of(PAPERS) == "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize(
    ("entry", "why"),
    [("{doi}", "no “{doi}”. Known are: title, url"), ("{?note}x{/}", "no “{note}”"), ("a } b", "“}” stands alone")],
)
def test_what_a_template_cannot_mean_is_an_error(entry: str, why: str) -> None:
    with pytest.raises(BadConfig, match=why.replace("{", r"\{").replace("?", r"\?")):
        Template(entry).of(PAPERS)


def test_nothing_in_a_template_reaches_beyond_the_entry() -> None:
    with pytest.raises(BadConfig):
        Template("{title.__class__}").of(PAPERS)
    assert Template("{title}\n", "").of([a_paper("{url} {title}", section="")]) == "{url} {title}\n"


@given(st.text(st.sampled_from("ab []()*`\\{}|<>&_\n"), min_size=1).filter(str.strip))
def test_what_is_rendered_is_read_back(title: str) -> None:
    paper = a_paper(
        f"Ants {title} art of war", url="https://arxiv.org/abs/2103.00001", venue="KDD", date="2024", section=""
    )
    text = Template().of([paper])
    assert text.count("\n") == 1
    assert [one.url for one in markdown.read(text, "list.md").papers] == [paper.url]


PAGE = """# Page

```
<!-- enrich: begin shown.csv -->
```

<!-- enrich: begin a.csv -->
old
<!-- enrich: end -->
between
<!-- enrich: begin b.csv -->
<!-- enrich: end -->
"""


def test_a_page_keeps_all_that_stands_outside_of_the_marks() -> None:
    after = with_lists(PAGE, "README.md", lambda name: f"- {name}\n")
    assert after == PAGE.replace("\nold\n", "\n\n- a.csv\n\n").replace("b.csv -->\n", "b.csv -->\n\n- b.csv\n\n")
    assert with_lists(after, "README.md", lambda name: f"- {name}\n") == after


def test_line_ends_stay() -> None:
    page = PAGE.replace("\n", "\r\n")
    filled = with_lists(page, "README.md", lambda name: f"- {name}\n")
    assert filled.replace("\r\n", "\n") == with_lists(PAGE, "README.md", lambda name: f"- {name}\n")
    assert with_lists(filled, "README.md", lambda name: f"- {name}\n") == filled


@pytest.mark.parametrize(
    "text", ["<!-- enrich: end -->", "a\n<!-- enrich: begin a.csv -->\n", PAGE + PAGE.split("old", maxsplit=1)[0]]
)
def test_a_mark_without_its_other_half_is_an_error(text: str) -> None:
    with pytest.raises(BadInput, match="has no other half"):
        with_lists(text, "README.md", str)


def test_the_marks_are_no_pins() -> None:
    listed = markdown.read(PAGE.replace("old", Template().of(PAPERS[:1])), "README.md")
    assert not [finding for finding in listed.findings if finding.rule == "unreadable-pin"]


HOSTILE = Paper(
    "</details><!-- enrich: end --> x<sub>1</sub> | a](http://e.vil) [b",
    Location("p.csv", 2),
    "https://x.org/a_(b) c|d",
    venue="<script>\n| KDD",
    authors="A *B*, `C`",
    section="S",
)


def test_a_strange_template_and_a_hostile_entry_make_no_more_than_one_row() -> None:
    template = Template("{title} | {venue} {{x}} | {?date}{date}{/}{?url}[l]({url}){/} {authors}\n", "")
    assert template.of([HOSTILE]) == (
        r"\</details>\<!-- enrich: end --> x<sub>1</sub> \| a\](http://e.vil) \[b | \<script> \| KDD {x} | "
        r"[l](https://x.org/a_%28b%29%20c\|d) A \*B\*, \`C\`" + "\n"
    )


def test_no_title_ends_the_place_where_it_stands() -> None:
    page = "<!-- enrich: begin p.csv -->\n<!-- enrich: end -->\n"
    paper = Paper("<!-- enrich: end -->", Location("p.csv", 2))
    once = with_lists(page, "README.md", lambda _: Template("{title}\n").of([paper]))
    assert with_lists(once, "README.md", lambda _: Template("{title}\n").of([paper])) == once
