"""Headings and the links to them: what is mended, and what nobody can know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists.markdown_mending import mended

PAGE = """# List

- [Surveys](#survey)
- [Deep Nets](#deep_nets)
- [Tools](#tools)

## Surveys {#survey}

## 🔥 Deep Nets

## Tools
"""


def test_a_printed_name_is_taken_out_and_links_follow() -> None:
    page = mended(PAGE, "l.md")
    assert page.text == PAGE.replace("#survey)", "#surveys)").replace(" {#survey}", "").replace(
        "#deep_nets", "#-deep-nets"
    )
    assert [(finding.rule, finding.where.line, finding.mended) for finding in page.findings] == [
        ("printed-anchor", 7, True),
        ("missing-anchor", 3, True),
        ("missing-anchor", 4, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\nlayout: page\n---\n## A {#a}\n[x](#a)\n",  # other renderers read the name
        "## A {#a}\n## B {#a}\n[x](#a)\n",  # which of the two?
        "## A-B\n## A B!\n[x](#ab)\n",
        "[x](#nowhere) [y](#top) [z](#)\n## A\n",
        "## A B\n`[x](#a_b)`\n\n```\n[x](#a_b)\n```\n",
        '<a name="A_B"></a>\n## A B\n[x](#a_b)\n',
        "## {#a}\n",
    ],
)
def test_what_is_ambiguous_or_meant_otherwise_stays(text: str) -> None:
    assert mended(text, "l.md").text == text


def test_a_link_that_led_to_a_heading_leads_there_after_the_names_have_changed() -> None:
    text = "## Survey {#a}\n\n## Survey\n\n[one](#a) [one](#survey-a) [two](#survey)\n"
    assert mended(text, "l.md").text == "## Survey\n\n## Survey\n\n[one](#survey) [one](#survey) [two](#survey-1)\n"


@pytest.mark.parametrize(
    ("heading", "after"),
    [
        ("#### [T](u) *Jul 2024 ICML", "#### [T](u) *Jul 2024 ICML*"),
        ("#### [T](u)  Jul 2024 ICML*  ", "#### [T](u)  *Jul 2024 ICML*  "),
        ("#### [T](u) ***2024", "#### [T](u) ***2024***"),
        ("#### [T](u) *2024* *ICML", None),
        ("#### [T](u) *2024 [code](v)", None),
        ("#### [T](u) *no date", None),
    ],
)
def test_an_emphasis_with_one_end_gets_the_other(heading: str, after: str | None) -> None:
    assert mended(f"## S\r\n\r\n{heading}\r\n", "l.md").text == f"## S\r\n\r\n{after or heading}\r\n"


_LINES = st.sampled_from(
    [
        "## A",
        "## a {#b}",
        "## B {#b-1}",
        "# A",
        "[x](#a)",
        "[y](#A-1) [z](#b)",
        "- [w](#b-)",
        "#### [T](u) *2024",
        "```",
    ]
)


@given(st.lists(_LINES, max_size=8))
def test_what_is_mended_stays_mended_line_by_line(written: list[str]) -> None:
    text = "\n\n".join(written)
    once = mended(text, "l.md")
    assert mended(once.text, "l.md").text == once.text
    assert len(once.text.splitlines()) == len(text.splitlines())
    assert bool(once.findings) == (once.text != text)


@pytest.mark.parametrize(
    "line", ["## A" + " " * 200_000 + "b", "## [T](u) *2024 " + " " * 200_000 + "(x", "# " + "{#a} " * 40_000]
)
def test_long_lines_take_no_time(line: str) -> None:
    assert mended(line, "l.md").text[:9] == line[:9]
