"""What the door knows of one host in this run, and what the host's answers mean for the requests that follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from enrich.fetch import hosts
from enrich.fetch.limits import announced, seconds_to_rest
from enrich.fetch.retry import LONGEST_WAIT, retry_after, wait_before
from enrich.model import Failure, Response

if TYPE_CHECKING:
    from datetime import datetime

    from enrich.fetch.breaker import Circuit
    from enrich.fetch.hosts import Policy
    from enrich.fetch.pace import Gate
    from enrich.fetch.settings import NetworkSettings


TOO_MUCH = frozenset({429, 503})
"""The statuses of a host that is asked more than it can answer."""


@dataclass(slots=True)
class Host:
    """What the door knows of one host in this run.

    `paused` are the seconds that it has asked to be left alone for, `open` the requests that it has not answered yet.
    """

    authority: str
    name: str
    policy: Policy
    gate: Gate
    circuit: Circuit
    paused: float = 0.0
    open: int = 0

    def heed(self, response: Response, now: datetime) -> None:
        """What one answer means for all other requests to the host."""
        if self.policy.service:
            self._heed_limits(response, now)
        if response.status not in TOO_MUCH and response.failure is not Failure.RESET:
            return
        asked = retry_after(response, now) or 0.0
        self.paused += asked
        pause = max(asked, self.gate.slow_down())
        if self.paused > LONGEST_WAIT or not self.circuit.affords(pause):
            self.circuit.trip()
        else:
            self.circuit.lost += pause
            self.gate.pause(pause)

    def spend(self, seconds: float, response: Response, *, page: bool) -> None:
        """Counts what an attempt cost the run; of pages also by how much their host has made the pace slower."""
        self.circuit.spend(seconds, response, together=self.open + 1)
        if page:
            self.circuit.lost += self.gate.interval - self.policy.interval

    def _heed_limits(self, response: Response, now: datetime) -> None:
        if (limit := announced(response)) is not None:
            # single works may be asked for faster than lists, and which is next is not known here
            interval = max(limit.interval, self.gate.interval) if limit.of_single_works else limit.interval
            self.gate.heed(interval, limit.in_flight)
        rest = seconds_to_rest(response, now)
        if rest > LONGEST_WAIT:
            self.circuit.trip()
        elif rest:
            self.gate.pause(rest)

    def wait_before(self, response: Response, attempt: int, now: datetime) -> float:
        """The seconds to wait before another attempt, which the host has then cost the run."""
        seconds = min(wait_before(response, attempt, self.policy, now), self.circuit.left())
        counted = response.status in TOO_MUCH and retry_after(response, now)
        self.circuit.lost += 0.0 if counted else seconds
        return seconds


def authority(url: str) -> str:
    """Host and port as one name: another port is another server, with a pace and troubles of its own."""
    parts = urlsplit(url)
    return _authority(parts.scheme, parts.netloc)


@lru_cache(maxsize=4096)
def _authority(scheme: str, netloc: str) -> str:
    parts = SplitResult(scheme, netloc, "", "", "")
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}.get(scheme)
    return host if parts.port in (None, usual) else f"{host}:{parts.port}"


def pace_of(url: str) -> str:
    """What a URL's host keeps its pace with: itself, or the host whose pace it shares."""
    at = authority(url)
    return hosts.PACE_OF.get(at, at)


def wished(name: str, settings: NetworkSettings) -> Policy:
    """How to ask a host: as is usual there, but for what a maintainer wishes otherwise."""
    usual = hosts.policy(name, contact=bool(settings.mailto))
    wish = settings.hosts.get(name)
    if wish is None:
        return usual
    interval = usual.interval if wish.interval is None else wish.interval
    in_flight = wish.in_flight or usual.in_flight
    return replace(
        usual,
        interval=interval,
        in_flight=in_flight,
        least=usual.least if wish.interval is None else wish.interval,
        most_open=wish.in_flight or usual.most_open,
    )
