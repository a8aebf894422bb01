"""What the exceptions of the layers below mean. Only `client` needs to know that they exist."""

from __future__ import annotations

import ssl

import httpx

from enrich.fetch.connect import causes
from enrich.fetch.inflate import Undecodable
from enrich.model import Failure

FAILURES: tuple[tuple[type[BaseException], Failure], ...] = (
    (ssl.SSLError, Failure.TLS),
    (httpx.ProxyError, Failure.PROXY),
    (httpx.TimeoutException, Failure.TIMEOUT),
    (httpx.ConnectError, Failure.REFUSED),
    (httpx.NetworkError, Failure.RESET),
    (httpx.ProtocolError, Failure.NOT_HTTP),
    (httpx.TransportError, Failure.NOT_HTTP),
    (httpx.InvalidURL, Failure.FORBIDDEN_ADDRESS),
    (Undecodable, Failure.NOT_HTTP),
    (UnicodeError, Failure.NOT_HTTP),  # a cookie that cannot be sent back
    (OSError, Failure.RESET),
)
"""What each exception of the layers below means; the first row that fits counts."""

_CUT_SHORT = ("Server disconnected", "peer closed connection")
"""How httpcore and h11 begin their message when a connection was lost, which they call a protocol error too."""


def explain(error: BaseException) -> tuple[Failure, str]:
    """Which failure an exception of the layers below means, and its own words."""
    words = str(error)[:300] or type(error).__name__
    if isinstance(error, httpx.RemoteProtocolError) and words.startswith(_CUT_SHORT):
        return Failure.RESET, words
    if isinstance(error, httpx.NetworkError) and any(_is_of_tls(cause) for cause in causes(error)):
        return Failure.TLS, words
    return next(failure for kind, failure in FAILURES if isinstance(error, kind)), words


def _is_of_tls(cause: BaseException) -> bool:
    """Whether TLS itself failed. Waiting for data and a lost connection raise an SSLError too."""
    return isinstance(cause, ssl.SSLError) and not isinstance(
        cause, ssl.SSLWantReadError | ssl.SSLWantWriteError | ssl.SSLEOFError | ssl.SSLZeroReturnError
    )
