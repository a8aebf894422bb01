import json
from datetime import UTC, datetime

import pytest

from enrich.links.archive import copy_of, copy_request
from enrich.model import Response

COPY = {"available": True, "status": "200", "url": "http://web.archive.org/web/20210301000000/http://x.org/a"}


def said(closest, status=200):
    body = json.dumps({"url": "x.org/a", "archived_snapshots": {"closest": closest} if closest else {}}).encode()
    return Response("https://archive.org/wayback/available", status, datetime(2026, 11, 22, tzinfo=UTC), body=body)


def test_the_copy_near_the_papers_year_is_asked_for():
    assert copy_request("http://x.org/a?b=1&c", 2021).url == (
        "https://archive.org/wayback/available?url=http%3A%2F%2Fx.org%2Fa%3Fb%3D1%26c&timestamp=20210701"
    )
    assert "timestamp" not in copy_request("http://x.org/a", None).url


def test_a_copy_is_led_to_over_https():
    assert copy_of(said(COPY)) == "https://web.archive.org/web/20210301000000/http://x.org/a"


@pytest.mark.parametrize(
    "answer",
    [
        said(None),
        said(COPY | {"available": False}),
        said(COPY | {"status": "404"}),
        said(COPY | {"url": "https://elsewhere.org/web/x"}),
        said(COPY | {"url": "http://web.archive.org/web/2021/http://x.org/a\n) [x](y"}),
        said(COPY, 503),
        Response("https://archive.org/", 200, datetime(2026, 11, 22, tzinfo=UTC), body=b"<html>"),
    ],
)
def test_what_is_no_copy_is_none(answer):
    assert copy_of(answer) == ""
