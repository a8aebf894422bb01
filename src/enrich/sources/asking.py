"""How a source asks about many papers: one question for all that have one key, in an order that is not the list's.

All questions are put to `fetch` at once; how many of them go in one request, how many of those are open
at a host, and how far apart, is for the door to say.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence

from enrich.errors import SourceChanged, SourceError
from enrich.model import Answer, Fetch, Paper, Request, Response, Unavailable
from enrich.sources.answers import told_by

Answered = tuple[Paper, Answer]
Ask = Callable[[Sequence[Paper], Fetch], Awaitable[Iterable[Answered]]]
Asked = tuple[Sequence[Paper], Ask]
Complete = Callable[[Response], bool | None]


def alike(papers: Iterable[Paper], key: Callable[[Paper], str]) -> tuple[tuple[Paper, ...], ...]:
    """The papers in groups of one key, in the order of the keys: the order of the papers does not matter."""
    groups: dict[str, list[Paper]] = {}
    for paper in dict.fromkeys(papers):
        groups.setdefault(key(paper), []).append(paper)
    return tuple(tuple(groups[each]) for each in sorted(groups))


def by(key: Callable[[Paper], str], papers: Iterable[Paper], ask: Ask) -> tuple[Asked, ...]:
    """The questions about some papers, one for all that have one key."""
    return tuple((group, ask) for group in alike(papers, key))


async def one_answer(
    papers: Sequence[Paper], fetch: Fetch, answer: Callable[[Response], Answer], request: Callable[[Complete], Request]
) -> list[Answered]:
    """What one response says to some papers that ask the same; that tells too whether it is worth keeping."""
    told = answer(await fetch(request(told_by(answer))))
    return [(paper, told) for paper in papers]


async def settle(questions: Iterable[Asked], fetch: Fetch) -> AsyncIterator[Answered]:
    """Ask every question, and yield its answers as they come.

    The papers of a question that failed are unavailable; the other questions go on. Anything but
    a source's own trouble is a bug and ends the run.
    """
    tasks = [asyncio.create_task(_settled(papers, ask, fetch)) for papers, ask in questions]
    try:
        for done in asyncio.as_completed(tasks):
            for answered in await done:
                yield answered
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _settled(papers: Sequence[Paper], ask: Ask, fetch: Fetch) -> Iterable[Answered]:
    try:
        return await ask(papers, fetch)
    except SourceError as trouble:
        return [(paper, Unavailable(str(trouble), isinstance(trouble, SourceChanged))) for paper in papers]
