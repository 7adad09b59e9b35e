"""The turns of the loop that hears Telegram, shown to the service manager and to whoever asks after the bot.

Nothing else moves the pulse: a process whose loop hangs looks dead, whatever else it still does.
"""

from __future__ import annotations

import math
import time

from bot.service_manager import ServiceManager
from bot.tally import Tally


class Pulse:
    """One for each process."""

    def __init__(self, manager: ServiceManager, tally: Tally) -> None:
        self._manager = manager
        self._tally = tally
        self._turned_at = -math.inf
        self._is_ready = False

    @property
    def age(self) -> float:
        """Seconds since the last turn; infinite before the first."""
        return time.monotonic() - self._turned_at

    def turn(self, *, is_serving: bool) -> None:
        """The loop went round; the first time that it served, the service manager learns that it does."""
        self._turned_at = time.monotonic()
        if is_serving and not self._is_ready:
            self._is_ready = True
            self._manager.tell(READY="1")
        self._manager.tell(WATCHDOG="1", STATUS=self._tally.line)

    def stop(self) -> None:
        """What is told from now on is told by nobody."""
        self._manager.tell(STOPPING="1")
