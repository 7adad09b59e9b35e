"""An update counts once, whole or not at all, and never stands in the way of another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot import raw
from bot.simulator.faults import Migrate
from bot.simulator.telegram import CASEWORKER, TENANT
from bot.simulator.world import JSON, User
from bot.turn import TIMERS_AT_A_TIME
from dialogs.conversation import Conversation
from storage import cases, conversations, timers
from storage.sealing import LETTER
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import House, housed

OTHER = User(1_000_002, "Autre")
STRANGER = User(3_000_001, "Passant")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path) as house:
        yield house


def written(update_id: int, text: str, chat_id: int = TENANT.id) -> JSON:
    chat = {"id": chat_id, "type": "private"}
    message = {
        "message_id": 1,
        "date": 0,
        "chat": chat,
        "from": {"id": chat_id, "is_bot": False},
        "text": text,
    }
    return {"update_id": update_id, "message": message}


def in_group(chat_id: int, **more: Any) -> JSON:
    chat = {"id": chat_id, "type": "supergroup"}
    return {"update_id": 7, "message": {"message_id": 1, "date": 0, "chat": chat, "from": {"id": 5}, **more}}


def state(house: House, chat_id: int = TENANT.id) -> tuple[str, Mapping[str, str]] | None:
    found = conversations.load(house.store.db, chat_id)
    return (found.state, found.answers) if found else None


def messages_queued(house: House) -> int:
    return len(house.rows("select 1 from outbox"))


# Once ---------------------------------------------------------------------------------------------


def test_the_same_update_counts_once(house: House) -> None:
    turns = house.app.turns
    turns.take([written(1, "/start"), written(2, "commencer")])
    before = state(house), messages_queued(house)

    turns.take([written(2, "commencer"), written(1, "/start")])

    assert before[0] == ("theme", {"welcome": "start"})
    assert (state(house), messages_queued(house)) == before


def test_an_update_id_with_other_content_is_another_update(house: House) -> None:
    house.app.turns.take([written(1, "/start")])

    house.app.turns.take([written(1, "commencer")])

    assert state(house) == ("theme", {"welcome": "start"})


def test_the_journal_of_updates_keeps_no_words(house: House) -> None:
    house.app.turns.take([written(1, "zanzibar")])

    (row,) = house.rows("select * from inbox")
    assert row["key"].startswith("1:")
    assert "zanzibar" not in str(row)


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"update_id": 1, "unheard_of": {"chat": {"id": 1}}},
        {"update_id": 1, "message": None},
        {"update_id": 1, "poll_answer": {"poll_id": "1"}},
        {"update_id": 1, "channel_post": {"chat": {"id": -5, "type": "channel"}}},
    ],
)
def test_a_kind_of_update_that_does_not_concern_us_is_passed_over(house: House, update: JSON) -> None:
    assert house.app.turns.take([update]) == []

    assert messages_queued(house) == 0
    assert house.rows("select * from dead_letters") == []


# Whole or not at all ------------------------------------------------------------------------------


async def test_an_update_that_fails_is_kept_and_the_others_of_its_batch_count(house: House) -> None:
    conversations.save(house.store.db, Conversation(TENANT.id, state="forgotten_step"), 0)

    for update in (written(1, "/start", OTHER.id), written(2, "bonjour"), written(3, "x", STRANGER.id)):
        house.telegram.push(update)
    await house.settle()

    (letter,) = house.rows(f"select id, error, subject, {LETTER.opened} from dead_letters")
    assert (letter["error"], letter["subject"]) == ("LookupError", TENANT.id)
    assert "bonjour" in letter["body"]
    assert house.shown() == [house.app.texts.show("fr", "failed")]
    assert house.shown(STAFF_CHAT_ID) == [
        house.app.texts.show("fr", "staff-failed", {"reference": f"R{letter['id']}"})
    ]
    assert state(house, OTHER.id) == state(house, STRANGER.id) == ("welcome", {})


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "message": [1]},
        {"update_id": 1, "message": "words"},
        {"update_id": 1, "message": {"message_id": 1}},
        {"update_id": "one", "message": {"chat": {"id": 10**30, "type": "private"}}},
        {"update_id": 1, "callback_query": {"id": 5, "from": {"id": 1}}},
        {"update_id": 1, "my_chat_member": {"chat": {"id": 1}}},
    ],
)
def test_an_update_of_no_known_shape_is_kept_for_a_person(house: House, update: JSON) -> None:
    house.app.turns.take([update, written(2, "/start")])

    assert [row["error"] for row in house.rows("select error from dead_letters")] == ["Malformed"]
    assert state(house) == ("welcome", {})


def test_a_lone_surrogate_is_written_down(house: House) -> None:
    house.app.turns.take([written(1, "fuite \ud83d d’eau " * 3)])

    assert house.rows("select * from dead_letters") == []


def test_an_update_nested_too_deep_to_be_written_is_read_once(house: House) -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]

    for _ in range(2):
        house.app.turns.take([written(1, "/start") | {"a_kind_of_2030": deep}, {"update_id": deep}])

    assert state(house) == ("welcome", {})
    assert len(house.rows("select * from inbox")) == 2
    assert house.rows("select * from dead_letters") == []


def test_an_error_of_the_store_goes_up_and_leaves_nothing(house: House) -> None:
    house.store.db.conn.execute(
        "create trigger full before insert on outbox begin select raise(abort, 'full'); end"
    )

    with pytest.raises(sqlite3.Error, match="full"):
        house.app.turns.take([{"update_id": 1}, written(2, "/start")])

    assert house.rows("select * from inbox") == house.rows("select * from conversations") == []
    assert house.rows("select * from dead_letters") == []


def test_a_timer_that_fails_is_kept_and_does_not_fire_again(house: House) -> None:
    conversations.save(house.store.db, Conversation(TENANT.id, state="forgotten_step"), 0)
    timers.put(house.store.db, TENANT.id, "draft", 0)
    timers.put(house.store.db, OTHER.id, "draft", 0)

    fired = [house.app.turns.fire_timers(), house.app.turns.fire_timers()]

    assert fired == [2, 0]
    assert [row["error"] for row in house.rows("select error from dead_letters")] == ["LookupError"]
    assert state(house, OTHER.id) == ("welcome", {})


def test_of_many_timers_some_fire_at_a_time(house: House) -> None:
    for chat_id in range(1, TIMERS_AT_A_TIME + 3):
        timers.put(house.store.db, chat_id, "draft", 0)

    assert [house.app.turns.fire_timers() for _ in range(3)] == [TIMERS_AT_A_TIME, 2, 0]


# Taps ---------------------------------------------------------------------------------------------


async def test_a_second_tap_on_the_same_button_changes_nothing(house: House) -> None:
    await house.says("/start")
    (message,) = [
        m for m in house.telegram.messages(TENANT.id) if "inline_keyboard" in m.get("reply_markup", {})
    ]
    data = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]

    for _ in range(2):
        house.telegram.tenant_taps(message["message_id"], data)
    await house.settle()

    assert state(house) == ("theme", {"welcome": "start"})
    assert [call.params.get("text") for call in house.done("answerCallbackQuery")] == [
        None,
        house.app.texts.show("fr", "already_done"),
    ]


@pytest.mark.parametrize("data", ["", "a:b", "a:b:c", "a:b:²", "a:b:-1", "welcome:start:1:2", "x" * 64])
async def test_a_forged_tap_is_answered_and_means_nothing(house: House, data: str) -> None:
    await house.says("/start")
    before = len(house.telegram.calls)

    house.telegram.tenant_taps(3, data)
    await house.settle()

    assert [call.method for call in house.telegram.calls[before:]] == ["answerCallbackQuery"]
    assert state(house) == ("welcome", {})


# The groups ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "update",
    [
        in_group(-777, text="/start"),
        {
            "update_id": 7,
            "my_chat_member": {
                "chat": {"id": -777, "type": "group"},
                "from": {"id": 5},
                "new_chat_member": {"status": "member"},
            },
        },
    ],
)
async def test_the_bot_leaves_a_group_that_is_not_the_staffs(house: House, update: JSON) -> None:
    house.telegram.push(update)
    await house.settle()

    assert [call.params["chat_id"] for call in house.done("leaveChat")] == [-777]
    assert house.rows("select * from conversations") == []


async def test_the_staff_reply_reaches_the_tenant_signed(house: House) -> None:
    await house.opens_case()
    (case,) = cases.of_chat(house.store.db, TENANT.id)

    house.telegram.staff_says("Nous vous rappelons mardi.", case.topic_id, case.card_id)
    await house.settle()

    assert "Nous vous rappelons mardi." in house.shown()[-1]
    assert CASEWORKER.first_name in house.shown()[-1]


async def test_of_who_was_erased_no_place_in_the_chat_is_remembered(house: House) -> None:
    await house.opens_case()
    await house.says("/effacer")
    await house.taps("erase_all")

    assert house.rows("select * from slots where chat_id > 0") == []


async def test_a_reply_about_a_case_that_was_erased_is_kept_by_nobody(house: House) -> None:
    await house.opens_case()
    number = cases.of_chat(house.store.db, TENANT.id)[0].number
    await house.says("/effacer")
    await house.taps("erase_all")

    house.telegram.tenant_taps(1, f"{number}:reply:0", TENANT)
    await house.settle()
    await house.says("Voici la suite.")

    assert house.app.texts.show("fr", "reply_now", {"case": number}) not in house.shown()
    assert house.rows("select * from cases") == []


async def test_staff_are_told_that_their_reply_waits_for_a_tenant_who_blocked_the_bot(house: House) -> None:
    await house.opens_case()
    (case,) = cases.of_chat(house.store.db, TENANT.id)
    house.telegram.tenant_blocks()
    await house.settle()

    house.telegram.staff_says("Nous vous rappelons mardi.", case.topic_id, case.card_id)
    await house.settle()

    assert house.shown(STAFF_CHAT_ID)[-1] == house.app.texts.show("fr", "staff-held")


async def test_a_note_among_colleagues_stays_among_them(house: House) -> None:
    await house.opens_case()
    (case,) = cases.of_chat(house.store.db, TENANT.id)
    before = len(house.telegram.calls)

    house.telegram.staff_says("À vérifier.", case.topic_id)
    house.telegram.staff_says("Qui prend ?")
    await house.settle()

    assert house.telegram.calls[before:] == []


async def test_somebody_who_is_not_in_the_staff_table_reaches_no_tenant(house: House) -> None:
    await house.opens_case()
    (case,) = cases.of_chat(house.store.db, TENANT.id)
    before = len(house.telegram.calls)

    house.telegram.staff_says("Je réponds.", case.topic_id, case.card_id, user=STRANGER)
    await house.settle()

    assert [call.params["chat_id"] for call in house.telegram.calls[before:]] == [STAFF_CHAT_ID]
    assert house.shown(STAFF_CHAT_ID)[-1] == house.app.texts.show("fr", "staff-refused-stranger")


@pytest.mark.parametrize("sender_id", [1087968824, 136817688, 777000])
async def test_an_anonymous_administrator_is_nobody(house: House, sender_id: int) -> None:
    await house.opens_case()
    (case,) = cases.of_chat(house.store.db, TENANT.id)
    before = len(house.telegram.calls)

    house.telegram.staff_says("Je réponds.", case.topic_id, case.card_id, user=User(sender_id, "Group"))
    await house.settle()

    assert house.telegram.calls[before:] == []


# After a stop -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "times"), [(149, 0), (151, 1)])
async def test_after_a_stop_longer_than_a_tap_is_kept_the_question_is_shown_again(
    house: House, seconds: float, times: int
) -> None:
    await house.says("/start")
    await house.taps("start")
    house.clock.move(seconds)
    question = house.app.texts.show("fr", "theme")
    before = house.shown().count(question)

    house.app.turns.wake()
    house.app.turns.wake()
    await house.settle()

    assert house.shown().count(question) == before + times


async def test_those_who_had_ended_or_left_long_ago_are_not_woken(house: House) -> None:
    await house.opens_case()
    await house.says("/start", user=OTHER)
    house.clock.move(2 * 3600)
    await house.settle()
    house.clock.move(3600)
    before = len(house.telegram.calls)

    house.app.turns.wake()
    await house.settle()

    assert house.telegram.calls[before:] == []


async def test_a_group_that_moved_is_still_the_staffs_after_a_restart(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        house.telegram.fail_next("createForumTopic", Migrate(-100999))
        await house.opens_case()
        telegram = house.telegram

    async with housed(tmp_path, telegram=telegram) as house:
        telegram.staff_says("bonjour")
        await house.settle()

        assert house.done("leaveChat") == []


PRIVATE = {"id": 7, "first_name": 'Anna "id": 9', "type": "private"}


@pytest.mark.parametrize(
    ("update", "subject"),
    [
        ({"message": {"chat": PRIVATE}}, 7),
        ({"edited_message": {"chat": PRIVATE | {"last_name": "Martin"}}}, 7),
        ({"callback_query": {"message": {"chat": PRIVATE}}}, 7),
        ({"my_chat_member": {"chat": PRIVATE}}, 7),
        ({"message": {"chat": {"id": -100, "type": "supergroup"}}}, 0),
        ({"message": {"chat": PRIVATE | {"id": 10**20}}}, 0),
        ({"message": []}, 0),
    ],
)
def test_what_cannot_be_handled_is_sealed_for_who_sent_it(update: object, subject: int) -> None:
    assert raw.subject_of(json.dumps(update, sort_keys=True)) == subject
