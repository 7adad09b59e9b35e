"""Figures count what happened in the period, and no small count can be worked out from them."""

from datetime import date, datetime
from itertools import count, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from dialogs.conversation import Conversation
from dialogs.events import OpenCase
from dialogs.flow import QUESTIONS, STEPS
from dialogs.questions import Verdict
from dialogs.worktime import PARIS
from storage import cases, conversations
from storage.statistics import DOORS, FEWEST, THEMES, Count, Figures, Hours, Masked, figures, masked

SMALL, HIDDEN = Masked.SMALL, Masked.HIDDEN
HOUR, DAY = 3600.0, 86_400.0
SINCE = datetime(2026, 11, 1, tzinfo=PARIS).timestamp()
UNTIL = datetime(2026, 12, 1, tzinfo=PARIS).timestamp()
NOW = UNTIL + DAY
CHATS = count(1)


def opens(
    db: Database,
    times: int = 1,
    *,
    door: str = "agency",
    theme: str = "repairs",
    at: float = SINCE,
    answered: float | None = None,
    closed: float | None = None,
) -> None:
    for _ in range(times):
        opened = OpenCase(door, theme, None, {}, story_is_shared=False)
        case = cases.open_case(db, next(CHATS), opened, "RHO", date(2026, 11, 23), at)
        sql = "update cases set answered_at = ?, closed_at = ? where id = ?"
        db.conn.execute(sql, (answered, closed, case.id))


def stops(db: Database, state: str, times: int, *, at: float = SINCE) -> None:
    for _ in range(times):
        conversations.save(db, Conversation(next(CHATS), state=state, answers={"theme": "repairs"}), at)


def told(db: Database, now: float = NOW) -> Figures:
    return figures(db, SINCE, UNTIL, now)


# Cases


def test_an_empty_store_gives_figures_without_a_number(db: Database) -> None:
    assert told(db) == Figures(
        first_day=date(2026, 11, 1),
        last_day=date(2026, 11, 30),
        opened=SMALL,
        closed=SMALL,
        still_open=SMALL,
        doors=dict.fromkeys(DOORS, SMALL),
        themes=dict.fromkeys(THEMES, SMALL),
        answered=SMALL,
        unanswered=SMALL,
        hours=None,
        stopped=SMALL,
        stops=dict.fromkeys(QUESTIONS, SMALL),
    )


def test_cases_are_counted_by_door_and_by_theme(db: Database) -> None:
    opens(db, 8, door="mediation", theme="charges")
    opens(db, 6, door="agency")
    opens(db, 5, door="advisor")

    found = told(db)

    assert found.opened == 19
    assert found.doors == {"mediation": 8, "agency": 6, "social_mediation": SMALL, "advisor": 5}
    assert (found.themes["charges"], found.themes["repairs"], found.themes["rent"]) == (8, 11, SMALL)


def test_every_door_of_the_flow_has_its_count() -> None:
    assert set(DOORS) == {step.door for step in STEPS.values() if isinstance(step, Verdict)}


def test_a_theme_of_an_older_release_is_counted_too(db: Database) -> None:
    opens(db, 5, theme="lift")

    assert told(db).themes["lift"] == 5


@pytest.mark.parametrize(("at", "found"), [(SINCE - 1, SMALL), (SINCE, 5), (UNTIL - 1, 5), (UNTIL, SMALL)])
def test_the_period_begins_with_its_first_moment_and_ends_before_its_last(
    db: Database, at: float, found: Count
) -> None:
    opens(db, 5, at=at)

    assert told(db).opened == found


def test_older_cases_are_closed_in_the_period_and_open_at_its_end(db: Database) -> None:
    opens(db, 6, at=SINCE - DAY, closed=SINCE)
    opens(db, 7, at=SINCE - DAY, closed=UNTIL)
    opens(db, 8, at=SINCE - DAY)
    opens(db, 9, at=SINCE - 2 * DAY, closed=SINCE - DAY)
    opens(db, 10, at=UNTIL)

    found = told(db)

    assert (found.opened, found.closed, found.still_open) == (SMALL, 6, 15)


# Answers


def test_the_first_answer_is_told_by_its_median_and_ninth_decile(db: Database) -> None:
    for hours in range(1, 12):
        opens(db, answered=SINCE + hours * HOUR)

    assert told(db).hours == Hours(median=6, ninth_decile=10)


def test_an_hour_that_began_counts(db: Database) -> None:
    opens(db, 5, answered=SINCE + 60)

    assert told(db).hours == Hours(1, 1)


def test_the_times_of_a_few_cases_are_not_told(db: Database) -> None:
    opens(db, 4, answered=SINCE + HOUR)
    opens(db, 20)

    assert told(db).hours is None


