"""The nightly purge: what is past its age goes, a slice at a time, and is told by counts alone."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime

from bot.turn import Turns
from dialogs.events import CaseForgotten, NothingLeft
from dialogs.worktime import PARIS
from storage import audit, conversations, inbox, retention
from storage.database import Store, transaction
from storage.retention import BY_AGE, BY_TURN, Days, Rule

log = logging.getLogger(__name__)

AT_HOUR = 3  # in Paris, when nobody writes
LOOK_SECONDS = 600.0

_RULES = {rule.table: rule for rule in BY_TURN}


class Purge:
    """Purges at the start, then each night."""

    def __init__(
        self,
        store: Store,
        turns: Turns,
        days: Days,
        clock: Callable[[], datetime],
        actor: str = audit.SYSTEM,
    ) -> None:
        self._actor = actor
        self._db = store.db
        self._turns = turns
        self._days = days
        self._clock = clock
        self._purged_on: date | None = None

    async def run(self) -> None:
        """Purge for ever."""
        while True:
            if self.is_due():
                await self.once()
            await asyncio.sleep(LOOK_SECONDS)

    def is_due(self) -> bool:
        """At the start, and once a day from three o'clock."""
        now = self._clock().astimezone(PARIS)
        return self._purged_on is None or (now.hour >= AT_HOUR and now.date() > self._purged_on)

    async def once(self) -> Counter[str]:
        """All that is past its age; how many rows of each table. Others have their turn after each slice."""
        self._purged_on = self._clock().astimezone(PARIS).date()
        gone: Counter[str] = Counter()
        for table, count in self._slices():
            gone[table] += count
            await asyncio.sleep(0)
        log.info(
            "purged: %s", ", ".join(f"{count} {table}" for table, count in sorted(gone.items())) or "nothing"
        )
        return gone

    def _slices(self) -> Iterator[tuple[str, int]]:
        """Each in a transaction of its own."""
        yield from self._cases()
        yield from self._people()
        for rule in BY_AGE:
            while count := self._slice(rule):
                yield rule.table, count

    def _cases(self) -> Iterator[tuple[str, int]]:
        for case in retention.closed_cases(self._db, self._before(_RULES["cases"])):
            self._turns.tell(
                f"case-forgotten:{case.id}", case.chat_id, CaseForgotten(case.number), self._actor
            )
            yield "cases", 1
            if retention.has_nothing(self._db, case.chat_id) and not self._follows(case.chat_id):
                yield self._let_go(case.chat_id)

    def _people(self) -> Iterator[tuple[str, int]]:
        """Who follows a dispute is kept as long as a case: its days may be far apart."""
        long_idle = retention.idle_chats(self._db, self._before(_RULES["cases"]))
        for chat_id in retention.idle_chats(self._db, self._before(_RULES["conversations"])):
            if chat_id in long_idle or not self._follows(chat_id):
                yield self._let_go(chat_id)

    def _follows(self, chat_id: int) -> bool:
        found = conversations.load(self._db, chat_id)
        return bool(found and found.disputes)

    def _let_go(self, chat_id: int) -> tuple[str, int]:
        key = inbox.key_of("let-go", chat_id, self._clock().timestamp())
        self._turns.tell(key, chat_id, NothingLeft(), self._actor)
        return "conversations", 1

    def _slice(self, rule: Rule) -> int:
        with transaction(self._db) as db:
            gone = retention.purge(db, rule, self._before(rule))
            if gone:
                audit.add(db, self._clock().timestamp(), self._actor, "purge", details=f"{rule.table}={gone}")
        return gone

    def _before(self, rule: Rule) -> float:
        return retention.before(rule, self._days, self._clock().timestamp())
