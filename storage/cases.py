"""What was handed to staff, under a number that people can read out on the telephone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from dialogs.desk import OWED, Standing, State
from dialogs.events import OpenCase
from dialogs.questions import TO_AGENCY
from storage.sealing import ANSWERS, PROMISE

# 23 letters, a prime number of them, without I, O and Q: each slip of one digit and each swap of two
# neighbours changes the check letter.
CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"

ADDED = "added"  # under this key of the answers: what the tenant wrote later
ANSWER = "answer"  # an answer to the message goes to the tenant
OWN, OWN_SEEN = "own", "own-seen"  # a message of the tenant's that staff are to mark, and marked as seen
MOST_OWN = 10  # an album; of more, the newest are marked


class Case(NamedTuple):
    """A staff file."""

    id: int
    number: str
    chat_id: int
    door: str
    theme: str
    deadline: date | None
    story_is_shared: bool
    state: State
    answers: dict[str, str]
    topic_id: int | None
    card_id: int | None
    version: int = 0
    agent_id: int = 0
    due_at: float | None = None
    claimed_at: float | None = None
    answered_at: float | None = None
    outcome: str | None = None
    is_late: bool = False
    opened_at: float = 0.0
    promise: str = ""
    promise_due_at: float | None = None
    promise_is_late: bool = False
    promises_kept: int = 0
    promises_late: int = 0
    is_frozen: bool = False
    agency: str = ""
    group_id: int = 0

    @property
    def own_agency(self) -> str:
        """The agency that has it: another door is of all of them."""
        return self.agency if self.door == TO_AGENCY.door else ""

    @property
    def stage(self) -> str:
        """How it is shown to people: frozen or late before anything else."""
        if self.is_frozen and self.state != "closed":
            return "frozen"
        return "late" if self.is_late else self.state

    @property
    def standing(self) -> Standing:
        """What the rights at the desk depend on."""
        return Standing(self.state, self.agent_id, bool(self.promise), self.is_frozen, bool(self.deadline))


def case_number(prefix: str, year: int, sequence: int) -> str:
    """Prefix, year, running number and check letter: "RHO-26-0001-K"."""
    letter = CHECK_LETTERS[(year % 100 * 10_000 + sequence) % len(CHECK_LETTERS)]
    return f"{prefix}-{year % 100:02}-{sequence:04}-{letter}"


def open_case(  # noqa: PLR0913, PLR0917 - what a case begins with
    db: Database,
    chat_id: int,
    opened: OpenCase,
    prefix: str,
    today: date,
    now: float,
    due_at: float | None = None,
    group_id: int = 0,
) -> Case:
    """Give it the next number of the year and write it down.

    `due_at`: when the tenant is owed an answer; `group_id`: the group of the staff where it lives.
    """
    sql = "insert into case_numbers values (?, 1) on conflict do update set last = last + 1 returning last"
    sequence = db.conn.execute(sql, (today.year,)).fetchone()["last"]
    number = case_number(prefix, today.year, sequence)
    deadline = opened.deadline.isoformat() if opened.deadline else None
    cursor = db.conn.execute(
        "insert into cases"  # noqa: S608 - our own words
        " (number, chat_id, door, theme, deadline, story_is_shared, answers, opened_at, due_at, agency,"
        f" group_id) values (?1, ?2, ?3, ?4, ?5, ?6, {ANSWERS.sealed('?7', '?2', '?1')}, ?8, ?9, ?10, ?11)",
        (
            number,
            chat_id,
            opened.door,
            opened.theme,
            deadline,
            opened.story_is_shared,
            json.dumps(opened.answers),
            now,
            due_at,
            opened.agency,
            group_id,
        ),
    )
    return _read(db, f"{_SELECT} where id = ?", cursor.lastrowid)[0]


_SELECT = (
    f"select id, number, chat_id, door, theme, deadline, story_is_shared, state, {ANSWERS.opened}, topic_id,"  # noqa: S608 - our own words
    " card_id, version, agent_id, due_at, claimed_at, answered_at, outcome, is_late, opened_at,"
    f" {PROMISE.opened}, promise_due_at, promise_is_late, promises_kept, promises_late, is_frozen, agency,"
    " group_id from cases"
)


def find(db: Database, case_id: int) -> Case | None:
    """The case; None when it was erased."""
    cases = _read(db, f"{_SELECT} where id = ?", case_id)
    return cases[0] if cases else None


def of_chat(db: Database, chat_id: int) -> list[Case]:
    """The tenant's cases, oldest first. The chat is the owner: no case is ever found by its number alone."""
    return _read(db, f"{_SELECT} where chat_id = ? order by id", chat_id)


