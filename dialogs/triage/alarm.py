"""Is somebody in danger? The rules are asked first; then a model hears what no rule foresaw.

The rules stand by themselves: the model adds a danger, and never takes one away. A needless screen costs one
press.
"""

from __future__ import annotations

from typing import Final

from dialogs.triage.danger import KINDS, Danger, find_danger
from dialogs.triage.model import Model, shipped
from dialogs.triage.themes import marks_of

PRESSING: Final = 0.55  # of all kinds together, from 0 to 1: from here on the screen is shown
SURELY_PRESSING: Final = 0.7  # where the rules take the danger for past
PRESSING_IN_FEW_WORDS: Final = 0.9  # few words are an answer rather than a story
FEW_WORDS: Final = 5


def hear_danger(text: str) -> Danger | None:
    """The danger that a text tells, or none; `is_over` where it is told as past."""
    return hear(text, shipped("danger"))


def hear(text: str, model: Model) -> Danger | None:
    """The same, with that model."""
    told = find_danger(text)
    if told and not told.is_over:
        return told
    kinds = {kind: weight for kind, weight in model.weigh(marks_of(text)).items() if kind in KINDS}
    if sum(kinds.values()) < _needed(text, told):
        return told
    return Danger(max(KINDS, key=kinds.__getitem__), is_over=False)


def _needed(text: str, told: Danger | None) -> float:
    if len(text.split()) <= FEW_WORDS:
        return PRESSING_IN_FEW_WORDS
    return SURELY_PRESSING if told else PRESSING
