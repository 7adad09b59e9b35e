"""The bot as tests run it: whole before an in-memory Telegram, or as a process of its own over HTTP."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from telegram.request import BaseRequest

from bot.app import App
from bot.config import Config
from bot.simulator.request import InProcessRequest
from bot.simulator.telegram import CASEWORKER, TENANT, Call, Telegram
from bot.simulator.world import JSON, User
from tests import stores
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.samples import PDF

TOKEN = "7000001:0123456789abcdefghijklmnopqrstuvwxyz"
PROOF = "0123456789abcdef-_ABCDEF"  # what a webhook is believed by
PATH = "/telegram/updates"
STOP_SECONDS = 10
MEMBERS = [{"id": CASEWORKER.id, "name": "Conseil"}]

CONFIG = f"""\
[telegram]
poll_timeout = 1
rate_limit = false
[limits]
enforce = false
[staff]
chat_id = {STAFF_CHAT_ID}
[[staff.members]]
id = {CASEWORKER.id}
name = "Conseil"
service = "agence"
[storage]
path = "{{path}}"
"""


Begins = Callable[..., AbstractAsyncContextManager["House"]]


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, time: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


class House:
    """The whole bot, one call at a time: nothing happens until `settle`, which may take its time."""

    patience: tuple[float, ...] = ()

    def __init__(
        self,
        folder: Path,
        telegram: Telegram | None = None,
        request: BaseRequest | None = None,
        *,
        clock: Clock | None = None,
        storage: JSON | None = None,
        staff: JSON | None = None,
        mail: JSON | None = None,
        limits: JSON | None = None,
        agencies: Sequence[JSON] = (),
        health: JSON | None = None,
        **telegram_settings: Any,
    ) -> None:
        self.clock = clock or Clock()
        self.telegram = telegram or Telegram(self.clock, STAFF_CHAT_ID)
        self.config = Config.model_validate(
            {
                "telegram": {"rate_limit": False, **telegram_settings},
                "storage": storage or {},
                "limits": limits or {"enforce": False},  # the clock stands still
                "staff": {"chat_id": STAFF_CHAT_ID, "members": MEMBERS, **(staff or {})},
                "mail": mail or {},
                "agencies": agencies,
                "health": health or {},
            }
        )
        self.store = stores.opened(folder)
        self.app = App(self.config, self.store, request or InProcessRequest(self.telegram), TOKEN, self.clock)

    async def settle(self, *pauses: float) -> None:
        """Handle and send what is due; then again after each of these pauses, in seconds."""
        await self.app.settle()
        for seconds in pauses or self.patience:
            self.clock.move(seconds)
            await self.app.settle()

    async def settle_all(self) -> None:
        """Settle until nobody has anything left to say: tenants may react to what they are sent."""
        await self.settle()
        while self.telegram.pending:
            await self.settle()

    async def says(self, *texts: str, user: User = TENANT) -> None:
        for text in texts:
            self.telegram.tenant_says(text, user)
            await self.settle()

    async def taps(self, *choices: str, user: User = TENANT) -> None:
        for choice in choices:
            tap(self.telegram, choice, user)
            await self.settle()

    async def sends(self, content: bytes = PDF, **how: Any) -> None:
        self.telegram.tenant_sends(content, **how)
        await self.settle()

    async def reaches_evidence(self) -> None:
        """The tenant answers all that comes before the files."""
        await self.says("/start")
        await self.taps("start", "money", "charges", "tenant", "none", "written")
        await self.says("12 juin 2026")
        await self.taps("none", "understood", "accept", "agree")
        await self.says("Marie Martin", "marie@exemple.fr", "123456", "Les charges ont doublé.", "Un détail.")

    async def opens_case(self, **piece: Any) -> None:
        """The tenant leaves a case with one piece and shares the story."""
        await self.reaches_evidence()
        await self.sends(**piece)
        await self.taps("done", "send_with_story")

    def shown(self, chat_id: int = TENANT.id) -> list[str]:
        """What stands in the chat, in order: the bot's messages only."""
        messages = self.telegram.messages(chat_id)
        return [str(m.get("text") or m.get("caption") or "") for m in messages if m["from"]["is_bot"]]

    def done(self, method: str, chat_id: int | None = None) -> list[Call]:
        """The calls that Telegram carried out."""
        return [
            call
            for call in self.telegram.calls
            if call.method == method and call.result["ok"] and chat_id in (None, call.params.get("chat_id"))
        ]

    def rows(self, sql: str, *values: object) -> list[JSON]:
        return [dict(row) for row in self.store.db.conn.execute(sql, values)]


