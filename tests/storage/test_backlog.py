"""What waits is counted without looking at what is done."""

from __future__ import annotations

from datetime import date

import pytest
from sqlite_utils import Database

from dialogs.events import OpenCase, Say
from storage import cases, mails, outbox
from storage.backlog import QUERIES, Backlog, backlog
from storage.mails import Mail

NOW = 1_000_000.0
NOTHING = Backlog(0, 0, 0, None, 0, {}, None, None)


def put(db: Database, chat_id: int, now: float = NOW) -> outbox.Row:
    outbox.add(db, chat_id, "fr", Say("a"), now)
    return next(row for row in outbox.heads(db, now) if row.chat_id == chat_id)


def opened(db: Database, now: float, door: str = "agency", due_at: float | None = None) -> cases.Case:
    return cases.open_case(
        db,
        1,
        OpenCase(door, "charges", None, {}, story_is_shared=True),
        "RHO",
        date(2026, 11, 23),
        now,
        due_at,
    )


def test_of_a_new_store_nothing_waits(db: Database) -> None:
    assert backlog(db) == NOTHING


def test_what_was_sent_waits_no_more(db: Database) -> None:
    outbox.mark_sent(db, put(db, 1), NOW)

    assert backlog(db) == NOTHING


def test_each_try_moves_the_due_date_and_not_the_age(db: Database) -> None:
    row = put(db, 1)
    put(db, 2, NOW + 5)
    outbox.put_off(db, row, NOW + 3600)

    assert backlog(db)[:4] == (2, 0, 0, NOW)


def test_what_waits_for_something_else_or_for_a_person_who_blocked_the_bot_is_not_due(db: Database) -> None:
    outbox.set_aside(db, put(db, 1), NOW + 60)
    put(db, 2)
    db.conn.execute("insert into unreachable values (2, ?)", (NOW,))
    put(db, 3, NOW + 5)

    assert backlog(db)[:4] == (1, 1, 1, NOW + 5)


def test_mails_wait_until_they_are_sent(db: Database) -> None:
    mails.add(db, "agence@example.org", Mail("staff"), NOW)
    before = backlog(db).mails
    mails.mark_sent(db, mails.due(db, NOW)[0], NOW)

    assert (before, backlog(db).mails) == (1, 0)


def test_cases_are_open_until_they_are_closed(db: Database) -> None:
    cases.change(db, opened(db, NOW), state="closed")
    cases.change(db, opened(db, NOW), state="answered")
    opened(db, NOW, "mediation")

    assert backlog(db).open_cases == {"agency": 1, "mediation": 1}


@pytest.mark.parametrize("answered", [{"state": "answered"}, {"state": "closed"}, {"is_frozen": 1}])
def test_an_answer_is_owed_since_the_oldest_case_and_until_the_first_promise(
    db: Database, answered: dict[str, object]
) -> None:
    cases.change(db, opened(db, NOW - 50, due_at=NOW - 40), **answered)
    opened(db, NOW, due_at=NOW + 20)
    opened(db, NOW + 1, due_at=NOW + 10)

    assert backlog(db)[-2:] == (NOW, NOW + 10)


@pytest.mark.parametrize("query", QUERIES)
def test_no_table_is_read_from_end_to_end(db: Database, query: str) -> None:
    values = (1,) * query.count("?")
    plan = [row["detail"] for row in db.conn.execute(f"explain query plan {query}", values)]

    assert [line for line in plan if line.startswith("SCAN") and "INDEX" not in line] == []
