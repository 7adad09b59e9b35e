"""Files from tenants. A row is written in the turn that receives the file; its bytes follow at once.

States: "waiting" for its bytes, "kept", or "refused". Without a case a file belongs to the draft; parked ones
came unasked and wait for the tenant's word.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from dialogs.events import SentFile
from storage.files import Copy, Files
from storage.sealing import CAPTION, FILE_ID, LABEL


class Attachment(NamedTuple):
    """A file from a tenant. `sha256` is of the file as it came, `clean_sha256` of the copy to open."""

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
    role: str
    media_type: str | None
    clean_sha256: str | None
    received_at: float

    @property
    def came_name(self) -> str:
        """What the file as it came is called in the folder."""
        return f"{self.id}-came"

    @property
    def clean_name(self) -> str:
        """What its clean copy is called there; some files are their own."""
        return self.came_name if self.clean_sha256 == self.sha256 else f"{self.id}-clean"

    def clean_copy(self, files: Files) -> Copy:
        """Its clean copy, once it is kept."""
        return files.kept(self.chat_id, self.clean_name)


class Kept(NamedTuple):
    """What the bytes of a file turned out to be."""

    sha256: str
    clean_sha256: str
    media_type: str


LONGEST_LABEL = 120
LONGEST_PAUSE = 3600.0  # seconds between two tries to fetch a file

_LAST = "(select coalesce(max(position), 0) + 1 from attachments where chat_id = :chat_id)"


def add(db: Database, chat_id: int, file: SentFile, *, is_parked: bool, role: str = "", now: float) -> int:
    """A file to be fetched; its id."""
    cursor = db.conn.execute(
        "insert into attachments"  # noqa: S608 - our own words
        " (chat_id, is_parked, file_id, kind, label, caption, role, due_at, received_at, position)"
        f" values (:chat_id, :is_parked, {FILE_ID.sealed(':file_id', ':chat_id')}, :kind,"
        f" {LABEL.sealed(':label', ':chat_id')}, {CAPTION.sealed(':caption', ':chat_id')},"
        f" :role, :now, :now, {_LAST})",
        {
            "chat_id": chat_id,
            "is_parked": is_parked,
            "file_id": file.file_id,
            "kind": file.kind,
            "label": file.label[:LONGEST_LABEL],
            "caption": file.caption,
            "role": role,
            "now": now,
        },
    )
    return cursor.lastrowid or 0


_SELECT = (  # our own words
    f"select id, chat_id, case_id, is_parked, {FILE_ID.opened}, kind, {LABEL.opened}, {CAPTION.opened},"  # noqa: S608 - same
    " state, attempts, sha256, role, media_type, clean_sha256, received_at from attachments"
)
_OF_DRAFT = "chat_id = ? and case_id is null and not is_parked and shelf = '' and state <> 'refused'"


# Seconds to wait after so many tries; what seems to wait longer was put off before the clock jumped back.
_PAUSE = f"min({LONGEST_PAUSE}, 1 << (attempts - 1))"
_IS_DUE = f"(attempts = 0 or due_at <= ?1 or due_at > ?1 + {_PAUSE})"


def waiting(db: Database, now: float) -> list[Attachment]:
    """The files whose bytes are still to be fetched, oldest first."""
    return _read(db, f"{_SELECT} where state = 'waiting' and {_IS_DUE} order by due_at, id", now)


def load(db: Database, attachment_id: int) -> Attachment | None:
    """The file, if it was not dropped meanwhile."""
    found = _read(db, f"{_SELECT} where id = ?", attachment_id)
    return found[0] if found else None


def of_case(db: Database, case_id: int) -> list[Attachment]:
    """The pieces of a case, in the order they came."""
    return _read(db, f"{_SELECT} where case_id = ? and state <> 'refused' order by position", case_id)


def added_later(db: Database, case_id: int) -> list[Attachment]:
    """The pieces that the tenant gave to the case after it was opened: they are for staff in any case."""
    return _read(
        db, f"{_SELECT} where case_id = ? and is_later and state <> 'refused' order by position", case_id
    )


def of_draft(db: Database, chat_id: int) -> list[Attachment]:
    """The pieces of the draft, in the order they came: the first is number 1."""
    return _read(db, f"{_SELECT} where {_OF_DRAFT} order by position", chat_id)


def shelved(db: Database, chat_id: int) -> list[Attachment]:
    """The pieces of drafts that were set aside, in the order they came."""
    return _read(
        db, f"{_SELECT} where chat_id = ? and shelf <> '' and state <> 'refused' order by position", chat_id
    )


def parked(db: Database, chat_id: int) -> list[Attachment]:
    """The files that wait for the tenant's word, in the order they came."""
    waiting = "chat_id = ? and case_id is null and is_parked and state <> 'refused'"
    return _read(db, f"{_SELECT} where {waiting} order by position", chat_id)


def number_of(db: Database, piece: Attachment) -> int:
    """Its number among the pieces of its case or of the draft; 0 for one that is neither."""
    held = of_case(db, piece.case_id) if piece.case_id else of_draft(db, piece.chat_id)
    return next((number for number, other in enumerate(held, 1) if other.id == piece.id), 0)


