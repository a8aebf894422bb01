import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.links.lint import checkable, lint, malformed, web_link
from enrich.links.mending import Fix, Mending
from enrich.links.tidying import tidied
from enrich.model import Band, Link, Location, Paper

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


def repaired(target, fix=Fix.MOVED):
    entry = Paper("A Paper", HERE, url=target)
    (finding,) = lint([Link(target, HERE)], Mending({HERE: entry}, fix))
    return finding.fix and (finding.fix.after, finding.fix.band)


@pytest.mark.parametrize(
    ("target", "after"),
    [
        ("https://doi.org/https://doi.org/10.1145/1", "https://doi.org/10.1145/1"),
        ("https://doi.org/doi.org/10.1145/1", "https://doi.org/10.1145/1"),
        ("https://arxiv.org/abs/https://arxiv.org/abs/2409.06277", "https://arxiv.org/abs/2409.06277"),
        ("www.x.org/paper.pdf", "https://www.x.org/paper.pdf"),
        ("//x.org/paper.pdf", "https://x.org/paper.pdf"),
        ("http://arxiv.org/abs/2409.06277", "https://arxiv.org/abs/2409.06277"),
        ("https://x.org/a?id=1&utm_source=b&utm_medium=c", "https://x.org/a?id=1"),
        ("http://arxiv.org/abs/2409.06277?utm_source=b", "https://arxiv.org/abs/2409.06277"),
    ],
)
def test_what_can_only_have_been_meant_in_one_way_is_mended_on_request(target, after):
    assert repaired(target) == (after, Band.APPLY)
    assert repaired(target, Fix.NONE) == (after, Band.SUGGEST)
    assert lint([Link(after, HERE)]) == ()


@pytest.mark.parametrize(
    "target",
    ["https://arxiv.org/abs/2409.06277v2", "https://x.org//a", "https://x.org/a b", "http://[::1/", "ftp://x.org/a"],
)
def test_what_somebody_may_have_meant_is_only_reported(target):
    assert repaired(target) is None


@pytest.mark.parametrize(
    "target",
    [
        "http://x.org/a",
        "https://web.archive.org/web/2020/http://x.org//a",
        "https://arxiv.org/abs/2409.06277",
        "https://x.org/a?utm=1&ref=b",
        "https://x.org/v1/a",
        "https://arxiv.org/html/2402.09773v1/x1.png",
    ],
)
def test_a_plain_address_is_tidy(target):
    assert lint([Link(target, HERE)]) == ()


@given(st.text(max_size=60))
def test_tidying_twice_is_tidying_once(text):
    for target in (text, f"https://x.org/{text}", f"http://arxiv.org/abs/{text}?{text}"):
        if checkable(target):
            once = tidied(target)
            assert not once or tidied(once) == once


def test_untidy_links_that_no_entry_owns_are_summed_up_with_their_lines():
    links = [Link(f"http://arxiv.org/abs/2409.0627{line}", Location("README.md", line)) for line in (9, 3, 5)]
    (finding,) = lint(sorted(links, key=lambda link: link.where))
    assert finding.where.line == 3
    assert finding.message.endswith("; so are 3 links in all (lines 3, 5, 9)")
