"""How much room there is for files: on the disk, and of what the landlord gives them in all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple, Protocol

MEGABYTE: Final = 1_000_000
SCARCE_PERCENT: Final = 20  # of the disk: staff are told before anything is refused
LOOK_SECONDS: Final = 60.0  # walking through the folder takes milliseconds, and is done once a minute


class Usage(Protocol):
    """What `shutil.disk_usage` tells, in bytes."""

    @property
    def total(self) -> int: ...
    @property
    def free(self) -> int: ...


class Floor(NamedTuple):
    """Below this no file is taken: percent and bytes of the disk that stay free, bytes of all files."""

    percent: int
    free: int
    total: int


class Room:
    """Looks at the disk and at the folder of files, and remembers what it saw for a while."""

    def __init__(
        self, folder: Path, floor: Floor, measure: Callable[[Path], Usage] = shutil.disk_usage
    ) -> None:
        self._folder = folder
        self._floor = floor
        self._measure = measure
        self._looked_at = float("-inf")
        self._kept = 0

    def has_for(self, size: int, now: float) -> bool:
        """True when a file of so many bytes may come."""
        usage = self._measure(self._near())
        left = usage.free - size
        is_on_disk = left >= self._floor.free and left * 100 >= usage.total * self._floor.percent
        return is_on_disk and self._all_files(now) + size <= self._floor.total

    def is_scarce(self) -> bool:
        """True when somebody should make room."""
        usage = self._measure(self._near())
        return usage.free * 100 < usage.total * SCARCE_PERCENT

    def _near(self) -> Path:
        return self._folder if self._folder.exists() else self._folder.parent

    def _all_files(self, now: float) -> int:
        if abs(now - self._looked_at) >= LOOK_SECONDS:
            self._looked_at = now
            self._kept = sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())
        return self._kept
