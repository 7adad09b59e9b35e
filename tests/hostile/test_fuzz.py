"""Updates by chance, the same ones each time: a short run of what `make fuzz` does for an hour."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.simulator.telegram import CASEWORKER, TENANT
from tests.hostile.mutation import Seeded, mutated
from tests.hostile.stage import BYSTANDER, staged
from tests.hostile.trial import Broken, Trial

UPDATES = 500


async def test_whatever_is_sent_nothing_stops_and_nobody_else_is_touched(tmp_path: Path) -> None:
    chance = Seeded(2026)
    async with staged(tmp_path) as stage:
        trial = Trial(stage)

        for _ in range(UPDATES):
            await trial.take(mutated(chance))

        (states,) = stage.house.rows("select count(distinct state) as n from conversations")
        assert trial.taken == UPDATES
        assert states["n"] > 2


def test_nobody_passes_for_somebody_else() -> None:
    chance = Seeded(7)
    senders = {
        str(sender.get("id"))
        for update in (mutated(chance) for _ in range(20_000))
        for part in update.values()
        if isinstance(part, dict) and isinstance(sender := part.get("from"), dict)
    }

    assert senders.isdisjoint({str(TENANT.id), str(CASEWORKER.id)})


async def test_harm_done_to_somebody_else_would_be_seen(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.house.store.db.conn.execute("delete from conversations where chat_id = ?", (BYSTANDER.id,))

        with pytest.raises(Broken, match="somebody else"):
            await Trial(stage).look()
