"""`backup`, `restore`: the store in one archive, its keys in another, encrypted to a key kept elsewhere.

The keys go apart because old ones must not survive an erasure: `keys.age` is written over each time. An older
store that meets newer keys knows by what is missing who was erased since, and erases them again.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

import pyrage
from pyrage.x25519 import Identity, Recipient

from bot.app import now
from bot.config import MASTER_KEY, Config, ConfigError, UpkeepError
from bot.stores import open_store
from storage import master, snapshot
from storage.snapshot import Spoilt

KEYS: Final = "keys.age"
STORE, KEY_STORE, FILES, MANIFEST = "store.db", "keys.db", "files", "manifest.json"
PRIVATE: Final = "AGE-SECRET-KEY-"  # what each private key begins with


class Manifest(NamedTuple):
    """What an archive holds, written into it."""

    made_at: str
    database: str
    tables: dict[str, int]
    files: int

    @property
    def line(self) -> str:
        """As it is printed: each table with its rows."""
        told = ", ".join(f"{table} {count}" for table, count in self.tables.items() if count)
        return f"made at {self.made_at}, files {self.files}, {told}"


def make(config: Config, to: Path) -> str:
    """Write both archives and read them again; what they hold. ConfigError, UpkeepError with one line."""
    recipient = config.backup.recipient
    if not recipient:
        raise ConfigError("backup.recipient: set it to the public key that age-keygen prints")
    path, at = config.storage.path, now()
    folder = path.parent / f"{path.stem}-files"
    with _told("--to", to), _workplace(to) as place:
        store = place / STORE
        snapshot.take(path, store)
        held = _pack(store, snapshot.files(store, folder), f"{at:%Y-%m-%dT%H:%M:%SZ}", place)
        _encrypt(place, to / f"mediation-{at:%Y%m%dT%H%M%SZ}.age", recipient, held)
        keys = place / KEY_STORE  # after the store: every row's key is in it
        snapshot.take(master.key_store_of(path), keys)
        held_keys = _pack(keys, [], held.made_at, place)
        _encrypt(place, to / KEYS, recipient, held_keys)
    return f"{held.line}; {KEYS}: {held_keys.tables['keys']} keys"


def restore(config: Config, archive: Path, keys: Path, identity: Path) -> str:
    """Put the archive back; what it held and who was erased again. ConfigError where a store exists."""
    path = config.storage.path
    targets = [path, master.key_store_of(path), path.parent / f"{path.stem}-files"]
    for target in targets:
        if target.exists():
            raise ConfigError(f"storage.path: {target} exists: restore writes over nothing")
    secret, master_key = _identity(identity), _master_key(config)
    with _told("--from", archive), _workplace(path.parent) as place:
        held = _unpack(archive, place, secret)
        if _unpack(keys, place, secret).database != KEY_STORE:
            raise Spoilt(f"{keys.name}: not an archive of keys")
        made = [place / path.name, master.key_store_of(place / path.name), place / targets[2].name]
        for name, target in zip((STORE, KEY_STORE, FILES), made, strict=True):
            (place / name).rename(target)
        erased = _settle(made[0], master_key)
        for source, target in reversed(
            [*zip(made, targets, strict=True)]
        ):  # the store last: it makes it whole
            source.rename(target)
    return f"{held.line}; erased again since: {erased}"


def _settle(path: Path, master_key: bytes) -> int:
    """Open it once, so that it is whole and nothing of who was erased is left; how many they were."""
    store = open_store(path, "--keys", master_key)
    try:
        store.tidy()
        return store.erased_again
    finally:
        store.close()


def _master_key(config: Config) -> bytes:
    """The master key that must be there already: no new one opens what is restored."""
    file = master.key_file_of(config.storage.path)
    if config.master_key is None and not file.exists():
        raise ConfigError(f"{MASTER_KEY}: set it, or put the key back as {file}: without it nothing opens")
    return config.master_key or master.beside(config.storage.path)


def _identity(file: Path) -> Identity:
    """The private key in a file of age-keygen. It is never printed."""
    try:
        lines = file.read_text(encoding="ascii").split()
        return Identity.from_str(next(line for line in lines if line.startswith(PRIVATE)))
    except OSError as error:
        raise ConfigError(f"--identity: {file}: {error.strerror}") from None
    except (StopIteration, ValueError, pyrage.IdentityError):
        raise ConfigError(f"--identity: {file}: not a key of age-keygen") from None


# --- archives ---------------------------------------------------------------------------------------------


def _pack(database: Path, files: list[Path], made_at: str, place: Path) -> Manifest:
    """A plain archive of a database that was counted, and of these files, in a private place."""
    with tarfile.open(place / "plain.tar", "w") as tar:
        names = [file.name for file in files if _add(tar, file)]
        held = Manifest(made_at, database.name, snapshot.count(database), len(names))
        tar.add(database, database.name)
        told = json.dumps(held._asdict()).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(told)
        tar.addfile(entry, io.BytesIO(told))
    return held


def _add(tar: tarfile.TarFile, file: Path) -> bool:
    """False for a file that was erased a moment ago."""
    try:
        tar.add(file, f"{FILES}/{file.name}")
    except FileNotFoundError:
        return False
    return True


def _encrypt(place: Path, to: Path, recipient: str, held: Manifest) -> None:
    """Encrypt what was packed, to the recipient and to a key of this moment that proves it can be read."""
    witness = Identity.generate()
    partial = place / "partial.age"
    with (place / "plain.tar").open("rb") as plain, partial.open("wb") as sealed:
        pyrage.encrypt_io(plain, sealed, [Recipient.from_str(recipient), witness.to_public()])
        sealed.flush()
        os.fsync(sealed.fileno())
    with tempfile.TemporaryDirectory(dir=place) as proof:
        if _unpack(partial, Path(proof), witness) != held:
            raise Spoilt(f"{to.name}: not what was written")
    partial.rename(to)


def _unpack(archive: Path, place: Path, secret: Identity) -> Manifest:
    """Decrypt into the place, and count again. Spoilt when it does not hold what its manifest says."""
    plain = place / "read.tar"
    try:
        with archive.open("rb") as sealed, plain.open("wb") as opened:
            pyrage.decrypt_io(sealed, opened, [secret])
    except pyrage.DecryptError as error:
        raise Spoilt(f"{archive.name}: {error}") from None
    except OSError as error:
        if error.filename:
            raise
        raise Spoilt(f"{archive.name}: cut short or changed") from None
    (place / FILES).mkdir(exist_ok=True)
    with tarfile.open(plain) as tar:
        _spread(tar, place)
    plain.unlink()
    held = Manifest(**json.loads((place / MANIFEST).read_bytes()))
    files = [path for path in (place / FILES).iterdir() if held.database == STORE]
    if (snapshot.count(place / held.database), len(files)) != (held.tables, held.files):
        raise Spoilt(f"{archive.name}: not what its manifest says")
    return held


def _spread(tar: tarfile.TarFile, place: Path) -> None:
    """Write each file of ours out, and nothing that lies elsewhere. Python 3.11.2 has no filter for it."""
    for entry in tar:
        folder, _, name = entry.name.rpartition("/")
        content = tar.extractfile(entry)
        if content is None or folder not in ("", FILES) or name in ("", "..", FILES):
            raise Spoilt(f"{entry.name!r} is none of ours")
        with (place / folder / name).open("wb") as file:
            shutil.copyfileobj(content, file)


@contextmanager
def _workplace(beside: Path) -> Iterator[Path]:
    """A private place on the same disk, of which nothing is left."""
    beside.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=beside, prefix=".backup-") as name:
        yield Path(name)


@contextmanager
def _told(option: str, path: Path) -> Iterator[None]:
    """What goes wrong is one line for the operator."""
    try:
        yield
    except Spoilt as error:
        raise UpkeepError(str(error)) from None
    except (tarfile.TarError, KeyError, ValueError, TypeError) as error:
        raise UpkeepError(f"{option}: {path}: not a backup ({type(error).__name__})") from None
    except sqlite3.Error as error:
        raise UpkeepError(f"storage.path: {error}") from None
    except OSError as error:
        raise ConfigError(f"{option}: {error.filename or path}: {error.strerror}") from None
