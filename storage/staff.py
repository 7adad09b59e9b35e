"""Who works at the desk, by Telegram user id: a name, a service, a role. Being in the group gives nothing."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from typing import NamedTuple

from sqlite_utils import Database

from dialogs.desk import ROLES, Role

INVITATION_SECONDS = 24 * 3600.0


class Member(NamedTuple):
    """A person of the staff."""

    user_id: int
    name: str
    service: str
    role: Role

    @property
    def signature(self) -> str:
        """How answers are signed."""
        return ", ".join(part for part in (self.name, self.service) if part)


def put(db: Database, member: Member, added_by: int, now: float) -> None:
    """Add a person, or change what is known of one."""
    sql = (
        "insert into staff values (?, ?, ?, ?, ?, ?) on conflict do update set"
        " name = excluded.name, service = excluded.service, role = excluded.role"
    )
    db.conn.execute(sql, (*member, added_by, now))
    db.conn.execute("delete from strangers where user_id = ?", (member.user_id,))


def find(db: Database, user_id: int) -> Member | None:
    """The person, if they work here."""
    sql = "select user_id, name, service, role from staff where user_id = ?"
    row = db.conn.execute(sql, (user_id,)).fetchone()
    return _member(row) if row else None


def everybody(db: Database) -> list[Member]:
    """All of them, by name."""
    rows = db.conn.execute("select user_id, name, service, role from staff order by name, user_id")
    return [_member(row) for row in rows]


def remove(db: Database, user_id: int) -> bool:
    """They do not work here any more: their cases go back to nobody, their invitations let nobody in.

    False when they never did.
    """
    db.conn.execute("delete from invitations where added_by = ?", (user_id,))
    db.conn.execute(
        "update cases set agent_id = 0, state = iif(state = 'answered', state, 'open'), version = version + 1"
        " where agent_id = ? and state <> 'closed'",
        (user_id,),
    )
    return bool(db.conn.execute("delete from staff where user_id = ?", (user_id,)).rowcount)


def keep_configured(db: Database, user_ids: Collection[int]) -> list[Member]:
    """Who came by the configuration and is not in it any more does not work here any more: those."""
    rows = db.conn.execute("select user_id, name, service, role from staff where added_by = 0").fetchall()
    gone = [_member(row) for row in rows if row["user_id"] not in user_ids]
    for member in gone:
        remove(db, member.user_id)
    return gone


# --- in the group and not of the staff --------------------------------------------------------------------


def came(db: Database, chat_id: int, user_id: int, name: str) -> bool:
    """Somebody is in the group; True when that is news, and a stranger's."""
    if find(db, user_id):
        return False
    sql = "insert or ignore into strangers values (?, ?, ?)"
    return bool(db.conn.execute(sql, (chat_id, user_id, name)).rowcount)


def went(db: Database, chat_id: int, user_id: int) -> bool:
    """Somebody left the group; True when it was a stranger."""
    sql = "delete from strangers where chat_id = ? and user_id = ?"
    return bool(db.conn.execute(sql, (chat_id, user_id)).rowcount)


def strangers(db: Database, chat_id: int) -> dict[int, str]:
    """Those in the group who do not work here: their names, by user id."""
    sql = "select user_id, name from strangers where chat_id = ? order by name"
    return {row["user_id"]: row["name"] for row in db.conn.execute(sql, (chat_id,))}


def move_group(db: Database, chat_id: int, new_chat_id: int) -> None:
    """The group has another id, and the same people in it."""
    db.conn.execute("update or replace strangers set chat_id = ? where chat_id = ?", (new_chat_id, chat_id))


# --- invitations ------------------------------------------------------------------------------------------


def invite(db: Database, role: Role, service: str, added_by: int, now: float) -> str:
    """A word that lets one person in, once, within a day. Only its digest is kept."""
    word = secrets.token_urlsafe(16)
    values = (_digest(word), role, service, added_by, now + INVITATION_SECONDS)
    db.conn.execute("insert into invitations values (?, ?, ?, ?, ?)", values)
    return word


def accept(db: Database, word: str, user_id: int, name: str, now: float) -> Member | None:
    """Let in who brings the word; None when there is no such word any more."""
    db.conn.execute("delete from invitations where expires_at < ?", (now,))
    sql = "delete from invitations where digest = ? returning role, service, added_by"
    row = db.conn.execute(sql, (_digest(word),)).fetchone()
    if row is None:
        return None
    member = Member(user_id, name, row["service"], _role(row["role"]))
    put(db, member, row["added_by"], now)
    return member


def _digest(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


def _member(row: dict[str, str]) -> Member:
    return Member(int(row["user_id"]), row["name"], row["service"], _role(row["role"]))


def _role(told: str) -> Role:
    return next(role for role in ROLES if role == told)
