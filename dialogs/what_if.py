"""What if? One answer changed, and the door that would be found then. Nothing is written down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from dialogs.conversation import VERDICT, Conversation
from dialogs.events import Chose, Fields, Say
from dialogs.expect import Reading, Unusable
from dialogs.flow import QUESTIONS, Facts, follow
from dialogs.path import Moved
from dialogs.policy import Policy
from dialogs.questions import WELCOME, Outcome, Question, Verdict
from dialogs.spoken import ByNumber

PREFIX: Final = "what_if-"
CHANGE: Final = ByNumber("change")


class Found(NamedTuple):
    """What would be found: a door or another end, with its day; or the question that would be asked first."""

    kind: str
    name: str
    day: date | None = None


def offer(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """The answers that led to the door, each with a button to change it."""
    lines = [
        {"number": str(number), "question": name, "value": value}
        for number, (name, value) in enumerate(_deciding(conversation).items(), 1)
    ]
    ways = tuple(CHANGE.choice(number) for number in range(1, len(lines) + 1))
    return conversation, (Say("what_if", {"lines": lines}, (*ways, "continue"), conversation.version),)


def _deciding(conversation: Conversation) -> dict[str, str]:
    """The answers that the door rests on; behind it nothing changes it."""
    told: dict[str, str] = {}
    for name, value in conversation.answers.items():
        if name == VERDICT:
            break
        if name in QUESTIONS and QUESTIONS[name] is not WELCOME:
            told[name] = value
    if "complaint_day" in told:
        del told["complaint_date"]  # the day is the same answer, told better
    return told


def ask(conversation: Conversation, number: int) -> Moved:
    """The choices of that answer."""
    names = list(_deciding(conversation))
    if not 1 <= number <= len(names):
        return conversation, (Say("what_if_past", {}, ("continue",), conversation.version),)
    question = QUESTIONS[names[number - 1]]
    says = Say(
        "what_if_choice",
        {"question": question.name},
        question.expects.choices,
        conversation.version,
        about=f"{PREFIX}{question.name}",
    )
    return conversation, (says,)


def answer(conversation: Conversation, chose: Chose, today: date, policy: Policy) -> Moved:
    """What would be found with that choice."""
    question = QUESTIONS.get(chose.question.removeprefix(PREFIX))
    value = question.expects.read(chose, Reading(today)) if question else Unusable("not-a-choice")
    if question is None or isinstance(value, Unusable) or question.name not in _deciding(conversation):
        return conversation, (Say("what_if_past", {}, ("continue",), conversation.version),)
    found = found_if({**_deciding(conversation), **conversation.kept}, question, value, today, policy)
    fields: Fields = {"question": question.name, "value": value, "found": found.name, "day": found.day}
    ways = ("what_if", "continue")
    return conversation, (Say(f"what_if_{found.kind}", fields, ways, conversation.version),)


def found_if(
    answers: Mapping[str, str], question: Question, value: str, today: date, policy: Policy
) -> Found:
    """Where the table leads with that answer in place of the one that was given."""
    given = {WELCOME.name: "start", **answers, question.name: value}
    facts = Facts({}, today, policy.silence_months)
    step = follow(WELCOME, facts)
    while isinstance(step, Question) and step.name in given:
        facts = Facts({**facts.answers, step.name: given[step.name]}, today, policy.silence_months)
        step = follow(step, facts)
    match step:
        case Verdict(door=door, has_deadline=has_deadline):
            return Found("door", door, facts.deadline_ahead if has_deadline else None)
        case Outcome(outcome=outcome):
            return Found("end", outcome, facts.silence_day if outcome == "wait" else None)
    return Found("question", step.name)
