"""Due dates that become events; one of each name a chat."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database


class Timer(NamedTuple):
    """A due date, in seconds since 1970."""

    chat_id: int
    name: str
    due_at: float


def put(db: Database, chat_id: int, name: str, due_at: float) -> None:
    """Set the timer, or move it."""
    sql = "insert into timers values (?, ?, ?) on conflict do update set due_at = excluded.due_at"
    db.conn.execute(sql, (chat_id, name, due_at))


def cancel(db: Database, chat_id: int, name: str) -> None:
    """Forget the timer."""
    db.conn.execute("delete from timers where chat_id = ? and name = ?", (chat_id, name))


def next_due(db: Database) -> float | None:
    """When the next timer is due, in seconds since 1970; None where there is none."""
    found: float | None = db.conn.execute("select min(due_at) at from timers").fetchone()["at"]
    return found


def due(db: Database, now: float, most: int) -> list[Timer]:
    """The timers whose time has come, oldest first; so many at a time."""
    sql = "select chat_id, name, due_at from timers where due_at <= ? order by due_at limit ?"
    rows = db.conn.execute(sql, (now, most))
    return [Timer(r["chat_id"], r["name"], r["due_at"]) for r in rows]
