"""One request where several ask the same at the same time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

T = TypeVar("T")


class Flight(NamedTuple, Generic[T]):
    """A question under way: the task of the one who asks, and what the others wait for: None if it was left."""

    pilot: asyncio.Task[object] | None
    landing: asyncio.Future[T | None]


class Flights(Generic[T]):
    """The questions under way, by what makes them the same.

    Who asks first asks for all. If that one is cancelled, another asks: a task and a shield for each question, so that
    it goes on by itself, would cost more than to send it.
    """

    def __init__(self) -> None:
        self._under_way: dict[Hashable, Flight[T]] = {}

    def __len__(self) -> int:
        return len(self._under_way)

    async def share(self, key: Hashable, ask: Callable[[], Awaitable[T]]) -> T:
        """The answer to a question, which is asked once by all who share it."""
        while (flight := self._under_way.get(key)) is not None:
            await asyncio.shield(flight.landing)
            if (answer := flight.landing.result()) is not None:
                return answer
        flight = self._under_way[key] = Flight(asyncio.current_task(), asyncio.get_running_loop().create_future())
        answer = None
        try:
            answer = await ask()
            return answer
        finally:
            del self._under_way[key]
            if not flight.landing.done():
                flight.landing.set_result(answer)

    async def abandon(self) -> None:
        """Cancels all who ask and wait."""
        pilots = [flight.pilot for flight in self._under_way.values() if flight.pilot is not None]
        for flight in self._under_way.values():
            flight.landing.cancel()
        for pilot in pilots:
            pilot.cancel()
        await asyncio.gather(*pilots, return_exceptions=True)
