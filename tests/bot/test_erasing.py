"""Who asks for it is forgotten, learns what went, and reads what a bot cannot take back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import upkeep
from bot.config import ConfigError, load
from bot.simulator.faults import Status
from bot.simulator.telegram import TENANT
from dialogs.events import Say
from storage import audit, cases
from storage.database import Store, reading
from tests.running import House, housed, written_config
from tests.sealed import queue

DAY = 86_400
RECEIPT = "Vos données sont effacées du robot."


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path) as house:
        await house.opens_case()
        yield house


async def erases(house: House) -> str:
    await house.says("/effacer")
    await house.taps("erase_all")
    return house.shown()[-1]


def withdrawn(house: House) -> list[int]:
    return [number for call in house.done("deleteMessages") for number in call.params["message_ids"]]


async def test_the_receipt_counts_what_went(house: House) -> None:
    receipt = await erases(house)

    assert receipt.startswith(RECEIPT)
    assert "dossiers 1, fichiers 1, messages en attente 0" in receipt
    assert "RHO est prévenu" in receipt


async def test_who_left_nothing_reads_so(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        await house.says("/start")

        assert "RHO n’avait pas de dossier de vous" in await erases(house)


async def test_messages_that_telegram_still_lets_go_leave_the_chat(house: House) -> None:
    before = {m["message_id"] for m in house.telegram.messages(TENANT.id)}
    receipt = await erases(house)
    after = {m["message_id"] for m in house.telegram.messages(TENANT.id)}

    assert len(withdrawn(house)) > 2
    assert not after & set(withdrawn(house))
    assert f"mes {len(withdrawn(house))} messages récents" in receipt
    assert before - after < set(withdrawn(house))


async def test_older_messages_are_left_and_that_is_said(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        await house.says("/start")
        old = [row["message_id"] for row in house.rows("select message_id from slots")]
        house.clock.move(2 * DAY)

        receipt = await erases(house)

        assert not set(old) & set(withdrawn(house))
        assert len(withdrawn(house)) == 1  # the question whether to erase everything
        assert "mes anciens messages" in receipt


async def test_an_edit_makes_no_message_younger(house: House) -> None:
    sent = house.rows("select at from slots where chat_id = ? and slot like 'status:%'", TENANT.id)
    house.clock.move(DAY)
    house.app.turns._teller().show(cases.of_chat(house.store.db, TENANT.id)[0])
    await house.settle()

    assert house.rows("select at from slots where chat_id = ? and slot like 'status:%'", TENANT.id) == sent


async def test_what_telegram_will_not_delete_holds_nothing_back(house: House) -> None:
    house.telegram.fail_next(
        "deleteMessages", Status(400, description="message can't be deleted for everyone")
    )

    assert (await erases(house)).startswith(RECEIPT)
    assert house.rows("select * from outbox where error is not null") == []


async def test_the_operator_erases_by_the_number_of_a_case(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        await house.opens_case()
        (case,) = cases.of_chat(house.store.db, TENANT.id)

    told = await asyncio.to_thread(upkeep.erase, load(written_config(tmp_path)), case.number)

    with reading(tmp_path / "mediation.db") as db:
        left = [
            db.conn.execute(f"select count(*) from {table}").fetchone()[0] for table in ("cases", "slots")
        ]
        (last,) = audit.of_case(db, case.number)[-1:]
    assert told == "cases 1, files 1, waiting 0"
    assert left[0] == 0
    assert (last.actor, last.deed) == ("operator", "erase")
    with closing(Store(tmp_path / "mediation.db")) as store:
        last_said = queue(store.db, "chat_id = ?", TENANT.id)[-1]
    assert isinstance(last_said, Say)
    assert last_said.message == "erased"


@pytest.mark.parametrize("who", ["RHO-26-0009-Z", "12", "-4", "x", "9" * 30])
async def test_nobody_is_erased_by_a_number_that_is_nobodys(tmp_path: Path, who: str) -> None:
    async with housed(tmp_path) as house:
        await house.says("/start")

    with pytest.raises(ConfigError, match="no case of that number"):
        await asyncio.to_thread(upkeep.erase, load(written_config(tmp_path)), who)
