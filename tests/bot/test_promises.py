"""A sentence of the staff becomes a dated promise, which the tenant reads, and which is kept or told late."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.simulator.world import JSON, User
from dialogs.worktime import PARIS
from tests.bot.test_desk import (
    AGENT,
    COLLEAGUE,
    SUPERVISOR,
    WORDS,
    button,
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
from tests.running import Clock, House, with_case

PROMISED = "Le plombier passera."
DAY = 86_400.0


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A case on a Monday at ten that was answered, so that nothing but the promise is due."""
    async with with_case(tmp_path, staffed) as house:
        await writes(house, WORDS, case_of(house).card_id)
        yield house


async def promises(house: House, days: int = 1, words: str = PROMISED, user: User = AGENT) -> None:
    """By the menu, then in words."""
    await press(house, "promise", f"promise.{days}", user=user)
    await writes(house, words, group(house)[-1]["message_id"], user)


def status(house: House) -> str:
    """The status card in the tenant's chat."""
    (shown,) = (text for text in house.shown() if "Où il en est" in text)
    return shown.replace("\u00a0", " ")


def told_late(house: House) -> list[JSON]:
    return [m for m in group(house) if "promesse n’est pas tenue" in m.get("text", "")]


def paris(month: int, day: int, hour: int = 10) -> Clock:
    return Clock(datetime(2026, month, day, hour, tzinfo=PARIS))


# Made ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "days", "due"),
    [
        (paris(11, 23), 1, "mardi 24 novembre à 17 h"),
        (paris(11, 27), 1, "lundi 30 novembre à 17 h"),
        (paris(11, 28), 1, "lundi 30 novembre à 17 h"),
        (paris(11, 26), 3, "mardi 1er décembre à 17 h"),
        (paris(11, 23), 5, "lundi 30 novembre à 17 h"),
        (paris(12, 24), 1, "lundi 28 décembre à 17 h"),
        (paris(12, 23), 3, "mardi 29 décembre à 17 h"),
        (paris(12, 9), 1, "vendredi 11 décembre à 12 h"),
    ],
    ids=["tomorrow", "Friday", "Saturday", "three days", "a week", "holiday", "Christmas", "closure"],
)
async def test_a_promise_is_for_the_closing_time_of_a_working_day(
    tmp_path: Path, made: Clock, days: int, due: str
) -> None:
    hours = ["monday-thursday 9:00-12:00 14:00-17:00", "friday 9:00-12:00"]
    async with staffed(tmp_path, made, hours=hours, closures=["2026-12-10"]) as house:
        await house.opens_case()
        await press(house, "claim")

        await promises(house, days)

        assert f"RHO a promis, pour {due} : {PROMISED}" in status(house)
        assert f"Promis pour : {due}" in card(house).replace("\u00a0", " ")


async def test_the_tenant_reads_what_is_promised_by_when_and_by_whom(house: House) -> None:
    await promises(house)

    (news,) = (text for text in house.shown() if "RHO vous promet" in text)
    assert news.replace("\u00a0", " ").splitlines()[1:] == [
        PROMISED,
        "Au plus tard mardi 24 novembre à 17 h.",
        "Anne, agence",
    ]
    assert house.shown(STAFF_CHAT_ID)[-1].startswith("C’est promis pour mardi 24 novembre")


async def test_where_a_promise_was_made_the_card_has_a_button_to_keep_it(house: House) -> None:
    await promises(house)

    assert button(house, "keep_promise")[0] == case_of(house).card_id


@pytest.mark.parametrize("days", ["0", "2", "30", "-1", "x", "²"])
async def test_nothing_is_promised_for_a_day_that_is_not_on_offer(house: House, days: str) -> None:
    await press(house, "promise")
    message_id, data = button(house, "promise.1")

    house.telegram.staff_taps(message_id, data.replace("promise.1", f"promise.{days}"), AGENT)
    await house.settle()

    assert case_of(house).promise == ""
    assert not any(m.get("reply_markup", {}).get("force_reply") for m in group(house))
    assert given_up(house) == []


async def test_a_colleague_promises_nothing_on_a_case_of_another(house: House) -> None:
    await press(house, "promise", "promise.1")

    await writes(house, PROMISED, group(house)[-1]["message_id"], COLLEAGUE)

    assert case_of(house).promise == ""
    assert heard(house, PROMISED) == 0
    assert says(house, "refused-not_yours", name="Anne") in house.shown(STAFF_CHAT_ID)


# Kept, or not -------------------------------------------------------------------------------------


async def test_a_promise_kept_in_time_is_told_and_counted(house: House) -> None:
    await promises(house)

    bubble = await press(house, "keep_promise")
    await house.settle(7 * DAY)

    case = case_of(house)
    assert bubble == says(house, "kept")
    assert heard(house, "la promesse est tenue") == 1
    assert (case.promise, case.promises_kept, case.promises_late) == ("", 1, 0)
    assert told_late(house) == []
    assert "promis" not in status(house) + card(house).lower()


async def test_a_late_promise_is_told_once_and_rings_for_the_supervisor(house: House) -> None:
    await promises(house)

    await house.settle(DAY + 7 * 3600 - 60)
    in_time = len(told_late(house))
    await house.settle(60, DAY, DAY)

    (told,) = told_late(house)
    (entity,) = told["entities"]
    case = case_of(house)
    assert in_time == 0
    assert told["text"].splitlines()[0] == "Claire"
    assert (entity["type"], entity["user"]["id"]) == ("text_mention", SUPERVISOR.id)
    assert "Elle était pour mardi 24 novembre à 17 h." in told["text"].replace("\u00a0", " ")
    assert told["message_thread_id"] == case.topic_id
    assert (case.promises_kept, case.promises_late) == (0, 1)


async def test_a_late_promise_that_is_kept_in_the_end_counts_as_late(house: House) -> None:
    await promises(house)
    await house.settle(2 * DAY)

    await press(house, "keep_promise")

    case = case_of(house)
    assert (case.promise, case.promises_kept, case.promises_late) == ("", 0, 1)
    assert heard(house, "la promesse est tenue") == 1


async def test_each_promise_is_counted(house: House) -> None:
    for _ in range(2):
        await promises(house)
        await press(house, "keep_promise")
    await promises(house)
    await house.settle(2 * DAY)

    case = case_of(house)
    assert (case.promises_kept, case.promises_late) == (2, 1)


async def test_of_a_case_that_is_closed_no_promise_is_late(house: House) -> None:
    await promises(house)
    await house.taps("settled_yes")

    await house.settle(2 * DAY)

    assert (told_late(house), case_of(house).promises_late) == ([], 0)


async def test_who_does_not_have_the_case_does_not_keep_its_promise(house: House) -> None:
    await promises(house)

    bubble = await press(house, "keep_promise", user=COLLEAGUE)

    assert bubble == says(house, "refused-not_yours", name="Anne")
    assert case_of(house).promise == PROMISED


async def test_a_promise_goes_with_all_that_is_erased(house: House) -> None:
    await promises(house)
    await house.says("/effacer")
    await house.taps("erase_all")

    await house.settle(2 * DAY)

    assert told_late(house) == []
    assert PROMISED not in str(house.rows("select * from cases") + house.rows("select * from outbox"))
    assert house.shown()[-1].startswith("Vos données sont effacées du robot.")
