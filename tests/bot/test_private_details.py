"""Where details are private the group reads number, door and age; who has a case reads the rest alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from bot.simulator import updates
from bot.simulator.telegram import TENANT, Call
from bot.simulator.world import JSON, User
from storage import staff
from tests.bot.test_desk import (
    ADMINISTRATOR,
    AGENT,
    COLLEAGUE,
    STRANGER,
    SUPERVISOR,
    WORDS,
    card,
    case_of,
    given_up,
    group,
    heard,
    press,
    says,
    staffed,
    writes,
)
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import House, with_case
from tests.samples import photo

# What the tenant of `opens_case` tells, and what comes later.
NAME, CONTACT, REFERENCE, STORY, WISH = "Marie Martin", "marie@exemple", "123456", "Les charges", "Un détail"
LATER = "Le décompte est arrivé."
TOLD = (NAME, CONTACT, REFERENCE, STORY, WISH, LATER, "Marie", "charges ont doublé")
REPLIES = '[[replies]]\ntitle = "Bonjour"\ntext = "Bonjour $nom."\n'


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with with_case(tmp_path, private) as house:
        for user in (AGENT, COLLEAGUE, SUPERVISOR):
            house.telegram.world.private(user)
        yield house


def private(folder: Path, **how: Any) -> AbstractAsyncContextManager[House]:
    """A bot that tells details to one person only, with an answer ready."""
    replies = folder / "replies.toml"
    replies.write_text(REPLIES)
    return staffed(folder, details="private", replies=replies, **how)


async def adds(house: House, words: str = LATER) -> None:
    await house.says(words)
    await house.taps("add_to_case")


def pieces(house: House, user: User) -> list[JSON]:
    return [m for m in house.telegram.messages(user.id) if "document" in m or "photo" in m]


def reads(house: House, user: User) -> str:
    """All that the bot wrote to that person."""
    return "\n".join(house.shown(user.id))


def is_for(call: Call, user: User) -> bool:
    return call.params.get("chat_id") == user.id and call.method != "getChat"


async def answers(house: House, words: str, user: User = AGENT, under: str = STORY) -> JSON:
    """Answer, in private, the message that holds those words; what was said."""
    told = house.telegram.messages(user.id)
    replied = next(m["message_id"] for m in told if under in m.get("text", "") + m.get("caption", ""))
    return await says_under(house, words, replied, user)


async def says_under(house: House, words: str, message_id: int, user: User) -> JSON:
    """Say something in private in reply to that message; what was said."""
    chat = house.telegram.world.private(user)
    made = updates.message(house.telegram.world, chat, updates.card_of(user), {"text": words})
    replied = {"message_id": message_id, "chat": chat.card}
    house.telegram.push({"message": {**made, "reply_to_message": replied}})
    await house.settle()
    return {**made, "reply_to_message": replied}


async def changes(house: House, said: JSON, words: str) -> None:
    """Change what was said in private."""
    house.telegram.push({"edited_message": {**said, "text": words, "edit_date": 0}})
    await house.settle()


# The group ----------------------------------------------------------------------------------------


async def test_the_group_reads_number_door_and_age(house: House) -> None:
    number = case_of(house).number
    told = card(house).replace("\u00a0", " ").splitlines()

    assert told[0].startswith(f"Dossier {number}")
    assert told[1] == "Porte : médiateur"
    assert told[2] == "Reçu lundi 23 novembre à 10 h"


async def test_the_group_never_reads_a_word_of_the_tenant_nor_sees_a_piece(house: House) -> None:
    await adds(house)
    await press(house, "claim")
    await house.taps("reply")
    await house.sends(photo("le bail"), kind="photo", caption="Voici Marie Martin")
    await house.settle(2, 4)
    await press(house, "quick", "quick.0", "send.0")
    await adds(house)
    await press(house, "ask_piece", "ask_piece.lease", "promise", "promise.1")
    await writes(house, "Le plombier passera.", group(house)[-1]["message_id"])
    await house.taps("settled_no")
    house.telegram.staff_says("/dossiers")
    await house.settle(*[86_400.0] * 4)

    to_group = [call for call in house.telegram.calls if call.params.get("chat_id") == STAFF_CHAT_ID]
    assert [word for word in TOLD if word in str([call.params for call in to_group])] == []
    assert {call.method for call in to_group}.isdisjoint({"sendDocument", "sendPhoto", "sendMediaGroup"})
    assert heard(house, "Bonjour Marie Martin.") == 1
    assert given_up(house) == []


async def test_a_ready_answer_shows_the_group_the_variable_in_place_of_the_name(house: House) -> None:
    await press(house, "quick", "quick.0")

    assert "Bonjour $nom." in group(house)[-1]["text"]


async def test_the_group_hears_that_there_is_something_more_to_read(house: House) -> None:
    await adds(house)

    assert says(house, "more", case=case_of(house).number) in house.shown(STAFF_CHAT_ID)


# Who has it ---------------------------------------------------------------------------------------


async def test_nobody_reads_what_nobody_took(house: House) -> None:
    await adds(house)

    assert [house.shown(user.id) for user in (AGENT, COLLEAGUE, SUPERVISOR)] == [[], [], []]


async def test_who_takes_a_case_reads_the_story_and_the_pieces(house: House) -> None:
    await press(house, "claim")

    assert [word for word in (NAME, CONTACT, REFERENCE, STORY, WISH) if word not in reads(house, AGENT)] == []
    assert len(pieces(house, AGENT)) == 1
    assert all(call.params["protect_content"] for call in house.telegram.calls if is_for(call, AGENT))
    assert reads(house, COLLEAGUE) == ""


async def test_who_takes_a_case_reads_what_came_before_that_too(house: House) -> None:
    await adds(house)
    await house.sends(photo("le bail"), kind="photo")
    await house.taps("add_to_case")
    await house.settle(2, 4)

    await press(house, "claim")

    assert LATER in reads(house, AGENT)
    assert len(pieces(house, AGENT)) == 2


async def test_who_takes_a_case_by_an_answer_reads_it(house: House) -> None:
    await writes(house, WORDS, case_of(house).card_id)

    assert STORY in reads(house, AGENT)
    assert len(pieces(house, AGENT)) == 1


async def test_later_words_and_files_go_to_who_has_the_case(house: House) -> None:
    await press(house, "claim")

    await adds(house)
    await press(house, "ask_piece", "ask_piece.lease")
    await house.taps("reply")
    await house.sends(photo("le bail"), kind="photo")
    await house.settle(2, 4)

    assert reads(house, AGENT).count(LATER) == 1
    assert len(pieces(house, AGENT)) == 2


async def test_what_comes_after_a_case_was_passed_on_goes_to_the_next_one_only(house: House) -> None:
    await press(house, "claim", "transfer", f"transfer.{COLLEAGUE.id}")

    await adds(house)

    assert LATER not in reads(house, AGENT)
    assert STORY in reads(house, COLLEAGUE)
    assert LATER in reads(house, COLLEAGUE)


async def test_of_a_story_that_is_not_shared_only_later_words_are_read(tmp_path: Path) -> None:
    async with staffed(tmp_path, details="private") as house:
        house.telegram.world.private(AGENT)
        await house.reaches_evidence()
        await house.sends()
        await house.taps("done", "send")
        await adds(house)

        await press(house, "claim")

        assert LATER in reads(house, AGENT)
        assert STORY not in reads(house, AGENT)
        assert pieces(house, AGENT) == []


@pytest.mark.parametrize("is_known", [True, False], ids=["403", "400"])
async def test_who_never_opened_the_bot_reads_the_case_once_they_do(house: House, is_known: bool) -> None:
    if is_known:
        house.telegram.world.private(AGENT).is_blocked = True
    else:
        del house.telegram.world.chats[AGENT.id]
    await press(house, "claim")
    unread = reads(house, AGENT)

    house.telegram.world.private(AGENT).is_blocked = False
    await house.says("/start", user=AGENT)

    assert unread == ""
    assert STORY in reads(house, AGENT)
    assert len(pieces(house, AGENT)) == 1
    assert given_up(house) == []


# Answers in private -------------------------------------------------------------------------------


@pytest.mark.parametrize("under", [STORY, "Pièce 1", LATER])
async def test_an_answer_in_private_reaches_the_tenant_signed(house: House, under: str) -> None:
    await press(house, "claim")
    await adds(house)

    await answers(house, WORDS, under=under)

    assert heard(house, f"{WORDS}\nAnne, agence") == 1
    assert case_of(house).state == "answered"
    assert house.shown(AGENT.id)[-1] == says(house, "relayed")
    assert WORDS not in str(group(house))


async def test_an_answer_in_private_that_is_changed_is_changed_for_its_tenant(house: House) -> None:
    await press(house, "claim")
    said = await answers(house, WORDS)
    count, told = len(house.shown()), len(house.shown(AGENT.id))

    await changes(house, said, "Nous vous rappelons jeudi.")

    assert (heard(house, WORDS), heard(house, "Nous vous rappelons jeudi.")) == (0, 1)
    assert (len(house.shown()), len(house.shown(AGENT.id))) == (count, told)


async def test_who_was_taken_off_changes_no_answer(house: House) -> None:
    await press(house, "claim")
    said = await answers(house, WORDS)
    staff.remove(house.store.db, AGENT.id)

    await changes(house, said, "Autre chose.")

    assert (heard(house, WORDS), heard(house, "Autre chose.")) == (1, 0)


async def test_other_words_that_are_changed_in_private_are_those_of_a_tenant(house: House) -> None:
    await press(house, "claim")
    await house.says("Bonjour", user=AGENT)
    said = next(m for m in house.telegram.messages(AGENT.id) if m.get("text") == "Bonjour")

    await changes(house, said, WORDS)

    assert heard(house, WORDS) == 0
    assert house.shown(AGENT.id)[-1] == house.app.texts.show("fr", "edited")


async def test_who_has_the_case_no_more_is_told_so_where_they_answered(house: House) -> None:
    await press(house, "claim", "transfer", f"transfer.{COLLEAGUE.id}")

    await answers(house, WORDS)

    assert heard(house, WORDS) == 0
    assert house.shown(AGENT.id)[-1] == says(house, "refused-not_yours", name="Bruno")


async def test_words_in_private_that_answer_nothing_are_those_of_a_tenant(house: House) -> None:
    await press(house, "claim")

    await house.says(WORDS, user=AGENT)

    assert heard(house, WORDS) == 0
    assert case_of(house).state == "claimed"


@pytest.mark.parametrize("reply_to", [1, 2, 5, 900])
async def test_a_passer_by_who_answers_in_private_is_a_tenant_like_others(
    house: House, reply_to: int
) -> None:
    await press(house, "claim")
    await house.says("/start", user=STRANGER)
    before = len(house.shown(STRANGER.id))

    await says_under(house, WORDS, reply_to, STRANGER)

    assert heard(house, WORDS) == 0
    assert len(house.shown(STRANGER.id)) > before
    assert case_of(house).state == "claimed"


async def test_who_was_taken_off_is_a_tenant_like_others(house: House) -> None:
    await press(house, "claim")
    house.telegram.staff_says(f"/retirer {AGENT.id}", user=ADMINISTRATOR)
    await house.settle()

    await answers(house, WORDS)

    assert heard(house, WORDS) == 0
    assert case_of(house).agent_id == 0


async def test_after_everything_was_erased_nothing_more_reaches_anybody(house: House) -> None:
    await press(house, "claim")
    story = next(m["message_id"] for m in house.telegram.messages(AGENT.id) if STORY in m.get("text", ""))
    await house.says("/effacer")
    await house.taps("erase_all")

    await says_under(house, WORDS, story, AGENT)

    assert WORDS not in reads(house, TENANT)
    assert STORY not in reads(house, AGENT)
