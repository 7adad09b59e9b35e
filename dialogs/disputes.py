"""The disputes a tenant follows: each with its days, its reminders and its own place in the dialogue.

A dispute begins when a dialogue ends with something to come, or when a draft is set aside for another. What
is kept of it are codes and days; words of the tenant are in a draft alone, and are forgotten with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Self

from dialogs.rules import Period

MOST: Final = 9  # at once: their numbers are buttons


@dataclass(frozen=True, slots=True)
class Draft:
    """A dialogue set aside: where it was, what was answered, what its pieces show; kept until a day."""

    state: str
    answers: Mapping[str, str]
    kept: Mapping[str, str]
    pieces: str
    until: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """One dispute. Days are ISO 8601 text, blank while they are not known.

    `outcome` is how its dialogue ended last, on the day `since`; blank for a draft that has not ended yet.
    `decisions` are the answers that led there, `pieces` what each piece shows that was handed over.
    `complaint` is the day or days of the first written complaint, `answered` the day on which the tenant told
    of an answer that does not settle the matter, `referred` when the mediator was asked, `accepted` when the
    mediation began. `is_frozen`: it is confidential, and nothing passes to the landlord. `nudges` counts the
    reminders of each step; `snoozed` is one that was put off: its step and its day.
    """

    theme: str
    outcome: str = ""
    since: str = ""
    case: str = ""
    decisions: dict[str, str] = field(default_factory=dict)
    complaint: str = ""
    answered: str = ""
    referred: str = ""
    accepted: str = ""
    ended: str = ""
    pieces: str = ""
    is_frozen: bool = False
    is_muted: bool = False
    nudges: dict[str, int] = field(default_factory=dict)
    snoozed: str = ""
    draft: Draft | None = None

    @property
    def complained(self) -> Period | None:
        """When the first written complaint was sent."""
        return Period.parse(self.complaint) if self.complaint else None

    def day(self, name: str) -> date | None:
        """The day of that name, if it is known."""
        told: str = getattr(self, name)
        return date.fromisoformat(told) if told else None

    def with_day(self, name: str, day: date) -> Self:
        """The same, once the day of that name is known."""
        told: dict[str, Any] = {name: day.isoformat()}
        return replace(self, **told)


Disputes = Mapping[str, Dispute]

PREFIX: Final = "dispute-"


def about(key: str, step: str = "") -> str:
    """What the buttons about a dispute, and its timer, are called after; a reminder's name its step too."""
    return f"{PREFIX}{key}.{step}" if step else f"{PREFIX}{key}"


def next_key(disputes: Disputes) -> str:
    """The number of one more."""
    return str(max(map(int, disputes), default=0) + 1)


def named(dispute: Dispute, key: str) -> dict[str, Any]:
    """How a dispute is called."""
    return {"number": int(key), "theme": dispute.theme, "case": dispute.case}


def put(disputes: Disputes, key: str, dispute: Dispute) -> Disputes:
    """With this one; when there are too many the oldest that is over goes, or the oldest of all."""
    kept = {**disputes, key: dispute}
    if len(kept) <= MOST:
        return kept
    others = [name for name in kept if name != key]
    gone = next((name for name in others if kept[name].ended), others[0])
    return {name: it for name, it in kept.items() if name != gone}


def of_case(disputes: Disputes, case: str) -> str:
    """The number of the dispute that the case is about; blank where there is none."""
    return next((key for key, dispute in disputes.items() if case and dispute.case == case), "")


def same(disputes: Disputes, theme: str, but: str) -> str:
    """The number of another dispute about the same that is not over; blank where there is none."""
    found = (key for key, it in disputes.items() if it.theme == theme and not it.ended and key != but)
    return next(found, "")
