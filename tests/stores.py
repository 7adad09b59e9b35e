"""Stores for tests, on real files."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from storage.database import Store

NAME = "mediation.db"


def opened(folder: Path) -> Store:
    """The store of that folder; where there is none yet, one in which nothing is."""
    if not (folder / NAME).exists():
        shutil.copytree(_blank(), folder, dirs_exist_ok=True)
    return Store(folder / NAME)


@cache
def _blank() -> Path:
    """Made once in this process and copied from then on, which is ten times quicker."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    Store(Path(folder.name, NAME)).close()
    return Path(folder.name)
