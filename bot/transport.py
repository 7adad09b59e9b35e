"""aiohttp under python-telegram-bot: the same client over a lighter line (docs/decisions/transport.md)."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from dialogs.policy import MAX_FILE_BYTES

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 15.0
FILE_SECONDS = 600.0  # the largest file over a slow line; silence ends it sooner
CONNECTIONS = 256  # as many as python-telegram-bot opens


class Line(BaseRequest):
    """One pool of connections to the Bot API.

    A call that finds all of them taken waits here, where it costs little memory and none of its time.
    """

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None
        self._free = asyncio.Semaphore(CONNECTIONS)

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        *_timeouts: object,
        **_named_timeouts: object,
    ) -> tuple[int, bytes]:
        """Status and body. Errors keep their cause: it tells whether the request can have arrived."""
        if self._session is None:
            raise RuntimeError("the line is not open")
        seconds = read_timeout if isinstance(read_timeout, (int, float)) else ANSWER_SECONDS
        is_file = method == "GET"  # all calls of the Bot API are posted
        total = FILE_SECONDS if is_file else seconds + CONNECT_SECONDS
        timeout = aiohttp.ClientTimeout(sock_connect=CONNECT_SECONDS, sock_read=seconds, total=total)
        try:
            async with (
                self._free,
                self._session.request(method, url, data=_body(request_data), timeout=timeout) as answer,
            ):
                return answer.status, await _read(answer)
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # The text of the error names the address, and the address holds the token.
            raise NetworkError(type(error).__name__) from error


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    """The body, up to one byte more than a file may have: the size told beforehand is only a promise."""
    chunks: list[bytes] = []
    room = MAX_FILE_BYTES + 1
    async for chunk in answer.content.iter_any():
        chunks.append(chunk[:room])
        room -= len(chunk)
        if room <= 0:
            break
    return b"".join(chunks)


def _body(request_data: RequestData | None) -> Any:
    if request_data is None:
        return None
    if not request_data.contains_files:  # one JSON object is cheaper than a form of JSON strings
        return aiohttp.JsonPayload(request_data.parameters)
    form = aiohttp.FormData(request_data.json_parameters)
    for field, (name, content, mime) in request_data.multipart_data.items():
        form.add_field(field, content, filename=name, content_type=mime)
    return form
