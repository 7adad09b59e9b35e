"""Sealed files and rows, as tests make them and look at them."""

from __future__ import annotations

import os
from pathlib import Path

from sqlite_utils import Database

from storage.codec import Sendable, decode
from storage.database import Store
from storage.files import Copy
from storage.master import KEY_BYTES
from storage.sealing import EFFECT
from storage.vault import DataKey


def sealed(path: Path, content: bytes) -> Copy:
    """A file of somebody's, under a key of its own."""
    copy = Copy(path, 1, DataKey(1, os.urandom(KEY_BYTES)))
    copy.write_bytes(content)
    return copy


def on_disk(store: Store) -> list[bytes]:
    """What the files of the folder hold, once they are opened, in the order of their names."""
    folder = store.files.folder
    names = sorted(path.name for path in folder.rglob("*") if path.is_file())
    subjects = {row["id"]: row["chat_id"] for row in store.db.conn.execute("select * from attachments")}
    return [store.files.kept(subjects[int(name.split("-")[0])], name).read_bytes() for name in names]


def queue(db: Database, where: str, *values: object) -> list[Sendable]:
    """What the rows of the outbox that are not done say."""
    sql = f"select {EFFECT.opened} from outbox where body is not null and {where} order by id"
    return [decode(row["body"]) for row in db.conn.execute(sql, values)]
