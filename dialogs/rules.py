"""The rules of admissibility: what the mediator may receive, and until when.

Every day here is a calendar day in Europe/Paris. A complaint whose day is not known exactly is a `Period`:
the year is counted from its first day and the silence from its last, the reading that cannot harm the tenant.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple, Self

from dateutil.relativedelta import relativedelta

# Code de la consommation, art. L612-2, 4°: more than one year after the written complaint is too late.
# The landlord's page counts from the first complaint. Checked November 2026.
WINDOW = relativedelta(years=1)

# No text sets a minimum; two months is the usual delay of mediators' charters (INC) and the delay of the
# law of 6 July 1989, art. 20-1. Checked November 2026. The configuration may change it.
SILENCE_MONTHS = 2

# Code de la consommation, art. L612-2, last paragraph: a request that cannot be received is refused within
# three weeks of its arrival. Checked November 2026.
ADMISSIBILITY = timedelta(weeks=3)

# Code de la consommation, art. R612-5: the outcome is due 90 days after both sides were told that the request
# is received; the mediator may prolong. Checked November 2026.
MEDIATION = timedelta(days=90)

# One turn asks for the same days several times, and others ask for other days.
PERIODS_IN_MIND: Final = 256

# From here on the last day is shown with a warning: a letter by post and its papers take time to gather.
URGENT_DAYS = 60


class Period(NamedTuple):
    """The days between which something happened, both included; one day when it is known exactly."""

    start: date
    end: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 day or interval ("2026-05-12", "2026-05-01/2026-05-31"); ValueError otherwise."""
        start, separator, end = text.partition("/")
        return cls(date.fromisoformat(start), date.fromisoformat(end if separator else start))

    def __str__(self) -> str:
        start, end = self.start.isoformat(), self.end.isoformat()
        return start if start == end else f"{start}/{end}"


@lru_cache(PERIODS_IN_MIND)
def last_day(complaint: Period) -> date:
    """The last day to apply to the mediator: the anniversary itself; 29 February falls back to the 28th."""
    return complaint.start + WINDOW


@lru_cache(PERIODS_IN_MIND)
def silence_day(complaint: Period, months: int = SILENCE_MONTHS) -> date:
    """The day from which silence counts as a refusal; never later than the last day to apply."""
    return min(complaint.end + relativedelta(months=months), last_day(complaint))


def is_too_late(complaint: Period, today: date) -> bool:
    """True when even the latest day of the period is more than one year ago."""
    return today > complaint.end + WINDOW


def may_be_too_late(complaint: Period, today: date) -> bool:
    """True when the limit falls inside the period: in time by its last day, too late by its first."""
    return last_day(complaint) < today and not is_too_late(complaint, today)


def must_wait(complaint: Period, today: date, months: int = SILENCE_MONTHS) -> bool:
    """True while the landlord may still answer; on the very day the delay ends, the wait is over."""
    return today < silence_day(complaint, months)


def is_urgent(deadline: date, today: date) -> bool:
    """True when the last day is near enough to be shown with a warning."""
    return (deadline - today).days <= URGENT_DAYS
