"""The pieces of a draft: what each one is, which are still wanted, what can be done with them.

A draft keeps one role for each piece, in the order they came; `UNNAMED` until the tenant says what it is.
"""

from __future__ import annotations

from typing import Final

from dialogs.conversation import Conversation
from dialogs.flow import Facts
from dialogs.questions import ROLES, TO_MEDIATION

UNNAMED: Final = "-"

# What shows the figure or the fact that a theme is about.
OF_THEME: Final = {"charges": "statement", "deposit": "inventory", "rent": "lease"}
MOST_OFFERED: Final = 3  # names of what is wanted, besides "other": six buttons at most


def asked_for(about: str) -> tuple[str, str]:
    """The case, and what the piece is that staff asked for, of "RHO-26-0001-K.lease"; or the case alone."""
    case, _, role = about.partition(".")
    return case, role if role in ROLES else ""


def roles(conversation: Conversation) -> list[str]:
    """What each piece of the draft is."""
    return conversation.pieces.split()


def wanted(facts: Facts) -> tuple[str, ...]:
    """The pieces that a request to the mediator rests on, and the mandate of who writes for another."""
    mandate = ("mandate",) if facts.is_helped or "helped" in facts.answers else ()
    if facts.door != TO_MEDIATION.door:
        return mandate
    answered = ("answer",) if facts.answers.get("landlord_answer") == "unsatisfying" else ()
    return (*mandate, "complaint", "proof_of_sending", *answered, OF_THEME.get(facts.theme, "photo"))


def missing(conversation: Conversation, facts: Facts) -> list[str]:
    """What is wanted and not there yet."""
    held = roles(conversation)
    return [role for role in wanted(facts) if role not in held]


def choices(conversation: Conversation, facts: Facts) -> tuple[str, ...]:
    """The buttons under the question for pieces: names for the newest, or the ways on."""
    if conversation.naming:
        more = [role for role in ROLES if role not in wanted(facts)]
        names = [*missing(conversation, facts), *more][:MOST_OFFERED]
        return (*names, "other", "remove_last", "done")
    return ("done", "list_pieces", "remove_last") if conversation.pieces else ("done", "nothing")


def added(conversation: Conversation, count: int) -> str:
    """The roles, with that many pieces more."""
    return " ".join((*roles(conversation), *(UNNAMED,) * count))


def named(conversation: Conversation, role: str) -> str:
    """The roles, with that of the newest pieces."""
    held = roles(conversation)
    named = max(1, conversation.naming)
    return " ".join((*held[:-named], *(role,) * named))


def without(conversation: Conversation, number: int) -> str:
    """The roles, without that of the piece of that number, from 1."""
    held = roles(conversation)
    return " ".join(held[: number - 1] + held[number:])
