"""Nothing counts twice."""

from sqlite_utils import Database

from storage import inbox

DAY = 86_400


def test_a_key_is_new_once(db: Database) -> None:
    assert [inbox.add(db, key, 0) for key in ("1:a", "1:a", "1:b", "2:a")] == [True, False, True, True]


def test_a_key_is_kept_as_long_as_telegram_may_send_it_again(db: Database) -> None:
    inbox.add(db, "old", 0)
    inbox.add(db, "new", 2 * DAY)

    inbox.purge(db, inbox.KEPT_SECONDS + 1)

    assert [row["key"] for row in db.conn.execute("select key from inbox")] == ["new"]


def test_a_dead_letter_is_kept_for_a_month(db: Database) -> None:
    inbox.bury(db, "old", "{}", "LookupError", 0)
    number = inbox.bury(db, "new", "{}", "LookupError", 2 * DAY)

    inbox.purge(db, inbox.DEAD_LETTERS_KEPT_SECONDS + 1)

    assert [row["id"] for row in db.conn.execute("select id from dead_letters")] == [number]


def test_the_last_beat_is_the_last(db: Database) -> None:
    before = inbox.last_beat(db)
    inbox.beat(db, 5)
    inbox.beat(db, 7)

    assert (before, inbox.last_beat(db)) == (None, 7)
