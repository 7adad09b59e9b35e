"""The in-memory Telegram served over HTTP on loopback, with a control side for tests and benches.

`python -m tests.fake_bot_api --port 0` prints the port on its first line, then serves until killed.

/bot<token>/<method>      the Bot API: JSON, form and multipart bodies
/file/bot<token>/<path>   downloads
/control/push             POST raw updates, or {"tenant": id, "says": text}, or a list of both
/control/calls?since=n    GET the calls of the bot from the n-th on
/control/fault            POST {"method": …, "fault": "status", "times": 1, "code": 500}
/control/state            GET how many updates wait, and the confirmed offset
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from aiohttp import web
from aiohttp.web_request import FileField

from bot.simulator.faults import FAULTS, End, Reply
from bot.simulator.telegram import Telegram
from bot.simulator.world import JSON, Upload, User

LARGEST_BODY = 64 << 20
STAFF_CHAT_ID = -1_001_000_000_001


Bots = Mapping[str, Telegram]


@dataclass(slots=True)
class Line:
    """What lies between the bot and Telegram: the seconds it adds to each request, at any time."""

    seconds: float = 0.0


@asynccontextmanager
async def serve(telegram: Telegram | Bots, *, port: int = 0, line: Line | None = None) -> AsyncIterator[str]:
    """Serve on loopback and give the base URL. Of several bots, each is known by its token."""
    runner = web.ServerRunner(_server(telegram, line or Line()), shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _server(bots: Telegram | Bots, line: Line) -> web.Server:
    def of(token: str) -> Telegram | None:
        return bots if isinstance(bots, Telegram) else bots.get(token.removeprefix("bot"))

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        _, first, *rest = unquote(request.path).split("/", 3)
        match first, rest:
            case "control", [action] if isinstance(bots, Telegram):
                return await _control(bots, action, request)
            case "file", [token, path] if telegram := of(token):
                return await _arrive(request, telegram.download(path))
            case str() as token, [method] if token.startswith("bot") and (telegram := of(token)):
                params, files = await _read_body(request)
                await asyncio.sleep(line.seconds / 2)
                reply = await telegram.respond(method, params, files)
                await asyncio.sleep(line.seconds / 2)
                return await _arrive(request, reply)
        return await _arrive(request, Reply(404, b'{"ok":false,"error_code":404}'))

    def make_request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> Any:
        loop = asyncio.get_running_loop()
        return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=LARGEST_BODY)

    return web.Server(answer, request_factory=make_request, handler_cancellation=True)


async def _read_body(request: web.BaseRequest) -> tuple[JSON, dict[str, Upload]]:
    params: JSON = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        return params | await request.json(), files
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            with value.file as content:
                files[name] = Upload(value.filename, content.read(), value.content_type)
        else:
            params[name] = value
    return params, files


async def _arrive(request: web.BaseRequest, reply: Reply) -> web.StreamResponse:
    """Let the answer reach the bot, or break the connection as the fault says."""
    kind = "text/html" if reply.body.startswith(b"<") else "application/json"
    whole = web.Response(status=reply.status or 500, body=reply.body, content_type=kind)
    match reply.end:
        case End.WHOLE:
            return whole
        case End.LOST | End.NEVER_CONNECTED:
            await asyncio.Event().wait()
        case End.RESET:
            _cut(request)
        case End.TRUNCATED:
            partial = web.StreamResponse(status=reply.status)
            partial.content_length = len(reply.body)
            await partial.prepare(request)
            await partial.write(reply.body[: len(reply.body) // 2])
            if request.transport:
                request.transport.close()
            return partial
    return whole


def _cut(request: web.BaseRequest) -> None:
    """Close so that the other side sees "connection reset by peer"."""
    if request.transport:
        peer = request.transport.get_extra_info("socket")
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()


# The control side ---------------------------------------------------------------------------------


async def _control(telegram: Telegram, action: str, request: web.BaseRequest) -> web.Response:
    match action:
        case "push":
            asked = await request.json()
            many = asked if isinstance(asked, list) else [asked]
            return web.json_response([_push(telegram, one)["update_id"] for one in many])
        case "calls":
            since = int(request.query.get("since", 0))
            calls = telegram.calls[since:]
            shown = [call._asdict() | {"at": call.at.isoformat()} for call in calls]
            return web.json_response(shown)
        case "fault":
            asked = await request.json()
            method, times = asked.pop("method"), asked.pop("times", 1)
            fault = FAULTS[asked.pop("fault")](**asked)
            telegram.fail_next(method, *[fault] * times)
            return web.json_response({})
        case "state":
            state = {"pending": telegram.pending, "confirmed": telegram.confirmed}
            return web.json_response(state)
    return web.json_response({"error": "unknown action"}, status=404)


def _push(telegram: Telegram, asked: JSON) -> JSON:
    match asked:
        case {"tenant": int() as user_id, "says": str() as text}:
            return telegram.tenant_says(text, _tenant(user_id))
        case {"tenant": int() as user_id, "taps": str() as data, "message": int() as message_id}:
            return telegram.tenant_taps(message_id, data, _tenant(user_id))
    return telegram.push(asked)


def _tenant(user_id: int) -> User:
    return User(user_id, f"Locataire {user_id}")


# The command line ---------------------------------------------------------------------------------


async def _main(options: argparse.Namespace, now: Callable[[], datetime]) -> None:
    telegram = Telegram(now, STAFF_CHAT_ID)
    for turn in range(options.updates):
        for user_id in range(1, options.users + 1):
            telegram.tenant_says("/start" if turn == 0 else f"Message {turn}", _tenant(user_id))
    async with serve(telegram, port=options.port, line=Line(options.latency_ms / 1000)) as url:
        print(url.rpartition(":")[2], flush=True)  # noqa: T201 - whoever starts it reads the port
        await asyncio.Event().wait()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fake_bot_api")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency-ms", type=float, default=0.0, help="added to every request")
    parser.add_argument("--users", type=int, default=0, help="tenants who write at once")
    parser.add_argument("--updates", type=int, default=1, help="messages of each of them")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(_main(_options(), lambda: datetime.now(UTC)))
