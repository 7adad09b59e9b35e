"""Updates that Telegram posts: taken once whatever comes again, never lost, believed only with the secret."""

from __future__ import annotations

import asyncio
import json
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
import pytest

from bot import patience, webhook
from bot.inbound import ALLOWED_UPDATES
from bot.simulator.faults import Status
from bot.simulator.telegram import TENANT
from bot.simulator.world import JSON
from bot.turn import TAP_KEPT_SECONDS
from bot.webhook import LARGEST_BODY, SECRET
from tests.bot.test_run_http import rows, stopped, telegram_over_http
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.hostile.corpus import CORPUS
from tests.running import PATH, PROOF, House, free_port, running, until, variables, webhook_settings
from tests.tenants import Tenants
from tests.webhook_sender import delivering


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONGEST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(webhook, "LOOK_SECONDS", 0.02)


LATER = 4_000_000_000  # seconds since 1970


class Answer(NamedTuple):
    status: int
    body: bytes
    retry_after: str | None = None


class Listening:
    """A bot that listens, and somebody who posts to it."""

    def __init__(self, house: House, session: aiohttp.ClientSession) -> None:
        self.house = house
        self.telegram = house.telegram
        self.url = house.config.telegram.webhook_url
        self._session = session

    async def ask(self, method: str = "POST", *, url: str = "", body: Any = b"{}", **headers: str) -> Answer:
        told = {"X-Telegram-Bot-Api-Secret-Token": PROOF} | headers
        async with self._session.request(method, url or self.url, data=body, headers=told) as answer:
            return Answer(answer.status, await answer.read(), answer.headers.get("Retry-After"))

    async def post(self, update: JSON) -> Answer:
        return await self.ask(body=json.dumps(update).encode())

    def update(self, text: str) -> JSON:
        """What a tenant writes: posted by the test, and not delivered by Telegram."""
        written = self.telegram.tenant_says(text)
        self.telegram.confirm(self.telegram.waiting()[-1])
        return written

    def place(self) -> tuple[str, int]:
        """Where the tenant is in the dialogue."""
        where = f"from conversations where chat_id = {TENANT.id}"
        (place,) = self.house.rows(f"select state, version {where}")
        return place["state"], place["version"]


@asynccontextmanager
async def served(house: House) -> AsyncIterator[asyncio.Task[None]]:
    """The bot at work, from when Telegram was told where it listens."""
    serving = asyncio.create_task(house.app.run())
    try:
        await until(lambda: house.telegram.world.webhook_url or serving.done())
        yield serving
    finally:
        serving.cancel()
        await asyncio.wait([serving])
        house.store.close()


@pytest.fixture
async def listening(tmp_path: Path) -> AsyncIterator[Listening]:
    house = House(tmp_path, **webhook_settings(free_port()))
    async with served(house) as serving, aiohttp.ClientSession() as session:
        yield Listening(house, session)
        assert not serving.done()


# What is taken --------------------------------------------------------------------------------------------


async def test_an_update_is_handled_and_committed_before_it_is_answered(listening: Listening) -> None:
    answer = await listening.post(listening.update("/start"))

    assert answer == (200, b"", None)
    assert listening.place()[0] == "welcome"


async def test_an_update_that_comes_again_counts_once(listening: Listening) -> None:
    update = listening.update("/start")
    first, place = await listening.post(update), listening.place()
    again = await listening.post(update)

    assert (first.status, again.status) == (200, 200)
    assert listening.place() == place
    assert listening.house.rows("select count(*) n from outbox") == [{"n": 2}]


async def test_what_cannot_be_handled_is_kept_and_holds_back_nobody(listening: Listening) -> None:
    odd = {"update_id": 7, "message": "not an object"}
    statuses = [(await listening.post(update)).status for update in (odd, listening.update("/start"))]

    assert statuses == [200, 200]
    assert listening.house.rows("select count(*) n from dead_letters") == [{"n": 1}]
    assert listening.place()[0] == "welcome"


async def test_no_hostile_update_is_posted_again_or_holds_back_anybody(listening: Listening) -> None:
    posted = [{"update_id": number, **row.update} for number, row in enumerate(CORPUS, 1)]
    statuses = {(await listening.post(update)).status for update in posted}
    await listening.post(listening.update("/start"))

    assert statuses == {200}
    assert listening.place()[0] == "welcome"


