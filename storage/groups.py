"""A group of the staff besides the main one, and the cases that live in it."""

from __future__ import annotations

from typing import NamedTuple


class Group(NamedTuple):
    """Cases behind these doors; where agencies are named, only theirs."""

    chat_id: int
    doors: tuple[str, ...]
    agencies: tuple[str, ...] = ()

    def fits(self, door: str, agency: str) -> bool:
        """True for a case that lives here, unless one before this takes it."""
        return door in self.doors and (not self.agencies or agency in self.agencies)
