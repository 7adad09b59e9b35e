"""What staff note about a case with /note is kept for colleagues and never reaches a tenant."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator.telegram import TENANT
from bot.simulator.world import User
from storage import notes, staff
from tests.bot.test_desk import (
    ADMINISTRATOR,
    AGENT,
    COLLEAGUE,
    STRANGER,
    case_of,
    given_up,
    group,
    press,
    says,
    staffed,
    writes,
)
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import House, with_case

WORDS = "Le gardien confirme\nla fuite."


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with with_case(tmp_path, staffed) as house:
        yield house


def kept(house: House) -> list[tuple[str, str]]:
    return [(note.author, note.words) for note in notes.of_case(house.store.db, case_of(house).id)]


async def replies(house: House, text: str, reply_to: int | None, user: User = AGENT) -> None:
    """Write in the group itself, in answer to a message."""
    house.telegram.staff_says(text, None, reply_to, user)
    await house.settle()


async def test_a_note_in_a_topic_is_kept_with_its_author_and_acknowledged(house: House) -> None:
    await writes(house, f"/note {WORDS}")

    assert kept(house) == [("Anne, agence", WORDS)]
    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "noted")
    assert group(house)[-1]["message_thread_id"] == case_of(house).topic_id


@pytest.mark.parametrize("command", ["/note\n", "/NOTE@mediation_bot  "])
async def test_a_note_in_answer_to_a_card_is_kept(house: House, command: str) -> None:
    await replies(house, f"{command}{WORDS}", case_of(house).card_id)

    assert kept(house) == [("Anne, agence", WORDS)]


@pytest.mark.parametrize("text", ["/note", "/note  "])
async def test_a_note_without_words_says_how_to_write_one(house: House, text: str) -> None:
    await writes(house, text)

    assert kept(house) == []
    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "note-how")


async def test_a_note_about_no_case_says_where_to_write_it(house: House) -> None:
    await replies(house, f"/note {WORDS}", None)

    assert kept(house) == []
    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, "no-case")


@pytest.mark.parametrize(("user", "reason"), [(ADMINISTRATOR, "not_allowed"), (STRANGER, "stranger")])
async def test_who_may_read_no_case_notes_nothing_about_one(house: House, user: User, reason: str) -> None:
    await writes(house, f"/note {WORDS}", user=user)

    assert kept(house) == []
    assert house.shown(STAFF_CHAT_ID)[-1] == says(house, f"refused-{reason}", name="")


async def test_a_colleague_notes_something_about_a_case_of_another_and_about_a_closed_one(
    house: House,
) -> None:
    await press(house, "close", "close.solved")

    await writes(house, f"/note {WORDS}", user=COLLEAGUE)

    assert kept(house) == [("Bruno, agence", WORDS)]


async def test_notes_are_told_again_in_the_topic_that_follows_a_deleted_one(house: House) -> None:
    await writes(house, "/note Voir le gardien.")
    house.clock.move(3600)
    await writes(house, f"/note {WORDS}", user=COLLEAGUE)
    house.telegram.staff_deletes_topic(case_of(house).topic_id or 0)

    await a_new_topic_is_wanted(house)

    (told,) = (m["text"] for m in group(house) if "Notes entre collègues" in m.get("text", ""))
    assert told.replace("\u00a0", " ").splitlines()[1:] == [
        "lundi 23 novembre à 10 h, Anne, agence : Voir le gardien.",
        "lundi 23 novembre à 11 h, Bruno, agence : Le gardien confirme",
        "la fuite.",
    ]


async def a_new_topic_is_wanted(house: House) -> None:
    """The tenant adds something."""
    await house.says("Le décompte est arrivé.")
    await house.taps("add_to_case")


async def test_notes_wait_while_somebody_is_in_the_group_who_does_not_work_there(house: House) -> None:
    await writes(house, f"/note {WORDS}")
    staff.came(house.store.db, STAFF_CHAT_ID, STRANGER.id, STRANGER.first_name)
    house.telegram.staff_deletes_topic(case_of(house).topic_id or 0)

    await a_new_topic_is_wanted(house)

    assert "Le gardien" not in str([m for m in group(house) if m["from"]["is_bot"]])


async def test_where_details_are_private_the_next_one_reads_the_notes(tmp_path: Path) -> None:
    async with staffed(tmp_path, details="private") as house:
        for user in (AGENT, COLLEAGUE):
            house.telegram.world.private(user)
        await house.opens_case()
        await press(house, "claim")
        await writes(house, f"/note {WORDS}")

        await press(house, "transfer", f"transfer.{COLLEAGUE.id}")

        assert not any("Notes entre" in text for text in house.shown(AGENT.id))
        assert any(text.endswith(WORDS) for text in house.shown(COLLEAGUE.id))


async def test_no_tenant_reads_a_note(house: House) -> None:
    await writes(house, f"/note {WORDS}")

    await house.says("/suivi", "/mesdonnees")
    await house.taps("my_case")
    before = len(house.telegram.calls)
    await house.taps("papers")

    assert len(house.telegram.calls) > before
    told = [call.params for call in house.telegram.calls if call.params.get("chat_id") == TENANT.id]
    assert "Le gardien confirme" not in str(told)
    assert given_up(house) == []


async def test_notes_go_with_all_that_is_erased(house: House) -> None:
    await writes(house, f"/note {WORDS}")

    await house.says("/effacer")
    await house.taps("erase_all")

    assert house.rows("select * from notes") == []
