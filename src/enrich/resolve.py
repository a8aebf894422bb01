"""Ask the sources about the papers, in as few questions as decide them.

`ROUNDS` is the plan: what needs no network, then identifiers in batches, then what those answers
lead to, and titles only for papers that no identifier has led to a published form of. The steps of
a round run side by side; what a source is asked twice in the same words is asked once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from enrich.authority import Evidence, weigh
from enrich.match import LOCAL, How
from enrich.model import (
    Absent,
    Answer,
    Consulted,
    Dossier,
    Fetch,
    Found,
    Ids,
    Location,
    Paper,
    Record,
    Source,
    Unavailable,
)
from enrich.normalise.ids import implied_doi

Progress = Callable[[str, int, int], None]
"""Told of a stage's name, and how much of it is done, of how much."""

Asked = Callable[[Dossier], tuple[Paper, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """A source, and the papers of a dossier as it is asked about them (none: it is not asked)."""

    source: str
    about: Asked


def _as_written(dossier: Dossier) -> tuple[Paper, ...]:
    return (dossier.paper,)


def _arxiv(dossier: Dossier) -> tuple[Paper, ...]:
    ids = dossier.paper.ids
    return (replace(dossier.paper, ids=Ids(arxiv=ids.arxiv)),) if ids.arxiv else ()


def _doi(dossier: Dossier) -> tuple[Paper, ...]:
    ids = dossier.paper.ids
    doi = ids.doi or implied_doi(ids)
    return (replace(dossier.paper, ids=Ids(doi=doi)),) if doi else ()


def _arxiv_is_silent(dossier: Dossier) -> tuple[Paper, ...]:
    return _arxiv(dossier) if "arxiv" in dossier.silent else ()


def _doi_of_another_agency(dossier: Dossier) -> tuple[Paper, ...]:
    """The written DOI, where the agencies that were asked about it have said that they lack it."""
    doi = dossier.paper.ids.doi
    answers = [answer for name, answer in dossier.answers if name in ("crossref", "datacite")]
    lacking = bool(answers) and all(isinstance(answer, Absent) for answer in answers)
    return (replace(dossier.paper, ids=Ids(doi=doi)),) if doi and lacking else ()


def _related_dois(dossier: Dossier) -> tuple[Paper, ...]:
    """The DOIs under which certain records say that the work also appeared, and those that the catalogue has.

    The registration agency knows what became of a work that the catalogue has: corrected, retracted.
    """
    if not any(ids.doi for record in dossier.records for ids in _elsewhere(record)):
        # most records name no other version, and to weigh a dossier is what a run spends its time on
        return ()
    known = [match.record for match in _weighed(dossier).certain]
    dois = {ids.doi for record in known for ids in _elsewhere(record) if ids.doi}
    return tuple(replace(dossier.paper, ids=Ids(doi=doi)) for doi in sorted(dois - {dossier.paper.ids.doi}))


def _elsewhere(record: Record) -> tuple[Ids, ...]:
    """The identifiers by which a record leads to others about its work."""
    return (record.ids, *record.related) if record.source == LOCAL else record.related


def _unpublished_title(dossier: Dossier) -> tuple[Paper, ...]:
    """The title and authors, as the entry's own identifier has them, of a work not known as published.

    Nor as published where the entry says: it may have appeared in both places.
    """
    evidence = _weighed(dossier)
    told = evidence.published and evidence.chosen is not None and evidence.chosen.record.title
    if told and not evidence.shown_elsewhere:
        return ()
    own = next((m.record for m in evidence.certain if m.how is How.IDENTIFIER and m.record.title), None)
    paper = dossier.paper
    authors = ", ".join(author.name for author in own.authors) if own else ""
    return (replace(paper, ids=Ids(), title=own.title if own else paper.title, authors=authors or paper.authors),)


def _untraced_title(dossier: Dossier) -> tuple[Paper, ...]:
    """The same, of a work that has no arXiv number of its own yet, and no DOI that would do without one."""
    ids = dossier.paper.ids
    traced = (ids.arxiv or ids.doi) and not _weighed(dossier).contradicted
    return () if traced else _unpublished_title(dossier)


def _weighed(dossier: Dossier) -> Evidence:
    return weigh(dossier)


ROUNDS: tuple[tuple[Step, ...], ...] = (
    (Step("catalogue", _as_written), Step("address", _as_written), Step("arxiv-number", _as_written)),
    (Step("arxiv", _arxiv), Step("crossref", _doi), Step("datacite", _doi)),
    (
        Step("datacite", _arxiv_is_silent),
        Step("doi", _doi_of_another_agency),
        Step("crossref", _related_dois),
        Step("datacite", _related_dois),
    ),
    (Step("crossref", _unpublished_title), Step("arxiv", _untraced_title)),
    (Step("crossref", _related_dois), Step("datacite", _related_dois)),
)


@dataclass(frozen=True, slots=True)
class Means:
    """What papers are resolved with: the sources, the door to the network, and who hears of the progress.

    `offline` is the maintainer's wish to ask nobody. A source that is not asked is not silent: what
    it might have said holds nothing back. `github` says that the door has a token for GitHub's API.
    """

    sources: tuple[Source, ...]
    fetch: Fetch
    progress: Progress
    offline: bool = False
    github: bool = False


class Resolution:
    """The dossiers of a run as they grow, round by round."""

    def __init__(self, papers: Sequence[Paper], means: Means) -> None:
        self._dossiers: dict[Location, Dossier] = {paper.where: Dossier(paper) for paper in papers}
        self._sources: Mapping[str, Source] = {source.name: source for source in means.sources}
        self._means = means
        self._asked: set[tuple[str, Paper]] = set()

    async def run(self) -> tuple[Dossier, ...]:
        for steps in ROUNDS:
            heard = await asyncio.gather(*(self._take(step) for step in steps))
            for answers in heard:
                for place, name, answer in answers:
                    dossier = self._dossiers[place]
                    self._dossiers[place] = replace(dossier, answers=(*dossier.answers, (name, answer)))
        return tuple(self._dossiers.values())

    async def _take(self, step: Step) -> list[tuple[Location, str, Answer]]:
        source = self._sources.get(step.source)
        if source is None:
            return []
        papers = [paper for dossier in self._dossiers.values() for paper in step.about(dossier)]
        fresh = [paper for paper in dict.fromkeys(papers) if (step.source, paper) not in self._asked]
        self._asked.update((step.source, paper) for paper in fresh)
        answers: list[tuple[Location, str, Answer]] = []
        async for paper, answer in source.lookup(fresh, self._means.fetch):
            answers.append((paper.where, step.source, answer))
            self._means.progress(step.source, len(answers), len(fresh))
        return [heard for heard in answers if not (self._means.offline and isinstance(heard[2], Unavailable))]


async def resolve(papers: Sequence[Paper], means: Means) -> tuple[Dossier, ...]:
    """A dossier for every paper, in the order of the papers."""
    return await Resolution(papers, means).run()


def consulted(dossiers: Sequence[Dossier], sources: Sequence[Source]) -> tuple[Consulted, ...]:
    """How each source answered, in papers. A source that was asked about none is not named."""
    counts = (_consulted(source.name, dossiers) for source in sources)
    return tuple(count for count in counts if count.found or count.absent or count.silent)


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
