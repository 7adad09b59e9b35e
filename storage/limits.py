"""How often one person may do something: a bucket of each kind, filled by time, kept over restarts."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from sqlite_utils import Database


class Bucket(NamedTuple):
    """So much at once; an empty one is full again after so many seconds.

    Who was refused is refused until `reopens_at` is there again, and not told before.
    """

    name: str
    capacity: float
    seconds: float
    reopens_at: float = 0


UPDATES: Final = (
    "updates"  # the bucket that outlives an erasure, until the next night: else it would be a way in
)
DATA: Final = Bucket("data", 1, 3600)  # all that is kept about them, as a file

# Taken; refused; refused and told so before.
Taken = Literal["yes", "no", "no_again"]


def take(db: Database, chat_id: int, bucket: Bucket, now: float, amount: float = 1) -> Taken:
    """Take so much out of that person's bucket, if it is there."""
    key = (chat_id, bucket.name)
    row = db.conn.execute(
        "select level, at, is_told from buckets where chat_id = ? and name = ?", key
    ).fetchone()
    level, told = (
        (_filled(bucket, row["level"], row["at"], now), row["is_told"]) if row else (bucket.capacity, 0)
    )
    is_there = level >= (max(amount, bucket.reopens_at) if told else amount)
    left = level - amount if is_there else level
    db.conn.execute("insert or replace into buckets values (?, ?, ?, ?, ?)", (*key, left, now, not is_there))
    if is_there:
        return "yes"
    return "no_again" if told else "no"


def _filled(bucket: Bucket, level: float, at: float, now: float) -> float:
    """A clock that jumps back takes nothing away."""
    gained = max(0.0, now - at) * bucket.capacity / bucket.seconds
    return min(bucket.capacity, level + gained)


def forget(db: Database, chat_id: int) -> None:
    """Drop what that person did, but for how fast they write."""
    db.conn.execute("delete from buckets where chat_id = ? and name <> ?", (chat_id, UPDATES))
