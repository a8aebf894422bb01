"""A fetch that sends nothing: it answers what the store has fresh, and counts what would be asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from enrich.fetch.freshness import is_fresh
from enrich.fetch.together import Gathering
from enrich.model import Failure, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from enrich.fetch.store import Store


@dataclass
class Rehearsal:
    """A `model.Fetch`. `would_ask` are the requests that a run would send, by who asks and by host.

    With `refresh`, nothing is fresh.
    """

    store: Store
    now: Callable[[], datetime]
    refresh: bool = False
    would_ask: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def __post_init__(self) -> None:
        self._gathering = Gathering(self._count)
        self._counted: set[str] = set()

    async def __call__(self, request: Request) -> Response:
        """A fresh observation, or that there is none."""
        kept = None if self.refresh else self.store.get(request)
        if kept is not None and is_fresh(request, kept, self.now()):
            return kept
        return await (self._gathering(request, request.together) if request.together else self._count(request))

    async def _count(self, request: Request) -> Response:
        if request.url not in self._counted:
            self._counted.add(request.url)
            self.would_ask[request.asker][urlsplit(request.url).hostname or ""] += 1
        return Response(request.url, 0, self.now(), failure=Failure.OFFLINE)
