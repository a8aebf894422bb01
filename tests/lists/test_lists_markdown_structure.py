"""Faults of a page as a whole: sections that hold nothing, levels left out, emphasis that is not closed."""

from __future__ import annotations

import pytest

from enrich.lists import markdown


def _rules(text: str) -> list[tuple[str, int]]:
    return [(finding.rule, finding.where.line) for finding in markdown.read(text, "l.md").findings]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("## A\n\n## B\n\ntext\n", [1]),
        ("## A\n\ntext\n\n### B\n\n## C\n\ntext\n", [5]),
        ("## A\n\n### B\n\ntext\n", []),
        ("## A\n\ntext\n\n## B\n", [5]),
        ("### A\n\n### 2024\n\ntext\n", []),
        ("#### A\n\n#### [T](https://e.org) *2024*\n", []),
        ("# L\n\n## A\n<!-- later -->\n\n## B\n\ntext\n", []),
    ],
)
def test_a_section_of_nothing_is_found(text: str, lines: list[int]) -> None:
    assert [line for rule, line in _rules(text) if rule == "empty-section"] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# L\n\n### A\n\ntext\n\n### B\n\ntext\n", [3]),
        ("# L\n\n## A\n\n### B\n\ntext\n\n## C\n\ntext\n", []),
        ("## A\n\n#### [T](https://e.org) *2024*\n\n#### [U](https://e.org) *2024*\n", []),
        ("## A\n\ntext\n\n#### B\n\ntext\n", [5]),
    ],
)
def test_a_level_that_is_left_out_is_found(text: str, lines: list[int]) -> None:
    assert [line for rule, line in _rules(text) if rule == "heading-jump"] == lines


@pytest.mark.parametrize(
    ("tail", "found"),
    [
        ("*Mar 2024 ICML", True),
        ("Mar 2024 ICML*", True),
        ("*Mar 2024 ICML*", False),
        ("Mar 2024 ICML", False),
        ("**", False),
        (r"*Mar 2024 A\* x*", False),
    ],
)
def test_an_emphasis_with_one_end_is_found_and_its_date_is_read(tail: str, found: bool) -> None:
    text = f"## A\n\n#### [T](https://e.org) {tail}\n"
    assert ("unclosed-emphasis" in [rule for rule, _ in _rules(text)]) is found
    (paper,) = markdown.read(text, "l.md").papers
    assert paper.date == ("Mar 2024" if "Mar" in tail else "")


@pytest.mark.parametrize("item", ["- []()", "1. **[]( )** *", "* [ ]() ."])
def test_an_item_that_nobody_filled_in_is_found(item: str) -> None:
    assert _rules(f"## A\n\n{item}\n") == [("empty-entry", 3)]
