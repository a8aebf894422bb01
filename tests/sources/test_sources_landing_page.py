from dataclasses import replace

import pytest

from enrich.model import Absent, Found, Ids, Paper, PartialDate, Request, Response, Unavailable, Version
from enrich.normalise.ids import recognise
from enrich.sources.landing_page import LandingPage, is_wall, page_url
from sources.proceedings_pages import html, landing_page_knowing, page
from sources.service_answers import Door, ask, only_record, paper, response

pytestmark = pytest.mark.anyio

SITE = "https://journal.example/article"


def linked(url: str, line: int = 1) -> Paper:
    return replace(paper("A Title", line), url=url, ids=recognise(url))


@pytest.mark.parametrize(
    ("address", "page"),
    [
        (f"{SITE}/1#abstract", f"{SITE}/1"),
        (f" [the paper]({SITE}/1?id=2) ", f"{SITE}/1?id=2"),
        (f"{SITE}/1.PDF?download=1", ""),
        ("https://ieeexplore.ieee.org/document/10447454", ""),
        ("https://www.youtube.com/watch?v=x", ""),
        ("ftp://journal.example/1", ""),
        ("https://proceedings.mlr.press/v235/qin24a.html", ""),
        ("https://papers.nips.cc/paper/7181-attention", "https://papers.nips.cc/paper/7181-attention"),
        ("", ""),
    ],
)
def test_only_pages_of_sites_that_let_robots_in_are_asked(address: str, page: str) -> None:
    assert page_url(linked(address)) == page


async def test_a_page_is_told_of_under_the_identifier_of_its_address_and_leads_to_its_doi() -> None:
    entry = linked("https://icml.cc/virtual/2024/poster/34753")
    record = only_record((await ask(LandingPage(), [entry], landing_page_knowing))[entry])
    assert record.ids == Ids(virtual="icml/2024/34753", doi="10.1000/a")
    assert record.related == (Ids(doi="10.1000/a"),)


async def test_where_a_paper_appeared_is_told_by_the_address_if_the_page_does_not_say_it() -> None:
    entry = linked("https://icml.cc/virtual/2024/poster/34753")
    bare = only_record((await ask(LandingPage(), [entry], lambda request: page(request.url)))[entry])
    assert (bare.venues, bare.version, bare.dates[0][1]) == (("ICML 2024",), Version.CONFERENCE, PartialDate(2024))
    full = only_record((await ask(LandingPage(), [entry], landing_page_knowing))[entry])
    assert full.venues == ("Journal of Matters",)


async def test_a_page_without_tags_and_a_pdf_say_nothing_of_any_paper() -> None:
    project, document = linked("https://project.example/"), linked("https://files.example/1")

    def host(request: Request) -> Response:
        if "project" in request.url:
            return html("<h1>Our project</h1>", request.url)
        return response(b"%PDF-1.7", content_type="application/pdf", url=request.url)

    answers = await ask(LandingPage(), [project, document], host)
    assert answers == {project: Absent(), document: Absent()}


@pytest.mark.parametrize(
    "wall",
    [
        response("<html></html>", 403, "text/html"),
        response("<html><title>Just a moment...</title></html>", 200, "text/html"),
        response("", 418, "text/html"),
    ],
)
async def test_a_site_whose_first_page_is_a_wall_is_left_alone(wall: Response) -> None:
    entries = [linked(f"{SITE}/{line}", line) for line in range(5)]
    other = linked("https://other.example/1", 9)
    door = Door(lambda request: wall if "journal" in request.url else landing_page_knowing(request))
    answers = dict([pair async for pair in LandingPage().lookup([*entries, other], door)])
    assert {type(answers[entry]) for entry in entries} == {Unavailable}
    assert isinstance(answers[other], Found)
    assert len(door.requests) == 2


async def test_a_page_that_fails_leaves_the_others_of_its_site() -> None:
    entries = [linked(f"{SITE}/{line}", line) for line in range(3)]

    def host(request: Request) -> Response:
        return response("", 500) if request.url.endswith("0") else landing_page_knowing(request)

    answers = await ask(LandingPage(), entries, host)
    assert [type(answers[entry]) for entry in entries] == [Unavailable, Found, Found]


def test_trouble_is_no_wall() -> None:
    assert not is_wall(response("", 500, "text/html"))
    assert not is_wall(response("", 404, "text/html"))
