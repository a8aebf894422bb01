import json

import pytest

from enrich.model import Absent, Author, DateKind, Found, Ids, Paper, PartialDate, Record, Unavailable, Version
from enrich.sources.semantic_scholar import SemanticScholar, batch_url, key_of, read_batch
from sources.index_answers import TABERT, TABULAR, WEIGHT_DECAY
from sources.service_answers import Door, ask, paper, response, s2, s2_knowing, s2_work


def read(work: object, key: str = "ARXIV:2106.11959") -> tuple[Record, ...]:
    return read_batch(s2(work, asked=key)).by_key[key]


def test_a_joined_work_becomes_two_records_that_name_one_another() -> None:
    published, preprint = read(TABERT)
    assert published == Record(
        source="semantic-scholar",
        url="https://www.semanticscholar.org/paper/0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
        title="TaBERT: Pretraining for Joint Understanding of Textual and Tabular Data",
        authors=(Author("Yury Gorishniy"), Author("Ivan Rubachev")),
        ids=Ids(doi="10.18653/v1/2020.acl-main.745", acl="2020.acl-main.745"),
        version=Version.CONFERENCE,
        kind="conference",
        venues=("Annual Meeting of the Association for Computational Linguistics",),
        dates=((DateKind.PUBLISHED, PartialDate(2020)),),
        related=(Ids(arxiv="2005.08314"),),
    )
    assert (preprint.ids, preprint.version, preprint.dates) == (Ids(arxiv="2005.08314"), Version.PREPRINT, ())
    assert preprint.related == (Ids(doi="10.18653/v1/2020.acl-main.745", acl="2020.acl-main.745"),)


def test_a_venue_tells_of_a_publication_without_a_doi() -> None:
    published, _ = read(TABULAR)
    assert (published.ids, published.venues) == (Ids(), ("Neural Information Processing Systems",))


def test_a_preprint_server_is_no_venue() -> None:
    (record,) = read(WEIGHT_DECAY)
    assert (record.version, record.related) == (Version.PREPRINT, ())


@pytest.mark.anyio
async def test_works_are_told_apart_by_their_place_in_the_answer() -> None:
    known, unknown = paper("x", 1, arxiv="2106.11959"), paper("x", 2, arxiv="2409.06277")
    url = batch_url(["ARXIV:2106.11959", "ARXIV:2409.06277"])
    door = Door(lambda _: s2(TABULAR, None))
    answers = dict([pair async for pair in SemanticScholar().lookup([unknown, known], door)])
    assert isinstance(answers[known], Found)
    assert isinstance(answers[unknown], Absent)
    assert [request.url for request in door.requests] == [url]


@pytest.mark.anyio
async def test_a_batch_of_which_nothing_is_known_is_refused_and_all_of_it_absent() -> None:
    refused = response('{"error":"No valid paper ids given"}', 400)
    asked = paper("x", arxiv="2409.06277")
    assert isinstance((await ask(SemanticScholar(), [asked], lambda _: refused))[asked], Absent)
    other = response('{"error":"Unrecognized or unsupported fields: [x]"}', 400)
    assert isinstance((await ask(SemanticScholar(), [asked], lambda _: other))[asked], Unavailable)


@pytest.mark.anyio
async def test_an_answer_of_another_length_is_about_nobody() -> None:
    asked = paper("x", arxiv="2409.06277")
    answer = (await ask(SemanticScholar(), [asked], lambda _: response(json.dumps([s2_work()] * 2))))[asked]
    assert isinstance(answer, Unavailable)
    assert answer.changed


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (paper("", arxiv="2409.06277", doi="10.1000/a"), "ARXIV:2409.06277"),
        (paper("", doi="10.1000/a"), "DOI:10.1000/a"),
        (paper("", acl="2020.acl-main.745"), "ACL:2020.acl-main.745"),
        (paper("", s2="204e3073870fae3d05bcbc2f6a8e263d9b72e776"), "204e3073870fae3d05bcbc2f6a8e263d9b72e776"),
        (paper("", doi="10.1000/a,b"), ""),
        (paper("A Title"), ""),
    ],
)
def test_a_paper_is_asked_about_by_one_of_its_identifiers(asked: Paper, expected: str) -> None:
    assert key_of(asked) == expected


@pytest.mark.anyio
async def test_what_is_asked_about_by_its_own_identifier_bears_it() -> None:
    asked = paper("x", s2="204e3073870fae3d05bcbc2f6a8e263d9b72e776")
    answer = (await ask(SemanticScholar(), [asked], s2_knowing))[asked]
    assert isinstance(answer, Found)
    assert answer.records[0].ids == asked.ids
