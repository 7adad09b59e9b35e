"""No update stops the bot, however it is made, and none of them reaches somebody else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.hostile.corpus import CORPUS
from tests.hostile.stage import staged


async def test_each_hostile_update_ends_as_it_should_and_harms_nobody_else(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        people = zip(CORPUS, await stage.newcomers(len(CORPUS)), strict=True)
        found = {row.name: await stage.play(row.update, user) for row, user in people}
        after = stage.of_bystander()

        letters = stage.house.rows("select distinct error from dead_letters")
        given_up = stage.house.rows("select error from outbox where error is not null")

    assert found == {row.name: row.outcome for row in CORPUS}
    assert after == stage.before
    assert letters == [{"error": "Malformed"}]
    assert given_up == []


def test_each_row_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(row.name for row in CORPUS).items() if count > 1] == []
