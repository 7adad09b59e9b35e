"""Pieces to be bound, and the files that come of it: plain values, without the libraries that bind."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from bot.evidence.verdict import EXTENSIONS
from storage.files import Copy

LARGEST: Final = 45_000_000  # bytes; a bot may send 50 MB (Bot API, sendDocument); checked November 2026


class Bound(NamedTuple):
    """A piece; `source` is its clean copy, `sha256` that of the file as it is kept."""

    number: int
    title: str
    received: date
    sha256: str
    media_type: str
    source: Copy

    @property
    def name(self) -> str:
        """What the file is called outside: no word of the tenant is in it."""
        return f"piece-{self.number:02}.{EXTENSIONS.get(self.media_type, 'bin')}"


class File(NamedTuple):
    name: str
    content: bytes
