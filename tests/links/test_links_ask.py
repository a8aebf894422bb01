from datetime import UTC, datetime

import pytest

from enrich.links.ask import Witness, arxiv_number, identities, inquiry
from enrich.model import Failure, Health, Question, Response


@pytest.mark.parametrize(
    ("url", "handle"),
    [
        ("https://doi.org/10.1145/3637528.3671865", "10.1145/3637528.3671865"),
        ("http://dx.doi.org/10.1145/3637528.3671865", "10.1145/3637528.3671865"),
        ("https://doi.org/10.1016/0004-3702(94)90040-X", "10.1016/0004-3702%2894%2990040-X"),
        ("https://doi.org/10.1000%2Fx", "10.1000/x"),
        ("https://doi.org/10/abc", "10/abc"),
        ("https://doi.org/10.1000/x.", "10.1000/x."),
    ],
)
def test_a_doi_link_is_asked_of_the_registry_as_it_is_written(url, handle):
    asked = inquiry(url)
    assert asked.request.url == f"https://doi.org/api/handles/{handle}?type=URL"
    assert asked.request.question is Question.LINK
    assert (asked.witness, asked.open) == (Witness.DOI, frozenset())


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://dl.acm.org/doi/abs/10.1109/TMC.2023.3302410", "10.1109/tmc.2023.3302410"),
        ("https://link.springer.com/article/10.1007/s00799-021-00315-w", "10.1007/s00799-021-00315-w"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/asi.24123", "10.1002/asi.24123"),
        ("https://www.tandfonline.com/doi/pdf/10.1080/1.2", "10.1080/1.2"),
        ("https://www.pnas.org/doi/10.1073/pnas.1", "10.1073/pnas.1"),
        ("https://www.science.org/doi/10.1126/science.1", "10.1126/science.1"),
    ],
)
def test_a_publishers_page_is_asked_by_its_doi_which_settles_nothing_if_unregistered(url, doi):
    asked = inquiry(url)
    assert asked.request.url == f"https://doi.org/api/handles/{doi}?type=URL"
    assert Health.BROKEN in asked.open


@pytest.mark.parametrize(
    "url",
    [
        "https://dl.acm.org/doi/10.5555/3692070.3693756",
        "https://aclanthology.org/2024.emnlp-main.587/",
        "https://github.com/someone/10.1145/code",
        "https://doi.org/",
        "https://www.doi.org/the-identifier/what-is-a-doi/",
        "https://notdl.acm.org.example/doi/10.1145/1",
    ],
)
def test_everything_else_is_one_get_of_the_page(url):
    asked = inquiry(url)
    assert asked.witness is Witness.PAGE
    assert asked.request.url == url
    assert asked.request.question is Question.LINK
    assert asked.request.accept.startswith("text/html")


def test_the_fragment_is_not_sent():
    assert inquiry("https://x.org/a#part").request.url == "https://x.org/a"


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://arxiv.org/html/2409.20135", "2409.20135"),
        ("https://arxiv.org/pdf/2409.20135v1.pdf", "2409.20135"),
        ("https://arxiv.org/pdf/2409.20135v3.pdf", ""),
        ("https://arxiv.org/abs/2409.20135v12", ""),
        ("https://arxiv.org/abs/hep-th/9901001v2?context=x", ""),
        ("https://export.arxiv.org/abs/2409.06277", "2409.06277"),
        ("https://doi.org/10.48550/arXiv.2409.06277", "2409.06277"),
        ("https://huggingface.co/papers/2409.06277", ""),
        ("https://x.org/arxiv.org/abs/2409.06277", ""),
    ],
)
def test_an_arxiv_number_counts_only_at_arxiv_and_in_its_doi_and_proves_no_later_version(url, number):
    assert arxiv_number(url) == number


def test_a_repository_is_asked_of_github_where_there_is_a_token():
    url = "https://github.com/ada/engine.git"
    assert inquiry(url).witness is Witness.PAGE
    asked = inquiry(url, github=True)
    assert (asked.witness, asked.request.url) == (Witness.GITHUB, "https://api.github.com/repos/ada/engine")
    for other in ("https://github.com/ada", "https://github.com/ada/engine/tree/main", "https://github.com/topics/x"):
        assert inquiry(other, github=True).witness is Witness.PAGE


def test_an_article_at_sciencedirect_is_asked_of_crossref_by_its_pii():
    asked = inquiry("https://www.sciencedirect.com/science/article/abs/pii/S0004370294900408?via%3Dihub")
    assert asked.witness is Witness.CROSSREF
    assert "alternative-id:S0004370294900408" in asked.request.url


def made_of(url):
    """The identities of an address but the one that it is by itself."""
    itself, *others = identities(url)
    assert itself[0] == "page"
    return others


def test_an_address_is_proved_by_the_identifiers_that_it_is_made_of():
    assert list(made_of("https://doi.org/10.1145/3637528.3671865")) == [("doi", "10.1145/3637528.3671865")]
    assert list(made_of("https://dl.acm.org/doi/pdf/10.1145/3637528.3671865")) == [("doi", "10.1145/3637528.3671865")]
    assert list(made_of("https://ieeexplore.ieee.org/document/10634552/")) == [("ieee", "10634552")]
    assert list(made_of("https://aclanthology.org/P19-1001.pdf")) == [("acl", "p19-1001")]
    assert list(made_of("https://aclanthology.org/attachments/P19-1001.Notes.pdf")) == []
    assert list(made_of("https://aclanthology.org/P19-1001v2.pdf")) == []
    assert list(made_of("https://doi.org/10.1145/3637528.3671865.")) == []
    assert list(made_of("https://github.com/someone/10.1145/code")) == []


def test_a_wall_in_place_of_a_page_is_not_kept_as_an_answer():
    settled = inquiry("https://x.org/").request.complete
    at = datetime(2026, 11, 22, tzinfo=UTC)
    assert settled(Response("https://x.org/", 200, at, body=b"<title>Paper</title>"))
    assert not settled(Response("https://x.org/", 200, at, headers=(("cf-mitigated", "challenge"),)))
    assert not settled(Response("https://x.org/", 200, at, body=b"<title>Just a moment...</title>"))
    assert not settled(Response("https://x.org/", 404, at))
    assert not settled(Response("https://x.org/", 0, at, failure=Failure.TIMEOUT))
