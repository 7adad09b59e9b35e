"""Who writes too much waits, is told so once, and harms nobody; danger is always heard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.config import Limits
from bot.room import Floor, Room
from bot.simulator.telegram import TENANT
from bot.simulator.world import User
from storage import cases, conversations
from tests.running import House, housed
from tests.samples import PDF, paper

OTHER = User(1_000_002, "Autre")
ON = {"enforce": True}
BURST = Limits().burst
GIB = 1 << 30


class Disk(NamedTuple):
    total: int
    free: int


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path, limits=ON) as house:
        roomy(house, Disk(100 * GIB, 90 * GIB))
        yield house


def roomy(house: House, disk: Disk, total: int = 2 * GIB) -> None:
    """The disk that the bot sees."""
    floor = Floor(10, GIB // 2, total)
    house.app.turns._gate._room = Room(house.store.files.folder, floor, lambda _: disk)


async def flood(house: House, count: int, text: str = "bonjour", user: User = TENANT) -> None:
    for _ in range(count):
        house.telegram.tenant_says(text, user)
    await house.settle()


def answers(house: House, user: User = TENANT) -> int:
    return len(house.shown(user.id))


SLOW = "Vous écrivez très vite."


async def test_who_writes_too_much_is_told_so_once_and_then_not_heard(house: House) -> None:
    await flood(house, BURST + 40)

    assert sum(text.startswith(SLOW) for text in house.shown()) == 1
    assert house.shown()[-1].startswith(SLOW)
    found = conversations.load(house.store.db, TENANT.id)
    before = answers(house)
    await flood(house, 40)
    assert conversations.load(house.store.db, TENANT.id) == found
    assert answers(house) == before


async def test_after_a_minute_they_are_heard_again_and_told_again_if_need_be(house: House) -> None:
    await flood(house, BURST + 1)
    house.clock.move(60)
    await flood(house, Limits().updates_a_minute + 1)

    assert sum(text.startswith(SLOW) for text in house.shown()) == 2


async def test_a_whole_dialogue_with_two_albums_is_never_too_much(house: House) -> None:
    await house.reaches_evidence()
    for number in range(20):
        house.telegram.tenant_sends(paper(str(number)), album=str(number // 10))
    await house.app.ingest.take_all()

    assert len(house.rows("select 1 from attachments")) == 20
    assert not [text for text in house.shown() if text.startswith(SLOW)]


@pytest.mark.parametrize("call", ["/urgence", "urgence", "Ça sent le gaz dans l’immeuble"])
async def test_danger_is_always_heard(house: House, call: str) -> None:
    await flood(house, BURST + 10)
    before = answers(house)

    await house.says(call)

    assert answers(house) == before + 1
    assert any(number in house.shown()[-1] for number in ("112", "0 800 47 33 33"))


async def test_the_emergency_button_is_always_heard(house: House) -> None:
    await flood(house, BURST + 10)
    label = house.app.texts.attribute("fr", "nav", "emergency") or ""

    await house.says(label)

    assert "112" in house.shown()[-1]


async def test_a_tap_that_is_not_heard_stops_turning(house: House) -> None:
    await house.says("/start")
    await flood(house, BURST)
    before = len(house.done("answerCallbackQuery"))

    await house.taps("start")

    assert len(house.done("answerCallbackQuery")) == before + 1


async def test_a_restart_forgives_nothing(tmp_path: Path) -> None:
    async with housed(tmp_path, limits=ON) as house:
        await flood(house, BURST + 1)
    async with housed(tmp_path, limits=ON, telegram=house.telegram, clock=house.clock) as again:
        before = answers(again)
        await flood(again, 3)

        assert answers(again) == before


async def test_erasing_everything_gives_no_more_messages(house: House) -> None:
    await flood(house, BURST - 2)
    await house.says("/effacer")
    await house.taps("erase_all")
    before = answers(house)

    await flood(house, 3)

    assert answers(house) == before + 1
    assert house.shown()[-1].startswith(SLOW)


# Files --------------------------------------------------------------------------------------------


async def test_too_many_files_are_refused_once_in_words(tmp_path: Path) -> None:
    async with housed(tmp_path, limits={**ON, "files_in_ten_minutes": 2}) as house:
        roomy(house, Disk(100 * GIB, 90 * GIB))
        await house.reaches_evidence()
        for number in range(5):
            await house.sends(paper(str(number)))

        assert len(house.rows("select 1 from attachments")) == 2
        assert sum("beaucoup de fichiers" in text for text in house.shown()) == 1


async def test_what_is_too_heavy_for_a_day_may_come_the_next(tmp_path: Path) -> None:
    async with housed(tmp_path, limits={**ON, "megabytes_a_day": 20}) as house:
        roomy(house, Disk(100 * GIB, 90 * GIB))
        await house.reaches_evidence()
        big = PDF + bytes(12_000_000)
        await house.sends(big)
        await house.sends(big + b"1")
        within = len(house.rows("select 1 from attachments"))
        house.clock.move(86_400)
        await house.sends(big + b"2")

        assert (within, len(house.rows("select 1 from attachments"))) == (1, 2)
        assert sum("trop lourd pour aujourd’hui" in text for text in house.shown()) == 1


@pytest.mark.parametrize(
    ("disk", "total"),
    [
        (Disk(100 * GIB, 9 * GIB), 2 * GIB),
        (Disk(4 * GIB, GIB // 2), 2 * GIB),
        (Disk(100 * GIB, 90 * GIB), len(PDF) - 1),
    ],
)
async def test_without_room_no_file_is_taken_and_the_dialogue_goes_on(
    house: House, disk: Disk, total: int
) -> None:
    await house.reaches_evidence()
    roomy(house, disk, total)

    await house.sends()
    refused = house.shown()[-1]
    await house.taps("nothing")

    assert "plus de place" in refused
    assert house.rows("select 1 from attachments") == []
    assert house.shown()[-1] != refused


async def test_files_that_are_kept_count_towards_what_is_kept_in_all(house: House) -> None:
    await house.reaches_evidence()
    roomy(house, Disk(100 * GIB, 90 * GIB), total=4 * len(PDF))
    await house.sends(PDF)
    house.clock.move(120)

    await house.sends(paper("une autre" * 400))

    assert len(house.rows("select 1 from attachments")) == 1


async def test_staff_are_told_once_a_day_before_the_disk_is_full(house: House) -> None:
    roomy(house, Disk(100 * GIB, 19 * GIB))
    await house.settle(60, 60)
    told = [text for text in house.shown(house.telegram.world.staff_chat_id) if "presque plein" in text]

    assert len(told) == 1


# Cases --------------------------------------------------------------------------------------------


async def test_a_tenant_has_so_many_cases_open_and_the_draft_waits(tmp_path: Path) -> None:
    async with housed(tmp_path, limits={**ON, "open_cases": 1, "burst": 500}) as house:
        roomy(house, Disk(100 * GIB, 90 * GIB))
        await house.opens_case()
        await house.reaches_evidence()
        await house.taps("nothing", "send")
        refused = house.shown()[-1]
        held = len(cases.of_chat(house.store.db, TENANT.id))
        house.store.db.conn.execute("update cases set state = 'closed'")

        await house.taps("continue")
        await house.taps("send")

        assert "plusieurs dossiers ouverts" in refused
        assert held == 1
        assert len(cases.of_chat(house.store.db, TENANT.id)) == 2


# Others -------------------------------------------------------------------------------------------


class Work:
    """How many statements the store carries out, counted and not timed."""

    def __init__(self, house: House) -> None:
        self._count = 0
        house.store.db.conn.set_trace_callback(self._add)

    def _add(self, _: str) -> None:
        self._count += 1

    def taken(self) -> int:
        count, self._count = self._count, 0
        return count


def written(update_id: int, text: str, user: User) -> dict[str, object]:
    chat, sender = {"id": user.id, "type": "private"}, {"id": user.id, "is_bot": False}
    message = {"message_id": update_id, "date": 0, "chat": chat, "from": sender, "text": text}
    return {"update_id": update_id, "message": message}


async def test_a_flood_of_one_tenant_costs_another_nothing(house: House) -> None:
    turns, work = house.app.turns, Work(house)

    def cost(update_id: int, text: str, user: User) -> int:
        work.taken()
        turns.take([written(update_id, text, user)])
        return work.taken()

    quiet = [cost(number, "/aide", OTHER) for number in range(1, 31)]
    house.clock.move(600)
    dropped, beside = [], []
    for number in range(1000, 2000):
        dropped.append(cost(number, "Le chauffage est en panne depuis lundi.", TENANT))
        if number % 40 == 0:
            beside.append(cost(number + 5000, "/aide", OTHER))

    assert max(beside) <= max(quiet)  # the highest of them, which is more than p99
    assert (
        max(dropped[BURST + 1 :]) <= 9
    )  # transaction, keys, key, reachable, bucket: no conversation, no dialogue
    waiting = house.rows("select count(*) n from outbox where chat_id = ? and done_at is null", TENANT.id)
    assert waiting[0]["n"] <= 3 * BURST
