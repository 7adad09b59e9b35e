"""A calendar file says the day and the reminders, and nothing that a telephone cannot read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Alarm, Calendar, Event

from bot.agenda import Day, calendar

STAMPED = datetime(2026, 11, 23, 15, 30, tzinfo=timezone(timedelta(hours=1)))
LAST_DAY = Day(
    uid="rho-26-0001-k-last-day@mediation-bot",
    sequence=2,
    day=date(2027, 2, 28),
    title="Dernier jour pour saisir le médiateur ⏰",
    text="Dossier RHO-26-0001-K ; en ligne, ou par la poste.\nLe cachet de la poste fait foi \\ preuve.",
    warn_days=(1, 30, 7),
)


def reread(*days: Day) -> Calendar:
    return Calendar.from_ical(calendar(days, STAMPED))


def event(day: Day = LAST_DAY) -> Event:
    [found] = reread(day).walk("VEVENT")
    assert isinstance(found, Event)
    return found


def alarms(day: Day = LAST_DAY) -> list[Alarm]:
    return [found for found in event(day).walk("VALARM") if isinstance(found, Alarm)]


def test_the_calendar_is_published_to_whoever_wants_it() -> None:
    told = reread(LAST_DAY)

    assert told["VERSION"] == "2.0"
    assert told["METHOD"] == "PUBLISH"
    assert told["PRODID"] == "-//mediation-bot//agenda//FR"


def test_a_day_is_told_in_every_field() -> None:
    told = event()

    assert told["UID"] == LAST_DAY.uid
    assert told["SEQUENCE"] == 2
    assert told["SUMMARY"] == LAST_DAY.title
    assert told["DESCRIPTION"] == LAST_DAY.text
    assert told.decoded("DTSTAMP") == datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


def test_a_day_lasts_all_day_and_leaves_its_owner_free() -> None:
    written = calendar([LAST_DAY], STAMPED)

    assert b"DTSTART;VALUE=DATE:20270228\r\n" in written
    assert b"DTEND;VALUE=DATE:20270301\r\n" in written
    assert b"TRANSP:TRANSPARENT\r\n" in written


@pytest.mark.parametrize(
    ("days", "trigger"), [(0, b"PT9H"), (1, b"-PT15H"), (7, b"-P6DT15H"), (30, b"-P29DT15H")]
)
def test_a_reminder_comes_at_nine_in_the_morning(days: int, trigger: bytes) -> None:
    warned = LAST_DAY._replace(warn_days=(days,))

    written = calendar([warned], STAMPED)

    [alarm] = alarms(warned)
    assert b"\r\nTRIGGER:" + trigger + b"\r\n" in written
    assert alarm.decoded("TRIGGER") + timedelta(days=days) == timedelta(hours=9)


def test_reminders_show_the_title_from_the_first_to_the_last() -> None:
    shown = alarms()

    assert [alarm["ACTION"] for alarm in shown] == ["DISPLAY"] * 3
    assert [alarm["DESCRIPTION"] for alarm in shown] == [LAST_DAY.title] * 3
    assert [alarm.decoded("TRIGGER") for alarm in shown] == sorted(
        alarm.decoded("TRIGGER") for alarm in shown
    )


def test_a_reminder_asked_for_twice_comes_once() -> None:
    assert len(alarms(LAST_DAY._replace(warn_days=(7, 7)))) == 1


def test_a_day_may_come_without_a_reminder() -> None:
    assert alarms(LAST_DAY._replace(warn_days=())) == []


def test_no_reminder_comes_after_the_day() -> None:
    with pytest.raises(ValueError, match="too late"):
        calendar([LAST_DAY._replace(warn_days=(-1,))], STAMPED)


def test_days_keep_their_order() -> None:
    first = LAST_DAY._replace(uid="silence@mediation-bot", day=date(2026, 12, 24))

    assert [told["UID"] for told in reread(LAST_DAY, first).walk("VEVENT")] == [LAST_DAY.uid, first.uid]


def test_the_same_days_make_the_same_bytes() -> None:
    assert calendar([LAST_DAY], STAMPED) == calendar([LAST_DAY], STAMPED.astimezone(UTC))


def test_long_words_are_folded_between_letters() -> None:
    long = LAST_DAY._replace(title="é🏠" * 90, text="日本語" * 200)

    written = calendar([long], STAMPED)

    lines = written.removesuffix(b"\r\n").split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() for line in lines)
    assert event(long)["SUMMARY"] == long.title
    assert event(long)["DESCRIPTION"] == long.text


@pytest.mark.parametrize(
    "words", ["a\r\nEND:VEVENT\r\nb", "\x00a\x07b", "a\ud800b", 'BEGIN:VALARM\n:;,\\"', "\u2028"]
)
def test_no_words_break_the_file(words: str) -> None:
    told = reread(LAST_DAY._replace(title=words, text=words))

    assert [part.name for part in told.walk()] == ["VCALENDAR", "VEVENT"] + ["VALARM"] * 3


def test_a_calendar_without_a_day_is_not_made() -> None:
    with pytest.raises(ValueError, match="without a day"):
        calendar([], STAMPED)
