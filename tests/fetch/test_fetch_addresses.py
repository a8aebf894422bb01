from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fetch.addresses import is_public, literal, permitted, private_host, refusal

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "168.63.129.16",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::1",
    "::",
    "fe80::1%eth0",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "2002:7f00:1::",
    "64:ff9b::a9fe:a9fe",
    "::7f00:1",
    "2001:db8::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_inside_a_network_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:4700::6810:84e5", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]
)
def test_an_address_of_the_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "::1", "fd12::1", "100.64.0.1"])
def test_an_intranet_is_asked_only_where_that_is_wished(address):
    assert permitted(address, allow_private=True)
    assert not permitted(address)


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "fe80::1", "::ffff:169.254.169.254", "100.100.100.200", "fd00:ec2::254", "224.0.0.1"]
)
def test_where_clouds_tell_their_secrets_is_never_asked(address):
    assert not permitted(address, allow_private=True)
    host = f"[{address}]" if ":" in address else address
    assert refusal(f"http://{host}/latest/meta-data", allow_private=True)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_in_every_ipv6_wrapping(address):
    packed = int(address)
    mapped = f"::ffff:{address}"
    translated = f"64:ff9b::{packed >> 16:x}:{packed & 0xFFFF:x}"
    assert is_public(mapped) == is_public(translated) == is_public(str(address))


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "[::1]"])
def test_an_address_is_recognised_in_the_spellings_that_resolvers_read(host):
    assert literal(host) in {"127.0.0.1", "::1"}
    assert private_host(host)


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST.", "a.localhost", "metadata.google.internal", "nas.local", "intra"]
)
def test_a_name_that_means_something_only_inside_a_network_is_private(host):
    assert private_host(host) == "the name of a private host"


@pytest.mark.parametrize(
    "url",
    ["https://arxiv.org/abs/1706.03762", "http://8.8.8.8/", "https://[2606:4700::1]:8443/x", "https://bücher.de/"],
)
def test_a_public_page_may_be_asked(url):
    assert refusal(url) == ""


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/x", "not an http or https URL"),
        ("file:///etc/passwd", "not an http or https URL"),
        ("javascript:alert(1)", "not an http or https URL"),
        ("", "not an http or https URL"),
        ("https://ada:secret@example.org/", "a URL with credentials"),
        ("https://example.org@127.0.0.1/", "a URL with credentials"),
        ("https:///path", "a URL without a valid host"),
        ("https://.example.org/", "a URL without a valid host"),
        ("https://exa mple.org/", "a URL without a valid host"),
        ("https://example.org\\@127.0.0.1/", "a URL with credentials"),
        ("https://example.org\\.evil.net/", "a URL without a valid host"),
        (f"https://{'a' * 64}.org/", "a URL without a valid host"),
        ("https://example.org:0/", "a URL without a valid host"),
        ("https://example.org:99999/", "not a URL"),
        ("https://[::1/", "not a URL"),
        ("http://[::ffff:10.0.0.1]/", "::ffff:a00:1 is not a public address"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not a public address"),
    ],
)
def test_a_url_that_may_not_be_asked_is_refused_in_words(url, why):
    assert refusal(url) == why


def test_an_intranet_may_be_allowed_but_not_another_scheme():
    assert refusal("http://127.0.0.1:8000/", allow_private=True) == ""
    assert refusal("gopher://127.0.0.1/", allow_private=True) != ""


@given(st.text())
def test_no_text_whatever_upsets_the_judgement(text):
    assert isinstance(refusal(text), str)
    assert isinstance(refusal(f"http://{text}"), str)
