"""T13: whatever happens, no log of a process holds the token, nor what a tenant said, nor who they are."""

from __future__ import annotations

import re
from typing import Final

from tests.chaos.figures import Figure, none
from tests.conftest import MARKERS

DEBUG: Final = '[logs]\nlevel = "debug"\n'
_SAID: Final = re.compile(
    rf"{MARKERS.pattern}|locataire essai|locataire \d|détail des charges|je suis le numéro|\b10000\d\d\b",
    re.IGNORECASE,
)


def figure(log: str) -> Figure:
    """How many lines give something away, of how many."""
    lines = log.splitlines()
    return none(f"lines with a word, a person or the token, of {len(lines):,} logged", len(leaks(lines)))


def leaks(lines: list[str]) -> list[str]:
    """The lines that should not have been written."""
    return [line for line in lines if _SAID.search(line)]
