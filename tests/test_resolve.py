"""Who is asked what, and when: identifiers first, titles last, nobody twice."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from enrich.model import (
    Absent,
    Answer,
    Consulted,
    DateKind,
    Fetch,
    Found,
    Ids,
    Location,
    Paper,
    PartialDate,
    Request,
    Response,
    Unavailable,
)
from enrich.plan import Step
from enrich.questions import as_written, title_alone
from enrich.resolve import Means, Resolution, consulted, current, resolve
from papers import TITLE, a_paper, a_preprint, a_record

pytestmark = pytest.mark.anyio


@dataclass
class Scripted:
    """A source that says what a test tells it to, and remembers what it was asked."""

    name: str
    says: Any
    asked: list[Paper] = field(default_factory=list)

    async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[tuple[Paper, Answer]]:
        for paper in papers:
            self.asked.append(paper)
            answer = self.says(paper)
            if answer is not None:
                yield paper, answer


async def no_fetch(request: Request) -> Response:
    raise AssertionError(f"a scripted source needs no network: {request.url}")


def unheard(_stage: str, _done: int, _total: int) -> None:
    pass


def means(*sources: Scripted) -> Means:
    return Means(sources, no_fetch, unheard)  # type: ignore[arg-type]  # `name` is no ClassVar here


def absent(_paper: Paper) -> Answer:
    return Absent()


def silent(_paper: Paper) -> Answer:
    return Unavailable("timed out")


ARXIV = Ids(arxiv="2409.06277")


async def ask(paper: Paper, **says: Any) -> tuple[dict[str, list[Paper]], Any]:
    sources = [Scripted(name.replace("_", "-"), answer) for name, answer in says.items()]
    (dossier,) = await resolve([paper], means(*sources))
    return {source.name: source.asked for source in sources}, dossier


async def test_an_identifier_is_asked_for_before_any_title() -> None:
    asked, _ = await ask(a_paper(ids=ARXIV), arxiv=lambda _: Found((a_preprint(),)), crossref=absent)
    assert [paper.ids for paper in asked["arxiv"]] == [ARXIV]
    assert [paper.ids for paper in asked["crossref"]] == [Ids()]


async def test_a_paper_whose_publication_is_known_by_its_doi_is_searched_nowhere() -> None:
    doi = Ids(doi="10.1145/1.2")
    asked, _ = await ask(a_paper(ids=doi), crossref=lambda _: Found((a_record(ids=doi),)), arxiv=absent, doi=absent)
    assert [paper.ids for paper in asked["crossref"]] == [doi]
    assert asked["arxiv"] == asked["doi"] == []


async def test_a_renamed_work_is_searched_by_the_title_that_its_identifier_has() -> None:
    paper = a_paper("Another Name for Tuning", ids=ARXIV)
    asked, _ = await ask(paper, arxiv=lambda _: Found((a_preprint(),)), crossref=absent)
    assert [searched.title for searched in asked["crossref"]] == [TITLE]


async def test_a_work_known_from_elsewhere_than_the_entry_says_is_searched_too() -> None:
    doi = Ids(doi="10.1145/1.2")
    answers = lambda paper: Found((a_record(ids=doi),)) if paper.ids.doi else Absent()  # noqa: E731 - a script, in one line
    known = {"arxiv": lambda _: Found((a_preprint(related=(doi,)),)), "crossref": answers}
    asked, _ = await ask(a_paper(ids=ARXIV, venue="ICML"), **known)
    assert [paper.ids for paper in asked["crossref"]] == [doi]
    asked, _ = await ask(a_paper(ids=ARXIV, venue="IEEE Network"), **known)
    assert [paper.ids for paper in asked["crossref"]] == [doi, Ids()]


async def test_a_paper_whose_arxiv_number_is_anothers_is_searched_at_arxiv() -> None:
    other = a_preprint(title="A Survey of Graph Kernels", authors=())
    asked, _ = await ask(a_paper(ids=ARXIV), arxiv=lambda _: Found((other,)), crossref=absent)
    assert [paper.ids for paper in asked["arxiv"]] == [ARXIV, Ids()]


async def test_the_doi_that_a_preprint_names_is_followed() -> None:
    preprint = a_preprint(related=(Ids(doi="10.1145/1.2"),))
    published = a_record(ids=Ids(doi="10.1145/1.2"))
    answers = lambda paper: Found((published,)) if paper.ids.doi else Absent()  # noqa: E731 - a script, in one line
    asked, dossier = await ask(a_paper(ids=ARXIV), arxiv=lambda _: Found((preprint,)), crossref=answers)
    assert [paper.ids for paper in asked["crossref"]] == [Ids(doi="10.1145/1.2")]
    assert published in dossier.records


async def test_datacite_stands_in_for_a_silent_arxiv_and_only_then() -> None:
    asked, _ = await ask(a_paper(ids=ARXIV), arxiv=silent, datacite=absent)
    assert [paper.ids for paper in asked["datacite"]] == [ARXIV]
    asked, _ = await ask(a_paper(ids=ARXIV), arxiv=lambda _: Found((a_preprint(),)), datacite=absent)
    assert asked["datacite"] == []


async def test_doi_org_is_asked_when_the_agencies_say_that_they_lack_a_doi() -> None:
    paper = a_paper(ids=Ids(doi="10.9999/x"))
    asked, _ = await ask(paper, crossref=absent, doi=absent)
    assert len(asked["doi"]) == 1
    asked, _ = await ask(paper, crossref=silent, doi=absent)
    assert asked["doi"] == []


async def test_a_doi_that_should_exist_is_tried() -> None:
    asked, _ = await ask(a_paper(ids=Ids(acl="2024.emnlp-main.587")), crossref=absent)
    assert asked["crossref"][0].ids == Ids(doi="10.18653/v1/2024.emnlp-main.587")


async def test_a_paper_in_the_catalogue_needs_no_search() -> None:
    known = Found((a_record("catalogue"),))
    asked, _ = await ask(a_paper(date="2025"), catalogue=lambda _: known, crossref=absent, arxiv=absent)
    assert asked["crossref"] == asked["arxiv"] == []


async def test_nothing_is_asked_twice_in_the_same_words() -> None:
    paper = a_paper(ids=Ids(doi="10.1145/1.2"))
    asked, _ = await ask(paper, crossref=lambda _: Found((a_record(ids=paper.ids, related=(paper.ids,)),)))
    assert len(asked["crossref"]) == 1


async def test_a_slow_source_holds_up_only_those_who_need_its_answer() -> None:
    searched = asyncio.Event()

    class Slow(Scripted):
        async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[tuple[Paper, Answer]]:
            if any(paper.ids for paper in papers):
                # arXiv answers about numbers only once Crossref has heard of the other entry's title
                await asyncio.wait_for(searched.wait(), 5)
            async for answered in super().lookup(papers, fetch):
                yield answered

    def search(paper: Paper) -> Answer:
        if not paper.ids:
            searched.set()
        return Absent()

    arxiv, crossref = Slow("arxiv", absent), Scripted("crossref", search)
    numbered, titled = a_paper(ids=ARXIV, line=2), a_paper(line=3)
    await resolve([numbered, titled], means(arxiv, crossref))
    assert [paper.where.line for paper in crossref.asked] == [3, 2]


async def test_what_is_asked_does_not_depend_on_who_answers_faster() -> None:
    """A step sees what those heard that it waits for, even if others have answered by then."""
    published = Found((a_record(ids=Ids(doi="10.1145/1.2")),))
    first = Scripted("catalogue", lambda _: published)
    plan = (Step("catalogue", "entries", as_written), Step("crossref", "titles", title_alone))
    second = Scripted("crossref", absent)
    dossiers = await Resolution([a_paper(venue="KDD")], means(first, second), plan).run()
    assert len(second.asked) == 1
    assert [name for name, _ in dossiers[0].answers] == ["catalogue", "crossref"]


async def test_answers_stand_in_the_order_of_the_plan_and_of_the_questions() -> None:
    class Backwards(Scripted):
        async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[tuple[Paper, Answer]]:
            async for answered in super().lookup(papers[::-1], fetch):
                yield answered

    related = tuple(Ids(doi=f"10.1145/{number}") for number in (1, 2))
    arxiv = Scripted("arxiv", lambda _: Found((a_preprint(related=related),)))
    crossref = Backwards("crossref", lambda paper: Found((a_record(ids=paper.ids),)))
    (dossier,) = await resolve([a_paper(ids=ARXIV)], means(arxiv, crossref))
    assert [record.ids.doi for record in dossier.records if record.source == "crossref"][:2] == [
        "10.1145/1",
        "10.1145/2",
    ]


async def test_dossiers_come_in_the_order_of_the_papers_whatever_the_answers_do() -> None:
    papers = [replace(a_paper(ids=ARXIV), where=Location("papers.csv", line)) for line in (5, 2, 9)]
    source = Scripted("arxiv", lambda paper: Found((a_preprint(),)) if paper.where.line == 2 else None)
    dossiers = await resolve(papers, means(source))
    assert [dossier.paper for dossier in dossiers] == papers
    assert [bool(dossier.answers) for dossier in dossiers] == [False, True, False]


async def test_a_bug_in_a_source_ends_the_run() -> None:
    def broken(_paper: Paper) -> Answer:
        raise KeyError("title")

    with pytest.raises(KeyError):
        await ask(a_paper(ids=ARXIV), arxiv=broken)


async def test_progress_is_told_by_source() -> None:
    heard: list[tuple[str, int, int]] = []
    source = Scripted("arxiv-number", lambda _: Absent())
    await resolve([a_paper()], replace(means(source), progress=lambda *step: heard.append(step)))
    assert heard == [("arxiv-number", 1, 1)]


async def test_how_each_source_answered_is_counted_in_papers() -> None:
    number = a_preprint("arxiv-number", title="", authors=(), dates=((DateKind.POSTED, PartialDate(2024, 9)),))
    sources = [
        Scripted("arxiv-number", lambda _: Found((number,))),
        Scripted("crossref", silent),
        Scripted("doi", absent),
    ]
    dossiers = await resolve([a_paper(ids=ARXIV)], means(*sources))
    assert consulted(dossiers, replace(means(*sources), skipped={"openalex": "it is left out"})) == (
        Consulted("arxiv-number", found=1),
        Consulted("crossref", silent=1, reasons=("timed out",)),
        Consulted("openalex", skipped="it is left out"),
    )


async def test_who_is_not_asked_because_the_maintainer_wishes_it_is_not_silent() -> None:
    sources = [Scripted("arxiv", silent), Scripted("crossref", lambda _: Found((a_record(),)))]
    (dossier,) = await resolve([a_paper(ids=ARXIV)], replace(means(*sources), offline=True))
    assert [name for name, _ in dossier.answers] == ["crossref"]


async def test_the_edition_that_an_entry_names_is_searched_before_everywhere_is() -> None:
    entry = a_paper(venue="NeurIPS 2024")
    found = Found((a_record("neurips", venues=("NeurIPS 2024",)),))
    asked, dossier = await ask(entry, neurips=lambda _: found, crossref=absent, arxiv=absent)
    assert [paper.venue for paper in asked["neurips"]] == ["NeurIPS 2024"]
    assert asked["crossref"] == []
    assert dossier.records == found.records
    asked, _ = await ask(entry, neurips=absent, crossref=absent)
    assert [paper.ids for paper in asked["crossref"]] == [Ids()]


async def test_the_address_of_a_link_tells_which_edition_is_searched() -> None:
    link = "https://icml.cc/virtual/2024/poster/34753"
    entry = a_paper(url=link, ids=Ids(virtual="icml/2024/34753"), venue="ICML", date="Mon 2023")
    told = Found((a_record("address", title="", authors=(), ids=entry.ids, url=link, venues=("ICML 2024",)),))
    asked, _ = await ask(entry, address=lambda _: told, pmlr=absent)
    assert [paper.venue for paper in asked["pmlr"]] == ["ICML 2024"]


async def test_a_page_that_a_doi_leads_to_as_well_is_asked_only_if_that_led_nowhere() -> None:
    entry = a_paper(ids=Ids(acl="2024.emnlp-main.587"), venue="EMNLP")
    registered = Found((a_record(ids=Ids(doi="10.18653/v1/2024.emnlp-main.587", acl="2024.emnlp-main.587")),))
    asked, _ = await ask(entry, crossref=lambda paper: registered, acl_anthology=absent)
    assert asked["acl-anthology"] == []
    asked, _ = await ask(entry, crossref=absent, acl_anthology=absent)
    assert [bool(paper.ids.acl) for paper in asked["acl-anthology"]] == [True, False]


async def test_the_page_behind_a_link_is_asked_last_and_what_it_leads_to_after_it() -> None:
    entry = a_paper(url="https://journal.example/1", date="Jul 2025")
    page = Found((a_record("landing-page", related=(Ids(doi="10.1000/a"),)),))
    asked, _ = await ask(entry, crossref=absent, landing_page=lambda _: page)
    assert [paper.ids.doi for paper in asked["crossref"]] == [None, "10.1000/a"]
    asked, _ = await ask(entry, crossref=lambda _: Found((a_record(),)), landing_page=lambda _: page)
    assert asked["landing-page"] == []


def test_what_a_source_tells_itself_replaces_what_the_catalogue_has_of_the_same_page_from_a_dump() -> None:
    old, new = a_record(url="https://doi.org/10.1000/1", kind="old"), a_record(url="https://doi.org/10.1000/1")
    own, other = a_record("catalogue", url="https://doi.org/10.1000/1"), a_preprint()
    dump = ("catalogue", Found((old, own, other)))
    assert current([dump, ("crossref", Found((new,)))])[0] == ("catalogue", Found((own, other)))
    assert current([("catalogue", Found((old,))), ("crossref", Found((new,)))])[0] == ("catalogue", Absent())
    for answer in (Absent(), Unavailable("timed out"), Found((a_record(url="https://doi.org/10.1000/2"),))):
        assert current([dump, ("crossref", answer)]) == (dump, ("crossref", answer))
