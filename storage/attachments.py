"""Files from tenants. A row is written in the turn that receives the file; its bytes follow at once.

States: "waiting" for its bytes, "kept", or "refused". Without a case a file belongs to the draft; parked ones
came unasked and wait for the tenant's word.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from dialogs.events import SentFile


class Attachment(NamedTuple):
    """A file from a tenant."""

    id: int
    chat_id: int
    case_id: int | None
    is_parked: bool
    file_id: str
    kind: str
    label: str
    caption: str
    state: str
    attempts: int
    sha256: str | None


LONGEST_LABEL = 120


def add(db: Database, chat_id: int, file: SentFile, *, is_parked: bool, now: float) -> int:
    """A file to be fetched; its id."""
    cursor = db.conn.execute(
        "insert into attachments (chat_id, is_parked, file_id, kind, label, caption, due_at, received_at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            chat_id,
            is_parked,
            file.file_id,
            file.kind,
            file.label[:LONGEST_LABEL],
            file.caption,
            now,
            now,
        ),
    )
    return cursor.lastrowid or 0


_SELECT = (
    "select id, chat_id, case_id, is_parked, file_id, kind, label, caption, state, attempts, sha256"
    " from attachments"
)


def waiting(db: Database, now: float) -> list[Attachment]:
    """The files whose bytes are still to be fetched, oldest first."""
    return _read(db, f"{_SELECT} where state = 'waiting' and due_at <= ? order by id", now)


def load(db: Database, attachment_id: int) -> Attachment | None:
    """The file, if it was not dropped meanwhile."""
    found = _read(db, f"{_SELECT} where id = ?", attachment_id)
    return found[0] if found else None


def digest_of(db: Database, file_id: str) -> str | None:
    """The SHA-256 of the file that Telegram knows by that id, once it is kept."""
    row = db.conn.execute("select sha256 from attachments where file_id = ?", (file_id,)).fetchone()
    return row["sha256"] if row else None


def of_case(db: Database, case_id: int) -> list[Attachment]:
    """The pieces of a case, in the order they came."""
    return _read(db, f"{_SELECT} where case_id = ? order by id", case_id)


def keep(db: Database, attachment_id: int, sha256: str) -> None:
    """Its bytes are in the folder; they are nobody's when the file was dropped while they came."""
    sql = "update attachments set state = 'kept', sha256 = ? where id = ?"
    if db.conn.execute(sql, (sha256, attachment_id)).rowcount:
        db.conn.execute("delete from orphans where sha256 = ?", (sha256,))
        return
    db.conn.execute(
        "insert or ignore into orphans select :sha256"
        " where not exists (select 1 from attachments where sha256 = :sha256)",
        {"sha256": sha256},
    )


def refuse(db: Database, attachment_id: int) -> None:
    """It is not a file we keep."""
    db.conn.execute("update attachments set state = 'refused' where id = ?", (attachment_id,))


def put_off(db: Database, attachment_id: int, due_at: float) -> None:
    """Fetch it again at that time."""
    db.conn.execute(
        "update attachments set due_at = ?, attempts = attempts + 1 where id = ?",
        (due_at, attachment_id),
    )


def adopt(db: Database, chat_id: int) -> None:
    """Parked files become pieces of the draft."""
    db.conn.execute("update attachments set is_parked = 0 where chat_id = ? and case_id is null", (chat_id,))


def give(db: Database, chat_id: int, case_id: int, *, parked: bool) -> list[int]:
    """The draft's files, or the parked ones, become pieces of the case; their ids."""
    rows = db.conn.execute(
        "update attachments set case_id = ?, is_parked = 0"
        " where chat_id = ? and case_id is null and is_parked = ? and state <> 'refused' returning id",
        (case_id, chat_id, parked),
    )
    return sorted(row["id"] for row in rows.fetchall())


def give_one(db: Database, attachment_id: int, case_id: int) -> None:
    """The file becomes a piece of the case."""
    db.conn.execute("update attachments set case_id = ? where id = ?", (case_id, attachment_id))


_DROPPED = {
    "last": "id = (select max(id) from attachments where chat_id = :chat_id and case_id is null"
    " and not is_parked and state <> 'refused')",
    "parked": "is_parked",
    "all": "true",
}


def drop(db: Database, chat_id: int, which: str) -> None:
    """Forget files that belong to no case: the "last" one, the "parked" ones, or "all"."""
    sql = f"delete from attachments where chat_id = :chat_id and case_id is null and {_DROPPED[which]}"  # noqa: S608
    db.conn.execute(sql, {"chat_id": chat_id})


def _read(db: Database, sql: str, value: object) -> list[Attachment]:
    return [
        Attachment(
            r["id"],
            r["chat_id"],
            r["case_id"],
            bool(r["is_parked"]),
            r["file_id"],
            r["kind"],
            r["label"],
            r["caption"],
            r["state"],
            r["attempts"],
            r["sha256"],
        )
        for r in db.conn.execute(sql, (value,))
    ]
