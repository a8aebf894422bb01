from __future__ import annotations

import pytest

from enrich.normalise.urls import unnested


@pytest.mark.parametrize(
    "text",
    [
        "[a.pdf](https://example.org/a.pdf)",
        " [a.pdf]( https://example.org/a.pdf ) ",
        "[](<https://example.org/a.pdf>)",
        "![a](https://example.org/a.pdf)",
    ],
)
def test_the_url_of_a_nested_link_is_found(text: str) -> None:
    assert unnested(text) == "https://example.org/a.pdf"


def test_parentheses_of_the_url_are_kept() -> None:
    assert unnested("[x](https://example.org/a_(b))") == "https://example.org/a_(b)"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.org",
        "[a]()",
        "[a](b.pdf)",
        "see [a](https://e.org)",
        "[a](https://e.org) [b](https://e.org)",
    ],
)
def test_anything_else_is_no_nested_link(text: str) -> None:
    assert unnested(text) is None
