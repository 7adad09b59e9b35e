"""What is due is sent at least once and in order, whatever Telegram answers; a duplicate is rare."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.calls import LONGEST_MESSAGE
from bot.sender import FIRST_RETRY_SECONDS, GLANCE_SECONDS, LONGEST_RETRY_SECONDS
from bot.simulator.faults import Fault, Migrate, ResetAfter, Status
from bot.simulator.telegram import TENANT, Call
from bot.simulator.world import JSON, User
from bot.turn import ALERT
from dialogs.events import Fields, Say
from storage import cases, outbox
from storage.deliveries import PostLetter, TellStaff
from storage.sealing import EFFECT
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.faults import EXECUTED, NOT_EXECUTED, REFUSED
from tests.running import House, housed, tap, until
from tests.samples import JPEG, photo
from tests.tenants import MARK

# python-telegram-bot warns of how it will tell `retry_after` one day; the bot reads neither form.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

OTHER = User(1_000_002, "Autre")
NEW_STAFF_CHAT_ID = -1_009_999_999_999
NO_CHAT = Status(400, description="Bad Request: chat not found")
NO_RIGHT = Status(400, description="Bad Request: have no rights to send a message")
KICKED = Status(403, description="Forbidden: bot was kicked from the supergroup chat")
METHODS = ("sendMessage", "editMessageText", "createForumTopic", "sendPhoto", "sendDocument")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path) as house:
        yield house


class Seen(NamedTuple):
    """What stands in the two chats in the end, and how the topics are called."""

    tenant: list[str]
    staff: list[str]
    topics: list[str]


async def whole_journey(folder: Path, *faults: Fault) -> Seen:
    """A tenant leaves a case with a photo; the first calls of each method meet the faults."""
    async with housed(folder) as house:
        house.patience = (2.0, 4.0, 2.0, 4.0)
        for method in METHODS:
            house.telegram.fail_next(method, *faults)
        await house.opens_case(content=JPEG, kind="photo")

        assert outbox.next_due(house.store.db) is None
        assert house.rows("select * from outbox where error is not null") == []
        topics = [topic.name for topic in house.telegram.world.staff().topics.values()]
        return Seen(house.shown(), [text for text in house.shown(STAFF_CHAT_ID) if text], topics)


def unmarked(text: str) -> str:
    return text.removesuffix(MARK).rstrip()


def without_repeats(told: list[str]) -> list[str]:
    """What was told, once each. AssertionError when it was told again without a mark."""
    once = [(text, list(repeats)) for text, repeats in groupby(told, unmarked)]
    assert all(MARK in repeat for _, (_, *repeats) in once for repeat in repeats)
    return [text for text, _ in once]


@pytest.fixture
async def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return await whole_journey(tmp_path_factory.mktemp("undisturbed"))


# Faults that pass ---------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", REFUSED.values(), ids=REFUSED)
async def test_what_was_refused_is_sent_once_in_order_and_without_a_mark(
    tmp_path: Path, undisturbed: Seen, fault: Fault
) -> None:
    assert await whole_journey(tmp_path, fault) == undisturbed


@pytest.mark.parametrize("fault", NOT_EXECUTED.values(), ids=NOT_EXECUTED)
async def test_what_was_not_executed_is_sent_once_and_in_order(
    tmp_path: Path, undisturbed: Seen, fault: Fault
) -> None:
    seen = await whole_journey(tmp_path, fault)

    assert [[unmarked(text) for text in told] for told in seen] == [*undisturbed]


@pytest.mark.parametrize("fault", EXECUTED.values(), ids=EXECUTED)
async def test_what_may_have_been_executed_is_sent_again_at_most_once_each(
    tmp_path: Path, undisturbed: Seen, fault: Fault
) -> None:
    seen = await whole_journey(tmp_path, fault)

    assert [without_repeats(told) for told in seen] == [without_repeats(told) for told in undisturbed]
    assert [len(told) - len(once) for told, once in zip(seen, undisturbed, strict=True)] == [
        3,
        0,
        1,
    ]  # the tenant gets the first picture and the first document


async def test_two_faults_in_a_row_lose_nothing(tmp_path: Path, undisturbed: Seen) -> None:
    assert await whole_journey(tmp_path, Status(409), Status(429, retry_after=1)) == undisturbed


async def test_what_was_unclear_once_is_marked_even_after_a_refusal(house: House) -> None:
    house.telegram.fail_next("sendMessage", ResetAfter(), Status(429, retry_after=1))

    await house.says("/start")
    await house.settle(2, 2)

    assert [MARK in text for text in house.shown()] == [False, True, False]


async def test_an_edit_that_is_made_twice_needs_no_mark(house: House) -> None:
    await house.says("/start")
    house.telegram.fail_next("editMessageText", ResetAfter())
    await house.taps("start")
    await house.settle(2)

    assert not any(MARK in text for text in house.shown())


async def test_a_row_that_waits_keeps_its_place_and_holds_up_no_other_chat(house: House) -> None:
    house.telegram.fail_next("sendMessage", Status(409))
    house.telegram.tenant_says("/start")
    house.telegram.tenant_says("/start", OTHER)
    await house.settle()
    at_first = house.shown(), house.shown(OTHER.id)

    await house.settle(2)

    assert at_first[0] == []
    assert house.shown() == house.shown(OTHER.id) == at_first[1]


async def test_a_clock_that_jumps_back_delays_nothing(house: House) -> None:
    house.telegram.fail_next("sendMessage", Status(409))
    await house.says("/start")
    at_first = house.shown()

    await house.settle(-3600)

    assert at_first == []
    assert len(house.shown()) == 2


async def test_a_chat_that_was_out_of_reach_for_days_is_tried_again(house: House) -> None:
    outbox.add(house.store.db, TENANT.id, "fr", Say("hello"), 0)
    house.store.db.conn.execute("update outbox set attempts = 5000")
    house.telegram.fail_next("sendMessage", Status(409))
    house.telegram.world.private(TENANT)
    await house.settle()

    await house.settle(LONGEST_RETRY_SECONDS)

    assert house.shown() == [house.app.texts.show("fr", "hello")]


async def test_a_chat_that_comes_due_is_tried_while_another_is_under_way(house: House) -> None:
    house.telegram.fail_next("sendMessage", Status(500))
    await house.says("/start")
    outbox.add(house.store.db, OTHER.id, "fr", Say("hello"), 0)

    at_first = house.app.sender._pass()
    house.clock.move(FIRST_RETRY_SECONDS)
    seconds = house.app.sender._idle_seconds()
    then = house.app.sender._pass()

    assert (at_first, then) == (1, 2)
    assert 0 < seconds <= GLANCE_SECONDS


async def test_a_piece_that_cannot_be_fetched_yet_lets_the_others_go_first(house: House) -> None:
    await house.reaches_evidence()
    house.telegram.fail_next("getFile", *[Status(500)] * 5)
    await house.sends(JPEG, kind="photo")
    await house.taps("done", "send_with_story")
    house.app.turns.alert("E77")
    await house.settle(2)
    meanwhile = house.shown(STAFF_CHAT_ID)[-1]

    await house.settle(*[3600] * 5)

    assert meanwhile == house.app.texts.show("fr", ALERT, {"reference": "E77"})
    assert "photo" in house.telegram.messages(STAFF_CHAT_ID)[-1]
    assert outbox.next_due(house.store.db) is None


async def test_of_very_many_chats_some_wait_in_the_store(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sender.MOST_AT_A_TIME", 2)
    for number in range(5):
        house.telegram.tenant_says("/start", User(1_000_100 + number, "Locataire"))
    await house.app.ingest.take_all()

    at_first = house.app.sender._pass()
    await house.settle()

    assert at_first == 2
    assert all(len(house.shown(1_000_100 + number)) == 2 for number in range(5))


# Faults that stay ---------------------------------------------------------------------------------


async def test_what_telegram_will_never_accept_is_given_up_and_told_to_staff(house: House) -> None:
    house.telegram.fail_next("sendMessage", Status(400, description="Bad Request: can't parse entities"))

    await house.says("/start")

    (row,) = house.rows("select * from outbox where error is not null")
    assert row["body"] is None
    assert len(house.shown()) == 1
    assert house.shown(STAFF_CHAT_ID) == [
        house.app.texts.show("fr", "staff-failed", {"reference": f"E{row['id']}"})
    ]


async def test_what_is_for_a_tenant_whom_telegram_cannot_find_is_given_up(house: House) -> None:
    house.telegram.fail_next("sendMessage", NO_CHAT)

    await house.says("/start")

    assert [row["error"] for row in house.rows("select error from outbox where id = 1")] == ["BadRequest"]
    assert len(house.shown()) == 1


@pytest.mark.parametrize("refusal", [NO_CHAT, NO_RIGHT, KICKED])
async def test_what_is_for_staff_waits_until_their_group_lets_the_bot_in(
    house: House, refusal: Status, caplog: pytest.LogCaptureFixture
) -> None:
    house.telegram.fail_next("createForumTopic", *[refusal] * 20)
    await house.opens_case()
    await house.settle(*[60] * 18)
    meanwhile = house.shown(STAFF_CHAT_ID)

    await house.settle(60, 60)

    errors = [record for record in caplog.records if record.levelname == "ERROR"]
    assert (meanwhile, len(errors)) == ([], 1)
    assert len(house.shown(STAFF_CHAT_ID)) == 4
    assert house.rows("select * from outbox where error is not null") == []


async def test_a_piece_that_telegram_will_never_accept_is_told_to_staff(house: House) -> None:
    house.telegram.fail_next("sendDocument", Status(400, description="Bad Request: wrong file identifier"))

    await house.opens_case()
    await house.settle(2, 2)

    (row,) = house.rows("select * from outbox where error is not null")
    failed = house.app.texts.show("fr", "staff-failed", {"reference": f"E{row['id']}"})
    assert failed in house.shown(STAFF_CHAT_ID)


async def test_a_note_that_cannot_be_told_is_told_of_by_its_number(house: House) -> None:
    outbox.add(house.store.db, STAFF_CHAT_ID, "fr", TellStaff("no_such_text"), 0)

    await house.settle()

    assert [row["error"] for row in house.rows("select error from outbox")] == ["TextError", None]
    assert house.shown(STAFF_CHAT_ID) == [house.app.texts.show("fr", ALERT, {"reference": "E1"})]


async def test_an_alert_that_cannot_be_told_raises_no_other(house: House) -> None:
    outbox.add(house.store.db, STAFF_CHAT_ID, "fr", TellStaff(ALERT, {}), 0)

    await house.settle()

    assert [row["error"] for row in house.rows("select error from outbox")] == ["TextError"]
    assert house.shown(STAFF_CHAT_ID) == []


async def test_words_longer_than_a_message_reach_staff_in_several(house: House) -> None:
    await house.opens_case()
    told = len(house.shown(STAFF_CHAT_ID))

    await house.says("a" * 4000, "b" * 4000)
    await house.taps("add_to_case")

    messages = house.shown(STAFF_CHAT_ID)[told:]
    assert [len(text) <= LONGEST_MESSAGE for text in messages] == [True, True]
    assert "".join(messages).endswith("a" * 4000 + "\n" + "b" * 4000)


async def test_of_long_words_only_what_did_not_arrive_is_sent_again(house: House) -> None:
    def refuse_the_next(call: Call) -> None:
        if "a" * 100 in call.params.get("text", ""):
            house.telegram.fail_next("sendMessage", Status(429, retry_after=1))

    await house.opens_case()
    told = len(house.shown(STAFF_CHAT_ID))
    await house.says("a" * 4000, "b" * 4000)
    house.telegram.on_call = refuse_the_next

    await house.taps("add_to_case")
    await house.settle(2, 2)

    messages = house.shown(STAFF_CHAT_ID)[told:]
    assert len(messages) == 2
    assert "".join(messages).endswith("a" * 4000 + "\n" + "b" * 4000)


@pytest.mark.parametrize(
    "body", ['{"Shout": {}}', '{"Say": {"message": "no_such_text"}}', '{"Leave": {"to": 1}}']
)
async def test_what_cannot_be_told_is_given_up_and_told_to_staff(house: House, body: str) -> None:
    for _ in range(2):
        outbox.add(house.store.db, TENANT.id, "fr", Say("hello"), 0)
    house.store.db.conn.execute(f"update outbox set body = {EFFECT.sealed('?')} where id = 1", (body,))
    house.telegram.world.private(TENANT)

    await house.settle()

    assert house.shown() == [house.app.texts.show("fr", "hello")]
    assert house.shown(STAFF_CHAT_ID) == [house.app.texts.show("fr", "staff-failed", {"reference": "E1"})]


async def test_a_text_that_fails_in_the_making_is_given_up(house: House) -> None:
    outbox.add(house.store.db, TENANT.id, "fr", Say("cases", {"count": 1, "lines": [{}]}), 0)

    await house.settle()

    assert [row["error"] for row in house.rows("select error from outbox where id = 1")] == ["KeyError"]


async def test_a_tenant_who_blocked_the_bot_gets_all_that_waited_when_they_let_it_in(house: House) -> None:
    await house.opens_case()
    told = len(house.shown())
    house.telegram.world.private(TENANT).is_blocked = True
    await house.says("/aide", "/suivi")
    held = len(house.shown()), house.shown(STAFF_CHAT_ID)[-1]

    house.telegram.tenant_unblocks()
    await house.settle()

    number = cases.of_chat(house.store.db, TENANT.id)[0].number
    assert held == (told, house.app.texts.show("fr", "staff-unreachable", {"case": number}))
    assert len(house.shown()) == told + 2
    assert number in house.shown()[-1]


async def test_a_tenant_of_whom_nothing_is_kept_may_block_the_bot(house: House) -> None:
    house.telegram.world.private(TENANT).is_blocked = True
    outbox.add(house.store.db, TENANT.id, "fr", Say("hello"), 0)
    await house.settle()
    held = house.shown()

    house.telegram.tenant_unblocks()
    await house.settle()

    assert (held, house.shown()) == ([], [house.app.texts.show("fr", "hello")])
    assert house.rows("select * from conversations") == []


async def test_what_waits_for_a_group_that_migrates_goes_to_its_new_id(house: House) -> None:
    house.telegram.fail_next("createForumTopic", Migrate(NEW_STAFF_CHAT_ID))

    await house.opens_case()

    told = [text for text in house.shown(NEW_STAFF_CHAT_ID) if text]
    assert len(told) == 3
    assert house.shown(STAFF_CHAT_ID) == []
    assert house.app.turns.desk.chat_id == NEW_STAFF_CHAT_ID


# Topics and messages that are gone ----------------------------------------------------------------


async def test_a_topic_that_was_deleted_is_opened_again(house: House) -> None:
    await house.opens_case()
    (case,) = cases.of_chat(house.store.db, TENANT.id)
    house.telegram.staff_deletes_topic(case.topic_id or 0)

    await house.says("Le décompte est arrivé.")
    await house.taps("add_to_case")

    (after,) = cases.of_chat(house.store.db, TENANT.id)
    told = [it for it in house.telegram.messages(STAFF_CHAT_ID) if "Le décompte" in it.get("text", "")]
    assert after.topic_id not in (None, case.topic_id)
    assert [it["message_thread_id"] for it in told] == [after.topic_id]  # with all the rest, and once


async def test_a_question_whose_message_is_gone_is_sent_anew(house: House) -> None:
    await house.says("/start")
    question = question_of(house)
    tap(house.telegram, "start")
    del house.telegram.world.private(TENANT).messages[question["message_id"]]

    await house.settle()

    assert house.shown()[-1] == house.app.texts.show("fr", "theme")
    assert question_of(house)["message_id"] > question["message_id"]


async def test_a_question_answered_by_a_tap_gives_its_place_to_the_next(house: House) -> None:
    await house.says("/start")
    before = len(house.shown())

    await house.taps("start", "money")

    assert len(house.shown()) == before
    assert len(house.done("editMessageText")) == 2


async def test_a_question_that_is_not_the_last_message_is_not_written_over(house: House) -> None:
    await house.says("/start", "/aide")
    before = len(house.shown())

    await house.taps("start")

    assert len(house.shown()) == before + 1
    assert house.done("editMessageText") == []


async def test_an_album_is_acknowledged_by_one_message_that_counts(house: House) -> None:
    await house.reaches_evidence()
    before = len(house.shown())

    for number in range(3):
        await house.sends(kind="photo", album="a", content=photo(f"a{number}"))
    for number in range(3):
        house.telegram.tenant_sends(photo(f"b{number}"), kind="photo", album="b")
    await house.settle()

    counts = [text.splitlines()[0].replace("\u00a0", " ") for text in house.shown()[before:]]
    assert counts == ["Vous avez 3 pièces.", "Vous avez 6 pièces."]


async def test_a_tap_that_is_too_old_to_be_answered_counts_all_the_same(house: House) -> None:
    await house.says("/start")
    tap(house.telegram, "start")
    house.telegram.world.open_taps.clear()

    await house.settle()

    assert house.shown()[-1] == house.app.texts.show("fr", "theme")
    assert house.rows("select * from outbox where error is not null") == []


async def test_a_group_that_cannot_be_left_is_forgotten(house: House) -> None:
    house.telegram.fail_next("leaveChat", Status(403, description="Forbidden: bot is not a member"))
    house.telegram.push({"message": {"message_id": 1, "chat": {"id": -777, "type": "group"}, "date": 0}})

    await house.settle()

    assert outbox.next_due(house.store.db) is None
    assert house.shown(STAFF_CHAT_ID) == []


async def test_the_group_that_became_the_staffs_meanwhile_is_not_left(house: House) -> None:
    house.telegram.world.migrate(STAFF_CHAT_ID, NEW_STAFF_CHAT_ID)
    stranger = {"id": NEW_STAFF_CHAT_ID, "type": "supergroup"}
    house.telegram.push({"message": {"message_id": 1, "chat": stranger, "date": 0}})
    staff = {"id": STAFF_CHAT_ID, "type": "group"}
    moved = {"message_id": 2, "chat": staff, "date": 0, "migrate_to_chat_id": NEW_STAFF_CHAT_ID}
    house.telegram.push({"message": moved})

    await house.settle()

    assert house.done("leaveChat") == []


def question_of(house: House) -> JSON:
    """The newest message with buttons under it."""
    messages = house.telegram.messages(TENANT.id)
    return [m for m in messages if "inline_keyboard" in m.get("reply_markup", {})][-1]


async def test_long_words_for_a_deleted_topic_all_arrive_in_the_new_one(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        await house.opens_case()
        await house.says("b" * 4000, "c" * 4000)
        (topic,) = house.telegram.world.staff().topics
        house.telegram.staff_deletes_topic(topic)
        await house.taps("add_to_case")

        told = "".join(house.shown(STAFF_CHAT_ID))
        assert "b" * 4000 in told.replace("\n", "")
        assert "c" * 4000 in told.replace("\n", "")


async def test_a_store_that_fails_ends_the_sending_and_loses_nothing(house: House) -> None:
    await house.says("/start")
    house.store.db.conn.execute("drop table slots")
    tap(house.telegram, "start")

    with pytest.raises(sqlite3.OperationalError):
        await house.settle()

    assert house.rows("select body from outbox where done_at is null and error is null")


async def test_a_store_that_fails_while_an_error_is_handled_ends_the_sending_too(house: House) -> None:
    house.telegram.fail_next("sendMessage", Status(403, description="Forbidden: bot was blocked by the user"))
    house.telegram.tenant_says("/start")
    await house.app.ingest.take_all()
    house.store.db.conn.execute("drop table inbox")

    with pytest.raises(sqlite3.OperationalError):
        await house.app.sender.drain()


# Claims -------------------------------------------------------------------------------------------


async def test_what_was_about_to_be_sent_when_the_bot_was_killed_is_marked(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        outbox.add(house.store.db, TENANT.id, "fr", Say("hello"), 0)
        (row,) = outbox.heads(house.store.db, house.clock().timestamp())
        outbox.claim(house.store.db, row)  # and here it was killed
    async with housed(tmp_path) as house:
        house.telegram.world.private(TENANT)
        outbox.add(house.store.db, TENANT.id, "fr", Say("hello"), 0)
        await house.settle()

        assert [MARK in text for text in house.shown()] == [True, False]


async def test_a_claim_is_written_down_before_anything_is_posted(house: House) -> None:
    claimed: list[int] = []

    def look(call: Call) -> None:
        if call.method == "sendMessage":
            claimed.append(house.rows("select is_claimed from outbox where done_at is null")[0]["is_claimed"])

    house.telegram.on_call = look
    await house.says("/start")

    assert claimed == [1, 1]


async def test_what_is_dropped_before_its_claim_is_not_sent(house: House) -> None:
    outbox.add(house.store.db, TENANT.id, "fr", Say("hello"), 0)
    house.telegram.world.private(TENANT)
    house.app.sender._pass()
    house.store.db.conn.execute("delete from outbox")

    await house.settle()

    assert (house.shown(), house.app.sender._under_way) == ([], {})


async def test_what_waits_for_its_claim_is_not_sent_once_the_bot_stops(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        outbox.add(house.store.db, TENANT.id, "fr", Say("hello"), 0)
        house.telegram.world.private(TENANT)
        house.app.sender._pass()
        await until(lambda: house.app.sender._claims)
        await house.app.sender.stop()

        assert house.shown() == []
        assert house.rows("select is_claimed from outbox where done_at is null") == [{"is_claimed": 0}]


async def test_a_paper_that_is_ready_only_after_the_bot_was_stopped_waits_unclaimed(tmp_path: Path) -> None:
    async with housed(tmp_path) as house:
        fields: Fields = {"theme": "charges", "description": "", "today": house.clock().date()}
        outbox.add(house.store.db, TENANT.id, "fr", PostLetter("complaint", fields, "preview"), 0)
        house.telegram.world.private(TENANT)
        house.app.sender._pass()
        await asyncio.sleep(0)
        await house.app.sender.stop()

        assert house.shown() == []
        assert house.rows("select is_claimed from outbox where done_at is null") == [{"is_claimed": 0}]
