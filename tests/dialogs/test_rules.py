from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules import (
    Period,
    is_too_late,
    is_urgent,
    last_day,
    may_be_too_late,
    must_wait,
    silence_day,
)

ONE_DAY = timedelta(days=1)

# Years in which a day and the day a year later both exist for the library of dates.
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    return Period(*sorted((draw(DAYS), draw(DAYS))))


def on(day: date) -> Period:
    return Period(day, day)


# --- one year -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("complaint", "last"),
    [
        ("2025-11-23", "2026-11-23"),
        ("2026-01-01", "2027-01-01"),
        ("2025-12-31", "2026-12-31"),
        ("2024-02-29", "2025-02-28"),
        ("2023-02-28", "2024-02-28"),
        ("2023-03-01", "2024-03-01"),
        ("2024-02-28", "2025-02-28"),
        ("2024-03-01", "2025-03-01"),
        ("2026-03-29", "2027-03-29"),
        ("2025-11-23/2025-12-31", "2026-11-23"),
    ],
)
def test_the_anniversary_of_the_first_day_is_the_last_day(complaint: str, last: str) -> None:
    assert last_day(Period.parse(complaint)) == date.fromisoformat(last)


@pytest.mark.parametrize("complaint", ["2025-11-23", "2024-02-29", "2023-06-01", "2025-12-31"])
def test_the_day_before_and_the_last_day_are_in_time_and_the_day_after_is_too_late(complaint: str) -> None:
    period = Period.parse(complaint)
    last = last_day(period)

    assert [is_too_late(period, day) for day in (last - ONE_DAY, last, last + ONE_DAY)] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("today", "is_late", "may_be_late"),
    [
        ("2026-05-09", False, False),
        ("2026-05-10", False, False),
        ("2026-05-11", False, True),
        ("2026-05-20", False, True),
        ("2026-05-21", True, False),
    ],
)
def test_a_range_is_too_late_by_its_last_day_and_may_be_from_its_first(
    today: str, *, is_late: bool, may_be_late: bool
) -> None:
    period, day = Period.parse("2025-05-10/2025-05-20"), date.fromisoformat(today)

    assert (is_too_late(period, day), may_be_too_late(period, day)) == (is_late, may_be_late)


@given(DAYS, DAYS)
def test_a_known_day_leaves_no_doubt(complaint: date, today: date) -> None:
    assert not may_be_too_late(on(complaint), today)


@given(periods(), DAYS)
def test_a_complaint_is_in_time_in_doubt_or_too_late(complaint: Period, today: date) -> None:
    is_in_time = today <= last_day(complaint)

    assert [is_in_time, may_be_too_late(complaint, today), is_too_late(complaint, today)].count(True) == 1


@pytest.mark.parametrize(
    ("days_left", "expected"), [(0, True), (1, True), (59, True), (60, True), (61, False), (200, False)]
)
def test_sixty_days_before_the_last_day_are_urgent(days_left: int, *, expected: bool) -> None:
    today = date(2026, 11, 23)

    assert is_urgent(today + timedelta(days=days_left), today) == expected


# --- silence ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("complaint", "day"),
    [
        ("2026-09-23", "2026-11-23"),
        ("2026-12-31", "2027-02-28"),
        ("2027-12-31", "2028-02-29"),
        ("2026-12-30", "2027-02-28"),
        ("2026-12-28", "2027-02-28"),
        ("2026-06-30", "2026-08-30"),
        ("2026-07-31", "2026-09-30"),
        ("2026-09-01/2026-09-30", "2026-11-30"),
    ],
)
def test_silence_counts_two_calendar_months_after_the_last_day_of_the_complaint(
    complaint: str, day: str
) -> None:
    assert silence_day(Period.parse(complaint)) == date.fromisoformat(day)


@pytest.mark.parametrize("complaint", ["2026-09-23", "2026-12-31", "2028-02-29", "2026-09-01/2026-09-30"])
def test_the_wait_is_over_on_the_very_day(complaint: str) -> None:
    period = Period.parse(complaint)
    day = silence_day(period)

    assert [must_wait(period, today) for today in (day - ONE_DAY, day, day + ONE_DAY)] == [True, False, False]


@pytest.mark.parametrize(("months", "day"), [(0, "2026-09-23"), (1, "2026-10-23"), (3, "2026-12-23")])
def test_the_landlord_may_set_another_delay(months: int, day: str) -> None:
    assert silence_day(Period.parse("2026-09-23"), months) == date.fromisoformat(day)


@given(periods(), st.integers(min_value=0, max_value=24))
def test_silence_never_counts_later_than_the_last_day(complaint: Period, months: int) -> None:
    assert silence_day(complaint, months) <= last_day(complaint)


@given(periods(), st.integers(min_value=0, max_value=24))
def test_nobody_waits_on_the_last_day(complaint: Period, months: int) -> None:
    assert not must_wait(complaint, last_day(complaint), months)


# --- periods ------------------------------------------------------------------------------------------------


@given(periods())
def test_a_period_is_read_back_as_it_was_written(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(DAYS)
def test_one_day_is_written_as_a_day(day: date) -> None:
    assert str(on(day)) == day.isoformat()


@pytest.mark.parametrize(
    "text", ["", "/", "unknown", "2026-02-30", "/2026-05-12", "2026-05-12/", "2026-05-12//", "12/05/2026"]
)
def test_what_is_not_a_period_is_an_error(text: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(text)
