from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fetch.limits import FASTEST, MOST_OPEN, Announced, announced, seconds_to_rest
from enrich.model import Response
from fetch.fakes import START


def answer(status=200, **headers):
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Response("https://api.example.org/", status, START, named)


def crossref(limit="3", interval="1s", **others):
    return answer(x_rate_limit_limit=limit, x_rate_limit_interval=interval, **others)


def test_crossrefs_limit_is_read_with_its_pool():
    said = crossref(x_api_pool="polite-array", x_concurrency_limit="3")
    assert announced(said) == Announced("polite-array", 1 / 3, 3)
    assert announced(crossref("50", "10s")) == Announced("", 0.2)
    assert announced(crossref(x_api_pool="public-single")).of_single_works


@pytest.mark.parametrize("said", [answer(), crossref(""), crossref("0"), crossref("many"), crossref("3", "0s")])
def test_what_announces_no_limit_changes_none(said):
    assert announced(said) is None


@given(st.text(), st.text(), st.text())
def test_a_hostile_header_neither_raises_nor_permits_a_flood(limit, interval, open_at_once):
    told = announced(crossref(limit, interval, x_concurrency_limit=open_at_once))
    assert told is None or (told.interval >= FASTEST and 1 <= (told.in_flight or 1) <= MOST_OPEN)


def test_a_spent_budget_is_a_rest_until_there_is_a_new_one():
    spent = {"x_ratelimit_remaining": "0"}
    assert seconds_to_rest(answer(x_ratelimit_reset="3600", **spent), START) == 3600
    later = str(int((START + timedelta(hours=2)).timestamp()))
    assert seconds_to_rest(answer(x_ratelimit_reset=later, **spent), START) == 7200
    assert seconds_to_rest(answer(429, x_ratelimit_reset="60", x_ratelimit_remaining="4"), START) == 60


@pytest.mark.parametrize("said", [answer(), answer(x_ratelimit_remaining="0"), answer(x_ratelimit_reset="60")])
def test_who_has_some_budget_left_or_tells_no_end_is_asked_on(said):
    assert seconds_to_rest(said, START) == 0
