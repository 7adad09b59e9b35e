"""python-telegram-bot's transport, leading to the in-memory Telegram instead of the network."""

from __future__ import annotations

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.simulator.faults import End, Reply
from bot.simulator.telegram import Telegram
from bot.simulator.world import Upload


class InProcessRequest(BaseRequest):
    """Gives every request to a `Telegram`, and fails as a real connection does."""

    __slots__ = ("_telegram",)

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    @property
    def read_timeout(self) -> float:
        """Seconds; long polls add their own."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: object,
        **_named_timeouts: object,
    ) -> tuple[int, bytes]:
        """The status and body of the answer; raises what a broken connection raises."""
        if method == "GET":
            _, _, path = url.partition("/file/bot")
            return _arrive(self._telegram.download(path.partition("/")[2]))
        parameters = dict(request_data.parameters) if request_data else {}
        reply = await self._telegram.respond(url.rpartition("/")[2], parameters, _uploads(request_data))
        return _arrive(reply)


def _uploads(request_data: RequestData | None) -> dict[str, Upload]:
    if request_data is None or not request_data.contains_files:
        return {}
    return {
        field: Upload(name, content if isinstance(content, bytes) else content.read(), mime)
        for field, (name, content, mime) in request_data.multipart_data.items()
    }


def _arrive(reply: Reply) -> tuple[int, bytes]:
    match reply.end:
        case End.NEVER_CONNECTED:
            raise TimedOut from aiohttp.ConnectionTimeoutError()
        case End.LOST:
            raise TimedOut from aiohttp.SocketTimeoutError()
        case End.RESET:
            raise NetworkError("Server disconnected") from aiohttp.ServerDisconnectedError()
        case End.TRUNCATED:
            return reply.status, reply.body[: len(reply.body) // 2]
    return reply.status, reply.body
