from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.links.history import in_time
from enrich.links.verdict import judge_page
from enrich.model import Failure, Health, Response

TODAY = datetime(2026, 11, 22, 3, tzinfo=UTC)
URL = "https://x.org/a"


def on(days_ago, said, **more):
    failure = said if isinstance(said, Failure) else None
    more = {"body": b"page", **more}
    return Response(URL, 0 if failure else said, TODAY - timedelta(days=days_ago), failure=failure, **more)


def concluded(today, *earlier):
    """The verdict after nights on which these were said, the latest first."""
    past = tuple(on(days, said) for days, said in enumerate(earlier, 1))[::-1]
    response = on(0, today, earlier=past)
    return in_time(judge_page(URL, response), response, nights=3)


@pytest.mark.parametrize("trouble", [503, 500, Failure.TIMEOUT, Failure.RESET])
def test_passing_trouble_is_broken_on_the_third_day_in_a_row(trouble):
    assert concluded(trouble).health is Health.TRANSIENT
    assert concluded(trouble, trouble).health is Health.TRANSIENT
    verdict = concluded(trouble, trouble, trouble)
    assert (verdict.health, verdict.nights) == (Health.BROKEN, 3)
    assert verdict.since == (TODAY - timedelta(days=2)).date()


def test_a_host_that_is_asked_too_much_is_there_however_many_days_it_says_so():
    assert concluded(429, 429, 429, 429).health is Health.TRANSIENT
    assert concluded(Failure.ASKED_TO_WAIT, 503, 503).health is Health.TRANSIENT
    assert concluded(503, 429, 429).health is Health.TRANSIENT
    assert concluded(503, 429, 503, 503).health is Health.BROKEN


def test_one_success_starts_the_count_again():
    assert concluded(503, 503, 200, 503, 503).health is Health.TRANSIENT


def test_a_wall_counts_neither_way():
    assert concluded(503, 403, 503, 403, 503).health is Health.BROKEN
    assert concluded(403, 503, 503, 503).health is Health.BLOCKED


def test_many_failures_on_one_day_are_one():
    past = tuple(Response(URL, 503, TODAY - timedelta(minutes=m)) for m in (60, 30, 10))
    response = on(0, 503, earlier=past)
    assert in_time(judge_page(URL, response), response, nights=3).health is Health.TRANSIENT


def test_a_missing_page_is_broken_at_once_and_says_since_when():
    assert (concluded(404).health, concluded(404).nights) == (Health.BROKEN, 1)
    assert concluded(404, 404, 503).nights == 3


def test_the_days_on_which_it_changed_are_told():
    past = concluded(200, 200, 404, 404, Failure.OFFLINE, 403, 200, 200).past
    ago = [((TODAY.date() - sighting.day).days, sighting.health) for sighting in past]
    assert ago == [(7, Health.OK), (5, Health.BLOCKED), (3, Health.BROKEN), (1, Health.OK)]


@given(st.lists(st.sampled_from([200, 403, 404, 429, 503, Failure.TIMEOUT]), max_size=8))
def test_a_link_that_answers_today_is_never_broken(past):
    assert concluded(200, *past).health is Health.OK


@given(st.lists(st.sampled_from([503, 200]), max_size=12))
def test_nothing_turns_broken_before_its_time(past):
    failing = next((place for place, said in enumerate(past) if said == 200), len(past))
    assert (concluded(503, *past).health is Health.BROKEN) == (failing >= 2)
