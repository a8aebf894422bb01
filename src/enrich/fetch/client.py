"""One request and its answer on the wire: no redirects, retries or politeness.

Each origin has a transport of its own: `origin` where it is reached directly, `proxied` where a proxy
stands between. httpx's client is not used: it keeps cookies from host to host and logs every URL, contact
address included.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import Counter, OrderedDict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import certifi
import httpx

from enrich.errors import BadConfig
from enrich.fetch.addresses import permitted, private_host
from enrich.fetch.asking import Asking, Message, Transport, written
from enrich.fetch.connect import Connector
from enrich.fetch.conversation import SpoiltHead
from enrich.fetch.failures import FAILURES, explain
from enrich.fetch.origin import Origin
from enrich.fetch.proxied import Proxied, ProxyBackend
from enrich.fetch.reading import TooLarge, read
from enrich.fetch.resolver import Resolve, Unreachable
from enrich.model import Failure, Response

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from enrich.fetch.hosts import Policy
    from enrich.fetch.settings import NetworkSettings

MOST_TRANSPORTS = 256

Key = tuple[str, str, int | None]
"""Scheme, host and port."""


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
        self._clock = asyncio.get_running_loop().time
        self._transports: OrderedDict[Key, Transport] = OrderedDict()
        self._busy: Counter[Key] = Counter()

    async def send(self, url: str, asking: Asking, policy: Policy, sent: Callable[[], None]) -> Response:
        """The answer of one host to one request, or why there is none. `sent` is called when it is on the wire."""
        try:
            return await self._exchange(url, asking, policy, sent)
        except Unreachable as error:
            return self._failed(url, error.failure, error.detail)
        except TimeoutError:
            return self._failed(url, Failure.TIMEOUT, f"no complete answer within {policy.total:g} s")
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

    async def _exchange(self, address: str, asking: Asking, policy: Policy, sent: Callable[[], None]) -> Response:
        url = httpx.URL(address)
        if why := private_host(url.host, allow_private=self._settings.allow_private):
            raise Unreachable(Failure.FORBIDDEN_ADDRESS, why)
        key = (url.scheme, url.host, url.port)
        transport = self._transport(key, policy)
        self._busy[key] += 1
        try:
            until = self._clock() + policy.total
            answer = await transport.send(Message(*written(url, asking, self._settings), policy, until, sent))
            try:
                at = self._now()
                asking.jar.keep(url, answer.status, answer.fields)
                headers, body, detail = await read(answer, link=asking.link, largest=policy.largest)
            finally:
                await answer.aclose()
        finally:
            self._busy[key] -= 1
            if len(self._transports) > MOST_TRANSPORTS:
                await self._close_idle()
        return Response(address, answer.status, at, headers, body, detail=detail)

    def _transport(self, key: Key, policy: Policy) -> Transport:
        if key not in self._transports:
            proxy = self._settings.proxies.choose(key[0], key[1])
            self._transports[key] = (
                Proxied(proxy, self._tls, self._to_proxy, policy.in_flight, self._connected)
                if proxy
                else Origin(self._direct, self._tls)
            )
        self._transports.move_to_end(key)
        return self._transports[key]

    async def _close_idle(self) -> None:
        """Closes the transport that has been idle longest, if one is."""
        idle = next((key for key in self._transports if not self._busy[key]), None)
        if idle is not None:
            del self._busy[idle]
            await self._transports.pop(idle).aclose()

    async def aclose(self) -> None:
        """Closes all connections."""
        while self._transports:
            await self._transports.popitem()[1].aclose()


def _tls_context(ca_file: str) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca_file or certifi.where())
    except (OSError, ssl.SSLError) as error:
        raise BadConfig(f"the file of certificate authorities {Path(ca_file)} cannot be used: {error}") from error
    context.set_alpn_protocols(["http/1.1"])
    return context
