"""The tenant's own message is marked when staff have seen it, and again when it was answered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.render import REACTIONS
from bot.simulator.faults import Status
from bot.simulator.telegram import TENANT
from storage import outbox
from tests.bot.test_desk import WORDS, case_of, edits, given_up, heard, press, staffed, writes
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import House, with_case
from tests.samples import photo

SEEN, ANSWERED = REACTIONS["seen"], REACTIONS["answered"]
LATER = "Le décompte est arrivé."


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with with_case(tmp_path, staffed) as house:
        yield house


def marks(house: House) -> dict[str, list[str]]:
    """How each message of the tenant's is marked, by its first words; a file by its kind."""
    chat = house.telegram.world.private(TENANT)
    return {_named(chat.messages[number]): emoji for number, emoji in chat.reactions.items()}


def _named(message: dict[str, str]) -> str:
    return message.get("text") or next(kind for kind in ("photo", "document") if kind in message)


async def adds(house: House, words: str = LATER) -> None:
    await house.says(words)
    await house.taps("add_to_case")


async def test_the_last_message_before_sending_is_marked_when_somebody_takes_the_case(house: House) -> None:
    before = marks(house)

    await press(house, "claim")

    assert before == {}
    assert marks(house) == {"document": [SEEN]}
    assert heard(house, "Anne, agence s’en occupe") == 1


async def test_an_answer_marks_what_was_written_as_answered(house: House) -> None:
    await adds(house)
    await press(house, "claim")
    seen = marks(house)

    await writes(house, WORDS, case_of(house).card_id)

    assert seen == {"document": [SEEN], LATER: [SEEN]}
    assert marks(house) == {"document": [ANSWERED], LATER: [ANSWERED]}


async def test_what_comes_after_an_answer_is_marked_by_the_next_one(house: House) -> None:
    await writes(house, WORDS, case_of(house).card_id)
    await house.taps("reply")
    await house.says(LATER)
    unseen = marks(house)

    await press(house, "ask_piece", "ask_piece.lease")
    seen = marks(house)
    await press(house, "close", "close.solved")

    assert unseen == {"document": [ANSWERED]}
    assert seen[LATER] == [SEEN]
    assert marks(house)[LATER] == [ANSWERED]


async def test_a_change_of_an_older_answer_marks_nothing_newer(house: House) -> None:
    answer = await writes(house, WORDS, case_of(house).card_id)
    await adds(house)

    edits(house, answer, "Nous vous rappelons jeudi.")
    await house.settle()

    assert LATER not in marks(house)


async def test_each_file_that_is_given_to_the_case_is_marked(house: House) -> None:
    await press(house, "claim", "ask_piece", "ask_piece.lease")
    await house.taps("reply")
    await house.sends(photo("le bail"), kind="photo")
    await house.settle(2, 4)

    await press(house, "promise", "promise.1")
    await writes(house, "Le plombier passera.", house.telegram.messages(STAFF_CHAT_ID)[-1]["message_id"])

    assert marks(house)["photo"] == [SEEN]


@pytest.mark.parametrize(
    "description", ["message to react not found", "REACTION_INVALID", "message can't be reacted", "x"]
)
async def test_a_mark_that_is_refused_is_lost_without_harm(house: House, description: str) -> None:
    refusal = Status(400, description=f"Bad Request: {description}")
    house.telegram.fail_next("setMessageReaction", refusal)

    await press(house, "claim")
    await writes(house, WORDS, case_of(house).card_id)

    assert marks(house) == {"document": [ANSWERED]}
    assert heard(house, WORDS) == 1
    assert outbox.next_due(house.store.db) is None
    assert given_up(house) == []


async def test_a_line_that_breaks_puts_a_mark_off(house: House) -> None:
    house.telegram.fail_next("setMessageReaction", Status(502))

    await press(house, "claim")
    await house.settle(5)

    assert marks(house) == {"document": [SEEN]}


async def test_nothing_is_remembered_of_a_tenant_who_erased_everything(house: House) -> None:
    await adds(house)
    await press(house, "claim")
    await house.says("/effacer")
    await house.taps("erase_all")

    assert house.rows("select * from case_messages") == []
    assert house.rows("select * from slots where chat_id = ? and slot = 'own'", TENANT.id) == []
