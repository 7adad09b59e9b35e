"""The watched disk is there for as long as SQLite has pointers to it."""

from __future__ import annotations

import gc
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.chaos import disk

pytestmark = pytest.mark.skipif(disk.library() is None, reason="this Python hides the functions of SQLite")


def test_a_connection_that_was_forgotten_is_closed_before_its_disk_goes(tmp_path: Path) -> None:
    gc.disable()
    try:
        with disk.watched(tmp_path):
            connection = sqlite3.connect(tmp_path / "a.db")
            connection.execute("pragma journal_mode=wal")
            connection.execute("create table t (a)")
            forgotten: list[Any] = [connection]
            forgotten.append(forgotten)  # only the collector finds it
            del connection, forgotten
    finally:
        gc.enable()

    assert not (tmp_path / "a.db-wal").exists()
