"""The poll loop: an update is confirmed to Telegram only after it was handled and committed.

Telegram forgets an update when it is asked for a higher offset. So the offset moves after the commit, and is
never stored: Telegram keeps it. The whole process ends on a database error, and nothing is confirmed then.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.faults import CALL_ERRORS, retry_after
from bot.inbound import ALLOWED_UPDATES
from bot.turn import Answer, Turns

log = logging.getLogger(__name__)

LONGEST_PAUSE_SECONDS = 30.0
READ_MARGIN_SECONDS = 10.0
BATCH = 100
MAX_REFUSALS = 10  # of the token, one after the other
EX_CONFIG = 78  # sysexits.h: the service manager need not try again


class TokenRefused(Exception):
    """Telegram does not know the token, again and again: the operator must look."""


class Ingest:
    """Asks Telegram for updates."""

    def __init__(self, bot: Bot, turns: Turns, poll_timeout: int) -> None:
        self._bot = bot
        self._turns = turns
        self._poll_timeout = poll_timeout
        self._offset = 0
        self._failures = 0
        self._refusals = 0

    async def poll(self) -> list[Answer]:
        """Wait for a batch and handle it; the answers to its taps. TokenRefused after ten refusals."""
        return await self._ask(self._poll_timeout)

    async def take_all(self) -> list[Answer]:
        """Handle what waits now."""
        return await self._ask(0)

    async def _ask(self, timeout: int) -> list[Answer]:
        try:
            updates = await self._get_updates(timeout)
        except CALL_ERRORS as error:
            await self.pause("getUpdates", error)
            return []
        self._failures = self._refusals = 0
        answers = self._turns.take(updates) if updates else []
        self._turns.beat()
        ids = [update["update_id"] for update in updates if isinstance(update.get("update_id"), int)]
        if ids:
            self._offset = ids[-1] + 1
        return answers

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

    async def pause(self, method: str, error: Exception) -> None:
        """Wait before the next try, longer each time. TokenRefused after ten refusals."""
        self._failures += 1
        pause = min(LONGEST_PAUSE_SECONDS, 0.5 * 2 ** min(self._failures, 10))
        if isinstance(error, RetryAfter):
            pause = retry_after(error)
        elif isinstance(error, InvalidToken):
            self._refusals += 1
            if self._refusals >= MAX_REFUSALS:
                raise TokenRefused from None
        elif isinstance(error, Conflict):
            log.error(
                "no updates: another process polls with the same token, or a webhook is set (see check)"
            )
        log.warning("%s failed: %s; again in %.1f s", method, type(error).__name__, pause)
        await asyncio.sleep(pause)
