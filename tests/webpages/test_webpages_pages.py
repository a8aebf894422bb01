import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.links import phrases
from enrich.model import Response
from enrich.webpages import pages
from enrich.webpages.walls import challenge_header, challenge_page

AT = datetime(2026, 11, 22, tzinfo=UTC)


def page(body: bytes, content_type: str = "", url: str = "https://x.org/a", **headers: str) -> Response:
    said = (("content-type", content_type), *((name.replace("_", "-"), value) for name, value in headers.items()))
    return Response(url, 200, AT, headers=tuple(pair for pair in said if pair[1]), body=body)


def test_a_title_is_read_with_its_entities_and_charset():
    assert pages.title(page(b"<html><TITLE lang=en>\n A &amp;  B </title>")) == "A & B"
    assert (
        pages.title(page("<title>Schrödinger</title>".encode("latin-1"), "text/html; charset=latin-1")) == "Schrödinger"
    )
    assert (
        pages.title(page("<title>Schrödinger</title>".encode(), "text/html; charset=no-such-charset")) == "Schrödinger"
    )
    assert pages.title(page(b"%PDF-1.7")) == ""


@given(st.binary())
def test_any_body_has_a_title_or_none(body):
    assert isinstance(pages.title(page(b"<title>" + body)), str)


def test_a_hostile_body_is_read_in_time():
    began = time.process_time()
    for piece in (b"<title", b"<meta ", b'<meta a="', b"<script>", b"<!--", b"<a id=", b"<", b"<svg></svg", b"&amp;"):
        hostile = page((piece * 300_000)[:262_144] + b"</html>", "text/html")
        pages.title(hostile)
        pages.meta(hostile, "refresh")
        pages.words(hostile)
        pages.lacks_anchor(hostile, "x")
    phrases.says_missing("page not found " * 2000 + "|" * 2000)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "heading",
    [
        "404",
        "404 Not Found",
        "Error 404",
        "Page not found",
        "Page not found · GitHub Pages",
        "404 | JMLR",
        "Oops! Page not found",
        "IEEE Xplore - Error Page",
        "The requested page could not be found",
        "HTTP Status 404",
        "Not Found",
    ],
)
def test_the_title_of_an_error_page_says_that_the_page_is_missing(heading):
    assert phrases.says_missing(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Scholarly Context Not Found",
        "Lost and Not Found: Missing Pages on the Web",
        "HTTP 404 - Wikipedia",
        "404 Days of Sun",
        "Identifying Soft 404 Error Pages",
        "This section has been removed",
        "On the Error Page Problem",
    ],
)
def test_a_paper_about_missing_pages_is_not_missing(heading):
    assert not phrases.says_missing(heading)


def test_html_is_known_by_its_type_or_its_beginning():
    assert pages.is_html(page(b"", "text/html; charset=utf-8"))
    assert pages.is_html(page(b"\n<!DOCTYPE html><p>"))
    assert not pages.is_html(page(b"<!doctype html>", "application/pdf"))
    assert not pages.is_html(page(b"%PDF-1.7"))


def test_walls_are_known_by_header_title_and_script():
    assert challenge_header(page(b"", cf_mitigated="challenge")) == "cf-mitigated: challenge"
    assert challenge_header(page(b"", x_amzn_waf_action="captcha"))
    assert not challenge_header(page(b"", x_amzn_waf_action="allow"))
    assert challenge_page(page(b"<title>Making sure you&#39;re not a bot!</title>"))
    assert challenge_page(page(b"<script src='/cdn-cgi/challenge-platform/h/b/orchestrate'>"))
    assert not challenge_page(page(b"<title>Attention Is All You Need</title>"))


def test_the_words_of_a_page_are_those_that_a_reader_sees():
    body = (
        b"<html><style>a {b: c}</style><p>One <b>two</b><!-- no <p> --> <SCRIPT>var x = '<p>no</p>'</SCRIPT>&amp; three"
        b"<svg><text>no</text></svg> four <script>no end"
    )
    assert pages.words(page(body)) == ("one", "two", "three", "four")


def test_a_meta_element_is_read_however_it_is_written():
    body = b"<META content='A &amp; B' NAME=\"Citation_Title\"><meta property=og:title content=C>"
    assert pages.meta(page(body), "citation_title") == "A & B"
    assert pages.meta(page(body), "og:title") == "C"
    assert pages.meta(page(body), "description") == ""


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('content="A &quot;Good&quot; Paper"', 'A "Good" Paper'),
        ('content="From x < y to x > y"', "From x < y to x > y"),
        ("content='On <i>k</i>-Means'", "On <i>k</i>-Means"),
        ('content="What\'s New"', "What's New"),
        ('content="A\n  B"', "A B"),
    ],
)
def test_a_content_may_hold_quotes_and_tags(written, title):
    assert pages.meta(page(f'<meta name="citation_title" {written} />'.encode()), "citation_title") == title


def test_a_meta_element_that_is_not_closed_is_none():
    assert pages.meta(page(b'<meta name="a" content="b <p>text</p> <meta name="c" content="d">'), "c") == "d"


def sent(body):
    return pages.refreshes_to(page(body.encode(), "text/html"))


def test_a_page_that_only_runs_a_script_sends_its_reader_where_the_script_says():
    assert sent('<script>window.location.replace("/");</script>') == "https://x.org/"
    assert sent("<script>document.location.href = '/login'</script>") == "https://x.org/login"
    # a page to be read, and one that other scripts may fill
    assert not sent(f'<script>function home() {{ location = "/" }}</script>{"word " * 50}')
    assert not sent('<script src="/app.js"></script><script>if (old) location = "/old";</script>')


def test_what_is_only_for_browsers_without_scripts_sends_no_reader_away():
    away = '<meta http-equiv="refresh" content="0; url=/">'
    assert sent(away) == "https://x.org/"
    assert not sent(f"<noscript>{away}</noscript>words")
