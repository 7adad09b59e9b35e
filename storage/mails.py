"""What staff are to be told by e-mail: at least once; a mail that waits holds back no other."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage import cases
from storage.sealing import MAIL

# No mail waits longer than this for its next try; one that seems to was put off before the clock jumped back.
LONGEST_DELAY = 1800.0


@dataclass(frozen=True, slots=True)
class Mail:
    """What is to be said: the words are made when it is sent. `case_id` is 0 where it is about no case."""

    kind: str
    case_id: int = 0
    fields: dict[str, Any] = field(default_factory=dict)


UNREADABLE = Mail("unreadable")  # what another release wrote and this one cannot read


class Row(NamedTuple):
    """One mail to send to one address.

    `uid`: its lasting name; `parts_sent`: how far it has come; `is_claimed`: the next part was about to be
    sent before, and nobody knows whether it was.
    """

    id: int
    uid: str
    recipient: str
    mail: Mail
    parts_sent: int
    attempts: int
    is_claimed: bool = False


def create(db: Database) -> None:
    """The table, for the migration that adds it: what was released is never changed."""
    db.execute(
        """
        create table mails (
            id integer primary key autoincrement,
            uid text not null,
            case_id integer references cases (id) on delete cascade,
            recipient text not null,
            body text,
            parts_sent integer not null default 0,
            due_at real not null,
            attempts integer not null default 0,
            done_at real,
            error text
        ) strict
        """
    )
    db.execute("create index mails_open on mails (id) where done_at is null")
    db.execute("create index mails_done_at on mails (done_at) where done_at is not null")
    db.execute("create index mails_case on mails (case_id) where case_id is not null")


def add(db: Database, recipient: str, mail: Mail, now: float) -> None:
    """Put it in the queue."""
    subject = cases.tenant_of(db, mail.case_id)
    body = json.dumps(asdict(mail))
    db.conn.execute(_ADD, (uuid.uuid4().hex, mail.case_id or None, recipient, body, now, subject))


_ADD = f"""
    insert into mails (uid, case_id, recipient, body, due_at, subject)
    values (?1, ?2, ?3, {MAIL.sealed("?4", "?6", "?1")}, ?5, ?6)
"""  # noqa: S608 - our own words


def due(db: Database, now: float) -> list[Row]:
    """What is to be sent now, oldest first."""
    sql = f"""
        select id, uid, recipient, {MAIL.opened}, parts_sent, attempts, is_claimed from mails
        where done_at is null and (attempts = 0 or due_at <= :now or due_at > :now + :longest)
        order by id
    """  # noqa: S608 - our own words
    rows = db.conn.execute(sql, {"now": now, "longest": LONGEST_DELAY})
    return [
        Row(
            r["id"],
            r["uid"],
            r["recipient"],
            _mail(r["body"]),
            r["parts_sent"],
            r["attempts"],
            bool(r["is_claimed"]),
        )
        for r in rows
    ]


def _mail(body: str | None) -> Mail:
    try:
        return Mail(**json.loads(body or ""))
    except (ValueError, TypeError):
        return UNREADABLE


def next_due(db: Database) -> float | None:
    """When the first of those that wait is due, in seconds since 1970."""
    due_at: float | None = db.conn.execute(
        "select min(due_at) due_at from mails where done_at is null"
    ).fetchone()["due_at"]
    return due_at


def claim(db: Database, row: Row) -> bool:
    """It is sent next: who finds the claim later cannot know whether it was. False when it was dropped."""
    return bool(db.conn.execute("update mails set is_claimed = 1 where id = ?", (row.id,)).rowcount)


def unclaim(db: Database, row: Row) -> None:
    """It was certainly not sent: all is as before the claim."""
    db.conn.execute("update mails set is_claimed = ? where id = ?", (row.is_claimed, row.id))


def mark_part(db: Database, row: Row) -> None:
    """A part of it is sent, and the next one is due: it is not sent again when that one fails."""
    db.conn.execute("update mails set parts_sent = parts_sent + 1, is_claimed = 0 where id = ?", (row.id,))


def mark_sent(db: Database, row: Row, now: float) -> None:
    """Done: the words go."""
    db.conn.execute("update mails set done_at = ?, body = null where id = ?", (now, row.id))


def put_off(db: Database, row: Row, due_at: float) -> None:
    """Try again at that time."""
    db.conn.execute("update mails set due_at = ?, attempts = attempts + 1 where id = ?", (due_at, row.id))


def bury(db: Database, row: Row, error: str, now: float) -> bool:
    """Give up; False when it was forgotten meanwhile."""
    sql = "update mails set done_at = ?, body = null, error = ? where id = ?"
    return bool(db.conn.execute(sql, (now, error, row.id)).rowcount)


def forget(db: Database, subject: int) -> None:
    """Drop all about that person, sent or not; what is said of an erasure is about nobody."""
    db.conn.execute("delete from mails where subject = ?", (subject,))
