"""What the landlord and the operator decide, as plain values for the dialogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogs import rules
from dialogs.agencies import Agency
from dialogs.spoken import Phrases

MAX_FILE_BYTES = 20 << 20  # what a bot may download (Bot API, getFile); checked November 2026
MAX_FILES = 40


@dataclass(frozen=True, slots=True)
class Policy:
    """Delays in months and days; `phrases` says how each choice of each question may be typed.

    `agencies` are those of the landlord, in the order they are shown.
    """

    silence_months: int = rules.SILENCE_MONTHS
    draft_days: int = 30
    parked_days: int = 2
    reference_pattern: str = ""
    phrases: Mapping[str, Phrases] = field(default_factory=dict)
    agencies: tuple[Agency, ...] = ()

    def spoken(self, question: str) -> Phrases:
        """How the choices of that question may be typed."""
        return self.phrases.get(question, {})
