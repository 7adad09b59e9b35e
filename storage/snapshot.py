"""Copies of the store and of the key store that are whole, made beside the process that writes them.

Only SQLite's own backup is one: `cp` misses what is still in the write-ahead log.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.database import reading


class Spoilt(Exception):
    """What was copied is not what it was made from; the text says of what."""


def take(source: Path, copy: Path) -> None:
    """Copy the database as it is now, into one file. sqlite3.Error where there is none."""
    with reading(source) as db, closing(sqlite3.connect(copy)) as made:
        db.conn.backup(made)
        made.execute("pragma journal_mode=delete")


def count(copy: Path) -> dict[str, int]:
    """The rows of each table. Spoilt when the database does not hold together."""
    with closing(sqlite3.connect(copy)) as db:
        try:
            (found,) = db.execute("pragma integrity_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            raise Spoilt(f"{copy.name}: {error}") from error
        if found != "ok":
            raise Spoilt(f"{copy.name}: {found}")
        names = db.execute("select name from sqlite_schema where type = 'table' order by name").fetchall()
        return {name: db.execute(f'select count(*) from "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608 - names of the schema


def files(copy: Path, folder: Path) -> list[Path]:
    """The files that the copy speaks of, those that are there: one may have been erased since."""
    with closing(sqlite3.connect(copy)) as db:
        kept = {str(row[0]) for row in db.execute("select id from attachments where state = 'kept'")}
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name.partition("-")[0] in kept)
