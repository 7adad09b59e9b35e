"""The store of a bot, read from outside of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from storage import database, master
from storage.vault import Vault


@contextmanager
def synchronous(how: str) -> Iterator[None]:
    """How stores that are opened meanwhile wait for the disk; "off" is quick, where no power is cut."""
    others = [pragma for pragma in database.PRAGMAS if "synchronous" not in pragma]
    with patch.object(database, "PRAGMAS", (*others, f"synchronous={how}")):
        yield


def rows(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What the statement gives; `opened(…)` shows what is sealed."""
    with (
        closing(sqlite3.connect(path)) as connection,
        closing(Vault(master.key_store_of(path), master.beside(path))) as vault,
    ):
        vault.teach(connection)
        return connection.execute(sql, values).fetchall()


def is_sound(path: Path) -> bool:
    """SQLite finds nothing wrong."""
    return rows(path, "pragma integrity_check") == [("ok",)]


def is_at_rest(path: Path) -> bool:
    """Nothing is left to be sent or to be fetched."""
    sql = """
        select 1 from outbox where done_at is null
        union all select 1 from attachments where state = 'waiting'
    """
    return not rows(path, sql)
