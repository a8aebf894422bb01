"""What a run would ask is told from the plan itself, and nothing is asked."""

from collections import Counter
from dataclasses import replace

import pytest

from enrich.fetch.rehearsal import Rehearsal
from enrich.fetch.store import Store
from enrich.forecast import forecast
from enrich.model import Ids, Location, Paper, Response
from enrich.sources import SourceSettings, sources
from fetch.fakes import START
from papers import a_paper

pytestmark = pytest.mark.anyio


def papers(count: int, **facts: object) -> list[Paper]:
    return [replace(a_paper(**facts), where=Location("papers.csv", line)) for line in range(1, count + 1)]  # type: ignore[arg-type]  # facts are a test's


async def expected(
    listed: list[Paper], store: Store | None = None, *, refresh: bool = False
) -> dict[str, tuple[int, int]]:
    with store or Store() as opened:
        told = await forecast(
            listed, sources(SourceSettings()), lambda: Rehearsal(opened, lambda: START, refresh=refresh)
        )
    return {one.source: (one.least.total, one.most.total) for one in told if one.most.total}


async def test_identifiers_go_in_batches_and_titles_only_if_those_lead_nowhere() -> None:
    listed = [replace(paper, ids=Ids(arxiv=f"2409.{paper.where.line:05d}")) for paper in papers(150)]
    told = await expected(listed)
    assert told["arxiv"] == (2, 2)
    least, most = told["crossref"]
    assert least == 0
    assert most > 1


async def test_titles_are_asked_one_by_one_at_crossref_and_together_at_arxiv() -> None:
    listed = [replace(paper, title=f"{paper.title} in {paper.where.line} Parts") for paper in papers(20)]
    told = await expected(listed)
    assert told["crossref"][0] == 20
    assert 1 < told["arxiv"][0] < 10


async def test_a_list_that_nobody_need_be_asked_about_takes_no_request() -> None:
    assert await expected([]) == {}
    assert await expected(papers(1, title="", ids=Ids())) == {}


async def test_a_source_that_is_left_out_is_not_in_the_forecast() -> None:
    with Store() as store:
        told = await forecast(
            papers(2), sources(SourceSettings(without=("crossref",))), lambda: Rehearsal(store, lambda: START)
        )
    assert "crossref" not in {one.source for one in told}


async def test_what_is_fresh_is_not_asked_unless_it_is_to_be_refreshed() -> None:
    listed = papers(1, ids=Ids(doi="10.1145/1.2"))
    with Store() as store:
        rehearsal = Rehearsal(store, lambda: START)
        asked = []

        async def keep(request: object) -> Response:
            asked.append(request)
            return await rehearsal(request)  # type: ignore[arg-type]  # a request

        crossref = next(source for source in sources(SourceSettings()) if source.name == "crossref")
        assert [pair async for pair in crossref.lookup(listed, keep)]
        (request,) = asked
        body = b'{"message": {"items": [{"DOI": "10.1145/1.2", "type": "journal-article", "title": ["A"]}]}}'
        answer = Response(request.url, 200, START, (("content-type", "application/json"),), body)
        store.put(replace(request, together=None, parts=(request,)), answer)
        assert rehearsal.would_ask[""] == Counter({"api.crossref.org": 1})
        kept = Rehearsal(store, lambda: START)
        assert [pair async for pair in crossref.lookup(listed, kept)]
        assert kept.would_ask == {}
        again = Rehearsal(store, lambda: START, refresh=True)
        assert [pair async for pair in crossref.lookup(listed, again)]
        assert again.would_ask[""] == Counter({"api.crossref.org": 1})
