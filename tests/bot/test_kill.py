"""Killed at any moment, the bot loses no update, does nothing twice and sends all that was due.

CHAOS_KILLS=200 kills more often than every test run does.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import random
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.ingest import Ingest
from bot.simulator.telegram import FIRST_UPDATE_ID, Telegram
from bot.simulator.world import JSON
from bot.turn import Answer, Turns
from storage import master
from storage.sealing import ANSWERS, CONVERSATION
from storage.vault import Vault
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.running import (
    Clock,
    House,
    environment,
    free_port,
    housed,
    until,
    variables,
    webhook_settings,
    written_config,
)
from tests.tenants import Tenant, Tenants, without_numbers
from tests.webhook_sender import NO_ANSWER, delivering

KILLS = int(os.environ.get("CHAOS_KILLS", "20"))
SEED = 612
AT_A_TIME = 12
LONGEST_LIFE_SECONDS = 0.9
LONGEST_THOUGHT_SECONDS = 0.04

# Importing takes a second, the rest of the start a moment: each life is a fork of what has imported.
LIVES = """
import os, sys
from bot import cli, serve, texts, config
texts.Texts(config.Config())
for _ in sys.stdin:
    pid = os.fork()
    if not pid:
        cli.cli(["run", "--config", sys.argv[1]])
    print(pid, flush=True)
    os.waitpid(pid, 0)
    print("gone", flush=True)
"""


# What is counted ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trace:
    """What one tenant's dialogue left behind, in words that are the same for every tenant."""

    conversation: str
    cases: list[str]
    rows_to_send: int
    pieces_as_sent: bool
    told: set[str] = field(compare=False)


class Damage(NamedTuple):
    """What went wrong, each as a number that should be 0."""

    lost_updates: int = 0
    unlike_the_undisturbed: int = 0
    not_told: int = 0
    not_told_to_staff: int = 0
    not_sent: int = 0


