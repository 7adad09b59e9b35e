"""Where hostile updates are played: the whole bot, and somebody with a case who may not be harmed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from bot.simulator.telegram import TENANT, Call
from bot.simulator.world import JSON, User
from storage import conversations
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.hostile.corpus import CASE, SENDER, Outcome
from tests.running import House, housed, with_case

BYSTANDER: Final = TENANT
_OF_THE_GROUP: Final = ("topic_id", "card_id")  # it may move, and all of it is posted again
_OF_A_PERSON: Final = ("conversations", "cases", "attachments", "timers", "slots")


class Stage:
    """A bot that runs, one hostile update at a time."""

    def __init__(self, house: House) -> None:
        self.house = house
        (row,) = house.rows("select number from cases")
        self._case: str = row["number"]
        self.before = self.of_bystander()

    def of_bystander(self) -> list[JSON]:
        """All that is kept about somebody else, and what stands in their chat."""
        rows = [
            {name: value for name, value in row.items() if name not in _OF_THE_GROUP}
            for table in _OF_A_PERSON
            for row in self.house.rows(f"select * from {table} where chat_id = ?", BYSTANDER.id)
        ]
        return [*rows, *self.house.telegram.messages(BYSTANDER.id)]

    async def newcomers(self, count: int) -> list[User]:
        """People who have come to the question of the theme."""
        users = [User(SENDER + number, "Passant") for number in range(1, count + 1)]
        for words in ("/start", "commencer"):
            for user in users:
                self.house.telegram.tenant_says(words, user)
        await self.house.settle_all()
        return users

    def filled_in(self, update: JSON, user: User) -> JSON:
        """The update, from that person, about the bystander's case."""
        written = json.dumps(update).replace(str(SENDER), str(user.id)).replace(CASE, self._case)
        filled: JSON = json.loads(written)
        return filled

    async def play(self, update: JSON, user: User) -> Outcome:
        """What becomes of it, when that person sends it."""
        state = self._state(user)
        calls, letters = len(self.house.telegram.calls), self._letters()
        self.house.telegram.push(self.filled_in(update, user))
        await self.house.settle()
        done = self.house.telegram.calls[calls:]
        if self._letters() > letters:
            return "kept"
        if self._state(user) != state:
            return "moved"
        return _seen(done, user)

    def _state(self, user: User) -> str:
        found = conversations.load(self.house.store.db, user.id)
        return found.state if found else ""

    def _letters(self) -> int:
        return len(self.house.rows("select 1 from dead_letters"))


def _seen(done: list[Call], user: User) -> Outcome:
    """What people can see of it."""
    if any(call.method == "leaveChat" for call in done):
        return "left"
    told = {call.params.get("chat_id") for call in done if call.method.startswith(("send", "edit"))}
    if user.id in told:
        return "answered"
    if STAFF_CHAT_ID in told:
        return "refused"
    return "stopped" if any(call.method == "answerCallbackQuery" for call in done) else "ignored"


@asynccontextmanager
async def staged(folder: Path) -> AsyncIterator[Stage]:
    """A stage, and nothing of it afterwards."""
    async with with_case(folder, housed) as house:
        yield Stage(house)
