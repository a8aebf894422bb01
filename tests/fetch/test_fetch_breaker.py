from __future__ import annotations

import pytest

from enrich.fetch.breaker import FAILURES_IN_A_ROW, Circuit, Reach, in_trouble
from enrich.model import Failure, Response
from fetch.fakes import START, Clock


def answer(status: int = 0, failure: Failure | None = None) -> Response:
    return Response("https://example.org/", status, START, failure=failure)


@pytest.mark.parametrize(
    "trouble", [answer(503), answer(429), answer(failure=Failure.TLS), answer(failure=Failure.TIMEOUT)]
)
def test_a_host_that_failed_three_times_in_a_row_is_not_asked_again(trouble):
    circuit = Circuit(patience=120.0)
    for _ in range(FAILURES_IN_A_ROW):
        assert circuit.refusal() is None
        circuit.conclude(trouble)
    assert circuit.refusal() is Failure.CIRCUIT_OPEN


def test_an_answer_in_between_starts_the_count_again():
    circuit = Circuit(patience=120.0)
    for trouble in (answer(500), answer(500), answer(404), answer(500), answer(500)):
        circuit.conclude(trouble)
    assert circuit.refusal() is None


def test_what_was_never_sent_neither_counts_nor_clears():
    circuit = Circuit(patience=120.0)
    for trouble in (answer(500), answer(500), answer(failure=Failure.CIRCUIT_OPEN), answer(failure=Failure.OFFLINE)):
        circuit.conclude(trouble)
    assert circuit.failures == 2


def test_a_page_that_is_too_large_or_forbidden_says_nothing_against_its_host():
    for failure in (Failure.TOO_LARGE, Failure.TOO_MANY_REDIRECTS, Failure.FORBIDDEN_ADDRESS):
        assert not in_trouble(answer(failure=failure))
    assert not in_trouble(answer(403))


def test_a_host_may_cost_a_run_only_so_much_time():
    circuit = Circuit(patience=60.0)
    circuit.spend(30.0, answer(failure=Failure.TIMEOUT))
    circuit.spend(25.0, answer(200))
    assert circuit.refusal() is None
    circuit.spend(20.0, answer(200))
    assert circuit.refusal() is Failure.OUT_OF_BUDGET


def test_time_that_two_waited_for_together_is_lost_once():
    circuit = Circuit(patience=60.0)
    for _ in range(2):
        circuit.spend(50.0, answer(200), together=2)
    assert 48.0 < circuit.lost < 50.0


def test_quick_answers_cost_nothing_however_many():
    circuit = Circuit(patience=60.0)
    for _ in range(10_000):
        circuit.spend(1.0, answer(200))
    assert circuit.refusal() is None


def unreached(reach: Reach, *hosts: str, failure: Failure = Failure.NO_SUCH_HOST) -> None:
    for host in hosts:
        reach.asking(host)
        reach.record(host, answer(failure=failure))


@pytest.mark.parametrize("failure", [Failure.NO_SUCH_HOST, Failure.REFUSED, Failure.TIMEOUT, Failure.PROXY])
def test_three_hosts_unreached_and_none_reached_is_no_network(clock: Clock, failure):
    reach = Reach(clock)
    unreached(reach, "a", "b", failure=failure)
    assert not reach.offline
    unreached(reach, "c", failure=failure)
    assert reach.offline


def test_one_host_reached_is_a_network_however_many_are_not(clock: Clock):
    reach = Reach(clock)
    reach.asking("a")
    reach.record("a", answer(404))
    unreached(reach, *"bcdefgh")
    assert not reach.offline


def test_quick_failures_do_not_outvote_a_host_that_has_not_answered_yet(clock: Clock):
    reach = Reach(clock)
    reach.asking("slow")
    unreached(reach, *"bcdefgh")
    assert not reach.offline
    clock.seconds = 2.5
    unreached(reach, "i")
    assert reach.offline


def test_a_late_answer_brings_the_network_back(clock: Clock):
    reach = Reach(clock)
    unreached(reach, *"abc")
    reach.connected()
    assert not reach.offline
    unreached(reach, *"defg")
    assert not reach.offline


def test_after_two_seconds_one_host_is_enough_if_it_is_the_only_one(clock: Clock):
    reach = Reach(clock)
    unreached(reach, "a")
    assert not reach.offline
    clock.seconds = 2.0
    reach.asking("a")
    assert reach.offline


def test_another_host_is_tried_before_the_network_is_given_up(clock: Clock):
    reach = Reach(clock)
    unreached(reach, "a")
    clock.seconds = 10.0
    reach.asking("b")
    assert not reach.offline


def test_a_status_of_a_gateway_may_be_the_proxys_own(clock: Clock):
    reach = Reach(clock)
    reach.record("a", answer(502))
    assert not reach.anything
    reach.record("a", answer(500))
    assert reach.anything


def test_a_host_that_fails_in_tls_was_reached(clock: Clock):
    reach = Reach(clock)
    reach.record("a", answer(failure=Failure.TLS))
    assert reach.anything
