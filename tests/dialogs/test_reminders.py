"""When a tenant is reminded: at the right days, twice a step at most, and never of what is over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import reminders
from dialogs.disputes import Dispute, Draft
from dialogs.policy import Policy
from dialogs.reminders import MOST_NUDGES, due, forgotten_on, sunday_after, told, wake_on

POLICY = Policy()
LETTER = Dispute("charges", "complain_first", "2026-11-23")
WAITING = Dispute("charges", "wait", "2026-11-23", complaint="2026-11-02")
READY = replace(WAITING, outcome="mediation", case="RHO-26-0001-K", answered="2026-11-23")


def year_of(dispute: Dispute, today: date, days: int = 500) -> Iterator[tuple[str, str]]:
    """What is reminded of, day by day, as long as the dispute is known."""
    for number in range(days):
        day = today + timedelta(days=number)
        if day >= forgotten_on(dispute, POLICY):
            return
        if step := due(dispute, day, POLICY):
            dispute = told(dispute, step)
            yield step.name, day.isoformat()


def test_who_was_given_a_letter_is_asked_twice() -> None:
    assert list(year_of(LETTER, date(2026, 11, 23))) == [("letter", "2026-11-30"), ("letter", "2026-12-14")]


def test_who_waits_is_told_of_the_silence_and_of_the_last_day() -> None:
    assert list(year_of(WAITING, date(2026, 11, 23))) == [
        ("silence", "2027-01-02"),
        ("silence", "2027-01-16"),
        ("last_day_60", "2027-09-03"),
        ("last_day_30", "2027-10-03"),
        ("last_day_7", "2027-10-26"),
        ("last_day_1", "2027-11-01"),
    ]


def test_an_answer_of_the_landlord_ends_the_talk_of_silence() -> None:
    assert next(year_of(READY, date(2026, 11, 23))) == ("last_day_60", "2027-09-03")


@pytest.mark.parametrize(
    ("days", "reminded"),
    [
        ({"referred": "2026-12-01"}, [("referred", "2026-12-22"), ("referred", "2027-01-05")]),
        (
            {"referred": "2026-12-01", "accepted": "2026-12-15"},
            [("accepted", "2027-03-15"), ("accepted", "2027-03-29")],
        ),
        ({"ended": "2026-12-01"}, []),
        ({"is_muted": True}, []),
    ],
)
def test_what_was_told_meanwhile_changes_what_is_reminded_of(
    days: dict[str, str], reminded: list[tuple[str, str]]
) -> None:
    dispute = replace(READY, **days)  # type: ignore[arg-type]  # names of fields

    assert list(year_of(dispute, date(2026, 12, 16))) == reminded


def test_after_a_long_stop_the_newest_reminder_alone_is_sent() -> None:
    assert next(year_of(READY, date(2027, 10, 5))) == ("last_day_30", "2027-10-05")
    assert [name for name, _ in year_of(READY, date(2027, 10, 5))] == [
        "last_day_30",
        "last_day_7",
        "last_day_1",
    ]


def test_after_the_last_day_nothing_is_said_of_it() -> None:
    assert list(year_of(READY, date(2027, 11, 3))) == []


def test_one_that_was_put_off_comes_on_that_day_and_counts() -> None:
    dispute = replace(told(LETTER, step_of(LETTER, "letter")), snoozed="letter 2026-12-06")

    assert list(year_of(dispute, date(2026, 11, 30))) == [("letter", "2026-12-06")]


def test_a_draft_is_reminded_of_once_before_it_goes() -> None:
    dispute = Dispute("rent", draft=Draft("money", {"theme": "money"}, {}, "", "2026-12-23"))

    assert list(year_of(dispute, date(2026, 11, 23))) == [("draft", "2026-12-20")]


def step_of(dispute: Dispute, name: str) -> reminders.Step:
    return next(step for step in reminders.steps(dispute, date(2026, 11, 30), POLICY) if step.name == name)


@pytest.mark.parametrize(
    ("today", "sunday"),
    [("2026-11-23", "2026-11-29"), ("2026-11-28", "2026-11-29"), ("2026-11-29", "2026-12-06")],
)
def test_sunday_is_the_next_one(today: str, sunday: str) -> None:
    assert sunday_after(date.fromisoformat(today)).isoformat() == sunday


DISPUTES = st.builds(
    Dispute,
    theme=st.just("charges"),
    outcome=st.sampled_from(("complain_first", "wait", "mediation", "advisor", "agency")),
    since=st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(str),
    case=st.sampled_from(("", "RHO-26-0001-K")),
    complaint=st.sampled_from(("", "2026-02-28", "2026-05-01/2026-05-31", "2028-02-29")),
    answered=st.sampled_from(("", "2026-06-01")),
    referred=st.sampled_from(("", "2026-08-01")),
    nudges=st.dictionaries(st.sampled_from(("letter", "silence", "last_day_60")), st.integers(0, 3)),
    snoozed=st.sampled_from(("", "letter 2026-06-07", "silence 2026-07-12", "gone 2026-01-04")),
)
TODAY = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@given(DISPUTES, TODAY)
def test_no_step_reminds_more_than_twice(dispute: Dispute, today: date) -> None:
    names = [name for name, _ in year_of(replace(dispute, nudges={}), today, 800)]

    assert all(names.count(name) <= MOST_NUDGES for name in names)


@given(DISPUTES, TODAY)
def test_the_next_day_to_wake_on_is_ahead_and_misses_nothing(dispute: Dispute, today: date) -> None:
    step = due(dispute, today, POLICY)
    after = told(dispute, step) if step else dispute

    wakes = wake_on(after, today, POLICY)

    asleep = ((today + timedelta(days=n)) for n in range(1, max(0, (wakes - today).days)))
    assert all(due(after, day, POLICY) is None for day in asleep)


@given(DISPUTES, TODAY)
def test_what_is_reminded_of_still_matters_that_day(dispute: Dispute, today: date) -> None:
    step = due(dispute, today, POLICY)

    assert step is None or today <= step.until
