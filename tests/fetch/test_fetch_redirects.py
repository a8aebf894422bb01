from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fetch.redirects import target, without_fragment
from enrich.model import Failure, Response
from fetch.fakes import START

HERE = "https://example.org/a/b?c=d"


def answer(status: int, location: str, failure: Failure | None = None) -> Response:
    return Response(HERE, status, START, headers=(("location", location),), failure=failure)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("https://other.org/x", "https://other.org/x"),
        ("//other.org/x", "https://other.org/x"),
        ("/x", "https://example.org/x"),
        ("x", "https://example.org/a/x"),
        ("?e=f", "https://example.org/a/b?e=f"),
        (" /x#part ", "https://example.org/x"),
        ("/a b", "https://example.org/a%20b"),
        ("/bücher/%C3%A9?q=a%26b", "https://example.org/b%C3%BCcher/%C3%A9?q=a%26b"),
        ("ftp://example.org/x", "ftp://example.org/x"),
    ],
)
def test_a_location_is_read_as_browsers_read_it(location, url):
    assert target(answer(301, location)) == url


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_these_statuses_redirect(status):
    assert target(answer(status, "/x")) is not None


@pytest.mark.parametrize("status", [200, 201, 300, 304, 404])
def test_a_location_with_another_status_is_no_redirect(status):
    assert target(answer(status, "/x")) is None


def test_a_redirect_to_nowhere_is_an_answer():
    assert target(answer(302, "")) is None


def test_fragments_are_not_sent():
    assert without_fragment("https://example.org/x#y") == "https://example.org/x"


@given(st.text())
def test_no_location_whatever_upsets_the_reader(location):
    found = target(answer(302, location))
    assert found is None or isinstance(found, str)
    assert isinstance(without_fragment(location), str)
