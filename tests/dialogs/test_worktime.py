from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogs.rules import Period
from dialogs.worktime import (
    DAYS,
    OFFICE_HOURS,
    PARIS,
    Hours,
    Slot,
    add,
    after_quiet,
    is_open,
    next_opening,
    next_working_day,
    public_holidays,
    quiet,
    working_between,
)

MICROSECOND = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)

AGENCY = Hours.parse(
    {
        **dict.fromkeys(("monday", "tuesday", "wednesday", "thursday"), ("9:00-12:30", "13:30-17:30")),
        "friday": ("9:00-12:00",),
    },
    ("2026-12-24/2027-01-02", "2026-11-16"),
)
NIGHTS = Hours.parse({"sunday": ("0:00-6:00",)})


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def utc(moment: datetime) -> datetime:
    """Two moments of one zone compare by their clocks, which a night in October shows the same hour twice."""
    return moment.astimezone(UTC)


# --- any agency, at any moment ------------------------------------------------------------------------------

FIRST, LAST = datetime(2025, 1, 1), datetime(2029, 12, 31)  # noqa: DTZ001 - hypothesis adds the zone itself
QUARTERS = st.integers(0, 95).filter(lambda number: number not in (9, 10, 11))  # 2:15 to 2:45
CHANGES = (datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC))


@st.composite
def days_of_slots(draw: st.DrawFn) -> tuple[Slot, ...]:
    edges = sorted(draw(st.sets(QUARTERS, max_size=6)))
    times = [time(*divmod(edge * 15, 60)) for edge in edges]
    return tuple(Slot(*pair) for pair in zip(times[::2], times[1::2], strict=False))


@st.composite
def closures(draw: st.DrawFn) -> Period:
    start = draw(st.dates(FIRST.date(), LAST.date()))
    return Period(start, start + timedelta(draw(st.integers(0, 60))))


SOME_HOURS = st.builds(
    Hours,
    st.dictionaries(st.integers(0, 6), days_of_slots()).filter(lambda slots: any(slots.values())),
    st.lists(closures(), max_size=4).map(tuple),
)
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.sampled_from((UTC, PARIS))) | st.builds(
    lambda change, minutes: change + minutes * MINUTE, st.sampled_from(CHANGES), st.integers(-300, 300)
)
AMOUNTS = st.timedeltas(timedelta(), timedelta(hours=60))


@given(SOME_HOURS, MOMENTS, AMOUNTS, AMOUNTS)
def test_time_added_twice_is_time_added_once(hours: Hours, a: datetime, x: timedelta, y: timedelta) -> None:
    assert utc(add(a, x + y, hours)) == utc(add(add(a, x, hours), y, hours))


@given(SOME_HOURS, MOMENTS, MOMENTS, AMOUNTS, AMOUNTS)
def test_who_begins_later_or_needs_more_does_not_end_earlier(
    hours: Hours, a: datetime, b: datetime, x: timedelta, y: timedelta
) -> None:
    earlier, later = sorted((utc(a), utc(b)))
    less, more = sorted((x, y))

    assert utc(add(earlier, less, hours)) <= utc(add(later, more, hours))


@given(SOME_HOURS, MOMENTS, AMOUNTS)
@example(NIGHTS, CHANGES[0] - 9 * HOUR, 6 * HOUR)
@example(NIGHTS, CHANGES[1] - 9 * HOUR, 6 * HOUR)
def test_the_time_that_was_added_has_passed(hours: Hours, a: datetime, x: timedelta) -> None:
    assert working_between(a, add(a, x, hours), hours) == x


@given(SOME_HOURS, MOMENTS, MOMENTS)
def test_adding_the_time_between_two_moments_leaves_none_to_the_second(
    hours: Hours, a: datetime, b: datetime
) -> None:
    first, last = sorted((utc(a), utc(b)))

    reached = add(first, working_between(first, last, hours), hours)

    assert first <= utc(reached) <= last
    assert working_between(reached, last, hours) == timedelta()


@given(SOME_HOURS, MOMENTS, MOMENTS, MOMENTS)
def test_the_time_between_adds_up_in_any_order(hours: Hours, a: datetime, b: datetime, c: datetime) -> None:
    whole = working_between(a, c, hours)

    assert whole == working_between(a, b, hours) + working_between(b, c, hours)


@given(SOME_HOURS, MOMENTS, AMOUNTS.filter(bool))
def test_work_ends_within_a_slot_or_at_its_end_and_in_no_closure(
    hours: Hours, a: datetime, x: timedelta
) -> None:
    end = add(a, x, hours)

    assert is_open(utc(end) - MICROSECOND, hours)
    assert not any(start <= end.date() <= last for start, last in hours.closures)
    assert end.date() not in public_holidays(end.year)


