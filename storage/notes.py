"""What staff note about a case for their colleagues. No tenant ever reads it; it goes with its case."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database


class Note(NamedTuple):
    """Words of one of the staff, signed as they were then."""

    author: str
    words: str
    at: float


def add(db: Database, case_id: int, note: Note) -> None:
    """Keep it with the case."""
    db.conn.execute("insert into notes (case_id, author, words, at) values (?, ?, ?, ?)", (case_id, *note))


def of_case(db: Database, case_id: int) -> list[Note]:
    """The notes of a case, oldest first."""
    rows = db.conn.execute("select author, words, at from notes where case_id = ? order by id", (case_id,))
    return [Note(row["author"], row["words"], row["at"]) for row in rows]
