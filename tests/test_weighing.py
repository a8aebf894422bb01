"""Papers that other processes weigh: what is sent to them, and that nothing comes of it but time."""

import asyncio
import pickle
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from enrich import authority
from enrich.authority import Evidence, weigh
from enrich.house import VersionPolicy
from enrich.model import Dossier, Ids
from enrich.plan import PLAN, Step
from enrich.weighing import Weighing
from papers import a_dossier, a_paper, a_preprint, a_record


def a_shelf(count: int) -> list[Dossier]:
    titles = [f"Treatise {'on ' * (number % 3)}the {number}th shelf" for number in range(count)]
    return [
        a_dossier(a_paper(title, line), a_record(title=title), a_preprint(title=title))
        for line, title in enumerate(titles, 2)
    ]


class Elsewhere:
    """In the place of other processes: whatever it is given, and gives, is pickled."""

    def __init__(self) -> None:
        self.sent: list[int] = []

    async def __call__(self, function: Callable[[Any], Any], items: Sequence[Any]) -> list[Any]:
        self.sent.append(len(items))
        await asyncio.sleep(0)
        there = pickle.loads(pickle.dumps((function, list(items))))  # noqa: S301 - our own
        authority._remembered.clear()
        done = pickle.loads(pickle.dumps([there[0](item) for item in there[1]]))  # noqa: S301 - our own
        authority._remembered.clear()
        return done


@pytest.mark.anyio
@pytest.mark.parametrize("policy", VersionPolicy)
async def test_what_was_weighed_elsewhere_is_what_would_have_been_weighed_here(
    policy: VersionPolicy, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = a_shelf(9)
    here = [weigh(dossier, policy) for dossier in shelf]
    await Weighing(Elsewhere(), many=1).ahead(shelf, policy)

    def refused(*_: object) -> Evidence:
        raise AssertionError("it is worked out again")

    monkeypatch.setattr(authority, "_weigh", refused)
    assert [weigh(dossier, policy) for dossier in shelf] == here


@pytest.mark.anyio
async def test_each_paper_is_sent_once_however_many_steps_of_the_plan_begin_together() -> None:
    elsewhere, shelf = Elsewhere(), a_shelf(6)
    weighing = Weighing(elsewhere, many=2)
    await asyncio.gather(*(weighing.ahead(shelf[:5]) for _ in range(4)))
    await weighing.ahead(shelf)
    assert elsewhere.sent == [5], "the one that is new is quicker weighed here"


@pytest.mark.anyio
async def test_few_papers_and_those_without_a_record_stay_here() -> None:
    elsewhere = Elsewhere()
    weighing = Weighing(elsewhere, many=3)
    await weighing.ahead(a_shelf(2))
    await weighing.ahead([a_dossier(a_paper(f"A Paper {line}", line)) for line in range(2, 20)])
    assert elsewhere.sent == []


@pytest.mark.parametrize("step", [step for step in PLAN if not step.weighs], ids=lambda step: step.name)
def test_a_step_that_is_not_told_to_weigh_does_not(step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> Evidence:
        raise AssertionError("a paper is weighed here that could have been weighed elsewhere, with all the others")

    monkeypatch.setattr("enrich.questions.weigh", refused)
    every = Ids(arxiv="2409.06277", doi="10.1145/1.2", openreview="abc", dblp="conf/x/y", s2="1" * 40, pmlr="v1/a")
    for paper in (a_paper(ids=every), a_paper(url="https://example.org/x"), a_paper(ids=Ids(arxiv="2409.06277"))):
        step.about(a_dossier(paper, a_record(related=(Ids(doi="10.1/z"),)), a_preprint(), silent=("crossref",)))