@given(SOME_HOURS, MOMENTS)
def test_the_next_opening_is_open_and_nothing_was_before_it(hours: Hours, a: datetime) -> None:
    opening = next_opening(a, hours)

    assert is_open(opening, hours)
    assert utc(a) <= utc(opening)
    assert working_between(a, opening, hours) == timedelta()
    assert (utc(opening) == utc(a)) == is_open(a, hours)


@given(SOME_HOURS, MOMENTS)
def test_the_time_between_is_what_the_clock_on_the_wall_shows_open(hours: Hours, a: datetime) -> None:
    start = utc(a).replace(minute=0, second=0, microsecond=0)
    quarters = [start + number * 15 * MINUTE for number in range(4 * 60)]
    shown = [
        any(slot.start <= wall.time() < slot.end for slot in hours.slots_on(wall.date()))
        for wall in (quarter.astimezone(PARIS) for quarter in quarters)
    ]

    assert [is_open(quarter, hours) for quarter in quarters] == shown
    assert working_between(start, start + 60 * HOUR, hours) == sum(shown) * 15 * MINUTE


@given(SOME_HOURS, st.dates(FIRST.date(), LAST.date()))
def test_the_next_working_day_is_a_later_one_that_opens(hours: Hours, day: date) -> None:
    following = next_working_day(day, hours)

    assert following > day
    assert hours.slots_on(following)
    midnights = (datetime.combine(each + timedelta(1), time(), PARIS) for each in (day, following))
    opening, _ = (next_opening(midnight, hours) for midnight in midnights)
    assert opening.date() == following


# --- one agency, day by day ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "working", "end"),
    [
        ("2026-11-23T09:00", 0, "2026-11-23T09:00"),
        ("2026-11-22T11:00", 0, "2026-11-22T11:00"),
        ("2026-11-23T09:00", 3.5, "2026-11-23T12:30"),
        ("2026-11-23T12:30", 1, "2026-11-23T14:30"),
        ("2026-11-23T16:30", 1, "2026-11-23T17:30"),
        ("2026-11-23T17:00", 1, "2026-11-24T09:30"),
        ("2026-11-27T11:00", 2, "2026-11-30T10:00"),
        ("2026-11-13T11:00", 2, "2026-11-17T10:00"),  # a Monday of closure
        ("2026-12-23T17:00", 1, "2027-01-04T09:30"),  # the closure, New Year's Day, a Sunday
        ("2026-07-13T17:00", 1, "2026-07-15T09:30"),  # the Fourteenth of July
        ("2026-05-13T17:00", 4, "2026-05-18T09:30"),  # Ascension, and three hours of the Friday
        ("2026-10-23T11:00", 2, "2026-10-26T10:00"),  # the night of 25 October
        ("2026-03-27T11:00", 2, "2026-03-30T10:00"),  # the night of 29 March
    ],
)
def test_working_time_passes_in_slots(moment: str, working: float, end: str) -> None:
    assert add(paris(moment), working * HOUR, AGENCY) == paris(end)


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        ("2026-11-23T08:59", False),
        ("2026-11-23T09:00", True),
        ("2026-11-23T12:29", True),
        ("2026-11-23T12:30", False),
        ("2026-11-23T13:30", True),
        ("2026-11-27T13:30", False),
        ("2026-11-28T10:00", False),
        ("2026-11-16T10:00", False),
        ("2026-12-24T10:00", False),
        ("2026-05-14T10:00", False),
        ("2026-04-03T10:00", True),  # Good Friday is a holiday in Alsace and Moselle alone
    ],
)
def test_the_agency_is_open_in_its_slots(moment: str, opened: bool) -> None:
    assert is_open(paris(moment), AGENCY) == opened


def test_a_moment_may_come_in_utc_and_goes_in_paris() -> None:
    opening = next_opening(datetime(2026, 7, 15, 6, tzinfo=UTC), AGENCY)

    assert opening.isoformat() == "2026-07-15T09:00:00+02:00"


@pytest.mark.parametrize(("day", "length"), [("2026-03-29", 5), ("2026-10-25", 7), ("2026-11-22", 6)])
def test_a_night_counts_as_what_it_lasted(day: str, length: int) -> None:
    begin, end = paris(f"{day}T00:00"), paris(f"{day}T06:00")

    assert working_between(begin, end, NIGHTS) == length * HOUR


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("2026-11-23", "2026-11-24"),
        ("2026-11-27", "2026-11-30"),
        ("2026-12-23", "2027-01-04"),
        ("2027-01-02", "2027-01-04"),
        ("2026-05-07", "2026-05-11"),  # Victory Day, a Friday
    ],
)
def test_the_next_working_day_skips_the_closed_ones(day: str, following: str) -> None:
    assert next_working_day(date.fromisoformat(day), AGENCY) == date.fromisoformat(following)


def test_mainland_france_has_eleven_holidays() -> None:
    days = "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"

    assert public_holidays(2026) == {date.fromisoformat(f"2026-{day}") for day in days.split()}


