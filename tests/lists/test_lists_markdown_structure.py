"""Faults of a page as a whole: anchors that lead nowhere, sections that hold nothing."""

from __future__ import annotations

import pytest

from enrich.lists import markdown


def _rules(text: str) -> list[tuple[str, int]]:
    return [(finding.rule, finding.where.line) for finding in markdown.read(text, "l.md").findings]


@pytest.mark.parametrize(
    ("link", "heading"),
    [
        ("#tools", "Tools"),
        ("#c--c", "C++ & C#"),
        ("#-tools", "📒 Tools"),
        ("#Tools", "tools"),
        ("#part-1-of-2", "[Part 1](#x) of *2*"),
        ("#pruning", "Pruning {#pruning}"),
        ("#%E6%95%B0%E5%AD%A6", "数学"),
        ("#here", 'A <a name="here"></a>'),
        ("#top", "A"),
    ],
)
def test_an_anchor_that_is_there_is_no_finding(link: str, heading: str) -> None:
    text = f"- [A]({link})\n\n## {heading}\n\ntext\n"
    assert [rule for rule in _rules(text) if rule == ("broken-anchor", 1)] == []


def test_an_anchor_that_is_not_there_is_found_with_its_line() -> None:
    assert _rules("# L\n\n- [Tools](#tools)\n\n## Tools & More\n\ntext\n") == [("broken-anchor", 3)]


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
