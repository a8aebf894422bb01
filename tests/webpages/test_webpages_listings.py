import re
import time
from datetime import UTC, datetime

from enrich.model import Response
from enrich.webpages.listings import LONGEST, between, links, parts

ITEM = re.compile(r"<li>")


def page(body: str) -> Response:
    return Response("https://x.org/", 200, datetime(2026, 11, 22, tzinfo=UTC), body=body.encode())


def test_a_page_is_cut_where_its_parts_begin():
    assert list(parts(page("<ul> <li>One <li>Two</ul>"), ITEM)) == ["<li>One ", "<li>Two</ul>"]
    assert list(parts(page("<p>None"), ITEM)) == []


def test_a_part_is_read_to_a_length():
    assert [len(part) for part in parts(page("<li>" + "x" * 99_999 + "<li>y"), ITEM)] == [LONGEST, 5]


def test_links_are_told_by_target_and_text():
    part = """<a href="/a?b=1&amp;c=2"><b>One</b> &amp; <i>two</i></a> <a class=x href=/b/>Three</a>
        <a name=y>Four</a> <a href='/c'>"""
    assert list(links(part, "https://x.org/y/")) == [
        ("https://x.org/a?b=1&c=2", "One & two"),
        ("https://x.org/b/", "Three"),
    ]


def test_only_links_to_pages_of_the_web_are_told_of():
    part = "<a href='mailto:a@x.org'>a</a><a href='javascript:b()'>b</a><a href='https://['>c</a><a href='xhttps://d/'>d</a>"
    assert list(links(part, "https://x.org/")) == []


def test_a_text_stands_between_an_opening_and_its_closing():
    assert between("<li><p>A <b>text</b></p>", re.compile("<p>"), "</p") == "A text"
    assert between("<li><p>A text", re.compile("<p>"), "</p") == between("<li>", re.compile("<p>"), "</p") == ""


def test_a_hostile_page_is_read_in_time():
    began = time.process_time()
    for piece in ("<li>", "<a href=x>", "<a ", "<li><a href='", "<li><a x></a", "&amp;"):
        for part in parts(page(piece * (1_000_000 // len(piece))), ITEM):
            list(links(part, "https://x.org/"))
            between(part, re.compile("<i>"), "</")
    assert time.process_time() - began < 10