async def test_a_tap_is_answered(listening: Listening) -> None:
    async with delivering(listening.telegram):
        listening.telegram.tenant_says("/start")
        await until(lambda: buttons(listening, "start"))
        message_id, data = buttons(listening, "start")[-1]
        listening.telegram.tenant_taps(message_id, data)

        await until(lambda: listening.house.done("answerCallbackQuery"))


def buttons(listening: Listening, choice: str) -> list[tuple[int, str]]:
    return [
        (message["message_id"], button["callback_data"])
        for message in listening.telegram.messages(TENANT.id)
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if button.get("callback_data", "").split(":")[1:2] == [choice]
    ]


@pytest.mark.parametrize("tap_is_first", [True, False])
async def test_a_tap_and_a_text_that_overtake_each_other_count_once_each(
    listening: Listening, tap_is_first: bool
) -> None:
    await listening.post(listening.update("/start"))
    await until(lambda: buttons(listening, "start"))
    tap = listening.telegram.tenant_taps(*buttons(listening, "start")[-1])
    listening.telegram.confirm(listening.telegram.waiting()[-1])
    text = listening.update("Je commence")
    order = [tap, text] if tap_is_first else [text, tap]
    for update in order:
        await listening.post(update)
    place = listening.place()
    for update in reversed(order):
        await listening.post(update)

    assert place[0] == "theme"
    assert listening.place() == place


# What is not ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shown", ["", PROOF[:-1], PROOF.lower(), "é", f"{PROOF} "[::-1]])
async def test_without_the_secret_nothing_is_believed_and_nothing_is_said(
    listening: Listening, shown: str
) -> None:
    update = json.dumps(listening.update("/start")).encode()
    answer = await listening.ask(body=update, **{SECRET: shown})

    assert answer == (401, b"", None)
    assert listening.house.rows("select * from inbox where key not like 'digest:%'") == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"\xff{}", 400),
        (b"[" * 100_000, 400),
        (b"{}" + b" " * LARGEST_BODY, 413),
    ],
)
async def test_a_body_that_is_no_update_is_refused(listening: Listening, body: bytes, status: int) -> None:
    assert (await listening.ask(body=body)).status == status


async def test_an_update_as_long_as_telegram_lets_it_be_is_taken(listening: Listening) -> None:
    update = listening.update("/start " + "é" * 10_000)

    assert (await listening.post(update)).status == 200


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", PATH, 405), ("PUT", PATH, 405), ("POST", "/", 404)]
)
async def test_nothing_else_is_served(listening: Listening, method: str, path: str, status: int) -> None:
    url = listening.url.removesuffix(PATH) + path

    assert (await listening.ask(method, url=url)).status == status


# What Telegram is told ------------------------------------------------------------------------------------


async def test_telegram_is_told_where_and_with_what_and_to_drop_nothing(listening: Listening) -> None:
    (told,) = listening.house.done("setWebhook")

    assert told.params == {
        "url": listening.url,
        "secret_token": PROOF,
        "max_connections": 40,
        "allowed_updates": ALLOWED_UPDATES,
    }
    assert listening.house.done("getUpdates") == []


