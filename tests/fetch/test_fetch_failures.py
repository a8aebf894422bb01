import ssl

import httpx
import pytest

from enrich.fetch.failures import explain
from enrich.model import Failure


def caused(error: Exception, by: Exception) -> Exception:
    error.__cause__ = by
    return error


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (caused(httpx.ConnectError("x"), ssl.SSLCertVerificationError("expired")), Failure.TLS),
        (httpx.ConnectError("refused"), Failure.REFUSED),
        (caused(httpx.ReadTimeout("slow"), ssl.SSLWantReadError()), Failure.TIMEOUT),
        (caused(httpx.ReadError("lost"), ssl.SSLWantReadError()), Failure.RESET),
        (caused(httpx.ReadError("lost"), ssl.SSLEOFError()), Failure.RESET),
        (httpx.ConnectTimeout(""), Failure.TIMEOUT),
        (httpx.ReadTimeout(""), Failure.TIMEOUT),
        (httpx.PoolTimeout(""), Failure.TIMEOUT),
        (httpx.ReadError(""), Failure.RESET),
        (httpx.WriteError(""), Failure.RESET),
        (httpx.ProxyError("407"), Failure.PROXY),
        (httpx.RemoteProtocolError("Server disconnected without sending a response."), Failure.RESET),
        (httpx.RemoteProtocolError("illegal status line"), Failure.NOT_HTTP),
        (httpx.LocalProtocolError("illegal header"), Failure.NOT_HTTP),
        (httpx.InvalidURL("x"), Failure.FORBIDDEN_ADDRESS),
        (ssl.SSLError("bad record"), Failure.TLS),
        (ConnectionResetError(), Failure.RESET),
        (UnicodeEncodeError("ascii", "é", 0, 1, "x"), Failure.NOT_HTTP),
    ],
)
def test_each_exception_of_the_client_has_its_meaning(error, failure):
    assert explain(error)[0] is failure
    assert explain(error)[1]


def test_a_ring_of_exceptions_is_walked_once():
    one, other = httpx.ReadError("one"), OSError("other")
    one.__cause__, other.__cause__ = other, one
    assert explain(one) == (Failure.RESET, "one")
