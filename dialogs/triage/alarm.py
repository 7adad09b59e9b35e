"""Is somebody in danger? The rules are asked first; then a model hears what no rule foresaw.

The rules stand by themselves, and what they hear is never passed over in silence. The model adds dangers.
What is doubtful, and what it finds nearly impossible although a rule heard it, is answered by a line with the
numbers and not by a screen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dialogs.triage.danger import KINDS, NEVER_OVER, Danger, find_danger
from dialogs.triage.model import Model, shipped
from dialogs.triage.themes import marks_of

PRESSING: Final = 0.55  # of all kinds together, from 0 to 1: from here on the screen is shown
SURELY_PRESSING: Final = 0.7  # where the rules take the danger for past
DOUBTFUL: Final = 0.3  # from here on the numbers are told in a line
INCREDIBLE: Final = 0.05  # below this, what a rule hears does not press by itself
PRESSING_IN_FEW_WORDS: Final = 0.9  # few words are an answer rather than a story
FEW_WORDS: Final = 5


def hear_danger(text: str) -> Danger | None:
    """The danger that a text tells, or none."""
    return hear(text, shipped("danger"))


def hear(text: str, model: Model) -> Danger | None:
    """The same, with that model."""
    told = find_danger(text)
    kinds = {kind: weight for kind, weight in model.weigh(marks_of(text)).items() if kind in KINDS}
    weight = sum(kinds.values())
    if told and told.presses:
        return told if weight >= INCREDIBLE or told.kind in NEVER_OVER else replace(told, presses=False)
    presses = weight >= _needed(text, told)
    if told and not presses:
        return told
    heard = Danger(max(KINDS, key=kinds.__getitem__), presses)
    return heard if presses or _deserves_a_line(text, weight) else None


def _deserves_a_line(text: str, weight: float) -> bool:
    return weight >= DOUBTFUL and len(text.split()) > FEW_WORDS


def _needed(text: str, told: Danger | None) -> float:
    if len(text.split()) <= FEW_WORDS:
        return PRESSING_IN_FEW_WORDS
    return SURELY_PRESSING if told else PRESSING
