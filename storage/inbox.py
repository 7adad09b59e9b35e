"""The journal of what was handled, so that nothing counts twice."""

from __future__ import annotations

from sqlite_utils import Database


def add(db: Database, key: str, now: float) -> bool:
    """Write the key down; False when it was there already. The first statement of every turn: a write."""
    return db.conn.execute("insert or ignore into inbox values (?, ?)", (key, now)).rowcount == 1


def bury(db: Database, key: str, body: str, error: str, now: float) -> int:
    """Keep what could not be handled, for a person to look at; its id."""
    sql = "insert into dead_letters (key, body, error, at) values (?, ?, ?, ?)"
    return db.conn.execute(sql, (key, body, error, now)).lastrowid or 0


def forget(db: Database, chat_id: int) -> None:
    """Drop what came from that person and could not be handled, and the keys that name the chat."""
    db.conn.execute("delete from dead_letters where body glob ?", (f'*"id": {chat_id}[,}}]*',))
    db.conn.execute("delete from inbox where key glob ?", (f"*:{chat_id}:*",))


def beat(db: Database, now: float) -> None:
    """Note that the bot is listening."""
    db.conn.execute("insert into heartbeat values (1, ?) on conflict do update set at = excluded.at", (now,))


def last_beat(db: Database) -> float | None:
    """When the bot last listened, in seconds since 1970; None before the first time."""
    row = db.conn.execute("select at from heartbeat").fetchone()
    return row["at"] if row else None
