"""What services say of their limits in the headers of their answers. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from enrich.model import Response

FASTEST = 0.01
MOST_OPEN = 8
"""Whatever a service announces, no more requests are open there, and none closer together in seconds."""

_EPOCH = 1_000_000_000
"""A moment in a header is in seconds from now, or, if it is so large, from 1970 on."""


@dataclass(frozen=True, slots=True)
class Announced:
    """The limit of one pool of a service: seconds between two requests, and how many may be open at once."""

    pool: str
    interval: float
    in_flight: int | None = None

    @property
    def of_single_works(self) -> bool:
        """Whether it is for questions about one work, which Crossref answers faster than lists."""
        return self.pool.endswith("single")


def announced(response: Response) -> Announced | None:
    """The limit that an answer of Crossref's tells: https://www.crossref.org/documentation/retrieve-metadata/rest-api/."""
    limit = _number(response.header("x-rate-limit-limit"))
    window = _number(response.header("x-rate-limit-interval").removesuffix("s"))
    if not limit or not window:
        return None
    open_at_once = _number(response.header("x-concurrency-limit"))
    return Announced(
        response.header("x-api-pool"),
        max(window / limit, FASTEST),
        min(max(int(open_at_once), 1), MOST_OPEN) if open_at_once else None,
    )


def seconds_to_rest(response: Response, now: datetime) -> float:
    """For how long a service wants to be left alone because its budget is spent, as OpenAlex and GitHub tell it."""
    spent = response.header("x-ratelimit-remaining").strip() == "0" or response.status == 429
    reset = _number(response.header("x-ratelimit-reset"))
    if not spent or reset is None:
        return 0.0
    return max(0.0, reset - now.timestamp()) if reset > _EPOCH else reset


def _number(text: str) -> float | None:
    text = text.strip()
    return float(text) if re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{1,6})?", text) else None
