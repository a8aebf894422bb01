"""Papers weighed by other processes, many at a time, before anyone here asks what they weigh.

To judge a paper's records is what a run spends its processor on, and it is pure: the evidence is the same
wherever it is worked out. What is asked of whom, and what follows, is still decided here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, TypeVar

from enrich.authority import remember, weigh
from enrich.house import VersionPolicy
from enrich.model import Dossier

MANY = 64
"""From so many papers on, it is quicker to have them weighed elsewhere than here."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Each(Protocol):
    """Has a pure function done for many items, side by side. Gives the results in the order of the items."""

    async def __call__(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Sequence[Result]:
        """The function is one that other processes find by its name."""
        ...


class Weighing:
    """What other processes have weighed in this run."""

    def __init__(self, each: Each, many: int = MANY) -> None:
        self._each, self._many = each, many
        self._known: set[tuple[Dossier, VersionPolicy]] = set()
        self._line = asyncio.Lock()

    async def ahead(self, dossiers: Sequence[Dossier], policy: VersionPolicy = VersionPolicy.OF_RECORD) -> None:
        """Has those weighed that are not yet, if they are many; where there is no record, there is nothing to weigh."""
        async with self._line:  # several steps of the plan begin at once, and ask about the same
            new = [one for one in dict.fromkeys(dossiers) if one.records and (one, policy) not in self._known]
            if len(new) < self._many:
                return
            evidence = await self._each(partial(weigh, policy=policy), new)
            for dossier, one in zip(new, evidence, strict=True):
                remember(dossier, policy, one)
                self._known.add((dossier, policy))
