from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fetch.hosts import HOSTS, Policy
from enrich.fetch.retry import LONGEST_WAIT, repeat, retry_after, wait_before, worth_retrying
from enrich.model import Failure, Response
from fetch.fakes import START, Clock


def answer(status: int = 0, retry: str = "", failure: Failure | None = None) -> Response:
    headers = (("retry-after", retry),) if retry else ()
    return Response("https://example.org/", status, START, headers=headers, failure=failure)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 120 ", 120.0),
        (format_datetime(START + timedelta(seconds=30), usegmt=True), 30.0),
        (format_datetime(START - timedelta(hours=1), usegmt=True), 0.0),
        ("Sun, 01 Nov 2026 00:01:00 -0000", 60.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("\u00b2", None),
    ],
)
def test_retry_after_is_read_in_both_forms(text, seconds):
    assert retry_after(answer(429, text), START) == seconds


@given(st.text())
def test_no_retry_after_whatever_upsets_the_reader(text):
    waited = retry_after(answer(429, text), START)
    assert waited is None or waited >= 0


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_trouble_that_passes_is_worth_another_try(status):
    assert worth_retrying(answer(status), START)


@pytest.mark.parametrize("status", [200, 202, 301, 400, 401, 403, 404, 410, 418, 451, 501, 999])
def test_an_answer_is_not(status):
    assert not worth_retrying(answer(status), START)


def test_lost_connections_are_worth_another_try_and_a_refused_address_is_not():
    assert worth_retrying(answer(failure=Failure.RESET), START)
    assert not worth_retrying(answer(failure=Failure.TIMEOUT), START)
    for failure in (Failure.NO_SUCH_HOST, Failure.TLS, Failure.FORBIDDEN_ADDRESS, Failure.TOO_LARGE, Failure.OFFLINE):
        assert not worth_retrying(answer(failure=failure), START)


def test_a_host_that_asks_for_longer_than_a_minute_is_given_up():
    assert worth_retrying(answer(429, "60"), START)
    assert not worth_retrying(answer(429, "61"), START)
    assert not worth_retrying(answer(503, format_datetime(START + timedelta(hours=2), usegmt=True)), START)


def test_what_the_host_asks_is_obeyed_and_else_the_wait_grows():
    assert wait_before(answer(503, "7"), 1, Policy(), START) == 7.0
    assert [wait_before(answer(503), attempt, Policy(), START) for attempt in (1, 2, 3)] == [1.0, 2.0, 4.0]


def test_arxiv_is_left_alone_for_a_few_intervals():
    policy = HOSTS["export.arxiv.org"].anonymous
    assert [wait_before(answer(429), attempt, policy, START) for attempt in (1, 2)] == [6.0, 12.0]


@given(st.integers(1, 50), st.sampled_from(["", "0", "59", "86400"]))
def test_no_wait_is_longer_than_a_minute_or_shorter_than_the_interval(attempt, asked):
    policy = Policy(interval=3.0)
    assert policy.interval <= wait_before(answer(429, asked), attempt, policy, START) <= LONGEST_WAIT


@pytest.mark.anyio
async def test_the_last_answer_counts_when_the_attempts_are_used_up(clock: Clock):
    answers = [answer(503), answer(429), answer(500), answer(200)]

    async def attempt() -> Response:
        return answers.pop(0)

    last = await repeat(
        attempt, lambda r: worth_retrying(r, START), lambda r, n: 10.0 * n, attempts=3, sleep=clock.sleep
    )
    assert last.status == 500
    assert clock.slept == [10.0, 20.0]


@pytest.mark.anyio
async def test_a_bug_in_an_attempt_is_not_retried(clock: Clock):
    async def attempt() -> Response:
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        await repeat(attempt, lambda _: True, lambda r, n: 1.0, attempts=3, sleep=clock.sleep)
    assert clock.slept == []
