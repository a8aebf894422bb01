"""Entries of nothing are taken out of a page where nothing is lost with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import markdown
from enrich.lists.markdown_emptying import emptied

HEADINGS = """# List

## Pruning

#### [Cutting Heads](https://arxiv.org/abs/2401.00001) *Jan 2024*

Ada Lovelace

#### []() *Mon 2024*

#### [Trimming Nets](https://arxiv.org/abs/2401.00002) *Feb 2024*

#### []() **
"""

ITEMS = """## Pruning

- [Cutting Heads of Nets](https://arxiv.org/abs/2401.00001)
  -
- []()
-
- [Trimming Wide Nets](https://arxiv.org/abs/2401.00002)
* **[]()**
"""


def _emptied(text: str) -> tuple[str, frozenset[int]]:
    return emptied(text, text, lambda _line: True, moved=False)


def test_forms_that_nobody_filled_in_go_with_what_parted_them_from_the_next() -> None:
    after, gone = _emptied(HEADINGS)
    assert after == HEADINGS.replace("#### []() *Mon 2024*\n\n", "").replace("#### []() **\n", "")
    assert gone == {9, 13}
    assert [paper.title for paper in markdown.read(after, "l.md").papers] == ["Cutting Heads", "Trimming Nets"]


def test_items_without_a_word_go() -> None:
    after, gone = _emptied(ITEMS)
    assert after == ITEMS.replace("  -\n", "").replace("- []()\n", "").replace("\n-\n", "\n").replace(
        "* **[]()**\n", ""
    )
    assert gone == {4, 5, 6, 8}


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\n#### []() *Mon 2024*\n\n## B\n",
        "## A\n\n- []()\n",
        "## A\n\n#### [T](https://e.org) *Jan 2024*\n\n#### []() *Jan 2024*\n\n#### [U](https://e.org) *2024*\n",
        "## A\n\n#### [T](https://e.org) *Jan 2024*\n\n#### []() **\n\nAda Lovelace\n",
        "## A\n\n- A word\n-\n  and more of it\n",
        "## A\n\n- A word\n- []()\n  - below it\n",
        "## A\n\n1. A word\n2. []()\n3. Another\n",
        "## How to contribute\n\nWrite it so:\n\n#### []() *Mon 2024*\n\n#### [T](https://e.org) *Jan 2024*\n",
        "```\n- []()\n-\n```\n",
        "A heading\n-\n\nand text\n",
    ],
)
def test_what_says_something_or_is_all_that_there_is_stays(text: str) -> None:
    assert _emptied(text) == (text, frozenset())


def test_those_that_are_not_judged_stay() -> None:
    after, gone = emptied(ITEMS, ITEMS, lambda line: line == 5, moved=False)
    assert gone == {5}
    assert after == ITEMS.replace("- []()\n", "")
    assert emptied(ITEMS, ITEMS, lambda line: line == 5, moved=True) == (ITEMS, frozenset())


def test_a_page_whose_forms_were_filled_in_is_left() -> None:
    filled = HEADINGS.replace("#### []() **", "#### [A](https://e.org) *Mar 2024*")
    assert emptied(HEADINGS, filled, lambda _line: True, moved=False) == (filled, frozenset())


@given(st.lists(st.sampled_from([*HEADINGS.splitlines(), *ITEMS.splitlines(), "", "    x", "> -", "***"]), max_size=25))
def test_a_page_without_them_has_the_same_entries(chosen: list[str]) -> None:
    text = "\n".join(chosen)
    after, gone = _emptied(text)
    assert [paper.title for paper in markdown.read(after, "l.md").papers] == [
        paper.title for paper in markdown.read(text, "l.md").papers
    ]
    left = [line for number, line in enumerate(text.split("\n"), 1) if number not in gone]
    assert [line for line in after.split("\n") if line] == [line for line in left if line]