def tenant_of(db: Database, case_id: int) -> int:
    """The chat of the tenant whose case it is; 0 for none."""
    row = db.conn.execute("select chat_id from cases where id = ?", (case_id,)).fetchone()
    return row["chat_id"] if row else 0


def numbered(db: Database, chat_id: int, number: str) -> Case | None:
    """The tenant's case of that number."""
    cases = _read(db, f"{_SELECT} where chat_id = ? and number = ?", chat_id, number)
    return cases[0] if cases else None


def in_topic(db: Database, group_id: int, topic_id: int) -> Case | None:
    """The case whose topic this is in that group."""
    cases = _read(db, f"{_SELECT} where topic_id = ? and group_id = ?", topic_id, group_id)
    return cases[0] if cases else None


def under_message(db: Database, chat_id: int, message_id: int) -> Case | None:
    """The case that the bot's message in that group is about."""
    found = (
        "id = (select case_id from case_messages where chat_id = ? and message_id = ?"
        " and purpose not glob 'own*')"
    )
    cases = _read(db, f"{_SELECT} where {found}", chat_id, message_id)
    return cases[0] if cases else None


def note_message(db: Database, case_id: int, chat_id: int, message_id: int, purpose: str = ANSWER) -> None:
    """The bot wrote about the case in that group; `purpose` is what an answer to that message is for."""
    sql = "insert or replace into case_messages (chat_id, message_id, case_id, purpose) values (?, ?, ?, ?)"
    db.conn.execute(sql, (chat_id, message_id, case_id, purpose))


def purpose_of(db: Database, chat_id: int, message_id: int) -> str:
    """What an answer to the bot's message in that group is for."""
    sql = "select purpose from case_messages where chat_id = ? and message_id = ?"
    row = db.conn.execute(sql, (chat_id, message_id)).fetchone()
    return row["purpose"] if row else ""


def messages_of(db: Database, case_id: int) -> dict[int, list[int]]:
    """What was written about the case, but by its tenant: message ids by chat."""
    sql = "select chat_id, message_id from case_messages where case_id = ? and purpose not glob 'own*'"
    written: dict[int, list[int]] = {}
    for row in db.conn.execute(f"{sql} order by chat_id, message_id", (case_id,)):
        written.setdefault(row["chat_id"], []).append(row["message_id"])
    return written


def note_own(db: Database, case: Case, message_id: int) -> None:
    """The tenant wrote that for the case."""
    note_message(db, case.id, case.chat_id, message_id, OWN)
    db.conn.execute(
        "delete from case_messages where case_id = :id and purpose glob 'own*' and message_id not in"
        " (select message_id from case_messages where case_id = :id and purpose glob 'own*'"
        "  order by message_id desc limit :most)",
        {"id": case.id, "most": MOST_OWN},
    )


def see_own(db: Database, case_id: int) -> list[int]:
    """The messages of the tenant's about the case that nobody had seen."""
    sql = "update case_messages set purpose = ? where case_id = ? and purpose = ? returning message_id"
    return [row["message_id"] for row in db.conn.execute(sql, (OWN_SEEN, case_id, OWN)).fetchall()]


def answer_own(db: Database, case_id: int) -> list[int]:
    """The messages of the tenant's about the case that were not answered; nothing is left to mark on them."""
    sql = "delete from case_messages where case_id = ? and purpose glob 'own*' returning message_id"
    return [row["message_id"] for row in db.conn.execute(sql, (case_id,)).fetchall()]


# --- at the desk ------------------------------------------------------------------------------------------


def change(db: Database, case: Case, **changes: object) -> bool:
    """Write the changes, if nobody changed the case since it was read: of two who try, one wins."""
    columns = "".join(f"{name} = {_VALUES.get(name, f':{name}')}, " for name in changes)
    sql = f"update cases set {columns}version = version + 1 where id = :id and version = :version"  # noqa: S608
    values = {**changes, "id": case.id, "version": case.version}
    return bool(db.conn.execute(sql, values).rowcount)


_VALUES = {"promise": PROMISE.sealed(":promise")}


def add_words(db: Database, case: Case, text: str) -> None:
    """What the tenant wrote later goes with the story."""
    added = "\n".join(filter(None, (case.answers.get(ADDED, ""), text)))
    answers = json.dumps({**case.answers, ADDED: added})
    db.conn.execute(f"update cases set answers = {ANSWERS.sealed('?')} where id = ?", (answers, case.id))  # noqa: S608 - our own words


