"""When to stop asking: one host that keeps failing, and a machine without a network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from enrich.fetch.retry import PASSING_STATUSES
from enrich.model import Failure, Response

if TYPE_CHECKING:
    from enrich.fetch.pace import Clock

FAILURES_IN_A_ROW = 3
"""After so many final failures, the rest of a host's requests in this run are not sent."""

HOST_TROUBLE = PASSING_STATUSES | {
    Failure.NO_SUCH_HOST,
    Failure.REFUSED,
    Failure.TLS,
    Failure.TIMEOUT,
    Failure.RESET,
    Failure.PROXY,
    Failure.NOT_HTTP,
}
"""The statuses and failures that speak against the host rather than against one of its pages."""

UNASKED = "as other pages of this host in this run"
"""The detail of an answer that was concluded from those to other requests."""

UNREACHED = frozenset({Failure.NO_SUCH_HOST, Failure.REFUSED, Failure.TIMEOUT, Failure.PROXY})
"""The failures that a machine without a network has with every host."""

HOSTS_UNREACHED = 3
"""If so many hosts could not be reached, and none could, there is no network."""

SHARED = UNREACHED | {Failure.TLS, Failure.RESET}
"""The failures that all pages of a site have alike."""

GRACE = 2.0
"""So many seconds a host has to answer before the failures of others are held against the network."""

GATEWAY_TROUBLE = frozenset({502, 503, 504})
"""What a proxy without a network answers in the name of the host."""


@dataclass(slots=True)
class Circuit:
    """What one host has cost the run. `patience` and `slow` are those of its policy, in seconds.

    `cause` is how the last request failed, where none reached the host. `most` bounds the requests of a run, 0 does
    not.
    """

    patience: float
    slow: float = 1.0
    most: int = 0
    asked: int = 0
    failures: int = 0
    lost: float = 0.0
    tripped: bool = False
    shut_out: bool = False
    unread: int = 0
    cause: Failure | None = None

    def refusal(self) -> Failure | None:
        """Why the host is not asked any more in this run."""
        if self.tripped:
            return Failure.ASKED_TO_WAIT
        if self.shut_out or max(self.failures, self.unread) >= FAILURES_IN_A_ROW:
            return Failure.CIRCUIT_OPEN
        spent = self.lost >= self.patience or (self.most and self.asked >= self.most)
        return Failure.OUT_OF_BUDGET if spent else None

    def conclude(self, response: Response, *, page: bool = False) -> None:
        """Counts the final answer to a request; one that was not sent counts neither way.

        A page that answers 500 says nothing about the other pages of a site, where an interface that
        answers 500 is down.
        """
        if response.failure in SHARED if page else in_trouble(response):
            self.failures += response.detail != UNASKED
            self.cause = response.failure
        elif response.status:
            self.failures, self.cause = 0, None

    def spend(self, seconds: float, response: Response, *, together: int = 1) -> None:
        """Counts the time that one attempt took, as far as it was lost. What so many waited for together is shared."""
        lost = seconds if in_trouble(response) else max(0.0, seconds - self.slow)
        self.lost += lost / together

    def read(self, *, understood: bool) -> None:
        """Counts the answers in a row that nobody who asked could make anything of."""
        self.unread = 0 if understood else self.unread + 1

    def shut(self) -> None:
        """The host has refused programs like this one, or shows them a wall: it would go on doing so."""
        self.shut_out = True

    def left(self) -> float:
        """The seconds that the host may still cost."""
        return max(0.0, self.patience - self.lost)

    def affords(self, seconds: float) -> bool:
        """Whether so long a pause leaves anything of the patience with the host."""
        return seconds < self.left()

    def trip(self) -> None:
        """The host asked to be left alone for longer than a run may wait."""
        self.tripped = True


def in_trouble(response: Response) -> bool:
    """Whether an answer speaks against its host."""
    return (response.failure or response.status) in HOST_TROUBLE


@dataclass(slots=True)
class Reach:
    """Whether this machine has a network, concluded from what happened in this run."""

    clock: Clock
    anything: bool = False
    offline: bool = False
    _asked: set[str] = field(default_factory=set)
    _unreached: set[str] = field(default_factory=set)
    _since: float | None = None

    def asking(self, host: str) -> None:
        """A request to the host is about to be sent."""
        if self._since is None:
            self._since = self.clock()
        self._asked.add(host)
        self._judge()

    def connected(self) -> None:
        """Something out there answered: from now on, a failure is the host's own."""
        self.anything = True
        self.offline = False

    def record(self, host: str, response: Response) -> None:
        """Notes how an attempt ended."""
        if response.failure is Failure.TLS or (response.status and response.status not in GATEWAY_TROUBLE):
            self.connected()
        elif response.failure in UNREACHED:
            self._unreached.add(host)
            self._judge()

    def _judge(self) -> None:
        """Three hosts, or all that were asked; and both where some may still answer or others have not been tried."""
        if self.anything or not self._unreached or self._since is None:
            return
        every = self._unreached >= self._asked
        several = len(self._unreached) >= HOSTS_UNREACHED
        patient = self.clock() - self._since >= GRACE
        self.offline = self.offline or (every + several + patient >= 2)
