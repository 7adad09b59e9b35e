"""A bucket empties by what is done and fills by time, and forgets neither over a restart."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from storage import limits
from storage.database import Store
from storage.limits import Bucket

TWO_A_MINUTE = Bucket("two", 2, 60)


def take(db: Database, *at: float, chat_id: int = 1) -> list[str]:
    return [limits.take(db, chat_id, TWO_A_MINUTE, moment) for moment in at]


def test_what_is_there_can_be_taken_at_once_and_not_more(db: Database) -> None:
    assert take(db, 0, 0, 0, 0) == ["yes", "yes", "no", "no_again"]


def test_it_fills_by_time_and_then_a_refusal_is_news_again(db: Database) -> None:
    assert take(db, 0, 0, 0, 30, 31) == ["yes", "yes", "no", "yes", "no"]


def test_who_goes_on_waits_for_a_part_of_the_whole_and_is_told_once_before(db: Database) -> None:
    bucket = Bucket("thirty", 30, 90, reopens_at=10)
    at_once = [limits.take(db, 1, bucket, 0) for _ in range(31)]
    later = [limits.take(db, 1, bucket, at) for at in range(1, 61)]

    assert at_once == ["yes"] * 30 + ["no"]
    assert later.count("no") == 1
    assert later.index("yes") == 29  # thirty seconds later: ten of thirty are there again


def test_it_never_holds_more_than_it_can(db: Database) -> None:
    assert take(db, 0, 9000, 9000, 9000) == ["yes", "yes", "yes", "no"]


def test_a_clock_that_jumps_back_shuts_nobody_out(db: Database) -> None:
    assert take(db, 9000, 9000, 0, 30) == ["yes", "yes", "no", "yes"]


def test_each_person_and_each_kind_has_its_own(db: Database) -> None:
    take(db, 0, 0)

    assert take(db, 0, chat_id=2) == ["yes"]
    assert limits.take(db, 1, Bucket("other", 1, 60), 0) == "yes"


@pytest.mark.parametrize(("amount", "taken"), [(2, "yes"), (2.5, "no")])
def test_more_than_one_can_be_taken(db: Database, amount: float, taken: str) -> None:
    assert limits.take(db, 1, TWO_A_MINUTE, 0, amount) == taken


def test_what_was_taken_is_taken_after_a_restart(tmp_path: Path) -> None:
    first = Store(tmp_path / "mediation.db")
    take(first.db, 0, 0)
    first.close()
    second = Store(tmp_path / "mediation.db")

    assert take(second.db, 0) == ["no"]
    second.close()
