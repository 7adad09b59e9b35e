"""What must hold whatever is sent: only malformed shapes are kept, and nobody else is touched."""

from __future__ import annotations

import json
from typing import Final

from bot.simulator.world import JSON
from tests.hostile.stage import Stage

A_LOOK: Final = 25  # updates


class Broken(AssertionError):
    """A promise was not kept."""


class Trial:
    """Updates, one after the other, through the real turns and the real sender."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._house = stage.house
        self._unseen: list[JSON] = []
        self.taken = 0

    async def take(self, update: JSON) -> None:
        """Handle one; look at everything from time to time."""
        self.taken += 1
        self._unseen.append(update)
        self._house.app.turns.take([{"update_id": self.taken, **update}])
        if self.taken % A_LOOK == 0:
            await self.look()

    async def look(self) -> None:
        """Send what is due, then see whether all is well. Raises Broken."""
        self._house.clock.move(1)
        await self._house.app.settle()
        for sql in (
            "select 'dead letter', error, body from dead_letters where error <> 'Malformed'",
            "select 'given up', error, null from outbox where error is not null and error <> 'BadRequest'",
        ):
            if found := self._house.rows(sql):
                raise self._broken(str(found))
        before, after = self._stage.before, self._stage.of_bystander()
        if after != before:
            new, gone = (
                [row for row in these if row not in those]
                for these, those in ((after, before), (before, after))
            )
            raise self._broken(f"somebody else was touched: {new} in place of {gone}")
        self._unseen.clear()

    def _broken(self, what: str) -> Broken:
        return Broken(f"{what}\nby one of {json.dumps(self._unseen)}")
