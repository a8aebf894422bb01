"""One connection, without a network: what asyncio would call is called by hand."""

import asyncio
from unittest.mock import Mock

import httpx
import pytest

from enrich.fetch.conversation import MOST_WAITING, Conversation
from fetch.fakes import reply

pytestmark = pytest.mark.anyio


async def answered(said: bytes) -> Conversation:
    conversation = Conversation()
    conversation.connection_made(Mock(asyncio.Transport))
    asking = asyncio.create_task(
        conversation.ask(b"GET / HTTP/1.1\r\n\r\n", 1.0, asyncio.get_running_loop().time() + 1.0)
    )
    await asyncio.sleep(0)
    conversation.data_received(said)
    await asking
    return conversation


async def test_a_connection_is_kept_once_an_answer_has_come_in_full():
    assert (await answered(reply(200, b"x"))).idle
    assert not (await answered(reply(200, b"x", connection="close"))).idle
    assert not (await answered(reply(200, b"xy")[:-1])).idle


async def test_a_connection_whose_host_was_made_to_wait_is_not_kept():
    conversation = await answered(reply(200, b"x" * MOST_WAITING))
    conversation._transport.pause_reading.assert_called_once()
    assert not conversation.idle
    assert len(await conversation.piece()) == MOST_WAITING
    conversation._transport.resume_reading.assert_called_once()
    assert conversation.idle


async def test_what_comes_unasked_spoils_a_connection():
    for unasked in (reply(200), b"garbage"):
        conversation = await answered(reply(200, b"x"))
        conversation.data_received(unasked)
        assert not conversation.idle
        assert await conversation.piece() == b"x"
        assert await conversation.piece() == b""


async def test_a_connection_that_is_lost_in_the_middle_says_so():
    conversation = await answered(reply(200, b"xy")[:-1])
    conversation.connection_lost(None)
    assert await conversation.piece() == b"x"
    with pytest.raises(httpx.ReadError, match="before the answer was complete"):
        await conversation.piece()
