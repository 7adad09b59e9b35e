"""The journal of what was handled, so that nothing counts twice."""

from __future__ import annotations

from typing import Final, Literal, get_args

from sqlite_utils import Database

from storage.sealing import HOUSE, LETTER

Kind = Literal["timer", "resumed", "let-go", "erase"]  # of the keys that name a chat
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


def key_of(kind: Kind, chat_id: int, what: object) -> str:
    """The key of something that happens to that chat and did not come from Telegram."""
    return f"{kind}:{chat_id}:{what}"


def add(db: Database, key: str, now: float) -> bool:
    """Write the key down; False when it was there already. The first statement of every turn: a write."""
    return db.conn.execute("insert or ignore into inbox values (?, ?)", (key, now)).rowcount == 1


def bury(db: Database, key: str, body: str, error: str, now: float, subject: int = HOUSE) -> int:
    """Keep what could not be handled, for a person to look at; its id. `subject`: who sent it, if known."""
    sql = f"""
        insert into dead_letters (key, body, error, at, subject)
        values (?1, {LETTER.sealed("?2", "?5", "?1")}, ?3, ?4, ?5)
    """  # noqa: S608 - our own words
    return db.conn.execute(sql, (key, body, error, now, subject)).lastrowid or 0


def forget(db: Database, chat_id: int) -> None:
    """Drop what came from that person and could not be handled, and the keys that name the chat."""
    sql = f"delete from dead_letters where subject = ? or {LETTER.plain} glob ?"  # noqa: S608 - our own words
    db.conn.execute(sql, (chat_id, f'*"id": {chat_id}[,}}]*'))
    for kind in KINDS:
        db.conn.execute("delete from inbox where key glob ?", (key_of(kind, chat_id, "*"),))


def beat(db: Database, now: float) -> None:
    """Note that the bot is listening."""
    db.conn.execute("insert into heartbeat values (1, ?) on conflict do update set at = excluded.at", (now,))


def last_beat(db: Database) -> float | None:
    """When the bot last listened, in seconds since 1970; None before the first time."""
    row = db.conn.execute("select at from heartbeat").fetchone()
    return row["at"] if row else None
