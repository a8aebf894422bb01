"""Questions that are asked in the same turn go together, and each remembers its own answer."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fetch.settings import NetworkSettings
from enrich.fetch.together import in_batches
from enrich.model import Failure, Question, Together
from fetch.fakes import loopback, reply

ACCEPT = "application/json"
SERVICE = Together(lambda keys: f"https://api.example.org/?of={','.join(sorted(keys))}", ACCEPT, most=3, longest=60)


def about(key, service=SERVICE):
    """The question about one key; the answer has it if it stands in it."""
    return service.about(key, lambda response: key.encode() in response.body or None)


def keys_of(batches):
    return [[part.key for part in batch.parts] for batch in batches]


@given(st.lists(st.text("abc", min_size=1, max_size=20)), st.randoms())
def test_batches_do_not_depend_on_the_order_in_which_their_questions_came(keys, random):
    questions = [about(key) for key in keys]
    made = keys_of(in_batches(questions, SERVICE))
    assert made == keys_of(in_batches(random.sample(questions, len(questions)), SERVICE))
    assert sorted(key for batch in made for key in batch) == sorted(set(keys))


@given(st.sets(st.text("abc", min_size=1, max_size=20)))
def test_a_request_asks_no_more_than_it_may_in_no_longer_an_address(keys):
    for batch in in_batches(map(about, keys), SERVICE):
        assert len(batch.parts) <= SERVICE.most
        assert len(batch.url) <= SERVICE.longest or len(batch.parts) == 1


def echo(site, writer):
    """Answers with the keys that it was asked about, but for those that begin with x."""
    path = site.paths[-1]
    known = [key for key in path.partition("=")[2].split(",") if not key.startswith("x")]
    writer.write(reply(200, " ".join(known).encode() or b"none", content_type=ACCEPT))
    return writer.drain()


@pytest.fixture
async def site():
    async with loopback({"/": echo}) as opened:
        yield opened


def service(site):
    return Together(lambda keys: site.url(f"/?of={','.join(sorted(keys))}"), ACCEPT, most=3)


async def ask(door, site, *keys):
    together = service(site)
    return await asyncio.gather(*(door(about(key, together)) for key in keys))


@pytest.mark.anyio
async def test_what_is_asked_in_one_turn_is_one_request_and_the_same_key_one_question(open_door, site):
    async with open_door() as door:
        answers = await ask(door, site, "b", "a", "a")
    assert site.paths == ["/?of=a,b"]
    assert {answer.body for answer in answers} == {b"a b"}


@pytest.mark.anyio
async def test_only_what_was_added_is_asked(open_door, site):
    async with open_door() as door:
        await ask(door, site, "a", "b")
    async with open_door() as door:
        await ask(door, site, "c", "b", "a")
        assert site.paths == ["/?of=a,b", "/?of=c"]
        await ask(door, site, "a", "b", "c")
    assert len(site.paths) == 2


@pytest.mark.anyio
async def test_refreshing_asks_for_all_of_them_once(open_door, site, clock):
    async with open_door() as door:
        await ask(door, site, "a", "b")
    clock.pass_days(1)
    async with open_door(NetworkSettings(allow_private=True, refresh=True)) as door:
        await ask(door, site, "a", "b")
        await ask(door, site, "a", "b")
    assert site.paths == ["/?of=a,b"] * 2


@pytest.mark.anyio
async def test_a_key_that_an_answer_tells_nothing_about_is_asked_again(open_door, site):
    async with open_door() as door:
        await ask(door, site, "a", "x")
    async with open_door() as door:
        await ask(door, site, "a", "x")
    assert site.paths == ["/?of=a,x", "/?of=x"]


@pytest.mark.anyio
async def test_an_older_answer_stands_in_for_each_key_of_a_request_that_failed(open_door, site, clock):
    async with open_door() as door:
        await ask(door, site, "a", "b")
    clock.pass_days(40)
    site.routes["/"] = [reply(503)]
    async with open_door() as door:
        known, new = await ask(door, site, "a", "c")
    assert (known.body, known.stale) == (b"a b", True)
    assert (new.status, new.stale) == (503, False)


@pytest.mark.anyio
async def test_offline_nothing_is_asked(open_door, site):
    async with open_door(NetworkSettings(allow_private=True, offline=True)) as door:
        (answer,) = await ask(door, site, "a")
    assert answer.failure is Failure.OFFLINE
    assert site.paths == []


@pytest.mark.anyio
async def test_questions_of_another_kind_stay_apart(open_door, site):
    one, other = service(site), replace(service(site), accept="application/xml")
    async with open_door() as door:
        await asyncio.gather(door(about("a", one)), door(about("b", other)))
    assert sorted(site.paths) == ["/?of=a", "/?of=b"]


def test_the_question_about_one_is_a_request_of_its_own_too():
    request = SERVICE.about("a", lambda _: True, Question.SEARCH)
    assert (request.url, request.accept, request.question) == ("https://api.example.org/?of=a", ACCEPT, Question.SEARCH)
