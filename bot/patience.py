"""How long to wait before Telegram is asked again, and when to stop asking."""

from __future__ import annotations

import asyncio
import logging

from telegram.error import InvalidToken, RetryAfter

from bot.faults import retry_after

log = logging.getLogger(__name__)

LONGEST_PAUSE_SECONDS = 30.0
MAX_REFUSALS = 10  # of the token, one after the other


class TokenRefused(Exception):
    """Telegram does not know the token, again and again: the operator must look."""


class Patience:
    """Longer with each failure, until there is an answer."""

    def __init__(self) -> None:
        self._failures = 0
        self._refusals = 0

    def answered(self) -> None:
        """Telegram answered: the next failure is the first again."""
        self._failures = self._refusals = 0

    def seconds(self, method: str, error: Exception) -> float:
        """How long to wait now. TokenRefused after ten refusals."""
        self._failures += 1
        pause: float = min(LONGEST_PAUSE_SECONDS, 0.5 * 2 ** min(self._failures, 10))
        if isinstance(error, RetryAfter):
            pause = retry_after(error)
        elif isinstance(error, InvalidToken):
            self._refusals += 1
            if self._refusals >= MAX_REFUSALS:
                raise TokenRefused from None
        log.warning("%s failed: %s; again in %.1f s", method, type(error).__name__, pause)
        return pause

    async def pause(self, method: str, error: Exception) -> None:
        """Wait that long."""
        await asyncio.sleep(self.seconds(method, error))
