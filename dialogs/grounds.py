"""The five grounds on which a mediator may decline a request, and how a matter stands on each.

Code de la consommation, art. L612-2 (checked November 2026): no written complaint before; a request without
foundation or abusive; a court or another mediator has the matter; more than a year; not the mediator's field.
The mediator alone decides: a light tells what supports a request and what is missing, and nothing more.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final, Literal, NamedTuple

from dialogs.conversation import VERDICT, Conversation
from dialogs.disputes import Dispute
from dialogs.flow import Facts
from dialogs.policy import Policy
from dialogs.questions import TO_MEDIATION
from dialogs.rules import is_urgent

Light = Literal["green", "amber", "red"]

IN_FIELD: Final = frozenset({"charges", "rent", "deposit", "services"})  # the landlord's page
PROOFS: Final = frozenset({"complaint", "proof_of_sending"})


class Ground(NamedTuple):
    """One of the five; `reason`: what makes it so, or what would turn it green."""

    name: str
    light: Light
    reason: str


def grounds(facts: Facts, pieces: Collection[str]) -> tuple[Ground, ...]:
    """How the matter stands; `pieces`: what each piece that is there shows."""
    return (
        _complaint(facts, pieces),
        Ground("founded", "green", "shown") if pieces else Ground("founded", "amber", "show"),
        _elsewhere(facts),
        _year(facts),
        Ground("field", "green", "in") if facts.theme in IN_FIELD else Ground("field", "amber", "ask"),
    )


def _complaint(facts: Facts, pieces: Collection[str]) -> Ground:
    if facts.complaint is None:
        return Ground("complaint", "red", "write")
    is_proved = PROOFS.issubset(pieces)
    return Ground("complaint", "green", "proved") if is_proved else Ground("complaint", "amber", "prove")


def _elsewhere(facts: Facts) -> Ground:
    match facts.answers.get("proceedings"):
        case "none":
            return Ground("elsewhere", "green", "free")
        case "court" | "mediator":
            return Ground("elsewhere", "red", "taken")
    return Ground("elsewhere", "amber", "check")


def _year(facts: Facts) -> Ground:
    deadline = facts.deadline
    if deadline is None:
        return Ground("year", "amber", "unknown")
    if deadline < facts.today:
        return Ground("year", "red", "past")
    return (
        Ground("year", "amber", "soon")
        if is_urgent(deadline, facts.today)
        else Ground("year", "green", "open")
    )


def of_dispute(dispute: Dispute, today: date, policy: Policy) -> tuple[Ground, ...]:
    """How a dispute stands that the tenant follows."""
    answers = {**dispute.decisions, VERDICT: TO_MEDIATION.door}
    return grounds(Facts(answers, today, policy.silence_months), dispute.pieces.split())


def of_conversation(conversation: Conversation, today: date, policy: Policy) -> tuple[Ground, ...]:
    """How the matter stands that is being told."""
    facts = Facts(conversation.answers, today, policy.silence_months)
    return grounds(facts, conversation.pieces.split())


def told(found: tuple[Ground, ...]) -> list[dict[str, str]]:
    """As the lines of a message."""
    return [{"name": it.name, "light": it.light, "reason": it.reason} for it in found]
