"""The wire, seen through the door, against a server that misbehaves."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import tracemalloc
from dataclasses import replace

import httpcore
import httpx
import pytest
import trustme

from enrich.errors import BadConfig
from enrich.fetch import client, reading
from enrich.fetch.asking import Asking, Message
from enrich.fetch.connect import Connector
from enrich.fetch.origin import Origin
from enrich.fetch.proxied import Proxied, ProxyBackend
from enrich.fetch.settings import HostWish, NetworkSettings, Proxies
from enrich.model import Failure, Question, Request
from fetch.fakes import AT_ONCE, Clock, loopback, reply, resolver

pytestmark = pytest.mark.anyio

ONCE = replace(AT_ONCE, attempts=1)
HASTY = replace(ONCE, read=0.1, total=0.3)


async def asked(open_door, routes, path="/", policy=ONCE, settings=None, **about):
    """The response to one request of a server with these routes, and the server."""
    async with loopback(routes) as site, open_door(settings, policies=lambda _: policy) as door:
        return await door(site.request(path, **about)), site


async def hang(site, writer):
    await asyncio.sleep(5)


async def drip(site, writer):
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
    for _ in range(1000):
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def hang_up(site, writer):
    writer.close()


async def reset(site, writer):
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    writer.transport.abort()


async def cut_short(site, writer):
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf")
    writer.close()


async def begin_to_speak(site, writer):
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-le")
    writer.close()


async def speak_another_language(site, writer):
    writer.write(b"220 mail.example.org ready")
    writer.close()


async def an_endless_header(site, writer):
    writer.write(b"HTTP/1.1 200 OK\r\nx: ")
    await write_without_end(writer)


async def an_endless_trailer(site, writer):
    writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nx: ")
    await write_without_end(writer)


async def write_without_end(writer):
    for _ in range(64):
        writer.write(b"x" * 65_536)
        await writer.drain()


@pytest.mark.parametrize(
    ("route", "failure"),
    [
        (hang, Failure.TIMEOUT),
        (drip, Failure.TIMEOUT),
        (hang_up, Failure.RESET),
        (reset, Failure.RESET),
        (cut_short, Failure.RESET),
        (begin_to_speak, Failure.RESET),
        (speak_another_language, Failure.NOT_HTTP),
        (an_endless_header, Failure.NOT_HTTP),
        (an_endless_trailer, Failure.NOT_HTTP),
        (b"HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n", Failure.NOT_HTTP),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", Failure.NOT_HTTP),
        (b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n", Failure.NOT_HTTP),
        (reply(200, b"plain", content_encoding="gzip"), Failure.NOT_HTTP),
        (reply(200, b"x", content_encoding="br"), Failure.NOT_HTTP),
    ],
)
async def test_what_a_host_does_wrong_is_a_failure_and_never_an_exception(open_door, route, failure):
    response, _ = await asked(open_door, {"/": route}, policy=HASTY)
    assert (response.status, response.failure) == (0, failure)
    assert response.detail


SPOILT = b"HTTP/1.1 404 Gone\r\nMy Header: x\r\ncontent-length: 1\r\n\r\nx"


async def test_a_head_with_a_spoilt_line_still_says_how_the_page_behind_a_link_is(open_door):
    response, _ = await asked(open_door, {"/": SPOILT}, question=Question.LINK)
    assert (response.status, response.failure) == (404, None)
    assert "spoilt head" in response.detail
    data, _ = await asked(open_door, {"/": SPOILT})
    assert data.failure is Failure.NOT_HTTP


async def cut_off(site, writer):
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 1000\r\n\r\n<title>A")


@pytest.mark.parametrize("route", [cut_off, drip])
async def test_a_page_that_breaks_off_is_there_all_the_same(open_door, route, monkeypatch):
    monkeypatch.setattr("enrich.fetch.reading.LONGEST_PAGE", 0.05)
    response, _ = await asked(open_door, {"/": route}, question=Question.LINK, policy=HASTY)
    assert (response.status, response.failure) == (200, None)
    assert response.body


async def test_a_drip_ends_with_the_time_of_one_request(open_door):
    began = asyncio.get_running_loop().time()
    response, _ = await asked(open_door, {"/": drip}, policy=HASTY)
    assert response.detail == "no complete answer within 0.3 s"
    assert asyncio.get_running_loop().time() - began < 2


async def test_a_closed_port_is_a_refused_connection(open_door):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    async with open_door(policies=lambda _: ONCE) as door:
        response = await door(Request(f"http://127.0.0.1:{port}/"))
    assert (response.failure, response.detail) == (Failure.REFUSED, "Connection refused")


async def test_a_host_that_does_not_speak_tls_fails_in_tls(open_door):
    async def talk(reader, writer):
        await reader.read(1)
        writer.write(reply(400))
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server, open_door(policies=lambda _: ONCE) as door:
        port = server.sockets[0].getsockname()[1]
        response = await door(Request(f"https://127.0.0.1:{port}/"))
    assert response.failure is Failure.TLS


async def test_an_answer_is_read_with_its_headers_but_without_cookies(open_door):
    route = reply(200, b'{"a": 1}', content_type="application/json", set_cookie="id=1", x_powered_by="x", ETag='"1"')
    response, site = await asked(open_door, {"/x": route}, "/x?y=z")
    assert (response.status, response.body) == (200, b'{"a": 1}')
    said = (("content-length", "8"), ("content-type", "application/json"), ("etag", '"1"'))
    assert response.headers == said
    assert response.url == site.url("/x?y=z")


async def test_a_request_says_who_asks_and_what_it_can_read(open_door):
    settings = NetworkSettings(allow_private=True, version="9")
    _, site = await asked(open_door, {"/": reply(200)}, settings=settings, accept="application/json")
    head = site.heads[0].lower()
    assert "user-agent: enrich/9 (tends curated lists" in head
    assert "accept: application/json" in head
    assert "accept-encoding: gzip, deflate\r\n" in head


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\ncontent-length: 2\n\nok",
        b"HTTP/1.0 200 OK\r\n\r\nok",
        b"HTTP/1.1 200\r\ncontent-length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;a=b\r\no\r\n1 \r\nk\r\n0\r\nx: y\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-length: 9\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nx-odd: \x01\r\ncontent-length: 2\r\n\r\nok",
    ],
)
async def test_what_old_servers_get_wrong_is_read_all_the_same(open_door, said):
    async def say(site, writer):
        writer.write(said)
        await writer.drain()
        writer.close()

    response, _ = await asked(open_door, {"/": say})
    assert (response.status, response.body, response.failure) == (200, b"ok", None)


async def test_an_answer_that_was_not_asked_for_ends_the_connection(open_door):
    async with loopback({"/": reply(200, b"one") + reply(200, b"two")}) as site, open_door() as door:
        bodies = [(await door(site.request(f"/?{number}"))).body for number in range(3)]
    assert bodies == [b"one"] * 3
    assert site.connections == 3


async def test_a_body_that_nobody_reads_makes_its_host_wait(open_door):
    sent = 0

    async def pour(site, writer):
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while sent < 64_000_000:
            writer.write(b"x" * 65_536)
            await writer.drain()
            sent += 65_536

    async with loopback({"/": pour}) as site:
        origin = Origin(Connector(resolver(), lambda _: True, lambda: None), ssl.create_default_context())
        until = asyncio.get_running_loop().time() + 5
        answer = await origin.send(Message(httpx.URL(site.url("/")), [], None, ONCE, until, lambda: None))
        await asyncio.sleep(0.2)
        held = sum(map(len, next(iter(origin._busy))._pieces))
        await answer.aclose()
        await origin.aclose()
    assert 0 < held < 1_000_000
    assert sent < 64_000_000


async def test_a_header_cannot_begin_another(open_door):
    settings = NetworkSettings(allow_private=True, hosts={"127.0.0.1": HostWish({"x-a": "b\r\nx-c: d"})})
    async with open_door(settings) as door:
        assert (await door(Request("https://127.0.0.1:9/"))).failure is Failure.NOT_HTTP


async def test_a_page_is_read_over_tls_from_a_host_that_forgets_to_say_farewell(open_door, tmp_path):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    async def talk(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\nsecret")
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.get_extra_info("socket")._sock.shutdown(socket.SHUT_RDWR)

    async with await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context) as server:
        port = server.sockets[0].getsockname()[1]
        trusting = NetworkSettings(allow_private=True, ca_file=str(tmp_path / "ca.pem"))
        async with open_door(trusting, policies=lambda _: ONCE) as door:
            response = await door(Request(f"https://127.0.0.1:{port}/"))
        async with open_door(policies=lambda _: ONCE) as door:
            distrusted = await door(Request(f"https://127.0.0.1:{port}/?again"))
    assert (response.status, response.body) == (200, b"secret")
    assert distrusted.failure is Failure.TLS


async def test_gzip_is_read(open_door):
    response, _ = await asked(open_door, {"/": reply(200, gzip.compress(b"text"), content_encoding="gzip")})
    assert response.body == b"text"


async def test_a_gzip_bomb_is_refused_before_it_fills_the_memory(open_door):
    bomb = reply(200, gzip.compress(b"\0" * 64 * 1024 * 1024), content_encoding="gzip")
    tracemalloc.start()
    try:
        response, _ = await asked(open_door, {"/": bomb}, policy=replace(ONCE, total=20.0))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert response.failure is Failure.TOO_LARGE
    assert response.detail == f"more than {ONCE.largest} bytes"
    assert peak < 2 * ONCE.largest


async def test_of_a_page_behind_a_link_only_the_beginning_is_read(open_door):
    page = reply(200, b"<p>" * 1_000_000, content_type="text/html")
    response, _ = await asked(open_door, {"/": page}, question=Question.LINK)
    assert (response.status, len(response.body)) == (200, reading.MOST_PAGE)


async def test_of_anything_else_behind_a_link_hardly_anything_is_read(open_door):
    paper = reply(200, b"%PDF-1.7" * 1_000_000, content_type="application/pdf")
    response, _ = await asked(open_door, {"/": paper}, question=Question.LINK)
    assert (response.status, len(response.body)) == (200, reading.MOST_OTHER)


async def test_a_link_whose_body_cannot_be_decoded_is_alive_all_the_same(open_door):
    response, _ = await asked(open_door, {"/": reply(200, b"x", content_encoding="zstd")}, question=Question.LINK)
    assert (response.status, response.body) == (200, b"")


async def test_connections_are_kept_and_their_number_bounded(open_door):
    two = replace(AT_ONCE, in_flight=2)
    async with loopback({}) as site, open_door(policies=lambda _: two) as door:
        await asyncio.gather(*[door(site.request(f"/{page}")) for page in range(20)])
    assert len(site.paths) == 20
    assert site.most_open <= 2
    assert site.connections <= 2


async def test_transports_of_hosts_that_are_idle_are_closed(open_door, monkeypatch):
    monkeypatch.setattr(client, "MOST_TRANSPORTS", 3)
    async with loopback({}) as site, open_door(resolve=resolver()) as door:
        for number in range(10):
            await door(site.request("/", host=f"host{number}.example.org"))
            assert len(door._wire._transports) <= 3
    assert site.connections == 10


async def test_a_proxy_is_asked_for_hosts_that_this_machine_does_not_resolve(open_door):
    async with loopback({"http://example.org/x": reply(200, b"by proxy")}) as proxy:
        settings = NetworkSettings(proxies=Proxies(http=proxy.url("")))
        async with open_door(settings) as door:
            response = await door(Request("http://example.org/x"))
    assert response.body == b"by proxy"


async def test_a_proxy_is_not_asked_for_private_hosts(open_door):
    async with loopback({}) as proxy:
        settings = NetworkSettings(proxies=Proxies(http=proxy.url("")))
        async with open_door(settings) as door:
            for url in ("http://169.254.169.254/", "http://localhost/", "http://0x7f.1/"):
                assert (await door(Request(url))).failure is Failure.FORBIDDEN_ADDRESS
    assert proxy.connections == 0


async def test_a_proxy_that_refuses_to_connect_is_a_failure_of_the_proxy(open_door):
    async with loopback({"example.org:443": reply(502)}) as proxy:
        settings = NetworkSettings(proxies=Proxies(https=proxy.url("")))
        async with open_door(settings, policies=lambda _: ONCE) as door:
            response = await door(Request("https://example.org/x"))
    assert (response.failure, response.detail) == (Failure.PROXY, "502 Words")


async def test_a_proxy_that_is_down_is_a_failure_of_the_proxy(open_door):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    settings = NetworkSettings(proxies=Proxies(https=f"http://127.0.0.1:{port}"))
    async with open_door(settings, policies=lambda _: ONCE) as door:
        response = await door(Request("https://example.org/x"))
    assert (response.failure, response.detail) == (Failure.PROXY, "the proxy cannot be reached: Connection refused")


async def test_a_name_that_resolves_inside_the_network_is_not_connected_to(open_door):
    async with loopback({"/": reply(200)}) as site, open_door(NetworkSettings(), resolve=resolver()) as door:
        response = await door(site.request("/", host="rebound.example.org"))
    assert (response.failure, site.connections) == (Failure.FORBIDDEN_ADDRESS, 0)
    assert response.detail == "rebound.example.org has no public address"


async def test_a_name_that_changes_its_address_is_checked_at_every_connection(open_door):
    answers = ["127.0.0.1", "10.0.0.1"]

    async def rebinding(host, port):
        return (answers.pop(0),)

    permitted_once = iter([True, False])

    async with loopback({"/": hang_up}) as site, open_door(resolve=rebinding) as door:
        door._wire._direct._permitted = lambda address: next(permitted_once)
        first = await door(site.request("/", host="rebound.example.org"))
    assert first.failure is Failure.FORBIDDEN_ADDRESS
    assert answers == []


async def test_a_file_of_authorities_that_is_missing_is_told_before_anything_is_asked(open_door):
    with pytest.raises(BadConfig, match=r"missing\.pem cannot be used"):
        async with open_door(NetworkSettings(ca_file="missing.pem")):
            pass


def through_proxy(connected):
    return Proxied("http://127.0.0.1:9", ssl.create_default_context(), ProxyBackend(resolver()), 1, connected)


async def test_a_host_behind_a_proxy_is_reached_once_it_has_shaken_hands():
    reached = []
    proxied = through_proxy(lambda: reached.append(True))
    await proxied.traced(not_sent, "proxy.start_tls.started", {})
    assert reached == []
    await proxied.traced(not_sent, "proxy.start_tls.complete", {})
    assert reached == [True]


def not_sent():
    raise AssertionError("nothing was sent")


async def test_a_request_through_a_proxy_is_sent_when_it_is_and_not_when_the_proxy_is_asked_for_its_host():
    sent = []
    proxied = through_proxy(lambda: None)
    for method in (b"CONNECT", b"GET"):
        request = httpcore.Request(method, "https://example.org/")
        await proxied.traced(lambda: sent.append(True), "http11.send_request_headers.started", {"request": request})
    assert sent == [True]


@pytest.mark.parametrize("kept", [0, 1])
async def test_a_request_is_sent_once_its_connection_stands(kept):
    sent = []

    async def slow(site, writer):
        assert len(sent) == len(site.paths)
        writer.write(reply(200, b"text"))

    async with loopback({"/": slow}) as site:
        one = client.Client(NetworkSettings(allow_private=True), Clock().now, resolver(), lambda: None)
        for _ in range(kept + 1):
            await one.send(site.url("/"), Asking("*/*"), ONCE, lambda: sent.append(True))
        await one.aclose()
    assert len(sent) == kept + 1
