"""The simulated Telegram behaves like the real one under a real telegram.Bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession
from telegram import Bot, InputFile, InputMediaDocument, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.simulator.faults import (
    Fault,
    Migrate,
    NoResult,
    ResetAfter,
    ResetBefore,
    Status,
    TimeoutAfter,
    TimeoutBefore,
    Truncated,
)
from bot.simulator.request import InProcessRequest
from bot.simulator.telegram import TENANT, Call, Telegram
from bot.simulator.world import BOT, User
from tests.fake_bot_api import Line, serve

STAFF = -1_001_000_000_001
TOKEN = "7000001:fake"
BUTTON = {"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}]]}


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture(autouse=True)
def _waits_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library warns about its older way, and a warning fails a test here."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    return Telegram(clock, STAFF)


@pytest.fixture(params=["in process", "http"])
async def bot(telegram: Telegram, request: pytest.FixtureRequest) -> AsyncIterator[Bot]:
    if request.param == "in process":
        transport = InProcessRequest(telegram)
        yield Bot(TOKEN, request=transport, get_updates_request=transport)
        return
    async with (
        serve(telegram) as url,
        Bot(
            TOKEN,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=HTTPXRequest(read_timeout=0.3),
        ) as bot,
    ):
        yield bot


async def poll(bot: Bot, offset: int = 0, **params: Any) -> list[dict[str, Any]]:
    updates: list[dict[str, Any]] = await bot.do_api_request("GetUpdates", {"offset": offset, **params})
    return updates


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


# The queue of updates


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(bot: Bot, telegram: Telegram) -> None:
    first = telegram.tenant_says("un")
    telegram.tenant_says("deux")

    assert texts(await poll(bot)) == ["un", "deux"]
    assert texts(await poll(bot)) == ["un", "deux"]
    assert texts(await poll(bot, first["update_id"] + 1)) == ["deux"]
    assert texts(await poll(bot)) == ["deux"]
    assert telegram.pending == 1


async def test_a_poll_takes_no_more_than_its_limit(bot: Bot, telegram: Telegram) -> None:
    for number in range(5):
        telegram.tenant_says(str(number))

    assert texts(await poll(bot, limit=2)) == ["0", "1"]


async def test_a_long_poll_ends_when_an_update_arrives(bot: Bot, telegram: Telegram) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    telegram.tenant_says("bonjour")

    (update,) = await waiting

    assert update.message
    assert update.message.text == "bonjour"


async def test_a_second_poller_ends_the_first_with_a_conflict(bot: Bot, telegram: Telegram) -> None:
    older = asyncio.create_task(poll(bot, timeout=30))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(poll(bot, timeout=30))

    with pytest.raises(Conflict):
        await older
    telegram.tenant_says("bonjour")
    assert texts(await newer) == ["bonjour"]


async def test_kinds_that_were_not_asked_for_do_not_come(bot: Bot, telegram: Telegram) -> None:
    await poll(bot, allowed_updates=["callback_query"])
    telegram.tenant_says("perdu")
    telegram.tenant_taps(1, "yes")

    assert [update["callback_query"]["data"] for update in await poll(bot)] == ["yes"]


async def test_an_offset_far_in_the_future_forgets_nothing(bot: Bot, telegram: Telegram) -> None:
    update = telegram.tenant_says("bonjour")

    assert texts(await poll(bot, update["update_id"] + 1000)) == ["bonjour"]


async def test_an_update_may_come_again_after_it_was_confirmed(bot: Bot, telegram: Telegram) -> None:
    again = telegram.tenant_says("bonjour")
    await poll(bot)
    await poll(bot, again["update_id"] + 1)

    telegram.push(again)

    assert await poll(bot, again["update_id"] + 1) == [again]
    assert await poll(bot, again["update_id"] + 1) == []


async def test_ids_that_restart_lower_still_arrive(bot: Bot, telegram: Telegram) -> None:
    last = telegram.tenant_says("avant")
    await poll(bot)
    telegram.push({**last, "update_id": 5})

    (update,) = await poll(bot, last["update_id"] + 1)

    assert update["update_id"] == 5
    assert await poll(bot, 6) == []


async def test_a_tap_is_kept_150_seconds_and_a_message_a_day(
    bot: Bot, telegram: Telegram, clock: Clock
) -> None:
    telegram.tenant_says("bonjour")
    telegram.tenant_taps(1, "yes")
    clock.time += timedelta(seconds=151)
    assert texts(await poll(bot)) == ["bonjour"]

    clock.time += timedelta(days=1)
    assert await poll(bot) == []


# What people send


async def test_every_kind_of_update_is_one_that_the_library_reads(bot: Bot, telegram: Telegram) -> None:
    said = telegram.tenant_says("/start now")["message"]["message_id"]
    telegram.tenant_sends(b"%PDF", "document", name="bail.pdf", caption="le bail")
    telegram.tenant_sends(b"jpeg", "photo", album="a1")
    telegram.tenant_sends(b"ogg", "voice", mime="audio/ogg")
    telegram.tenant_sends(b"mp4", "video")
    telegram.tenant_shares_contact("+33500000000")
    telegram.tenant_edits(said, "/start")
    telegram.tenant_blocks()
    telegram.tenant_unblocks()
    telegram.staff_says("une note", thread_id=9)
    telegram.staff_taps(1, "claim")

    updates = await bot.get_updates()

    assert [_kind(update) for update in updates] == [
        "text",
        "document",
        "photo",
        "voice",
        "video",
        "contact",
        "edited",
        "membership",
        "membership",
        "text",
        "tap",
    ]
    (command,) = (updates[0].message.entities,) if updates[0].message else ((),)
    assert [entity.type for entity in command] == ["bot_command"]


def _kind(update: Update) -> str:
    if update.edited_message:
        return "edited"
    if update.callback_query:
        return "tap"
    if update.my_chat_member:
        return "membership"
    kinds = ("text", "document", "photo", "voice", "video", "contact")
    return next(kind for kind in kinds if getattr(update.message, kind))


async def test_a_word_in_a_topic_is_a_reply_to_the_topic(bot: Bot, telegram: Telegram) -> None:
    topic = await bot.create_forum_topic(STAFF, "RHO-1")
    telegram.staff_says("je prends", thread_id=topic.message_thread_id)

    (update,) = await bot.get_updates()

    assert update.message
    assert update.message.reply_to_message
    assert update.message.reply_to_message.forum_topic_created


async def test_a_tap_shows_the_message_or_that_it_is_gone(bot: Bot, telegram: Telegram) -> None:
    telegram.tenant_says("/start")
    sent = await bot.send_message(TENANT.id, "D'accord ?", api_kwargs={"reply_markup": BUTTON})
    telegram.tenant_taps(sent.message_id, "yes")
    telegram.tenant_taps(999, "forged")

    _, known, gone = await bot.get_updates()

    assert known.callback_query
    assert known.callback_query.message == sent
    assert gone.callback_query
    assert gone.callback_query.message
    assert not gone.callback_query.message.is_accessible


# What the bot sends


async def test_html_is_stored_as_written_and_as_seen(bot: Bot, telegram: Telegram) -> None:
    telegram.tenant_says("/start")

    sent = await bot.send_message(TENANT.id, "<b>Délai</b> &lt; <i>1 an</i>", parse_mode="HTML")

    stored = telegram.messages(TENANT.id)[-1]
    assert stored["text"] == "Délai < 1 an"
    assert stored["raw_text"] == "<b>Délai</b> &lt; <i>1 an</i>"
    assert sent.parse_entities() == {sent.entities[0]: "Délai", sent.entities[1]: "1 an"}


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"text": ""}, "text is empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "<b>a", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "a</b>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "<b><i>a</b></i>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "<p>a</p>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "a", "chat_id": 5}, "chat not found"),
        ({"text": "a", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "a", "message_thread_id": 7}, "message thread not found"),
        ({"text": "a", "reply_parameters": {"message_id": 77}}, "replied not found"),
        (
            {
                "text": "a",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 33}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply markup"),
    ],
)
async def test_a_message_that_telegram_refuses_is_refused(
    bot: Bot, telegram: Telegram, params: dict[str, Any], refusal: str
) -> None:
    telegram.tenant_says("/start")

    with pytest.raises(BadRequest) as refused:
        await bot.do_api_request("SendMessage", {"chat_id": TENANT.id, **params})

    assert refusal.lower() in refused.value.message.lower()


async def test_markup_is_understood_as_an_object_and_as_text(bot: Bot, telegram: Telegram) -> None:
    telegram.tenant_says("/start")
    as_text = '{"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}]]}'

    for markup in (BUTTON, as_text):
        await bot.do_api_request(
            "SendMessage", {"chat_id": TENANT.id, "text": "Oui ?", "reply_markup": markup}
        )

    assert [message["reply_markup"] for message in telegram.messages(TENANT.id)[1:]] == [BUTTON] * 2


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, telegram: Telegram) -> None:
    telegram.tenant_says("/start")
    sent = await bot.send_message(TENANT.id, "un", api_kwargs={"reply_markup": BUTTON})
    same = {"chat_id": TENANT.id, "message_id": sent.message_id, "reply_markup": BUTTON}

    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.do_api_request("EditMessageText", {**same, "text": "un"})
    await bot.do_api_request("EditMessageText", {**same, "text": "deux"})
    await bot.edit_message_reply_markup(TENANT.id, sent.message_id)

    stored = telegram.messages(TENANT.id)[-1]
    assert stored["text"] == "deux"
    assert "reply_markup" not in stored


async def test_only_the_bots_own_messages_can_be_edited(bot: Bot, telegram: Telegram) -> None:
    said = telegram.tenant_says("/start")["message"]["message_id"]
    keyboard = {"keyboard": [[{"text": "Oui"}]]}
    asked = await bot.send_message(TENANT.id, "Oui ?", api_kwargs={"reply_markup": keyboard})

    for message_id in (said, asked.message_id):
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("autre", TENANT.id, message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("autre", TENANT.id, 99)


async def test_a_tenant_who_blocked_the_bot_cannot_be_written_to(bot: Bot, telegram: Telegram) -> None:
    telegram.tenant_blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(TENANT.id, "bonjour")

    telegram.tenant_unblocks()
    assert (await bot.send_message(TENANT.id, "bonjour")).message_id


async def test_a_tap_is_answered_once(bot: Bot, telegram: Telegram) -> None:
    tap = telegram.tenant_taps(1, "yes")["callback_query"]["id"]

    assert await bot.answer_callback_query(tap)
    for query in (tap, "unknown"):
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(query)


async def test_a_deleted_topic_takes_no_more_messages(bot: Bot, telegram: Telegram) -> None:
    topic = (await bot.create_forum_topic(STAFF, "RHO-1")).message_thread_id
    other = (await bot.create_forum_topic(STAFF, "RHO-2")).message_thread_id
    await bot.send_message(STAFF, "dossier", message_thread_id=topic)
    await bot.close_forum_topic(STAFF, topic)
    await bot.reopen_forum_topic(STAFF, topic)
    telegram.staff_deletes_topic(topic)

    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(STAFF, "dossier", message_thread_id=topic)
    assert topic != other
    sent = await bot.send_message(STAFF, "dossier", message_thread_id=other)
    assert sent.message_thread_id == other


async def test_a_group_without_topics_refuses_to_make_one(clock: Clock) -> None:
    bot = Bot(TOKEN, request=InProcessRequest(Telegram(clock, STAFF, staff_is_forum=False)))

    with pytest.raises(BadRequest, match="not a forum"):
        await bot.create_forum_topic(STAFF, "RHO-1")


async def test_what_the_bot_asks_about_itself_is_what_the_library_reads(bot: Bot, telegram: Telegram) -> None:
    telegram.staff_says("bonjour", user=User(5, "Agence"))

    assert (await bot.get_me()).id == BOT["id"]
    assert (await bot.get_chat(STAFF)).is_forum
    assert (await bot.get_chat_member(STAFF, BOT["id"])).status == "administrator"
    assert (await bot.get_chat_member(STAFF, 5)).status == "member"
    assert (await bot.get_chat_member(STAFF, 6)).status == "left"
    assert [admin.user.id for admin in await bot.get_chat_administrators(STAFF)] == [BOT["id"]]
    assert (await bot.get_webhook_info()).pending_update_count == 1
    assert await bot.set_my_commands([("aide", "Aide")])
    assert await bot.delete_webhook()


async def test_messages_can_be_copied_pinned_marked_and_deleted(bot: Bot, telegram: Telegram) -> None:
    said = telegram.tenant_says("bonjour")["message"]["message_id"]

    copy = await bot.copy_message(STAFF, TENANT.id, said)
    (again,) = await bot.copy_messages(STAFF, TENANT.id, [said, 99])
    assert await bot.pin_chat_message(STAFF, copy.message_id)
    assert await bot.set_message_reaction(TENANT.id, said, "👍")
    assert telegram.world.private(TENANT).reactions == {said: ["👍"]}
    assert await bot.delete_message(STAFF, copy.message_id)

    (kept,) = telegram.messages(STAFF)
    assert (kept["message_id"], kept["text"]) == (again.message_id, "bonjour")
    assert telegram.world.staff().pinned == set()


async def test_of_messages_to_delete_an_old_one_keeps_the_others(bot: Bot, telegram: Telegram) -> None:
    old = await bot.send_message(STAFF, "ancien")
    telegram.world.now = lambda: datetime.now(UTC) + timedelta(hours=49)
    new = await bot.send_message(STAFF, "récent")

    with pytest.raises(BadRequest, match="can't be deleted"):
        await bot.delete_messages(STAFF, [old.message_id, new.message_id])
    assert await bot.delete_messages(STAFF, [new.message_id, 99])

    assert [message["text"] for message in telegram.messages(STAFF)] == ["ancien"]


async def test_what_is_pinned_can_be_taken_down_once(bot: Bot, telegram: Telegram) -> None:
    sent = await bot.send_message(STAFF, "Dossier")
    await bot.pin_chat_message(STAFF, sent.message_id)

    assert await bot.unpin_chat_message(STAFF, sent.message_id)
    with pytest.raises(BadRequest, match="essage to unpin not found"):
        await bot.unpin_chat_message(STAFF, sent.message_id)


# Files


async def test_a_download_gives_the_bytes_that_were_sent(bot: Bot, telegram: Telegram) -> None:
    content = bytes(range(256)) * 300
    update = telegram.tenant_sends(content, name="bail.pdf")

    file = await bot.get_file(update["message"]["document"]["file_id"])

    assert await file.download_as_bytearray() == content


async def test_an_upload_arrives_whole(bot: Bot, telegram: Telegram) -> None:
    telegram.tenant_says("/start")
    letter = InputFile(b"%PDF-1.7" * 9, filename="lettre.pdf")

    sent = await bot.send_document(TENANT.id, letter, caption="La lettre")
    again = await bot.do_api_request(
        "SendDocument", {"chat_id": TENANT.id, "document": sent.document and sent.document.file_id}
    )

    assert sent.document
    assert sent.document.file_name == "lettre.pdf"
    assert sent.caption == "La lettre"
    assert again["document"]["file_size"] == 72
    assert await (await sent.document.get_file()).download_as_bytearray() == b"%PDF-1.7" * 9


async def test_an_album_is_one_message_per_file(bot: Bot, telegram: Telegram) -> None:
    telegram.tenant_says("/start")
    media = [InputMediaDocument(text.encode(), filename=f"{text}.txt") for text in ("un", "deux")]

    first, second = await bot.send_media_group(TENANT.id, media)

    assert first.document
    assert second.document
    assert first.media_group_id == second.media_group_id
    assert [first.document.file_name, second.document.file_name] == ["un.txt", "deux.txt"]


async def test_a_file_above_twenty_mebibytes_cannot_be_downloaded(bot: Bot, telegram: Telegram) -> None:
    largest = telegram.tenant_sends(bytes(20 << 20))
    too_big = telegram.tenant_sends(bytes((20 << 20) + 1))

    assert (await bot.get_file(largest["message"]["document"]["file_id"])).file_size == 20 << 20
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(too_big["message"]["document"]["file_id"])


# Faults


NOT_EXECUTED: list[tuple[Fault, type[Exception]]] = [
    (Status(429, retry_after=3), RetryAfter),
    (Status(400), BadRequest),
    (Status(401), InvalidToken),
    (Status(403), Forbidden),
    (Status(404), InvalidToken),
    (Status(409), Conflict),
    (Status(500), NetworkError),
    (Status(502, body="<html>"), NetworkError),
    (ResetBefore(), NetworkError),
    (TimeoutBefore(), TimedOut),
]
EXECUTED: list[tuple[Fault, type[Exception]]] = [
    (ResetAfter(), NetworkError),
    (TimeoutAfter(), TimedOut),
    (Truncated(), TelegramError),
    (NoResult(), KeyError),
]


@pytest.mark.parametrize(("fault", "error"), NOT_EXECUTED, ids=str)
async def test_a_call_that_fails_before_does_nothing(
    bot: Bot, telegram: Telegram, fault: Fault, error: type[Exception]
) -> None:
    telegram.fail_next("sendMessage", fault)

    with pytest.raises(error) as raised:
        await bot.send_message(STAFF, "une fois")

    assert type(raised.value) is error
    assert telegram.messages(STAFF) == []
    assert (await bot.send_message(STAFF, "une fois")).text == "une fois"


@pytest.mark.parametrize(("fault", "error"), EXECUTED, ids=str)
async def test_a_call_that_fails_after_is_done(
    bot: Bot, telegram: Telegram, fault: Fault, error: type[Exception]
) -> None:
    telegram.fail_next("sendMessage", fault)

    with pytest.raises(error):
        await bot.send_message(STAFF, "une fois")

    assert [message["text"] for message in telegram.messages(STAFF)] == ["une fois"]


async def test_a_group_that_migrated_answers_with_its_new_id(bot: Bot, telegram: Telegram) -> None:
    telegram.fail_next("sendMessage", Migrate(-1_009))

    for _ in range(2):
        with pytest.raises(ChatMigrated) as migrated:
            await bot.send_message(STAFF, "dossier")
    assert migrated.value.new_chat_id == -1_009
    assert (await bot.send_message(migrated.value.new_chat_id, "dossier")).chat.id == -1_009


async def test_polls_and_downloads_fail_too(bot: Bot, telegram: Telegram) -> None:
    update = telegram.tenant_sends(b"bail")
    file = await bot.get_file(update["message"]["document"]["file_id"])
    telegram.fail_next("getUpdates", Status(500))
    telegram.fail_next("download", ResetAfter())

    with pytest.raises(NetworkError):
        await poll(bot)
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    assert await file.download_as_bytearray() == b"bail"


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramError, match="SendTelegram"):
        await bot.do_api_request("SendTelegram")


async def test_every_call_is_in_the_journal_and_told_at_once(
    bot: Bot, telegram: Telegram, clock: Clock
) -> None:
    told: list[Call] = []
    telegram.on_call = told.append
    telegram.calls.clear()

    await bot.send_message(STAFF, "bonjour")
    with pytest.raises(BadRequest):
        await bot.send_message(5, "bonjour")

    assert told == telegram.calls
    assert [(call.method, call.params["chat_id"], call.at) for call in told] == [
        ("sendMessage", STAFF, clock.time),
        ("sendMessage", 5, clock.time),
    ]
    assert [call.result["ok"] for call in told] == [True, False]


# The control side


async def test_the_server_is_driven_from_outside(telegram: Telegram) -> None:
    async with (
        serve(telegram, line=Line(0.01)) as url,
        ClientSession(f"{url}/control/") as control,
        Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot,
    ):
        said = {"tenant": 7, "says": "/start"}
        tapped = {"tenant": 7, "taps": "yes", "message": 1}
        await control.post("push", json=[said, tapped, {"poll": {}}])
        updates = await poll(bot)
        await poll(bot, updates[0]["update_id"] + 1)
        await control.post("fault", json={"method": "getMe", "fault": "status", "code": 500})
        with pytest.raises(NetworkError):
            await bot.get_me()
        await bot.send_message(7, "bonjour")
        state = await (await control.get("state")).json()
        calls = await (await control.get("calls", params={"since": 1})).json()

    assert [set(update) - {"update_id"} for update in updates] == [
        {"message"},
        {"callback_query"},
        {"poll"},
    ]
    assert state == {"pending": 2, "confirmed": updates[1]["update_id"]}
    assert [(call["method"], call["params"]["text"]) for call in calls] == [("sendMessage", "bonjour")]
