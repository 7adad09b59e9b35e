"""What is to be sent: in order within a chat, at least once; a waiting row holds back its own chat only."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from sqlite_utils import Database

from storage.codec import Sendable, decode, encode
from storage.deliveries import Unreadable
from storage.sealing import EFFECT, HOUSE

# No row waits longer than this for its next try; one that seems to was put off before the clock jumped back.
LONGEST_DELAY = 300.0


class Row(NamedTuple):
    """One thing to send.

    `is_claimed`: it was about to be sent before, and nobody knows whether it was; `parts_sent`: of words that
    are longer than a message.
    """

    id: int
    chat_id: int
    language: str
    effect: Sendable
    slot: str
    attempts: int
    subject: int = HOUSE
    is_claimed: bool = False
    parts_sent: int = 0


def add(
    db: Database, chat_id: int, language: str, effect: Sendable, now: float, subject: int | None = None
) -> None:
    """Put it at the end of its chat's queue. `subject`: whose words it has; whose chat it is by default."""
    slot = getattr(effect, "slot", "")
    whose = max(chat_id, HOUSE) if subject is None else subject
    db.conn.execute(_ADD, (chat_id, language, encode(effect), slot, now, whose))


_ADD = f"""
    insert into outbox (chat_id, language, body, slot, due_at, subject, added_at)
    values (?1, ?2, {EFFECT.sealed("?3", "?6")}, ?4, ?5, ?6, ?5)
"""  # noqa: S608 - our own words


# What is sealed is opened for those alone that are chosen.
_HEADS = f"""
    with head as (
        select min(id) id from outbox
        where done_at is null and (not is_aside or due_at <= :now or due_at > :now + :longest)
        group by chat_id
    ), chosen as (
        select o.id from head join outbox o on o.id = head.id
        where (o.attempts = 0 or o.due_at <= :now or o.due_at > :now + :longest)
          and not exists (select 1 from unreachable u where u.chat_id = o.chat_id)
          and o.chat_id not in (select value from json_each(:busy))
        order by o.id limit :most
    )
    select o.id, o.chat_id, o.language, {EFFECT.opened}, o.slot, o.attempts, o.subject,
        o.is_claimed, o.parts_sent
    from chosen join outbox o on o.id = chosen.id order by o.id
"""  # noqa: S608 - our own words


def heads(db: Database, now: float, busy: Collection[int] = (), most: int = -1) -> list[Row]:
    """The oldest open row of each chat that is due, reachable and not busy with the row before; so many."""
    told = {"now": now, "longest": LONGEST_DELAY, "busy": json.dumps(list(busy)), "most": most}
    return [
        Row(
            r["id"],
            r["chat_id"],
            r["language"],
            _effect(r["body"]),
            r["slot"],
            r["attempts"],
            r["subject"],
            bool(r["is_claimed"]),
            r["parts_sent"],
        )
        for r in db.conn.execute(_HEADS, told)
    ]


def _effect(body: str | None) -> Sendable:
    try:
        return decode(body or "")
    except (ValueError, KeyError, TypeError):
        return Unreadable()


def is_held(db: Database, chat_id: int) -> bool:
    """True when nothing goes out to that chat, because its person blocked the bot."""
    return db.conn.execute("select 1 from unreachable where chat_id = ?", (chat_id,)).fetchone() is not None


def next_due(db: Database) -> float | None:
    """When the next waiting row is due, in seconds since 1970."""
    sql = """
        with heads as (
            select min(id) id from outbox where done_at is null and not is_aside group by chat_id
            union all
            select id from outbox where done_at is null and is_aside
        )
        select min(o.due_at) at from outbox o join heads on heads.id = o.id
        where not exists (select 1 from unreachable u where u.chat_id = o.chat_id)
    """
    found: float | None = db.conn.execute(sql).fetchone()["at"]
    return found


def is_superseded(db: Database, row: Row) -> bool:
    """True when a later row of the same slot will say it better."""
    sql = "select 1 from outbox where chat_id = ? and slot = ? and id > ? and done_at is null"
    return bool(row.slot) and db.conn.execute(sql, (row.chat_id, row.slot, row.id)).fetchone() is not None


def claim(db: Database, row: Row) -> bool:
    """It is sent next: who finds the claim later cannot know whether it was. False when it was dropped."""
    sql = "update outbox set is_claimed = 1 where id = ? and done_at is null"
    return bool(db.conn.execute(sql, (row.id,)).rowcount)


def unclaim(db: Database, row: Row) -> None:
    """It was certainly not sent: all is as before the claim."""
    db.conn.execute("update outbox set is_claimed = ? where id = ?", (row.is_claimed, row.id))


def mark_part(db: Database, row: Row) -> None:
    """A part of it is sent, and the next one is due."""
    sql = "update outbox set parts_sent = parts_sent + 1, is_claimed = 0 where id = ?"
    db.conn.execute(sql, (row.id,))


