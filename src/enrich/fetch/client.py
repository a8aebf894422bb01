"""One request and its answer on the wire: no redirects, retries or politeness.

Transports of httpx's are used without its client, which keeps cookies from host to host and logs
every URL, contact address included. Each origin has a transport of its own: `origin` where it is
reached directly, httpcore where a proxy stands between.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import Counter, OrderedDict
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import certifi
import httpcore
import httpx

from enrich.errors import BadConfig
from enrich.fetch.addresses import permitted, private_host
from enrich.fetch.connect import Connector, ProxyBackend, ProxyTransport
from enrich.fetch.conversation import SpoiltHead
from enrich.fetch.failures import FAILURES, explain
from enrich.fetch.inflate import ACCEPTED, Inflater, Undecodable
from enrich.fetch.origin import Origin
from enrich.fetch.resolver import Resolve, Unreachable
from enrich.model import Failure, Response

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Mapping
    from datetime import datetime

    from enrich.fetch.hosts import Policy
    from enrich.fetch.settings import NetworkSettings

MOST_TRANSPORTS = 256
MOST_PAGE = 256 * 1024
MOST_OTHER = 4 * 1024
"""What is read of a page behind a link, and of anything else behind a link or of a redirect, in bytes after
decompression. Of other answers, the host's policy tells it."""

LONGEST_PAGE = 10.0
"""Seconds for which a page behind a link is read. One that comes more slowly is there all the same."""

_LONGEST_HEADER = 2048

KEPT_HEADERS = frozenset({
    "content-encoding", "content-length", "content-type", "date", "etag", "last-modified", "location", "refresh",
    "retry-after", "server",
    "cf-mitigated", "x-amzn-waf-action", "x-datadome",
    "x-api-pool", "x-concurrency-limit", "x-rate-limit-interval", "x-rate-limit-limit",
    "x-ratelimit-remaining", "x-ratelimit-reset",
})  # fmt: skip
"""The headers that rules may look at; the others, cookies above all, are nobody's business."""

BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept-Language": "en-US,en;q=0.5",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
    "Upgrade-Insecure-Requests": "1",
}
"""What a browser sends with an address that its user typed. Some hosts refuse everyone else."""

THROUGH_PROXY = "proxy.start_tls.complete"
SENDING = "http11.send_request_headers.started"
"""What httpcore's `trace` extension calls it when a host has answered from behind a proxy, and when it is asked."""


class TooLarge(Exception):
    """The answer is longer than it may be."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask: what to accept, how long to wait, whether for a link. `jar` holds a redirect chain's cookies.

    `asker` is who asks, "" where it is for a link. `validators` are the headers that ask for an answer only if it has
    changed. `sent` is called when the request is put on the wire. `posts` is that of the request. `interval` is what
    now separates two requests to the host, in seconds; its gate keeps it, and so does whoever is asked to send later.
    """

    accept: str
    policy: Policy
    link: bool = False
    as_browser: bool = False
    jar: httpx.Cookies = field(default_factory=httpx.Cookies)
    asker: str = ""
    validators: Mapping[str, str] = field(default_factory=dict)
    sent: Callable[[], None] = lambda: None
    posts: str = ""
    interval: float = 0.0


