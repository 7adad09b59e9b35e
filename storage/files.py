"""The folder of attachments: bytes under their SHA-256, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sqlite_utils import Database


def keep(folder: Path, content: bytes) -> str:
    """Write the bytes, once; their SHA-256 in hexadecimal. On disk before this returns."""
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(folder, digest)
    if path.exists():
        return digest
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    with part.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    part.chmod(0o400)
    part.rename(path)
    return digest


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
