"""T3: whatever answers a question for updates, and whatever is in one, those that follow are handled once."""

from __future__ import annotations

import random
import re
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from bot.simulator.faults import Fault, Status
from bot.simulator.telegram import Telegram
from bot.simulator.world import JSON, User
from tests.chaos import logs
from tests.chaos.figures import Figure, all_of, at_most, none
from tests.chaos.service import service
from tests.chaos.store import is_at_rest, rows
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.faults import ANSWERED, UNCLEAR
from tests.running import until

FAULTS: Final[dict[str, Fault]] = {
    **ANSWERED,
    **UNCLEAR,
    "no list": Status(200, body='{"ok":true,"result":{"update_id":1}}'),
    "words": Status(200, body='{"ok":true,"result":"none"}'),
}
# Shapes that stop other bots for a day; a phone number and an address are in them, for the log to keep quiet.
POISON: Final[tuple[JSON, ...]] = (
    {"message": ["+33 6 12 34 56 78"]},
    {"message": {"chat": 1, "text": "marie@exemple.fr"}},
    {"callback_query": {"id": 1, "from": "Marie Martin"}},
)

# The pauses of a poll that failed grow to half a minute; here to a fiftieth of a second.
SHORT_PAUSES: Final = """
import bot.ingest, bot.patience
bot.patience.LONGEST_PAUSE_SECONDS = 0.02
bot.ingest.READ_MARGIN_SECONDS = 0.5
"""
LONGEST_SILENCE_SECONDS: Final = 60
PATIENCE_SECONDS: Final = 300
SEED: Final = 3
PERSON: Final = User(1_000_001, "Locataire")


class Plan(NamedTuple):
    """How often in a row each fault comes, and what makes pauses shorter."""

    in_a_row: int
    prelude: str = ""


WHOLE: Final = Plan(3)
SHORT: Final = Plan(1, SHORT_PAUSES)


async def measure(folder: Path, plan: Plan) -> list[Figure]:
    """Each fault and each poison, and an update after it."""
    folder.mkdir()
    telegram = Telegram(lambda: datetime.now(UTC), STAFF_CHAT_ID)
    path, silences, said = folder / "mediation.db", [], count()
    trials: list[Fault | JSON] = [*FAULTS.values(), *POISON]
    random.Random(SEED).shuffle(trials)
    async with serve(telegram) as url, service(folder, url, plan.prelude) as bot:
        await until(lambda: telegram.allowed_updates)
        for trial in trials:
            began = time.monotonic()
            telegram.tenant_says(f"/aide{next(said)}", PERSON)  # the poll that is under way ends
            if isinstance(trial, dict):
                telegram.push(dict(trial))
            else:
                telegram.fail_next("getUpdates", *[trial] * plan.in_a_row)
                await until(lambda: not telegram.faults["getupdates"], PATIENCE_SECONDS)
            telegram.tenant_says(f"/aide{next(said)}", PERSON)
            await until(lambda: not telegram.pending, PATIENCE_SECONDS)
            silences.append(time.monotonic() - began)
        await until(lambda: is_at_rest(path))
    (handled,) = rows(path, "select count(*) from inbox where key glob '[0-9]*'")
    (letters,) = rows(path, "select count(*) from dead_letters")
    answers = [m for m in telegram.messages(PERSON.id) if m["from"]["is_bot"]]
    told = [m for m in telegram.messages(STAFF_CHAT_ID) if re.search(r"\bR\d+\b", str(m.get("text")))]
    updates = next(said)
    return [
        all_of("updates handled once", handled[0], updates + len(POISON)),
        all_of("updates answered once", len(answers), updates),
        all_of("poisoned updates kept for a person", letters[0], len(POISON)),
        all_of("poisoned updates that staff are told of", len(told), len(POISON)),
        none("ends of the process", len(bot.exits)),
        at_most("longest time until updates came again", max(silences), LONGEST_SILENCE_SECONDS, "s"),
        logs.figure(bot.log),
    ]
