import pytest

from enrich.model import (
    Absent,
    Author,
    DateKind,
    Found,
    Ids,
    PartialDate,
    Record,
    Request,
    Response,
    Unavailable,
    Version,
)
from enrich.sources.openreview import OpenReview, read_notes, search_url
from enrich.sources.openreview_groups import Acceptance, acceptance
from sources.index_answers import MIN_K, SPECTRAL
from sources.service_answers import Door, ask, note, notes, only_record, paper, response

ACCEPTED = [
    ("ICLR.cc/2026/Conference", "ICLR 2026 Poster", Acceptance(Version.CONFERENCE, "ICLR 2026", 2026)),
    ("ICLR.cc/2023/Conference", "ICLR 2023 notable top 5%", Acceptance(Version.CONFERENCE, "ICLR 2023", 2023)),
    ("colmweb.org/COLM/2024/Conference", "COLM", Acceptance(Version.CONFERENCE, "COLM 2024", 2024)),
    ("MIDL.io/2024/Conference", "MIDL 2024 Oral", Acceptance(Version.CONFERENCE, "MIDL 2024", 2024)),
    ("ICML.cc/2025/Position_Paper_Track", "ICML 2025", Acceptance(Version.CONFERENCE, "ICML 2025", 2025)),
    ("TMLR", "Accepted by TMLR", Acceptance(Version.JOURNAL, "TMLR")),
    (
        "NeurIPS.cc/2022/Track/Datasets_and_Benchmarks",
        "NeurIPS 2022 Datasets and Benchmarks",
        Acceptance(Version.CONFERENCE, "NeurIPS Datasets and Benchmarks 2022", 2022),
    ),
    (
        "NeurIPS.cc/2024/Datasets_and_Benchmarks_Track",
        "NeurIPS 2024 Track Datasets and Benchmarks Poster",
        Acceptance(Version.CONFERENCE, "NeurIPS Datasets and Benchmarks 2024", 2024),
    ),
    (
        "ICLR.cc/2024/Workshop/ME-FoMo",
        "ME-FoMo 2024 Poster",
        Acceptance(Version.WORKSHOP, "ICLR Workshop 2024", 2024),
    ),
]

NOT_ACCEPTED = [
    ("ICLR.cc/2024/Conference/Rejected_Submission", "Submitted to ICLR 2024"),
    ("ICLR.cc/2024/Conference/Withdrawn_Submission", "ICLR 2024 Conference Withdrawn Submission"),
    ("ICLR.cc/2026/Conference/Submission", "ICLR 2026 Conference Submission"),
    ("ICLR.cc/2022/Conference", "ICLR 2022 Submitted"),
    ("ICLR.cc/2024/Conference", "Submitted to ICLR 2024"),
    ("ICLR.cc/2024/Workshop/ME-FoMo/Rejected_Submission", ""),
    ("ICLR.cc/2024/Workshop/Rejected_Submission", ""),
    ("ICLR.cc/2024/Workshop", "ICLR 2024"),
    ("ICLR.cc/2024/BlogPosts", "Blogposts @ ICLR 2024"),
    ("TMLR/Under_Review", "Under review for TMLR"),
    ("TMLR/Rejected", "Rejected by TMLR"),
    ("dblp.org/conf/IJCAI/2017", "IJCAI 2017"),
    ("dblp.org/journals/CORR/2015", "ICLR (Poster) 2015"),
    ("", "ICLR 2018 Conference Blind Submission"),
    ("", ""),
]


@pytest.mark.parametrize(("venueid", "venue", "expected"), ACCEPTED)
def test_the_id_of_a_venue_says_where_a_paper_was_accepted(venueid: str, venue: str, expected: Acceptance) -> None:
    assert acceptance(venueid, venue) == expected


@pytest.mark.parametrize(("venueid", "venue"), NOT_ACCEPTED)
def test_a_submission_is_no_published_form(venueid: str, venue: str) -> None:
    assert acceptance(venueid, venue) is None
    ((record,), _) = read_notes(notes(note("abcDE12", venueid=venueid, venue=venue)))
    assert (record.version, record.venues, record.dates) == (Version.PREPRINT, (), ())


