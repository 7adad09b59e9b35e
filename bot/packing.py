"""Things of a size, in their order, in as few parts as hold so much each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Kind = TypeVar("Kind")


def packed(things: Sequence[Kind], size: Callable[[Kind], int], room: int) -> list[tuple[Kind, ...]]:
    """The parts; a thing that is larger than a part has one to itself."""
    parts: list[list[Kind]] = []
    left = 0
    for thing in things:
        if not parts or size(thing) > left:
            parts.append([])
            left = room
        parts[-1].append(thing)
        left -= size(thing)
    return [tuple(part) for part in parts]
