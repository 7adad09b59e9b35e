"""The days of a dispute: from the complaint to the end of the mediation, and whose turn it is now.

Nothing of it is kept: it is computed from the days that were told, so that one day moves all that follow.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, NamedTuple, get_args

from dialogs import rules
from dialogs.disputes import Dispute
from dialogs.policy import Policy
from dialogs.questions import TO_ADVISOR, TO_MEDIATION, WAIT

# Where a dispute is; each names who acts next.
Stage = Literal[
    "draft", "letter", "silence", "refer", "late", "referred", "accepted", "with_landlord", "ended"
]
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)

# The outcomes behind which the mediator's last day counts.
BOUND_FOR_MEDIATION: Final = (WAIT.outcome, TO_MEDIATION.door, TO_ADVISOR.door)


class Milestone(NamedTuple):
    """A day of the way, or its first day where it is not known exactly."""

    name: str
    day: date
    end: date

    def is_past(self, today: date) -> bool:
        """True once it has come; the last day is one more day to act on."""
        return self.end < today or (self.end == today and self.name != "last_day")


class Whose(NamedTuple):
    """Where a dispute is, and by when whoever acts next has to; no day where none is set."""

    stage: Stage
    by: date | None = None


def silence_day(dispute: Dispute, policy: Policy) -> date | None:
    """The day from which silence counts as a refusal."""
    complaint = dispute.complained
    return rules.silence_day(complaint, policy.silence_months) if complaint else None


def earliest_day(dispute: Dispute, policy: Policy) -> date | None:
    """The day from which the mediator can be asked: that of the answer, or of the silence."""
    silence = silence_day(dispute, policy)
    answered = dispute.day("answered")
    return min(answered, silence) if answered and silence else silence


def last_day(dispute: Dispute) -> date | None:
    """The last day to ask the mediator."""
    return rules.last_day(dispute.complained) if dispute.complained else None


def last_day_ahead(dispute: Dispute, today: date) -> date | None:
    """The last day to ask the mediator, where it can still be kept and still has to be."""
    last = last_day(dispute)
    is_ahead = last and last >= today and not (dispute.referred or dispute.ended)
    return last if is_ahead else None


def admissibility_day(dispute: Dispute) -> date | None:
    """By when the mediator tells that the request is not received."""
    referred = dispute.day("referred")
    return referred + rules.ADMISSIBILITY if referred else None


def outcome_day(dispute: Dispute) -> date | None:
    """When a mediation that began is to be over."""
    accepted = dispute.day("accepted")
    return accepted + rules.MEDIATION if accepted else None


def milestones(dispute: Dispute, policy: Policy) -> list[Milestone]:
    """The days of the way that are known, in the order of the way."""
    complaint = dispute.complained
    before = None if dispute.referred else earliest_day(dispute, policy)
    days = {
        "earliest" if dispute.answered else "silence": before,
        "last_day": last_day(dispute),
        "referred": dispute.day("referred"),
        "admissibility": None if dispute.accepted else admissibility_day(dispute),
        "accepted": dispute.day("accepted"),
        "outcome": outcome_day(dispute),
        "ended": dispute.day("ended"),
    }
    first = [Milestone("complaint", *complaint)] if complaint else []
    return first + [Milestone(name, day, day) for name, day in days.items() if day]


def turn(dispute: Dispute, today: date, policy: Policy) -> Whose:
    """Where the dispute is today, and by when who acts next has to."""
    if dispute.ended:
        return Whose("ended")
    if dispute.accepted:
        return Whose("accepted", outcome_day(dispute))
    if dispute.referred:
        return Whose("referred", admissibility_day(dispute))
    if not dispute.outcome:
        return Whose("draft", date.fromisoformat(dispute.draft.until) if dispute.draft else None)
    return _before_referral(dispute, today, policy)


def _before_referral(dispute: Dispute, today: date, policy: Policy) -> Whose:
    last, earliest = last_day(dispute), earliest_day(dispute, policy)
    if last is None or earliest is None or dispute.outcome not in BOUND_FOR_MEDIATION:
        return Whose("with_landlord" if dispute.case else "letter")
    if today > last:
        return Whose("late", last)
    if today < earliest:
        return Whose("silence", earliest)
    return Whose("refer", last)
