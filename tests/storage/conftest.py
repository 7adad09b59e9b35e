"""The database of a store on a real file."""

import pytest
from sqlite_utils import Database

from storage.database import Store


@pytest.fixture
def db(store: Store) -> Database:
    return store.db
