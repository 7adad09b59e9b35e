"""What happened since the start, as numbers alone: no chat, no case, nobody's name is among them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from bot.faults import Fault

OK: Final = "ok"
BOUNDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)  # seconds


@dataclass(slots=True)
class Durations:
    """How many took how long: up to each bound, and longer than the last."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


@dataclass(slots=True)
class Tally:
    """The parts count here as they work; whoever watches reads it.

    `dead_letters`, by the first letter of their reference: R an update, E a message, M an e-mail.
    `calls` of the Bot API, by method and what became of them.
    `refused`: what was posted to the webhook and not taken, by the reason.
    `commits`: how long a batch of updates took, with its commit.
    """

    updates: int = 0
    turns: int = 0
    dead_letters: Counter[str] = field(default_factory=Counter)
    calls: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    commits: Durations = field(default_factory=Durations)

    def call(self, method: str, fault: Fault | None = None) -> None:
        """A call of the Bot API was answered, or it failed that way."""
        self.calls[method, fault.name.lower() if fault else OK] += 1

    @property
    def line(self) -> str:
        """All of it on one line, for the operator."""
        failed = sum(count for (_, became), count in self.calls.items() if became != OK)
        return (
            f"{self.updates} updates, {self.turns} turns, {self.dead_letters.total()} dead letters,"
            f" {self.calls.total()} calls of which {failed} failed"
        )
