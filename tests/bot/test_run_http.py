"""`mediation-bot run`, a process of its own, serves tenants over HTTP and survives what befalls its polls."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.simulator.faults import Status
from bot.simulator.telegram import TENANT, Telegram
from storage.database import Store
from tests.chaos.polls import SHORT_PAUSES
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.running import STOP_SECONDS, TOKEN, running, until
from tests.sealed import on_disk
from tests.tenants import Tenants


def now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def telegram_over_http() -> AsyncIterator[tuple[Telegram, str]]:
    telegram = Telegram(now, STAFF_CHAT_ID)
    async with serve(telegram) as url:
        yield telegram, url


def rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(folder / "mediation.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


async def stopped(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    """How the process ended, and all that it logged."""
    async with asyncio.timeout(STOP_SECONDS):
        _, log = await process.communicate()
    return process.returncode, log.decode()


async def test_a_journey_ends_in_a_case_with_its_topic_card_and_pieces(tmp_path: Path) -> None:
    async with telegram_over_http() as (telegram, url), running(tmp_path, url) as process:
        tenants = Tenants(telegram, random.Random(1))
        tenants.enter()
        await until(lambda: not tenants.under_way)
        await until(lambda: sum("document" in m for m in telegram.messages(STAFF_CHAT_ID)) == 2)
        await until(lambda: not rows(tmp_path, "select 1 from outbox where done_at is null"))
        process.send_signal(signal.SIGTERM)
        code, log = await stopped(process)

    topic, card, story, *pieces = telegram.messages(STAFF_CHAT_ID)
    assert "RHO-" in topic["forum_topic_created"]["name"]
    assert "Les charges ont doublé" in story["text"]
    assert [m.get("message_thread_id") for m in (card, story, *pieces)] == [topic["message_id"]] * 4
    assert set(tenants.all[TENANT.id].sent) <= set(kept_bytes(tmp_path))
    assert rows(tmp_path, "select count(*) from outbox where done_at is null") == [(0,)]
    assert code == 0
    assert TOKEN not in log
    assert TOKEN.partition(":")[2] not in log
    assert "Les charges" not in log


def kept_bytes(folder: Path) -> list[bytes]:
    store = Store(folder / "mediation.db")
    kept = on_disk(store)
    store.close()
    return kept


@pytest.mark.parametrize("code", [401, 404])
async def test_a_token_that_is_refused_ten_times_ends_the_process(tmp_path: Path, code: int) -> None:
    async with telegram_over_http() as (telegram, url):
        telegram.fail_next("getUpdates", *[Status(code)] * 10)
        async with running(tmp_path, url, SHORT_PAUSES) as process:
            ended, log = await stopped(process)

    assert ended == 78
    assert log.splitlines()[-1].endswith("Telegram refuses the token: check telegram.token")
    assert "Traceback" not in log
    assert telegram.pending == 0


async def test_nine_refusals_and_an_answer_begin_the_count_again(tmp_path: Path) -> None:
    async with telegram_over_http() as (telegram, url):
        telegram.fail_next("getUpdates", *[Status(401)] * 9)
        async with running(tmp_path, url, SHORT_PAUSES) as process:
            telegram.tenant_says("/start")
            await until(lambda: len(telegram.messages(TENANT.id)) >= 3)
            telegram.fail_next("getUpdates", *[Status(401)] * 9)
            telegram.tenant_says("/aide")
            await until(lambda: len(telegram.messages(TENANT.id)) >= 5)

            assert process.returncode is None


async def test_an_error_of_the_store_ends_the_process_and_confirms_nothing(tmp_path: Path) -> None:
    async with telegram_over_http() as (telegram, url):
        async with running(tmp_path, url) as process:
            await until(lambda: telegram.allowed_updates)
            broken = "create trigger full before insert on outbox begin select raise(abort, 'full'); end"
            rows(tmp_path, broken)
            telegram.tenant_says("/start")
            code, _ = await stopped(process)
        waited = telegram.pending
        rows(tmp_path, "drop trigger full")
        async with running(tmp_path, url):
            await until(lambda: not telegram.pending)

    assert code not in (0, None)
    assert waited == 1


async def test_a_file_that_cannot_be_written_ends_the_process_in_one_line(tmp_path: Path) -> None:
    async with telegram_over_http() as (telegram, url), running(tmp_path, url) as process:
        await until(lambda: telegram.allowed_updates)
        folder = tmp_path / "mediation-files"
        folder.rmdir()
        folder.write_bytes(b"")
        Tenants(telegram, random.Random(1)).enter()
        await until(lambda: process.returncode is not None)
        code, log = await stopped(process)

    assert code == 1
    assert "a file could not be written" in log.splitlines()[-1]
    assert "Traceback" not in log


async def test_a_start_that_is_given_up_ends_quietly(tmp_path: Path) -> None:
    async with telegram_over_http() as (telegram, url):
        telegram.fail_next("getChat", *[Status(500)] * 1000)
        async with running(tmp_path, url) as process:
            await until(lambda: len(telegram.faults["getchat"]) < 1000)
            process.send_signal(signal.SIGTERM)
            code, log = await stopped(process)

    assert code == 0
    assert "Unclosed" not in log
