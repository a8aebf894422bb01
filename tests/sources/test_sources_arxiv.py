"""The golden tests here pin what is used of the `arxiv` package, private parts included."""

import pytest

from enrich.errors import SourceChanged
from enrich.model import Absent, Author, DateKind, Found, Ids, PartialDate, Question, Record, Unavailable, Version
from enrich.sources.arxiv import Arxiv, is_number, number_key, numbers_url, phrase, read_feed, titles_url
from sources.service_answers import (
    Door,
    arxiv_knowing,
    ask,
    atom,
    entry,
    error_entry,
    failed,
    feed,
    only_record,
    paper,
    query,
)

EXTRA = """<arxiv:comment>12 pages.
  Accepted at ICML 2025</arxiv:comment><arxiv:journal_ref>Proc. ICML 2025</arxiv:journal_ref>
<arxiv:doi>10.1145/3292500.3330701</arxiv:doi>"""


def only(text: str) -> Record:
    (record,) = read_feed(atom(text)).records
    return record


def test_the_question_about_numbers_is_this_address() -> None:
    assert numbers_url(["2409.06277", "hep-th/9901001"]) == (
        "https://export.arxiv.org/api/query?search_query=&id_list=2409.06277%2Chep-th%2F9901001"
        "&sortBy=relevance&sortOrder=descending&start=0&max_results=2"
    )


def test_the_question_about_titles_is_this_address() -> None:
    assert titles_url([phrase("FATE-LLM: A (Good) Framework"), phrase("Can't \\emph{Wait}?")]) == (
        "https://export.arxiv.org/api/query?search_query=ti%3A%22fate+llm+a+good+framework%22+OR+ti%3A%22can%27t+wait%22&id_list="
        "&sortBy=relevance&sortOrder=descending&start=0&max_results=50"
    )


def test_an_entry_becomes_this_record() -> None:
    assert only(feed(entry("2409.06277", "Ferret:\n  Federated &\n Fast", extra=EXTRA))) == Record(
        source="arxiv",
        url="https://arxiv.org/abs/2409.06277",
        title="Ferret: Federated & Fast",
        authors=(Author("Ada Lovelace"), Author("Charles Babbage")),
        ids=Ids(arxiv="2409.06277"),
        version=Version.PREPRINT,
        kind="preprint",
        venues=("Proc. ICML 2025",),
        dates=((DateKind.SUBMITTED, PartialDate(2024, 9, 10)),),
        related=(Ids(doi="10.1145/3292500.3330701"),),
        comment="12 pages. Accepted at ICML 2025",
    )


def test_the_date_is_that_of_the_first_version_in_utc() -> None:
    record = only(feed(entry("2409.06277", published="2024-09-10T23:30:00-04:00")))
    assert record.dates == ((DateKind.SUBMITTED, PartialDate(2024, 9, 11)),)


def test_the_doi_that_arxiv_itself_registers_is_no_other_version() -> None:
    assert only(feed(entry("2409.06277", extra="<arxiv:doi>10.48550/arXiv.2409.06277</arxiv:doi>"))).related == ()


@pytest.mark.parametrize(
    ("comment", "kind"),
    [
        ("This paper has been withdrawn by the authors due to an error", "withdrawn"),
        ("Withdrawn; see arXiv:2401.00001", "withdrawn"),
        ("This submission is being withdrawn", "withdrawn"),
        ("Withdrawn from ICLR 2024", "preprint"),
        ("On money withdrawn from banks", "preprint"),
    ],
)
def test_a_withdrawn_paper_says_so(comment: str, kind: str) -> None:
    assert only(feed(entry("2409.06277", extra=f"<arxiv:comment>{comment}</arxiv:comment>"))).kind == kind


@pytest.mark.parametrize("number", ["2409.06277", "0704.0001", "hep-th/9901001", "math.GT/0309136"])
def test_numbers_that_arxiv_would_take(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    "number", ["", "abc", "2413.00001", "2409.06277v2", "2409.6", "hep-th/9900001", "2409.06277,2409.1"]
)
def test_numbers_that_would_spoil_a_batch(number: str) -> None:
    assert not is_number(number)


def test_a_subject_class_may_be_left_out() -> None:
    assert number_key("math.GT/0309136") == "math/0309136"
    assert number_key("2409.06277") == "2409.06277"


