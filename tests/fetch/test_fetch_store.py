from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fetch.store import FORGET_AFTER, SCHEMA, Store
from enrich.model import Failure, Hop, Question, Request, Response
from fetch.fakes import START

ASKED = Request("https://api.example.org/1", "application/json")
ANSWER = Response(
    "https://api.example.org/one",
    200,
    START,
    headers=(("content-type", "application/json"), ("etag", '"é"')),
    body=b'{"title": "\xc3\xa9"}' * 50,
    hops=(Hop("https://api.example.org/1", 301),),
)


def test_an_observation_comes_back_as_it_was(store):
    store.put(ASKED, ANSWER)
    assert store.get(ASKED) == ANSWER


@given(st.binary(), st.text(st.characters(codec="utf-8")), st.integers(100, 999))
def test_whatever_a_host_says_comes_back_as_it_was(body, value, status):
    with Store() as store:
        said = replace(ANSWER, body=body, headers=(("server", value),), status=status)
        store.put(ASKED, said)
        assert store.get(ASKED) == said


def test_what_was_not_observed_is_not_there(store):
    assert store.get(ASKED) is None


def test_a_later_observation_replaces_the_one_before(store):
    store.put(ASKED, ANSWER)
    store.put(ASKED, replace(ANSWER, status=404))
    assert store.get(ASKED) == replace(ANSWER, status=404)


def test_the_same_url_is_another_question_in_another_format_or_as_a_link(store):
    store.put(ASKED, ANSWER)
    assert store.get(replace(ASKED, accept="text/html")) is None
    assert store.get(replace(ASKED, question=Question.LINK)) is None
    assert store.get(replace(ASKED, question=Question.SEARCH)) == ANSWER


def test_observations_outlast_the_store(tmp_path):
    path = tmp_path / "cache" / "observations.sqlite"
    with Store(path) as store:
        store.put(ASKED, ANSWER)
    with Store(path) as store:
        assert store.get(ASKED) == ANSWER


def test_bodies_are_compressed(tmp_path):
    path = tmp_path / "observations.sqlite"
    with Store(path) as store:
        store.put(ASKED, replace(ANSWER, body=b"title " * 100_000))
    assert path.stat().st_size < 100_000


def test_what_is_too_old_is_forgotten(store):
    store.put(ASKED, ANSWER)
    store.forget(START + FORGET_AFTER)
    assert store.get(ASKED) == ANSWER
    store.forget(START + FORGET_AFTER + timedelta(seconds=1))
    assert store.get(ASKED) is None


def test_a_killed_run_keeps_what_it_had_observed(tmp_path):
    path = tmp_path / "observations.sqlite"
    program = (
        "import os, signal, sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from enrich.fetch.store import Store; from enrich.model import Request, Response\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for n in range(20):\n"
        "    store.put(Request(f'https://example.org/{n}'), Response('u', 200, datetime.now(UTC)))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False, timeout=30)  # noqa: S603 - our own program
    assert done.returncode == -signal.SIGKILL
    with Store(path) as store:
        assert all(store.get(Request(f"https://example.org/{n}")) for n in range(20))


@pytest.fixture
def spoilt(tmp_path, request):
    path = tmp_path / "observations.sqlite"
    if request.param == "garbage":
        path.write_bytes(b"not a database at all" * 1000)
    else:
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE other (x)")
            database.execute(f"PRAGMA user_version = {request.param}")
        database.close()
    return path


@pytest.mark.parametrize("spoilt", ["garbage", SCHEMA + 1, 0], indirect=True)
def test_a_file_that_cannot_be_read_is_set_aside_in_clear_words(spoilt, caplog):
    before = spoilt.read_bytes()
    with Store(spoilt) as store:
        store.put(ASKED, ANSWER)
        assert store.get(ASKED) == ANSWER
    assert spoilt.with_name("observations.sqlite.set-aside").read_bytes() == before
    assert "It was renamed to observations.sqlite.set-aside and a new one begun" in caplog.text
    with Store(spoilt) as store:
        assert store.get(ASKED) == ANSWER


def test_a_place_that_cannot_be_written_costs_the_memory_but_not_the_run(tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    with Store(tmp_path / "file" / "observations.sqlite") as store:
        store.put(ASKED, ANSWER)
        assert store.get(ASKED) == ANSWER
    assert "cannot be opened" in caplog.text


def test_a_row_that_cannot_be_read_is_asked_for_again_and_told_once(tmp_path, caplog):
    path = tmp_path / "observations.sqlite"
    with Store(path) as store:
        store.put(ASKED, ANSWER)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE observation SET body = x'00'")
    database.close()
    with Store(path) as store:
        assert store.get(ASKED) is None
        assert store.get(ASKED) is None
    assert caplog.text.count("cannot be used") == 1


def test_a_file_spoilt_in_the_middle_never_ends_a_run(tmp_path, caplog):
    path = tmp_path / "observations.sqlite"
    requests = [replace(ASKED, url=f"https://example.org/{page}") for page in range(200)]
    with Store(path) as store:
        for request in requests:
            store.put(request, replace(ANSWER, body=os.urandom(500)))
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 40_000)
    with Store(path) as store:
        for request in requests:
            store.get(request)
            store.put(request, ANSWER)
    assert caplog.text


def test_a_store_used_after_it_was_closed_is_a_bug(store):
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.get(ASKED)


def test_a_store_remembers_one_answer_a_day_without_its_body_and_forgets_in_time(store):
    url = "https://example.org/page"
    for days, status in ((0, 503), (0.1, 200), (1, 404), (2, 500)):
        store.remember(url, replace(ANSWER, status=status, at=ANSWER.at + timedelta(days=days)))
    assert [(one.status, one.body) for one in store.history(url, ANSWER.at + timedelta(days=2))] == [
        (200, b""),
        (404, b""),
    ]
    store.forget(ANSWER.at + timedelta(days=400))
    assert store.history(url, ANSWER.at + timedelta(days=2)) == ()


def test_failures_are_remembered_too(store):
    failed = replace(ANSWER, status=0, failure=Failure.NO_SUCH_HOST, body=b"")
    store.remember("https://example.org/", failed)
    assert store.history("https://example.org/", ANSWER.at + timedelta(days=1)) == (failed,)


def test_what_is_kept_together_is_there_for_others_once_it_is_committed(tmp_path):
    path = tmp_path / "observations.sqlite"
    with Store(path) as store, Store(path) as other:
        assert store.begin()
        assert not store.begin()
        store.put(ASKED, ANSWER)
        assert store.get(ASKED) is not None
        assert other.get(ASKED) is None
        store.commit()
        store.commit()
        assert other.get(ASKED) is not None
