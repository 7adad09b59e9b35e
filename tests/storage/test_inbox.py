"""Nothing counts twice."""

from sqlite_utils import Database

from storage import inbox


def test_a_key_is_new_once(db: Database) -> None:
    assert [inbox.add(db, key, 0) for key in ("1:a", "1:a", "1:b", "2:a")] == [True, False, True, True]


def test_the_last_beat_is_the_last(db: Database) -> None:
    before = inbox.last_beat(db)
    inbox.beat(db, 5)
    inbox.beat(db, 7)

    assert (before, inbox.last_beat(db)) == (None, 7)
