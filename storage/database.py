"""The one SQLite file: opened once, by one process, through one connection that writes.

`synchronous=FULL` is not optional: an update is confirmed to Telegram right after the commit, and a commit
that a power cut can lose would lose the tenant's message. `secure_delete` overwrites what is erased.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sqlite_utils import Database

from storage import files
from storage.migrations import migrations

PRAGMAS = (
    "journal_mode=wal",
    "synchronous=full",
    "foreign_keys=on",
    "busy_timeout=10000",
    "secure_delete=on",
    "trusted_schema=off",
)


class StoreInUse(Exception):
    """Another process holds the store: a mistake of the operator."""


class Store:
    """The database and the folder of attachments beside it."""

    def __init__(self, path: Path) -> None:
        """Open or create; StoreInUse when another process has it open."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path = path
        self.files = path.parent / f"{path.stem}-files"
        self._lock = _lock(path.with_suffix(".lock"))
        os.umask(0o077)
        files.clear(self.files)
        try:
            self.db = _connect(path)
        except BaseException:
            self._lock.close()
            raise

    def tidy(self) -> None:
        """Remove attachments nobody speaks of, and empty the write-ahead log of what was erased."""
        with transaction(self.db):
            files.sweep(self.db, self.files)
        self.db.conn.execute("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        """Close the connection, then let the next process in."""
        self.db.close()
        self._lock.close()


def _lock(path: Path) -> IO[str]:
    handle = path.open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        handle.close()
        raise StoreInUse(str(path)) from error
    return handle


def _connect(path: Path) -> Database:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    for pragma in PRAGMAS:
        connection.execute(f"pragma {pragma}")
    db = Database(connection, recursive_triggers=False)
    migrations.apply(db)
    return db


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """The store for reading only, beside the process that holds it. sqlite3.Error where there is none."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        yield Database(connection, recursive_triggers=False)
    finally:
        connection.close()


@contextmanager
def transaction(db: Database) -> Iterator[Database]:
    """All or nothing. `begin immediate`: a deferred one that reads first can fail on its first write."""
    db.conn.execute("begin immediate")
    try:
        yield db
    except BaseException:
        db.conn.execute("rollback")
        raise
    db.conn.execute("commit")


@contextmanager
def savepoint(db: Database) -> Iterator[None]:
    """A part of the transaction that may fail without the rest."""
    db.conn.execute("savepoint part")
    try:
        yield
    except BaseException:
        db.conn.execute("rollback to part")
        db.conn.execute("release part")
        raise
    db.conn.execute("release part")
