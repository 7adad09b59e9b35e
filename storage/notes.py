"""What staff note about a case for their colleagues. No tenant ever reads it; it goes with its case."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from storage import cases
from storage.sealing import NOTE


class Note(NamedTuple):
    """Words of one of the staff, signed as they were then."""

    author: str
    words: str
    at: float


def add(db: Database, case_id: int, note: Note) -> None:
    """Keep it with the case."""
    db.conn.execute(_ADD, (case_id, *note, cases.tenant_of(db, case_id)))


_ADD = f"""
    insert into notes (case_id, author, words, at, subject)
    values (?1, ?2, {NOTE.sealed("?3", "?5", "?1")}, ?4, ?5)
"""  # noqa: S608 - our own words


def of_case(db: Database, case_id: int) -> list[Note]:
    """The notes of a case, oldest first."""
    sql = f"select author, {NOTE.opened}, at from notes where case_id = ? order by id"  # noqa: S608 - our own words
    rows = db.conn.execute(sql, (case_id,))
    return [Note(row["author"], row["words"] or "", row["at"]) for row in rows]
