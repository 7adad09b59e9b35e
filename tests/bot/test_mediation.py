"""While a mediation goes on nothing passes between a tenant and the landlord; and days that staff know of."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator.telegram import TENANT
from tests.bot.test_desk import WORDS, buttons, case_of, group, heard, press, says, staffed, writes
from tests.running import House, with_case


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with with_case(tmp_path, staffed) as house:
        yield house


def card(house: House) -> str:
    [text] = [str(m["text"]) for m in group(house) if m["message_id"] == case_of(house).card_id]
    return text.replace("\u00a0", " ")


@pytest.fixture
async def frozen(house: House) -> House:
    """Its tenant told that the mediator accepted."""
    await press(house, "claim")
    await house.says("J’ai saisi AME hier", "AME a accepté")
    await house.taps("today")
    return house


async def test_staff_see_only_that_it_is_frozen(frozen: House) -> None:
    [message] = [m for m in group(frozen) if m["message_id"] == case_of(frozen).card_id]

    assert card(frozen).splitlines() == [
        f"Dossier {case_of(frozen).number} · médiation en cours",
        "Le locataire a dit que la médiation est ouverte. Elle est confidentielle.",
        "Rien n’est transmis entre lui et RHO ici. Lui seul peut reprendre.",
    ]
    assert buttons(message) == {}


async def test_an_answer_of_the_staff_is_refused_in_words(frozen: House) -> None:
    await writes(frozen, WORDS, case_of(frozen).card_id)

    assert frozen.shown(frozen.app.turns.desk.chat_id)[-1] == says(frozen, "refused-frozen")
    assert heard(frozen, WORDS) == 0


async def test_words_and_files_for_staff_are_held_with_a_warning(frozen: House) -> None:
    before = len(group(frozen))

    await frozen.taps("reply")
    assert "serait lu par RHO" in frozen.shown()[-1]
    await frozen.says("Un secret de la médiation.")

    assert not any("secret" in str(m.get("text")) for m in group(frozen)[before:])


async def test_nobody_is_late_with_an_answer_meanwhile(frozen: House) -> None:
    frozen.clock.move(30 * 86_400.0)
    await frozen.settle()

    assert not case_of(frozen).is_late
    assert case_of(frozen).agent_id


async def test_the_tenant_alone_lifts_it_and_an_answer_is_owed_anew(frozen: House) -> None:
    due = case_of(frozen).due_at or 0
    frozen.clock.move(10 * 86_400.0)
    await frozen.taps("reply", "thaw")

    assert not case_of(frozen).is_frozen
    assert (case_of(frozen).due_at or 0) > due
    await frozen.taps("write")
    await frozen.says("Il manque une ligne.")
    assert any("Il manque une ligne." in str(m.get("text")) for m in group(frozen))


async def test_a_day_that_staff_know_of_is_told_to_the_tenant(house: House) -> None:
    await press(house, "claim", "record", "record.answered")
    asked = group(house)[-1]["message_id"]

    await writes(house, "le 16 novembre", asked)

    assert house.shown(house.app.turns.desk.chat_id)[-1] == says(house, "recorded", day="16 novembre 2026")
    assert any("RHO vous a répondu par écrit le 16 novembre 2026." in text for text in house.shown())
    await house.says("/suivi")
    await house.taps("open_1")
    assert "Médiateur possible depuis le 12 août 2026" in house.shown()[-1].replace("\u00a0", " ")


@pytest.mark.parametrize("words", ["bientôt", "demain", "en octobre"])
async def test_a_day_that_cannot_be_is_asked_again(house: House, words: str) -> None:
    await press(house, "claim", "record", "record.answered")
    before = len(house.shown(TENANT.id))

    await writes(house, words, group(house)[-1]["message_id"])

    assert house.shown(house.app.turns.desk.chat_id)[-1] == says(house, "record-how")
    assert len(house.shown(TENANT.id)) == before
