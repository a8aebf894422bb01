import pytest

from enrich.model import Absent, Author, DateKind, Ids, PartialDate, Record, Response, Unavailable, Version
from enrich.sources.dblp import DBLP, key_url, read_hits, search_url
from sources.index_answers import CHAIN_OF_THOUGHT, CHAIN_OF_THOUGHT_AT_ARXIV, INVITED_TALK
from sources.service_answers import ask, dblp, only_record, paper, publication, response


def read(info: object) -> Record:
    ((record,), unread) = read_hits(dblp(info))
    assert unread == ""
    return record


def test_a_conference_paper_becomes_this_record() -> None:
    assert read(CHAIN_OF_THOUGHT) == Record(
        source="dblp",
        url="https://dblp.org/rec/conf/nips/Wei0SBIXCLZ22",
        title="Chain-of-Thought Prompting Elicits Reasoning in Large Language Models",
        authors=(Author("Jason Wei"), Author("Xuezhi Wang"), Author("Fei Xia")),
        ids=Ids(neurips="9d5609613524ecf4f15af0f7b31abca4", dblp="conf/nips/Wei0SBIXCLZ22"),
        version=Version.CONFERENCE,
        kind="Conference and Workshop Papers",
        venues=("NeurIPS",),
        dates=((DateKind.PUBLISHED, PartialDate(2022)),),
    )


def test_a_preprint_is_under_corr_with_its_number() -> None:
    record = read(CHAIN_OF_THOUGHT_AT_ARXIV)
    assert (record.version, record.ids.arxiv) == (Version.PREPRINT, "2201.11903")
    assert record.dates == ((DateKind.POSTED, PartialDate(2022)),)


def test_a_single_author_stands_without_a_list() -> None:
    record = read(INVITED_TALK)
    assert record.authors == (Author("Olaf Ronneberger"),)
    assert record.ids.doi == "10.1007/978-3-662-54345-0_3"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bandit Algorithms for Pandora&apos;s Box.", "Bandit Algorithms for Pandora's Box"),
        ("Wait and See...", "Wait and See..."),
        ("What Next?", "What Next?"),
    ],
)
def test_only_the_full_stop_that_dblp_adds_is_taken_off(title: str, expected: str) -> None:
    assert read(publication("conf/x/Y24") | {"title": title}).title == expected


@pytest.mark.parametrize("venue", ["KDMLE@ECAI", "CVPR Workshops"])
def test_workshops_are_named_as_such(venue: str) -> None:
    assert read(publication("conf/x/Y24", venue=venue)).version is Version.WORKSHOP


def test_what_somebody_edited_is_no_paper() -> None:
    assert read_hits(dblp(publication("conf/x/2024", type="Editorship"))) == ((), "")


@pytest.mark.anyio
async def test_nothing_found_is_an_answer_and_no_number_is_none() -> None:
    asked = paper("A Paper on Some Curious Matter")
    assert isinstance((await ask(DBLP(), [asked], lambda _: dblp()))[asked], Absent)
    odd = '{"result": {"hits": {}}}'
    assert isinstance((await ask(DBLP(), [asked], lambda _: response(odd)))[asked], Unavailable)


@pytest.mark.parametrize("status", [200, 500])
@pytest.mark.anyio
async def test_a_challenge_is_a_silence_whatever_its_status(status: int) -> None:
    asked = paper("x", dblp="conf/nips/Wei0SBIXCLZ22")

    def wall(_: object) -> Response:
        return response("<!doctype html><title>Making sure you&#39;re not a bot!</title>", status, "text/html")

    assert isinstance((await ask(DBLP(), [asked], wall))[asked], Unavailable)


@pytest.mark.anyio
async def test_a_key_is_answered_by_its_own_record_alone() -> None:
    asked = paper("x", dblp="conf/nips/Wei0SBIXCLZ22")
    found = (CHAIN_OF_THOUGHT_AT_ARXIV, CHAIN_OF_THOUGHT)
    assert only_record((await ask(DBLP(), [asked], lambda _: dblp(*found)))[asked]).ids.dblp == asked.ids.dblp


def test_a_title_is_asked_about_in_words_alone() -> None:
    assert search_url("What's new: C$ and A|B?") == (
        "https://dblp.org/search/publ/api?q=What+s+new+C+and+A+B&format=json&h=10"
    )
    assert key_url("conf/nips/X+Y") == "https://dblp.org/rec/conf/nips/X%2BY.json"
