import json

import httpx
import pytest
import respx

from enrich.fetch.keys import KEYS, keys_from, with_key, without_keys
from enrich.fetch.settings import NetworkSettings
from enrich.fetch.store import Store
from enrich.model import Request
from enrich.sources import KEY_OF
from enrich.sources.semantic_scholar import batch_url
from fetch.fakes import door_with

SECRET = "s3cr3t/key+value"  # noqa: S105 - of nobody
WRITTEN = "s3cr3t%2Fkey%2Bvalue"
OPENALEX, S2 = "api.openalex.org", "api.semanticscholar.org"
WORKS = Request("https://api.openalex.org/works?filter=doi:10.1/x", "application/json")


@pytest.fixture
def web():
    with respx.mock(assert_all_called=False, using="origins") as router:
        yield router


def told(body: str = "{}", **headers: str) -> httpx.Response:
    return httpx.Response(200, text=body, headers={"content-type": "application/json", **headers})


def test_keys_come_from_the_environment_and_empty_ones_are_none() -> None:
    environ = {"OPENALEX_API_KEY": f" {SECRET} ", "S2_API_KEY": " ", "OTHER": "x"}
    assert keys_from(environ) == {OPENALEX: SECRET}


def test_the_sources_name_variables_that_are_read() -> None:
    assert set(KEY_OF.values()) <= {place.variable for place in KEYS.values()}


def test_a_key_goes_to_its_own_host_and_never_over_an_open_connection() -> None:
    keys = {OPENALEX: SECRET, S2: "other"}
    assert (
        with_key("https://api.openalex.org/works?a=b", keys) == f"https://api.openalex.org/works?a=b&api_key={WRITTEN}"
    )
    for url in ("http://api.openalex.org/works", "https://api.openalex.org.evil.example/", "https://api.crossref.org/"):
        assert with_key(url, keys) == url
    settings = NetworkSettings(keys=keys)
    assert settings.headers("https", S2) == {"x-api-key": "other"}
    assert settings.headers("http", S2) == settings.headers("https", "example.org") == {}


@pytest.mark.anyio
async def test_a_key_is_sent_and_reaches_neither_answer_nor_store(web, clock, tmp_path):
    path = tmp_path / "observations.sqlite"
    echo = f'{{"next": "https://api.openalex.org/works?api_key={WRITTEN}&page=2", "you": "{SECRET}"}}'
    route = web.get(url__startswith="https://api.openalex.org/").mock(return_value=told(echo, location=SECRET))
    with Store(path) as store:
        async with door_with(clock, store, NetworkSettings(keys={OPENALEX: SECRET})) as door:
            response = await door(WORKS)
            assert (await door(WORKS)).body == response.body
    assert [dict(call.request.url.params)["api_key"] for call in route.calls] == [SECRET]
    assert response.url == WORKS.url
    for secret in (SECRET, WRITTEN):
        assert secret not in repr(response)
        assert secret.encode() not in path.read_bytes()


@pytest.mark.anyio
async def test_a_redirect_takes_no_key_to_another_host(web, clock):
    onward = httpx.Response(302, headers={"location": f"https://example.org/?api_key={WRITTEN}"})
    web.get(url__startswith="https://api.openalex.org/").mock(return_value=onward)
    other = web.get(url__startswith="https://example.org/").mock(return_value=told())
    async with door_with(clock, settings=NetworkSettings(keys={OPENALEX: SECRET})) as door:
        response = await door(WORKS)
    assert [str(call.request.url) for call in other.calls] == ["https://example.org/"]
    assert SECRET not in repr(response)


def test_what_a_host_copies_is_taken_out_however_it_is_written() -> None:
    keys = {OPENALEX: SECRET}
    for text in (f"?api_key={SECRET}&a=b", f"?a=b&api_key={WRITTEN}", f"a {SECRET} b"):
        assert "s3cr3t" not in without_keys(text, keys)


@pytest.mark.anyio
async def test_a_list_that_a_service_takes_in_the_body_alone_is_posted_and_kept_by_its_address(web, clock, store):
    route = web.post(url__startswith="https://api.semanticscholar.org/").mock(return_value=told("[]"))
    request = Request(batch_url(["ARXIV:2409.06277", "DOI:10.1000/a"]), "application/json", posts="ids")
    async with door_with(clock, store, NetworkSettings(keys={S2: SECRET})) as door:
        first, second = await door(request), await door(request)
    (call,) = route.calls
    assert json.loads(call.request.content) == {"ids": ["ARXIV:2409.06277", "DOI:10.1000/a"]}
    assert "ids" not in dict(call.request.url.params)
    assert call.request.headers["x-api-key"] == SECRET
    assert first.body == second.body == b"[]"
    assert first.url == request.url
