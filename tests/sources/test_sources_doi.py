import pytest

from enrich.model import Absent, Author, DateKind, Ids, PartialDate, Record, Unavailable, Version
from enrich.sources.doi import Doi
from sources.service_answers import Door, ask, csl, only_record, paper, response

ASKED = paper("", doi="10.3280/a")


@pytest.mark.anyio
async def test_an_answer_becomes_this_record() -> None:
    door = Door(lambda _: csl("10.3280/A", event={"name": None}))
    ((_, answer),) = [pair async for pair in Doi().lookup([ASKED], door)]
    assert only_record(answer) == Record(
        source="doi",
        url="https://doi.org/10.3280/a",
        title="A Paper on Some Matter",
        authors=(Author("Ada Lovelace", "Lovelace"),),
        ids=Ids(doi="10.3280/a"),
        version=Version.JOURNAL,
        kind="article-journal",
        venues=("Journal of Matters",),
        dates=((DateKind.PUBLISHED, PartialDate(2024, 9)),),
    )
    (request,) = door.requests
    assert (request.url, request.accept) == ("https://doi.org/10.3280/a", "application/vnd.citationstyles.csl+json")


@pytest.mark.anyio
async def test_the_characters_of_a_doi_reach_its_registry() -> None:
    door = Door(lambda _: response("", 404))
    assert [pair async for pair in Doi().lookup([paper("", doi="10.1000/a#b?c<d>")], door)]
    assert door.requests[0].url == "https://doi.org/10.1000/a%23b%3Fc%3Cd%3E"


@pytest.mark.anyio
@pytest.mark.parametrize("status", [404, 406, 204])
async def test_an_agency_without_metadata_has_nothing(status: int) -> None:
    assert await ask(Doi(), [ASKED], lambda _: response("", status, "text/html")) == {ASKED: Absent()}


@pytest.mark.anyio
async def test_a_landing_page_says_nothing() -> None:
    answers = await ask(Doi(), [ASKED], lambda _: response("<html>Welcome</html>", 200, "text/html"))
    assert answers == {ASKED: Unavailable("host.example sent a web page instead of data")}


@pytest.mark.anyio
async def test_an_answer_about_another_doi_is_not_believed() -> None:
    assert isinstance((await ask(Doi(), [ASKED], lambda _: csl("10.3280/other")))[ASKED], Unavailable)


@pytest.mark.anyio
@pytest.mark.parametrize("kind", ["component", "entry", "peer-review", "journal"])
async def test_a_doi_of_something_else_is_no_paper(kind: str) -> None:
    assert await ask(Doi(), [ASKED], lambda _: csl("10.3280/a", type=kind, issued={"date-parts": [[None]]})) == {
        ASKED: Absent()
    }


@pytest.mark.anyio
async def test_a_title_that_is_not_available_is_no_title() -> None:
    assert only_record((await ask(Doi(), [ASKED], lambda _: csl("10.3280/a", title=":{unav)")))[ASKED]).title == ""
