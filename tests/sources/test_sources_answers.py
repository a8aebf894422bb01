import pytest
from msgspec import Struct

from enrich.errors import SourceChanged, SourceSilent
from enrich.model import Absent, Failure, Found, Record, Response, Unavailable
from enrich.sources.answers import (
    Listing,
    answer_of,
    body_of,
    complete_when,
    decode,
    is_absence,
    page_of,
    present,
    told_by,
    whole_page_of,
)
from sources.service_answers import failed, response

RECORD = Record("a", "https://a.example/")


class Shape(Struct):
    name: str


def test_data_is_read_into_its_shape() -> None:
    assert decode(response('{"name": "a", "more": [1, {"b": null}]}'), Shape) == Shape("a")


@pytest.mark.parametrize("body", ["{}", '{"name": 1}', "[]", '{"name": "a"} b', '{"name": "\\ud800"}'])
def test_another_shape_names_the_address(body: str) -> None:
    with pytest.raises(SourceChanged, match=r"https://a\.example/x"):
        decode(response(body, url="https://a.example/x"), Shape)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (failed(Failure.TLS), "TLS failure"),
        (response("{}", 503), "status 503"),
        (response("", 204), "status 204"),
        (response("", 200), "empty"),
        (response("<html>", 200, "text/html"), "web page"),
        (response("<!doctype HTML><p>", 200), "web page"),
        (response('{"a": 1}', 200, "text/html; charset=utf-8"), "web page"),
    ],
)
def test_silence_says_why(answer, reason: str) -> None:
    with pytest.raises(SourceSilent, match=reason):
        body_of(answer)


def test_only_a_host_that_answered_can_say_that_it_has_nothing() -> None:
    assert is_absence(response("", 404))
    assert is_absence(response("", 410))
    assert not is_absence(response("", 403))
    assert not is_absence(failed())


def test_nothing_is_absent_from_what_could_not_be_read() -> None:
    assert answer_of([]) == Absent()
    assert answer_of([], "an odd one") == Unavailable("an odd one", changed=True)
    assert answer_of([RECORD], "an odd one") == Found((RECORD,))


def test_a_listing_answers_by_key() -> None:
    listing = Listing({"a": RECORD}, "an odd one")
    assert listing.answer("a") == Found((RECORD,))
    assert listing.answer("b") == Unavailable("an odd one", changed=True)


def test_what_an_answer_tells_of_one_work_is_that_it_is_there_or_not_or_nothing() -> None:
    listing = Listing({"a": RECORD})
    assert told_by(lambda _: listing.answer("a"))(response()) is True
    assert told_by(lambda _: listing.answer("b"))(response()) is False
    assert told_by(lambda _: Listing({}, "an odd one").answer("b"))(response()) is None
    assert told_by(lambda answer: answer_of([decode(answer, Shape)]))(response("<html>")) is None  # type: ignore[list-item]  # never made


def test_an_answer_is_complete_when_it_can_be_read_and_is_enough() -> None:
    complete = complete_when(lambda answer: decode(answer, Shape), lambda shape: shape.name == "all")
    assert complete(response('{"name": "all"}'))
    assert not complete(response('{"name": "half"}'))
    assert not complete(response("<html>"))


def test_a_bug_in_a_reader_is_not_taken_for_an_incomplete_answer() -> None:
    with pytest.raises(KeyError):
        complete_when(lambda _: {}["missing"])(response("{}"))


def test_nulls_in_a_list_are_left_out() -> None:
    assert present([1, None, 2]) == (1, 2)
    assert present(None) == ()


def a_page(body: str, status: int = 200, content_type: str = "text/html") -> Response:
    return response(body, status, content_type, "https://host.example/1")


def test_a_page_is_read_from_its_head_on() -> None:
    assert page_of(a_page("<html><head><title>A</title></head><p>cut o")).startswith(b"<html>")
    assert page_of(a_page("<title>A</title><body>no head is written"))


def test_what_a_page_lacks_counts_only_where_the_page_came_to_its_end() -> None:
    assert whole_page_of(a_page("<html><head></head><body>A</body></html>\n<!-- made by a program -->"))
    with pytest.raises(SourceSilent, match="cut off"):
        whole_page_of(a_page("<html><head></head><body><p>A"))


@pytest.mark.parametrize(
    "answer",
    [
        failed(),
        a_page("<head></head>", 500),
        a_page("<head></head>", 403),
        a_page("<head><title>Just a moment...</title></head>"),
        a_page("<head><title>Access Denied</title></head>"),
        a_page("<html><head><meta name='citation_title' content='A'>"),
        a_page("<head></head>", content_type="application/pdf"),
        a_page(""),
    ],
)
def test_what_is_no_page_is_silence(answer: Response) -> None:
    with pytest.raises(SourceSilent):
        page_of(answer)