# Of a tenant who was erased nothing is remembered, not even that it was said. No edit makes a message young.
_REMEMBER = """
    insert into slots (chat_id, slot, message_id, at)
    select ?1, ?2, ?3, coalesce((select min(at) from slots where chat_id = ?1 and message_id = ?3), ?4)
    where ?1 < 0 or exists (select 1 from conversations where chat_id = ?1)
    on conflict do update set message_id = excluded.message_id, at = excluded.at
"""


def mark_sent(
    db: Database, row: Row, now: float, message_id: int | None = None, slots: tuple[str, ...] = ()
) -> None:
    """Done: the words go, and where they stand in the chat is remembered."""
    db.conn.execute("update outbox set done_at = ?, body = null, subject = 0 where id = ?", (now, row.id))
    if message_id is None:
        return
    for slot in slots:
        db.conn.execute(_REMEMBER, (row.chat_id, slot, message_id, now))


def remember(db: Database, chat_id: int, slot: str, message_id: int) -> None:
    """What stands in that slot of the chat now."""
    sql = (
        "insert into slots (chat_id, slot, message_id) values (?, ?, ?)"
        " on conflict do update set message_id = excluded.message_id"
    )
    db.conn.execute(sql, (chat_id, slot, message_id))


def put_off(db: Database, row: Row, due_at: float) -> None:
    """Try again at that time."""
    db.conn.execute("update outbox set due_at = ?, attempts = attempts + 1 where id = ?", (due_at, row.id))


def set_aside(db: Database, row: Row, due_at: float) -> None:
    """Try again at that time; meanwhile the rest of the chat passes."""
    sql = """
        insert into outbox (chat_id, language, body, slot, due_at, attempts, is_aside, subject,
            is_claimed, parts_sent, added_at)
        select chat_id, language, body, slot, ?, attempts + 1, 1, subject,
            is_claimed, parts_sent, added_at
        from outbox where id = ?
    """
    db.conn.execute(sql, (due_at, row.id))
    db.conn.execute("delete from outbox where id = ?", (row.id,))


def bury(db: Database, row: Row, error: str, now: float) -> None:
    """Give up: the row no longer holds back its chat."""
    sql = "update outbox set done_at = ?, body = null, subject = 0, error = ? where id = ?"
    db.conn.execute(sql, (now, error, row.id))


def message_in(db: Database, chat_id: int, slot: str) -> int | None:
    """The message that stands in that slot of the chat."""
    sql = "select message_id from slots where chat_id = ? and slot = ?"
    row = db.conn.execute(sql, (chat_id, slot)).fetchone()
    return row["message_id"] if row else None


def last_message(db: Database, chat_id: int) -> int:
    """The newest message of the chat that stands in a slot; 0 where there is none."""
    sql = "select coalesce(max(message_id), 0) newest from slots where chat_id = ?"
    newest: int = db.conn.execute(sql, (chat_id,)).fetchone()["newest"]
    return newest


def sent_since(db: Database, chat_id: int, since: float) -> list[int]:
    """The messages of the chat that stand in a slot and were sent after that, oldest first."""
    sql = "select distinct message_id from slots where chat_id = ? and at > ? order by message_id"
    return [row["message_id"] for row in db.conn.execute(sql, (chat_id, since))]


def move(db: Database, chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup: what waits goes to its new id, where no message keeps its number."""
    for kind in ("DeleteMessages", "DeleteTopic"):
        gone = f"json_extract({EFFECT.plain}, '$.{kind}') is not null"
        db.conn.execute(f"delete from outbox where chat_id = ? and done_at is null and {gone}", (chat_id,))  # noqa: S608 - our own names
    db.conn.execute(
        "update outbox set chat_id = ? where chat_id = ? and done_at is null",
        (new_chat_id, chat_id),
    )


def keep_groups(db: Database, chat_ids: Collection[int]) -> None:
    """Drop what waits for a group that is not the staff's any more; the bot may still leave it."""
    marks = ", ".join("?" * len(chat_ids))
    sql = (
        f"delete from outbox where done_at is null and chat_id < 0 and chat_id not in ({marks})"  # noqa: S608 - marks only
        f" and json_extract({EFFECT.plain}, '$.Leave') is null"
    )
    db.conn.execute(sql, tuple(chat_ids))


def forget(db: Database, subject: int) -> None:
    """Drop what anybody was still to be told of that person, in their words or not, and what they were told.

    What is to be deleted in Telegram is nobody's: it outlives them.
    """
    db.conn.execute("delete from outbox where done_at is null and subject = ?", (subject,))
    db.conn.execute("delete from outbox where done_at is not null and chat_id = ?", (subject,))


def forget_case(db: Database, subject: int, case_id: int) -> None:
    """Drop what staff were still to be told about that case of the person's, in their words or not."""
    about = f"json_extract({EFFECT.plain}, '$.TellStaff.case_id') = ?"
    sql = f"delete from outbox where done_at is null and subject = ? and {about}"  # noqa: S608 - our own names
    db.conn.execute(sql, (subject, case_id))


def forget_slot(db: Database, chat_id: int, slot: str) -> None:
    """Drop where that message stands, and what was still to be written there."""
    for table in ("slots", "outbox"):
        db.conn.execute(f"delete from {table} where chat_id = ? and slot = ?", (chat_id, slot))  # noqa: S608
