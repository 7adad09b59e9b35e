"""What a virtual tenant answers: to the real dialogue by a table, to the peers' by its number."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import ClassVar, NamedTuple, Protocol

from bench.peers.questionnaire import CHOICE, DAY, DONE, FILE, QUESTIONS
from bot.simulator.telegram import Call
from bot.simulator.world import JSON

STORY = "Les charges de l’année ont doublé et le décompte n’a jamais été envoyé."


class Say(NamedTuple):
    """Write this."""

    text: str


class Tap(NamedTuple):
    """Tap the button that carries this."""

    message_id: int
    callback_data: str


class SendFile(NamedTuple):
    """Send a document."""


class Finished(NamedTuple):
    """The dialogue has ended."""


Reaction = Say | Tap | SendFile | Finished | None


class Journey(Protocol):
    """One tenant's way through a dialogue of so many steps."""

    steps: ClassVar[int]

    def hear(self, call: Call) -> Reaction:
        """React to what the bot does in this chat; None waits for more."""


def a_while_ago() -> str:
    """A day that leads to the mediator: more than two months ago, less than a year."""
    return f"{date.today() - timedelta(days=120):%d/%m/%Y}"  # noqa: DTZ011 - any day about then


# The real dialogue --------------------------------------------------------------------------------

# A choice by its id, or an answer that is typed or sent.
ANSWERS: dict[str, str | Say | SendFile] = {
    "welcome": "start",
    "theme": "money",
    "money": "charges",
    "role": "tenant",
    "proceedings": "none",
    "complaint": "written",
    "complaint_date": Say(a_while_ago()),
    "landlord_answer": "none",
    "mediation": "understood",
    "confidentiality": "accept",
    "consent": "agree",
    "name": Say("Locataire Essai"),
    "contact": Say("locataire@example.org"),
    "client_reference": Say("123456"),
    "description": Say(STORY),
    "wish": Say("Le détail des charges et le remboursement du trop payé."),
    "evidence": SendFile(),
    "check_answers": "send",
}
AFTER_THE_FILE = "done"
LAST = "check_answers"


class RealJourney:
    """Knows the question by the callback data of the buttons below it."""

    steps: ClassVar[int] = len(ANSWERS) + 1

    def __init__(self) -> None:
        self.answered = ""
        self.has_sent_file = False

    def hear(self, call: Call) -> Reaction:
        if self.answered == LAST:
            return Finished() if call.method.startswith("send") else None
        buttons = [
            (set(re.findall(r"[a-z_]+", data)), data)
            for row in inline_keyboard(call)
            for data in (button.get("callback_data", "") for button in row)
        ]
        answers = ANSWERS | ({"evidence": AFTER_THE_FILE} if self.has_sent_file else {})
        for question, answer in answers.items():
            if question == self.answered and not self.has_sent_file:
                continue
            wanted = {question, answer} if isinstance(answer, str) else {question}
            for words, data in buttons:
                if wanted <= words:
                    self.answered = question
                    return self.give(answer, call.result["result"]["message_id"], data)
        return None

    def give(self, answer: str | Say | SendFile, message_id: int, data: str) -> Reaction:
        self.has_sent_file = isinstance(answer, SendFile)
        return Tap(message_id, data) if isinstance(answer, str) else answer


# The peers' questionnaire -------------------------------------------------------------------------


class PeerJourney:
    """Knows the question by the number it begins with."""

    steps: ClassVar[int] = len(QUESTIONS) + 1

    def hear(self, call: Call) -> Reaction:
        text = str(call.params.get("text", ""))
        if text.startswith(DONE):
            return Finished()
        number = re.match(r"<b>(\d+)/", text)
        if not number:
            return None
        match QUESTIONS[int(number[1]) - 1].kind:
            case kind if kind == CHOICE:
                (first, *_), *_ = inline_keyboard(call)
                return Tap(call.result["result"]["message_id"], first["callback_data"])
            case kind if kind == DAY:
                return Say(a_while_ago())
            case kind if kind == FILE:
                return SendFile()
        return Say(STORY)


def inline_keyboard(call: Call) -> list[list[JSON]]:
    """The buttons that the bot puts under what it sends or edits."""
    markup = call.params.get("reply_markup") or {}
    rows: list[list[JSON]] = markup.get("inline_keyboard", [])
    return rows