class Client:
    """Sends one request and reads its answer. Never raises for what a host did.

    `connected` is called when a host, rather than a proxy, has been reached. Raises BadConfig for a CA
    file that cannot be read.
    """

    def __init__(
        self, settings: NetworkSettings, now: Callable[[], datetime], resolve: Resolve, connected: Callable[[], None]
    ) -> None:
        self._settings, self._now = settings, now
        self._tls = _tls_context(settings.ca_file)
        self._connected = connected
        self._direct = Connector(resolve, partial(permitted, allow_private=settings.allow_private), connected)
        self._to_proxy = ProxyBackend(resolve)
        self._transports: OrderedDict[tuple[str, str, int | None], httpx.AsyncBaseTransport] = OrderedDict()
        self._busy: Counter[tuple[str, str, int | None]] = Counter()

    async def send(self, url: str, asking: Asking) -> Response:
        """The answer of one host to one GET, or why there is none."""
        try:
            async with asyncio.timeout(asking.policy.total):
                return await self._exchange(url, asking)
        except Unreachable as error:
            return self._failed(url, error.failure, error.detail)
        except TimeoutError:
            return self._failed(url, Failure.TIMEOUT, f"no complete answer within {asking.policy.total:g} s")
        except SpoiltHead as error:
            if not asking.link:
                return self._failed(url, Failure.NOT_HTTP, str(error))
            # browsers do not mind, so who follows the link comes to a page
            return Response(url, error.status, self._now(), detail=f"a spoilt head: {error}")
        except TooLarge as error:
            return self._failed(url, Failure.TOO_LARGE, str(error))
        except tuple(kind for kind, _ in FAILURES) as error:
            return self._failed(url, *explain(error))

    def _failed(self, url: str, failure: Failure, detail: str) -> Response:
        return Response(url, 0, self._now(), failure=failure, detail=detail)

    async def _exchange(self, address: str, asking: Asking) -> Response:
        url = httpx.URL(address)
        if why := private_host(url.host, allow_private=self._settings.allow_private):
            raise Unreachable(Failure.FORBIDDEN_ADDRESS, why)
        key = (url.scheme, url.host, url.port)
        transport = self._transport(key, asking.policy)
        self._busy[key] += 1
        try:
            request = self._request(url, asking)
            answer = await transport.handle_async_request(request)
            answer.request = request
            return await self._read(address, answer, asking)
        finally:
            self._busy[key] -= 1
            await self._close_idle()

    def _request(self, url: httpx.URL, asking: Asking) -> httpx.Request:
        times = asking.policy
        timeout = {"connect": times.connect, "read": times.read, "write": times.read, "pool": None}
        headers = {"User-Agent": self._settings.user_agent, "Accept": asking.accept, "Accept-Encoding": ACCEPTED}
        if asking.as_browser:
            headers |= BROWSER
        headers |= asking.validators
        headers |= self._settings.headers(url.scheme, url.host)
        extensions = {"timeout": timeout, "trace": partial(self._trace, asking.sent), "sent": asking.sent}
        request = _asked(url, asking.posts, headers, extensions)
        if asking.jar:
            asking.jar.set_cookie_header(request)
        return request

    async def _trace(self, sent: Callable[[], None], event: str, told: Mapping[str, object]) -> None:
        if event == THROUGH_PROXY:
            self._connected()
        elif event == SENDING and getattr(told.get("request"), "method", b"") != b"CONNECT":
            sent()

    async def _read(self, url: str, answer: httpx.Response, asking: Asking) -> Response:
        try:
            if "set-cookie" in answer.headers:
                asking.jar.extract_cookies(answer)
            at, body, detail = self._now(), list[bytes](), ""
            limit, cut = _limit(answer, asking)
            try:
                await _read_body(answer, body, limit, cut=cut)
            except (httpx.TransportError, OSError) as error:
                if not cut:
                    raise
                detail = f"the page broke off: {error}"
            return Response(url, answer.status_code, at, kept(answer.headers), b"".join(body), detail=detail)
        finally:
            await answer.aclose()

    def _transport(self, key: tuple[str, str, int | None], policy: Policy) -> httpx.AsyncBaseTransport:
        if key not in self._transports:
            proxy = self._settings.proxies.choose(key[0], key[1])
            self._transports[key] = self._through(proxy, policy.in_flight) if proxy else Origin(self._direct, self._tls)
        self._transports.move_to_end(key)
        return self._transports[key]

    def _through(self, proxy: str, size: int) -> ProxyTransport:
        named = httpx.Proxy(proxy)
        pool = httpcore.AsyncHTTPProxy(
            proxy_url=str(named.url),
            proxy_auth=named.raw_auth,
            ssl_context=self._tls,
            proxy_ssl_context=self._tls if named.url.scheme == "https" else None,
            max_connections=size,
            keepalive_expiry=30.0,
            network_backend=self._to_proxy,
        )
        return ProxyTransport(pool)

    async def _close_idle(self) -> None:
        """Closes the transport that has been idle longest, if there are too many."""
        if len(self._transports) > MOST_TRANSPORTS:
            idle = next((key for key in self._transports if not self._busy[key]), None)
            if idle is not None:
                del self._busy[idle]
                await self._transports.pop(idle).aclose()

    async def aclose(self) -> None:
        """Closes all connections."""
        while self._transports:
            await self._transports.popitem()[1].aclose()


def _asked(url: httpx.URL, posts: str, headers: dict[str, str], extensions: dict[str, object]) -> httpx.Request:
    """The request for an address: what a service takes in the body only is taken out of the query, as a list."""
    values = url.params.get(posts) if posts else None
    if values is None:
        return httpx.Request("GET", url, headers=headers, extensions=extensions)
    bare = url.copy_with(query=str(url.params.remove(posts)).encode())
    return httpx.Request("POST", bare, headers=headers, json={posts: values.split(",")}, extensions=extensions)


def kept(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    """The headers that an observation keeps, names in lower case."""
    return tuple((name, value[:_LONGEST_HEADER]) for name, value in headers.multi_items() if name in KEPT_HEADERS)


def _limit(answer: httpx.Response, asking: Asking) -> tuple[int, bool]:
    """How many bytes of the body to read, and whether what is longer is cut off rather than refused."""
    if 300 <= answer.status_code < 400:
        return MOST_OTHER, True
    if not asking.link:
        return asking.policy.largest, False
    kind = answer.headers.get("content-type", "").lower()
    return MOST_PAGE if not kind or "html" in kind or "xml" in kind else MOST_OTHER, True


async def _read_body(answer: httpx.Response, parts: list[bytes], limit: int, *, cut: bool) -> None:
    """Adds what comes to `parts`, so that it is there even if the rest does not come. Raises TooLarge."""
    room, now = limit, asyncio.get_running_loop().time
    until = now() + LONGEST_PAGE
    try:
        inflater = Inflater(answer.headers.get("content-encoding", ""))
        stream = cast("httpx.AsyncByteStream", answer.stream)
        # httpx declares an iterator where transports return a generator, which must be closed if it is left early
        async with aclosing(cast("AsyncGenerator[bytes]", aiter(stream))) as pieces:
            async for piece in pieces:
                for part in inflater.feed(piece):
                    parts.append(part[:room])
                    room -= len(part)
                    if room < 0 and not cut:
                        raise TooLarge(f"more than {limit} bytes")
                    if room < 0 or (cut and now() > until):
                        return
    except Undecodable:
        if not cut:
            raise


def _tls_context(ca_file: str) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca_file or certifi.where())
    except (OSError, ssl.SSLError) as error:
        raise BadConfig(f"the file of certificate authorities {Path(ca_file)} cannot be used: {error}") from error
    context.set_alpn_protocols(["http/1.1"])
    return context
