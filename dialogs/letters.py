"""Answers → the letter that goes with an outcome; its layout and its words live with the texts."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.events import Effect, Fields, GiveLetter, Say
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


def before(outcome: Outcome, facts: Facts, kept: Mapping[str, str], *, is_sent: bool) -> tuple[Effect, ...]:
    """What is told just before the card of the outcome: what to send, the letter, a reason."""
    if outcome is COMPLAIN_FIRST:
        return (_complaint(facts, kept),)
    if outcome is MEDIATION_READY:
        return () if is_sent else (Say("papers_mediation"),)
    if outcome is SOCIAL_MEDIATION and is_sent:
        return (neighbour(facts),)
    if outcome is ADVISOR and facts.answers.get(CONFIDENTIALITY.name) == "refuse":
        return (Say("confidentiality_refused"),)
    return ()


def neighbour(facts: Facts) -> GiveLetter:
    """The letter to the social mediator. The neighbour's identity is a blank line, to be filled by hand."""
    names = ("client_reference", "trouble", "trouble_since", "steps_taken", "chronology")
    told: Fields = {name: facts.answers.get(name, "") for name in names}
    return GiveLetter("neighbour", told | {"name": facts.tenant_name, "today": facts.today})


def _complaint(facts: Facts, kept: Mapping[str, str]) -> GiveLetter:
    """The first written complaint to the landlord, with what was told in the first message."""
    fields: Fields = {
        "theme": facts.theme,
        "description": kept.get(DESCRIPTION.name, ""),
        "today": facts.today,
    }
    return GiveLetter("complaint", fields)
