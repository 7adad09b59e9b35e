"""Answers → the letter that goes with an outcome; its layout and its words live with the texts."""

from __future__ import annotations

from dialogs.events import Effect, Fields, Say
from dialogs.flow import Facts
from dialogs.questions import (
    ADVISOR,
    COMPLAIN_FIRST,
    CONFIDENTIALITY,
    DESCRIPTION,
    MEDIATION_READY,
    SOCIAL_MEDIATION,
    Outcome,
)


def before(outcome: Outcome, facts: Facts, kept: dict[str, str], *, is_sent: bool) -> tuple[Effect, ...]:
    """What is told just before the card of the outcome: the papers to send, the letter, a reason."""
    if outcome is COMPLAIN_FIRST:
        return (_complaint(facts, kept),)
    if outcome is MEDIATION_READY:
        return (Say("papers_mediation"), *((mediator(facts),) if is_sent else ()))
    if outcome is SOCIAL_MEDIATION and is_sent:
        return (neighbour(facts),)
    if outcome is ADVISOR and facts.answers.get(CONFIDENTIALITY.name) == "refuse":
        return (Say("confidentiality_refused"),)
    return ()


def neighbour(facts: Facts) -> Say:
    """The letter to the social mediator. The neighbour's identity is a blank line, to be filled by hand."""
    names = ("name", "client_reference", "trouble", "trouble_since", "steps_taken", "chronology")
    return Say("letter-neighbour", _fields(facts, names))


def mediator(facts: Facts) -> Say:
    """The request to the mediator, which the tenant sends."""
    names = ("name", "contact", "client_reference", "description", "wish", "landlord_answer")
    fields = {"theme": facts.theme, "complaint": str(facts.complaint or ""), **_fields(facts, names)}
    return Say("letter-mediator", fields)


def _complaint(facts: Facts, kept: dict[str, str]) -> Say:
    """The first written complaint to the landlord, with what was told in the first message."""
    fields: Fields = {
        "theme": facts.theme,
        "description": kept.get(DESCRIPTION.name, ""),
        "today": facts.today,
    }
    return Say("letter-complaint", fields)


def _fields(facts: Facts, names: tuple[str, ...]) -> Fields:
    return {name: facts.answers.get(name, "") for name in names} | {"today": facts.today}
