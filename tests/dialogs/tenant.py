"""A tenant who talks to the dialogue, with the real texts: says words, taps what is on the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Self, TypeVar

from bot.config import Config
from bot.texts import Texts, phrases
from dialogs.conversation import Conversation
from dialogs.events import (
    Ask,
    Chose,
    Commanded,
    Effect,
    Event,
    Finish,
    Remind,
    Said,
    Say,
    SentFile,
    ShowVerdict,
)
from dialogs.expect import NEVER, Contact, PastDay
from dialogs.flow import QUESTIONS
from dialogs.policy import Policy
from dialogs.questions import Question
from dialogs.rules import Period
from dialogs.step import step

T = TypeVar("T")

TODAY = date(2026, 11, 23)
TEXTS = Texts(Config())
POLICY = Policy(phrases=phrases())
PHOTO = SentFile("file-1", "photo", size=200_000)

# What this tenant answers where a test says nothing else: the way to the mediator.
USUAL = {
    "welcome": "start",
    "theme": "services",
    "money": "charges",
    "repairs_aim": "repair",
    "neighbour_aim": "neighbour",
    "role": "tenant",
    "proceedings": "none",
    "complaint": "written",
    "complaint_date": "2026-05-12",
    "complaint_day": "unknown",
    "landlord_answer": "unsatisfying",
    "mediation": "understood",
    "confidentiality": "accept",
    "consent": "agree",
    "name": "Camille Martin",
    "helped": "relative",
    "tenant_name": "Dominique Martin",
    "helper_name": "Camille Martin",
    "contact": "email:camille@example.org",
    "client_reference": "L-0123456",
    "agency": "unknown",
    "description": "L’ascenseur est en panne.",
    "wish": "Une remise sur les charges.",
    "trouble": "noise",
    "trouble_since": "months",
    "steps_taken": "talked",
    "chronology": "Du bruit chaque nuit.",
    "evidence": "nothing",
    "check_answers": "send",
}


@dataclass
class Tenant:
    """One person with a telephone; `screen` is what the last event showed."""

    conversation: Conversation = field(default_factory=lambda: Conversation(1))
    today: date = TODAY
    policy: Policy = POLICY
    screen: tuple[Effect, ...] = ()

    def does(self, event: Event) -> Self:
        self.conversation, self.screen = step(self.conversation, event, self.today, self.policy)
        return self

    def says(self, text: str) -> Self:
        return self.does(Said(text))

    def commands(self, name: str) -> Self:
        return self.does(Commanded(name))

    def taps(self, choice: str) -> Self:
        """Tap a button of the screen; AssertionError when it is not there."""
        offers = [chose for effect in self.screen for chose in buttons(effect) if chose.choice == choice]
        assert offers, f"{choice} is not on the screen"
        return self.does(offers[-1])

    def answers(self, value: str) -> Self:
        return self.does(answering(self.conversation, value))

    def goes_to(self, state: str, **answers: str) -> Self:
        """Answer one question after the other until that state; the usual answers where none is told."""
        while self.conversation.state != state:
            assert self.conversation.state in QUESTIONS, f"ended in {self.conversation.state}"
            self.answers((USUAL | answers)[self.conversation.state])
        return self

    def has_case(self, number: str = "RHO-26-0001-K") -> Self:
        """The store gave the case its number."""
        self.conversation = self.conversation._replace(case=number)
        return self

    def sees(self, kind: type[T]) -> list[T]:
        return [effect for effect in self.screen if isinstance(effect, kind)]

    @property
    def state(self) -> str:
        return self.conversation.state

    @property
    def told(self) -> list[str]:
        """The names of the texts and questions on the screen."""
        return [
            effect.message if isinstance(effect, Say) else effect.question
            for effect in self.screen
            if isinstance(effect, Say | Ask)
        ]


def buttons(effect: Effect) -> list[Chose]:
    """What can be tapped under it."""
    match effect:
        case Ask(name, version, choices):
            return [Chose(name, choice, version) for choice in choices]
        case Say(choices=choices, version=version, about=case):
            return [Chose(case or "aside", choice, version) for choice in choices]
        case Remind(about=about, choices=choices):
            return [Chose(about, choice, 0) for choice in choices]
        case ShowVerdict(verdict, version=version, choices=choices):
            return [Chose(f"verdict-{verdict}", choice, version) for choice in choices]
        case Finish(outcome, version=version, choices=choices):
            return [Chose(f"outcome-{outcome}", choice, version) for choice in choices]
    return []


def answering(conversation: Conversation, value: str) -> Event:
    """How a tenant gives an answer that is kept as this value: by its button, or in words."""
    question = QUESTIONS[conversation.state]
    if value in question.choices:
        return Chose(question.name, value, conversation.version)
    return Said(_in_words(question, value))


def _in_words(question: Question, value: str) -> str:
    if isinstance(question.expects, Contact):
        return value.partition(":")[2]
    if not isinstance(question.expects, PastDay):
        return value
    if value == NEVER:
        return "jamais"
    start, end = (f"{day:%d/%m/%Y}" for day in Period.parse(value))
    return start if start == end else f"du {start} au {end}"