def rows(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    vault = Vault(master.key_store_of(path), master.beside(path))
    vault.teach(connection)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        vault.close()
        connection.close()


def trace(path: Path, tenant: Tenant) -> Trace:
    chat_id = tenant.user.id
    conversation = rows(
        path, f"select state, version, {CONVERSATION.opened} from conversations where chat_id = ?", chat_id
    )
    opened = rows(path, f"select id, door, theme, {ANSWERS.opened} from cases where chat_id = ?", chat_id)
    pieces = rows(path, "select state, sha256 from attachments where chat_id = ? order by id", chat_id)
    ((to_send,),) = rows(path, "select count(*) from outbox where chat_id = ?", chat_id)
    return Trace(
        without_names(tenant, conversation),
        [without_names(tenant, case[1:]) for case in opened],
        to_send,
        pieces == [("kept", hashlib.sha256(content).hexdigest()) for content in tenant.sent],
        tenant.told,
    )


def without_names(tenant: Tenant, told: object) -> str:
    return without_numbers(repr(told), tenant.user.id)


def damage(path: Path, telegram: Telegram, tenants: Tenants, undisturbed: Trace) -> Damage:
    """Compare what is there with what was sent in, and with a run that nothing disturbed."""
    handled = [
        int(key.partition(":")[0])
        for (key,) in rows(path, "select key from inbox where key not like 'digest:%'")
    ]
    traces = [trace(path, tenant) for tenant in tenants.all.values()]
    numbers = [number for (number,) in rows(path, "select number from cases")]
    to_staff = [str(m.get("text") or m.get("caption")) for m in telegram.messages(STAFF_CHAT_ID)]
    due_to_staff = [
        start.format(number)
        for number in numbers
        for start in ("Dossier {}", "Pièce 1, dossier {}", "Pièce 2, dossier {}")
    ]
    return Damage(
        len(set(range(FIRST_UPDATE_ID, telegram._next_update_id)) - set(handled)),
        sum(each != undisturbed for each in traces),
        sum(not undisturbed.told <= each.told for each in traces),
        sum(not any(text.startswith(due) for text in to_staff) for due in due_to_staff),
        len(rows(path, "select 1 from outbox where done_at is null or error is not null")),
    )


@pytest.fixture
async def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Trace:
    folder = tmp_path_factory.mktemp("undisturbed")
    async with housed(folder, clock=Clock(datetime.now(UTC))) as house:
        tenants = Tenants(house.telegram, random.Random(SEED))
        tenants.enter()
        await house.settle_all()

        (tenant,) = tenants.all.values()
        return trace(folder / "mediation.db", tenant)


# Kills --------------------------------------------------------------------------------------------


class Lives:
    """The bot as a process, again and again."""

    def __init__(self, parent: asyncio.subprocess.Process) -> None:
        self._parent = parent
        self._pid = 0

    async def begin(self) -> int:
        """Start the bot; its process id."""
        assert self._parent.stdin
        self._parent.stdin.write(b"\n")
        self._pid = int(await self._line())
        return self._pid

    async def last(self, pid: int, seconds: float) -> None:
        """Let it live that long, then kill it. AssertionError when it ended by itself."""
        gone = asyncio.create_task(self._line())
        done, _ = await asyncio.wait([gone], timeout=seconds)
        assert not done, "the bot ended by itself"
        os.kill(pid, signal.SIGKILL)
        await gone

    async def end(self, pid: int) -> None:
        """Ask it to stop and wait until it has."""
        os.kill(pid, signal.SIGTERM)
        await self._line()

    def kill(self) -> None:
        """Leave nobody behind, even where a test failed: who lives on keeps the pipes open."""
        self._parent.kill()
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    async def _line(self) -> bytes:
        assert self._parent.stdout
        return await self._parent.stdout.readline()


@asynccontextmanager
async def lives(folder: Path, url: str, **settings: str) -> AsyncIterator[Lives]:
    parent = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", LIVES, str(written_config(folder))),
        env=environment(url, **settings),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    bot = Lives(parent)
    try:
        yield bot
    finally:
        bot.kill()
        await parent.wait()


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_bot_that_is_killed_at_any_moment_loses_nothing_and_repeats_nothing(
    tmp_path: Path, undisturbed: Trace, mode: str
) -> None:
    settings = variables(webhook_settings(free_port())) if mode == "webhook" else {}
    telegram = Telegram(lambda: datetime.now(UTC), STAFF_CHAT_ID)
    chance, path = random.Random(SEED), tmp_path / "mediation.db"
    loop = asyncio.get_running_loop()
    thoughts = random.Random(SEED)
    tenants = Tenants(
        telegram,
        random.Random(SEED),
        lambda act: loop.call_later(thoughts.uniform(0, LONGEST_THOUGHT_SECONDS), act),
    )
    async with (
        serve(telegram) as url,
        delivering(telegram) as sender,
        lives(tmp_path, url, **settings) as bot,
    ):
        kills = 0
        while kills < KILLS or len(tenants.all) <= AT_A_TIME:  # a busy machine needs more for as much work
            assert kills < 20 * KILLS, "the bot makes no progress"
            kills += 1
            tenants.enter(AT_A_TIME - tenants.under_way)
            await bot.last(await bot.begin(), chance.uniform(0, LONGEST_LIFE_SECONDS))
        pid = await bot.begin()
        await until(lambda: not tenants.under_way and not telegram.pending)
        await until(lambda: not rows(path, "select 1 from outbox where done_at is null"))
        await until(lambda: not rows(path, "select 1 from attachments where state = 'waiting'"))
        await bot.end(pid)

    assert (NO_ANSWER in {delivery.status for delivery in sender.deliveries}) == (mode == "webhook")
    assert damage(path, telegram, tenants, undisturbed) == Damage()
    assert rows(path, "pragma integrity_check") == [("ok",)]


# The same count sees the mistake it is there for ---------------------------------------------------


class Crash(Exception):
    """The process is no more."""


class FragileTurns:
    """Turns of a process that may end before the commit, or right after it."""

    def __init__(self, turns: Turns, chance: random.Random) -> None:
        self._turns = turns
        self._chance = chance
        self.beat = turns.beat
        self.tally = turns.tally

    def take(self, updates: list[JSON]) -> list[Answer]:
        self._perhaps_crash()
        answers = self._turns.take(updates)
        self._perhaps_crash()
        return answers

    def _perhaps_crash(self) -> None:
        if self._chance.random() < 0.2:
            raise Crash


class ConfirmsFirst(Ingest):
    """The mistake: Telegram is told that the updates are done with before they are."""

    async def _get_updates(self, timeout: int) -> list[JSON]:
        updates = await super()._get_updates(timeout)
        if updates:
            self._offset = updates[-1]["update_id"] + 1
            await super()._get_updates(0)
        return updates


async def crashed_again_and_again(folder: Path, ingest: type[Ingest], undisturbed: Trace) -> Damage:
    clock = Clock(datetime.now(UTC))
    telegram = Telegram(clock, STAFF_CHAT_ID)
    tenants, chance = Tenants(telegram, random.Random(SEED)), random.Random(SEED)
    tenants.enter(4)
    for _ in range(40):
        async with housed(folder, telegram=telegram, clock=clock) as house:
            fragile: Any = FragileTurns(house.app.turns, chance)
            house.app.ingest = ingest(house.app.bot, fragile, 0)
            await settle_or_crash(house)
    async with housed(folder, telegram=telegram, clock=clock) as house:
        await house.settle_all()
    return damage(folder / "mediation.db", telegram, tenants, undisturbed)


async def settle_or_crash(house: House) -> None:
    try:
        await house.settle_all()
    except Crash:
        return


async def test_crashes_around_the_commit_lose_nothing(tmp_path: Path, undisturbed: Trace) -> None:
    assert await crashed_again_and_again(tmp_path, Ingest, undisturbed) == Damage()


async def test_a_loop_that_confirms_before_it_commits_is_seen_to_lose_updates(
    tmp_path: Path, undisturbed: Trace
) -> None:
    found = await crashed_again_and_again(tmp_path, ConfirmsFirst, undisturbed)

    assert found.lost_updates > 0
    assert found.unlike_the_undisturbed > 0
