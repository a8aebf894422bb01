import json

import pytest

from enrich.errors import SourceChanged
from enrich.model import (
    Absent,
    Author,
    DateKind,
    Found,
    Ids,
    PartialDate,
    Record,
    Request,
    Response,
    Unavailable,
    Version,
)
from enrich.sources.openalex import OpenAlex, batch_url, read_page, search_url
from sources.index_answers import BATCH_NORMALIZATION, LOOKING_TO_LISTEN, MULTI_REGION
from sources.service_answers import Door, ask, openalex, openalex_knowing, openalex_work, paper, response


def read(*works: object) -> tuple[Record, ...]:
    return read_page(openalex(*works)).records


def test_a_joined_work_becomes_two_records_that_name_one_another() -> None:
    people = (Author("Ariel Ephrat"), Author("Inbar Mosseri"))
    published, preprint = read(LOOKING_TO_LISTEN)
    assert published == Record(
        source="openalex",
        url="https://openalex.org/W4289665794",
        title="Looking to listen at the cocktail party",
        authors=people,
        ids=Ids(doi="10.1145/3197517.3201357"),
        version=Version.JOURNAL,
        kind="article",
        venues=("ACM Transactions on Graphics",),
        dates=((DateKind.PUBLISHED, PartialDate(2018)),),
        related=(Ids(arxiv="1804.03619"),),
    )
    assert (preprint.ids, preprint.related) == (Ids(arxiv="1804.03619"), (Ids(doi="10.1145/3197517.3201357"),))
    assert (preprint.version, preprint.dates, preprint.venues) == (Version.PREPRINT, (), ())
    assert preprint.authors == people


def test_a_copy_in_a_repository_is_no_publication_even_where_it_is_marked_as_one() -> None:
    published, preprint = read(MULTI_REGION)
    assert (published.ids.doi, published.version) == ("10.1109/iccv.2015.135", Version.CONFERENCE)
    assert published.venues == ("2015 IEEE International Conference on Computer Vision (ICCV)",)
    assert preprint.ids == Ids(arxiv="1505.01749")


def test_a_publication_without_a_doi_is_known_by_its_address() -> None:
    published, preprint = read(BATCH_NORMALIZATION)
    assert published.ids == Ids(pmlr="v37/ioffe15")
    assert preprint.related == (published.ids,)


def test_a_mere_preprint_is_one_record_that_leads_nowhere() -> None:
    (record,) = read(openalex_work(arxiv="2409.06277"))
    assert (record.version, record.related) == (Version.PREPRINT, ())


def test_a_publication_that_was_never_a_preprint_is_one_record() -> None:
    (record,) = read(openalex_work("10.1000/a"))
    assert (record.ids, record.related) == (Ids(doi="10.1000/a"), ())


@pytest.mark.anyio
async def test_a_preprint_is_found_by_the_doi_that_arxiv_gave_it() -> None:
    asked = paper("Looking to Listen", arxiv="1804.03619")
    answers = await ask(OpenAlex(), [asked], lambda _: openalex(LOOKING_TO_LISTEN))
    answer = answers[asked]
    assert isinstance(answer, Found)
    assert {record.version for record in answer.records} == {Version.JOURNAL, Version.PREPRINT}


@pytest.mark.anyio
async def test_what_is_not_in_the_answer_is_absent_unless_some_of_it_could_not_be_read() -> None:
    known, unknown = paper("x", 1, arxiv="1804.03619"), paper("x", 2, arxiv="2409.06277")
    answers = await ask(OpenAlex(), [known, unknown], lambda _: openalex(LOOKING_TO_LISTEN))
    assert isinstance(answers[unknown], Absent)
    for page in (openalex(LOOKING_TO_LISTEN, {"id": "?"}), openalex(LOOKING_TO_LISTEN, count=2)):
        answers = await ask(OpenAlex(), [known, unknown], lambda _, page=page: page)  # type: ignore[misc]  # bound at once
        assert isinstance(answers[known], Found)
        assert isinstance(answers[unknown], Unavailable)
        assert answers[unknown].changed


@pytest.mark.anyio
async def test_a_spent_budget_is_told_as_what_it_is() -> None:
    body = {"error": "Rate limit exceeded", "message": "Insufficient budget. This request costs $0.0001"}
    asked = paper("x", arxiv="2409.06277")
    answers = await ask(OpenAlex(), [asked], lambda _: response(json.dumps(body), 429))
    assert isinstance(answers[asked], Unavailable)
    assert "key" in answers[asked].reason


@pytest.mark.anyio
async def test_titles_are_searched_for_only_with_a_key() -> None:
    asked = paper("A Paper on Some: Curious, Matter")
    door = Door(openalex_knowing)
    assert [pair async for pair in OpenAlex().lookup([asked], door)] == []
    ((_, answer),) = [pair async for pair in OpenAlex(keyed=True).lookup([asked], door)]
    assert isinstance(answer, Found)
    assert [request.question for request in door.requests] == ["search"]


def test_a_title_cannot_end_the_filter_that_it_stands_in() -> None:
    assert "filter=title.search:a+paper+doi+x+y&" in search_url("A paper, doi:x|y")


def test_the_question_about_some_dois_does_not_depend_on_their_order() -> None:
    url = batch_url(["10.48550/arxiv.2409.06277", "10.1000/a"])
    assert url == batch_url(["10.1000/a", "10.48550/arxiv.2409.06277"])
    assert url.startswith("https://api.openalex.org/works?filter=doi:10.1000/a|10.48550/arxiv.2409.06277&per_page=2&")


def test_what_is_no_work_is_not_read() -> None:
    def host(_: Request) -> Response:
        return openalex(openalex_work("10.1000/a", id="javascript:alert(1)"))

    with pytest.raises(SourceChanged):
        read_page(response('{"results": []}'))
    assert read_page(host(Request("https://api.openalex.org/works"))).records == ()
