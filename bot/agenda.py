"""Days to remember → a file that a telephone's calendar takes in, with its reminders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from icalendar import Alarm, Calendar, Event

PRODUCER: Final = "-//mediation-bot//agenda//FR"
WARNED_AT: Final = timedelta(hours=9)  # of the morning, on the clock of the telephone
DAY: Final = timedelta(days=1)

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # RFC 5545, 3.1: no control characters


class Day(NamedTuple):
    """A day, and how many days before it a reminder comes; 0 is the day itself.

    The same `uid` with a higher `sequence` moves a day that the calendar already holds.
    """

    uid: str
    sequence: int
    day: date
    title: str
    text: str
    warn_days: tuple[int, ...]


def calendar(days: Sequence[Day], stamped: datetime) -> bytes:
    """An iCalendar file (RFC 5545) of at least one day; `stamped` is an aware time."""
    if not days:
        raise ValueError("a calendar without a day is not valid")
    told = Calendar()
    told.add("version", "2.0")
    told.add("prodid", PRODUCER)
    told.add("method", "PUBLISH")
    for day in days:
        told.add_component(_event(day, stamped.astimezone(UTC)))
    written: bytes = told.to_ical()
    return written


def _event(day: Day, stamped: datetime) -> Event:
    """The whole day, on which its owner is still free for other things."""
    title = _writable(day.title)
    event = Event()
    event.add("uid", day.uid)
    event.add("sequence", day.sequence)
    event.add("dtstamp", stamped)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + DAY)
    event.add("summary", title)
    event.add("description", _writable(day.text))
    event.add("transp", "TRANSPARENT")
    for days in sorted(set(day.warn_days), reverse=True):
        event.add_component(_alarm(title, days))
    return event


def _alarm(title: str, days: int) -> Alarm:
    """A reminder, counted from the midnight with which the day begins."""
    if days < 0:
        raise ValueError("a reminder after the day comes too late")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", WARNED_AT - days * DAY)
    return alarm


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)
