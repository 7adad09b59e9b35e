"""Who watches is told whether the bot is well, and its figures, which are of nobody."""

from __future__ import annotations

import asyncio
import random
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.listener import Place
from bot.simulator.faults import Status
from bot.simulator.telegram import TENANT
from tests.bot.test_run_http import stopped, telegram_over_http
from tests.running import House, free_port, running, until, webhook_settings
from tests.tenants import Tenants

ROOT = Path(__file__).parents[2]
RULES = ROOT / "deploy/mediation-bot.rules.yml"
NAME = re.compile(r"\bmediation_bot_[a-z_]+")

Figures = dict[str, float]


class Watched:
    """A bot at work, and who watches it."""

    def __init__(self, house: House, session: aiohttp.ClientSession) -> None:
        self.house = house
        self._url = f"http://{house.config.health.listen}"
        self._session = session

    async def ask(self, path: str) -> tuple[int, str]:
        async with self._session.get(f"{self._url}{path}") as answer:
            return answer.status, await answer.text()

    async def figures(self) -> Figures:
        """Each figure by its name and labels: 'calls_total method=sendMessage outcome=ok'."""
        _, text = await self.ask("/metrics")
        return dict(figures_of(text))


def figures_of(text: str) -> Iterator[tuple[str, float]]:
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = (f"{name}={value}" for name, value in sorted(sample.labels.items()))
            yield " ".join((sample.name.removeprefix("mediation_bot_"), *labels)), sample.value


def answers(house: House) -> bool:
    """Whether somebody listens where the bot tells how it is."""
    with suppress(ConnectionRefusedError), socket.create_connection(Place.parse(house.config.health.listen)):
        return True
    return False


@asynccontextmanager
async def watched(folder: Path, **settings: Any) -> AsyncIterator[Watched]:
    """A bot that works before an in-memory Telegram, and tells how it is."""
    house = House(folder, health={"listen": f"127.0.0.1:{free_port()}"}, **settings)
    serving = asyncio.create_task(house.app.run())
    async with aiohttp.ClientSession() as session:
        try:
            await until(lambda: (house.app.pulse.age < 60 and answers(house)) or serving.done())
            yield Watched(house, session)
        finally:
            serving.cancel()
            await asyncio.wait([serving])
            house.store.close()


# Whether it is well ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_bot_at_work_is_well(tmp_path: Path, mode: str) -> None:
    settings = webhook_settings(free_port()) if mode == "webhook" else {}
    async with watched(tmp_path, **settings) as it:
        assert await it.ask("/healthz") == (200, "ok\n")


async def test_a_loop_that_does_not_go_round_is_told(tmp_path: Path) -> None:
    async with watched(tmp_path, poll_timeout=50) as it:
        it.house.app.pulse._turned_at -= it.house.config.health.silence_seconds + 1  # it was long ago

        assert await it.ask("/healthz") == (503, "loop\n")
        assert (await it.figures())["loop_age_seconds"] > it.house.config.health.silence_seconds


async def test_a_store_that_does_not_answer_is_told(tmp_path: Path) -> None:
    async with watched(tmp_path, poll_timeout=50) as it:
        it.house.store.db.execute("alter table heartbeat rename to heartbeat_away")
        it.house.store.db.execute("alter table mails rename to mails_away")
        answers = [await it.ask("/healthz"), await it.ask("/metrics")]

        assert answers == [(503, "store\n")] * 2


async def test_nothing_else_is_served(tmp_path: Path) -> None:
    async with watched(tmp_path) as it:
        assert (await it.ask("/"))[0] == 404


# Its figures ----------------------------------------------------------------------------------------------


