"""The key store: what a tenant tells is sealed under a key of their own, and is gone when that key goes.

A data key lies wrapped by the master key in a file of its own, `NAME-keys.db`: a copy of the store that was
made before an erasure holds the words still, and nothing that opens them. Keys have numbers that are never
given twice. A sealed text begins with the number of its key: one that was destroyed is known for that.

AES-256-GCM throughout. Whose a text is and where it stands are bound to it: elsewhere it does not open.
"""

from __future__ import annotations

import binascii
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.master import KEY_BYTES, WrongKey
from storage.sealing import HOUSE, MARK

NONCE_BYTES: Final = 12
REMEMBERED: Final = 10_000  # keys in memory, unwrapped
NONCES: Final = 256  # asked for at a time
EXAMINED: Final = 200  # keys that are looked at in one go

PRAGMAS: Final = ("journal_mode=wal", "synchronous=full", "busy_timeout=10000", "secure_delete=on")

_SCHEMA = """
    create table if not exists key_store (proof blob not null, destroyed integer not null) strict;
    create table if not exists keys (
        number integer primary key autoincrement,
        subject integer not null,
        is_retired integer not null default 0,
        wrapped blob not null
    ) strict;
    create index if not exists keys_subject on keys (subject);
    create index if not exists keys_retired on keys (number) where is_retired;
"""


class DataKey(NamedTuple):
    """A key of somebody's, unwrapped. It is never shown."""

    number: int
    secret: bytes

    def __repr__(self) -> str:
        """Its number alone."""
        return f"DataKey({self.number})"

    @property
    def cipher(self) -> AESGCM:
        """What seals with it; it is made where it is used, for it does not travel between processes."""
        return AESGCM(self.secret)


class _Held(NamedTuple):
    """A key in memory; `mark` begins what is sealed with it."""

    key: DataKey
    subject: int
    cipher: AESGCM
    mark: str


class Used(NamedTuple):
    """A key that may have to go: `is_retired` when nothing new is sealed under it."""

    number: int
    subject: int
    is_retired: bool


def seal(with_key: AESGCM, plain: bytes, bound_to: str) -> bytes:
    """Nonce, text and tag. A nonce of 96 random bits is safe for four thousand million texts a key."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + with_key.encrypt(nonce, plain, bound_to.encode())


def unseal(with_key: AESGCM, sealed: bytes, bound_to: str) -> bytes:
    """What was sealed. Raises cryptography's InvalidTag for another key, another place, a changed byte."""
    return with_key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to.encode())


def _nonces() -> Iterator[bytes]:
    """Many at a time: to ask the system for each one takes as long as to seal a text."""
    while True:
        random = os.urandom(NONCE_BYTES * NONCES)
        yield from (random[at : at + NONCE_BYTES] for at in range(0, len(random), NONCE_BYTES))


def fits(path: Path, master_key: bytes) -> bool:
    """True when the master key opens the key store, or when there is none yet. sqlite3.Error: it is none."""
    if not path.exists():
        return True
    reader = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        for (proof,) in reader.execute("select proof from key_store"):
            _name(AESGCM(master_key), proof)
    except InvalidTag:
        return False
    finally:
        reader.close()
    return True


def _name(master: AESGCM, proof: bytes) -> str:
    """What the key store is called, which nothing but its master key tells."""
    return unseal(master, proof, "proof").decode()


