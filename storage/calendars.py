"""What tenants' own calendars were given: the same event moves when its day moves."""

from __future__ import annotations

import uuid
from typing import NamedTuple

from sqlite_utils import Database


class Published(NamedTuple):
    """The lasting name of a matter's events, and how often their days have changed since the first."""

    uid: str
    sequence: int


def publish(db: Database, chat_id: int, theme: str, days: str) -> Published:
    """The name to publish these days under; the sequence rises when they are not those of last time."""
    row = db.conn.execute(
        "insert into calendars values (?, ?, ?, ?, 0) on conflict do update set"
        " sequence = sequence + (days <> excluded.days), days = excluded.days returning uid, sequence",
        (chat_id, theme, str(uuid.uuid4()), days),
    ).fetchone()
    return Published(row["uid"], row["sequence"])


def forget(db: Database, chat_id: int, theme: str) -> None:
    """Drop the events of that matter, where no case of the tenant's is about it any more."""
    sql = (
        "delete from calendars where chat_id = :chat_id and theme = :theme"
        " and not exists (select 1 from cases where chat_id = :chat_id and theme = :theme)"
    )
    db.conn.execute(sql, {"chat_id": chat_id, "theme": theme})
