from __future__ import annotations

import pytest

from enrich.fetch.settings import NetworkSettings
from enrich.fetch.store import Store
from fetch.fakes import AT_ONCE, Clock, door_with


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