async def test_what_was_done_is_counted(tmp_path: Path) -> None:
    async with watched(tmp_path) as it:
        it.house.telegram.push({"update_id": 7, "message": "not an object"})
        it.house.telegram.tenant_says("/start")
        await until(lambda: len(it.house.shown()) == 2)
        figures = await it.figures()

    assert figures["updates_total"] == 2
    assert figures["turns_total"] == 1
    assert figures["dead_letters_total kind=update"] == 1
    assert figures["dead_letters_total kind=mail"] == 0
    assert figures["calls_total method=sendMessage outcome=ok"] >= 2
    assert figures["turn_seconds_count"] >= 1
    assert figures["turn_seconds_bucket le=+Inf"] == figures["turn_seconds_count"]
    assert figures["turn_seconds_sum"] > 0
    assert figures["store_bytes file=store"] + figures["store_bytes file=log"] > 0
    assert figures["process_resident_memory_bytes"] > 0


async def test_what_waits_grows_old(tmp_path: Path) -> None:
    async with watched(tmp_path) as it:
        it.house.telegram.fail_next("sendMessage", *[Status(500)] * 100)
        it.house.telegram.tenant_says("/start")
        await until(lambda: len(it.house.telegram.faults["sendmessage"]) < 100)
        it.house.clock.move(400)
        figures = await it.figures()

    assert figures["outbox_rows state=due"] == 2
    assert figures["outbox_rows state=held"] == 0
    assert figures["outbox_oldest_seconds"] == 400
    assert figures["calls_total method=sendMessage outcome=later"] >= 1


async def test_a_case_is_open_and_then_unanswered_and_late(tmp_path: Path) -> None:
    async with watched(tmp_path) as it:
        Tenants(it.house.telegram, random.Random(1)).enter()
        await until(lambda: it.house.rows("select 1 from cases"))
        before = await it.figures()
        it.house.clock.move(40 * 24 * 3600)
        after = await it.figures()

    assert before["open_cases door=mediation"] == 1
    assert (before["unanswered_case_seconds"], before["late_answer_seconds"]) == (0, 0)
    assert after["unanswered_case_seconds"] == 40 * 24 * 3600
    assert 0 < after["late_answer_seconds"] < after["unanswered_case_seconds"]


async def test_what_the_webhook_refuses_is_counted(tmp_path: Path) -> None:
    async with watched(tmp_path, **webhook_settings(free_port())) as it, aiohttp.ClientSession() as session:
        async with session.post(it.house.config.telegram.webhook_url, data=b"{}") as answer:
            assert answer.status == 401

        assert (await it.figures())["webhook_refused_total reason=secret"] == 1


async def test_no_figure_is_of_anybody(tmp_path: Path) -> None:
    async with watched(tmp_path) as it:
        tenants = Tenants(it.house.telegram, random.Random(1))
        tenants.enter()
        await until(lambda: not tenants.under_way)
        _, text = await it.ask("/metrics")

    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    known = {"kind", "method", "outcome", "reason", "state", "door", "file", "le"}
    assert {label for sample in samples for label in sample.labels} <= known
    assert str(TENANT.id) not in text
    assert "RHO-" not in text


async def test_every_figure_that_a_rule_or_the_guide_names_is_told(tmp_path: Path) -> None:
    async with watched(tmp_path) as it:
        it.house.telegram.tenant_says("/start")
        await until(lambda: len(it.house.shown()) == 2)
        _, text = await it.ask("/metrics")

    named = {name for path in (RULES, ROOT / "docs/operations.md") for name in NAME.findall(path.read_text())}
    assert named
    assert named <= set(NAME.findall(text))


# Where nobody watches -------------------------------------------------------------------------------------


def test_nothing_is_loaded_where_nobody_watches() -> None:
    loads = "import sys, bot.cli, bot.serve; print({'prometheus_client', 'aiohttp.web'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)

    assert ran.stdout == "set()\n"


async def test_an_address_that_is_taken_ends_the_process_in_one_line(tmp_path: Path) -> None:
    port = free_port()
    nobody = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", port)
    async with (
        nobody,
        telegram_over_http() as (_, url),
        running(tmp_path, url, more=f'[health]\nlisten = "127.0.0.1:{port}"\n') as process,
    ):
        code, log = await stopped(process)

    assert code == 1
    assert "health.listen: " in log.splitlines()[-1]
    assert log.splitlines()[-1].endswith(f"('127.0.0.1', {port}): address already in use")
