"""Mistakes that bots are known for, each put in on purpose: a test that does not see them shows nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final, NamedTuple

from bot.ingest import Ingest
from bot.simulator.world import JSON
from bot.turn import Answer, Turns


class AcknowledgesFirst(Ingest):
    """Telegram is told that the updates are done with before they are."""

    async def _get_updates(self, timeout: int) -> list[JSON]:
        updates = await super()._get_updates(timeout)
        if updates:
            self._offset = updates[-1]["update_id"] + 1
            await super()._get_updates(0)
        return updates


class HighWaterMark(Turns):
    """Whatever has a lower number than the highest so far is taken for a repetition."""

    def _take_one(self, update: JSON) -> list[Answer]:
        sql = "select max(cast(key as integer)) from inbox where key glob '[0-9]*'"
        (highest,) = self._db.conn.execute(sql).fetchone()
        return [] if update["update_id"] <= (highest or 0) else super()._take_one(update)


class TwoTransactions(Turns):
    """That an update was seen is committed before what it does."""

    def _is_new(self, key: str) -> bool:
        is_new = super()._is_new(key)
        self._db.conn.execute("commit")
        self._db.conn.execute("begin immediate")
        return is_new


class DropsOnError(Turns):
    """An error of the store is passed over, and the next update is asked for."""

    def take(self, updates: Iterable[JSON]) -> list[Answer]:
        try:
            return super().take(updates)
        except sqlite3.Error:
            return []


class Kind(NamedTuple):
    """The parts that the input is made of."""

    ingest: type[Ingest] = Ingest
    turns: type[Turns] = Turns


AS_IT_IS: Final = Kind()
MISTAKES: Final = {
    "acknowledge first": Kind(ingest=AcknowledgesFirst),
    "high-water mark": Kind(turns=HighWaterMark),
    "two transactions": Kind(turns=TwoTransactions),
    "drop on error": Kind(turns=DropsOnError),
}
