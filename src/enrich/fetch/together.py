"""Many questions in one request: what is asked in the same turn of the event loop goes together.

The questions of a request are in the order of their keys, so that the order of a list decides nothing.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from enrich.model import Request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence

    from enrich.model import Response, Together


class Gathering:
    """Puts questions together, and gives each the answer of the request that it was put into.

    `ask` is called once for each question; the same request at the same time must be sent only once.
    """

    def __init__(self, ask: Callable[[Request], Awaitable[Response]]) -> None:
        self._ask = ask
        self._waiting: dict[Together, list[Request]] = {}
        self._sent: dict[str, Request] = {}

    async def __call__(self, request: Request, together: Together) -> Response:
        """The answer to a question that may be put with others."""
        if request.url not in self._sent:
            self._waiting.setdefault(together, []).append(request)
            await asyncio.sleep(0)
            # the first to wake up sends for all
            for batch in in_batches(self._waiting.pop(together, ()), together):
                self._sent.update((part.url, batch) for part in batch.parts)
        batch = self._sent[request.url]
        try:
            return await self._ask(batch)
        finally:
            self._sent.pop(request.url, None)


def in_batches(questions: Iterable[Request], together: Together) -> Iterator[Request]:
    """The requests that put some questions, each as long as it may be. A key that is asked twice is one."""
    by_key = {question.key: question for question in questions}
    batch: list[Request] = []
    for key in sorted(by_key):
        larger = [*batch, by_key[key]]
        if batch and (len(larger) > together.most or len(_url(larger, together)) > together.longest):
            yield _in_one(batch, together)
            larger = [by_key[key]]
        batch = larger
    if batch:
        yield _in_one(batch, together)


def _url(questions: Sequence[Request], together: Together) -> str:
    return together.url_of([question.key for question in questions])


def _in_one(questions: Sequence[Request], together: Together) -> Request:
    parts = tuple(questions)
    first = replace(parts[0], url=_url(parts, together), together=None, key="", parts=parts)
    return replace(first, complete=lambda response: all(part.complete(response) for part in parts))
