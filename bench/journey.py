"""What a virtual tenant answers: to the real dialogue by a list, to the peers' by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import ClassVar, Final, NamedTuple, Protocol

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


Act = Say | Tap | SendFile
Reaction = Act | Finished | None


class Journey(Protocol):
    """One tenant's way through a dialogue of so many steps."""

    steps: ClassVar[int]

    def hear(self, call: Call) -> Reaction:
        """React to what the bot does in this chat; None waits for more."""


def a_while_ago() -> str:
    """A day that leads to the mediator: more than two months ago, less than a year."""
    return f"{date.today() - timedelta(days=120):%d/%m/%Y}"  # noqa: DTZ011 - any day about then


# The real dialogue --------------------------------------------------------------------------------

# The questions in the order of the flow, each with the choice that is tapped or with what is typed or sent.
Answers = tuple[tuple[str, str | Say | SendFile], ...]
TO_MEDIATOR: Answers = (
    ("welcome", "start"),
    ("theme", "money"),
    ("money", "charges"),
    ("role", "tenant"),
    ("proceedings", "none"),
    ("complaint", "written"),
    ("complaint_date", Say(a_while_ago())),
    ("landlord_answer", "none"),
    ("mediation", "understood"),
    ("confidentiality", "accept"),
    ("consent", "agree"),
    ("name", Say("Locataire Essai")),
    ("contact", Say("locataire@example.org")),
    ("client_reference", "not_found"),
    ("description", Say(STORY)),
    ("wish", Say("Le détail des charges et le remboursement du trop payé.")),
    ("evidence", SendFile()),
    ("evidence", "done"),
    ("check_answers", "send"),
)
TO_AGENCY: Answers = (
    ("welcome", "start"),
    ("theme", "repairs"),
    ("repairs_aim", "repair"),
    ("consent", "agree"),
    ("name", Say("Locataire Essai")),
    ("contact", Say("locataire@example.org")),
    ("client_reference", "not_found"),
    ("description", Say("Le robinet de la cuisine coule depuis lundi.")),
    ("evidence", SendFile()),
    ("evidence", "done"),
    ("check_answers", "send"),
)
# These may have no buttons of their own, only the ones at the bottom of the screen.
TYPED = ("name", "contact", "description", "wish")


class MediatorJourney:
    """Knows the flow: it waits for the next question, sent or put in the place of the last one."""

    steps: ClassVar[int] = len(TO_MEDIATOR) + 1
    told: ClassVar[Answers] = TO_MEDIATOR

    def __init__(self) -> None:
        self.answers = iter(self.told)
        self.awaited = next(self.answers, None)

    def hear(self, call: Call) -> Reaction:
        if self.awaited is None:
            return Finished()
        question, answer = self.awaited
        buttons = {choice: data for asked, choice, data in choices_of(call) if asked == question}
        is_asked = bool(buttons) or (question in TYPED and "keyboard" in markup_of(call))
        if not is_asked:
            return None
        self.awaited = next(self.answers, None)
        if isinstance(answer, str):
            return Tap(call.result["result"]["message_id"], buttons[answer])
        return answer


class AgencyJourney(MediatorJourney):
    """As long as the peers' questionnaire, and no papers at its end."""

    steps: ClassVar[int] = len(TO_AGENCY) + 1
    told: ClassVar[Answers] = TO_AGENCY


def choices_of(call: Call) -> Iterator[tuple[str, str, str]]:
    """Each button's question, its choice, and all that it carries: "theme:money:12"."""
    for button in chain.from_iterable(inline_keyboard(call)):
        question, _, rest = button.get("callback_data", "").partition(":")
        yield question, rest.rpartition(":")[0], button.get("callback_data", "")


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
    rows: list[list[JSON]] = markup_of(call).get("inline_keyboard", [])
    return rows


def markup_of(call: Call) -> JSON:
    """The keyboard of either kind that comes with a message."""
    markup: JSON = call.params.get("reply_markup") or {}
    return markup


JOURNEYS: Final[Mapping[str, type[Journey]]] = {
    "mediator": MediatorJourney,
    "agency": AgencyJourney,
    "peer": PeerJourney,
}
