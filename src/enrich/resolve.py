"""Ask the sources about the papers, as `plan.PLAN` says.

The steps run side by side, each from when those that it waits for have ended; what a source was asked
in the same words by one of those is not asked again.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from enrich.match import LOCAL
from enrich.model import (
    Absent,
    Answer,
    Consulted,
    Dossier,
    Fetch,
    Found,
    Location,
    Paper,
    Request,
    Response,
    Source,
    Unavailable,
)
from enrich.plan import PLAN, Step, ancestors
from enrich.weighing import Weighing

Progress = Callable[[str, int, int], None]
"""Told of a stage's name, and how much of it is done, of how much."""


@dataclass(frozen=True, slots=True)
class Means:
    """What papers are resolved with: the sources, the door to the network, and who hears of the progress.

    `offline` is the maintainer's wish to ask nobody. A source that is not asked is not silent: what
    it might have said holds nothing back; `skipped` are such sources, and why. `github` says that the door has a
    token for GitHub's API. `requests` counts what was sent, by source. `weighing` is there where other processes can
    weigh papers.
    """

    sources: tuple[Source, ...]
    fetch: Fetch
    progress: Progress
    offline: bool = False
    github: bool = False
    requests: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)
    weighing: Weighing | None = None

    def fetch_for(self, source: str) -> Fetch:
        """The door, as one source knocks."""

        async def fetch(request: Request) -> Response:
            return await self.fetch(replace(request, asker=source))

        return fetch


class Resolution:
    """What the steps of a run have asked and heard, each for itself."""

    def __init__(self, papers: Sequence[Paper], means: Means, plan: Sequence[Step] = PLAN) -> None:
        self._papers = {paper.where: paper for paper in papers}
        self._sources: Mapping[str, Source] = {source.name: source for source in means.sources}
        self._means, self._plan = means, plan
        self._before = ancestors(plan)
        self._asked: dict[str, tuple[Paper, ...]] = {}
        self._heard: dict[str, dict[Location, list[Answer]]] = {}
        self._latest: tuple[tuple[Step, ...], tuple[Dossier, ...]] | None = None  # for steps that begin together
        self._done, self._total = Counter[str](), Counter[str]()

    async def run(self) -> tuple[Dossier, ...]:
        under_way: dict[str, asyncio.Task[None]] = {}
        for step in self._plan:
            needed = [under_way[name] for name in step.after]
            under_way[step.name] = asyncio.create_task(self._take(step, needed))
        try:
            await asyncio.gather(*under_way.values())
        finally:
            for task in under_way.values():
                task.cancel()
            await asyncio.gather(*under_way.values(), return_exceptions=True)
        return self._dossiers(frozenset(under_way))

    async def _take(self, step: Step, needed: Sequence[asyncio.Task[None]]) -> None:
        await asyncio.gather(*needed)
        source = self._sources.get(step.source)
        before = self._before[step.name]
        dossiers = self._dossiers(before) if source else ()
        if self._means.weighing and step.weighs:
            await self._means.weighing.ahead(dossiers)
        papers = [paper for dossier in dossiers for paper in step.about(dossier)]
        earlier = [other.name for other in self._plan if other.name in before and other.source == step.source]
        asked = {paper for name in earlier for paper in self._asked[name]}
        new = tuple(paper for paper in dict.fromkeys(papers) if paper not in asked)
        new = tuple(step.worth(new, tuple(asked))) if step.worth else new
        answers = await self._ask(source, new) if source else {}
        self._asked[step.name] = new
        heard = self._heard[step.name] = {}
        for paper in new:
            if paper in answers:
                heard.setdefault(paper.where, []).append(answers[paper])

    async def _ask(self, source: Source, papers: Sequence[Paper]) -> dict[Paper, Answer]:
        answers = {}
        self._total[source.name] += len(papers)
        async for paper, answer in source.lookup(papers, self._means.fetch_for(source.name)):
            self._done[source.name] += 1
            self._means.progress(source.name, self._done[source.name], self._total[source.name])
            if not (self._means.offline and isinstance(answer, Unavailable)):
                answers[paper] = answer
        return answers

    def _dossiers(self, steps: frozenset[str]) -> tuple[Dossier, ...]:
        """What some steps have heard of each paper, in the order of the plan."""
        spoke = tuple(step for step in self._plan if step.name in steps and self._heard[step.name])
        if self._latest is None or self._latest[0] != spoke:
            self._latest = spoke, tuple(self._dossier(paper, spoke) for paper in self._papers.values())
        return self._latest[1]

    def _dossier(self, paper: Paper, spoke: Sequence[Step]) -> Dossier:
        answers = ((step.source, answer) for step in spoke for answer in self._heard[step.name].get(paper.where, ()))
        return Dossier(paper, current(tuple(answers)))


def current(answers: Sequence[tuple[str, Answer]]) -> tuple[tuple[str, Answer], ...]:
    """Answers without what the catalogue, from a dump, has of a page of which its source itself has told by now."""
    told = {
        (record.source, record.url)
        for name, answer in answers
        if name != LOCAL and isinstance(answer, Found)
        for record in answer.records
    }
    return tuple((name, _without(answer, told) if told and name == LOCAL else answer) for name, answer in answers)


def _without(answer: Answer, told: Set[tuple[str, str]]) -> Answer:
    if not isinstance(answer, Found):
        return answer
    left = tuple(record for record in answer.records if (record.source, record.url) not in told)
    return Found(left) if left else Absent()


async def resolve(papers: Sequence[Paper], means: Means) -> tuple[Dossier, ...]:
    """A dossier for every paper, in the order of the papers."""
    return await Resolution(papers, means).run()


def consulted(dossiers: Sequence[Dossier], means: Means) -> tuple[Consulted, ...]:
    """How each source answered, in papers, and which were skipped. Another that was asked about none is not named."""
    counts = (_consulted(source.name, dossiers) for source in means.sources)
    left_out = (Consulted(name, skipped=why) for name, why in means.skipped.items())
    return (*(count for count in counts if count.found or count.absent or count.silent), *left_out)


def _consulted(name: str, dossiers: Sequence[Dossier]) -> Consulted:
    heard = [[answer for source, answer in dossier.answers if source == name] for dossier in dossiers]
    silences = [answer.reason for answers in heard for answer in answers if isinstance(answer, Unavailable)]
    return Consulted(
        name,
        found=sum(any(isinstance(answer, Found) for answer in answers) for answers in heard),
        absent=sum(bool(answers) and all(isinstance(answer, Absent) for answer in answers) for answers in heard),
        silent=sum(any(isinstance(answer, Unavailable) for answer in answers) for answers in heard),
        reasons=tuple(sorted(set(silences))),
    )
