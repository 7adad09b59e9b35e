"""A case played through the whole bot, and what stood on the telephones: the pictures of the guide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, cycle
from pathlib import Path
from typing import Any, NamedTuple

from bot.charts import picture
from bot.sender import Sent
from bot.simulator.telegram import CASEWORKER, TENANT
from bot.simulator.world import JSON, User
from dialogs.conversation import Conversation
from dialogs.desk import Role
from dialogs.events import OpenCase
from storage import cases, conversations, staff
from storage.database import transaction
from storage.deliveries import PostStatistics
from storage.staff import Member
from storage.statistics import figures
from tests.fake_bot_api import STAFF_CHAT_ID
from tests.running import Clock, House, housed

COLLEAGUE, SUPERVISOR = User(2_000_002, "Collègue"), User(2_000_003, "Responsable")
PEOPLE: tuple[tuple[User, str, Role], ...] = (
    (CASEWORKER, "Prénom", "agent"),
    (COLLEAGUE, "Collègue", "agent"),
    (SUPERVISOR, "Responsable", "supervisor"),
)
SERVICE = "agence du centre"
NOTE = "Je vois avec la comptabilité."
ANSWER = "Bonjour. Le détail des charges part demain par courrier."
AT_THE_TENANT = "Chez le locataire"

# A month of an agency: how many cases by door and theme, how many drafts stopped where, hours to an answer.
SINCE, NOW = datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 12, 2, 9, tzinfo=UTC)
CASES = {("agency", "repairs"): 33, ("mediation", "charges"): 14, ("advisor", "neighbours"): 9}
DRAFTS = {"complaint_date": 12, "evidence": 9}
HOURS = (3, 5, 6, 20, 28)


class Message(NamedTuple):
    """What stands in a chat: its words, the buttons under it, the line that it answers."""

    words: str
    buttons: list[list[str]]
    answers: str
    is_mine: bool

    @property
    def lines(self) -> Iterator[str]:
        yield from (self.answers, self.words, *map(" | ".join, self.buttons))


class Screen(NamedTuple):
    """A piece of a chat under its title; the bubble is what a tap showed over it for a moment."""

    title: str
    bubble: str
    messages: tuple[Message, ...]

    @property
    def text(self) -> str:
        """All that can be read on it."""
        told = (line for message in self.messages for line in message.lines)
        return "\n".join(filter(None, (self.title, self.bubble, *told)))


class Chart(NamedTuple):
    """A picture that the bot sent, and all that can be read on it."""

    png: bytes
    text: str


async def play(folder: Path) -> dict[str, Screen | Chart]:
    """Each picture of the guide, by name."""
    async with housed(folder) as house:
        screens = await _a_case(house)
    another = folder / "figures"
    another.mkdir()
    async with housed(another, clock=Clock(NOW)) as house:
        return {**screens, "chiffres": await _a_month(house)}


async def _a_case(house: House) -> dict[str, Screen]:
    desk = Desk(house)
    await house.opens_case()
    card = desk.newest("claim")
    screens = {"fiche": desk.screen(card)}
    heard = len(house.telegram.messages(TENANT.id))
    bubble = await desk.taps("claim")
    screens["prise"] = desk.screen(card, bubble=bubble)
    await desk.taps("ask_piece")
    screens["piece"] = desk.screen(desk.newest("ask_piece.statement"))
    said = len(desk.messages)
    await desk.says(NOTE)
    await desk.taps("answer")
    await desk.says(ANSWER, reply_to=desk.last)
    screens["reponse"] = desk.screen(*desk.messages[said:])
    news = house.telegram.messages(TENANT.id)[heard:]
    screens["locataire"] = Screen(AT_THE_TENANT, "", tuple(map(_message, news)))
    return screens


class Desk:
    """The staff group, in which one agent works."""

    def __init__(self, house: House) -> None:
        self._house = house
        with transaction(house.store.db):
            for user, name, role in PEOPLE:
                staff.put(house.store.db, Member(user.id, name, SERVICE, role), 0, 0)

    @property
    def messages(self) -> list[JSON]:
        return self._house.telegram.messages(STAFF_CHAT_ID)

    @property
    def last(self) -> int:
        last: int = self.messages[-1]["message_id"]
        return last

    def newest(self, choice: str) -> JSON:
        """The newest message that offers it."""
        return next(m for m in reversed(self.messages) if any(_choice(b) == choice for b in _buttons(m)))

    async def taps(self, choice: str) -> str:
        """Tap it where it is newest; what the bubble says."""
        message = self.newest(choice)
        data = next(b["callback_data"] for b in _buttons(message) if _choice(b) == choice)
        self._house.telegram.staff_taps(message["message_id"], data)
        await self._house.settle()
        return str(self._house.done("answerCallbackQuery")[-1].params["text"])

    async def says(self, text: str, *, reply_to: int | None = None, user: User = CASEWORKER) -> None:
        """Write in the newest topic; in the group itself while there is none."""
        topics = self._house.telegram.world.staff().topics
        self._house.telegram.staff_says(text, max(topics, default=None), reply_to, user)
        await self._house.settle()

    def screen(self, *messages: JSON, bubble: str = "") -> Screen:
        """The topic of the case, with these messages as they are now."""
        topics = self._house.telegram.world.staff().topics
        now = {each["message_id"]: each for each in self.messages}
        shown = (_message(now[each["message_id"]]) for each in messages)
        return Screen(topics[max(topics)].name, bubble, tuple(shown))


def _buttons(message: JSON) -> list[JSON]:
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in keyboard for button in row]


def _choice(button: JSON) -> str:
    return str(button.get("callback_data", "::").split(":")[1])


def _message(message: JSON) -> Message:
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [[str(button["text"]) for button in row] for row in keyboard]
    answered = str(message.get("reply_to_message", {}).get("text", "")).partition("\n")[0]
    return Message(str(message["text"]), buttons, answered, not message["from"]["is_bot"])


# --- figures ----------------------------------------------------------------------------------------------


async def _a_month(house: House) -> Chart:
    """What /stats sends after a month in which enough happened."""
    desk, sent = Desk(house), list[Sent]()
    with transaction(house.store.db):
        _fill(house)
    house.app.sender.observe = sent.append
    await desk.says("/stats", user=SUPERVISOR)
    posted = next(each for each in sent if isinstance(each.effect, PostStatistics))
    assert isinstance(posted.effect, PostStatistics)
    photo = posted.call.params["photo"].input_file_content
    told = figures(house.store.db, posted.effect.since, posted.effect.until, NOW.timestamp())
    return Chart(photo, "\n".join(_told(picture(told, house.app.texts).data)))


def _fill(house: House) -> None:
    db, chats, hours = house.store.db, count(1), cycle(HOURS)
    for (door, theme), times in CASES.items():
        for _ in range(times):
            opened = OpenCase(door, theme, None, {}, story_is_shared=False)
            case = cases.open_case(db, next(chats), opened, "RHO", SINCE.date(), SINCE.timestamp())
            answered = SINCE.timestamp() + next(hours) * 3600 - 1
            cases.change(db, case, state="closed", answered_at=answered, closed_at=answered)
    for question, times in DRAFTS.items():
        for _ in range(times):
            draft = Conversation(next(chats), state=question, answers={"theme": "repairs"})
            conversations.save(db, draft, SINCE.timestamp())


def _told(data: Any) -> Iterator[str]:
    """Every string of it, in order."""
    match data:
        case str():
            yield data
        case dict():
            yield from _told(list(data.values()))
        case list():
            for each in data:
                yield from _told(each)