@pytest.mark.parametrize("ask", [is_open, next_opening])
def test_a_moment_without_a_time_zone_is_refused(ask: Callable[[datetime, Hours], object]) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ask(datetime(2026, 11, 23, 10), AGENCY)  # noqa: DTZ001 - the mistake


def test_working_time_is_not_taken_back() -> None:
    with pytest.raises(ValueError, match="not taken back"):
        add(paris("2026-11-23T10:00"), -HOUR, AGENCY)


# --- what the operator writes -------------------------------------------------------------------------------


def test_a_blank_configuration_means_office_hours() -> None:
    assert Hours.parse({}, ["2026-12-24"]) == Hours(
        OFFICE_HOURS, (Period(date(2026, 12, 24), date(2026, 12, 24)),)
    )


def test_slots_are_read_in_any_order_and_a_day_left_out_is_closed() -> None:
    hours = Hours.parse({"tuesday": ["14:00-17:00", " 9:00-14:00 "], "friday": []})

    assert hours.slots == {1: (Slot(time(9), time(14)), Slot(time(14), time(17))), 4: ()}
    assert next_working_day(date(2026, 11, 24), hours) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("slots", "closed", "message"),
    [
        ({"lundi": []}, [], "'lundi' is not a day: expected monday, tuesday"),
        ({"monday": ["9h-12h"]}, [], "monday: '9h-12h' is not a slot such as 9:00-12:30"),
        ({"monday": ["9:00-24:00"]}, [], "monday: '9:00-24:00' is not a slot"),
        ({"monday": ["9:60-12:00"]}, [], "monday: '9:60-12:00' is not a slot"),
        ({"monday": ["12:00-9:00"]}, [], "monday 12:00-09:00: the end is not after the start"),
        ({"monday": ["9:00-9:00"]}, [], "monday 09:00-09:00: the end is not after the start"),
        (
            {"friday": ["13:00-17:00", "9:00-13:30"]},
            [],
            "friday: 09:00-13:30 and 13:00-17:00 overlap",
        ),
        ({"sunday": ["1:00-2:30"]}, [], "sunday 01:00-02:30: one night a year has no time between"),
        ({"monday": [], "friday": []}, [], "no day has a slot"),
        ({}, ["24/12/2026"], "closure '24/12/2026': expected a day, or two as in 2026-12-24/2027-01-02"),
        ({}, ["2026-12-24/"], "closure '2026-12-24/': expected a day"),
        ({}, ["2026-02-30"], "closure '2026-02-30': expected a day"),
        ({}, ["2027-01-02/2026-12-24"], "closure 2027-01-02/2026-12-24: the end is before the start"),
        ({}, ["2026-12-24/9999-12-31"], "closure 2026-12-24/9999-12-31: no slot in the year that begins"),
        ({}, ["9999-12-01/9999-12-31"], "closure 9999-12-01/9999-12-31: no slot in the year that begins"),
        (
            {},
            ["2026-01-01/2026-08-01", "2026-08-02/2027-06-01"],
            "closure 2026-01-01/2026-08-01: no slot in",
        ),
    ],
)
def test_a_mistake_is_named(slots: dict[str, list[str]], closed: list[str], message: str) -> None:
    with pytest.raises(ValueError) as mistake:
        Hours.parse(slots, closed)

    assert str(mistake.value).startswith(message)


def test_a_closure_of_eleven_months_is_waited_for() -> None:
    hours = Hours.parse({}, ["2026-01-01/2026-11-29"])

    assert add(paris("2025-12-31T16:00"), 2 * HOUR, hours) == paris("2026-11-30T10:00")


@pytest.mark.parametrize("day", DAYS)
def test_each_day_has_its_name(day: str) -> None:
    hours = Hours.parse({day: ["9:00-12:00"]})

    assert f"{next_opening(paris('2026-11-23T00:00'), hours):%A}".lower() == day


# --- the tenant's night -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-11-23T19:59", "2026-11-23T19:59"),
        ("2026-11-23T20:00", "2026-11-24T08:00"),
        ("2026-11-24T07:59", "2026-11-24T08:00"),
        ("2026-11-24T08:00", "2026-11-24T08:00"),
        ("2026-12-31T23:30", "2027-01-01T08:00"),
        ("2026-03-28T22:00", "2026-03-29T08:00"),
        ("2026-10-24T22:00", "2026-10-25T08:00"),
    ],
)
def test_a_message_waits_for_eight_in_the_morning(moment: str, until: str) -> None:
    assert after_quiet(paris(moment)) == paris(until)
    assert quiet(paris(moment)) == (moment != until)


@given(MOMENTS)
def test_after_the_quiet_hours_is_not_quiet_and_at_most_thirteen_hours_away(moment: datetime) -> None:
    after = after_quiet(moment)

    assert not quiet(after)
    assert timedelta() <= utc(after) - utc(moment) <= 13 * HOUR
