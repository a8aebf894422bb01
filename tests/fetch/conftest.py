from __future__ import annotations

import httpx
import pytest
from respx.mocks import AbstractRequestMocker

from enrich.fetch.proxied import Relayed
from enrich.fetch.settings import NetworkSettings
from enrich.fetch.store import Store
from fetch.fakes import AT_ONCE, Clock, door_with


class Origins(AbstractRequestMocker):
    """Lets respx answer in place of hosts: `respx.mock(using=Origins.name)`."""

    name = "origins"
    targets = ("enrich.fetch.origin.Origin",)
    target_methods = ("send",)

    @classmethod
    def to_httpx_request(cls, *, message):
        method = message.method.decode()
        told = {"timeout": {"connect": message.times.connect}}
        return httpx.Request(method, message.url, headers=message.fields, content=message.content, extensions=told)

    @classmethod
    async def from_async_httpx_response(cls, httpx_response, target, *, message):
        message.sent()
        return Relayed(httpx_response, message.until)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store():
    with Store() as opened:
        yield opened


@pytest.fixture
def open_door(clock, store):
    """Makes doors that send at once to loopback; settings and wiring may be replaced."""

    def make(settings=None, **wiring):
        settings = settings or NetworkSettings(allow_private=True)
        return door_with(clock, store, settings, **{"policies": lambda _: AT_ONCE, **wiring})

    return make
