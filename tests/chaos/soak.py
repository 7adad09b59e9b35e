"""T17: many updates and, of all requests, some that fail: memory and write-ahead log stay as they are."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from bench.process import rss_bytes
from bot.simulator.faults import Fault
from bot.simulator.telegram import FIRST_UPDATE_ID, Telegram
from tests.chaos import kills, logs
from tests.chaos.copies import copies
from tests.chaos.figures import Figure, at_least, at_most, none, told
from tests.chaos.service import service
from tests.chaos.store import is_at_rest, is_sound
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.faults import ANSWERED, UNCLEAR
from tests.running import until
from tests.tenants import Tenants

SEED: Final = 17
FAULTY: Final = 0.02  # of all requests
LOOK_SECONDS: Final = 0.25
LARGEST_LOG: Final = 16  # megabytes
MEGABYTE: Final = 1_000_000
PATIENCE_SECONDS: Final = 1_800

# Answers that never come, and pauses after faults, take less time than they would.
ACCELERATED: Final = """
import bot.ingest, bot.patience, bot.transport
bot.patience.LONGEST_PAUSE_SECONDS = 0.1
bot.ingest.READ_MARGIN_SECONDS = 1
bot.transport.ANSWER_SECONDS = 1
"""


class Plan(NamedTuple):
    """How many updates, of how many at a time; `is_steady`: enough of them to tell whether memory grows."""

    updates: int
    tenants: int
    is_steady: bool


WHOLE: Final = Plan(10_000, 12, is_steady=True)
SHORT: Final = Plan(80, 4, is_steady=False)


class Unsteady(Telegram):
    """Some requests fail."""

    def __init__(self) -> None:
        super().__init__(lambda: datetime.now(UTC), STAFF_CHAT_ID)
        self._faults = _by_chance()
        self.failed = 0

    def _next_fault(self, method: str) -> Fault | None:  # noqa: ARG002 - of any method
        fault = next(self._faults)
        self.failed += fault is not None
        return fault


def _by_chance() -> Iterator[Fault | None]:
    chance = random.Random(SEED)
    kinds = [*ANSWERED.values(), *UNCLEAR.values()]
    while True:
        yield chance.choice(kinds) if chance.random() < FAULTY else None


async def measure(folder: Path, plan: Plan) -> list[Figure]:
    """So many updates."""
    folder.mkdir()
    alone = await kills.undisturbed(folder / "undisturbed")
    telegram, path = Unsteady(), folder / "mediation.db"
    tenants = Tenants(telegram, random.Random(SEED))
    memory, largest_log = list[int](), 0
    async with (
        serve(telegram) as url,
        service(folder, url, ACCELERATED) as bot,
        asyncio.timeout(PATIENCE_SECONDS),
    ):
        while _updates(telegram) < plan.updates:
            tenants.enter(plan.tenants - tenants.under_way)
            memory += [rss_bytes(bot.pid)] if plan.is_steady and bot.pid else []
            largest_log = max(largest_log, _log_bytes(path))
            await asyncio.sleep(LOOK_SECONDS)
        await until(lambda: not tenants.under_way and not telegram.pending)
        await until(lambda: is_at_rest(path), kills.PATIENCE_SECONDS)
        largest_log = max(largest_log, _log_bytes(path))
    lost = kills.damage(path, telegram, tenants, alone)
    sends = copies(telegram.calls, alone.sent, kills.in_general)
    return [
        at_least("updates", _updates(telegram), plan.updates),
        at_least("requests that failed", telegram.failed, plan.updates // 50),
        none("updates lost", lost.lost_updates),
        none("anything else that differs from an undisturbed run", sum(lost[1:])),
        none(f"messages that came twice without a mark, of {sends.sent:,}", sends.twice_unmarked),
        none("ends of the process", len(bot.exits)),
        none("a store that is corrupt", int(not is_sound(path))),
        *(_of_memory(memory) if plan.is_steady else ()),
        at_most("largest write-ahead log", largest_log / MEGABYTE, LARGEST_LOG, "MB"),
        logs.figure(bot.log),
    ]


def _updates(telegram: Telegram) -> int:
    return telegram._next_update_id - FIRST_UPDATE_ID


def _log_bytes(path: Path) -> int:
    log = path.with_name(f"{path.name}-wal")
    return log.stat().st_size if log.exists() else 0


def _of_memory(held: list[int]) -> list[Figure]:
    """The last fifth beside the second one, when all that is loaded late is loaded."""
    fifth = len(held) // 5
    early, late = median(held[fifth : 2 * fifth]), median(held[-fifth:])
    return [
        told("memory at the end", round(late / MEGABYTE), "MB"),
        at_most("memory in the last fifth, of that in the second", late / early, 1.1),
    ]
