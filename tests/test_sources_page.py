"""The page of sources says what the program does."""

from pathlib import Path

import pytest

from enrich.fetch.hosts import HOSTS
from enrich.sources import KEY_OF, REGISTRY
from enrich.sources_page import questions, sources_page

PAGE = Path(__file__).parent.parent / "docs" / "sources.md"

UNASKING = {"catalogue", "address", "arxiv-number"}


def test_the_committed_page_of_sources_is_the_one_that_the_code_makes() -> None:
    assert PAGE.read_text(encoding="utf-8") == sources_page(), (
        "make it again: python -c 'from enrich.sources_page import sources_page; print(sources_page(), end=\"\")' "
        "> docs/sources.md"
    )


@pytest.mark.parametrize("name", sorted(set(REGISTRY) - UNASKING))
def test_every_source_shows_how_it_asks(name: str) -> None:
    assert questions(name)
    assert f"\n## {name}\n" in sources_page()


@pytest.mark.parametrize("name", sorted(UNASKING))
def test_who_asks_nobody_shows_no_question(name: str) -> None:
    assert questions(name) == ()


def test_every_host_that_is_asked_by_rule_has_limits() -> None:
    hosts = {request.url.split("/")[2] for name in REGISTRY for request in questions(name)}
    # the pages of documents, and of any other site, are asked as pages behind links are
    assert hosts - set(HOSTS) <= {"ieeexplore.ieee.org", "doi.org", "journal.example"}


def test_every_key_is_named_where_it_is_needed() -> None:
    for variable in KEY_OF.values():
        assert f"`{variable}`" in sources_page()
