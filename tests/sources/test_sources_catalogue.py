import json
import time

import pytest

from enrich.errors import BadInput
from enrich.model import Absent, Found, Ids, Paper, Record, Request, Response, Version
from enrich.sources.catalogue import Catalogue, read_catalogue
from sources.service_answers import ask, paper

PREPRINT = {
    "id": "arXiv:2409.06277",
    "type": "article",
    "genre": "preprint",
    "title": "Ferret: Federated Full-Parameter Tuning at Scale",
    "author": [{"literal": "Yao Shu"}],
    "issued": {"date-parts": [[2024, 9, 10]]},
    "archive": "arXiv",
    "archive_location": "2409.06277",
}
PUBLISHED = {
    "type": "paper-conference",
    "title": "Ferret: Federated Full-Parameter Tuning at Scale",
    "event-title": "ICML 2025",
    "URL": "https://proceedings.mlr.press/v267/shu25a.html",
}
OTHER = {"type": "article-journal", "title": "Heat-bath random walks with Markov bases", "DOI": "10.1000/heat"}


def nobody(request: Request) -> Response:
    raise AssertionError(f"{request.url} was asked")


def catalogue(*items: dict) -> Catalogue:
    return Catalogue(read_catalogue(json.dumps(items), "catalogue.json")[0])


async def titles_found(source: Catalogue, asked: Paper) -> list[tuple[str, Version]]:
    answer = (await ask(source, [asked], nobody))[asked]
    return [(record.title, record.version) for record in answer.records] if isinstance(answer, Found) else []


def test_an_item_becomes_a_record_with_a_page() -> None:
    preprint, published, other = catalogue(PREPRINT, PUBLISHED, OTHER).records
    assert (preprint.url, preprint.ids) == ("https://arxiv.org/abs/2409.06277", Ids(arxiv="2409.06277"))
    assert (published.url, published.ids) == (PUBLISHED["URL"], Ids(pmlr="v267/shu25a"))
    assert (other.url, other.ids) == ("https://doi.org/10.1000/heat", Ids(doi="10.1000/heat"))
    assert {record.source for record in (preprint, published, other)} == {"catalogue"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a list of CSL-JSON items"),
        ("{}", "not a list of CSL-JSON items"),
        ("[" * 100_000, "not a list of CSL-JSON items"),
        ('["\ud800"]', "not a list of CSL-JSON items"),
        ("[7]", "item 1 is not a CSL-JSON item"),
        ('[{"title": "A", "DOI": "10.1000/a"}, {"title": {}}]', r"item 2 is not a CSL-JSON item .*title"),
    ],
)
def test_a_bad_catalogue_is_refused_by_file_and_item(text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message) as refusal:
        read_catalogue(text, "my/catalogue.json")
    assert refusal.value.path == "my/catalogue.json"


def test_an_empty_catalogue_is_one() -> None:
    assert read_catalogue("[]", "catalogue.json") == ((), ())


@pytest.mark.parametrize(
    ("item", "fault"),
    [
        (
            {"id": "shu", "title": "A Title", "URL": "file:///etc/passwd"},
            r"item 2 (shu) has no URL, DOI or arXiv number",
        ),
        ({"id": 7, "DOI": "10.1000/a"}, "item 2 (7) has no title"),
        ({"title": "(:unav)", "DOI": "10.1000/a"}, "item 2 has no title"),
    ],
)
def test_an_item_that_can_be_no_record_is_left_out_and_told(item: dict[str, object], fault: str) -> None:
    records, left_out = read_catalogue(json.dumps([PREPRINT, item]), "catalogue.json")
    assert len(records) == 1
    assert left_out == (f"catalogue.json: {fault}, and is left out",)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "asked",
    [
        paper("", arxiv="2409.06277"),
        paper("", pmlr="v267/shu25a"),
        paper("ferret: federated full parameter tuning at scale"),
        paper("Ferret: Federated Full-Parameter Tuning at Scales"),
        paper("Ferret"),
        paper("Federated Full-Parameter Tuning at Scale"),
        paper(
            "Ferret: Federated Full-Parameter Tuning at Scale: An Appendix to Something of Length", arxiv="2409.06277"
        ),
    ],
)
async def test_all_versions_of_a_work_are_found_together(asked: Paper) -> None:
    found = await titles_found(catalogue(PREPRINT, OTHER, PUBLISHED), asked)
    assert [version for _, version in found] == [Version.PREPRINT, Version.CONFERENCE]


@pytest.mark.anyio
async def test_a_record_without_its_subtitle_is_found() -> None:
    headed = {**OTHER, "title": "Ferret"}
    assert await titles_found(catalogue(headed), paper("Ferret: Federated Tuning")) == [("Ferret", Version.JOURNAL)]


@pytest.mark.anyio
@pytest.mark.parametrize(
    "title", ["Ferret: Something Else", "Heat-bath", "Attention Is All You Need", "Full-Parameter Tuning"]
)
async def test_another_work_is_not_found(title: str) -> None:
    assert await titles_found(catalogue(PREPRINT, PUBLISHED, OTHER), paper(title)) == []


@pytest.mark.anyio
async def test_what_the_catalogue_lacks_is_absent_and_what_cannot_be_told_is_not_asked_about() -> None:
    titled, untold = paper("Attention Is All You Need", 1), paper("", 2)
    assert await ask(catalogue(PREPRINT), [titled, untold], nobody) == {titled: Absent()}


@pytest.mark.anyio
async def test_thousands_of_papers_and_records_meet_quickly() -> None:
    def title(number: int) -> str:
        return (
            f"Learning {number % 97} Federated Models of Kind {number} for Language and Vision {number * 7919 % 1009}"
        )

    records = tuple(Record("catalogue", f"https://a.example/{number}", title(number)) for number in range(2000))
    papers = [paper(title(number), number) for number in range(2000)]
    started = time.perf_counter()
    answers = await ask(Catalogue(records), papers, nobody)
    assert time.perf_counter() - started < 5
    assert all(isinstance(answer, Found) for answer in answers.values())


class Built:
    """A catalogue on disk, of one record."""

    def find(self, paper: Paper) -> tuple[Record, ...]:
        return (Record("crossref", "https://doi.org/10.1000/x", "A Title of Its Own"),) if paper.title else ()


@pytest.mark.anyio
async def test_records_of_built_catalogues_stand_beside_those_that_were_read() -> None:
    records = catalogue({"title": "A Title of Its Own", "DOI": "10.1000/x", "type": "book"}).records
    source = Catalogue(records, (Built(),))
    asked = paper("A title of its own", 1)
    answer = (await ask(source, [asked, paper("", 2, arxiv="2409.06277")], nobody))[asked]
    assert isinstance(answer, Found)
    assert [record.source for record in answer.records] == ["catalogue", "crossref"]
