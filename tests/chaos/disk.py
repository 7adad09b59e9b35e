"""A disk that is watched, and that may fail: each write and each sync of SQLite, by a VFS of our own.

It is registered as the default one of the very library that Python's sqlite3 uses, and passes everything on
to the real one. So the store runs unchanged, and what would be on the disk after a power cut can be told.
Where Python holds SQLite within itself and hides its functions, there is no such disk: `library` is None.
"""

from __future__ import annotations

import _sqlite3
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import (
    CDLL,
    CFUNCTYPE,
    POINTER,
    Structure,
    addressof,
    c_char_p,
    c_int,
    c_int64,
    c_void_p,
    cast,
    memmove,
    sizeof,
    string_at,
)
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

OK: Final = 0
FULL: Final = 13
IOERR_WRITE: Final = 778
IOERR_FSYNC: Final = 1034
FRAME_HEADER: Final = 24  # bytes; in the fifth to the eighth, the size of the database if a commit ends here
_CREATE: Final = 0x4


class Write(NamedTuple):
    """Bytes given to the system, which may keep them from the disk until they are synced."""

    path: str
    offset: int
    content: bytes

    @property
    def ends_commit(self) -> bool:
        """The header of the last frame of a commit in a write-ahead log; the page itself follows."""
        size = self.content[4:8]
        return self.path.endswith("-wal") and len(self.content) == FRAME_HEADER and any(size)


class Truncate(NamedTuple):
    """The file is cut to so many bytes."""

    path: str
    size: int


class Create(NamedTuple):
    """The file was not there."""

    path: str


class Delete(NamedTuple):
    """The file is taken out of its folder; `is_synced`: for good."""

    path: str
    is_synced: bool


class Sync(NamedTuple):
    """All that was written to the file is on the disk."""

    path: str


class Acknowledged(NamedTuple):
    """Somebody was told that what is committed will last."""


Act = Write | Truncate | Create | Delete | Sync | Acknowledged
Fault = Callable[[Write | Sync | Truncate], int]


class Disk:
    """What was done to the files of one folder, in order, and what is to fail."""

    def __init__(self, folder: Path) -> None:
        self.acts: list[Act] = []
        self.fault: Fault = well
        self._folder = str(folder)

    def holds(self, path: str) -> bool:
        """True for the files it watches; not for the memory that connections share, which is no file."""
        return path.startswith(self._folder)

    def allows(self, act: Write | Sync | Truncate) -> int:
        """Write the act down, unless it fails: the code of SQLite for what happens."""
        code = self.fault(act)
        if code == OK:
            self.acts.append(act)
        return code


def well(_act: Write | Sync | Truncate) -> int:
    """Nothing fails."""
    return OK


# SQLite's structures (sqlite3.h) -------------------------------------------------------------------


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int),
        ("file_bytes", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app_data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("rest", c_void_p * 13),
    )


class _Methods(Structure):
    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("rest", c_void_p * 13),
    )


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


@cache
def library() -> CDLL | None:
    """The SQLite of Python's sqlite3, if its functions can be reached."""
    found = CDLL(getattr(_sqlite3, "__file__", None))
    if not hasattr(found, "sqlite3_vfs_find"):
        return None
    found.sqlite3_vfs_find.restype = POINTER(_Vfs)
    found.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
    return found


@contextmanager
def watched(folder: Path) -> Iterator[Disk]:
    """All files that SQLite opens within the block, in that folder, are on the watched disk.

    Connections must be closed before the block ends.
    """
    sqlite = library()
    if sqlite is None:
        raise RuntimeError("SQLite cannot be reached in this Python")
    disk = Disk(folder)
    watching = _Watching(sqlite.sqlite3_vfs_find(None), disk)
    sqlite.sqlite3_vfs_register(addressof(watching.vfs), 1)
    try:
        yield disk
    finally:
        gc.collect()  # a connection that only the collector would close must not outlive what it points to
        sqlite.sqlite3_vfs_unregister(c_void_p(addressof(watching.vfs)))
        sqlite.sqlite3_vfs_register(watching.real_address, 1)


class _Watching:
    """The VFS. It holds whatever SQLite has pointers to."""

    def __init__(self, real: Any, disk: Disk) -> None:
        self.real_address = cast(real, c_void_p)
        self.vfs = _copied(real.contents)
        self.vfs.name = b"watched"
        self._disk = disk
        self._paths: dict[int, str] = {}
        self._methods: dict[int, tuple[_Methods, tuple[Any, ...]]] = {}
        self._real_open = _OPEN(real.contents.open)
        self._real_delete = _DELETE(real.contents.delete)
        self._open, self._delete = _OPEN(self._on_open), _DELETE(self._on_delete)
        self.vfs.open = cast(self._open, c_void_p)
        self.vfs.delete = cast(self._delete, c_void_p)

    def _on_open(self, _vfs: int, name: int, file: int, flags: int, told: Any) -> int:
        path = string_at(name).decode() if name else ""
        is_new = bool(flags & _CREATE) and not Path(path).exists()
        code: int = self._real_open(self.real_address, name, file, flags, told)
        if code == OK and name and self._disk.holds(path):
            if is_new:
                self._disk.acts.append(Create(path))
            self._paths[file] = path
            opened = _File.from_address(file)
            opened.methods = self._watched(opened.methods)
        return code

    def _on_delete(self, _vfs: int, name: int, is_synced: int) -> int:
        path = string_at(name).decode()
        if self._disk.holds(path):
            self._disk.acts.append(Delete(path, bool(is_synced)))
        return int(self._real_delete(self.real_address, name, is_synced))

    def _watched(self, real: Any) -> Any:
        """The same methods, of which three are ours. There is a table for each way to lock."""
        address = addressof(real.contents)
        if address not in self._methods:
            methods = _copied(real.contents)
            ours = self._ours(real.contents)
            methods.write, methods.truncate, methods.sync = (cast(one, c_void_p) for one in ours)
            self._methods[address] = methods, ours
        return POINTER(_Methods)(self._methods[address][0])

    def _ours(self, real: _Methods) -> tuple[Any, ...]:
        real_write, real_truncate, real_sync = _WRITE(real.write), _TRUNCATE(real.truncate), _SYNC(real.sync)
        allows, paths = self._disk.allows, self._paths

        def write(file: int, content: int, size: int, offset: int) -> int:
            code = allows(Write(paths[file], offset, string_at(content, size)))
            return code or int(real_write(file, content, size, offset))

        def truncate(file: int, size: int) -> int:
            return allows(Truncate(paths[file], size)) or int(real_truncate(file, size))

        def sync(file: int, flags: int) -> int:
            return allows(Sync(paths[file])) or int(real_sync(file, flags))

        return _WRITE(write), _TRUNCATE(truncate), _SYNC(sync)


def _copied(original: Any) -> Any:
    copy = type(original)()
    memmove(addressof(copy), addressof(original), sizeof(original))
    return copy
