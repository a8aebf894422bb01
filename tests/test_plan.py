"""The plan as a table: who is asked after whom. What the steps ask is tested where it is asked, in test_resolve."""

import pytest

from enrich.plan import PLAN, Step, ancestors
from enrich.questions import as_written, by_doi
from enrich.sources import REGISTRY


def test_every_source_is_asked_in_some_step_and_every_step_has_a_name_of_its_own() -> None:
    assert {step.source for step in PLAN} >= set(REGISTRY)
    assert len({step.name for step in PLAN}) == len(PLAN)


def test_a_step_stands_below_those_that_it_waits_for() -> None:
    assert set(ancestors(PLAN)) == {step.name for step in PLAN}
    with pytest.raises(KeyError, match="crossref DOIs"):
        ancestors((Step("doi", "DOIs", by_doi, after=("crossref DOIs",)),))


def test_a_step_waits_for_what_those_before_it_waited_for() -> None:
    plan = (Step("a", "x", as_written), Step("b", "x", as_written, ("a x",)), Step("c", "x", as_written, ("b x",)))
    assert ancestors(plan)["c x"] == {"a x", "b x"}


def test_titles_of_entries_without_an_identifier_wait_for_nobody_who_is_asked_over_the_network() -> None:
    networked = {"arxiv", "crossref", "datacite", "doi"}
    for source in ("crossref", "arxiv"):
        waits_for = ancestors(PLAN)[f"{source} titles"]
        assert not networked & {step.source for step in PLAN if step.name in waits_for}
