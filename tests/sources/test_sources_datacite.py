import pytest

from enrich.errors import SourceChanged
from enrich.model import Absent, Author, DateKind, Ids, PartialDate, Record, Request, Response, Unavailable, Version
from enrich.sources.datacite import DataCite, doi_of, read_doi
from sources.service_answers import (
    Door,
    Host,
    ask,
    attributes,
    datacite,
    datacite_knowing,
    datacite_list,
    only_record,
    paper,
    response,
)

ARXIV = "10.48550/arxiv.2409.06277"


def read(doi: str = ARXIV, **fields) -> Record:
    return read_doi(datacite(attributes(doi, **fields)), doi)


def test_an_arxiv_paper_becomes_this_record() -> None:
    record = read(
        descriptions=[
            {"description": "An abstract.", "descriptionType": "Abstract"},
            {"description": "Accepted at ICML 2025", "descriptionType": "Other"},
        ],
        relatedIdentifiers=[
            {"relationType": "IsVersionOf", "relatedIdentifier": "10.1145/1", "relatedIdentifierType": "DOI"},
            {"relationType": "Cites", "relatedIdentifier": "10.1145/2", "relatedIdentifierType": "DOI"},
        ],
    )
    assert record == Record(
        source="datacite",
        url="https://arxiv.org/abs/2409.06277",
        title="A Paper on Some Matter",
        authors=(Author("Ada Lovelace", "Lovelace"),),
        ids=Ids(arxiv="2409.06277"),
        version=Version.PREPRINT,
        kind="Preprint",
        dates=((DateKind.SUBMITTED, PartialDate(2024, 9, 10)),),
        related=(Ids(doi="10.1145/1"),),
        comment="Accepted at ICML 2025",
    )


def test_of_several_submissions_the_first_counts() -> None:
    dates = [{"date": day, "dateType": "Submitted"} for day in ("2025-01-02", "2024-09-10T17:59:46Z", "2024-10")]
    assert read(dates=dates).dates == ((DateKind.SUBMITTED, PartialDate(2024, 9, 10)),)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Preprint", DateKind.POSTED),
        ("JournalArticle", DateKind.PUBLISHED),
        ("ConferencePaper", DateKind.PUBLISHED),
        (None, DateKind.PUBLISHED),
    ],
)
def test_without_a_submission_the_issue_counts(kind: str | None, expected: DateKind) -> None:
    dates = [{"date": "2023-05/2023-06", "dateType": "Issued"}, {"date": "2024", "dateType": "Updated"}]
    record = read("10.5281/zenodo.1", dates=dates, types={"resourceTypeGeneral": kind})
    assert record.dates == ((expected, PartialDate(2023, 5)),)


def test_updates_and_registrations_are_no_dates() -> None:
    dates = [{"date": "2024-01-01", "dateType": kind} for kind in ("Updated", "Created", "Available", None)]
    assert (
        read(dates=[*dates, {"date": None, "dateType": "Issued"}, {"date": "soon", "dateType": "Issued"}, None]).dates
        == ()
    )


@pytest.mark.parametrize(
    ("creator", "names"),
    [
        ({"name": "Lovelace, Ada"}, ["Ada Lovelace"]),
        ({"name": "Ada Lovelace"}, ["Ada Lovelace"]),
        ({"name": "Jones, Matthew B.; Slaughter, Peter;"}, ["Matthew B. Jones", "Peter Slaughter"]),
        ({"name": "The GTEx Consortium, Inc.", "nameType": "Organizational"}, ["The GTEx Consortium, Inc."]),
        ({"familyName": "Plato"}, ["Plato"]),
        ({"name": "(:unav)"}, []),
        ({}, []),
        (None, []),
    ],
)
def test_names_are_in_reading_order(creator, names: list[str]) -> None:
    assert [author.name for author in read(creators=[creator]).authors] == names


def test_a_translated_title_is_not_the_title() -> None:
    titles = [
        {"title": "A Subtitle", "titleType": "Subtitle"},
        {"title": "Übersetzt", "titleType": "TranslatedTitle"},
        {"title": "The Title"},
        {"title": "Another"},
    ]
    record = read(titles=titles)
    assert (record.title, record.subtitle) == ("The Title", "A Subtitle")