# SQLite looks into the index of the cases that are not closed only where a query says so to the letter.
_NOT_CLOSED = "state <> 'closed'"


def unfinished(db: Database) -> list[Case]:
    """The cases that are not closed, the most urgent first."""
    return _read(db, f"{_SELECT} where {_NOT_CLOSED} order by due_at is null, due_at, id")


def unfinished_in(db: Database, group_id: int) -> list[Case]:
    """Those of them that live in that group."""
    return [case for case in unfinished(db) if case.group_id == group_id]


def outside(db: Database, group_ids: Collection[int]) -> list[Case]:
    """The cases that live in none of these groups."""
    marks = ", ".join("?" * len(group_ids))
    return _read(db, f"{_SELECT} where group_id not in ({marks}) order by id", *group_ids)


def overdue(db: Database, now: float) -> list[Case]:
    """The cases whose answer was due and of which that was not told yet."""
    late = "state in ('open', 'claimed') and not is_late and not is_frozen and due_at <= ?"
    return _read(db, f"{_SELECT} where {_NOT_CLOSED} and {late} order by due_at", now)


def broken_promises(db: Database, now: float) -> list[Case]:
    """The cases with a promise that was due and of which that was not told yet."""
    due = "promise <> '' and not promise_is_late and promise_due_at <= ?"
    return _read(
        db, f"{_SELECT} where {_NOT_CLOSED} and not is_frozen and {due} order by promise_due_at", now
    )


def taken(db: Database) -> list[Case]:
    """The cases that somebody took and has not answered."""
    held = f"{_NOT_CLOSED} and state = 'claimed' and not is_frozen"
    return _read(db, f"{_SELECT} where {held} order by due_at, id")


def listed(db: Database, held: Iterable[Case]) -> list[dict[str, str]]:
    """The cases as lines of a list for staff."""
    names = {row["user_id"]: row["name"] for row in db.conn.execute("select user_id, name from staff")}
    return [
        {
            "case": case.number,
            "state": case.stage,
            "name": names.get(case.agent_id, ""),
            "due": str(case.due_at or ""),
        }
        for case in held
    ]


def adopt(db: Database, group_id: int) -> None:
    """The cases that an earlier release told live in the only group that there was."""
    db.conn.execute("update cases set group_id = ? where group_id = 0 and card_id is not null", (group_id,))


def move_group(db: Database, group_id: int, new_group_id: int) -> None:
    """The topics and cards stand in a group that is no more: none of them can be answered or edited."""
    sql = "update cases set group_id = ?, topic_id = null, card_id = null where group_id = ?"
    db.conn.execute(sql, (new_group_id, group_id))


def forget_messages(db: Database, chat_id: int) -> None:
    """Messages of a group that has another id now have other numbers there."""
    db.conn.execute("delete from case_messages where chat_id = ?", (chat_id,))


def leave_topic(db: Database, case: Case) -> None:
    """The case goes to another group; its topic stays here until the case is erased."""
    sql = "insert or ignore into left_topics values (?, ?, ?)"
    db.conn.execute(sql, (case.group_id, case.topic_id, case.id))


def left_topics(db: Database, case_id: int) -> list[tuple[int, int]]:
    """The groups that had the case before, each with the topic that it had there."""
    sql = "select chat_id, topic_id from left_topics where case_id = ?"
    return [(row["chat_id"], row["topic_id"]) for row in db.conn.execute(sql, (case_id,))]


def set_topic(db: Database, case_id: int, group_id: int, topic_id: int) -> None:
    """The topic was opened in that group; it is the case's if it still lives there."""
    sql = "update cases set topic_id = ? where id = ? and group_id = ?"
    db.conn.execute(sql, (topic_id, case_id, group_id))


def set_card(db: Database, case_id: int, group_id: int, message_id: int) -> None:
    """The card was posted in that group."""
    sql = "update cases set card_id = ? where id = ? and group_id = ?"
    db.conn.execute(sql, (message_id, case_id, group_id))


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
            r["version"],
            r["agent_id"],
            r["due_at"],
            r["claimed_at"],
            r["answered_at"],
            r["outcome"],
            bool(r["is_late"]) and r["state"] in OWED,
            r["opened_at"],
            r["promise"] or "",
            r["promise_due_at"],
            bool(r["promise_is_late"]),
            r["promises_kept"],
            r["promises_late"],
            bool(r["is_frozen"]),
            r["agency"],
            r["group_id"],
        )
        for r in db.conn.execute(sql, values)
        if r["answers"]  # no key opens it any more: it is as if it were not there
    ]
