"""What a run would ask, without asking: the plan, played with sources that answer as they please.

What later steps ask depends on what earlier ones hear. So the plan is played once for each of `ENDINGS`, which
go for all that is not known yet: the fewest and the most requests of a source are those of its best
and worst one. More than the most are possible where a record names several other versions.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from enrich.model import (
    Absent,
    Answer,
    Author,
    Fetch,
    Found,
    Ids,
    Paper,
    Record,
    Source,
    Unavailable,
    Version,
)
from enrich.normalise.names import split_authors
from enrich.resolve import Means, resolve


def _published(paper: Paper) -> Answer:
    return Found((_record(paper, Version.CONFERENCE),))


def _preprint(paper: Paper) -> Answer:
    """A preprint that names another version: what most runs have to follow."""
    other = Ids(doi=f"10.0000/{paper.where.line}")
    return Found((replace(_record(paper, Version.PREPRINT), related=(other,)),))


def _record(paper: Paper, version: Version) -> Record:
    authors = tuple(Author(name) for name in split_authors(paper.authors))
    venues = (paper.venue,) if paper.venue.strip() else ()
    return Record("forecast", "https://example.org/", paper.title, "", authors, paper.ids, version, "", venues)


ENDINGS: Mapping[str, Callable[[Paper], Answer]] = {
    "all is known and published": _published,
    "all leads on": _preprint,
    "nobody knows anything": lambda _: Absent(),
    "nobody answers": lambda _: Unavailable("not asked"),
}


class Counting(Fetch, Protocol):
    """A fetch that counts what would be asked: by source, by host."""

    @property
    def would_ask(self) -> Mapping[str, Mapping[str, int]]: ...


@dataclass(frozen=True, slots=True)
class Expected:
    """What one source would be asked: about how many papers, and in how many requests of which hosts, in one ending."""

    papers: int
    requests: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.requests.values())


@dataclass(frozen=True, slots=True)
class Forecast:
    """Of one source: the endings with the fewest and the most requests."""

    source: str
    least: Expected
    most: Expected


@dataclass(slots=True)
class _Played:
    """A source whose answers are its own where the store has them, and as an ending wants them elsewhere."""

    source: Source
    ending: Callable[[Paper], Answer]
    asked: set[Paper]

    @property
    def name(self) -> str:
        return self.source.name

    async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[tuple[Paper, Answer]]:
        async for paper, answer in self.source.lookup(papers, fetch):
            unheard = isinstance(answer, Unavailable)
            self.asked.update([replace(paper, ids=Ids())] if unheard else [])
            yield paper, self.ending(paper) if unheard else answer


async def forecast(
    papers: Sequence[Paper], sources: Sequence[Source], counting: Callable[[], Counting]
) -> tuple[Forecast, ...]:
    """What each source would be asked; `counting` makes a fetch for each ending."""
    endings = [await _expected(papers, sources, ending, counting()) for ending in ENDINGS.values()]
    return tuple(
        Forecast(
            source.name,
            min((ending[source.name] for ending in endings), key=lambda expected: expected.total),
            max((ending[source.name] for ending in endings), key=lambda expected: expected.total),
        )
        for source in sources
    )


async def _expected(
    papers: Sequence[Paper], sources: Sequence[Source], ending: Callable[[Paper], Answer], fetch: Counting
) -> dict[str, Expected]:
    played = [_Played(source, ending, set()) for source in sources]
    # a property serves as well as a variable of the class, which is what `Source` asks for
    means = Means(tuple(played), fetch, lambda _stage, _done, _total: None)  # type: ignore[arg-type]  # as said
    await resolve(papers, means)
    return {
        one.name: Expected(len({paper.where for paper in one.asked}), dict(fetch.would_ask.get(one.name, {})))
        for one in played
    }
