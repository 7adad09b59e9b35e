"""Each night what is past its age is forgotten; who still has something keeps it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from bot import upkeep
from bot.config import ConfigError, load
from bot.simulator.telegram import CASEWORKER, TENANT
from bot.simulator.world import User
from storage import conversations
from storage.database import reading
from storage.retention import DAY_SECONDS
from tests.running import House, housed, written_config

OTHER = User(1_000_002, "Autre")
YEAR = 366 * DAY_SECONDS
PERSONAL = ("cases", "attachments", "conversations", "slots", "timers", "calendars", "case_messages")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path) as house:
        yield house


async def close(house: House) -> None:
    """Staff end the newest case."""
    house.store.db.conn.execute(
        "update cases set state = 'closed', closed_at = ?, agent_id = ?",
        (house.clock().timestamp(), CASEWORKER.id),
    )
    await house.settle()


def left(house: House, chat_id: int = TENANT.id) -> set[str]:
    """The tables with something of this tenant's."""
    ours = [table for table in PERSONAL if "chat_id" in {c.name for c in house.store.db[table].columns}]
    return {table for table in ours if house.rows(f"select 1 from {table} where chat_id = ?", chat_id)}


async def test_a_closed_case_is_forgotten_with_all_that_was_left_of_its_tenant(house: House) -> None:
    await house.opens_case()
    await close(house)
    kept = len(list(house.store.files.folder.rglob("*")))
    keys = {key.subject for key in house.store.vault.examine()}

    house.clock.move(YEAR)
    gone = await house.app.purge.once()
    house.store.tidy()

    assert left(house) == set()
    assert house.rows("select 1 from case_messages") == []
    assert (gone["cases"], gone["conversations"]) == (1, 1)
    assert (kept > 2, keys) == (True, {TENANT.id})
    assert house.store.vault.examine() == []
    assert [path for path in house.store.files.folder.rglob("*") if path.is_file()] == []


async def test_until_then_and_while_it_is_open_it_is_kept(house: House) -> None:
    await house.opens_case()
    house.clock.move(2 * YEAR)
    while_open = await house.app.purge.once()
    await close(house)

    house.clock.move(364 * DAY_SECONDS)
    until_then = await house.app.purge.once()

    assert (while_open["cases"], until_then["cases"]) == (0, 0)
    assert {"cases", "attachments", "conversations"} <= left(house)


async def test_who_began_something_new_keeps_that_and_nothing_leads_to_the_old_case(house: House) -> None:
    await house.opens_case()
    await close(house)
    house.clock.move(YEAR)
    await house.says("/start")
    await house.taps("start", "repairs")

    await house.app.purge.once()

    found = conversations.load(house.store.db, TENANT.id)
    assert found
    assert (found.case, found.answers) == ("", {"welcome": "start", "theme": "repairs"})
    assert house.rows("select 1 from cases") == []


async def test_of_who_only_passed_by_nothing_is_left_after_the_days_of_a_draft(house: House) -> None:
    await house.says("/start")
    await house.says("/start", user=OTHER)
    house.clock.move(20 * DAY_SECONDS)
    await house.says("/aide", user=OTHER)

    house.clock.move(11 * DAY_SECONDS)
    await house.app.purge.once()

    assert (left(house), left(house, OTHER.id)) == (set(), {"conversations", "slots"})


async def test_files_that_nobody_asked_for_are_forgotten_after_their_days(house: House) -> None:
    await house.says("/start")
    await house.taps("start")
    await house.sends()
    before = house.rows("select 1 from attachments")

    house.clock.move(3 * DAY_SECONDS)
    await house.settle()

    found = conversations.load(house.store.db, TENANT.id)
    assert (len(before), house.rows("select 1 from attachments")) == (1, [])
    assert found
    assert found.parked_files == 0
    assert "effacé le fichier" in house.shown()[-1]


async def test_the_purge_is_due_at_the_start_and_once_each_night_after_three(house: House) -> None:
    purge = house.app.purge
    at_start = purge.is_due()
    await purge.once()  # at ten in the morning in Paris

    at = []
    for hours in (1, 15, 2, 1, 23):  # 11:00, 2:00, 4:00, 5:00, 4:00
        house.clock.move(hours * 3600)
        at.append(purge.is_due())
        if at[-1]:
            await purge.once()

    assert (at_start, at) == (True, [False, False, True, False, True])


async def test_the_purge_tells_counts_alone(house: House, caplog: pytest.LogCaptureFixture) -> None:
    await house.opens_case()
    await close(house)
    house.clock.move(YEAR)

    with caplog.at_level(logging.INFO):
        await house.app.purge.once()

    (told,) = [record.getMessage() for record in caplog.records if record.name == "bot.purge"]
    assert told.startswith("purged: 2 audit, 1 cases, 1 conversations, ")
    assert str(TENANT.id) not in caplog.text


async def test_the_operator_purges_a_store_that_no_bot_uses(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with housed(tmp_path) as house:
        await house.opens_case()
        await close(house)
    written = written_config(tmp_path)

    with time_machine.travel(house.clock() + timedelta(seconds=YEAR), tick=False):
        told = await asyncio.to_thread(upkeep.purge, load(written))
    with reading(tmp_path / "mediation.db") as db:
        counted = db.conn.execute("select count(*) from cases").fetchone()[0]

    assert told.startswith("audit 2, cases 1, conversations 1, ")
    assert counted == 0


async def test_while_the_bot_runs_the_operator_is_told_so(house: House, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"storage\.path: another process uses"):
        await asyncio.to_thread(upkeep.purge, load(written_config(tmp_path)))
