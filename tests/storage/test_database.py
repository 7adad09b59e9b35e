"""One file, one process, all or nothing."""

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.database import Store, StoreInUse, savepoint, transaction
from storage.migrations import migrations

OPENED_ELSEWHERE = "import pathlib, sys, storage.database as d; d.Store(pathlib.Path(sys.argv[1]))"


def keys(db: Database) -> list[str]:
    return [row["key"] for row in db.conn.execute("select key from inbox order by key")]


def note(db: Database, key: str) -> None:
    db.conn.execute("insert into inbox values (?, 0)", (key,))


def note_and_fail(db: Database, key: str) -> None:
    note(db, key)
    raise RuntimeError


def test_a_store_opened_again_has_what_it_had(tmp_path: Path) -> None:
    first = Store(tmp_path / "mediation.db")
    note(first.db, "kept")
    schema = first.db.schema
    first.close()

    second = Store(tmp_path / "mediation.db")

    assert keys(second.db) == ["kept"]
    assert second.db.schema == schema
    assert migrations.pending(second.db) == []
    second.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_the_store_is_opened_as_promised(db: Database, pragma: str, value: object) -> None:
    (found,) = db.conn.execute(f"pragma {pragma}").fetchone()

    assert found == value


def test_nobody_else_may_read_the_store(store: Store) -> None:
    note(store.db, "private")

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in store.path.parent.glob("*.db*")}

    assert len(modes) >= 2
    assert set(modes.values()) == {0o600}


def test_a_second_store_is_refused_in_this_process(store: Store) -> None:
    with pytest.raises(StoreInUse):
        Store(store.path)


def test_a_second_store_is_refused_in_another_process(store: Store) -> None:
    other = subprocess.run(
        [sys.executable, "-c", OPENED_ELSEWHERE, store.path], capture_output=True, text=True, check=False
    )

    assert other.returncode == 1
    assert "StoreInUse" in other.stderr


def test_a_closed_store_can_be_opened(tmp_path: Path) -> None:
    Store(tmp_path / "mediation.db").close()

    Store(tmp_path / "mediation.db").close()


def test_a_transaction_that_fails_leaves_nothing(db: Database) -> None:
    with pytest.raises(RuntimeError), transaction(db):
        note_and_fail(db, "a")

    assert keys(db) == []


def test_a_transaction_that_ends_is_seen_by_others(store: Store) -> None:
    reader = sqlite3.connect(store.path)
    with transaction(store.db) as db:
        note(db, "a")
        before = reader.execute("select count(*) from inbox").fetchone()

    assert before == (0,)
    assert reader.execute("select count(*) from inbox").fetchone() == (1,)
    reader.close()


def test_a_savepoint_that_fails_leaves_the_rest(db: Database) -> None:
    with transaction(db):
        note(db, "a")
        with pytest.raises(RuntimeError), savepoint(db):
            note_and_fail(db, "b")
        note(db, "c")

    assert keys(db) == ["a", "c"]


def test_a_transaction_holds_the_write_lock_from_its_start(store: Store) -> None:
    other = sqlite3.connect(store.path, timeout=0, isolation_level=None)

    with transaction(store.db), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("begin immediate")

    other.close()
