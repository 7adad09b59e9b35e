"""What was handed to staff, under a number that people can read out on the telephone."""

from __future__ import annotations

import json
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from dialogs.events import OpenCase

# 23 letters, a prime number of them, without I, O and Q: each slip of one digit and each swap of two
# neighbours changes the check letter.
CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


class Case(NamedTuple):
    """A staff file."""

    id: int
    number: str
    chat_id: int
    door: str
    theme: str
    deadline: date | None
    story_is_shared: bool
    state: str
    answers: dict[str, str]
    topic_id: int | None
    card_id: int | None


def case_number(prefix: str, year: int, sequence: int) -> str:
    """Prefix, year, running number and check letter: "RHO-26-0001-K"."""
    letter = CHECK_LETTERS[(year % 100 * 10_000 + sequence) % len(CHECK_LETTERS)]
    return f"{prefix}-{year % 100:02}-{sequence:04}-{letter}"


def open_case(db: Database, chat_id: int, opened: OpenCase, prefix: str, today: date, now: float) -> Case:
    """Give it the next number of the year and write it down."""
    sql = "insert into case_numbers values (?, 1) on conflict do update set last = last + 1 returning last"
    sequence = db.conn.execute(sql, (today.year,)).fetchone()["last"]
    number = case_number(prefix, today.year, sequence)
    deadline = opened.deadline.isoformat() if opened.deadline else None
    cursor = db.conn.execute(
        "insert into cases (number, chat_id, door, theme, deadline, story_is_shared, answers, opened_at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            chat_id,
            opened.door,
            opened.theme,
            deadline,
            opened.story_is_shared,
            json.dumps(opened.answers),
            now,
        ),
    )
    return _read(db, f"{_SELECT} where id = ?", cursor.lastrowid)[0]


_SELECT = (
    "select id, number, chat_id, door, theme, deadline, story_is_shared, state, answers, topic_id, card_id"
    " from cases"
)


def find(db: Database, case_id: int) -> Case | None:
    """The case; None when it was erased."""
    cases = _read(db, f"{_SELECT} where id = ?", case_id)
    return cases[0] if cases else None


def of_chat(db: Database, chat_id: int) -> list[Case]:
    """The tenant's cases, oldest first. The chat is the owner: no case is ever found by its number alone."""
    return _read(db, f"{_SELECT} where chat_id = ? order by id", chat_id)


def numbered(db: Database, chat_id: int, number: str) -> Case | None:
    """The tenant's case of that number."""
    cases = _read(db, f"{_SELECT} where chat_id = ? and number = ?", chat_id, number)
    return cases[0] if cases else None


def in_topic(db: Database, topic_id: int) -> Case | None:
    """The case whose topic this is."""
    cases = _read(db, f"{_SELECT} where topic_id = ?", topic_id)
    return cases[0] if cases else None


def under_message(db: Database, chat_id: int, message_id: int) -> Case | None:
    """The case that the bot's message in that group is about."""
    found = "id = (select case_id from case_messages where chat_id = ? and message_id = ?)"
    cases = _read(db, f"{_SELECT} where {found}", chat_id, message_id)
    return cases[0] if cases else None


def note_message(db: Database, case_id: int, chat_id: int, message_id: int) -> None:
    """The bot wrote about the case in that group: an answer to that message is one to the tenant."""
    sql = "insert or replace into case_messages values (?, ?, ?)"
    db.conn.execute(sql, (chat_id, message_id, case_id))


def leave_group(db: Database) -> None:
    """The topics and cards stand in a group that is no more: none of them can be answered or edited."""
    db.conn.execute("update cases set topic_id = null, card_id = null")


def set_topic(db: Database, case_id: int, topic_id: int) -> None:
    """The topic was opened."""
    db.conn.execute("update cases set topic_id = ? where id = ?", (topic_id, case_id))


def set_card(db: Database, case_id: int, message_id: int) -> None:
    """The card was posted."""
    db.conn.execute("update cases set card_id = ? where id = ?", (message_id, case_id))


def _read(db: Database, sql: str, *values: object) -> list[Case]:
    return [
        Case(
            r["id"],
            r["number"],
            r["chat_id"],
            r["door"],
            r["theme"],
            date.fromisoformat(r["deadline"]) if r["deadline"] else None,
            bool(r["story_is_shared"]),
            r["state"],
            json.loads(r["answers"]),
            r["topic_id"],
            r["card_id"],
        )
        for r in db.conn.execute(sql, values)
    ]
