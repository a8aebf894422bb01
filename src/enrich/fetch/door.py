"""The door: a question in, an observation out.

From the outside in: the store of observations; one request where several ask the same; no network
or a host that has failed too often; tries; the host's gate; the wire. Redirects are followed outside
of gates and tries, so that each hop waits at the gate of its own host. A retry takes a new turn at the gate,
so that none is held while waiting.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from enrich.fetch import addresses, hosts, keys, retry
from enrich.fetch.asking import Asking
from enrich.fetch.breaker import UNASKED, Circuit, Reach
from enrich.fetch.flights import Flights
from enrich.fetch.freshness import UNCHANGED, is_fresh, is_refusal, validators, worth_keeping, worth_remembering
from enrich.fetch.host import Host, authority, wished
from enrich.fetch.hosts import Policy
from enrich.fetch.pace import Clock, Gate, Sleep
from enrich.fetch.redirects import MOST_HOPS, target, without_fragment
from enrich.fetch.resolver import Resolve, resolve
from enrich.fetch.store import Store, key_of
from enrich.fetch.together import Gathering
from enrich.model import Failure, Hop, Question, Request, Response, answered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from types import TracebackType

    from enrich.fetch.settings import NetworkSettings
    from enrich.fetch.wire import Wire, Wired

LIKE_NO_NETWORK = frozenset({Failure.NO_SUCH_HOST, Failure.REFUSED})
"""How hosts fail on a machine without a network."""

KEPT_WITHIN = 0.05
"""Seconds in which what was observed is safe from being killed. A commit for each would cost more than to ask."""

FIRST_CONNECT = 3.0
"""Until anything has been reached, a connection may take so many seconds, so that a missing network shows soon."""


@dataclass
class Door:
    """A `model.Fetch`, and an async context manager: connections are closed at its end, the store is not.

    `now` gives the time of observations (aware, UTC), `clock` and `sleep` measure and spend waiting time.
    `asked` counts the requests that were sent, retries and redirects included, by host, and `asked_by` those of
    sources, by source. `wired` makes what carries them, a `Client` unless it is given. Raises BadConfig, on entering,
    for a CA file that cannot be read. What the docstrings call final is an answer after all retries.
    """

    settings: NetworkSettings
    store: Store
    now: Callable[[], datetime]
    sleep: Sleep = asyncio.sleep
    clock: Clock = time.monotonic
    resolve: Resolve = resolve
    policies: Callable[[str], Policy] | None = None
    wired: Wired | None = None
    asked: Mapping[str, int] = field(init=False)
    asked_by: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.asked = self._asked = Counter[str]()
        self.asked_by = self._asked_by = Counter[str]()
        self._reach = Reach(self.clock)
        self._width = asyncio.Semaphore(self.settings.width)
        self._hosts: dict[str, Host] = {}
        self._gates: dict[str, Gate] = {}
        self._flights = Flights[Response]()
        self._gathering = Gathering(self._shared)
        self._wire: Wire | None = None
        self._commit: asyncio.TimerHandle | None = None
        self._opened = self.now()
        self._started = self.clock()

    async def __aenter__(self) -> Self:
        from enrich.fetch.client import Client  # noqa: PLC0415 - httpx costs 0.1 s

        given = (self.settings, self.now, self.resolve, self._reach.connected)
        self._wire = self.wired(*given, self._interval) if self.wired else Client(*given)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._flights.abandon()
        if self._wire is not None:
            await self._wire.aclose()
        if self._commit is not None:
            self._commit.cancel()
        self.store.forget(self.now())
        self.store.commit()

    async def __call__(self, request: Request) -> Response:
        """The freshest observation that can be had. Its URL is without fragment."""
        request = replace(request, url=without_fragment(request.url)) if "#" in request.url else request
        kept = self.store.get(request)
        if kept is not None and is_fresh(request, kept, self.now()) and not self._to_be_refreshed(kept):
            return self._with_past(request, kept)
        together = request.together
        response = await (self._gathering(request, together) if together else self._shared(request))
        if request.question is Question.LINK:
            return self._with_past(request, response)
        if kept is None or worth_keeping(request, response) or request.page:
            return response
        return replace(kept, stale=True)

    def _with_past(self, request: Request, response: Response) -> Response:
        """An answer about a link with those of the days before it."""
        asked = request.question is Question.LINK
        earlier = self.store.history(request.url, response.at) if asked else ()
        return replace(response, earlier=earlier) if earlier else response

    def _to_be_refreshed(self, kept: Response) -> bool:
        """Whether an observation is to be made anew although it is fresh: once a run."""
        return self.settings.refresh and not self.settings.offline and kept.at < self._opened

    # --- one observation for all who ask the same -------------------------------------------------

    async def _shared(self, request: Request) -> Response:
        return await self._flights.share(key_of(request), lambda: self._observe(request))

    async def _observe(self, request: Request) -> Response:
        known = None if request.page or request.parts else self.store.get(request)
        response = await self._follow(request, known)
        if known is not None and response.status == UNCHANGED:
            response = replace(known, at=response.at, hops=response.hops)
        if self.store.begin():
            self._commit = asyncio.get_running_loop().call_later(KEPT_WITHIN, self.store.commit)
        keep = worth_keeping(request, response)
        if keep:
            self.store.put(request, response)
        if not request.page and answered(response) and (host := self._host(authority(response.url))).policy.service:
            host.circuit.read(understood=keep)
        if worth_remembering(request, response):
            self.store.remember(request.url, response)
        return response

    # --- redirects --------------------------------------------------------------------------------

    async def _follow(self, request: Request, known: Response | None) -> Response:
        asking = Asking(request.accept, request.page, request.as_browser, asker=request.asker, posts=request.posts)
        url, hops, seen = request.url, list[Hop](), set[tuple[str, str]]()
        while True:
            seen.add((url, str(asking.jar)))
            unless = validators(known) if known is not None and url == known.url else {}
            response = await self._ask(url, replace(asking, validators=unless) if unless else asking)
            response = replace(response, hops=tuple(hops)) if hops else response
            onward = target(response)
            if onward is None:
                return response
            hops.append(Hop(url, response.status))
            if not addresses.is_url(onward):
                # what answered is the last that has an address
                return replace(self._failed(url, Failure.FORBIDDEN_ADDRESS, "a redirect to no URL"), hops=tuple(hops))
            if len(hops) > MOST_HOPS or (onward, str(asking.jar)) in seen:
                return replace(self._failed(onward, Failure.TOO_MANY_REDIRECTS), hops=tuple(hops))
            if request.avoids(onward):
                return replace(self._failed(onward, Failure.EXCLUDED), hops=tuple(hops))
            url = keys.without_keys(hosts.without_contact(onward, self.settings.mailto), self.settings.keys)

    # --- one host ---------------------------------------------------------------------------------

    async def _ask(self, url: str, asking: Asking) -> Response:
        """The final answer of one host."""
        if why := addresses.refusal(url, allow_private=self.settings.allow_private):
            return self._failed(url, Failure.FORBIDDEN_ADDRESS, why)
        host = self._host(authority(url))
        if refused := self._refused(url, host, link=asking.link):
            return refused

        response = await retry.repeat(
            lambda: self._attempt(url, host, asking),
            lambda answer: self._try_again(host, answer),
            lambda answer, attempt: host.wait_before(answer, attempt, self.now()),
            attempts=host.policy.attempts,
            sleep=self.sleep,
        )
        host.circuit.conclude(response, page=asking.link)
        if host.policy.service and is_refusal(asking.accept, response):
            host.circuit.shut()
        return response

    async def _attempt(self, url: str, host: Host, asking: Asking) -> Response:
        async with host.gate.turn(lambda: self._refusal(host) is not None) as sent:
            if refused := self._refused(url, host, link=asking.link):
                return refused
            self._reach.asking(host.authority)
            started, host.open = self.clock(), host.open + 1
            try:
                response = await self._send(url, host, asking, sent)
            finally:
                host.open -= 1
        self._reach.record(host.authority, response)
        if asking.link and response.failure in LIKE_NO_NETWORK and not self._reach.anything:
            # a host that is not there, and a machine that has no network, cannot be told apart yet
            return self._failed(url, Failure.OFFLINE, response.failure.value)
        host.spend(self.clock() - started, response, page=asking.link)
        host.heed(response, self.now())
        return response

    async def _send(self, url: str, host: Host, asking: Asking, sent: Callable[[], None]) -> Response:
        """Adds the contact address and a key just before the wire, and takes them out of what comes back."""
        assert self._wire is not None, "the door is used outside of `async with`"  # noqa: S101 - a caller's bug
        mailto, secrets = self.settings.mailto, self.settings.keys
        self._asked[host.name] += 1
        host.circuit.asked += 1
        if asking.asker:
            self._asked_by[asking.asker] += 1
        asked = keys.with_key(hosts.with_contact(url, mailto), secrets)
        response = await self._wire.send(asked, asking, self._times(host.policy), sent)
        if not mailto and not secrets:
            return response

        def cleaned(text: str) -> str:
            return keys.without_keys(hosts.without_contact(text, mailto), secrets)

        return replace(
            response,
            url=url,
            headers=tuple((name, cleaned(value)) for name, value in response.headers),
            body=keys.body_without_keys(hosts.body_without_contact(response.body, mailto), secrets),
            detail=cleaned(response.detail),
        )

    def _try_again(self, host: Host, response: Response) -> bool:
        if self._refusal(host) or not retry.worth_retrying(response, self.now()):
            return False
        return response.failure is None or self._reach.anything

    def _times(self, policy: Policy) -> Policy:
        return policy if self._reach.anything else replace(policy, connect=min(policy.connect, FIRST_CONNECT))

    def _refusal(self, host: Host) -> Failure | None:
        if self._is_over():
            return Failure.OFFLINE if self.settings.offline or self._reach.offline else Failure.OUT_OF_BUDGET
        return host.circuit.refusal()

    def _is_over(self) -> bool:
        """Whether nobody is asked any more: there is no network, or no time."""
        late = self.settings.deadline and self.clock() - self._started > self.settings.deadline
        return self.settings.offline or self._reach.offline or bool(late)

    def _refused(self, url: str, host: Host, *, link: bool) -> Response | None:
        """The answer to a request that is not sent. A page shares the fate of the others of its dead host."""
        failure = self._refusal(host)
        if failure is None:
            return None
        cause = host.circuit.cause
        if link and failure is Failure.CIRCUIT_OPEN and cause is not None:
            return self._failed(url, cause, UNASKED)
        return self._failed(url, failure)

    def _host(self, at: str) -> Host:
        if at not in self._hosts:
            name = urlsplit(f"//{at}").hostname or at
            policy = self.policies(name) if self.policies else wished(name, self.settings)
            circuit = Circuit(policy.patience, policy.slow, policy.most)
            pace = hosts.PACE_OF.get(at, at)
            gate = self._gates.setdefault(pace, Gate(policy, self.clock, self.sleep, self._width))
            self._hosts[at] = Host(at, name, policy, gate, circuit)
        return self._hosts[at]

    def _interval(self, url: str) -> float:
        return self._host(authority(url)).gate.interval

    def _failed(self, url: str, failure: Failure, detail: str = "") -> Response:
        return Response(url, 0, self.now(), failure=failure, detail=detail)
