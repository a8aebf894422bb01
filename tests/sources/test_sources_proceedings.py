"""How sites of proceedings are asked, tried at that of NeurIPS."""

from dataclasses import replace

import pytest

from enrich.model import Absent, Found, Paper, Request, Response, Unavailable
from enrich.normalise.ids import recognise
from enrich.sources import REGISTRY, SourceSettings
from enrich.sources.neurips import NeurIPS
from sources.proceedings_pages import html, neurips_hash, neurips_item, neurips_knowing
from sources.service_answers import Door, ask, failed, only_record, paper, response

BASE = "https://proceedings.neurips.cc/paper_files/paper"


def linked(url: str, line: int = 1) -> Paper:
    return replace(paper("A Title", line), url=url, ids=recognise(url))


def named(venue: str, date: str = "", title: str = "A Paper on Some Curious Matter", line: int = 1) -> Paper:
    return replace(paper(title, line), venue=venue, date=date)


def pages_of_2024(count: int) -> list[Paper]:
    return [linked(f"{BASE}/2024/hash/{neurips_hash(line)}-Abstract-Conference.html", line) for line in range(count)]


@pytest.mark.anyio
async def test_two_pages_of_a_year_are_asked_and_from_three_on_its_index() -> None:
    papers = [
        linked(f"{BASE}/2024/hash/{neurips_hash(number)}-Abstract-Conference.html", number) for number in range(3)
    ]
    for few, urls in ((papers[:2], 2), (papers, 1)):
        door = Door(neurips_knowing)
        answers = dict([pair async for pair in NeurIPS().lookup(few, door)])
        assert len(door.requests) == urls
        assert [only_record(answers[each]).ids for each in few] == [each.ids for each in few]


@pytest.mark.anyio
async def test_where_there_is_no_index_the_pages_are_asked() -> None:
    papers = [
        linked(f"{BASE}/2024/hash/{neurips_hash(number)}-Abstract-Conference.html", number) for number in range(4)
    ]

    def host(request: Request) -> Response:
        return neurips_knowing(request) if "/hash/" in request.url else response("", 404, "text/html")

    door = Door(host)
    answers = [answer async for _, answer in NeurIPS().lookup(papers, door)]
    assert {type(answer) for answer in answers} == {Found}
    assert len(door.requests) == 5


@pytest.mark.anyio
async def test_what_an_index_lacks_is_asked_by_its_page() -> None:
    papers = [linked(f"{BASE}/2024/hash/{neurips_hash(number)}-Abstract.html", number) for number in (1, 2, 9999)]
    door = Door(neurips_knowing)
    answers = [answer async for _, answer in NeurIPS().lookup(papers, door)]
    assert {type(answer) for answer in answers} == {Found}
    assert [request.url.rpartition("/")[2][:4] for request in door.requests] == ["2024", "0000"]


@pytest.mark.anyio
async def test_an_index_is_searched_for_the_titles_of_those_that_name_its_edition() -> None:
    def host(request: Request) -> Response:
        return html(neurips_item("2023", 1, "Curious Matters: A Survey") + neurips_item("2023", 2), request.url)

    near, other = named("NeurIPS 2023", title="Curious matters", line=1), named("NeurIPS 2023", title="Moths", line=2)
    door = Door(host)
    answers = dict([pair async for pair in NeurIPS().lookup([near, other], door)])
    assert [record.title for record in answers[near].records] == ["Curious Matters: A Survey"]  # type: ignore[union-attr]  # it is found
    assert answers[other] == Absent()
    assert len(door.requests) == 1


@pytest.mark.anyio
async def test_a_date_may_be_that_of_the_year_before_the_edition() -> None:
    def host(request: Request) -> Response:
        title = "Another One Entirely" if request.url.endswith("2022") else "A Paper on Some Curious Matter"
        return html(neurips_item(request.url[-4:], 1, title), request.url)

    entry = named("NeurIPS", "Jun 2022")
    assert only_record((await ask(NeurIPS(), [entry], host))[entry]).venues == ("NeurIPS 2023",)


@pytest.mark.anyio
async def test_a_silent_index_is_silence_about_titles_and_not_about_pages() -> None:
    pages, title = pages_of_2024(3), named("NeurIPS 2024", line=9)

    def host(request: Request) -> Response:
        return neurips_knowing(request) if "/hash/" in request.url else failed()

    answers = await ask(NeurIPS(), [*pages, title], host)
    assert {type(answers[entry]) for entry in pages} == {Found}
    assert isinstance(answers[title], Unavailable)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "address",
    [
        f"{BASE}/0000/hash/{neurips_hash(1)}-Abstract.html",
        "https://www.ijcai.org/proceedings/0000/1",
        "https://jmlr.org/papers/v999/a.html",
        f"https://jmlr.org/papers/v{'9' * 5000}/a.html",
        "https://openaccess.thecvf.com/content/CVPR0000/html/A_CVPR_0000_paper.html",
        "https://aclanthology.org/2099.acl-long.1/",
        "https://proceedings.mlr.press/v0/a.html",
    ],
)
async def test_no_address_that_a_list_may_hold_is_too_much(address: str) -> None:
    def host(request: Request) -> Response:
        return html("", request.url, '<meta name="citation_title" content="A Title">')

    for name, make in REGISTRY.items():
        if name in ("acl-anthology", "cvf", "ijcai", "jmlr", "neurips", "pmlr"):
            answers = await ask(make(SourceSettings()), [linked(address)], host)
            assert all(isinstance(answer, Found) for answer in answers.values())
