"""The line to Telegram gives up on silence, not on slowness."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram.error import TimedOut

from bot import transport
from bot.transport import Line

CHUNKS, PAUSE_SECONDS = 15, 0.1


@pytest.fixture
async def url(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """A server that takes longer for a whole answer than a call may last, and never falls silent for long."""
    monkeypatch.setattr(transport, "ANSWER_SECONDS", 0.5)
    monkeypatch.setattr(transport, "CONNECT_SECONDS", 0.5)
    runner = web.ServerRunner(web.Server(drip), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


async def drip(request: web.BaseRequest) -> web.StreamResponse:
    answer = web.StreamResponse()
    await answer.prepare(request)
    for _ in range(CHUNKS):
        await answer.write(b"x")
        await asyncio.sleep(PAUSE_SECONDS)
    return answer


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    line = Line()
    await line.initialize()
    yield line
    await line.shutdown()


async def test_a_file_that_comes_slowly_is_read_to_its_end(line: Line, url: str) -> None:
    assert await line.retrieve(url) == b"x" * CHUNKS


async def test_a_file_that_would_take_for_ever_is_put_off(
    line: Line, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "FILE_SECONDS", 0.5)

    with pytest.raises(TimedOut):
        await line.retrieve(url)


async def test_a_call_is_not_waited_for_as_long_as_a_file(line: Line, url: str) -> None:
    with pytest.raises(TimedOut):
        await line.post(url)


async def test_a_call_that_waits_for_a_connection_loses_none_of_its_time(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "CONNECTIONS", 1)
    monkeypatch.setattr(transport, "FILE_SECONDS", 2.0)  # one takes 1.5 s, two take 3 s
    line = Line()
    await line.initialize()

    read = await asyncio.gather(line.retrieve(url), line.retrieve(url))
    await line.shutdown()

    assert set(read) == {b"x" * CHUNKS}
