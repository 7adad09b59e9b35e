"""Tenants who go through the whole dialogue by themselves: they tap, type and send files as soon as asked."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from bot.config import Config
from bot.simulator.telegram import Call, Telegram
from bot.simulator.world import JSON, User
from bot.texts import Texts
from dialogs.events import Fields
from tests.samples import paper

LAST = "outcome-mediation"
MARK = "(renvoi)"  # of what is sent again

# More than two months ago, less than a year: the day of a written complaint that leads to the mediator.
A_WHILE_AGO = f"{datetime.now(UTC) - timedelta(days=120):%d/%m/%Y}"


class Tap(NamedTuple):
    """Tap that choice, or type its label."""

    choice: str


class Type(NamedTuple):
    """Type these words."""

    words: str


class Send(NamedTuple):
    """Send a PDF with these words in it."""

    words: str


# What a tenant does about each question, in the order in which they are asked.
JOURNEY: tuple[tuple[str, Tap | Type | Send], ...] = (
    ("welcome", Tap("start")),
    ("theme", Tap("money")),
    ("money", Tap("charges")),
    ("role", Tap("tenant")),
    ("proceedings", Tap("none")),
    ("complaint", Tap("written")),
    ("complaint_date", Type("{day}")),
    ("landlord_answer", Tap("none")),
    ("mediation", Tap("understood")),
    ("confidentiality", Tap("accept")),
    ("consent", Tap("agree")),
    ("name", Type("Locataire Essai")),
    ("contact", Type("{user}@exemple.fr")),
    ("client_reference", Type("{user}")),
    ("description", Type("Les charges ont doublé, je suis le numéro {user}.")),
    ("wish", Type("Le détail des charges.")),
    ("evidence 0", Send("bail de {user}")),
    ("evidence 1", Send("décompte de {user}")),
    ("evidence 2", Tap("done")),
    ("check_answers", Tap("send_with_story")),
)
UPDATES = 1 + len(JOURNEY)

Later = Callable[[Callable[[], None]], object]


def at_once(act: Callable[[], None]) -> None:
    act()


class Tenant:
    """One person. `chance` decides between a tap and the same answer typed."""

    def __init__(
        self, telegram: Telegram, user_id: int, chance: random.Random, later: Later = at_once
    ) -> None:
        self.user = User(user_id, f"Locataire {user_id}")
        self.told: set[str] = set()
        self.sent: list[bytes] = []
        self._telegram = telegram
        self._chance = chance
        self._later = later
        self._journey = list(JOURNEY)
        self.is_done = False

    def enter(self) -> None:
        """Open the conversation."""
        self._telegram.tenant_says("/start", self.user)

    def hear(self, call: Call) -> None:
        """See what the bot wrote; act if it is the question that comes next. A repeated one is let pass."""
        text = str(call.params.get("text", "")).removesuffix(f"\n{MARK}")
        self.told.add(without_numbers(text, self.user.id))
        question = asked(call)
        if question == LAST:
            self.is_done = True
        elif self._journey and question == self._journey[0][0]:
            _, act = self._journey.pop(0)
            self._later(lambda: self._do(act, call))

    def _do(self, act: Tap | Type | Send, call: Call) -> None:
        match act:
            case Tap(choice):
                button = next(b for b in buttons(call) if b["callback_data"].split(":")[1] == choice)
                if self._chance.random() < 0.3:
                    self._telegram.tenant_says(button["text"], self.user)
                else:
                    message_id = call.result["result"]["message_id"]
                    self._telegram.tenant_taps(message_id, button["callback_data"], self.user)
            case Type(words):
                self._telegram.tenant_says(words.format(user=self.user.id, day=A_WHILE_AGO), self.user)
            case Send(words):
                content = paper(words.format(user=self.user.id))
                self.sent.append(content)
                self._telegram.tenant_sends(content, name="pièce.pdf", user=self.user)


def without_numbers(text: str, user_id: int) -> str:
    """The same words for every tenant at any hour: no case number, no user id, no moment."""
    text = re.sub(r"\w+ \w+ \w+ à \d+\u00a0h(?:\u00a0\d\d)?", "un moment", text)
    return re.sub(r"RHO-\d\d-\d{4}-[A-Z]", "RHO", text).replace(str(user_id), "…")


def asked(call: Call) -> str:
    """The question that a call puts, known by its first line or by its buttons."""
    first_line, _, _ = str(call.params.get("text")).partition("\n")
    if question := QUESTIONS.get(first_line):
        return question
    for button in buttons(call):
        return str(button["callback_data"].split(":")[0])
    return ""


def buttons(call: Call) -> list[JSON]:
    """The buttons that stand under what was written."""
    rows = (call.params.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button for row in rows for button in row if "callback_data" in button]


def _questions() -> dict[str, str]:
    """First lines → question, for those without buttons of their own, and for those that count the files."""
    texts = Texts(Config())
    told = {name: texts.show("fr", name) for name in ("name", "contact", "description", "wish")}
    for count in range(3):
        fields: Fields = {"files": count, "missing": "", "door": "mediation"}
        told[f"evidence {count}"] = texts.show("fr", "evidence", fields)
    return {words.splitlines()[0]: question for question, words in told.items()}


QUESTIONS = _questions()


class Tenants:
    """Those who talk to one Telegram, each by their own id."""

    def __init__(self, telegram: Telegram, chance: random.Random, later: Later = at_once) -> None:
        self.all: dict[int, Tenant] = {}
        self._telegram = telegram
        self._chance = chance
        self._later = later
        telegram.on_call = self._hear

    def enter(self, count: int = 1) -> None:
        """Let so many more in."""
        for _ in range(count):
            tenant = Tenant(self._telegram, len(self.all) + 1_000_001, self._chance, self._later)
            self.all[tenant.user.id] = tenant
            tenant.enter()

    @property
    def under_way(self) -> int:
        """How many have not come to the end."""
        return sum(not tenant.is_done for tenant in self.all.values())

    def _hear(self, call: Call) -> None:
        tenant = self.all.get(call.params.get("chat_id", 0))
        if tenant and call.result["ok"]:
            tenant.hear(call)
