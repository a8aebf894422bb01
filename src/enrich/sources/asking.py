"""How a source asks about many papers: in batches that do not depend on the order of the list.

All questions are put to `fetch` at once; how many of them are open at a host, and how far apart,
is for the door to say.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence

from enrich.errors import SourceChanged, SourceError
from enrich.model import Answer, Fetch, Paper, Unavailable

Answered = tuple[Paper, Answer]
Ask = Callable[[Sequence[Paper], Fetch], Awaitable[Iterable[Answered]]]


def batches(papers: Iterable[Paper], key: Callable[[Paper], str], size: int) -> Iterator[tuple[Paper, ...]]:
    """The papers in batches of at most `size` keys, in the order of the keys.

    Papers of one key are one question, and each paper is in one batch: the same papers, in any
    order, make the same requests.
    """
    groups: dict[str, list[Paper]] = {}
    for paper in dict.fromkeys(papers):
        groups.setdefault(key(paper), []).append(paper)
    keys = sorted(groups)
    for start in range(0, len(keys), size):
        yield tuple(paper for key_ in keys[start : start + size] for paper in groups[key_])


async def settle(questions: Iterable[tuple[Sequence[Paper], Ask]], fetch: Fetch) -> AsyncIterator[Answered]:
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
