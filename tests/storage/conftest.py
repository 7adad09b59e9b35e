"""A store on a real file, and a tenant's row or two to put in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "mediation.db")
    yield opened
    opened.close()


@pytest.fixture
def db(store: Store) -> Database:
    return store.db
