"""Nothing about a person is kept without a rule, and nothing longer than its rule says."""

import pytest
from sqlite_utils import Database

from bot.config import Privacy
from dialogs.events import Say
from storage import inbox, mails, outbox, retention
from storage.mails import Mail
from storage.retention import BY_AGE, BY_TURN, DAY_SECONDS, WITHOUT, Rule

DAYS = Privacy().days
NOW = 10_000 * DAY_SECONDS
RULES = {rule.table: rule for rule in BY_AGE}


def purge(db: Database, table: str, now: float = NOW) -> int:
    return retention.purge(db, RULES[table], retention.before(RULES[table], DAYS, now))


def count(db: Database, table: str) -> int:
    found: int = db.conn.execute(f"select count(*) from {table}").fetchone()[0]
    return found


def test_every_table_has_a_rule_or_a_reason(db: Database) -> None:
    ruled = [*(rule.table for rule in (*BY_AGE, *BY_TURN)), *WITHOUT]

    assert sorted(ruled) == sorted(name for name in db.table_names() if name != "sqlite_sequence")


@pytest.mark.parametrize("rule", [*BY_AGE, *BY_TURN], ids=lambda rule: rule.table)
def test_every_rule_names_columns_and_a_key_that_are_there(db: Database, rule: Rule) -> None:
    columns = {column.name for column in db[rule.table].columns}

    assert {*rule.row.split(", "), rule.column} <= columns
    assert not rule.key or rule.key in DAYS


def test_every_key_has_its_rule() -> None:
    assert {rule.key for rule in (*BY_AGE, *BY_TURN)} - {""} == set(DAYS)


def test_a_key_is_kept_as_long_as_telegram_may_send_it_again(db: Database) -> None:
    inbox.add(db, "old", NOW - 8 * DAY_SECONDS - 1)
    inbox.add(db, "new", NOW - 8 * DAY_SECONDS)

    purge(db, "inbox")

    assert [row["key"] for row in db.conn.execute("select key from inbox")] == ["new"]


def test_a_dead_letter_is_kept_for_a_month(db: Database) -> None:
    inbox.bury(db, "old", "{}", "LookupError", NOW - 30 * DAY_SECONDS - 1)
    number = inbox.bury(db, "new", "{}", "LookupError", NOW - 30 * DAY_SECONDS)

    purge(db, "dead_letters")

    assert [row["id"] for row in db.conn.execute("select id from dead_letters")] == [number]


def test_what_was_sent_long_ago_is_forgotten_and_what_waits_never(db: Database) -> None:
    for message in ("a", "b"):
        outbox.add(db, 1, "fr", Say(message), 0)
        mails.add(db, "rho@example.org", Mail(message), 0)
    outbox.mark_sent(db, outbox.heads(db, 0)[0], 0)
    mails.mark_sent(db, mails.due(db, 0)[0], 0)

    assert (purge(db, "outbox"), purge(db, "mails")) == (1, 1)
    assert (outbox.heads(db, NOW)[0].effect, mails.due(db, NOW)[0].mail) == (Say("b"), Mail("b"))


def test_a_slice_is_never_long(db: Database) -> None:
    for number in range(retention.SLICE + 1):
        inbox.add(db, str(number), 0)

    assert [purge(db, "inbox") for _ in range(3)] == [retention.SLICE, 1, 0]
