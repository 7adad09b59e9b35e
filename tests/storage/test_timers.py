"""One timer of each name a chat."""

from sqlite_utils import Database

from storage import timers
from storage.timers import Timer


def test_timers_fire_when_they_are_due_oldest_first(db: Database) -> None:
    timers.put(db, 1, "draft", 20)
    timers.put(db, 2, "draft", 10)
    timers.put(db, 3, "draft", 21)

    assert timers.due(db, 20) == [Timer(2, "draft", 10), Timer(1, "draft", 20)]


def test_a_timer_that_is_set_again_is_moved(db: Database) -> None:
    timers.put(db, 1, "draft", 10)
    timers.put(db, 1, "draft", 20)

    assert (timers.due(db, 10), timers.due(db, 20)) == ([], [Timer(1, "draft", 20)])


def test_a_timer_that_is_cancelled_never_fires(db: Database) -> None:
    timers.put(db, 1, "draft", 10)
    timers.put(db, 1, "other", 10)

    timers.cancel(db, 1, "draft")

    assert timers.due(db, 10) == [Timer(1, "other", 10)]
