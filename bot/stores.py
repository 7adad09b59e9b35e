"""Opening the store for a command: what keeps it from being opened is told under the key that named it."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.config import MASTER_KEY, ConfigError
from storage.database import Store, StoreInUse
from storage.master import WrongKey, WrongKeyStore


def open_store(path: Path, key: str, master_key: bytes | None) -> Store:
    """The store at that path; ConfigError, under the key that named it, when it cannot be opened."""
    with blaming(key, path):
        store = Store(path, master_key)
    try:
        with blaming(key, store.files.folder):
            _try_to_write(store.files.folder)
    except ConfigError:
        store.close()
        raise
    return store


@contextmanager
def blaming(key: str, path: Path) -> Iterator[None]:
    """ConfigError, under the key that named the path, when what is there cannot be worked with."""
    try:
        yield
    except WrongKey as error:
        raise ConfigError(f"{MASTER_KEY}: {error}; see docs/operations.md") from error
    except WrongKeyStore as error:
        raise ConfigError(f"{key}: {error}; see docs/operations.md") from error
    except StoreInUse as error:
        raise ConfigError(f"{key}: another process uses {error}: stop it first") from error
    except OSError as error:
        raise ConfigError(f"{key}: {path}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise ConfigError(f"{key}: {path}: {error}") from error
    except ValueError as error:
        raise ConfigError(f"{key}: expected the path of a file, not {str(path)!r}") from error


def _try_to_write(folder: Path) -> None:
    """OSError now, and not when the first tenant sends a file."""
    folder.mkdir(exist_ok=True, mode=0o700)
    with tempfile.TemporaryFile(dir=folder):
        pass
