from dataclasses import replace

import pytest

from enrich.errors import SourceChanged
from enrich.model import Absent, Author, DateKind, Found, Ids, Paper, PartialDate, Record, Request, Response, Version
from enrich.normalise.ids import recognise
from enrich.sources.virtual import Virtual, once, page_of, programme_url, read_page, read_programme
from sources.service_answers import Door, ask, event, only_record, paper, programme, response, virtual_page

TITLE = "A Paper on Some Curious Matter"
PAGE = "https://icml.cc/virtual/2024/poster/34753"


def linked(url: str, line: int = 1) -> Paper:
    return replace(paper(TITLE, line), url=url, ids=recognise(url))


def named(venue: str, line: int = 1, title: str = TITLE) -> Paper:
    return replace(paper(title, line), venue=venue)


def read(*events: object, edition: str = "icml-2024") -> tuple[Record, ...]:
    return read_programme(programme(*events, edition=edition))


def test_a_poster_becomes_this_record() -> None:
    (record,) = read(event(34753))
    assert record == Record(
        source="virtual",
        url=PAGE,
        title=TITLE,
        authors=(Author("Ada Lovelace"), Author("Charles Babbage")),
        ids=Ids(virtual="icml/2024/34753"),
        version=Version.CONFERENCE,
        kind="Poster",
        venues=("ICML 2024",),
        dates=((DateKind.PUBLISHED, PartialDate(2024)),),
        related=(Ids(openreview="forum34753"),),
    )


GROUPS = [
    ("ICML.cc/2024/Conference", (Version.CONFERENCE, "ICML 2024")),
    ("ICML.cc/2025/Position_Paper_Track", (Version.CONFERENCE, "ICML 2025")),
    ("NeurIPS.cc/2024/Datasets_and_Benchmarks_Track", (Version.CONFERENCE, "NeurIPS Datasets and Benchmarks 2024")),
    ("ICML.cc/2024/Workshop/MI", (Version.WORKSHOP, "ICML Workshop 2024")),
    ("TMLR", (Version.JOURNAL, "TMLR")),
]


@pytest.mark.parametrize(("group", "expected"), GROUPS)
def test_the_group_that_a_paper_comes_from_says_where_it_was_accepted(
    group: str, expected: tuple[Version, str]
) -> None:
    (record,) = read(event(1, sourceurl=f"https://openreview.net/group?id={group}"))
    assert (record.version, record.venues[0]) == expected


@pytest.mark.parametrize(
    "facts",
    [
        {"decision": "Reject"},
        {"decision": "Withdrawn"},
        {"sourceurl": "https://openreview.net/group?id=ICML.cc/2024/Conference/Rejected_Submission"},
        {"sourceurl": None},
        {"sourceurl": "https://jmlr.org"},
        {"name": None},
    ],
)
def test_what_the_conference_has_not_accepted_is_none_of_its_papers(facts: dict[str, object]) -> None:
    assert len(read(event(1), event(2), event(3, **facts))) == 2


def test_before_papers_were_reviewed_openly_the_kind_of_an_event_decides() -> None:
    plain = event(1, sourceurl=None, paper_url=None)
    assert [record.ids.virtual for record in read(plain, event(2, sourceurl=None, eventtype="Workshop Poster"))] == [
        "icml/2024/1"
    ]
    assert read(plain)[0].venues == ("ICML 2024",)


def test_a_programme_that_is_cut_off_says_nothing_about_what_is_missing() -> None:
    with pytest.raises(SourceChanged, match="1 of 200"):
        read_programme(programme(event(1), count=200))
    with pytest.raises(SourceChanged):
        read_programme(programme(event(1, id="one")))


@pytest.mark.anyio
async def test_one_request_answers_for_all_that_an_edition_has() -> None:
    linked_papers = [linked(f"https://icml.cc/virtual/2024/poster/{number}", number) for number in (1, 2, 3)]
    door = Door(lambda _: programme(event(1), event(2), event(3)))
    answers = dict([pair async for pair in Virtual().lookup([*linked_papers, named("ICML 2024", 9)], door)])
    assert [request.url for request in door.requests] == [programme_url("icml", 2024)]
    assert all(isinstance(answer, Found) for answer in answers.values())


@pytest.mark.anyio
async def test_a_paper_that_is_both_a_poster_and_a_talk_is_one() -> None:
    events = (event(1), event(2, eventtype="Oral", virtualsite_url="/virtual/2024/oral/2"))
    record = only_record((await ask(Virtual(), [asked := named("ICML 2024")], lambda _: programme(*events)))[asked])
    assert record.url == "https://icml.cc/virtual/2024/poster/1"
    assert once(linked("https://icml.cc/virtual/2024/oral/2"), read(*events))[0].ids == Ids(virtual="icml/2024/2")


@pytest.mark.anyio
async def test_without_a_programme_the_page_is_asked() -> None:
    def host(request: Request) -> Response:
        return response("", 404) if "orals-posters" in request.url else virtual_page(request.url)

    pages = [linked(f"https://icml.cc/virtual/2024/poster/{number}", number) for number in (1, 2, 3)]
    answers = await ask(Virtual(), [*pages, asked := named("ICML 2024", 9)], host)
    assert only_record(answers[pages[0]]).ids == Ids(virtual="icml/2024/1")
    assert isinstance(answers[asked], Absent)


@pytest.mark.anyio
async def test_an_edition_that_lies_ahead_has_none_of_the_papers_yet() -> None:
    answers = await ask(Virtual(), [asked := named("NeurIPS 2026")], lambda _: programme(edition="neurips-2026"))
    assert isinstance(answers[asked], Absent)


def test_a_page_has_the_venue_and_the_year_of_its_address() -> None:
    record = read_page(virtual_page(PAGE), PAGE)
    assert (record.title, record.authors) == (TITLE, (Author("Ada Lovelace"),))
    assert (record.ids, record.venues) == (Ids(virtual="icml/2024/34753"), ("ICML 2024",))


def test_a_page_without_json_says_the_same_in_its_headings() -> None:
    page = virtual_page(PAGE)
    record = read_page(replace(page, body=page.body.replace(b"ld+json", b"other")), PAGE)
    assert (record.title, record.authors) == (TITLE, (Author("Ada Lovelace"), Author("Charles Babbage")))
    with pytest.raises(SourceChanged):
        read_page(response("<html><h2>Login</h2></html>", content_type="text/html"), PAGE)


def test_the_page_of_a_workshops_poster_says_so() -> None:
    record = read_page(virtual_page(PAGE, kind="Poster in Workshop: Matters"), PAGE)
    assert (record.version, record.venues) == (Version.WORKSHOP, ("ICML Workshop 2024",))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://nips.cc/virtual/2023/oral/70001", "https://neurips.cc/virtual/2023/oral/70001"),
        ("https://neurips.cc/virtual/2024/103959", "https://neurips.cc/virtual/2024/poster/103959"),
        ("https://icml.cc/virtual/2024/workshop/29940", ""),
        ("https://iclr.cc/virtual/2024/papers.html", ""),
    ],
)
def test_only_posters_and_talks_have_pages_of_papers(url: str, expected: str) -> None:
    assert page_of(linked(url)) == expected
