"""The master key as the operator meets it: what `check` says of it, and `rekey`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.config import MASTER_KEY, Config, read_key_file
from bot.stores import blaming
from storage import master
from storage.database import rekey
from storage.vault import fits

NEW_KEY = "--new-key-file"


def told(config: Config) -> tuple[bool, str]:
    """Whether all is well with the key, and what there is to say. ConfigError where it cannot be read."""
    key, path = config.master_key, config.storage.path
    if key is None:
        beside = f"blank, the key lies beside the store ({master.key_file_of(path)})"
        return True, f"{MASTER_KEY}: {beside}: keep it elsewhere, see docs/operations.md"
    try:
        if fits(master.key_store_of(path), key):
            return True, "master key: read"
    except sqlite3.Error as error:
        return False, f"storage.path: {master.key_store_of(path)}: {error}"
    return False, f"{MASTER_KEY}: not the key of {master.key_store_of(path)}, see docs/operations.md"


def change(config: Config, file: Path) -> str:
    """Wrap all keys with the one in the file; what to do next. ConfigError where that cannot be done."""
    new, path = read_key_file(file, NEW_KEY), config.storage.path
    then = f"now set {MASTER_KEY} to {file}"
    with blaming("storage.path", master.key_store_of(path)):
        if master.key_store_of(path).exists() and fits(master.key_store_of(path), new):
            return f"every key is wrapped with this one already: {then}"
        return f"{rekey(path, config.master_key, new)} keys wrapped anew: {then}"
