"""The service manager learns when the bot serves, that its loop goes round, and when it stops."""

from __future__ import annotations

import asyncio
import secrets
import signal
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot import patience
from bot.pulse import Pulse
from bot.service_manager import ServiceManager
from bot.simulator.faults import Status
from bot.tally import Tally
from tests.bot.test_run_http import stopped, telegram_over_http
from tests.running import House, free_port, running, until, variables, webhook_settings

ROUNDS = 2000


class Manager:
    """systemd's side of the socket."""

    def __init__(self) -> None:
        self.address = f"@mediation-bot-{secrets.token_hex(8)}"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(f"\0{self.address[1:]}")
        self.socket.setblocking(False)
        self._heard: list[str] = []

    @property
    def heard(self) -> list[str]:
        """All that was told so far, a line each."""
        with suppress(BlockingIOError):
            while True:
                self._heard += self.socket.recv(4096).decode().splitlines()
        return self._heard

    @property
    def fed(self) -> int:
        return self.heard.count("WATCHDOG=1")


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> Iterator[Manager]:
    manager = Manager()
    monkeypatch.setenv("NOTIFY_SOCKET", manager.address)
    yield manager
    manager.socket.close()


async def rounds(count: int = ROUNDS) -> None:
    """Let everything else run."""
    for _ in range(count):
        await asyncio.sleep(0)


async def ended(serving: asyncio.Task[None], house: House) -> None:
    serving.cancel()
    await asyncio.wait([serving])
    house.store.close()


async def test_a_loop_that_waits_in_one_place_is_not_fed(tmp_path: Path, manager: Manager) -> None:
    house = House(tmp_path, poll_timeout=50)
    serving = asyncio.create_task(house.app.run())
    await until(lambda: manager.fed)
    await rounds()
    fed_while_it_waited = manager.fed
    house.telegram.tenant_says("/start")  # the poll that hung comes back
    await until(lambda: manager.fed == 2)
    await ended(serving, house)

    assert fed_while_it_waited == 1
    assert manager.heard[:2] == ["READY=1", "WATCHDOG=1"]


async def test_a_bot_that_telegram_does_not_answer_turns_but_is_not_ready(
    tmp_path: Path, manager: Manager
) -> None:
    house = House(tmp_path, poll_timeout=50)
    house.telegram.fail_next("getUpdates", Status(500))
    serving = asyncio.create_task(house.app.run())
    await until(lambda: manager.fed)
    turned_before_it_was_ready = list(manager.heard)
    await until(lambda: "READY=1" in manager.heard)
    await ended(serving, house)

    assert "READY=1" not in turned_before_it_was_ready
    assert manager.heard.count("READY=1") == 1


async def test_a_bot_that_telegram_has_wait_for_long_turns_and_does_not_ask(
    tmp_path: Path, manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LONGEST_PAUSE_SECONDS", 0.01)
    house = House(tmp_path)
    house.telegram.fail_next("getUpdates", Status(429, retry_after=1000))
    serving = asyncio.create_task(house.app.run())
    await until(lambda: manager.fed > 10)
    await ended(serving, house)

    assert not house.telegram.faults["getupdates"]
    assert house.telegram.allowed_updates == []  # it was never asked again


async def test_the_webhook_is_not_fed_where_the_store_cannot_be_read(
    tmp_path: Path, manager: Manager
) -> None:
    house = House(tmp_path, **webhook_settings(free_port()))
    serving = asyncio.create_task(house.app.run())
    await until(lambda: manager.fed)
    fed = manager.fed
    house.store.db.execute("drop table heartbeat")

    with pytest.raises(ExceptionGroup) as failures:
        await serving
    house.store.close()
    assert isinstance(failures.value.exceptions[0], sqlite3.OperationalError)
    assert manager.fed == fed


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_process_is_ready_turns_and_stops(tmp_path: Path, manager: Manager, mode: str) -> None:
    settings = variables(webhook_settings(free_port())) if mode == "webhook" else {}
    async with telegram_over_http() as (_, url), running(tmp_path, url, **settings) as process:
        await until(lambda: manager.fed >= 2)
        process.send_signal(signal.SIGTERM)
        code, _ = await stopped(process)

    assert code == 0
    assert manager.heard[0] == "READY=1"
    assert manager.heard[-1] == "STOPPING=1"
    assert any(line.startswith("STATUS=0 updates, 0 turns, 0 dead letters, ") for line in manager.heard)


@pytest.mark.parametrize("address", ["", "@nobody-listens-here", "/nowhere/notify"])
def test_without_a_service_manager_nothing_is_told_and_nothing_fails(address: str) -> None:
    pulse = Pulse(ServiceManager(address), Tally())
    pulse.turn(is_serving=True)
    pulse.stop()

    assert pulse.age < 60
