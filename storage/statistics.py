"""What happened in a period, in counts that point at nobody: the small ones do not leave this file.

A count below five is masked. Where the total would give it away, the next smallest are masked with it. That
holds within one report: who compares reports of periods that overlap may still learn a difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from math import ceil
from statistics import quantiles
from typing import NamedTuple

from sqlite_utils import Database

from dialogs.flow import QUESTIONS
from dialogs.questions import MONEY, THEME, TO_ADVISOR, TO_AGENCY, TO_MEDIATION, TO_SOCIAL_MEDIATION
from dialogs.worktime import PARIS
from storage.conversations import RENAMED

FEWEST = 5  # told as it is
MOST = FEWEST - 1  # not told
STOPPED_SECONDS = 86_400.0

DOORS = tuple(step.door for step in (TO_MEDIATION, TO_AGENCY, TO_SOCIAL_MEDIATION, TO_ADVISOR))
THEMES = (*MONEY.choices, *(theme for theme in THEME.choices if theme not in ("money", "other")))


class Masked(Enum):
    """Why a count is not told."""

    SMALL = "below five"
    HIDDEN = "would give a small one away"


Count = int | Masked
Counts = dict[str, Count]


class Hours(NamedTuple):
    """From the opening of a case to the first answer, in hours begun; nights and Sundays count."""

    median: int
    ninth_decile: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A period, both days included. `still_open` is told of its end; drafts count on their last day."""

    first_day: date
    last_day: date
    opened: Count
    closed: Count
    still_open: Count
    doors: Counts
    themes: Counts
    answered: Count
    unanswered: Count
    hours: Hours | None
    stopped: Count
    stops: Counts


def figures(db: Database, since: float, until: float, now: float) -> Figures:
    """What happened from one moment until just before the other, in seconds since 1970."""
    period = {"since": since, "until": until}
    opened = db.conn.execute(_OPENED, period).fetchall()
    moved = masked(dict(db.conn.execute(_MOVED, period).fetchone()))
    waits = [row["hours"] for row in opened if row["hours"] is not None]
    replies = masked({"answered": len(waits), "unanswered": len(opened) - len(waits)})
    last = min(until, now - STOPPED_SECONDS)
    stops = [row["state"] for row in db.conn.execute(_STOPPED, {"since": since, "until": last})]
    steps = [state for state in (RENAMED.get(stop, stop) for stop in stops) if state in QUESTIONS]
    return Figures(
        _day(since),
        _day(until - 1),
        _alone(len(opened)),
        moved["closed"],
        moved["still_open"],
        masked(_counted(DOORS, (row["door"] for row in opened))),
        masked(_counted(THEMES, (row["theme"] for row in opened))),
        replies["answered"],
        replies["unanswered"],
        _hours(waits),
        _alone(len(steps)),
        masked(_counted(QUESTIONS, steps)),
    )


# A clock that was set back does not make an answer come before its question.
_OPENED = """
    select door, theme, max(answered_at - opened_at, 0) / 3600.0 hours
    from cases where opened_at >= :since and opened_at < :until
"""

# In a period that goes back to the first case these two are the parts of what was opened.
_MOVED = """
    select
        count(*) filter (where closed_at >= :since and closed_at < :until) closed,
        count(*) filter (where closed_at is null or closed_at >= :until) still_open
    from cases where opened_at < :until
"""

# Without answers it is no draft: one that was given up or forgotten begins again at `welcome`.
_STOPPED = """
    select state from conversations
    where updated_at >= :since and updated_at < :until
      and is_draft
"""


def masked(counts: Mapping[str, int]) -> Counts:
    """The parts of a total that is told: the small ones masked, and no sum from which one follows."""
    ranked = sorted(counts, key=lambda name: counts[name])
    small = sum(number < FEWEST for number in counts.values())
    if sum(counts.values()) < FEWEST:
        return dict.fromkeys(counts, Masked.SMALL)
    for hidden in range(len(ranked) - small + 1):
        withheld = ranked[: small + hidden]
        if _keeps_secrets(sum(counts[name] for name in withheld), small, hidden):
            why = {name: Masked.SMALL if counts[name] < FEWEST else Masked.HIDDEN for name in withheld}
            return {name: why.get(name, counts[name]) for name in counts}
    return dict.fromkeys(counts, Masked.HIDDEN)


def _keeps_secrets(rest: int, small: int, hidden: int) -> bool:
    """True when `rest`, the sum of so many small and hidden ones, leaves three values to each small one.

    Everybody can work that sum out, so it is not to be a small count itself; zero tells of nobody.
    """
    if rest == 0 or not small:
        return True
    least = 0 if hidden else max(0, rest - MOST * (small - 1))
    greatest = min(MOST, rest - FEWEST * hidden)
    return rest >= FEWEST and greatest - least >= 2


def _alone(number: int) -> Count:
    return Masked.SMALL if number < FEWEST else number


def _counted(names: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    """How often each was found; each known one is told, and those that an older release kept."""
    return {**dict.fromkeys(names, 0), **Counter(found)}


def _hours(waits: list[float]) -> Hours | None:
    """Nothing for a few: they would be the times of single cases."""
    if len(waits) < FEWEST:
        return None
    deciles = quantiles(waits, n=10, method="inclusive")
    return Hours(*(max(ceil(deciles[at]), 1) for at in (4, 8)))


def _day(moment: float) -> date:
    return datetime.fromtimestamp(moment, PARIS).date()
