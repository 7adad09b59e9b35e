"""What an update costs among many tenants, and with many at once: `python -m bench.scale`."""

from __future__ import annotations

from typing import NamedTuple

from bench.contenders import OURS, started
from bench.process import Server, cpu_seconds, rss_bytes, server
from bench.report import Figure, figures, percentile

STORED = (0, 10_000, 100_000, 1_000_000)
TENANTS = 100
AT_ONCE = 5_000
SECONDS = 5.0


class Measured(NamedTuple):
    """With so many in the store, and so many who act as soon as they are asked."""

    per_second: float
    cpu_ms: float
    p99_ms: float
    rss_mb: float
    unanswered: int


def measure() -> list[Figure]:
    """The cost as the store grows, each as a ratio to an empty one; and a crowd at once."""
    by_size = {stored: saturated(stored, TENANTS) for stored in STORED}
    empty = by_size[0].cpu_ms
    told = [
        Figure(
            f"CPU per update with {stored:,} conversations and cases stored, to that of an empty store",
            f"{measured.cpu_ms / empty:.2f}",
            "1.2",
        )
        for stored, measured in by_size.items()
        if stored
    ]
    crowd = saturated(0, AT_ONCE)
    return [
        *told,
        Figure(
            f"the same with {AT_ONCE:,} tenants at once in place of {TENANTS}", f"{crowd.cpu_ms / empty:.2f}"
        ),
        Figure(f"p99 then, s; {crowd.unanswered} without an answer", f"{crowd.p99_ms / 1000:.1f}"),
        Figure("RSS then, MB", f"{crowd.rss_mb:.0f}", "150"),
    ]


def saturated(stored: int, tenants: int) -> Measured:
    """All of them act as fast as they are answered."""
    with server(OURS.journey) as telegram, started(OURS, telegram.url, stored) as process:
        _let_in(telegram, tenants)
        before = cpu_seconds(process.pid)
        driven = telegram.drive(SECONDS)
        cpu = cpu_seconds(process.pid) - before
        return Measured(
            driven["per_second"],
            cpu / max(driven["updates"], 1) * 1000,
            percentile(driven["waits"], 99) * 1000,
            rss_bytes(process.pid) / 2**20,
            driven["unanswered"],
        )


def _let_in(telegram: Server, tenants: int) -> None:
    telegram.order(first_answer=True)
    if not telegram.answer():
        raise RuntimeError("the bot gives no answer")
    telegram.order(gather=tenants)
    telegram.answer()


if __name__ == "__main__":
    print(figures(measure()))
