"""The poll loop: an update is confirmed to Telegram only after it was handled and committed.

Telegram forgets an update when it is asked for a higher offset. So the offset moves after the commit, and is
never stored: Telegram keeps it. The whole process ends on a database error, and nothing is confirmed then.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

from telegram import Bot
from telegram.error import Conflict, TelegramError

from bot import patience
from bot.faults import CALL_ERRORS, classify
from bot.inbound import ALLOWED_UPDATES
from bot.patience import Patience
from bot.turn import Answer, Turns

log = logging.getLogger(__name__)

READ_MARGIN_SECONDS = 10.0
BATCH = 100


class Ingest:
    """Asks Telegram for updates."""

    def __init__(self, bot: Bot, turns: Turns, poll_timeout: int) -> None:
        self._bot = bot
        self._turns = turns
        self._poll_timeout = poll_timeout
        self._offset = 0
        self._patience = Patience()
        self._rests_until = 0.0
        self.has_heard = False

    async def poll(self) -> list[Answer]:
        """Wait for a batch and handle it; the answers to its taps. TokenRefused after ten refusals.

        A long rest comes in pieces: whoever watches this loop sees it turn. The first question does not wait.
        """
        rest = self._rests_until - time.monotonic()
        if rest > 0:
            await asyncio.sleep(min(rest, patience.LONGEST_PAUSE_SECONDS))
            return []
        return await self._ask(self._poll_timeout if self.has_heard else 0)

    async def take_all(self) -> list[Answer]:
        """Handle what waits now."""
        return await self._ask(0)

    async def _ask(self, timeout: int) -> list[Answer]:
        try:
            updates = await self._get_updates(timeout)
        except CALL_ERRORS as error:
            self._rest(error)
            return []
        self._turns.tally.call("getUpdates")
        self._patience.answered()
        self.has_heard = True
        answers = self._turns.take(updates) if updates else []
        self._turns.beat()
        ids = [update["update_id"] for update in updates if isinstance(update.get("update_id"), int)]
        if ids:
            self._offset = ids[-1] + 1
        return answers

    def _rest(self, error: Exception) -> None:
        self._turns.tally.call("getUpdates", classify(error))
        if isinstance(error, Conflict):
            log.error(
                "no updates: another process polls with the same token, or a webhook is set (see check)"
            )
        self._rests_until = time.monotonic() + self._patience.seconds("getUpdates", error)

    async def _get_updates(self, timeout: int) -> list[dict[str, Any]]:
        updates = await self._bot.do_api_request(
            "GetUpdates",
            api_kwargs={
                "offset": self._offset,
                "limit": BATCH,
                "timeout": timeout,
                "allowed_updates": ALLOWED_UPDATES,
            },
            read_timeout=timeout + READ_MARGIN_SECONDS,
        )
        if not isinstance(updates, list) or not all(isinstance(update, dict) for update in updates):
            raise TelegramError("getUpdates gave no list of updates")
        return updates
