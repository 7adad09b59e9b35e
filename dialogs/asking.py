"""Showing where a conversation is: its question with the choices on screen, or the ways on at the end."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dialogs import pieces
from dialogs.agencies import MOST_BUTTONS, Agency
from dialogs.conversation import Conversation
from dialogs.events import Ask, Effect, Fields, Say
from dialogs.expect import UNKNOWN, OneOf, PastDay
from dialogs.flow import QUESTIONS, Facts
from dialogs.guessing import Guess
from dialogs.questions import (
    CHECK_ANSWERS,
    EVIDENCE,
    LANDLORD_ANSWER,
    LOCAL_AGENCY,
    MEDIATION_READY,
    THEME,
    TO_MEDIATION,
    Outcome,
    Question,
)
from dialogs.spoken import ByNumber

RECAP_LINES = 7  # and a title: the screen of an old phone; a longer recap is told in two messages
KEEP = "keep"


def known(conversation: Conversation) -> Facts:
    """What the answers say, whatever the day."""
    return Facts(conversation.answers, date.min)


def ask(conversation: Conversation, *, refused: str = "", replaces: bool = False) -> tuple[Effect, ...]:
    """Show the question that is open; at the end of a dialogue, the ways on."""
    question = QUESTIONS.get(conversation.state)
    if question is None:
        ways = ("my_case", "restart") if conversation.case else ("restart", "my_case")
        return (Say("ended", {"case": conversation.case}, ways, conversation.version),)
    facts = known(conversation)
    fields: Fields = {"files": conversation.files, "refused": refused, "door": facts.door}
    if question is EVIDENCE:
        missing = " ".join(pieces.missing(conversation, facts))
        fields |= {"naming": conversation.naming, "missing": missing}
    if question is THEME and conversation.guess:
        guess = Guess.parse(conversation.guess)
        fields |= {"guess": guess.asks, "reading": guess.readings[0]}
    if question is LANDLORD_ANSWER:
        fields["complaint"] = str(facts.complaint or "")
    asks = Ask(question.name, conversation.version, choices(conversation, question), fields, replaces)
    return _with_recap(conversation, asks) if question is CHECK_ANSWERS else (asks,)


def choices(
    conversation: Conversation, question: Question, agencies: tuple[Agency, ...] = ()
) -> tuple[str, ...]:
    """The buttons under the question, in order."""
    if question is LOCAL_AGENCY:
        return (*(agency.choice for agency in agencies), *question.choices)
    if question is THEME and conversation.guess:
        return Guess.parse(conversation.guess).choices
    if question is CHECK_ANSWERS:
        return _ways_from_recap(conversation)
    if question is EVIDENCE:
        return pieces.choices(conversation, known(conversation))
    if question.name not in conversation.kept or isinstance(question.expects, OneOf):
        return question.choices
    if isinstance(question.expects, PastDay):  # approximate answers can still be typed
        return (KEEP, UNKNOWN)
    return (*question.choices, KEEP)


def with_agencies(effect: Effect, agencies: tuple[Agency, ...]) -> Effect:
    """The question for the agency names those of the landlord; a few have a button each."""
    if not isinstance(effect, Ask) or effect.question != LOCAL_AGENCY.name:
        return effect
    buttons = tuple(agency.choice for agency in agencies) if len(agencies) <= MOST_BUTTONS else ()
    lines = [{"number": str(i), "name": it.name, "towns": it.towns} for i, it in enumerate(agencies, 1)]
    return replace(effect, choices=(*buttons, *effect.choices), fields={**effect.fields, "lines": lines})


def local_agency(conversation: Conversation) -> Fields:
    """The agency that the tenant named, for texts that tell how to reach one; nothing before."""
    named = {**conversation.kept, **conversation.answers}.get(LOCAL_AGENCY.name)
    return {"agency": named} if named else {}


def ways_on(outcome: Outcome, *, is_sent: bool) -> tuple[str, ...]:
    """The buttons under the card of an outcome, in order."""
    if not outcome.opens_case:
        return outcome.choices
    if is_sent:
        papers = ("papers",) if outcome is MEDIATION_READY else ()
        return (*papers, "my_case", "restart")
    return (*outcome.choices, "restart")


# --- the recap --------------------------------------------------------------------------------------------


def recap(conversation: Conversation) -> list[dict[str, str]]:
    """The answers in the order they were given, numbered, as lines of "number", "question" and "value"."""
    told = [(name, value) for name, value in conversation.answers.items() if _is_told(name)]
    lines = [{"number": str(i), "question": name, "value": value} for i, (name, value) in enumerate(told, 1)]
    for line in lines:
        if line["question"] == EVIDENCE.name:
            line["value"] = str(conversation.files)
    return lines


def _is_told(name: str) -> bool:
    return name in QUESTIONS and QUESTIONS[name].in_recap


def _ways_from_recap(conversation: Conversation) -> tuple[str, ...]:
    edits = (EDIT.choice(int(line["number"])) for line in recap(conversation))
    is_mediation = known(conversation).door == TO_MEDIATION.door
    sends = ("send", "send_with_story") if is_mediation else ("send",)
    return (*sends, *edits, "cancel")


def _with_recap(conversation: Conversation, asks: Ask) -> tuple[Effect, ...]:
    lines = recap(conversation)
    before, asks.fields["lines"] = halves(lines)
    if not before or asks.fields["refused"]:
        return (asks,)
    return (Say("recap_first", {"lines": before}), asks)


def halves(lines: list[dict[str, str]]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """What is told in a message before, and in the last one: nothing before, where one message will do."""
    middle = len(lines) // 2 if len(lines) > RECAP_LINES else 0
    return lines[:middle], lines[middle:]


EDIT = ByNumber(
    "edit",
    re.compile(
        r"(?:(?:modifier|changer|corriger|change|edit|correct) (?:la |le |ligne |line )*)?(\d{1,2})",
        re.ASCII,
    ),
)