class Vault:
    """The open key store, on a connection of its own: `keep` before what was sealed is committed."""

    def __init__(self, path: Path, master_key: bytes) -> None:
        """Open or create. WrongKey when the master key is not the one that it was made with."""
        self._master = AESGCM(master_key)
        self._held: dict[int, _Held] = {}  # by their numbers
        self._current: dict[int, _Held] = {}  # by their subjects
        self._nonces = _nonces()
        self._examined = 0
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            for pragma in PRAGMAS:
                self._db.execute(f"pragma {pragma}")
            self._db.executescript(_SCHEMA)
            self.id = self._identify(path)
        except BaseException:
            self._db.close()
            raise

    def _identify(self, path: Path) -> str:
        found = self._db.execute("select proof from key_store").fetchone()
        if found is None:
            name = uuid.uuid4().hex
            proof = seal(self._master, name.encode(), "proof")
            self._db.execute("insert into key_store values (?, 0)", (proof,))
            return name
        try:
            return _name(self._master, found[0])
        except InvalidTag:
            raise WrongKey(f"this is not the key that {path} was made with") from None

    def close(self) -> None:
        """Forget every key, close the file."""
        self.keep()
        self._held.clear()
        self._current.clear()
        self._db.close()

    def teach(self, connection: sqlite3.Connection) -> None:
        """Let SQL seal and open on that connection; storage/sealing.py says what."""
        connection.create_function("sealed", 3, self.seal)
        connection.create_function("opened", 3, self.open, deterministic=True)
        connection.create_function("retired", 1, self.retire)
        connection.create_function("keys_kept", 0, self.keep)

    # --- texts ----------------------------------------------------------------------------------------------

    def seal(self, subject: int, place: str, text: str | None) -> str | None:
        """The text, sealed for that place under the subject's key. What is empty stays so."""
        if not text:
            return text
        held = self._current.get(subject) or self._hold(subject)
        nonce = next(self._nonces)
        plain = text.encode("utf-8", "surrogatepass")
        sealed = nonce + held.cipher.encrypt(nonce, plain, f"{subject}|{place}".encode())
        return held.mark + binascii.b2a_base64(sealed, newline=False).decode("ascii")

    def open(self, subject: int, place: str, text: str | None) -> str | None:
        """What was sealed for that place; None for what no key opens: its key is gone, or it is spoilt."""
        if not text:
            return text
        number, _, sealed = text.removeprefix(MARK).partition(":")
        try:
            held = self._find(int(number), subject)
            if held is None:
                return None
            plain = unseal(held.cipher, binascii.a2b_base64(sealed), f"{subject}|{place}")
        except (InvalidTag, ValueError):
            return None
        return plain.decode("utf-8", "surrogatepass")

    # --- keys -----------------------------------------------------------------------------------------------

    def key_of(self, subject: int) -> DataKey:
        """The key that what is new of the subject is sealed under."""
        return (self._current.get(subject) or self._hold(subject)).key

    def key_numbered(self, number: int, subject: int) -> DataKey | None:
        """That key, if it is the subject's and was not destroyed."""
        held = self._find(number, subject)
        return held.key if held else None

    def _hold(self, subject: int) -> _Held:
        """The newest key of the subject that is not retired, or another one."""
        sql = "select max(number) from keys where subject = ? and not is_retired"
        (number,) = self._db.execute(sql, (subject,)).fetchone()
        held = self._find(number, subject) if number else None
        self._current[subject] = held = held or self._make(subject)
        return held

    def _make(self, subject: int) -> _Held:
        secret = os.urandom(KEY_BYTES)
        wrapped = seal(self._master, secret, f"key|{subject}")
        sql = "insert into keys (subject, wrapped) values (?, ?)"
        self._begin()
        number = self._db.execute(sql, (subject, wrapped)).lastrowid or 0
        return self._remember(DataKey(number, secret), subject)

    def _find(self, number: int, subject: int) -> _Held | None:
        held = self._held.get(number) or self._unwrap(number, subject)
        return held if held and held.subject == subject else None

    def _unwrap(self, number: int, subject: int) -> _Held | None:
        sql = "select wrapped from keys where number = ? and subject = ?"
        found = self._db.execute(sql, (number, subject)).fetchone()
        try:
            secret = unseal(self._master, found[0], f"key|{subject}") if found else None
        except InvalidTag:
            return None
        return self._remember(DataKey(number, secret), subject) if secret else None

    def _remember(self, key: DataKey, subject: int) -> _Held:
        if len(self._held) >= REMEMBERED:
            self._held.clear()
            self._current.clear()
        self._held[key.number] = held = _Held(key, subject, key.cipher, f"{MARK}{key.number}:")
        return held

    def _begin(self) -> None:
        if not self._db.in_transaction:
            self._db.execute("begin immediate")

    def keep(self) -> None:
        """Put the keys that were made on the disk: the rows that need them come after."""
        if self._db.in_transaction:
            self._db.execute("commit")

    # --- the end of a key -----------------------------------------------------------------------------------

    def retire(self, subject: int) -> None:
        """Nothing new is sealed under the subject's key; what was, opens until it is destroyed."""
        self._current.pop(subject, None)
        self._begin()
        self._db.execute("update keys set is_retired = 1 where subject = ?", (subject,))

    def examine(self) -> list[Used]:
        """The retired keys, and some of the others: each comes round in its turn."""
        sql = """
            select number, subject, is_retired from keys where is_retired
            union
            select * from (
                select number, subject, is_retired from keys
                where number > ? and subject <> ? order by number limit ?
            )
        """
        found = [Used(*row) for row in self._db.execute(sql, (self._examined, HOUSE, EXAMINED))]
        others = [key.number for key in found if not key.is_retired]
        self._examined = max(others) if len(others) == EXAMINED else 0
        return found

    def destroy(self, numbers: Iterable[int]) -> None:
        """Overwrite these keys, and whatever was sealed under them with it."""
        gone = list(numbers)
        self._begin()
        self._db.executemany("delete from keys where number = ?", [(number,) for number in gone])
        self._db.execute("update key_store set destroyed = destroyed + ?", (len(gone),))
        for number in gone:
            held = self._held.pop(number, None)
            if held and self._current.get(held.subject) == held:
                del self._current[held.subject]
        self.empty_log()

    def empty_log(self) -> None:
        """Nothing of what was destroyed is left in the write-ahead log."""
        self.keep()
        self._db.execute("pragma wal_checkpoint(truncate)")

    @property
    def last(self) -> int:
        """The highest number that was ever given."""
        row = self._db.execute("select seq from sqlite_sequence where name = 'keys'").fetchone()
        return row[0] if row else 0

    @property
    def destroyed(self) -> int:
        """How many keys were destroyed since the beginning."""
        number: int = self._db.execute("select destroyed from key_store").fetchone()[0]
        return number

    def living(self) -> set[int]:
        """The numbers of all keys that there are."""
        return {number for (number,) in self._db.execute("select number from keys")}

    # --- another master key ---------------------------------------------------------------------------------

    def rewrap(self, master_key: bytes) -> int:
        """Wrap every key with another master key, all of them or none; how many there are."""
        new = AESGCM(master_key)
        self.keep()
        with _all_or_nothing(self._db):
            rows = self._db.execute("select number, subject, wrapped from keys").fetchall()
            for number, subject, wrapped in rows:
                secret = unseal(self._master, wrapped, f"key|{subject}")
                values = (seal(new, secret, f"key|{subject}"), number)
                self._db.execute("update keys set wrapped = ? where number = ?", values)
            proof = seal(new, self.id.encode(), "proof")
            self._db.execute("update key_store set proof = ?", (proof,))
        self._master = new
        self.empty_log()
        return len(rows)


@contextmanager
def _all_or_nothing(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("begin immediate")
    try:
        yield
    except BaseException:
        db.execute("rollback")
        raise
    db.execute("commit")
