"""The folder of attachments: bytes sealed under their tenant's key, there whole or not at all.

A file is named by the number of its row: the name tells nothing of who sent it nor of what it is.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlite_utils import Database

if TYPE_CHECKING:
    from storage.vault import DataKey, Vault

_INCOMING: Final = "incoming"
_START: Final = b"sealed1:"  # then the number of the key, in eight bytes, and nonce, bytes, tag
_NUMBER_BYTES: Final = 8
_MORE_BYTES: Final = len(_START) + _NUMBER_BYTES + 12 + 16  # with nonce and tag


@dataclass(frozen=True, slots=True)
class Copy:
    """A sealed file that reads itself, here or in another process. Its key is shown to nobody."""

    path: Path
    subject: int
    key: DataKey | None = field(repr=False)  # None: there is none for it

    @property
    def is_there(self) -> bool:
        """True when it can be read."""
        return self.key is not None and self.path.is_file()

    @property
    def size(self) -> int:
        """The bytes it holds; 0 when it is not there."""
        return max(self.path.stat().st_size - _MORE_BYTES, 0) if self.path.is_file() else 0

    def read_bytes(self) -> bytes:
        """What it holds. OSError when it is not there, or its key is not."""
        from storage.vault import unseal

        sealed = self.path.read_bytes()
        if self.key is None:
            raise PermissionError(f"{self.path.name}: no key")
        return unseal(self.key.cipher, sealed[len(_START) + _NUMBER_BYTES :], self._bound_to)

    def write_bytes(self, content: bytes) -> None:
        """Seal the bytes in; on disk, whole, before this returns."""
        from storage.vault import seal

        if self.key is None:
            raise PermissionError(f"{self.path.name}: no key")
        number = self.key.number.to_bytes(_NUMBER_BYTES, "big")
        sealed = seal(self.key.cipher, content, self._bound_to)
        incoming = self.path.parent / _INCOMING / self.path.name
        incoming.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with incoming.open("wb") as handle:
            handle.writelines((_START, number, sealed))
            handle.flush()
            os.fsync(handle.fileno())
        incoming.chmod(0o400)
        incoming.rename(self.path)
        for folder in (self.path.parent, self.path.parent.parent):  # the folder itself may be new
            _sync(folder)

    @property
    def _bound_to(self) -> str:
        return f"{self.subject}|files:{self.path.name}"


class Files:
    """The folder, and the keys to it. Ask for copies where the store is; read and write them anywhere."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self.folder = folder
        self._vault = vault
        shutil.rmtree(folder / _INCOMING, ignore_errors=True)  # what a killed process left half written

    def new(self, subject: int, name: str) -> Copy:
        """A file to be written, in place of what was there."""
        return Copy(self.folder / name, subject, self._vault.key_of(subject))

    def kept(self, subject: int, name: str) -> Copy:
        """A file to be read."""
        path = self.folder / name
        return Copy(path, subject, self._vault.key_numbered(_key_number(path), subject))

    def sweep(self, db: Database) -> int:
        """Remove the files that no row speaks of any more; how many names went."""
        orphans = [row["name"] for row in db.conn.execute("select name from orphans")]
        for name in orphans:
            (self.folder / name).unlink(missing_ok=True)
            db.conn.execute("delete from orphans where name = ?", (name,))
        return len(orphans)


def _sync(folder: Path) -> None:
    """Put the names in it on the disk: a power cut may take back one that is new."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _key_number(path: Path) -> int:
    """The number of the key that the file needs; 0, which none has, when it is not there."""
    try:
        with path.open("rb") as handle:
            start = handle.read(len(_START) + _NUMBER_BYTES)
    except FileNotFoundError:
        return 0
    return int.from_bytes(start.removeprefix(_START), "big") if start.startswith(_START) else 0
