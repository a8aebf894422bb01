import pytest
from habanero.select import validate_select

from enrich.model import Absent, Found, Question, Unavailable
from enrich.sources.crossref import Crossref, batch_url, search_url, single_url
from enrich.sources.crossref_works import FIELDS
from sources.service_answers import (
    Door,
    ask,
    failed,
    only_record,
    paper,
    path_doi,
    query,
    response,
    single,
    work,
    works,
)

TITLE = "Heat-bath random walks with Markov bases"


def test_crossref_can_select_every_field_that_is_asked_for() -> None:
    validate_select(list(FIELDS))


def test_the_question_about_dois_is_sorted_and_bounded() -> None:
    url = batch_url(["10.1000/b", "10.1000/a"])
    assert url.startswith(
        "https://api.crossref.org/works?filter=doi:10.1000/a,doi:10.1000/b&rows=2&select=DOI,type,title,"
    )


def test_the_question_about_a_short_title_has_two_families() -> None:
    people = "Caprice Stanley, Tobias van der Windisch and Ada Lovelace"
    url = search_url(paper("<i>Heat-bath random walks</i>", authors=people))
    assert "query.bibliographic=Heat-bath+random+walks+stanley+van+der+windisch&rows=8&select=" in url


def test_the_question_about_a_long_title_stays_the_same_when_authors_are_corrected() -> None:
    assert search_url(paper(TITLE, authors="Ada Lovelace")) == search_url(paper(TITLE))


def test_every_character_of_a_single_doi_is_kept() -> None:
    assert single_url("10.1000/a#b?c/d,e") == "https://api.crossref.org/works/10.1000%2Fa%23b%3Fc%2Fd%2Ce"


@pytest.mark.anyio
async def test_a_doi_missing_from_its_batch_is_absent_and_the_batch_incomplete() -> None:
    here, gone = paper("", 1, doi="10.1000/here"), paper("", 2, doi="10.1000/gone")
    door = Door(lambda _: works(work("10.1000/HERE")))
    answers = dict([pair async for pair in Crossref().lookup([here, gone], door)])
    assert only_record(answers[here]).ids.doi == "10.1000/here"
    assert answers[gone] == Absent()
    assert not door.requests[0].complete(door.host(door.requests[0]))


@pytest.mark.anyio
async def test_an_odd_work_does_not_lose_the_others() -> None:
    here, odd = paper("", 1, doi="10.1000/here"), paper("", 2, doi="10.1000/odd")
    answers = await ask(
        Crossref(), [here, odd], lambda _: works({"DOI": "10.1000/odd", "title": 7}, work("10.1000/here"))
    )
    assert isinstance(answers[here], Found)
    assert isinstance(answers[odd], Unavailable)


@pytest.mark.anyio
@pytest.mark.parametrize("doi", ["10.1000/a,b", "10.1000/a%b", "10.1000/a&b", "10.1000/" + "a" * 200])
async def test_a_doi_that_would_break_a_filter_is_asked_about_alone(doi: str) -> None:
    door = Door(lambda request: single(work(path_doi(request))))
    ((_, answer),) = [pair async for pair in Crossref().lookup([paper("", doi=doi)], door)]
    assert only_record(answer)
    assert [path_doi(request) for request in door.requests] == [doi]


@pytest.mark.anyio
async def test_a_single_doi_that_is_not_found_is_absent_and_one_refused_is_not() -> None:
    alone = paper("", doi="10.1000/a,b")
    assert await ask(Crossref(), [alone], lambda _: response("Resource not found.", 404)) == {alone: Absent()}
    answers = await ask(Crossref(), [alone], lambda _: response("", 403))
    assert isinstance(answers[alone], Unavailable)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "kind", ["component", "peer-review", "journal", "journal-issue", "proceedings", "reference-entry"]
)
async def test_a_doi_of_something_else_is_no_paper(kind: str) -> None:
    batched, alone = paper("", 1, doi="10.1000/a"), paper("", 2, doi="10.1000/a,b")
    assert await ask(Crossref(), [batched], lambda _: works(work("10.1000/a", type=kind))) == {batched: Absent()}
    assert await ask(Crossref(), [alone], lambda _: single(work("10.1000/a,b", type=kind))) == {alone: Absent()}


@pytest.mark.anyio
async def test_a_title_finds_candidates_and_not_what_merely_ranked() -> None:
    searched = paper(TITLE, authors="Caprice Stanley")
    door = Door(
        lambda _: works(
            work("10.1000/a", TITLE.title()), work("10.1000/b", "Something Else Altogether"), work("10.1000/c", "")
        )
    )
    ((_, answer),) = [pair async for pair in Crossref().lookup([searched], door)]
    assert only_record(answer).ids.doi == "10.1000/a"
    assert door.requests[0].question is Question.SEARCH
    assert query(door.requests[0])["rows"] == "8"


@pytest.mark.anyio
async def test_a_short_title_is_searched_for_only_with_authors() -> None:
    answers = await ask(
        Crossref(), [paper("Deep Learning", 1), paper("Deep Learning", 2, "Yann LeCun")], lambda _: works()
    )
    assert [(each.authors, answer) for each, answer in answers.items()] == [("Yann LeCun", Absent())]


@pytest.mark.anyio
async def test_the_doi_of_arxiv_is_not_crossrefs_to_answer() -> None:
    searched = paper(TITLE, doi="10.48550/arxiv.1605.08386")
    door = Door(lambda _: works(work("10.1000/a", TITLE)))
    assert [pair async for pair in Crossref().lookup([searched], door)]
    assert [request.question for request in door.requests] == [Question.SEARCH]


@pytest.mark.anyio
async def test_an_outage_of_searches_leaves_the_lookups() -> None:
    known, searched = paper("", 1, doi="10.1000/a"), paper(TITLE, 2)
    answers = await ask(
        Crossref(), [known, searched], lambda r: works(work("10.1000/a")) if "filter" in r.url else failed()
    )
    assert isinstance(answers[known], Found)
    assert isinstance(answers[searched], Unavailable)