def test_an_answer_before_its_question_took_no_time(db: Database) -> None:
    opens(db, 5, answered=SINCE - 9 * HOUR)

    assert told(db).hours == Hours(1, 1)


def test_cases_that_wait_for_an_answer_are_counted(db: Database) -> None:
    opens(db, 9, answered=SINCE + HOUR)
    opens(db, 6)

    found = told(db)

    assert (found.answered, found.unanswered) == (9, 6)


# Drafts


def test_drafts_are_counted_where_they_stopped(db: Database) -> None:
    stops(db, "consent", 6)
    stops(db, "evidence", 9)

    found = told(db)

    assert (found.stopped, found.stops["consent"], found.stops["evidence"]) == (15, 6, 9)


def test_a_draft_that_went_back_to_its_beginning_is_one(db: Database) -> None:
    for _ in range(5):
        conversations.save(db, Conversation(next(CHATS), state="theme", kept={"theme": "repairs"}), SINCE)

    assert told(db).stopped == 5


@pytest.mark.parametrize("state", ["outcome-agency", "outcome-wait"])
def test_what_came_to_its_end_did_not_stop(db: Database, state: str) -> None:
    stops(db, state, 9)

    assert told(db).stopped == SMALL


def test_who_never_answered_has_no_draft(db: Database) -> None:
    for _ in range(9):
        conversations.save(db, Conversation(next(CHATS), state="welcome"), SINCE)

    assert told(db).stopped == SMALL


@pytest.mark.parametrize(("at", "found"), [(NOW - DAY - 1, 5), (NOW - DAY, SMALL), (SINCE - 1, SMALL)])
def test_a_draft_stopped_when_it_was_left_for_a_day(db: Database, at: float, found: Count) -> None:
    stops(db, "consent", 5, at=at)

    assert figures(db, SINCE, UNTIL + 9 * DAY, NOW).stopped == found


def test_a_step_that_was_renamed_is_counted_under_its_new_name(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops(db, "agreement", 5)
    monkeypatch.setitem(conversations.RENAMED, "agreement", "consent")

    assert told(db).stops["consent"] == 5


# Masks


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ((9, 8), (9, 8)),
        ((9, 5), (9, 5)),
        ((9, 4), (HIDDEN, SMALL)),
        ((20, 2, 9, 15), (20, SMALL, HIDDEN, 15)),
        ((20, 0, 9, 15), (20, SMALL, 9, 15)),
        ((20, 3, 3, 3), (20, SMALL, SMALL, SMALL)),
        ((20, 1, 1, 9), (20, SMALL, SMALL, HIDDEN)),
        ((20, 4, 4, 9), (20, SMALL, SMALL, HIDDEN)),
        ((20, 4, 4, 4), (HIDDEN, SMALL, SMALL, SMALL)),
        ((20, 1, 5, 9), (20, SMALL, HIDDEN, HIDDEN)),
        ((20, 1, 5, 6), (20, SMALL, HIDDEN, HIDDEN)),
        ((1, 1, 1, 1), (SMALL, SMALL, SMALL, SMALL)),
        ((4, 4, 4, 4), (HIDDEN, HIDDEN, HIDDEN, HIDDEN)),
        ((), ()),
    ],
)
def test_a_small_count_takes_the_next_smallest_with_it(
    counts: tuple[int, ...], found: tuple[Count, ...]
) -> None:
    assert tuple(masked({str(name): number for name, number in enumerate(counts)}).values()) == found


def fits(rest: int, small: int, hidden: int) -> bool:
    """True when so many small counts and hidden ones can add up to the rest."""
    sums = {sum(each) for each in product(range(FEWEST), repeat=small)}
    return any(rest - each >= FEWEST * hidden if hidden else rest == each for each in sums)


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
def test_no_small_count_follows_from_what_is_told(numbers: list[int]) -> None:
    told = masked({str(name): number for name, number in enumerate(numbers)})

    rest = sum(numbers) - sum(number for number in told.values() if isinstance(number, int))
    kinds = list(told.values())
    small, hidden = kinds.count(SMALL), kinds.count(HIDDEN)
    assert all(number >= FEWEST for number in told.values() if isinstance(number, int))
    if small and rest and sum(numbers) >= FEWEST:
        assert rest >= FEWEST
        assert sum(fits(rest - number, small - 1, hidden) for number in range(FEWEST)) >= 3


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
def test_a_mask_says_below_five_of_small_counts_only(numbers: list[int]) -> None:
    told = masked({str(name): number for name, number in enumerate(numbers)}).values()

    assert all(number < FEWEST for number, count in zip(numbers, told, strict=True) if count is SMALL)
    assert all(number == count for number, count in zip(numbers, told, strict=True) if isinstance(count, int))
