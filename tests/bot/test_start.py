"""What the bot learns before it serves, and what it tells its operator."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import patience
from bot.app import App
from bot.config import Config
from bot.patience import MAX_REFUSALS, TokenRefused
from bot.simulator.faults import Fault, Status, TimeoutBefore
from bot.simulator.methods import ADMINISTRATOR
from bot.simulator.request import InProcessRequest
from bot.simulator.telegram import CASEWORKER, Telegram
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import TOKEN, Clock, House, housed

NEW_STAFF_CHAT_ID = -1_009_999_999_999
PASSING = (Status(500), TimeoutBefore(), Status(200, body="[]"), Status(401))


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONGEST_PAUSE_SECONDS", 0)


def telegram(*faults: Fault, is_forum: bool = True) -> Telegram:
    """One whose first answers about the staff group are these faults."""
    telegram = Telegram(Clock(), STAFF_CHAT_ID, staff_is_forum=is_forum)
    telegram.fail_next("getChat", *faults)
    return telegram


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]


def write_in_a_group(house: House, chat_id: int) -> None:
    chat = {"id": chat_id, "type": "supergroup"}
    sender = {"id": CASEWORKER.id, "is_bot": False, "first_name": CASEWORKER.first_name}
    message = {"message_id": 5, "date": 1, "chat": chat, "from": sender, "text": "Bonjour."}
    house.telegram.push({"message": message})


async def test_the_staff_group_is_asked_about_until_telegram_answers(tmp_path: Path) -> None:
    async with housed(tmp_path, telegram=telegram(*PASSING, is_forum=False)) as house:
        await house.opens_case()

        assert [call for call in house.telegram.calls if call.method == "createForumTopic"] == []
        assert len(house.shown(STAFF_CHAT_ID)) == 3


async def test_a_group_that_moved_is_found_however_long_telegram_takes(tmp_path: Path) -> None:
    moved = telegram(*PASSING)
    moved.world.migrate(STAFF_CHAT_ID, NEW_STAFF_CHAT_ID)
    async with housed(tmp_path, telegram=moved) as house:
        write_in_a_group(house, NEW_STAFF_CHAT_ID)
        await house.settle()

        assert house.app.turns.desk.chat_id == NEW_STAFF_CHAT_ID
        assert house.done("leaveChat") == []


@pytest.mark.parametrize(
    "refusal",
    [
        Status(400, description="Bad Request: chat not found"),
        Status(403, description="Forbidden: bot was kicked from the supergroup chat"),
    ],
)
async def test_while_the_staff_group_is_not_known_no_group_is_left(
    tmp_path: Path, refusal: Status, caplog: pytest.LogCaptureFixture
) -> None:
    async with housed(tmp_path, telegram=telegram(refusal)) as house:
        write_in_a_group(house, NEW_STAFF_CHAT_ID)
        await house.settle()

        assert house.done("leaveChat") == []
        assert [text.partition(":")[0] for text in errors(caplog)] == ["staff.chat_id"]


async def test_a_token_that_is_refused_again_and_again_ends_the_start(tmp_path: Path) -> None:
    house = House(tmp_path, telegram(*[Status(401)] * MAX_REFUSALS))

    with pytest.raises(TokenRefused):
        await house.app.start()

    house.store.close()


async def test_without_a_staff_group_the_operator_is_told_that_nobody_learns_of_a_case(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with housed(tmp_path) as house:
        app = App(Config(), house.store, InProcessRequest(house.telegram), TOKEN, house.clock)
        await app.start()

        assert errors(caplog) == ["staff.chat_id is not set: nobody will learn of a case"]


async def test_a_missing_right_to_manage_topics_is_named_and_cases_are_told_in_one_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(ADMINISTRATOR, "can_manage_topics", False)
    async with housed(tmp_path) as house:
        await house.opens_case()

        assert errors(caplog) == [
            "staff.chat_id: the bot may not manage topics: give it that right and start again"
        ]
        assert house.done("createForumTopic") == []
        assert len(house.shown(STAFF_CHAT_ID)) == 3
        assert house.rows("select * from outbox where error is not null") == []


async def test_with_the_right_to_manage_topics_the_operator_is_told_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asked = telegram()
    asked.fail_next("getChatMember", *PASSING)
    async with housed(tmp_path, telegram=asked) as house:
        await house.opens_case()

        assert [text for text in errors(caplog) if text.startswith("staff")] == []
        assert len(house.done("createForumTopic")) == 1


async def test_in_a_group_without_topics_no_right_to_manage_them_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(ADMINISTRATOR, "can_manage_topics", False)
    async with housed(tmp_path, telegram=telegram(is_forum=False)):
        assert errors(caplog) == []


async def test_a_webhook_is_named_as_a_cause_when_no_updates_come(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with housed(tmp_path) as house:
        house.telegram.world.webhook_url = "https://example.org/"
        await house.settle()

        told, *_ = errors(caplog)
        assert "another process" in told
        assert "webhook" in told
