"""T13: whatever happens, no log of a process holds the token, nor what a tenant said, nor who they are."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.simulator.telegram import Telegram
from tests.chaos.figures import Figure, at_least, none
from tests.chaos.service import service
from tests.conftest import MARKERS
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.running import until

_SAID: Final = re.compile(
    rf"{MARKERS.pattern}|locataire essai|locataire \d|détail des charges|je suis le numéro|\b10000\d\d\b",
    re.IGNORECASE,
)


# Everything fails with words in its message; the process ends when there is a file of that name.
FAILING: Final = """
import pathlib, sys
import bot.composer, bot.turn
END = pathlib.Path(sys.argv[-1]).with_name("end")
WORDS = "marie@exemple.fr, +33 6 12 34 56 78, chat 4242424242, 7000001:0123456789abcdefghijklmnopqrstuvwxyz"
beat = bot.turn.Turns.beat
def fail(*told, **named):
    raise ValueError(f"{WORDS} {told} {named}")
def perhaps_fail(turns):
    fail() if END.exists() else beat(turns)
bot.turn.step = bot.composer.Composer.compose = fail
bot.turn.Turns.beat = perhaps_fail
"""


async def measure(folder: Path) -> list[Figure]:
    """Handling, sending and the process itself end with errors that hold what they should not."""
    folder.mkdir()
    telegram, end = Telegram(lambda: datetime.now(UTC), STAFF_CHAT_ID), folder / "end"
    async with serve(telegram) as url, service(folder, url, FAILING) as bot:
        telegram.tenant_says("Les charges ont doublé, je suis Marie Martin, au 06 12 34 56 78.")
        await until(lambda: "dead letter" in bot.log and "given up" in bot.log)
        end.touch()
        await until(lambda: bot.exits)
        end.unlink()
    return [
        at_least("tracebacks that were forced", bot.log.count("Traceback"), 1),
        figure(bot.log),
    ]


def figure(log: str) -> Figure:
    """How many lines give something away, of how many."""
    lines = log.splitlines()
    return none(f"lines with a word, a person or the token, of {len(lines):,} logged", len(leaks(lines)))


def leaks(lines: list[str]) -> list[str]:
    """The lines that should not have been written."""
    return [line for line in lines if _SAID.search(line)]
