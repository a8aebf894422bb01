"""Preprints of no known published form: in which editions they are looked for, and which indexes are worth it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.later_editions import FEW, SHELVES, in_later_editions, worth_asking
from enrich.model import Absent, Answer, Dossier, Fetch, Ids, Paper
from enrich.plan import PLAN
from enrich.resolve import Means, resolve
from papers import a_dossier, a_paper, a_preprint, a_record
from test_resolve import no_fetch, unheard

PREPRINT = Ids(arxiv="2306.06277")


def _editions(source: str, number: str, **facts: str) -> list[str]:
    paper = a_paper(ids=Ids(arxiv=number), **facts)
    dossier = a_dossier(paper, a_preprint(ids=Ids(arxiv=number)))
    return [asked.venue for asked in in_later_editions(source)(dossier)]


@pytest.mark.parametrize("venue", ["", "arXiv", "Preprint", "under review"])
def test_a_preprint_is_looked_for_where_conferences_were_held_in_the_two_years_after_it(venue: str) -> None:
    there = _editions("virtual", "2306.06277", venue=venue)
    assert {"NeurIPS 2023", "ICLR 2024", "ICML 2024", "NeurIPS 2024"} <= {*there}
    assert "ICML 2023" in there, "it may be posted when the conference begins"
    assert not {"NeurIPS 2022", "ICML 2025"} & {*there}


def test_older_editions_are_those_of_the_proceedings() -> None:
    assert _editions("virtual", "1708.04728") == []
    assert _editions("neurips", "1708.04728") == ["NeurIPS 2017", "NeurIPS 2018"]
    assert "ICML 2018" in _editions("pmlr", "1708.04728")
    assert _editions("neurips", "2306.06277") == []
    assert not [edition for edition in _editions("pmlr", "2306.06277") if edition.startswith("ICML")]


def test_conferences_whose_volumes_are_known_are_those_of_pmlr() -> None:
    asked = _editions("pmlr", "2306.06277")
    assert {"AISTATS 2024", "CoRL 2023", "COLT 2024", "UAI 2023", "ACML 2023"} <= {*asked}
    assert "CoRL 2026" not in _editions("pmlr", "2506.06277"), "no volume of it is known"


def test_a_journal_has_one_index_of_all_years() -> None:
    assert _editions("tmlr", "2306.06277") == _editions("tmlr", "2201.00001") == ["TMLR"]
    assert _editions("tmlr", "1906.06277") == [], "it began later"


@pytest.mark.parametrize(
    "dossier",
    [
        a_dossier(a_paper(ids=PREPRINT, venue="ICML 2024"), a_preprint(ids=PREPRINT)),
        a_dossier(a_paper(ids=PREPRINT), a_preprint(ids=PREPRINT, comment="Accepted at ICLR 2024")),
        a_dossier(a_paper(ids=PREPRINT), a_preprint(ids=PREPRINT), a_record(ids=Ids(doi="10.1234/5"))),
        a_dossier(a_paper()),
        a_dossier(a_paper(ids=Ids(arxiv="0000.00000"))),
    ],
    ids=["names a venue", "its authors name one", "is known as published", "no preprint", "no such number"],
)
def test_none_else_is_looked_for_in_them(dossier: Dossier) -> None:
    assert not [paper for source in SHELVES for paper in in_later_editions(source)(dossier)]


def _asking(*wanted: tuple[str, int]) -> list[Paper]:
    return [a_paper(line=line, venue=venue) for venue, papers in wanted for line in range(papers)]


def test_an_index_is_worth_it_for_a_few_preprints_or_where_it_is_asked_for_anyway() -> None:
    papers = _asking(("ICLR 2024", FEW), ("ICML 2024", FEW - 1), ("NeurIPS 2023", 1))
    named = a_paper(line=99, venue="Advances in Neural Information Processing Systems 36 (NeurIPS 2023)")
    assert {paper.venue for paper in worth_asking("virtual")(papers, ())} == {"ICLR 2024"}
    assert {paper.venue for paper in worth_asking("virtual")(papers, (named,))} == {"ICLR 2024", "NeurIPS 2023"}


def test_venues_take_turns() -> None:
    papers = _asking(
        *((f"{name} {year}", 20 - year % 10) for name in ("AISTATS", "CoRL") for year in range(2019, 2025))
    )
    most_used = {"AISTATS 2020", "CoRL 2020", "AISTATS 2021"}
    assert {paper.venue for paper in worth_asking("pmlr")(papers, ())} == most_used


def test_the_index_of_a_journal_is_asked_anyway_where_an_entry_names_one_of_its_years() -> None:
    papers, named = _asking(("TMLR", 1)), a_paper(line=99, venue="Transactions on Machine Learning Research 2023")
    assert worth_asking("tmlr")(papers, ()) == ()
    assert worth_asking("tmlr")(papers, (named,)) == (*papers,)


EDITIONS = [f"{name} {year}" for name in ("ICLR", "ICML", "NeurIPS") for year in range(2021, 2031)]


@given(st.dictionaries(st.sampled_from(EDITIONS), st.integers(1, 9)), st.randoms())
def test_the_indexes_of_a_run_are_bounded_and_the_order_of_the_papers_decides_nothing(
    wanted: dict[str, int], shuffled: Random
) -> None:
    papers = _asking(*wanted.items())
    chosen = {paper.venue for paper in worth_asking("virtual")(papers, ())}
    assert len(chosen) <= SHELVES["virtual"].most
    shuffled.shuffle(papers)
    assert {paper.venue for paper in worth_asking("virtual")(papers, ())} == chosen
    for name in ("ICLR", "ICML", "NeurIPS"):
        own = {edition for edition in wanted if edition.startswith(name) and wanted[edition] >= FEW}
        asked = [wanted[edition] for edition in own & chosen]
        assert all(wanted[edition] <= min(asked, default=0) for edition in own - chosen)


def test_a_run_asks_for_twenty_indexes_at_most() -> None:
    assert sum(shelf.most for shelf in SHELVES.values()) == 20
    assert {step.source for step in PLAN if step.what == "later editions"} == {*SHELVES}


@dataclass
class Listening:
    """A source that knows nothing, and remembers what it was asked."""

    name: str
    asked: list[Paper] = field(default_factory=list)

    async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[tuple[Paper, Answer]]:
        for paper in papers:
            self.asked.append(paper)
            yield paper, Absent()


def test_a_thousand_preprints_of_ten_years_ask_for_no_more_indexes() -> None:
    months = [f"{year:02}{month:02}" for year in range(17, 27) for month in range(1, 13)]
    numbers = [f"{month}.{index:05}" for index in range(9) for month in months]
    papers = [a_paper(f"{number}: A Work", line, ids=Ids(arxiv=number)) for line, number in enumerate(numbers, 2)]
    sources = [Listening(name) for name in SHELVES]
    means = Means(tuple(sources), no_fetch, unheard)  # type: ignore[arg-type]  # `name` is no ClassVar here
    asyncio.run(resolve(papers, means))
    indexes = {(source.name, paper.venue) for source in sources for paper in source.asked if paper.venue}
    assert len(papers) > 1000
    assert 15 <= len(indexes) <= 20