def test_a_container_is_the_venue() -> None:
    record = read(
        "10.4230/lipics.1",
        types={"resourceTypeGeneral": "ConferencePaper"},
        container={"type": "Series", "title": "SoCG 2024"},
    )
    assert (record.venues, record.version) == (("SoCG 2024",), Version.CONFERENCE)
    assert record.url == "https://doi.org/10.4230/lipics.1"


def test_nothing_but_a_doi_is_read() -> None:
    bare = dict.fromkeys(("creators", "titles", "dates", "relatedIdentifiers", "descriptions", "types", "container"))
    assert read("10.5281/zenodo.1", **bare) == Record(
        "datacite", "https://doi.org/10.5281/zenodo.1", ids=Ids(doi="10.5281/zenodo.1")
    )


def test_an_arxiv_number_among_the_related_is_read() -> None:
    related = [
        {"relationType": "IsPreprintOf", "relatedIdentifier": "arXiv:2409.06277", "relatedIdentifierType": "arXiv"},
        None,
    ]
    assert read("10.5281/zenodo.1", relatedIdentifiers=related).related == (Ids(arxiv="2409.06277"),)


def test_an_answer_about_another_doi_is_not_believed() -> None:
    with pytest.raises(SourceChanged, match="answered about"):
        read_doi(datacite(attributes("10.5281/zenodo.2")), "10.5281/zenodo.1")


def test_a_preprint_is_asked_for_by_the_doi_that_arxiv_registers() -> None:
    assert doi_of(paper(arxiv="math.GT/0309136", doi="10.1000/a")) == "10.48550/arxiv.math.gt/0309136"
    assert doi_of(paper(doi="10.5281/Zenodo.1")) == "10.5281/zenodo.1"
    assert doi_of(paper("A Title")) == ""


@pytest.mark.anyio
async def test_one_question_answers_for_an_entry_and_its_duplicate() -> None:
    door = Door(datacite_knowing)
    papers = [paper("", 1, arxiv="2409.06277"), paper("", 2, arxiv="2409.06277")]
    answers = dict([pair async for pair in DataCite().lookup(papers, door)])
    assert {only_record(answer).ids.arxiv for answer in answers.values()} == {"2409.06277"}
    (request,) = door.requests
    assert request.url == "https://api.datacite.org/dois?query=doi:(%2210.48550/arxiv.2409.06277%22)&page%5Bsize%5D=1"


@pytest.mark.anyio
async def test_a_doi_that_a_search_does_not_find_is_absent_only_if_it_is_not_at_its_own_address() -> None:
    """A search may lag behind."""
    gone, new = paper("", 1, arxiv="2409.99999"), paper("", 2, arxiv="2611.00001")
    body = '{"errors": [{"status": "404", "title": "The resource you are looking for doesn\'t exist."}]}'

    def host(request: Request) -> Response:
        if "query=" in request.url:
            return datacite_list()
        return response(body, 404) if "99999" in request.url else datacite_knowing(request)

    answers = await ask(DataCite(), [gone, new], host)
    assert answers[gone] == Absent()
    assert only_record(answers[new]).ids.arxiv == "2611.00001"


@pytest.mark.parametrize(
    ("doi", "comment", "kind"),
    [
        ("10.48550/arxiv.2409.06277", "This paper has been withdrawn by the authors", "withdrawn"),
        ("10.48550/arxiv.2409.06277", "Withdrawn from ICLR 2024", "Preprint"),
        ("10.5281/zenodo.1", "Withdrawn", "Preprint"),
    ],
)
def test_a_withdrawn_paper_of_arxiv_says_so_here_too(doi: str, comment: str, kind: str) -> None:
    descriptions = [{"descriptionType": "Other", "description": comment}, None]
    answer = datacite(attributes(doi, descriptions=descriptions))
    assert read_doi(answer, doi).kind == kind


@pytest.mark.anyio
async def test_a_search_that_will_not_be_had_says_nothing_of_the_registry_but_a_silent_one_does() -> None:
    known = paper("", 1, arxiv="2409.06277")

    def host(status: int) -> Host:
        return lambda request: response("", status) if "query=" in request.url else datacite_knowing(request)

    assert only_record((await ask(DataCite(), [known], host(404)))[known]).ids.arxiv == "2409.06277"
    assert isinstance((await ask(DataCite(), [known], host(503)))[known], Unavailable)
