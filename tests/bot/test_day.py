"""A day of the desk through the whole bot: twenty cases, and two agents, one of whom is not back from lunch.

Meanwhile a topic is deleted, the group has enough of the bot for a while, and becomes another group.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.simulator.faults import Migrate, Status
from bot.simulator.telegram import Call, Telegram
from bot.simulator.world import User
from dialogs.worktime import PARIS, is_open
from storage import cases, outbox
from storage.cases import Case
from tests.bot.test_desk import (
    AGENT,
    COLLEAGUE,
    NEW_STAFF_CHAT_ID,
    STAFF,
    SUPERVISOR,
    given_up,
    group,
    heard,
    says,
    staffed,
)
from tests.fake_bot_api import STAFF_CHAT_ID, serve
from tests.running import Clock, House, tap
from tests.samples import paper

# python-telegram-bot warns of how it will tell `retry_after` one day; the bot reads neither form.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

ANNE, BRUNO, CLAIRE = AGENT, COLLEAGUE, SUPERVISOR
GROUPS = (STAFF_CHAT_ID, NEW_STAFF_CHAT_ID)
COUNT = 20
STEP_SECONDS = 300.0
NOTE = "Entre nous"
WORDS = "Nous passons vous voir"
LATER = "Il y a du nouveau"
TUESDAY, WEDNESDAY = 24, 25


class Day:
    """The bot and those who talk to it; people and cases go by their numbers."""

    def __init__(self, house: House) -> None:
        self.house = house

    def tenant(self, number: int) -> User:
        return User(1_000_100 + number, f"Locataire {number}")

    def case(self, number: int) -> Case:
        (case,) = cases.of_chat(self.house.store.db, self.tenant(number).id)
        return case

    async def comes(self, day: int, hour: int, minute: int = 0) -> None:
        """Time passes, five minutes at once."""
        moment = datetime(2026, 11, day, hour, minute, tzinfo=PARIS)
        while left := (moment - self.house.clock.time).total_seconds():
            await self.house.settle(min(left, STEP_SECONDS))

    async def leave(self, *numbers: int) -> None:
        """Tenants leave their cases, all at the same time, each with a piece."""
        tenants = [self.tenant(number) for number in numbers]
        await self._say("/start", tenants)
        await self._say("/humain", tenants)
        await self._tap(["leave_request", "agree"], tenants)
        for words in ("Camille Martin", "camille@exemple.fr", "123456", "Un souci numéro {}.", "Un rappel."):
            await self._say(words, tenants)
        for tenant in tenants:
            self.house.telegram.tenant_sends(paper(tenant.first_name), name="pièce.pdf", user=tenant)
        await self.house.settle()
        await self._tap(["done", "send"], tenants)

    async def _say(self, words: str, tenants: list[User]) -> None:
        for tenant in tenants:
            self.house.telegram.tenant_says(words.format(tenant.id - 1_000_100), tenant)
        await self.house.settle()

    async def _tap(self, choices: list[str], tenants: list[User]) -> None:
        for choice in choices:
            for tenant in tenants:
                tap(self.house.telegram, choice, tenant)
            await self.house.settle()

    async def add(self, number: int) -> None:
        """A tenant has more to say."""
        await self._say(f"{LATER} {number}.", [self.tenant(number)])
        await self._tap(["add_to_case"], [self.tenant(number)])

    async def press(self, user: User, choice: str, *numbers: int) -> None:
        """A button under the cards of these cases."""
        for number in numbers:
            case = self.case(number)
            data = f"desk-{case.id}:{choice}:{case.version}"
            self.house.telegram.staff_taps(case.card_id or 0, data, user)
            await self.house.settle()

    async def answer(self, user: User, *numbers: int) -> None:
        """A note first, then an answer under the card."""
        for number in numbers:
            case = self.case(number)
            self.house.telegram.staff_says(f"{NOTE}, le {number} exagère.", case.topic_id, user=user)
            self.house.telegram.staff_says(f"{WORDS} {number}.", case.topic_id, case.card_id, user)
            await self.house.settle()

    async def settle(self, verdict: str, *numbers: int) -> None:
        """Is it settled?"""
        await self._tap([f"settled_{verdict}"], [self.tenant(number) for number in numbers])

    # --- what came of it ------------------------------------------------------------------------------------

    def to_group(self) -> list[Call]:
        """All that was written in the group, under the one id and the other."""
        calls = [call for chat_id in GROUPS for call in self.house.done("sendMessage", chat_id)]
        return [*calls, *(call for chat_id in GROUPS for call in self.house.done("sendDocument", chat_id))]

    def told(self, words: str, number: int) -> list[Call]:
        """When the group read those words about that case."""
        name = self.case(number).number
        return [call for call in self.to_group() if {words, name} <= set(_found(call, words, name))]

    def answered(self, number: int) -> list[Call]:
        words = f"{WORDS} {number}."
        sent = self.house.done("sendMessage", self.tenant(number).id)
        return [call for call in sent if words in call.params["text"]]

    async def passes(self) -> None:
        """From a quarter past eight on Tuesday until noon on Wednesday."""
        await self.leave(1, 2, 3, 4)
        await self.comes(TUESDAY, 9, 5)
        await self.press(ANNE, "claim", 1, 2)
        await self.press(BRUNO, "claim", 1, 3, 4)  # the first one is not for him any more
        await self.answer(ANNE, 1, 2)
        await self.answer(BRUNO, 3)
        await self.comes(TUESDAY, 10)
        await self.leave(5, 6, 7, 8)
        await self.press(ANNE, "claim", 5, 6)
        self.house.telegram.fail_next("sendMessage", *[Status(429, retry_after=3)] * 4)
        self.house.telegram.fail_next("editMessageText", *[Status(429, retry_after=3)] * 4)
        await self.press(BRUNO, "claim", 7)
        await self.answer(BRUNO, 4)
        await self.comes(TUESDAY, 11, 30)
        await self.answer(BRUNO, 7)
        await self.leave(9, 10, 11, 12)
        await self.press(ANNE, "claim", 9, 10)
        self.house.telegram.staff_deletes_topic(self.case(11).topic_id or 0)
        self.house.telegram.staff_deletes_topic(self.case(12).topic_id or 0)
        await self.afternoon()
        await self.morning()

    async def afternoon(self) -> None:
        """Anne is not there."""
        await self.comes(TUESDAY, 14)
        await self.leave(13, 14, 15, 16)
        await self.add(11)
        await self.press(BRUNO, "claim", 12)
        await self.answer(BRUNO, 8, 11, 12)
        await self.comes(TUESDAY, 14, 30)
        self.house.telegram.fail_next("sendMessage", Migrate(NEW_STAFF_CHAT_ID))
        await self.press(BRUNO, "claim", 5, 6, 13)
        await self.answer(BRUNO, 5, 13, 14)
        await self.comes(TUESDAY, 15, 30)
        await self.leave(17, 18, 19, 20)
        await self.settle("yes", 1, 2, 3)
        await self.settle("no", 4)
        await self.comes(TUESDAY, 16, 30)
        await self.press(CLAIRE, "claim", 6)
        await self.answer(CLAIRE, 6)
        await self.answer(BRUNO, 9, 10, 15, 16)

    async def morning(self) -> None:
        """One of them stays without an answer."""
        await self.comes(WEDNESDAY, 9, 5)
        await self.answer(BRUNO, 4, 17, 18, 19)
        await self.comes(WEDNESDAY, 12)


def _found(call: Call, *words: str) -> list[str]:
    text = str(call.params.get("text", "")) + str(call.params.get("caption", ""))
    return [word for word in words if word in text]


@asynccontextmanager
async def a_day(folder: Path, url: str = "", telegram: Telegram | None = None) -> AsyncIterator[Day]:
    clock = Clock(datetime(2026, 11, TUESDAY, 8, 15, tzinfo=PARIS))
    if telegram:
        telegram.world.now = clock
    async with staffed(folder, clock, telegram, url=url, answer_hours=4, release_hours=2) as house:
        day = Day(house)
        await day.passes()
        yield day


def check_nothing_is_lost(day: Day) -> None:
    """Each case is answered, or told late at once; each word of a tenant stands in the group."""
    for number in range(1, COUNT + 1):
        case, answers, late = day.case(number), day.answered(number), day.told("est en retard", number)
        in_time = bool(answers) and answers[0].at.timestamp() <= (case.due_at or 0)
        delays = [call.at.timestamp() - (case.due_at or 0) for call in late]
        assert in_time or (len(delays) == 1 and 0 <= delays[0] <= STEP_SECONDS), f"case {number}"
        assert day.told(f"Un souci numéro {number}.", number)
    assert not any(day.house.telegram.faults.values())
    assert outbox.next_due(day.house.store.db) is None
    assert given_up(day.house) == []


# The day ------------------------------------------------------------------------------------------


async def test_after_a_day_at_the_desk_nothing_is_lost_and_nobody_forgotten(tmp_path: Path) -> None:
    async with a_day(tmp_path) as day:
        check_nothing_is_lost(day)
        check_who_has_what(day)
        check_the_group(day)
        check_that_no_note_leaks(day)
        check_the_digest(day)
        check_that_nobody_is_rung_outside_working_hours(day)


async def test_the_same_day_over_http_reads_the_same(tmp_path: Path) -> None:
    async with a_day(tmp_path) as day:
        expected = transcript(day)
    telegram = Telegram(Clock(), STAFF_CHAT_ID)
    async with serve(telegram) as url, a_day(tmp_path / "http", url, telegram) as day:
        check_nothing_is_lost(day)
        check_that_no_note_leaks(day)

        assert transcript(day) == expected


def transcript(day: Day) -> dict[int, list[str]]:
    """What the bot wrote, chat by chat."""
    return {chat_id: day.house.shown(chat_id) for chat_id in sorted(day.house.telegram.world.chats)}


def check_who_has_what(day: Day) -> None:
    """What Anne took and did not answer was freed, told once, and taken by another."""
    freed = [number for number in range(1, COUNT + 1) if day.told("n’a pas répondu à temps", number)]
    late = [number for number in range(1, COUNT + 1) if day.told("est en retard", number)]
    unanswered = [number for number in range(1, COUNT + 1) if not day.answered(number)]

    assert freed == [5, 6, 9, 10]
    assert late == [6, 20]
    assert unanswered == [20]
    assert [day.case(number).agent_id for number in (1, 5, 6, 9, 10)] == [
        *(ANNE.id, BRUNO.id, CLAIRE.id, BRUNO.id, BRUNO.id),
    ]
    assert [day.case(number).state for number in (1, 4, 6, 20)] == ["closed", "answered", "answered", "open"]
    (rung,) = day.told("est en retard", 20)
    assert rung.params["entities"][0]["user"]["id"] == CLAIRE.id


def check_the_group(day: Day) -> None:
    """The deleted topics were opened again with all that stood there; the cards went to the new group."""
    assert day.house.app.turns.desk.chat_id == NEW_STAFF_CHAT_ID
    for number in (11, 12):
        assert len({call.params["message_thread_id"] for call in day.told("souci", number)}) == 2
    assert day.told(f"{LATER} 11.", 11)
    shown = {message["message_id"] for message in group(day.house)}
    assert {day.case(number).card_id for number in range(4, COUNT + 1)} <= shown


def check_that_no_note_leaks(day: Day) -> None:
    members = {member.user_id for member in STAFF}
    tenants = [
        chat_id for chat_id in day.house.telegram.world.chats if chat_id > 0 and chat_id not in members
    ]

    assert len(tenants) == COUNT
    assert sum(NOTE in str(day.house.telegram.messages(chat_id)) for chat_id in tenants) == 0
    for number in range(1, COUNT):
        assert heard(day.house, WORDS, day.tenant(number)) == (2 if number == 4 else 1)


def check_the_digest(day: Day) -> None:
    """What there was on Wednesday at nine: seventeen cases, one of them given back, four never answered."""
    digests = [call for call in day.to_group() if call.params.get("text", "").startswith("Bonjour. Dossiers")]
    at = [call.at.astimezone(PARIS) for call in digests]
    told = digests[-1].params["text"].replace("\u00a0", " ").splitlines()

    assert [(moment.day, moment.hour, moment.minute) for moment in at] == [(TUESDAY, 9, 0), (WEDNESDAY, 9, 0)]
    assert told[0] == "Bonjour. Dossiers ouverts : 17."
    assert told[1] == "En retard : 0. À prendre : 5. À répondre aujourd’hui : 5."
    assert len(told) == 2 + 5  # those that are owed an answer


def check_that_nobody_is_rung_outside_working_hours(day: Day) -> None:
    hours = day.house.app.turns.desk.hours
    rung = [is_open(call.at, hours) for call in day.to_group() if "disable_notification" not in call.params]
    silent = [is_open(call.at, hours) for call in day.to_group() if "disable_notification" in call.params]

    assert (set(rung), set(silent)) == ({True}, {False})
    assert says(day.house, "relayed") in day.house.shown(NEW_STAFF_CHAT_ID)
