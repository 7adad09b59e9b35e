"""What takes long to load is loaded while nobody waits: whoever needed it first would hold up all others."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from typing import Final

AFTER_SECONDS: Final = 0.5  # who waited while the bot was down comes first
STORY: Final = "Le robinet coule depuis le 3 mars, et personne ne vient."
TODAY: Final = date(2026, 11, 23)  # any will do


async def warm_up() -> None:
    """Load the models of triage, the reader of days and the writer of calendars, once."""
    await asyncio.sleep(AFTER_SECONDS)
    await asyncio.to_thread(load)


def load() -> None:
    """Use each of them; the others go on meanwhile, in turns of a few milliseconds."""
    from bot.agenda import Day, calendar
    from dialogs.dates import read_date
    from dialogs.triage.alarm import hear_danger
    from dialogs.triage.themes import read_theme

    hear_danger(STORY)
    read_theme(STORY)
    read_date("le 3 mars", TODAY)
    calendar([Day("warm-up", 0, TODAY, STORY, STORY, (1,))], datetime.now(UTC))
