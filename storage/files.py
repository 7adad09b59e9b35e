"""The folder of attachments: bytes under their SHA-256, there whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

_INCOMING = "incoming"


def keep(folder: Path, source: Path) -> str:
    """Move the file in, once; its SHA-256 in hexadecimal. On disk before this returns."""
    with source.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
        os.fsync(handle.fileno())
    path = path_of(folder, digest)
    if path.exists():
        source.unlink()
        return digest
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    source.chmod(0o400)
    source.rename(path)
    return digest


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """A place beside the kept files for one that is not judged yet; nothing is left of it."""
    place = folder / _INCOMING
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=place) as name:
        yield Path(name)


def clear(folder: Path) -> None:
    """Remove what a process that was killed left half judged."""
    shutil.rmtree(folder / _INCOMING, ignore_errors=True)


def path_of(folder: Path, digest: str) -> Path:
    """Where the bytes with that digest are."""
    return folder / digest[:2] / digest[2:]


def sweep(db: Database, folder: Path) -> int:
    """Remove the bytes that no row speaks of any more; how many files went."""
    orphans = [row["sha256"] for row in db.conn.execute("select sha256 from orphans")]
    for digest in orphans:
        path_of(folder, digest).unlink(missing_ok=True)
        db.conn.execute("delete from orphans where sha256 = ?", (digest,))
    return len(orphans)
