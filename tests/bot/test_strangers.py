"""Somebody in the group who does not work here: told once, and details wait until that is settled."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.simulator.faults import Status
from bot.simulator.world import JSON, User
from storage import outbox, staff
from storage.outbox import LONGEST_DELAY
from tests.bot.test_desk import (
    ADMINISTRATOR,
    AGENT,
    COLLEAGUE,
    NEWCOMER,
    STRANGER,
    WORDS,
    card,
    case_of,
    given_up,
    group,
    invited,
    press,
    says,
    staffed,
    title,
    writes,
)
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import House
from tests.samples import photo

LATER = tuple(f"Suite {number}." for number in range(1, 4))
DAY = 86_400.0


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with staffed(tmp_path) as house:
        yield house


async def moves(house: House, user: User, status: str, chat_id: int = STAFF_CHAT_ID, **how: bool) -> None:
    """Somebody comes into the group, or leaves it."""
    person = {"id": user.id, "is_bot": False, "first_name": user.first_name, **how}
    change: JSON = {
        "chat": {"id": chat_id, "type": "supergroup"},
        "from": person,
        "date": 0,
        "old_chat_member": {"user": person, "status": "left"},
        "new_chat_member": {"user": person, "status": status},
    }
    members = house.telegram.world.staff().members
    if chat_id == STAFF_CHAT_ID and status in ("left", "kicked"):
        members.pop(user.id, None)
    elif chat_id == STAFF_CHAT_ID:
        members[user.id] = user
    house.telegram.push({"chat_member": change})
    await house.settle()


async def adds(house: House, words: str) -> None:
    await house.says(words)
    await house.taps("add_to_case")


def details(house: House) -> list[str]:
    """The story, the pieces and the words of the tenant as they follow each other in the group."""
    marks = ("Les charges ont doublé.", "Pièce 1", "Pièce 2", *LATER)
    texts = [m.get("text", "") + m.get("caption", "") for m in group(house)]
    found = [[mark for mark in marks if mark in text] for text in texts]
    return [mark for mark, *_ in filter(None, found)]


def told(house: House, message: str, user: User = STRANGER) -> int:
    return house.shown(STAFF_CHAT_ID).count(says(house, message, name=user.first_name))


# Who is told of -----------------------------------------------------------------------------------


async def test_a_stranger_is_told_of_once(house: House) -> None:
    for status in ("member", "restricted", "administrator"):
        await moves(house, STRANGER, status)

    assert told(house, "stranger") == 1


async def test_a_stranger_is_told_of_once_across_a_restart(tmp_path: Path) -> None:
    async with staffed(tmp_path) as house:
        await moves(house, STRANGER, "member")
        telegram = house.telegram
    async with staffed(tmp_path, telegram=telegram) as house:
        await moves(house, STRANGER, "administrator")
        await house.opens_case()

        assert told(house, "stranger") == 1
        assert details(house) == []


@pytest.mark.parametrize("status", ["left", "kicked"])
async def test_a_stranger_who_leaves_is_told_of_once(house: House, status: str) -> None:
    await moves(house, STRANGER, "member")

    await moves(house, STRANGER, status)
    await moves(house, STRANGER, status)

    assert told(house, "stranger-gone") == 1


async def test_a_stranger_who_comes_back_is_told_of_again(house: House) -> None:
    for status in ("member", "left", "member"):
        await moves(house, STRANGER, status)

    assert told(house, "stranger") == 2


async def test_who_works_here_comes_and_goes_in_silence(house: House) -> None:
    before = len(house.telegram.calls)

    await moves(house, AGENT, "member")
    await moves(house, AGENT, "left")

    assert house.telegram.calls[before:] == []


async def test_a_bot_and_the_members_of_another_group_are_no_strangers(house: House) -> None:
    before = len(house.telegram.calls)

    await moves(house, STRANGER, "member", is_bot=True)
    await moves(house, STRANGER, "member", -1_005)

    assert house.telegram.calls[before:] == []


# What waits ---------------------------------------------------------------------------------------


async def test_while_a_stranger_is_there_cards_go_on_and_details_wait(house: House) -> None:
    await moves(house, STRANGER, "member")
    await house.opens_case()
    await adds(house, LATER[0])
    claimed = await press(house, "claim")
    await writes(house, WORDS, case_of(house).card_id)
    await house.settle(60, LONGEST_DELAY, LONGEST_DELAY)

    assert claimed == says(house, "claimed")
    assert "répondu" in title(house)
    assert "répondu" in card(house)
    assert says(house, "relayed") in house.shown(STAFF_CHAT_ID)
    assert details(house) == []
    assert not any("document" in message for message in group(house))


async def goes(house: House) -> None:
    await moves(house, STRANGER, "left")


async def is_added(house: House) -> None:
    word = await invited(house)
    await house.says(f"/start staff-{word}", user=STRANGER)


@pytest.mark.parametrize(
    "pauses",
    [(), (3.0,) * 15, (60.0, LONGEST_DELAY, 3 * LONGEST_DELAY, DAY)],
    ids=["soon", "after a while", "late"],
)
@pytest.mark.parametrize("settles", [goes, is_added])
async def test_once_a_stranger_is_settled_all_arrives_at_once_and_in_order(
    house: House, settles: Any, pauses: tuple[float, ...]
) -> None:
    await moves(house, STRANGER, "member")
    await house.opens_case()
    await house.settle(1, *pauses)
    await adds(house, LATER[0])
    await house.settle(*pauses)
    await house.sends(photo("le bail"), kind="photo")
    await house.taps("add_to_case")
    await adds(house, LATER[1])
    await house.settle(2, 4, *pauses)

    await settles(house)
    await adds(house, LATER[2])

    expected = ["Les charges ont doublé.", "Pièce 1", LATER[0], "Pièce 2", LATER[1], LATER[2]]
    assert details(house) == expected
    assert outbox.next_due(house.store.db) is None
    assert given_up(house) == []


async def test_details_wait_until_the_last_stranger_is_settled(house: House) -> None:
    await moves(house, STRANGER, "member")
    await moves(house, NEWCOMER, "member")
    await house.opens_case()

    await moves(house, STRANGER, "left")
    meanwhile = details(house)
    await moves(house, NEWCOMER, "left")

    assert meanwhile == []
    assert details(house) == ["Les charges ont doublé.", "Pièce 1"]


async def test_what_was_there_before_a_stranger_came_is_not_said_again(house: House) -> None:
    await house.opens_case()
    await moves(house, STRANGER, "member")

    await moves(house, STRANGER, "left")
    await house.settle(LONGEST_DELAY)

    assert details(house) == ["Les charges ont doublé.", "Pièce 1"]


async def test_who_is_in_the_configuration_at_the_next_start_is_no_stranger_any_more(tmp_path: Path) -> None:
    async with staffed(tmp_path) as house:
        await moves(house, STRANGER, "member")
        await house.opens_case()
        telegram, clock = house.telegram, house.clock
    eva = {"id": STRANGER.id, "name": "Eva", "service": "agence"}
    async with staffed(tmp_path, clock, telegram=telegram, members=[eva]) as house:
        await house.settle(LONGEST_DELAY)

        assert details(house) == ["Les charges ont doublé.", "Pièce 1"]


async def test_of_a_case_that_was_erased_meanwhile_nothing_arrives(house: House) -> None:
    await moves(house, STRANGER, "member")
    await house.opens_case()
    await adds(house, LATER[0])
    await house.says("/effacer")
    await house.taps("erase_all")

    await moves(house, STRANGER, "left")
    await house.settle(LONGEST_DELAY)

    assert details(house) == []
    assert given_up(house) == []


async def test_an_administrator_may_let_a_stranger_in(house: House) -> None:
    await moves(house, STRANGER, "member")

    await is_added(house)

    arrived = says(house, "arrived", name=f"{STRANGER.first_name}, siège")
    assert arrived in house.shown(STAFF_CHAT_ID)
    assert staff.strangers(house.store.db, STAFF_CHAT_ID) == {}


# Who worked here ----------------------------------------------------------------------------------


async def dismisses(house: House, user: User = COLLEAGUE) -> None:
    house.telegram.staff_says(f"/retirer {user.id}", user=ADMINISTRATOR)
    await house.settle()


async def test_who_is_taken_off_and_still_in_the_group_is_a_stranger_until_they_leave(house: House) -> None:
    await moves(house, COLLEAGUE, "member")

    await dismisses(house)
    await house.opens_case()
    meanwhile = details(house)
    await moves(house, COLLEAGUE, "left")

    assert told(house, "stranger", COLLEAGUE) == 1
    assert meanwhile == []
    assert details(house) == ["Les charges ont doublé.", "Pièce 1"]
    assert given_up(house) == []


async def test_who_is_taken_off_and_added_again_is_no_stranger_any_more(house: House) -> None:
    await moves(house, COLLEAGUE, "member")
    await dismisses(house)
    await house.opens_case()

    word = await invited(house)
    await house.says(f"/start staff-{word}", user=COLLEAGUE)

    assert details(house) == ["Les charges ont doublé.", "Pièce 1"]


@pytest.mark.parametrize("refusal", ["", "user not found", "PARTICIPANT_ID_INVALID", "member not found"])
async def test_who_is_taken_off_and_not_in_the_group_holds_nothing_up(house: House, refusal: str) -> None:
    if refusal:
        house.telegram.fail_next("getChatMember", Status(400, description=f"Bad Request: {refusal}"))

    await dismisses(house)
    await house.opens_case()

    assert told(house, "stranger", COLLEAGUE) == 0
    assert details(house) == ["Les charges ont doublé.", "Pièce 1"]
    assert given_up(house) == []


async def test_who_cannot_be_looked_for_is_taken_for_a_stranger(house: House) -> None:
    refusal = Status(400, description="Bad Request: CHAT_ADMIN_REQUIRED")
    house.telegram.fail_next("getChatMember", refusal)

    await dismisses(house)
    await house.opens_case()

    assert told(house, "stranger", COLLEAGUE) == 1
    assert details(house) == []
    assert given_up(house) == []


async def test_who_is_looked_for_while_the_line_is_down_is_found_later(house: House) -> None:
    await moves(house, COLLEAGUE, "member")
    house.telegram.fail_next("getChatMember", Status(502), Status(502))

    await dismisses(house)
    await house.settle(1, 2, 4)

    assert told(house, "stranger", COLLEAGUE) == 1


async def test_who_is_taken_off_in_the_configuration_is_a_stranger_at_the_next_start(tmp_path: Path) -> None:
    async with staffed(tmp_path) as house:
        await moves(house, COLLEAGUE, "member")
        telegram, clock = house.telegram, house.clock
    async with staffed(tmp_path, clock, telegram=telegram, members=[]) as house:
        await house.settle()

        assert told(house, "stranger", COLLEAGUE) == 1
        assert list(staff.strangers(house.store.db, STAFF_CHAT_ID)) == [COLLEAGUE.id]


async def test_a_stranger_who_left_while_the_bot_was_away_is_settled_at_the_next_start(
    tmp_path: Path,
) -> None:
    async with staffed(tmp_path) as house:
        await moves(house, STRANGER, "member")
        await house.opens_case()
        telegram, clock = house.telegram, house.clock
    del telegram.world.staff().members[STRANGER.id]
    async with staffed(tmp_path, clock, telegram=telegram) as house:
        await house.settle(LONGEST_DELAY)

        assert told(house, "stranger-gone") == 1
        assert details(house) == ["Les charges ont doublé.", "Pièce 1"]
