"""One timer of each name a chat."""

from sqlite_utils import Database

from storage import timers
from storage.timers import Timer


def test_timers_fire_when_they_are_due_oldest_first(db: Database) -> None:
    timers.put(db, 1, "draft", 20)
    timers.put(db, 2, "draft", 10)
    timers.put(db, 3, "draft", 21)

    assert timers.due(db, 20, 9) == [Timer(2, "draft", 10), Timer(1, "draft", 20)]


def test_a_timer_that_is_set_again_is_moved(db: Database) -> None:
    timers.put(db, 1, "draft", 10)
    timers.put(db, 1, "draft", 20)

    assert (timers.due(db, 10, 9), timers.due(db, 20, 9)) == ([], [Timer(1, "draft", 20)])


def test_a_timer_that_is_cancelled_never_fires(db: Database) -> None:
    timers.put(db, 1, "draft", 10)
    timers.put(db, 1, "other", 10)

    timers.cancel(db, 1, "draft")

    assert timers.due(db, 10, 9) == [Timer(1, "other", 10)]


def test_of_many_the_oldest_come_first(db: Database) -> None:
    for chat_id in range(1, 6):
        timers.put(db, chat_id, "draft", 10 - chat_id)

    assert [timer.chat_id for timer in timers.due(db, 20, 2)] == [5, 4]
