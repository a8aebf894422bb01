from __future__ import annotations

import pytest

from enrich.errors import BadConfig
from enrich.fetch.settings import NetworkSettings, Proxies, proxies_from


def test_without_variables_there_is_no_proxy():
    assert proxies_from({}) == Proxies()
    assert not proxies_from({})


def test_each_scheme_has_its_proxy():
    proxies = proxies_from({"HTTP_PROXY": "http://a:1", "HTTPS_PROXY": "http://b:2"})
    assert proxies.choose("http", "example.org") == "http://a:1"
    assert proxies.choose("https", "example.org") == "http://b:2"


def test_lower_case_is_preferred_and_all_proxy_stands_in():
    proxies = proxies_from({"http_proxy": "http://low:1", "HTTP_PROXY": "http://up:1", "ALL_PROXY": "http://all:1"})
    assert proxies == Proxies(http="http://low:1", https="http://all:1")


def test_a_proxy_without_scheme_is_spoken_to_in_http():
    assert proxies_from({"https_proxy": "proxy.corp:3128"}).https == "http://proxy.corp:3128"


@pytest.mark.parametrize(
    ("exempt", "host", "direct"),
    [
        ("*", "example.org", True),
        ("example.org", "example.org", True),
        ("example.org", "api.example.org", True),
        (".example.org", "api.example.org", True),
        ("*.example.org", "API.example.org.", True),
        ("other.org, example.org", "example.org", True),
        ("example.org", "notexample.org", False),
        ("example.org", "example.org.evil.net", False),
        ("", "example.org", False),
        (" , ", "example.org", False),
    ],
)
def test_no_proxy_exempts_hosts_and_their_subdomains(exempt, host, direct):
    proxies = proxies_from({"HTTPS_PROXY": "http://p:1", "NO_PROXY": exempt})
    assert (proxies.choose("https", host) == "") is direct


def test_a_proxy_of_another_kind_is_refused_without_its_password():
    with pytest.raises(BadConfig, match="names a socks5 proxy") as refused:
        proxies_from({"ALL_PROXY": "socks5://ada:secret@p:1"})
    assert "secret" not in str(refused.value)


def test_the_user_agent_says_who_asks_and_whom_to_write_to():
    assert NetworkSettings(version="1.2").user_agent == "enrich/1.2 (tends curated lists of papers)"
    assert NetworkSettings(mailto="ada@example.org").user_agent.endswith("; mailto:ada@example.org)")


@pytest.mark.parametrize(
    "text", ["ada", "ada@", "ada@example.org\r\nX: y", "a b@example.org", "ada@example", "ada@example.org\n"]
)
def test_a_contact_that_is_not_an_address_is_refused(text):
    with pytest.raises(BadConfig, match="is not an e-mail address"):
        NetworkSettings(mailto=text)
