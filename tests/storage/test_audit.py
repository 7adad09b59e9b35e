"""The journal only grows, and tells where somebody laid hands on it."""

import sqlite3
from typing import get_args

import pytest
from sqlite_utils import Database

from dialogs.desk import ACTIONS
from storage import audit, staff
from storage.audit import DEEDS, SYSTEM, TENANT, Deed
from storage.database import transaction
from storage.staff import Member

CASE = "RHO-26-0001-K"
ANNE = Member(5, "Anne Durand", "agence", "agent")
DAY = 86_400.0
NOON = 1_795_431_600.0  # 23 November 2026 in Paris


def note(db: Database, *deeds: Deed, at: float = 0, actor: str = TENANT) -> None:
    for deed in deeds:
        audit.add(db, at, actor, deed, CASE)


def tampered(db: Database, sql: str) -> int | None:
    """Where the chain breaks once somebody has dropped the triggers and done that."""
    for row in db.conn.execute("select name from sqlite_schema where type = 'trigger'").fetchall():
        if row["name"].startswith("audit"):
            db.conn.execute(f"drop trigger {row['name']}")
    db.conn.execute(sql)
    return audit.verify(db).broken_at


def test_what_is_written_holds_together(db: Database) -> None:
    note(db, "open", "claim", "answer", "close")

    assert audit.verify(db)[:2] == (4, 4)
    assert audit.verify(db).broken_at is None


def test_an_empty_journal_holds_together(db: Database) -> None:
    assert audit.verify(db) == (0, 0, "", None)


@pytest.mark.parametrize(
    ("sql", "row"),
    [
        ("update audit set deed = 'release' where id = 2", 2),
        ("update audit set actor = '6' where id = 3", 3),
        ("update audit set at = at + 1 where id = 1", 1),
        ("delete from audit where id = 2", 2),
        ("update audit_anchor set last = 1", 2),
        ("update audit set id = 9 where id = 4", 4),
        ("insert into audit values (5, 0, 'tenant', '', 'close', '', '')", 5),
    ],
)
def test_a_row_that_was_changed_is_found_by_its_number(db: Database, sql: str, row: int) -> None:
    note(db, "open", "claim", "answer", "close")

    assert tampered(db, sql) == row


@pytest.mark.parametrize(
    "sql",
    [
        "update audit set details = 'x'",
        "delete from audit",
        "delete from audit where id = 1",
        "insert or replace into audit values (1, 0, 'tenant', '', 'open', '', '')",
        "update audit_anchor set last = 2",
        "update audit_anchor set last = 2, hash = ''",
        "update audit_anchor set last = 0",
        "delete from audit_anchor",
    ],
)
def test_the_store_refuses_to_change_it(db: Database, sql: str) -> None:
    note(db, "open", "claim")

    with pytest.raises(sqlite3.IntegrityError, match="the audit only grows"):
        db.conn.execute(sql)


def test_what_is_past_its_age_goes_from_the_beginning_and_the_chain_goes_on(db: Database) -> None:
    note(db, "open", "claim", "answer")
    note(db, "close", at=DAY)
    note(db, "late", at=0)  # the clock was set back

    gone = audit.purge(db, DAY / 2, 100)
    note(db, "reopen", at=2 * DAY)

    assert gone == 3
    assert [entry.id for entry in audit.of_case(db, CASE)] == [4, 5, 6]
    assert audit.verify(db).broken_at is None
    assert tampered(db, "update audit set deed = 'open' where id = 4") == 4


def test_a_journal_that_went_whole_begins_again_after_its_last_row(db: Database) -> None:
    note(db, "open", "claim")

    gone = [audit.purge(db, DAY, 1) for _ in range(3)]
    note(db, "close")

    assert gone == [1, 1, 0]
    assert (audit.verify(db).last, audit.verify(db).broken_at) == (3, None)


def note_and_fail(db: Database) -> None:
    with transaction(db):
        note(db, "open")
        raise RuntimeError


def test_what_is_undone_leaves_no_trace_in_it(db: Database) -> None:
    with pytest.raises(RuntimeError):
        note_and_fail(db)

    assert audit.verify(db).rows == 0


@pytest.mark.parametrize("words", ["Mme Martin", "zanzibar!", "a\nb", "é"])
def test_words_are_refused(db: Database, words: str) -> None:
    with pytest.raises(ValueError):
        audit.add(db, 0, TENANT, "add", CASE, words)


def test_all_that_staff_may_do_has_its_name() -> None:
    assert set(ACTIONS) <= set(DEEDS)
    assert len(set(DEEDS)) == len(DEEDS) == len(get_args(Deed))


def test_the_tenant_learns_who_dealt_with_the_case_by_day_and_service(db: Database) -> None:
    staff.put(db, ANNE, 0, 0)
    note(db, "open", at=NOON)
    audit.add(db, NOON, SYSTEM, "show", CASE, "group")
    note(db, "claim", "answer", at=NOON, actor="5")
    note(db, "close", at=NOON + DAY, actor="6")
    note(db, "late", at=NOON, actor=SYSTEM)

    told = audit.readers(db, [CASE, "RHO-26-0002-L"], 10)

    assert [(line["day"], line["who"], line["name"], line["service"]) for line in told] == [
        ("2026-11-24", "staff", "", ""),
        ("2026-11-23", "staff", "Anne", "agence"),
        ("2026-11-23", "group", "", ""),
    ]
    assert not {"5", "6"} & {value for line in told for value in line.values()}
