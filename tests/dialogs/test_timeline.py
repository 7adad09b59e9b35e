"""The days of a dispute: each at its limits, and one that is told moves all that follow."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from dialogs import timeline
from dialogs.disputes import Dispute
from dialogs.policy import Policy
from dialogs.rules import Period
from dialogs.timeline import STAGES, milestones, turn

POLICY = Policy()
WAITING = Dispute("charges", "wait", "2026-05-12", complaint="2026-05-12")
READY = replace(WAITING, outcome="mediation", case="RHO-26-0001-K", answered="2026-06-01")

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def days(dispute: Dispute) -> dict[str, str]:
    return {it.name: it.day.isoformat() for it in milestones(dispute, POLICY)}


@pytest.mark.parametrize(
    ("complaint", "silence", "last_day"),
    [
        ("2026-05-12", "2026-07-12", "2027-05-12"),
        ("2026-12-31", "2027-02-28", "2027-12-31"),
        ("2027-12-31", "2028-02-29", "2028-12-31"),
        ("2026-06-30", "2026-08-30", "2027-06-30"),
        ("2028-02-29", "2028-04-29", "2029-02-28"),
        ("2027-02-28", "2027-04-28", "2028-02-28"),
        ("2027-03-01", "2027-05-01", "2028-03-01"),
        ("2026-05-01/2026-05-31", "2026-07-31", "2027-05-01"),
        ("2026-01-01/2026-12-31", "2027-01-01", "2027-01-01"),
    ],
)
def test_silence_and_the_last_day_are_counted_from_the_complaint(
    complaint: str, silence: str, last_day: str
) -> None:
    told = days(replace(WAITING, complaint=complaint))

    assert (told["silence"], told["last_day"]) == (silence, last_day)


def test_an_answer_opens_the_way_on_the_day_it_was_told() -> None:
    assert days(replace(WAITING, answered="2026-06-01")) == {
        "complaint": "2026-05-12",
        "earliest": "2026-06-01",
        "last_day": "2027-05-12",
    }


def test_after_the_referral_come_three_weeks_and_after_the_acceptance_ninety_days() -> None:
    referred = replace(READY, referred="2026-11-23")
    accepted = replace(referred, accepted="2026-12-10")

    assert days(referred)["admissibility"] == "2026-12-14"
    assert "outcome" not in days(referred)
    assert days(accepted)["outcome"] == "2027-03-10"
    assert "admissibility" not in days(accepted)


def test_one_day_moves_all_that_follow() -> None:
    moved = replace(READY, answered="", complaint="2026-06-15")

    assert days(moved) == {"complaint": "2026-06-15", "silence": "2026-08-15", "last_day": "2027-06-15"}


@pytest.mark.parametrize(
    ("dispute", "today", "stage", "by"),
    [
        (replace(WAITING, outcome="complain_first", complaint=""), "2026-05-20", "letter", None),
        (WAITING, "2026-07-11", "silence", "2026-07-12"),
        (WAITING, "2026-07-12", "refer", "2027-05-12"),
        (replace(WAITING, answered="2026-06-01"), "2026-06-01", "refer", "2027-05-12"),
        (READY, "2027-05-12", "refer", "2027-05-12"),
        (READY, "2027-05-13", "late", "2027-05-12"),
        (replace(READY, referred="2027-05-12"), "2027-05-13", "referred", "2027-06-02"),
        (
            replace(READY, referred="2027-01-01", accepted="2027-01-10"),
            "2027-01-11",
            "accepted",
            "2027-04-10",
        ),
        (replace(READY, ended="2027-01-01"), "2027-01-02", "ended", None),
        (Dispute("repairs", "agency", "2026-05-12", "RHO-26-0001-K"), "2026-05-12", "with_landlord", None),
        (replace(READY, outcome="agency"), "2026-07-12", "with_landlord", None),
        (Dispute("rent"), "2026-05-12", "draft", None),
    ],
)
def test_it_is_always_somebodys_turn(dispute: Dispute, today: str, stage: str, by: str | None) -> None:
    expected = (stage, date.fromisoformat(by) if by else None)

    assert turn(dispute, date.fromisoformat(today), POLICY) == expected


def test_the_turns_above_are_all_there_are() -> None:
    [marker] = [it for it in test_it_is_always_somebodys_turn.pytestmark if it.name == "parametrize"]  # type: ignore[attr-defined]

    assert {stage for _, _, stage, _ in marker.args[1]} == set(STAGES)


@given(DAYS, st.integers(0, 400), st.integers(1, 11), DAYS)
def test_no_day_told_makes_the_last_day_later_than_the_law(
    start: date, length: int, months: int, other: date
) -> None:
    complaint = Period(start, start + timedelta(days=length))
    dispute = replace(WAITING, complaint=str(complaint), answered=other.isoformat())
    policy = Policy(silence_months=months)

    last, earliest = timeline.last_day(dispute), timeline.earliest_day(dispute, policy)

    assert last == start + relativedelta(years=1)
    assert earliest is not None
    assert earliest <= last


@given(DAYS, DAYS)
def test_whose_turn_it_is_before_the_last_day_is_never_told_as_late(start: date, today: date) -> None:
    dispute = replace(WAITING, complaint=start.isoformat())

    is_over = today > start + relativedelta(years=1)

    assert (turn(dispute, today, POLICY).stage == "late") == is_over
