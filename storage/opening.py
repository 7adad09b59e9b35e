"""What is done when a store is opened, before it is used: its keys fit, and all that is to be sealed is.

A store of an earlier release is read as it is, and sealed a part at a time: what is cut short goes on at the
next start. A copy that is older than its key store loses again who was erased since it was made.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final, NamedTuple

from sqlite_utils import Database

from storage import attachments, erasure
from storage.database import transaction
from storage.files import Files
from storage.master import WrongKeyStore
from storage.sealing import COLUMNS, MARK, Column
from storage.vault import Vault

SLICE: Final = 500  # rows sealed in one transaction

_PLAIN_FOLDER: Final = re.compile(r"[0-9a-f]{2}")  # earlier releases kept bytes under their SHA-256


class Bound(NamedTuple):
    """The key store that the store is bound to, and how far that had come when both were last in use."""

    key_store: str
    last_key: int
    destroyed: int
    is_done: bool


def check_is_there(db: Database, key_store: Path) -> None:
    """WrongKeyStore when the store was sealed and its keys are nowhere: new ones would open nothing."""
    if _bound(db) and not key_store.exists():
        raise WrongKeyStore(f"{key_store} is missing: put back its copy, of the same day or later")


def settle(db: Database, vault: Vault, files: Files) -> int:
    """Make store and keys fit; how many people were erased again. WrongKeyStore when they cannot."""
    bound = _bound(db) or _bind(db, vault)
    if bound.key_store != vault.id:
        raise WrongKeyStore("the key store is that of another store: put back the one that goes with it")
    if bound.last_key > vault.last or bound.destroyed > vault.destroyed:
        raise WrongKeyStore("the key store is older than the store: put back a copy of the same day or later")
    if not bound.is_done:
        _seal_rows(db)
        _seal_files(db, files)
        db.conn.execute("update sealing set is_done = 1")
        db.conn.execute("pragma wal_checkpoint(truncate)")
    erased = erasure.replay(db, vault) if bound.destroyed < vault.destroyed else 0
    erasure.note(db, vault)
    return erased


def _bound(db: Database) -> Bound | None:
    row = db.conn.execute("select key_store, last_key, destroyed, is_done from sealing").fetchone()
    return Bound(*row) if row else None


def _bind(db: Database, vault: Vault) -> Bound:
    bound = Bound(vault.id, vault.last, vault.destroyed, is_done=False)
    db.conn.execute("insert into sealing values (1, ?, ?, ?, ?)", bound)
    return bound


def _seal_rows(db: Database) -> None:
    for column in COLUMNS:
        while _seal_slice(db, column):
            pass


def _seal_slice(db: Database, column: Column) -> int:
    name = column.name
    plain = f"select rowid from {column.table} where {name} <> '' and {name} not glob '{MARK}*' limit {SLICE}"  # noqa: S608 - our own names
    sql = f"update {column.table} set {name} = {column.sealed(name)} where rowid in ({plain})"  # noqa: S608 - same
    with transaction(db):
        return db.conn.execute(sql).rowcount


def _seal_files(db: Database, files: Files) -> None:
    """Each file that a row speaks of; then no plain one is left."""
    for row in db.conn.execute("select id from attachments where state = 'kept'").fetchall():
        if piece := attachments.load(db, row["id"]):
            _seal_file(files, piece.chat_id, piece.came_name, piece.sha256 or "")
            _seal_file(files, piece.chat_id, piece.clean_name, piece.clean_sha256 or "")
    for folder in files.folder.glob("*"):
        if _PLAIN_FOLDER.fullmatch(folder.name):
            shutil.rmtree(folder)


def _seal_file(files: Files, subject: int, name: str, digest: str) -> None:
    plain = files.folder / digest[:2] / digest[2:]
    if not (files.folder / name).exists() and plain.is_file():
        files.new(subject, name).write_bytes(plain.read_bytes())
