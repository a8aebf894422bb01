from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fetch.hosts import HOSTS, body_without_contact, policy, with_contact, without_contact

ADA = "ada+lists@example.org"


def test_arxiv_is_asked_once_in_three_seconds_one_at_a_time_whoever_asks():
    for contact in (False, True):
        assert (
            policy("export.arxiv.org", contact=contact).interval,
            policy("export.arxiv.org", contact=contact).in_flight,
        ) == (3.0, 1)


def test_a_contact_address_buys_the_polite_pool_of_crossref():
    public, polite = policy("api.crossref.org", contact=False), policy("api.crossref.org", contact=True)
    assert (public.interval, public.in_flight) == (1.0, 1)
    assert (round(1 / polite.interval), polite.in_flight) == (3, 3)


def test_datacite_gets_at_most_500_or_1000_requests_in_five_minutes():
    assert 300 / policy("api.datacite.org", contact=False).interval <= 500
    assert 300 / policy("api.datacite.org", contact=True).interval <= 1000.5


def test_any_other_host_is_asked_four_times_a_second_two_at_a_time():
    assert (policy("example.org", contact=True).interval, policy("example.org", contact=True).in_flight) == (0.25, 2)


@pytest.mark.parametrize("host", HOSTS)
def test_no_request_outlasts_the_patience_with_its_host(host):
    for known in (policy(host, contact=False), policy(host, contact=True), policy("example.org", contact=False)):
        assert known.total < known.patience
        assert known.patience + known.total <= 120


@pytest.mark.parametrize(
    ("url", "wire"),
    [
        (
            "https://api.crossref.org/works?rows=1",
            "https://api.crossref.org/works?rows=1&mailto=ada%2Blists%40example.org",
        ),
        ("https://api.datacite.org/dois", "https://api.datacite.org/dois?mailto=ada%2Blists%40example.org"),
        ("https://export.arxiv.org/api/query?id_list=1", "https://export.arxiv.org/api/query?id_list=1"),
        ("https://api.crossref.org.evil.net/", "https://api.crossref.org.evil.net/"),
    ],
)
def test_the_contact_goes_only_to_hosts_that_have_a_parameter_for_it(url, wire):
    assert with_contact(url, ADA) == wire
    assert without_contact(wire, ADA).removesuffix("?") == url


def test_without_a_contact_nothing_is_added_or_removed():
    assert with_contact("https://api.crossref.org/works", "") == "https://api.crossref.org/works"
    assert without_contact("mailto=", "") == "mailto="
    assert body_without_contact(b"mailto=", "") == b"mailto="


@given(st.text(), st.sampled_from([ADA, "ada%2Blists%40example.org", "ada%2Blists@example.org"]), st.text())
def test_no_spelling_of_the_contact_survives_in_what_a_host_wrote(before, spelling, after):
    for text in (f"{before}{spelling}{after}", f"{before}&mailto={spelling}{after}"):
        assert spelling not in without_contact(text, ADA)
        assert spelling.encode() not in body_without_contact(text.encode("utf-8", "replace"), ADA)
