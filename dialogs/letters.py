"""Answers → the letter that goes with an outcome; its layout and its words live with the texts."""

from __future__ import annotations

from dialogs.events import Effect, Fields, Say
from dialogs.flow import Facts
from dialogs.questions import MEDIATION_READY, SOCIAL_MEDIATION, Outcome


def after(outcome: Outcome, facts: Facts) -> tuple[Effect, ...]:
    """The papers that go with a request: what the mediator needs, the letter to the social mediator."""
    if outcome is MEDIATION_READY:
        return (Say("papers_mediation"),)
    return (neighbour(facts),) if outcome is SOCIAL_MEDIATION else ()


def neighbour(facts: Facts) -> Say:
    """The letter to the social mediator. The neighbour's identity is a blank line, to be filled by hand."""
    names = ("name", "client_reference", "trouble", "trouble_since", "steps_taken", "chronology")
    return Say("letter-neighbour", _fields(facts, names))


def complaint(facts: Facts) -> Say:
    """The first written complaint to the landlord."""
    return Say("letter-complaint", {"theme": facts.theme, **_fields(facts, ("description",))})


def _fields(facts: Facts, names: tuple[str, ...]) -> Fields:
    return {name: facts.answers.get(name, "") for name in names} | {"today": facts.today}
