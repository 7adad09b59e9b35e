"""The master key: how it is written, and where it lies when nobody says where."""

from __future__ import annotations

import base64
import binascii
import os
import tempfile
from pathlib import Path
from typing import Final

KEY_BYTES: Final = 32


class WrongKey(Exception):
    """The master key is not the one of the key store, or cannot be read: a mistake of the operator."""


class WrongKeyStore(Exception):
    """The key store is not the one of this store, or an older copy of it: a mistake of the operator."""


def key_store_of(path: Path) -> Path:
    """The key store of that store, beside it."""
    return path.parent / f"{path.stem}-keys.db"


def key_file_of(path: Path) -> Path:
    """Where the master key of that store lies when nobody says where."""
    return path.with_suffix(".key")


def read(text: str) -> bytes:
    """32 bytes as base64 or as 64 hexadecimal digits. ValueError for anything else."""
    told = text.strip()
    try:
        key = bytes.fromhex(told) if len(told) == 2 * KEY_BYTES else base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError("expected 32 bytes, as base64 or as 64 hexadecimal digits")
    return key


def beside(path: Path) -> bytes:
    """The key that lies beside that store, made with the first one. WrongKey when it is missing or spoilt."""
    file = key_file_of(path)
    if not file.exists() and not key_store_of(path).exists():
        _make(file)
    try:
        return read(file.read_text(encoding="ascii"))
    except FileNotFoundError:
        raise WrongKey(f"{file} is missing: put it back, or tell where the key is") from None
    except ValueError as error:
        raise WrongKey(f"{file}: {error}") from None


def _make(file: Path) -> None:
    """There whole or not at all, for nobody else to read."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as made:
        made.write(base64.b64encode(os.urandom(KEY_BYTES)) + b"\n")
        made.flush()
        os.fsync(made.fileno())
    Path(made.name).replace(file)
