import pytest

from enrich.errors import SourceChanged
from enrich.model import Author, DateKind, Ids, PartialDate, Record, Unavailable, Version
from enrich.sources.ieee import IEEE, read_page
from sources.service_answers import ask, ieee_page, paper, response


def test_a_page_becomes_this_record() -> None:
    assert read_page(ieee_page("9413376")) == Record(
        source="ieee",
        url="https://ieeexplore.ieee.org/document/9413376",
        title="A Paper on Some Matter",
        authors=(Author("Ada Lovelace", "Lovelace"),),
        ids=Ids(ieee="9413376", doi="10.1109/test.2024.9413376"),
        version=Version.JOURNAL,
        venues=("IEEE Transactions on Matters",),
        dates=((DateKind.PUBLISHED, PartialDate(2024)),),
    )


def test_a_page_without_a_document_is_another_shape() -> None:
    with pytest.raises(SourceChanged):
        read_page(response("<!DOCTYPE html><html><body>IEEE Xplore</body></html>", content_type="text/html"))


@pytest.mark.anyio
async def test_a_teapot_is_a_silence() -> None:
    asked = paper("x", ieee="9413376")
    answers = await ask(IEEE(), [asked], lambda _: response("Request Rejected", 418, "text/html"))
    assert isinstance(answers[asked], Unavailable)


@pytest.mark.anyio
async def test_a_page_of_another_document_is_no_answer() -> None:
    asked = paper("x", ieee="9413376")
    assert isinstance((await ask(IEEE(), [asked], lambda _: ieee_page("1234567")))[asked], Unavailable)
