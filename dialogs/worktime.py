"""Working time: when the agency is open, and when a tenant's telephone is to stay silent.

Slots are on the clock of Paris; what has passed is counted in UTC, so that a day of 23 or 25 hours counts as
what it lasted. A slot has its start and not its end. Every moment handed in tells its time zone (ValueError
otherwise), and every moment handed back is in Europe/Paris.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from dateutil.easter import easter

from dialogs.rules import Period

PARIS = ZoneInfo("Europe/Paris")

# From the first to the second, nothing is sent to a tenant unasked.
QUIET_FROM = time(20)
QUIET_UNTIL = time(8)

# Code du travail, art. L3133-1; checked November 2026.
FIXED_HOLIDAYS = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
AFTER_EASTER = (1, 39, 50)  # days: Easter Monday, Ascension, Whit Monday

# When something is told to a tenant on a day: in the morning; or in the evening, where that was asked for.
MORNING = time(9)
EVENING = time(18, 30)

ONE_DAY = timedelta(1)
LONGEST_CLOSURE = 365  # days on end without a slot; more is a slip of the pen
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SLOT = re.compile(r"([0-9]{1,2}):([0-9]{2})-([0-9]{1,2}):([0-9]{2})")


class Slot(NamedTuple):
    """From the start, included, to the end, excluded."""

    start: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "9:00-12:30"; ValueError otherwise."""
        found = SLOT.fullmatch(text.strip())
        try:
            hour, minute, end_hour, end_minute = map(int, found.groups() if found else ())
            return cls(time(hour, minute), time(end_hour, end_minute))
        except ValueError:
            raise ValueError(f"{text!r} is not a slot such as 9:00-12:30") from None

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


OFFICE_HOURS: Mapping[int, tuple[Slot, ...]] = {
    weekday: (Slot(time(9), time(12)), Slot(time(14), time(17))) for weekday in range(5)
}


@dataclass(frozen=True, slots=True)
class Hours:
    """The slots of each weekday (0 is Monday), in order, and the closed days; ValueError if impossible."""

    slots: Mapping[int, tuple[Slot, ...]]
    closures: tuple[Period, ...] = ()

    def __post_init__(self) -> None:
        for weekday, slots in self.slots.items():
            _check_slots(DAYS[weekday], slots)
        if not any(self.slots.values()):
            raise ValueError("no day has a slot")
        for closure in self.closures:
            self._check_closure(closure)

    @classmethod
    def parse(cls, slots: Mapping[str, Sequence[str]], closures: Sequence[str] = ()) -> Self:
        """Read what config.example says; no slots at all are office hours. ValueError says what is wrong."""
        if unknown := slots.keys() - set(DAYS):
            raise ValueError(f"{min(unknown)!r} is not a day: expected {', '.join(DAYS)}")
        told = {DAYS.index(day): _read_slots(day, texts) for day, texts in slots.items()}
        return cls(told or OFFICE_HOURS, tuple(map(_read_closure, closures)))

    def slots_on(self, day: date) -> tuple[Slot, ...]:
        """None on a public holiday or in a closure."""
        slots = self._planned(day)
        return () if slots and day in public_holidays(day.year) else slots

    def _planned(self, day: date) -> tuple[Slot, ...]:
        closed = any(start <= day <= end for start, end in self.closures)
        return () if closed else self.slots.get(day.weekday(), ())

    def _check_closure(self, closure: Period) -> None:
        if closure.end < closure.start:
            raise ValueError(f"closure {closure}: the end is before the start")
        first = closure.start.toordinal()
        last = min(first + LONGEST_CLOSURE, date.max.toordinal())
        if not any(self._planned(date.fromordinal(number)) for number in range(first, last + 1)):
            raise ValueError(f"closure {closure}: no slot in the year that begins there")


def _check_slots(day: str, slots: Sequence[Slot]) -> None:
    for slot in slots:
        if slot.end <= slot.start:
            raise ValueError(f"{day} {slot}: the end is not after the start")
        if any(time(2) < edge < time(3) for edge in slot):
            raise ValueError(f"{day} {slot}: one night a year has no time between 2:00 and 3:00")
    for before, after in pairwise(slots):
        if after.start < before.end:
            raise ValueError(f"{day}: {before} and {after} overlap")