def test_an_accepted_paper_becomes_this_record() -> None:
    ((record,), unread) = read_notes(notes(MIN_K))
    assert record == Record(
        source="openreview",
        url="https://openreview.net/forum?id=ZGkfoufDaU",
        title="Min-K%++: Improved Baseline for Pre-Training Data Detection from Large Language Models",
        authors=tuple(
            Author(name) for name in ("Jingyang Zhang", "Jingwei Sun", "Eric Yeats", "Yang Ouyang", "Martin Kuo")
        ),
        ids=Ids(openreview="ZGkfoufDaU"),
        version=Version.CONFERENCE,
        kind="ICLR.cc/2025/Conference",
        venues=("ICLR 2025",),
        dates=((DateKind.PUBLISHED, PartialDate(2025)),),
    )
    assert unread == ""


def test_a_journal_paper_has_the_day_on_which_it_was_published() -> None:
    ((record,), _) = read_notes(notes(note("abcDE12", venueid="TMLR", venue="Accepted by TMLR")))
    assert (record.version, record.dates) == (Version.JOURNAL, ((DateKind.PUBLISHED, PartialDate(2025, 1, 21)),))


def test_nobody_is_called_anonymous() -> None:
    ((record,), _) = read_notes(notes(note("abcDE12", authors=["Anonymous Authors", "Ada Lovelace"])))
    assert record.authors == (Author("Ada Lovelace"),)


def test_reviews_are_no_papers() -> None:
    review = note("review1") | {"forum": "abcDE12"}
    assert read_notes(notes(review)) == ((), "")


@pytest.mark.anyio
async def test_what_the_second_interface_lacks_is_asked_of_the_first() -> None:
    asked = paper("x", openreview="H1zriGeCZ")

    def host(request: Request) -> Response:
        return response("{}", 404) if "api2" in request.url else notes(SPECTRAL)

    record = only_record((await ask(OpenReview(), [asked], host))[asked])
    assert record.title == "Hyperparameter optimization: a spectral approach"
    assert record.version is Version.PREPRINT


@pytest.mark.anyio
async def test_what_the_second_interface_has_is_not_asked_of_the_first() -> None:
    door = Door(lambda _: notes(MIN_K))
    assert [pair async for pair in OpenReview().lookup([paper("x", openreview="ZGkfoufDaU")], door)]
    assert [request.url for request in door.requests] == ["https://api2.openreview.net/notes?id=ZGkfoufDaU"]


@pytest.mark.anyio
async def test_a_challenge_is_a_silence() -> None:
    asked = paper("x", openreview="ZGkfoufDaU")
    body = '{"name": "ChallengeRequiredError", "message": "Please complete the challenge", "status": 403}'
    answers = await ask(OpenReview(), [asked], lambda _: response(body, 403))
    assert isinstance(answers[asked], Unavailable)


@pytest.mark.anyio
async def test_a_title_is_absent_only_where_both_interfaces_lack_it() -> None:
    asked = paper("A Paper on Some Curious Matter")
    door = Door(lambda _: notes(note("other01", "Something Else Altogether")))
    ((_, answer),) = [pair async for pair in OpenReview().lookup([asked], door)]
    assert isinstance(answer, Absent)
    assert len(door.requests) == 2

    def first_is_down(request: Request) -> Response:
        return notes() if "api2" in request.url else response("", 503)

    assert isinstance((await ask(OpenReview(), [asked], first_is_down))[asked], Unavailable)


@pytest.mark.anyio
async def test_a_paper_is_found_by_its_title() -> None:
    asked = paper("A Paper on Some: Curious Matter")
    answers = await ask(OpenReview(), [asked], lambda _: notes(note("abcDE12", "A Paper on Some Curious Matter")))
    assert isinstance(answers[asked], Found)


def test_a_search_asks_for_the_papers_of_forums_by_the_words_of_the_title() -> None:
    assert search_url("https://api2.openreview.net", "Min-K%++: A Title").startswith(
        "https://api2.openreview.net/notes/search?term=min+k+a+title&type=terms&content=title&source=forum"
    )
