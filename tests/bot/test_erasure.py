"""What a tenant erases goes from the staff group and from the tenant's chat, as far as Telegram lets it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator.faults import Migrate, Status
from bot.simulator.telegram import TENANT, Call
from dialogs.events import Chose
from storage import cases, conversations, outbox
from tests.bot.test_desk import (
    AGENT,
    NEW_STAFF_CHAT_ID,
    WORDS,
    case_of,
    given_up,
    group,
    press,
    says,
    staffed,
    writes,
)
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import Clock, House, with_case

DAY = 86_400.0


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with with_case(tmp_path, staffed) as house:
        yield house


async def erases(house: House) -> str:
    """The tenant erases everything; what staff are told of it."""
    number = case_of(house).number
    await house.says("/effacer")
    await house.taps("erase_all")
    return says(house, "erased", case=number)


def without_topics(house: House) -> None:
    del house.telegram.world.staff().card["is_forum"]
    house.app.turns.know_topics(STAFF_CHAT_ID, has_topics=False)


async def test_the_topic_of_the_case_goes_with_all_that_stands_in_it(house: House) -> None:
    await press(house, "claim")
    await writes(house, WORDS, case_of(house).card_id)

    told = await erases(house)

    assert house.telegram.world.staff().topics == {}
    assert [m["text"] for m in group(house)] == [told]
    assert given_up(house) == []


async def test_where_there_are_no_topics_the_messages_about_the_case_go(tmp_path: Path) -> None:
    async with staffed(tmp_path) as house:
        without_topics(house)
        await house.opens_case()
        await writes(house, WORDS, case_of(house).card_id)
        house.telegram.staff_says("Bonjour à tous.")

        told = await erases(house)

        left = [m["text"] for m in group(house)]
        assert left == [says(house, "relayed"), "Bonjour à tous.", told]
        assert given_up(house) == []


async def test_messages_that_are_too_old_stay_and_the_others_go(tmp_path: Path) -> None:
    async with staffed(tmp_path) as house:
        without_topics(house)
        await house.opens_case()
        old = len(group(house))
        house.clock.move(3 * DAY)
        await house.settle()
        await writes(house, WORDS, case_of(house).card_id)

        told = await erases(house)

        texts = [m.get("text", "") for m in group(house)]
        assert len([m for m in group(house) if m["date"] < house.clock().timestamp() - DAY]) == old
        assert WORDS not in texts
        assert texts[-1] == told
        assert outbox.next_due(house.store.db) is None
        assert given_up(house) == []


@pytest.mark.parametrize("description", ["not enough rights to delete a topic", "TOPIC_ID_INVALID"])
async def test_a_topic_that_cannot_be_deleted_is_told_of_as_ever(house: House, description: str) -> None:
    refusal = Status(400, description=f"Bad Request: {description}")
    house.telegram.fail_next("deleteForumTopic", refusal)

    told = await erases(house)

    assert house.shown(STAFF_CHAT_ID)[-1] == told
    assert len(house.telegram.world.staff().topics) == 1
    assert outbox.next_due(house.store.db) is None
    assert given_up(house) == []


async def test_the_pinned_status_goes_from_the_chat_of_the_tenant(house: House) -> None:
    chat = house.telegram.world.private(TENANT)
    before = set(chat.pinned)

    await erases(house)

    assert len(before) == 1
    assert chat.pinned == set()
    assert before.isdisjoint(chat.messages)


async def test_a_status_that_is_too_old_to_be_deleted_is_unpinned(house: House) -> None:
    chat = house.telegram.world.private(TENANT)
    (pinned,) = chat.pinned
    house.clock.move(3 * DAY)

    await erases(house)

    assert chat.pinned == set()
    assert pinned in chat.messages
    assert given_up(house) == []


async def test_what_somebody_of_the_staff_read_in_private_goes_too(tmp_path: Path) -> None:
    async with staffed(tmp_path, details="private") as house:
        house.telegram.world.private(AGENT)
        await house.opens_case()
        await press(house, "claim")
        read = house.shown(AGENT.id)

        await erases(house)

        assert len(read) == 2
        assert house.shown(AGENT.id) == []


@pytest.mark.parametrize("method", ["createForumTopic", "sendMessage", "sendDocument"])
async def test_what_was_on_its_way_while_the_case_was_erased_is_taken_back(
    tmp_path: Path, method: str
) -> None:
    async with staffed(tmp_path) as house:
        was_erased: list[Call] = []

        def erase(call: Call) -> None:
            is_first = call.method == method and call.params.get("chat_id") == STAFF_CHAT_ID
            if is_first and not was_erased and cases.of_chat(house.store.db, TENANT.id):
                was_erased.append(call)
                here = conversations.load(house.store.db, TENANT.id)
                assert here
                house.app.turns.tell("erase", TENANT.id, Chose("aside", "erase_all", here.version))

        house.telegram.on_call = erase
        await house.opens_case()
        await house.settle()

        assert len(was_erased) == 1
        assert house.telegram.world.staff().topics == {}
        assert [m for m in group(house) if "effacé à la demande" not in m.get("text", "")] == []
        assert house.telegram.world.private(TENANT).pinned == set()


async def test_in_the_group_that_a_group_became_nothing_is_deleted_by_its_old_number(
    tmp_path: Path,
) -> None:
    async with staffed(tmp_path, clock=Clock()) as house:
        without_topics(house)
        await house.opens_case()
        house.telegram.fail_next("deleteMessages", Migrate(NEW_STAFF_CHAT_ID))
        count = len(group(house))

        await erases(house)

        assert house.app.turns.desk.chat_id == NEW_STAFF_CHAT_ID
        assert len(group(house)) == count + 1
        assert house.rows("select * from case_messages") == []
