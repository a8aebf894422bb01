from __future__ import annotations

import pytest

from enrich.lists import markdown
from enrich.lists.markdown_links import targets
from list_samples import BULLETS


def _targets(text: str) -> list[str]:
    return [target for _, target in targets(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://e.org/1)", ["https://e.org/1"]),
        ("[a]()", [""]),
        ("[a](  <https://e.org/1 2>  'title')", ["https://e.org/1 2"]),
        ('[a](https://e.org/x_(y(z)) "t")', ["https://e.org/x_(y(z))"]),
        ("[a](b c)", ["b c"]),
        ("[a](https://e.org/1\n)", ["https://e.org/1"]),
        ("[![b](i.png)](https://e.org)", ["i.png", "https://e.org"]),
        ("[a]([b](https://e.org))", ["https://e.org"]),
        ("[[a]](https://e.org), [b](#c)", ["https://e.org", "#c"]),
        ("[https://short…](https://e.org/long)", ["https://e.org/long"]),
        (
            "see https://e.org/a_(b). And (https://e.org/c), www.e.org!",
            ["https://e.org/a_(b)", "https://e.org/c", "www.e.org"],
        ),
        ("| https://e.org/1|https://e.org/2 |", ["https://e.org/1", "https://e.org/2"]),
        ("<https://e.org/1> <mailto:a@e.org>", ["https://e.org/1", "mailto:a@e.org"]),
        ("[r]: <https://e.org/1> 'T'\n[s]: b.md\n[Note]: not a target\n[^1]: note", ["https://e.org/1", "b.md"]),
        ("<a class=x href=https://e.org/1>t</a><IMG SRC='i.png' alt=\"href='no'\">", ["https://e.org/1", "i.png"]),
        ("`[a](b)` ``x ` [c](d)`` ` [e](f)", ["f"]),
        ("<!-- [a](b) https://e.org --> [c](d)", ["d"]),
        (r"\[a](b) [c\](d) \<https://e.org>", ["b", "https://e.org"]),
        ("x@www.e.org a.www.e.org", []),
    ],
)
def test_links_are_found_wherever_they_hide(text: str, expected: list[str]) -> None:
    assert _targets(text) == expected


def test_the_place_of_a_link_is_that_of_its_target() -> None:
    text = "é [a](x) https://e.org"
    assert [text[place : place + len(target)] for place, target in targets(text)] == ["x", "https://e.org"]


def test_links_of_a_document_have_their_lines_and_code_has_none() -> None:
    listed = markdown.read(BULLETS, "l.md")
    inside = [link for paper in listed.papers for link in paper.links]
    assert [(link.where.line, link.url) for link in (*inside, *listed.links)] == [
        (7, "https://example.org/1"),
        (7, "https://example.org/2"),
        (11, "https://example.org/3"),
        (11, "www.example.org/4"),
        (11, "https://example.org/5_(x)"),
        (12, "https://example.org/6"),
        (12, "fig.png"),
        (14, "https://example.org/7"),
    ]


@pytest.mark.parametrize(
    "piece", ["[", "](", "[x](", "`", "<a ", "<!--", "http://x)", "![", "\\", "[a]: ", "*a_", " #", "<a href='"]
)
def test_hostile_repetition_is_read_in_time(piece: str) -> None:
    text = f"#### [x](https://e.org) {piece * 20_000}\n\n{piece * 20_000}\n"
    read = markdown.read(text, "l.md")
    assert markdown.write(text, read.papers, ()) == text
