import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.links.lint import checkable, lint, malformed, web_link
from enrich.model import Link, Location

HERE = Location("README.md", 7)


def found(target):
    return [(finding.rule, finding.message) for finding in lint([Link(target, HERE)])]


@pytest.mark.parametrize("target", ["", "  ", "\t"])
def test_a_link_without_an_address_is_missing(target):
    assert found(target) == [("missing-link", "the link has no address")]


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("https://x.org/a b.pdf", "it has a space in it"),
        ("https://x.org/a\nb", "it has a space in it"),
        ("https://x.org/a\x07b", "it has a control character in it"),
        ("https://doi.org/https://doi.org/10.1145/1", "it holds a second address"),
        ("https://dx.doi.org/doi.org/10.1145/1", "it holds a second address"),
        ("https://arxiv.org/abs/https://arxiv.org/abs/2409.06277", "it holds a second address"),
        ("www.x.org/paper.pdf", "https:// is missing"),
        ("//x.org/paper.pdf", "https:// is missing"),
        ("arxiv.org/abs/2409.06277", "https:// is missing"),
        ("doi.org/10.1145/1", "https:// is missing"),
        ("https://en.wikipedia.org/wiki/Lasso_(statistics", "its parentheses are not balanced"),
        ("https://x.org/a)", "its parentheses are not balanced"),
        ("javascript:alert(1)", "its scheme is not one of the web"),
        ("htps://x.org/", "its scheme is not one of the web"),
        ("ftp://x.org/a.pdf", "its scheme is not one of the web"),
        ("https://", "it names no host"),
        ("https:///paper", "it names no host"),
        ("https://[::1/paper", "it names no host"),
        ("https://x.org:port/", "it names no host"),
    ],
)
def test_an_address_that_cannot_be_right_is_malformed_and_says_why(target, what):
    assert found(target) == [("malformed-link", f"{target}: {what}")]
    assert not checkable(target)


@pytest.mark.parametrize(
    "target",
    ["#survey", "mailto:a@x.org", "docs/rules.md", "../README.md", "/LICENSE", "tel:1", "data:image/png;base64,x"],
)
def test_what_is_no_web_link_is_left_alone(target):
    assert not web_link(target)
    assert found(target) == []
    assert not checkable(target)


@pytest.mark.parametrize(
    "target",
    [
        "https://arxiv.org/abs/2409.06277",
        "HTTP://X.org/",
        "https://doi.org/10.1016/0004-3702(94)90040-X",
        "https://en.wikipedia.org/wiki/Lasso_(statistics)",
        "https://x.org:8080/?q=https://y.org",
        "https://web.archive.org/web/2020/https://x.org/",
        "https://x.org/ü",
    ],
)
def test_a_sound_address_is_left_alone(target):
    assert found(target) == []
    assert checkable(target)


def test_a_finding_stands_where_the_link_stands():
    assert lint([Link("", HERE)])[0].where == HERE


@given(st.text())
def test_any_text_can_be_judged(target):
    malformed(target)
    assert len(lint([Link(target, HERE)])) <= 1
    assert not checkable(target) or target.lower().lstrip().startswith(("http://", "https://"))
