"""Takes every source through the contract of a source. What is special to one is tested beside it."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.errors import BadConfig
from enrich.model import (
    Absent,
    Answer,
    Author,
    Failure,
    Found,
    Ids,
    Paper,
    Record,
    Request,
    Response,
    Source,
    Unavailable,
)
from enrich.normalise.ids import recognise
from enrich.sources import REGISTRY, SourceSettings, sources
from sources.proceedings_pages import (
    acl_knowing,
    cvf_knowing,
    ijcai_knowing,
    jmlr_knowing,
    landing_page_knowing,
    neurips_hash,
    neurips_knowing,
    ojs_knowing,
    pmlr_knowing,
    tmlr_knowing,
)
from sources.service_answers import (
    Door,
    Host,
    arxiv_knowing,
    ask,
    crossref_knowing,
    datacite_knowing,
    dblp_knowing,
    doi_knowing,
    failed,
    ieee_knowing,
    openalex_knowing,
    openreview_knowing,
    paper,
    response,
    s2_knowing,
    virtual_knowing,
)

SETTINGS = SourceSettings(
    catalogue=(
        Record("catalogue", "https://arxiv.org/abs/2409.00001", "A Paper on Some Matter", ids=Ids(arxiv="2409.00001")),
        Record("catalogue", "https://doi.org/10.1000/c", "Another Paper", authors=(Author("Ada Lovelace"),)),
    ),
    keyed=frozenset({"openalex", "semantic-scholar"}),
)


@dataclass(frozen=True)
class Contract:
    """Of a source: a service that knows all, papers that it can be asked about, and others.

    `many` makes papers that are asked about by identifier, `most_at_once` of them in one request. `searched` are
    those of `asked` for which a search is made.
    """

    host: Host
    asked: tuple[Paper, ...]
    others: tuple[Paper, ...]
    searched: tuple[Paper, ...] = ()
    absent_at_404: bool = True
    most_at_once: int = 1
    many: Callable[[int], Paper] = lambda line: paper("", line, arxiv=f"2409.{line:05d}", doi=f"10.5281/zenodo.{line}")


def nobody(request: Request) -> Response:
    raise AssertionError(f"{request.url} was asked")


def at(url: str, line: int) -> Paper:
    """A paper whose entry links to an address."""
    return replace(paper("x", line), url=url, ids=recognise(url))


def in_edition(venue: str, line: int) -> Paper:
    """A paper whose entry names an edition."""
    return replace(paper(TITLED, line), venue=venue)


NEURIPS = "https://proceedings.neurips.cc/paper_files/paper"

CVPR = "https://openaccess.thecvf.com/content/CVPR2024"

TITLED = "A Paper on Some Curious Matter"

CONTRACTS = {
    "catalogue": Contract(
        nobody, (paper("A paper on some matter", 1), paper("x", 2, arxiv="2409.00001")), (paper("", 3), paper("?!", 4))
    ),
    "address": Contract(
        nobody,
        (at("https://aclanthology.org/2024.emnlp-main.587/", 1), at("https://icml.cc/virtual/2024/poster/34753", 2)),
        (paper(TITLED, 3), at("https://aclanthology.org/W12-3101/", 4), at("https://arxiv.org/abs/2409.06277", 5)),
    ),
    "arxiv-number": Contract(
        nobody,
        (paper("x", 1, arxiv="2409.06277"), paper("x", 2, arxiv="hep-th/9901001")),
        (paper(TITLED, 3), paper("x", 4, arxiv="2413.00001")),
    ),
    "arxiv": Contract(
        arxiv_knowing,
        (
            paper("x", 1, arxiv="2409.06277"),
            paper("x", 2, arxiv="hep-th/9901001"),
            paper(TITLED, 3),
            paper("", 4, arxiv="2409.06277"),
        ),
        (paper("Deep Learning", 5), paper("", 6, doi="10.1000/1"), paper("", 7, arxiv="abc")),
        absent_at_404=False,
        most_at_once=100,
    ),
    "crossref": Contract(
        crossref_knowing,
        (
            paper("", 1, doi="10.1000/a"),
            paper("", 2, doi="10.1000/b"),
            paper("", 3, doi="10.1000/a"),
            paper(TITLED, 4, "Ada Lovelace"),
        ),
        (paper("Deep Learning", 5), paper("", 6, arxiv="2409.06277"), paper("", 7)),
        absent_at_404=False,
        most_at_once=50,
    ),
    "datacite": Contract(
        datacite_knowing,
        (
            paper("", 1, arxiv="2409.06277"),
            paper("", 2, doi="10.5281/zenodo.1"),
            paper("", 3, doi="10.5281/zenodo.1"),
            paper("", 4, doi="10.5281/zenodo,1"),
        ),
        (paper(TITLED, 5),),
        most_at_once=50,
    ),
    "doi": Contract(
        doi_knowing,
        (paper("", 1, doi="10.3280/a"), paper("", 2, doi="10.1241/b"), paper("", 3, doi="10.1241/b")),
        (paper(TITLED, 4), paper("", 5, arxiv="2409.06277")),
    ),
    "neurips": Contract(
        neurips_knowing,
        (
            at(f"{NEURIPS}/2024/file/{neurips_hash(1)}-Paper-Conference.pdf", 1),
            at(f"{NEURIPS}/2019/hash/{neurips_hash(2)}-Abstract.html", 2),
            in_edition("NeurIPS 2023", 3),
            in_edition("ICLR 2024", 4),
        ),
        (paper(TITLED, 5), in_edition("ICML 2024", 6), at("https://neurips.cc/virtual/2024/103959", 7)),
        most_at_once=230,
        many=lambda line: at(f"{NEURIPS}/2024/hash/{neurips_hash(line)}-Abstract-Conference.html", line),
    ),
    "pmlr": Contract(
        pmlr_knowing,
        (
            at("https://proceedings.mlr.press/v235/a1b.html", 1),
            at("https://proceedings.mlr.press/v1/a2b/a2b.pdf", 2),
            in_edition("ICML 2023", 3),
            in_edition("AISTATS 2024", 4),
        ),
        (paper(TITLED, 5), in_edition("NeurIPS 2024", 6), in_edition("ICML Workshop 2023", 7)),
        most_at_once=230,
        many=lambda line: at(f"https://proceedings.mlr.press/v235/a{line}b.html", line),
    ),
    "cvf": Contract(
        cvf_knowing,
        (
            at("https://openaccess.thecvf.com/content/CVPR2024/html/A_Paper_CVPR_2024_paper.html", 1),
            at("https://openaccess.thecvf.com/content_CVPRW_2019/papers/NTIRE/A_Paper_CVPRW_2019_paper.pdf", 2),
            in_edition("ICCV 2023", 3),
            in_edition("WACV 2024", 4),
        ),
        (paper(TITLED, 5), in_edition("ECCV 2024", 6), at("https://openaccess.thecvf.com/CVPR2024?day=all", 7)),
        most_at_once=230,
        many=lambda line: at(f"{CVPR}/papers/Lovelace_A_Paper_{line}_CVPR_2024_paper.pdf", line),
    ),
    "acl-anthology": Contract(
        acl_knowing,
        (
            at("https://aclanthology.org/2025.coling-main.1/", 1),
            at("https://aclanthology.org/W12-3101.pdf", 2),
            in_edition("EMNLP 2023", 3),
            in_edition("LREC 2022", 4),
        ),
        (paper(TITLED, 5), in_edition("EMNLP Findings 2023", 6), in_edition("TACL 2023", 7)),
        most_at_once=230,
        many=lambda line: at(f"https://aclanthology.org/2024.emnlp-main.{line}/", line),
    ),
    "ijcai": Contract(
        ijcai_knowing,
        (
            at("https://www.ijcai.org/proceedings/2024/0531", 1),
            at("https://www.ijcai.org/proceedings/2023/12.pdf", 2),
            in_edition("IJCAI 2022", 3),
        ),
        (paper(TITLED, 5), in_edition("IJCAI 2013", 6), in_edition("AAAI 2022", 7)),
        most_at_once=230,
        many=lambda line: at(f"https://www.ijcai.org/proceedings/2024/{line + 1:04d}", line),
    ),
    "jmlr": Contract(
        jmlr_knowing,
        (
            at("https://www.jmlr.org/papers/v23/21-0001.html", 1),
            at("http://jmlr.org/papers/volume3/blei03a/blei03a.pdf", 2),
            in_edition("JMLR 2020", 3),
        ),
        (paper(TITLED, 5), in_edition("JMLR", 6), in_edition("JMLR 2001", 7)),
        most_at_once=230,
        many=lambda line: at(f"https://jmlr.org/papers/v23/21-{line:04d}.html", line),
    ),
    "tmlr": Contract(
        tmlr_knowing,
        (in_edition("TMLR", 1), in_edition("Transactions on Machine Learning Research 2023", 2)),
        (paper(TITLED, 3), in_edition("JMLR 2024", 4), paper("", 5, openreview="abcDE12")),
        most_at_once=230,
        many=lambda line: in_edition("TMLR", line),
    ),
    "ojs": Contract(
        ojs_knowing,
        (
            at("https://ojs.aaai.org/index.php/AAAI/article/view/29434", 1),
            at("https://ojs.aaai.org/index.php/ICWSM/article/download/31293/33453", 2),
        ),
        (paper(TITLED, 3), in_edition("AAAI 2024", 4), at("https://ojs.aaai.org/index.php/AAAI/issue/view/576", 5)),
        many=lambda line: at(f"https://ojs.aaai.org/index.php/AAAI/article/view/{line}", line),
    ),
    "ieee": Contract(
        ieee_knowing,
        (paper("x", 1, ieee="9413376"), paper("", 2, ieee="1234567")),
        (paper(TITLED, 3), paper("", 4, ieee="abc")),
        many=lambda line: paper("", line, ieee=f"94{line:05d}"),
    ),
    "virtual": Contract(
        virtual_knowing,
        (
            at("https://icml.cc/virtual/2024/poster/34753", 1),
            at("https://nips.cc/virtual/2019/poster/13000", 2),
            in_edition("ICLR 2025", 3),
            in_edition("NeurIPS Datasets and Benchmarks 2023", 4),
        ),
        (
            paper(TITLED, 5),
            in_edition("NeurIPS 2019", 6),
            in_edition("ICML Workshop 2024", 7),
            at("https://neurips.cc/virtual/2019/workshop/13000", 8),
        ),
        most_at_once=230,
        many=lambda line: at(f"https://iclr.cc/virtual/2025/poster/{line}", line),
    ),
    "openreview": Contract(
        openreview_knowing,
        (paper("x", 1, openreview="abcDE12"), paper("", 2, openreview="x-_45yz"), paper(TITLED, 3)),
        (paper("", 4, openreview="no id"), paper("Deep Learning", 5), paper("", 6, arxiv="2409.06277")),
        searched=(paper(TITLED, 3),),
        many=lambda line: paper("", line, openreview=f"forum{line:05d}"),
    ),
    "dblp": Contract(
        dblp_knowing,
        (
            paper("x", 1, dblp="conf/nips/Wei0SBIXCLZ22"),
            paper("", 2, dblp="journals/corr/abs-2201-11903"),
            paper(TITLED, 3),
        ),
        (paper("", 4, dblp="no key"), paper("Deep Learning", 5), paper("", 6, arxiv="2409.06277")),
        searched=(paper(TITLED, 3),),
        many=lambda line: paper("", line, dblp=f"conf/x/Y{line}"),
    ),
    "semantic-scholar": Contract(
        s2_knowing,
        (
            paper("", 1, arxiv="2409.06277"),
            paper("x", 2, doi="10.1000/a"),
            paper("x", 3, acl="2020.acl-main.745"),
            paper("x", 4, s2="204e3073870fae3d05bcbc2f6a8e263d9b72e776"),
        ),
        (paper(TITLED, 5), paper("", 6, doi="10.1000/a,b")),
        absent_at_404=False,
        most_at_once=500,
    ),
    "openalex": Contract(
        openalex_knowing,
        (
            paper("x", 1, arxiv="2409.06277"),
            paper("x", 2, arxiv="hep-th/9901001"),
            paper("", 3, doi="10.1000/a"),
            paper(TITLED, 4),
        ),
        (paper("Deep Learning", 5), paper("", 6, doi="10.1000/a,b"), paper("", 7)),
        absent_at_404=False,
        most_at_once=100,
    ),
    "landing-page": Contract(
        landing_page_knowing,
        (
            at("https://journal.example/article/1", 1),
            at("https://www.mdpi.example/2227/1", 2),
            at("https://icml.cc/virtual/2024/poster/34753", 3),
        ),
        (
            paper(TITLED, 4),
            at("https://github.com/ada/engine", 5),
            at("https://arxiv.org/abs/2409.06277", 6),
            at("https://dl.acm.org/doi/10.1145/1", 7),
            at("https://journal.example/article/1.pdf", 8),
            at("https://[", 9),
        ),
        many=lambda line: at(f"https://journal{line}.example/article/1", line),
    ),
}

SILENCES: dict[str, Callable[[Response], Response]] = {
    "timeout": lambda _: failed(),
    "circuit open": lambda _: failed(Failure.CIRCUIT_OPEN),
    "too large": lambda _: failed(Failure.TOO_LARGE),
    "a challenge": lambda _: response('{"name": "ChallengeRequiredError", "status": 403}', 403),
    "forbidden": lambda good: response(good.body, 403),
    "too many requests": lambda good: response(good.body, 429),
    "server error": lambda good: response(good.body, 500),
    "bad request": lambda good: response(good.body, 400),
    "a web page": lambda _: response(
        "<!DOCTYPE html><html><title>Making sure you're not a bot!</title></html>", 200, "text/html"
    ),
    "a web page that says it is data": lambda _: response("\n<html><body>…</body></html>"),
    "nothing": lambda _: response(b" \n"),
    "cut off": lambda good: response(good.body[: len(good.body) // 2], 200, good.header("content-type")),
    "garbage": lambda _: response(b"\x00\xff garbage"),
    "other data": lambda _: response('{"hello": ["world"]}'),
    "other XML": lambda _: response("<hello/>"),
    "endless nesting": lambda _: response(b"[" * 100_000),
    "a billion laughs": lambda _: response('<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><feed>&c;</feed>'),
}

NETWORKED = sorted(name for name in REGISTRY if CONTRACTS[name].host is not nobody)


def source_named(name: str) -> Source:
    return REGISTRY[name](SETTINGS)


def kinds(answers: dict[Paper, Answer]) -> set[type]:
    return {type(answer) for answer in answers.values()}


def test_every_source_is_taken_through_its_contract() -> None:
    assert set(CONTRACTS) == set(REGISTRY)
    assert all(source_named(name).name == name for name in REGISTRY)


@pytest.mark.anyio
@pytest.mark.parametrize("name", REGISTRY)
async def test_a_source_answers_for_what_it_can_be_asked_about_and_nothing_else(name: str) -> None:
    contract = CONTRACTS[name]
    answers = await ask(source_named(name), [*contract.others, *contract.asked], contract.host)
    assert set(answers) == set(contract.asked)
    assert kinds(answers) == {Found}
    records = [record for answer in answers.values() if isinstance(answer, Found) for record in answer.records]
    assert {record.source for record in records} == {name}


@pytest.mark.anyio
@pytest.mark.parametrize("name", REGISTRY)
async def test_a_source_asks_nothing_when_there_is_nothing_to_ask(name: str) -> None:
    assert await ask(source_named(name), [], nobody) == {}
    assert await ask(source_named(name), list(CONTRACTS[name].others), nobody) == {}


@pytest.mark.anyio
@pytest.mark.parametrize("name", REGISTRY)
async def test_a_paper_that_is_given_twice_is_answered_once(name: str) -> None:
    contract = CONTRACTS[name]
    answers = await ask(source_named(name), [*contract.asked, *contract.asked], contract.host)
    assert set(answers) == set(contract.asked)


@pytest.mark.anyio
@pytest.mark.parametrize("name", REGISTRY)
async def test_the_order_of_papers_changes_neither_questions_nor_answers(name: str) -> None:
    contract, shuffled = CONTRACTS[name], list(CONTRACTS[name].asked)
    random.Random(7).shuffle(shuffled)  # noqa: S311 (an order, not a secret)
    seen = []
    for papers in (list(contract.asked), shuffled, shuffled[::-1]):
        door = Door(contract.host)
        answers = {pair async for pair in source_named(name).lookup(papers, door)}
        seen.append((answers, sorted(request.url for request in door.requests)))
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.anyio
@pytest.mark.parametrize("silence", SILENCES)
@pytest.mark.parametrize("name", NETWORKED)
async def test_silence_is_never_absence(name: str, silence: str) -> None:
    contract, change = CONTRACTS[name], SILENCES[silence]
    answers = await ask(source_named(name), list(contract.asked), lambda request: change(contract.host(request)))
    assert set(answers) == set(contract.asked)
    assert kinds(answers) == {Unavailable}
    assert all(answer.reason for answer in answers.values() if isinstance(answer, Unavailable))


@pytest.mark.anyio
@pytest.mark.parametrize("silence", SILENCES)
@pytest.mark.parametrize("name", NETWORKED)
async def test_an_answer_that_cannot_be_read_is_not_complete(name: str, silence: str) -> None:
    contract, change = CONTRACTS[name], SILENCES[silence]
    door = Door(contract.host)
    assert [pair async for pair in source_named(name).lookup(contract.asked, door)]
    for request in door.requests:
        assert request.complete(contract.host(request))
        assert not request.complete(change(contract.host(request)))


@pytest.mark.anyio
@pytest.mark.parametrize("name", NETWORKED)
async def test_what_is_not_found_at_its_own_address_is_absent(name: str) -> None:
    contract = CONTRACTS[name]
    answers = await ask(
        source_named(name), list(contract.asked), lambda _: response("Resource not found.", 404, "text/plain")
    )
    # a list that is missing is a service that moved, and says nothing about the papers
    assert kinds(answers) <= {Absent, Unavailable}
    for asked, answer in answers.items():
        assert isinstance(answer, Absent) == (contract.absent_at_404 and asked not in contract.searched)


@pytest.mark.anyio
@pytest.mark.parametrize("name", NETWORKED)
async def test_one_failing_request_leaves_the_other_answers(name: str) -> None:
    contract = CONTRACTS[name]
    spoilt: list[str] = []

    def host(request: Request) -> Response:
        spoilt.append(request.url)
        return failed() if request.url == spoilt[0] else contract.host(request)

    answers = await ask(source_named(name), list(contract.asked), host)
    # where all was asked in one request, there are no others
    assert kinds(answers) == ({Found, Unavailable} if len(set(spoilt)) > 1 else {Unavailable})


@pytest.mark.anyio
@pytest.mark.parametrize("name", NETWORKED)
async def test_batches_are_bounded(name: str) -> None:
    contract = CONTRACTS[name]
    known = [contract.many(line) for line in range(230)]
    titled = [paper(f"{TITLED} of Number {line} " + "word " * 200, line) for line in range(230, 260)]
    door = Door(contract.host)
    answers = [pair async for pair in source_named(name).lookup([*known, *titled], door)]
    assert len({answered for answered, _ in answers}) == len(answers) >= 230
    assert max(len(request.url) for request in door.requests) < 6000
    lookups = [request for request in door.requests if request.question == "lookup"]
    assert len(lookups) == -(-230 // contract.most_at_once)


@pytest.mark.parametrize("name", NETWORKED)
@given(body=st.binary(max_size=200))
def test_no_bytes_raise_or_pass_for_an_answer(name: str, body: bytes) -> None:
    contract = CONTRACTS[name]
    answers = asyncio.run(ask(source_named(name), list(contract.asked), lambda _: response(body)))
    assert kinds(answers) == {Unavailable}


@st.composite
def damaged(draw: st.DrawFn, body: bytes) -> bytes:
    """A good answer with a piece of its bytes, or of its JSON, replaced."""
    start = draw(st.integers(0, len(body)))
    if body[:1] == b"<" or draw(st.booleans()):
        return body[:start] + draw(st.binary(max_size=8)) + body[start + draw(st.integers(0, 40)) :]
    whole = {"root": json.loads(body)}
    node: object = whole
    steps = draw(st.integers(1, 8))
    for _ in range(steps):
        keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
        if not keys:
            break
        key = draw(st.sampled_from(keys))
        holder, node = node, node[key]
    strange = [None, 0, -1, 10**30, 1.5, True, "", "\x00 ", "10.", [], {}, [None], [[None]], {"": None}, [0, [1, "2"]]]
    holder[key] = draw(st.sampled_from(strange))
    return json.dumps(whole["root"]).encode()


@pytest.mark.parametrize("name", NETWORKED)
@given(data=st.data())
@settings(max_examples=150)
def test_a_damaged_answer_never_raises(name: str, data: st.DataObject) -> None:
    contract = CONTRACTS[name]

    def host(request: Request) -> Response:
        good = contract.host(request)
        return response(data.draw(damaged(good.body)), 200, good.header("content-type"), good.url)

    answers = asyncio.run(ask(source_named(name), list(contract.asked), host))
    assert set(answers) == set(contract.asked)


def test_the_catalogue_is_a_source_only_where_there_is_one() -> None:
    assert "catalogue" not in {source.name for source in sources(SourceSettings())}
    assert [source.name for source in sources(SETTINGS)] == list(REGISTRY)


def test_sources_can_be_left_out_by_name_and_only_by_a_known_one() -> None:
    assert "arxiv" not in {source.name for source in sources(SourceSettings(without=("arxiv",)))}
    with pytest.raises(BadConfig, match="arxvi"):
        sources(SourceSettings(without=("arxvi",)))


def test_importing_the_sources_loads_no_http_stack() -> None:
    heavy = "{'arxiv', 'habanero', 'httpx', 'httpx2', 'requests', 'lxml'}"
    code = f"import sys, enrich.sources; print(*sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 (our own interpreter)
    assert run.stdout.strip() == ""