@pytest.mark.anyio
async def test_an_old_number_is_found_with_and_without_its_subject_class() -> None:
    one, two = paper("", 1, arxiv="math.gt/0309136"), paper("", 2, arxiv="math/0309136")
    answers = await ask(Arxiv(), [one, two], lambda _: atom(feed(entry("math/0309136"))))
    assert {only_record(answer).ids.arxiv for answer in answers.values()} == {"math/0309136"}


@pytest.mark.anyio
async def test_a_missing_number_is_absent_and_its_batch_incomplete() -> None:
    here, gone = paper("", 1, arxiv="2409.06277"), paper("", 2, arxiv="2409.99999")
    door = Door(lambda _: atom(feed(entry("2409.06277"))))
    answers = dict([pair async for pair in Arxiv().lookup([gone, here], door)])
    assert isinstance(answers[here], Found)
    assert answers[gone] == Absent()
    (request,) = door.requests
    assert request.question is Question.LOOKUP
    assert not request.complete(door.host(request))
    assert request.complete(atom(feed(entry("2409.99999"), entry("2409.06277"))))


@pytest.mark.anyio
async def test_an_empty_feed_about_several_numbers_is_trouble_not_absence() -> None:
    papers = [paper(arxiv=f"2409.0627{digit}", line=digit) for digit in range(3)]
    answers = await ask(Arxiv(), papers, lambda _: atom(feed()))
    assert all(isinstance(answer, Unavailable) for answer in answers.values())
    assert await ask(Arxiv(), papers[:1], lambda _: atom(feed())) == {papers[0]: Absent()}


@pytest.mark.anyio
async def test_an_error_in_a_feed_does_not_lose_the_others() -> None:
    here, unknown = paper("", 1, arxiv="2409.06277"), paper("", 2, arxiv="2409.99999")
    answers = await ask(Arxiv(), [here, unknown], lambda _: atom(feed(error_entry(), entry("2409.06277"))))
    assert isinstance(answers[here], Found)
    assert isinstance(answers[unknown], Unavailable)


@pytest.mark.parametrize(
    "text",
    [
        feed(entry("2409.06277"))[:-9],
        feed(entry("2409.06277", published="yesterday")),
        feed(entry("2409.06277")).replace("feed", "html"),
        feed("<entry>&lol;</entry>"),
        feed(entry("2409.06277")).replace("UTF-8", "klingon"),
    ],
)
def test_what_the_package_would_mend_is_not_believed(text: str) -> None:
    with pytest.raises(SourceChanged):
        read_feed(atom(text))


@pytest.mark.anyio
async def test_titles_are_asked_together_and_their_candidates_told_apart() -> None:
    ferret = paper("Ferret: Federated Full-Parameter Tuning at Scale", 1)
    heat = paper("Heat-bath random walks with Markov bases", 2)
    neither = paper("Attention Is All You Need", 3)
    entries = entry("1605.08386", "Heat-Bath Random Walks with Markov Bases"), entry("2409.06277", ferret.title)
    door = Door(lambda _: atom(feed(*entries)))
    answers = dict([pair async for pair in Arxiv().lookup([ferret, heat, neither], door)])
    assert only_record(answers[ferret]).ids.arxiv == "2409.06277"
    assert only_record(answers[heat]).ids.arxiv == "1605.08386"
    assert answers[neither] == Absent()
    assert [request.question for request in door.requests] == [Question.SEARCH]


@pytest.mark.anyio
async def test_a_title_that_others_crowded_out_is_asked_alone() -> None:
    loud, quiet = (
        paper("Federated Learning of Language Models", 1),
        paper("Heat-bath random walks with Markov bases", 2),
    )

    def host(request):
        asked = query(request)["search_query"]
        if " OR " in asked:
            return atom(feed(entry("2409.06277", loud.title), total=5000))
        return atom(feed(entry("1605.08386", quiet.title), total=900))

    door = Door(host)
    answers = dict([pair async for pair in Arxiv().lookup([loud, quiet], door)])
    assert only_record(answers[quiet]).ids.arxiv == "1605.08386"
    assert len(door.requests) == 2


@pytest.mark.anyio
async def test_a_failing_batch_of_titles_leaves_the_numbers() -> None:
    numbered, titled = paper("", 1, arxiv="2409.06277"), paper("Heat-bath random walks with Markov bases", 2)
    answers = await ask(Arxiv(), [numbered, titled], lambda r: arxiv_knowing(r) if "id_list=2" in r.url else failed())
    assert isinstance(answers[numbered], Found)
    assert isinstance(answers[titled], Unavailable)
