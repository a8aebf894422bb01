"""How a request is put: for whom, with which headers and cookies, as which message on the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from enrich.fetch.inflate import ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from http.cookiejar import Cookie

    from httpx import URL, Cookies

    from enrich.fetch.hosts import Policy
    from enrich.fetch.settings import NetworkSettings

Fields = list[tuple[bytes, bytes]]
"""The headers of a message as they stand on the wire, in their order."""

BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept-Language": "en-US,en;q=0.5",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
    "Upgrade-Insecure-Requests": "1",
}
"""What a browser sends with an address that its user typed. Some hosts refuse everyone else."""


class Jar:
    """The cookies of one chain of redirects. Most hosts set none: only the first that does has a jar made."""

    def __init__(self) -> None:
        self._cookies: Cookies | None = None

    def keep(self, url: URL, status: int, fields: Fields) -> None:
        """Keeps what an answer sets, as far as its host may set it."""
        if not any(name.lower() == b"set-cookie" for name, _ in fields):
            return
        import httpx  # noqa: PLC0415 - it costs 0.1 s

        self._cookies = httpx.Cookies() if self._cookies is None else self._cookies
        answer = httpx.Response(status, headers=fields, request=httpx.Request("GET", url))
        self._cookies.extract_cookies(answer)

    def fields(self, url: URL) -> Fields:
        """The header that brings an address its cookies. Raises UnicodeError for one that cannot be sent back."""
        if not self._cookies:
            return []
        import httpx  # noqa: PLC0415 - as above

        request = httpx.Request("GET", url)
        self._cookies.set_cookie_header(request)
        return [(name, value) for name, value in request.headers.raw if name.lower() == b"cookie"]

    def held(self) -> tuple[Cookie, ...]:
        """The cookies, for whoever asks from elsewhere."""
        return tuple(self._cookies.jar) if self._cookies else ()

    def hold(self, cookies: Iterable[Cookie]) -> None:
        """Takes in what was set elsewhere."""
        import httpx  # noqa: PLC0415 - as above

        for cookie in cookies:
            self._cookies = httpx.Cookies() if self._cookies is None else self._cookies
            self._cookies.jar.set_cookie(cookie)

    def __str__(self) -> str:
        """The cookies: a redirect to the same place with another one is no loop."""
        return str(self._cookies) if self._cookies else ""


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask: what to accept, whether for a link. `jar` holds a redirect chain's cookies.

    `asker` is who asks, "" where it is for a link. `validators` are the headers that ask for an answer only if it has
    changed. `posts` is that of the request.
    """

    accept: str
    link: bool = False
    as_browser: bool = False
    jar: Jar = field(default_factory=Jar)
    asker: str = ""
    validators: Mapping[str, str] = field(default_factory=dict)
    posts: str = ""


class Message(NamedTuple):
    """A request as it goes on the wire. With a `content` it is a POST.

    `times` bounds its steps, and `until`, on the event loop's clock, all of it. `sent` is called when it is sent.
    """

    url: URL
    fields: Fields
    content: bytes | None
    times: Policy
    until: float
    sent: Callable[[], None]

    @property
    def method(self) -> bytes:
        return b"GET" if self.content is None else b"POST"


class Answer(Protocol):
    """What came back, while its body comes. Whoever got it closes it."""

    status: int
    fields: Fields

    def piece(self) -> Awaitable[bytes]:
        """The next piece of the body as it came, still encoded; b"" after the last."""
        ...

    async def aclose(self) -> None: ...


class Transport(Protocol):
    """Sends messages to one origin. Raises Unreachable, TimeoutError, ssl.SSLError and exceptions of httpx's."""

    async def send(self, message: Message) -> Answer: ...

    async def aclose(self) -> None: ...


def written(url: URL, asking: Asking, settings: NetworkSettings) -> tuple[URL, Fields, bytes | None]:
    """Address, headers and content of a request: what a service takes in the body only leaves the query, as a list."""
    named = {"User-Agent": settings.user_agent, "Accept": asking.accept, "Accept-Encoding": ACCEPTED}
    if asking.as_browser:
        named |= BROWSER
    named |= asking.validators
    named |= settings.headers(url.scheme, url.host)
    fields = [(b"Host", url.netloc), *((name.encode(), value.encode("ascii")) for name, value in named.items())]
    fields += asking.jar.fields(url)
    values = url.params.get(asking.posts) if asking.posts else None
    if values is None:
        return url, fields, None
    bare = url.copy_with(query=str(url.params.remove(asking.posts)).encode())
    content = msgspec.json.encode({asking.posts: values.split(",")})
    fields += [(b"Content-Type", b"application/json"), (b"Content-Length", b"%d" % len(content))]
    return bare, fields, content
