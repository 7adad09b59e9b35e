"""Proposing what a text is about, and taking the tenant's word for it: nothing counts before.

A guess is shown in place of the question about the theme, with a few readings as buttons. What the tenant
confirms becomes the answers that the buttons would have given.
"""

from __future__ import annotations

from typing import Final, NamedTuple, Self

from dialogs.policy import Policy
from dialogs.spoken import exactly, numbered
from dialogs.triage.doubts import doubt_of
from dialogs.triage.themes import read_theme
from dialogs.triage.words import fold

ORDINARY: Final = "theme"  # « J'ai compris : … C'est bien ça ? »
SEVERAL: Final = "several"
SOMETHING_ELSE: Final = "something_else"
READINGS_SHOWN: Final = 3
MOST_MATTERS: Final = 4

# What a reading answers, question by question.
ANSWERS: Final[dict[str, dict[str, str]]] = {
    "charges": {"theme": "money", "money": "charges"},
    "rent": {"theme": "money", "money": "rent"},
    "deposit": {"theme": "money", "money": "deposit"},
    "services": {"theme": "services"},
    "repairs": {"theme": "repairs"},
    "neighbour": {"theme": "neighbour"},
    "lease_apart": {"theme": "unknown"},
    "refused_in_writing": {"theme": "repairs", "repairs_aim": "no_reaction"},
}
# Readings that are out of scope, each with the body that helps.
BODIES: Final = (
    *("allocation", "court", "benefits", "other_landlord", "insurance", "company", "arrears"),
    *("discrimination", "data"),
)
# Answers to a doubt that tell a danger.
DANGERS: Final = {"water_near_power": "electricity", "threat": "assault"}


class Guess(NamedTuple):
    """A question to confirm a reading: which one, and the readings on offer."""

    asks: str
    readings: tuple[str, ...]

    @classmethod
    def parse(cls, kept: str) -> Self:
        """As it is kept in a conversation: "theme charges rent repairs"."""
        asks, *readings = kept.split()
        return cls(asks, tuple(readings))

    def __str__(self) -> str:
        return " ".join((self.asks, *self.readings))

    @property
    def choices(self) -> tuple[str, ...]:
        return (*self.readings, SOMETHING_ELSE)


def guess(text: str) -> Guess | None:
    """The question that confirms what a text is about; None where nothing was understood."""
    reading = read_theme(text)
    if reading.theme is None:
        return None
    if doubt := doubt_of(text, reading):
        return Guess(doubt.name, doubt.choices)
    if reading.several:
        return Guess(SEVERAL, reading.several[:MOST_MATTERS])
    return Guess(ORDINARY, reading.likely[:READINGS_SHOWN])


def answers(reading: str) -> dict[str, str]:
    """What the reading answers, the theme first: of a body, that the matter is another one."""
    return ANSWERS.get(reading, {"theme": "other"})


def others(kept: Guess, reading: str) -> tuple[str, ...]:
    """The other problems of a text that told several: another case each, later."""
    return tuple(it for it in kept.readings if it != reading) if kept.asks == SEVERAL else ()


def spoken(kept: str, text: str, policy: Policy) -> str | None:
    """The reading on screen that the words name, by its number too; "oui" names the one that is proposed."""
    if not kept:
        return None
    shown = Guess.parse(kept)
    phrases = policy.spoken(f"guess-{shown.asks}")
    if shown.asks == ORDINARY and fold(text) in phrases.get("yes", ()):
        return shown.readings[0]
    named = exactly(text, shown.choices, phrases) or exactly(text, shown.readings, policy.spoken("reading"))
    return named or numbered(text, shown.choices)
