"""T12: a second bot on the same store is refused; one that shares the token alone is told of."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.simulator.telegram import Telegram
from tests.chaos.figures import Figure, all_of, at_most, none
from tests.chaos.service import service
from tests.chaos.store import rows
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.running import running, until

ALARM: Final = "another process polls with the same token"
LONGEST_ALARM_SECONDS: Final = 60
UPDATES: Final = 20


async def measure(folder: Path) -> list[Figure]:
    """Two on one store, then one on a store of its own as well."""
    for name in ("one", "other"):
        (folder / name).mkdir(parents=True)
    telegram = Telegram(lambda: datetime.now(UTC), STAFF_CHAT_ID)
    async with serve(telegram) as url, service(folder / "one", url) as one:
        await until(lambda: telegram.allowed_updates)
        code, words = await _refused(folder / "one", url)
        began = time.monotonic()
        async with service(folder / "other", url) as other:
            await until(lambda: ALARM in one.log + other.log, LONGEST_ALARM_SECONDS)
            alarmed = time.monotonic() - began
            for number in range(UPDATES):
                telegram.tenant_says(f"/aide{number}")
            await until(lambda: not telegram.pending)
    sql = "select count(*) from inbox where key glob '[0-9]*'"
    handled = sum(rows(folder / name / "mediation.db", sql)[0][0] for name in ("one", "other"))
    lock = folder / "one" / "mediation.lock"
    refusal = f"mediation-bot: storage.path: another process uses {lock}: stop it first"
    return [
        all_of("code with which a second one on the same store ends", code, 2),
        none("words of it besides the one line that says why", int(words.splitlines() != [refusal])),
        at_most("two with one token: time until the alarm", alarmed, LONGEST_ALARM_SECONDS, "s"),
        none("two with one token: updates that neither handled", max(0, UPDATES - handled)),
    ]


async def _refused(folder: Path, url: str) -> tuple[int, str]:
    """How another one on that store ends, and what it says."""
    async with running(folder, url) as process, asyncio.timeout(LONGEST_ALARM_SECONDS):
        _, words = await process.communicate()
    return process.returncode or 0, words.decode()