def _read_slots(day: str, texts: Sequence[str]) -> tuple[Slot, ...]:
    try:
        return tuple(sorted(map(Slot.parse, texts)))
    except ValueError as error:
        raise ValueError(f"{day}: {error}") from None


def _read_closure(text: str) -> Period:
    try:
        return Period.parse(text.strip())
    except ValueError:
        expected = "a day, or two as in 2026-12-24/2027-01-02"
        raise ValueError(f"closure {text!r}: expected {expected}") from None


@cache
def public_holidays(year: int) -> frozenset[date]:
    """Of mainland France, without the two more of Alsace and Moselle."""
    sunday = easter(year)
    moving = (sunday + timedelta(days) for days in AFTER_EASTER)
    return frozenset((*(date(year, month, day) for month, day in FIXED_HOLIDAYS), *moving))


# --- the agency ---------------------------------------------------------------------------------------------


def is_open(moment: datetime, hours: Hours) -> bool:
    now = _utc(moment)
    return any(start <= now < end for start, end in _slots_of(now.astimezone(PARIS).date(), hours))


def add(moment: datetime, working: timedelta, hours: Hours) -> datetime:
    """The first moment by which so much working time has passed: the end of a slot, not the next opening."""
    if working < timedelta():
        raise ValueError("working time is not taken back")
    end = _utc(moment)
    openings = _openings(end, hours)
    while working:
        start, end = next(openings)
        end = min(end, start + working)
        working -= end - start
    return end.astimezone(PARIS)


def working_between(first: datetime, last: datetime, hours: Hours) -> timedelta:
    """The working time from the first moment to the last; negative, as in a subtraction, the other way."""
    begin, until = _utc(first), _utc(last)
    if until < begin:
        return -working_between(last, first, hours)
    openings = takewhile(lambda opening: opening[0] < until, _openings(begin, hours))
    return sum((min(end, until) - start for start, end in openings), timedelta())


def next_opening(moment: datetime, hours: Hours) -> datetime:
    """The moment itself when the agency is open, otherwise the start of the next slot."""
    start, _ = next(_openings(_utc(moment), hours))
    return start.astimezone(PARIS)


def end_of_working_day(moment: datetime, days: int, hours: Hours) -> datetime:
    """When the agency closes, so many working days after that day."""
    day = _utc(moment).astimezone(PARIS).date()
    for _ in range(days):
        day = next_working_day(day, hours)
    *_, last = _slots_of(day, hours)
    return last[1].astimezone(PARIS)


def next_working_day(day: date, hours: Hours) -> date:
    """The first day after this one that has a slot."""
    return next(later for later in _days_from(day + ONE_DAY) if hours.slots_on(later))


def _openings(moment: datetime, hours: Hours) -> Iterator[tuple[datetime, datetime]]:
    """What is left of the slots from that moment on. It always comes to one: closures are not for ever."""
    for day in _days_from(moment.astimezone(PARIS).date()):
        for start, end in _slots_of(day, hours):
            if max(start, moment) < end:
                yield max(start, moment), end


def _slots_of(day: date, hours: Hours) -> Iterator[tuple[datetime, datetime]]:
    for start, end in hours.slots_on(day):
        yield _utc(datetime.combine(day, start, PARIS)), _utc(datetime.combine(day, end, PARIS))


def _days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += ONE_DAY


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC)


# --- the tenants --------------------------------------------------------------------------------------------


def quiet(moment: datetime) -> bool:
    """True when nothing is to be sent to a tenant unasked."""
    now = _utc(moment).astimezone(PARIS).time()
    return now >= QUIET_FROM or now < QUIET_UNTIL


def after_quiet(moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls in."""
    now = _utc(moment).astimezone(PARIS)
    if not quiet(now):
        return now
    day = now.date() if now.time() < QUIET_UNTIL else now.date() + ONE_DAY
    return datetime.combine(day, QUIET_UNTIL, PARIS)