def is_known(db: Database, piece: Attachment, sha256: str) -> bool:
    """True when the tenant already sent these bytes for the same draft or case."""
    sql = (
        "select 1 from attachments where chat_id = ? and case_id is ? and sha256 = ? and id <> ?"
        " and state = 'kept'"
    )
    values = (piece.chat_id, piece.case_id, sha256, piece.id)
    return db.conn.execute(sql, values).fetchone() is not None


def keep(db: Database, attachment_id: int, kept: Kept) -> None:
    """Its bytes are in the folder; they are nobody's when the file was dropped while they came."""
    sql = "update attachments set state = 'kept', sha256 = ?, clean_sha256 = ?, media_type = ? where id = ?"
    if not db.conn.execute(sql, (*kept, attachment_id)).rowcount:
        disown(db, attachment_id)


def disown(db: Database, attachment_id: int) -> None:
    """Its bytes are nobody's: the next sweep removes them."""
    names = [(f"{attachment_id}-came",), (f"{attachment_id}-clean",)]
    db.conn.executemany("insert or ignore into orphans values (?)", names)


def refuse(db: Database, attachment_id: int) -> None:
    """It is not a file we keep."""
    db.conn.execute("update attachments set state = 'refused' where id = ?", (attachment_id,))


def put_off(db: Database, attachment_id: int, now: float) -> None:
    """Fetch it again after a pause, longer each time."""
    db.conn.execute("update attachments set attempts = attempts + 1 where id = ?", (attachment_id,))
    db.conn.execute(f"update attachments set due_at = ? + {_PAUSE} where id = ?", (now, attachment_id))  # noqa: S608 - our own words


def name(db: Database, chat_id: int, first: int, last: int, role: str) -> None:
    """The pieces of the draft from one number to another are that."""
    for piece in of_draft(db, chat_id)[first - 1 : last]:
        db.conn.execute("update attachments set role = ? where id = ?", (role, piece.id))


def adopt(db: Database, chat_id: int) -> None:
    """Parked files become pieces of the draft."""
    _move_parked_last(db, chat_id)
    sql = "update attachments set is_parked = 0 where chat_id = ? and case_id is null and is_parked"
    db.conn.execute(sql, (chat_id,))


def _move_parked_last(db: Database, chat_id: int) -> None:
    """What was parked comes after all that has a number: no number changes by it."""
    db.conn.execute(
        f"update attachments set position = position + {_LAST}"  # noqa: S608 - our own words
        " where chat_id = :chat_id and case_id is null and is_parked",
        {"chat_id": chat_id},
    )


def give(db: Database, chat_id: int, case_id: int, *, parked: bool) -> list[int]:
    """The draft's files, or the parked ones, become pieces of the case; their ids."""
    if parked:
        _move_parked_last(db, chat_id)
    rows = db.conn.execute(
        "update attachments set case_id = ?, is_parked = 0, is_later = is_parked"
        " where chat_id = ? and case_id is null and shelf = '' and is_parked = ? and state <> 'refused'"
        " returning id",
        (case_id, chat_id, parked),
    )
    return sorted(row["id"] for row in rows.fetchall())


def give_one(db: Database, attachment_id: int, case_id: int) -> None:
    """The file becomes a piece of the case."""
    sql = "update attachments set case_id = ?, is_later = 1 where id = ?"
    db.conn.execute(sql, (case_id, attachment_id))


def drop_piece(db: Database, chat_id: int, number: int) -> None:
    """Forget the piece of that number, from 1, of the draft."""
    for piece in of_draft(db, chat_id)[number - 1 : number]:
        db.conn.execute("delete from attachments where id = ?", (piece.id,))


def drop(db: Database, chat_id: int, which: str) -> None:
    """Forget files that belong to no case and no other draft: the "parked" ones, or "all"."""
    sql = "delete from attachments where chat_id = ? and case_id is null and shelf = '' and (is_parked or ?)"
    db.conn.execute(sql, (chat_id, which == "all"))


def shelve(db: Database, chat_id: int, shelf: str) -> None:
    """The draft's files wait with it."""
    db.conn.execute(f"update attachments set shelf = ? where {_OF_DRAFT}", (shelf, chat_id))  # noqa: S608 - our own words


def fetch(db: Database, chat_id: int, shelf: str) -> None:
    """The files that wait there are those of the draft again."""
    db.conn.execute("update attachments set shelf = '' where chat_id = ? and shelf = ?", (chat_id, shelf))


def drop_shelved(db: Database, chat_id: int, shelf: str) -> None:
    """Forget the files that wait there."""
    db.conn.execute("delete from attachments where chat_id = ? and shelf = ?", (chat_id, shelf))


def _read(db: Database, sql: str, value: object) -> list[Attachment]:
    return [
        Attachment(
            r["id"],
            r["chat_id"],
            r["case_id"],
            bool(r["is_parked"]),
            r["file_id"],
            r["kind"],
            r["label"] or "",
            r["caption"] or "",
            r["state"],
            r["attempts"],
            r["sha256"],
            r["role"],
            r["media_type"],
            r["clean_sha256"],
            r["received_at"],
        )
        for r in db.conn.execute(sql, (value,))
        if r["file_id"]  # no key opens it any more: it is as if it were not there
    ]
