from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fetch.freshness import is_fresh, worth_keeping
from enrich.model import Failure, Question, Request, Response
from fetch.fakes import START

LOOKUP = Request("https://api.example.org/1", "application/json")
SEARCH = replace(LOOKUP, question=Question.SEARCH)
LINK = Request("https://example.org/", question=Question.LINK)


def answer(status: int = 200, kind: str = "application/json", **more) -> Response:
    return Response("https://example.org/", status, START, headers=(("content-type", kind),), **more)


def fresh_days(request: Request, response: Response) -> int:
    """For how many whole days an observation is fresh."""
    return sum(is_fresh(request, response, START + timedelta(days=day)) for day in range(1, 100))


@pytest.mark.parametrize("status", [200, 203, 404, 410])
@pytest.mark.parametrize("request_", [LOOKUP, SEARCH])
def test_answers_and_absence_are_kept(request_, status):
    assert worth_keeping(request_, answer(status))


@pytest.mark.parametrize("status", [301, 400, 401, 403, 418, 429, 451, 500, 502, 503, 504])
@pytest.mark.parametrize("request_", [LOOKUP, SEARCH])
def test_todays_trouble_is_not(request_, status):
    assert not worth_keeping(request_, answer(status))


@pytest.mark.parametrize("failure", Failure)
@pytest.mark.parametrize("request_", [LOOKUP, SEARCH, LINK])
def test_no_failure_is_kept(request_, failure):
    assert not worth_keeping(request_, Response("https://example.org/", 0, START, failure=failure))


def test_what_could_not_be_read_in_full_is_not_kept():
    assert not worth_keeping(LINK, answer(kind="text/html", detail="the page broke off"))


@pytest.mark.parametrize(
    "accept", ["application/json", "application/atom+xml", "application/vnd.citationstyles.csl+json"]
)
def test_a_page_where_data_was_asked_for_is_a_wall(accept):
    request = replace(LOOKUP, accept=accept)
    assert not worth_keeping(request, answer(kind="text/html; charset=utf-8"))
    assert worth_keeping(request, answer(kind=accept))


def test_a_page_is_an_answer_where_a_page_was_asked_for():
    assert worth_keeping(replace(LOOKUP, accept="text/html"), answer(kind="text/html"))
    assert worth_keeping(replace(LOOKUP, accept="text/html,application/xml"), answer(kind="text/html"))
    assert worth_keeping(replace(LOOKUP, accept="*/*"), answer(kind="text/html"))


@pytest.mark.parametrize("mark", [("cf-mitigated", "challenge"), ("x-amzn-waf-action", "challenge")])
def test_a_challenge_is_a_wall_whatever_its_status(mark):
    challenge = replace(answer(202), headers=(mark,))
    assert not worth_keeping(LOOKUP, challenge)
    assert worth_keeping(LINK, challenge)
    assert not is_fresh(LINK, challenge, START)


@pytest.mark.parametrize("status", [200, 301, 403, 404, 429, 503, 999])
def test_of_a_link_every_status_is_kept(status):
    assert worth_keeping(LINK, answer(status))


@given(st.text(min_size=1))
def test_what_was_found_is_fresh_for_a_month_and_absence_for_about_three_days(path):
    for question in (LOOKUP, SEARCH):
        asked = replace(question, url=f"https://api.example.org/{path}")
        half = replace(asked, complete=lambda response: b"date" in response.body)
        assert 30 <= fresh_days(asked, answer()) + 1 <= 34
        assert 3 <= fresh_days(asked, answer(404)) + 1 <= 4
        assert 3 <= fresh_days(half, answer(body=b"{}")) + 1 <= 4
        assert 30 <= fresh_days(half, answer(body=b'{"date": 1}')) + 1 <= 34


def test_what_cannot_be_read_is_neither_kept_nor_fresh():
    unread = replace(LOOKUP, complete=lambda _: None)
    assert not worth_keeping(unread, answer())
    assert not is_fresh(unread, answer(), START)


def test_of_an_answer_to_several_questions_it_is_enough_that_one_can_be_read():
    unread, read = replace(LOOKUP, complete=lambda _: None), replace(LOOKUP, complete=lambda _: False)
    assert worth_keeping(replace(unread, parts=(unread, read)), answer())
    assert not worth_keeping(replace(read, parts=(unread, unread)), answer())


@pytest.mark.parametrize("status", [301, 403, 404, 410, 429, 500])
def test_a_link_that_is_not_alive_is_asked_again_every_time(status):
    assert not is_fresh(LINK, answer(status), START)


@given(st.text(min_size=1))
def test_a_living_link_is_fresh_for_about_a_week(path):
    assert 4 <= fresh_days(replace(LINK, url=f"https://example.org/{path}"), answer()) <= 9


def test_links_of_one_night_are_asked_again_on_different_nights():
    nights = {fresh_days(replace(LINK, url=f"https://example.org/{page}"), answer()) for page in range(100)}
    assert len(nights) >= 4


def test_an_observation_from_the_future_is_not_trusted():
    assert not is_fresh(LOOKUP, answer(), START - timedelta(seconds=1))