@asynccontextmanager
async def housed(folder: Path, **how: Any) -> AsyncIterator[House]:
    """A bot that has started, and is closed in the end."""
    house = House(folder, **how)
    await house.app.start()
    try:
        yield house
    finally:
        await house.app.stop()
        house.store.close()


_OPENED: dict[Begins, tuple[Path, Telegram]] = {}


@asynccontextmanager
async def with_case(folder: Path, begins: Begins) -> AsyncIterator[House]:
    """A bot whose tenant left a case: played once in this process, then begun again from a copy."""
    if begins not in _OPENED or not _OPENED[begins][0].exists():
        kept = folder.with_name(f"{begins.__name__}-with-a-case")  # beside it: pytest looks after the rest
        kept.mkdir()
        async with begins(kept) as house:
            await house.opens_case()
        _OPENED[begins] = kept, house.telegram
    kept, played = _OPENED[begins]
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    telegram = played.copy()
    async with begins(folder, clock=telegram.world.now, telegram=telegram) as house:
        yield house


def tap(telegram: Telegram, choice: str, user: User = TENANT) -> None:
    """Tap the newest button of that choice."""
    for message in reversed(telegram.messages(user.id)):
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                data = button.get("callback_data", "")
                if data.split(":")[1:2] == [choice]:
                    telegram.tenant_taps(message["message_id"], data, user)
                    return
    raise AssertionError(f"no button {choice!r}")


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def webhook_settings(port: int) -> JSON:
    """What has Telegram post to the bot at that port of loopback."""
    return {
        "mode": "webhook",
        "webhook_url": f"http://127.0.0.1:{port}{PATH}",
        "webhook_listen": f"127.0.0.1:{port}",
        "webhook_secret": PROOF,
    }


# As a process -------------------------------------------------------------------------------------


def written_config(folder: Path, more: str = "") -> Path:
    """A configuration file whose store is in the folder; `more`: other tables of it."""
    path = folder / "config.toml"
    path.write_text(CONFIG.format(path=folder / "mediation.db") + more)
    return path


def command(config: Path, prelude: str = "") -> tuple[str, ...]:
    """`mediation-bot run`; `prelude` is Python that runs before it, to shorten pauses."""
    code = f"{prelude}\nfrom bot.cli import main\nmain()"
    return sys.executable, "-c", code, "run", "--config", str(config)


def environment(url: str, **settings: str) -> dict[str, str]:
    """What points the bot at a Telegram on loopback, and these settings."""
    ours = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": f"{url}/bot",
        "TELEGRAM_BASE_FILE_URL": f"{url}/file/bot",
    }
    return {**os.environ, **ours, **settings}


def variables(settings: JSON) -> dict[str, str]:
    """Settings of Telegram as the environment tells them."""
    return {f"TELEGRAM_{key.upper()}": value for key, value in settings.items()}


@asynccontextmanager
async def running(
    folder: Path, url: str, prelude: str = "", more: str = "", **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`mediation-bot run` as a process, begun by `prelude`.

    `more` is added to its configuration; `settings` are variables of its environment.
    """
    process = await asyncio.create_subprocess_exec(
        *command(written_config(folder, more), prelude),
        env=environment(url, **settings),
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def until(is_so: Callable[[], Any], seconds: float = 60) -> None:
    """Wait until it is so. TimeoutError tells a bot that makes no progress."""
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110 - the other side is a process
            await asyncio.sleep(0.02)
