"""The one SQLite file: opened once, by one process, through one connection that writes.

`synchronous=FULL` is not optional: an update is confirmed to Telegram right after the commit, and a commit
that a power cut can lose would lose the tenant's message. `secure_delete` overwrites what is erased.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from sqlite_utils import Database

from storage import master
from storage.files import Files
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
    """The database, and beside it the folder of attachments and the keys to both.

    `erased_again` counts who was erased since this copy of the store was made.
    """

    def __init__(self, path: Path, master_key: bytes | None = None) -> None:
        """Open or create; StoreInUse when another process has it open. Without a key, the one beside it.

        Raises WrongKey and WrongKeyStore when keys and store do not fit.
        """
        from storage import opening
        from storage.vault import Vault

        os.umask(0o077)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path = path
        with ExitStack() as opened:
            self._lock = opened.enter_context(_lock(path.with_suffix(".lock")))
            self.db = _connect(path)
            opened.callback(self.db.close)
            opening.check_is_there(self.db, master.key_store_of(path))
            self.vault = Vault(master.key_store_of(path), master_key or master.beside(path))
            opened.callback(self.vault.close)
            self.vault.teach(self.db.conn)
            self.files = Files(path.parent / f"{path.stem}-files", self.vault)
            self.erased_again = opening.settle(self.db, self.vault, self.files)
            opened.pop_all()

    def tidy(self) -> None:
        """Remove attachments nobody speaks of and keys nobody needs; empty the logs of what was erased."""
        from storage import erasure

        with transaction(self.db):
            self.files.sweep(self.db)
        erasure.destroy_keys(self.db, self.vault)
        self.db.conn.execute("pragma wal_checkpoint(truncate)")
        self.vault.empty_log()

    def close(self) -> None:
        """Close the connections, then let the next process in. What is closed stays so."""
        if self._lock.closed:
            return
        self.db.close()
        self.vault.close()
        self._lock.close()


def rekey(path: Path, old: bytes | None, new: bytes) -> int:
    """Wrap every key of that store with another master key, all of them or none; how many there are."""
    from storage.vault import Vault

    with _lock(path.with_suffix(".lock")):
        if not master.key_store_of(path).exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(master.key_store_of(path)))
        vault = Vault(master.key_store_of(path), old or master.beside(path))
        try:
            return vault.rewrap(new)
        finally:
            vault.close()


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
    """All or nothing. `begin immediate`: a deferred one that reads first can fail on its first write.

    The keys that were made for it are on the disk before it is.
    """
    db.conn.execute("begin immediate")
    try:
        yield db
    except BaseException:
        db.conn.execute("rollback")
        raise
    db.conn.execute("select keys_kept()")
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
