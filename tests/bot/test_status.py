"""The tenant's side: one pinned card that follows the case, and words for it on request."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator.telegram import TENANT
from bot.simulator.world import JSON
from tests.bot.test_desk import (
    AGENT,
    COLLEAGUE,
    WORDS,
    buttons,
    case_of,
    given_up,
    group,
    press,
    staffed,
    writes,
)
from tests.bot.test_promises import PROMISED, promises
from tests.running import House, with_case

DAY = 86_400.0


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with with_case(tmp_path, staffed) as house:
        yield house


def pins(house: House) -> list[int]:
    return [call.params["message_id"] for call in house.done("pinChatMessage", TENANT.id)]


def pinned(house: House) -> JSON:
    """The message that was pinned last."""
    (message,) = (m for m in house.telegram.messages(TENANT.id) if m["message_id"] == pins(house)[-1])
    return message


def status(house: House) -> list[str]:
    return str(pinned(house)["text"]).replace("\u00a0", " ").splitlines()


async def asks(house: House) -> list[str]:
    """What /suivi says."""
    await house.says("/suivi")
    return house.shown()[-1].replace("\u00a0", " ").splitlines()


async def test_a_case_that_is_sent_has_a_card_pinned_in_silence(house: House) -> None:
    (pin,) = house.done("pinChatMessage", TENANT.id)

    assert pin.params["disable_notification"]
    assert status(house) == [
        f"Dossier {case_of(house).number} · médiateur",
        "Où il en est : transmis.",
        "RHO doit répondre au plus tard mercredi 25 novembre à 10 h.",
        "Dernier jour pour le médiateur : 12 juin 2027.",
    ]


async def test_the_card_is_pinned_once_and_edited_on_each_change(house: House) -> None:
    told = []
    for choices in (("claim",), ("release",), ("close", "close.solved"), ("reopen",)):
        await press(house, *choices)
        told.append(status(house)[1:3])
    await writes(house, WORDS, case_of(house).card_id)
    told.append(status(house)[1:4])

    assert len(pins(house)) == 1
    assert sum("Où il en est" in text for text in house.shown()) == 1
    due = "RHO doit répondre au plus tard mercredi 25 novembre à 10 h."
    assert told == [
        ["Où il en est : quelqu’un s’en occupe.", "Chez RHO : Anne, agence"],
        ["Où il en est : transmis.", due],
        ["Où il en est : fermé.", "Chez RHO : Anne, agence"],
        ["Où il en est : transmis.", due],
        ["Où il en est : répondu.", "Chez RHO : Anne, agence", "À vous : dites si c’est réglé."],
    ]


async def test_each_news_is_a_message_of_its_own_besides(house: House) -> None:
    before = len(house.shown())

    await press(house, "claim")
    await writes(house, WORDS, case_of(house).card_id)

    assert len(house.shown()) == before + 2


async def test_the_card_tells_what_is_late_and_that_somebody_knows(house: House) -> None:
    await house.settle(3 * DAY)

    assert "La réponse est en retard. Un responsable est prévenu." in status(house)


async def test_the_card_tells_what_is_promised_until_it_is_kept(house: House) -> None:
    await press(house, "claim")
    await promises(house)
    promised = status(house)
    await press(house, "keep_promise")

    line = f"RHO a promis, pour mardi 24 novembre à 17 h : {PROMISED}"
    assert line in promised
    assert PROMISED not in "".join(status(house))


async def test_the_card_tells_another_door(house: House) -> None:
    await press(house, "claim", "reroute", "reroute.agency")
    await writes(house, "C’est pour l’agence.", group(house)[-1]["message_id"])

    assert status(house)[0] == f"Dossier {case_of(house).number} · agence"


async def test_the_card_is_in_the_language_of_the_tenant(house: House) -> None:
    await house.says("/langue")
    await house.taps("english")

    await press(house, "claim")

    told = "\n".join(status(house))
    assert told.startswith(f"Case {case_of(house).number} · mediator\n")
    assert "Anne, agence" in told
    assert "by Wednesday 25 November at 10:00" in told
    assert "12 June 2027" in told


async def test_words_by_the_button_of_the_card_reach_staff(house: House) -> None:
    message = pinned(house)

    house.telegram.tenant_taps(message["message_id"], buttons(message)["reply"])
    await house.settle()
    await house.says("Le chauffage marche de nouveau.")

    assert "Le chauffage marche de nouveau." in group(house)[-1]["text"]


async def test_a_card_that_the_tenant_deleted_is_shown_and_pinned_again(house: House) -> None:
    gone = pins(house)[0]
    del house.telegram.world.chats[TENANT.id].messages[gone]

    await press(house, "claim")

    assert pins(house)[-1] != gone
    assert "Chez RHO : Anne, agence" in status(house)


async def test_what_changed_while_the_bot_was_blocked_is_shown_afterwards(house: House) -> None:
    house.telegram.tenant_blocks()
    await house.settle()
    await press(house, "claim")
    await press(house, "transfer", f"transfer.{COLLEAGUE.id}")

    house.telegram.tenant_unblocks()
    await house.settle()

    assert "Chez RHO : Bruno, agence" in status(house)
    assert len(pins(house)) == 1


async def test_each_case_has_a_card_of_its_own(house: House) -> None:
    await house.opens_case()

    assert len(set(pins(house))) == len(pins(house)) == 2


async def test_once_all_is_erased_no_card_is_shown_or_changed(house: House) -> None:
    await press(house, "claim")
    await house.says("/effacer")
    await house.taps("erase_all")
    before = len(house.telegram.calls)

    await house.settle(*[DAY] * 4)

    told = [call for call in house.telegram.calls[before:] if call.params.get("chat_id") == TENANT.id]
    assert told == []
    assert house.rows("select * from slots where chat_id = ?", TENANT.id) == []
    assert given_up(house) == []


# On request ---------------------------------------------------------------------------------------


async def test_suivi_says_where_it_is_and_by_when_an_answer_comes(house: House) -> None:
    at_first = await asks(house)
    await press(house, "claim")
    claimed = await asks(house)
    await writes(house, WORDS, case_of(house).card_id)
    answered = await asks(house)

    number, due = case_of(house).number, "RHO doit répondre au plus tard mercredi 25 novembre à 10 h."
    last_day = "À vous : saisir le médiateur. Dernier jour : 12 juin 2027."
    assert at_first[1:] == [f"1. {number} : médiateur, transmis.", due, last_day]
    assert claimed[1:] == [f"1. {number} : médiateur, quelqu’un s’en occupe.", due, last_day]
    assert answered[1:] == [f"1. {number} : médiateur, répondu.", "À vous : dites si c’est réglé.", last_day]
    assert AGENT.first_name not in "".join(answered)


async def test_who_writes_after_an_answer_is_owed_another(house: House) -> None:
    await press(house, "claim")
    await writes(house, WORDS, case_of(house).card_id)
    await house.says("Il reste l’eau.")
    await house.taps("add_to_case")

    now = case_of(house)
    assert (now.state, now.agent_id, now.is_late) == ("claimed", AGENT.id, False)
    assert "RHO doit répondre au plus tard mercredi 25 novembre à 10 h." in await asks(house)


async def test_a_tap_of_the_past_does_not_settle_a_case_that_is_open_again(house: House) -> None:
    await press(house, "claim")
    await writes(house, WORDS, case_of(house).card_id)
    asked = next(it for it in house.telegram.messages(TENANT.id) if WORDS in str(it.get("text")))
    old = buttons(asked)

    for way in ("settled_no", "settled_no", "settled_yes"):
        house.telegram.tenant_taps(asked["message_id"], old[way])
        await house.settle()

    assert case_of(house).state == "open"
    assert sum("n’est pas réglé" in str(it.get("text")) for it in group(house)) == 1


async def test_suivi_of_nothing_says_so(house: House) -> None:
    await house.says("/effacer")
    await house.taps("erase_all")

    assert (await asks(house))[0] == "Vous n’avez pas de dossier envoyé."