async def test_a_webhook_that_somebody_took_away_is_set_again(
    listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    await listening.house.app.call("DeleteWebhook")

    await until(lambda: listening.telegram.world.webhook_url == listening.url)
    assert "somebody took the webhook away" in caplog.text


async def test_what_telegram_could_not_deliver_is_told_once(
    listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    looks = [
        {"url": listening.url, "last_error_date": at, "last_error_message": "No route"}
        for at in (1, LATER, LATER)
    ]
    answers = [Status(200, body=json.dumps({"ok": True, "result": look})) for look in ([], *looks)]
    listening.telegram.fail_next("getWebhookInfo", *answers)

    await until(lambda: not listening.telegram.faults["getwebhookinfo"])
    assert caplog.text.count("Telegram could not deliver: No route") == 1


async def test_telegram_is_told_again_until_it_answers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    house = House(tmp_path, **webhook_settings(free_port()))
    refusal = Status(400, description="Bad Request: bad webhook: Failed to resolve host")
    house.telegram.fail_next("setWebhook", Status(500), refusal)
    async with served(house):
        assert house.telegram.world.webhook_url == house.config.telegram.webhook_url
    assert "telegram.webhook_url: Bad webhook: failed to resolve host" in caplog.text


# How it goes on -------------------------------------------------------------------------------------------


async def test_the_bot_notes_that_it_listens_though_nobody_writes(listening: Listening) -> None:
    await until(lambda: listening.house.rows("select at from heartbeat"))


async def test_who_was_answering_before_a_long_stop_is_asked_again(tmp_path: Path) -> None:
    port = free_port()
    house = House(tmp_path, **webhook_settings(port))
    async with served(house), delivering(house.telegram):
        house.telegram.tenant_says("/start")
        await until(lambda: len(house.shown()) == 2)
    house.clock.move(TAP_KEPT_SECONDS + 1)
    again = House(tmp_path, house.telegram, clock=house.clock, **webhook_settings(port))
    async with served(again):
        await until(lambda: len(house.shown()) == 3)


# As a process ---------------------------------------------------------------------------------------------


async def test_a_journey_ends_in_a_case(tmp_path: Path) -> None:
    port = free_port()
    async with (
        telegram_over_http() as (telegram, url),
        delivering(telegram) as sender,
        running(tmp_path, url, **variables(webhook_settings(port))) as process,
    ):
        tenants = Tenants(telegram, random.Random(1))
        tenants.enter()
        await until(lambda: not tenants.under_way and not telegram.pending)
        await until(lambda: sum("document" in m for m in telegram.messages(STAFF_CHAT_ID)) == 2)
        await until(lambda: not rows(tmp_path, "select 1 from outbox where done_at is null"))
        process.send_signal(signal.SIGTERM)
        code, log = await stopped(process)

    assert code == 0
    assert {delivery.status for delivery in sender.deliveries} == {200}
    assert telegram.world.webhook_url
    assert PROOF not in log
    assert "Traceback" not in log


async def test_an_error_of_the_store_ends_the_process_and_telegram_delivers_again(tmp_path: Path) -> None:
    port = free_port()
    async with telegram_over_http() as (telegram, url), delivering(telegram) as sender:
        async with running(tmp_path, url, **variables(webhook_settings(port))) as process:
            await until(lambda: telegram.world.webhook_url)
            rows(
                tmp_path,
                "create trigger full before insert on outbox begin select raise(abort, 'full'); end",
            )
            telegram.tenant_says("/start")
            code, log = await stopped(process)
        waited = telegram.pending
        rows(tmp_path, "drop trigger full")
        async with running(tmp_path, url, **variables(webhook_settings(port))):
            await until(lambda: not telegram.pending)
            await until(lambda: len(telegram.messages(TENANT.id)) == 3)

    assert code == 1
    assert "the store failed, nothing unsaved was confirmed: full" in log.splitlines()[-1]
    assert waited == 1
    assert sender.deliveries[0].status == 503
    assert sender.deliveries[-1].status == 200


async def test_an_address_that_is_taken_ends_the_process_in_one_line(tmp_path: Path) -> None:
    port = free_port()
    nobody = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", port)
    async with (
        nobody,
        telegram_over_http() as (_, url),
        running(tmp_path, url, **variables(webhook_settings(port))) as process,
    ):
        code, log = await stopped(process)

    assert code == 1
    assert "telegram.webhook_listen: " in log.splitlines()[-1]
    assert log.splitlines()[-1].endswith(f"('127.0.0.1', {port}): address already in use")
    assert "Traceback" not in log


async def test_a_webhook_without_a_secret_is_refused_in_one_line(tmp_path: Path) -> None:
    async with telegram_over_http() as (_, url):
        without = variables(webhook_settings(free_port())) | {"TELEGRAM_WEBHOOK_SECRET": ""}
        async with running(tmp_path, url, **without) as process:
            code, log = await stopped(process)

    assert code == 2
    missing = "telegram.webhook_secret: set it, or TELEGRAM_WEBHOOK_SECRET, or telegram.webhook_secret_file"
    assert log.splitlines() == [f"mediation-bot: {missing}"]
