"""When a tenant is written to unasked: the steps that ask for a reminder, and which of them is due.

A step may remind twice at most; one that was put off by the tenant counts. A reminder whose step is over, or
whose day has passed, is not sent: what is due is computed anew each time from the days of the dispute.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from dateutil.relativedelta import relativedelta

from dialogs import timeline
from dialogs.disputes import Dispute
from dialogs.policy import Policy
from dialogs.questions import WAIT

MOST_NUDGES: Final = 2
AFTER_LETTER: Final = (timedelta(weeks=1), timedelta(weeks=3))
AFTER_A_DAY: Final = (timedelta(0), timedelta(weeks=2))
BEFORE_LAST_DAY: Final = (60, 30, 7, 1)  # days
BEFORE_DRAFT_GOES: Final = timedelta(days=3)
WORTH_ASKING: Final = timedelta(days=60)  # how long a question about a day that is over is worth asking

# How long a dispute is kept after the last of its days; one that was handed to staff, as long as its case.
KEPT: Final = timedelta(days=90)
KEPT_WITH_CASE: Final = relativedelta(years=2)

SUNDAY: Final = 6


class Step(NamedTuple):
    """What is reminded of, on which days, and until when that is of use."""

    name: str
    days: tuple[date, ...]
    until: date

    @property
    def kind(self) -> str:
        """What it is about: the four before the last day are about the same."""
        name, _, days = self.name.rpartition("_")
        return name if days.isdigit() else self.name


def steps(dispute: Dispute, today: date, policy: Policy) -> list[Step]:
    """The steps that are still ahead, whatever was reminded already."""
    return [] if dispute.is_muted else list(_steps(dispute, today, policy))


def _steps(dispute: Dispute, today: date, policy: Policy) -> Iterator[Step]:
    if dispute.draft:
        until = date.fromisoformat(dispute.draft.until)
        yield Step("draft", (until - BEFORE_DRAFT_GOES,), until - timedelta(days=1))
    stage = timeline.turn(dispute, today, policy).stage
    since = dispute.day("since")
    if stage == "letter" and since:
        yield _asking("letter", since, AFTER_LETTER)
    if stage in ("silence", "refer"):
        yield from _before_last_day(dispute, policy)
    if stage == "referred" and (day := timeline.admissibility_day(dispute)):
        yield _asking("referred", day, AFTER_A_DAY)
    if stage == "accepted" and (day := timeline.outcome_day(dispute)):
        yield _asking("accepted", day, AFTER_A_DAY)


def _asking(name: str, day: date, after: tuple[timedelta, ...]) -> Step:
    return Step(name, tuple(day + delay for delay in after), day + after[-1] + WORTH_ASKING)


def _before_last_day(dispute: Dispute, policy: Policy) -> Iterator[Step]:
    last, silence = timeline.last_day(dispute), timeline.silence_day(dispute, policy)
    if last is None or silence is None:
        return
    if dispute.outcome == WAIT.outcome:
        yield Step("silence", tuple(silence + delay for delay in AFTER_A_DAY), last - timedelta(days=1))
    for days, then in zip(BEFORE_LAST_DAY, (*BEFORE_LAST_DAY[1:], 0), strict=True):
        day = last - timedelta(days=days)
        yield Step(f"last_day_{days}", (day,), last - timedelta(days=then + 1) if then else last)


def _is_snoozed(dispute: Dispute, step: Step) -> bool:
    return dispute.snoozed.partition(" ")[0] == step.name


def _next_day(dispute: Dispute, step: Step) -> date | None:
    """When the step reminds the next time: on the day it was put off to, or on one of its own."""
    count = dispute.nudges.get(step.name, 0)
    if _is_snoozed(dispute, step):
        return date.fromisoformat(dispute.snoozed.partition(" ")[2])
    return step.days[count] if count < len(step.days) else None


def due(dispute: Dispute, today: date, policy: Policy) -> Step | None:
    """What to remind of today; of several steps the one that began last."""
    dated = [(_next_day(dispute, step), step) for step in steps(dispute, today, policy)]
    found = [(day, step) for day, step in dated if day and day <= today <= step.until]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def told(dispute: Dispute, step: Step) -> Dispute:
    """The dispute, once it was reminded of the step."""
    count = dispute.nudges.get(step.name, 0) + 1
    snoozed = "" if _is_snoozed(dispute, step) else dispute.snoozed
    return replace(dispute, nudges={**dispute.nudges, step.name: count}, snoozed=snoozed)


def may_snooze(dispute: Dispute, step: str) -> bool:
    """True while the step may remind once more."""
    return dispute.nudges.get(step, 0) < MOST_NUDGES


def wake_on(dispute: Dispute, today: date, policy: Policy) -> date:
    """The next day on which there is something to do; today, for what was put off to this evening."""
    days: list[date] = []
    for step in steps(dispute, today, policy):
        first = today if _is_snoozed(dispute, step) else today + timedelta(days=1)
        if (day := _next_day(dispute, step)) and max(day, first) <= step.until:
            days.append(max(day, first))
    if dispute.draft:
        days.append(date.fromisoformat(dispute.draft.until))
    return min([*days, forgotten_on(dispute, policy)])


def forgotten_on(dispute: Dispute, policy: Policy) -> date:
    """The day on which what is known of the dispute is deleted."""
    if ended := dispute.day("ended"):
        return ended + timedelta(days=policy.draft_days)
    since = dispute.day("since")
    if not since:
        return date.fromisoformat(dispute.draft.until) if dispute.draft else date.min
    days = [since, *(milestone.day for milestone in timeline.milestones(dispute, policy))]
    kept = max(days) + KEPT
    return max(kept, since + KEPT_WITH_CASE) if dispute.case else kept


def sunday_after(today: date) -> date:
    """The next Sunday, not today."""
    return today + timedelta(days=(SUNDAY - today.weekday() - 1) % 7 + 1)
