"""The runs as one table, and where it is written."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from typing import NamedTuple

from bench import page
from bench.contenders import BASELINE, ROOT, Contender

PAGE = ROOT / "docs" / "performance.md"
HEADER = (
    "bot",
    "durable",
    "updates/s",
    "ratio",
    "CPU ms per update",
    "p50 / p99 at 30/s, ms",
    "p99 saturated, ms",
    "RSS MB",
    "cold start s",
    "40 ms line: updates/s",
    "ratio",
    "p50 / p99, s",
)


class Run(NamedTuple):
    """One contender measured once, on loopback and on the slow line; times in seconds."""

    contender: Contender
    per_second: float
    cpu_per_update: float
    waits_at_30: list[float]
    waits_saturated: list[float]
    rss_bytes: int
    cold_start: float
    line_per_second: float
    line_waits: list[float]


class Figure(NamedTuple):
    """One figure of our bot alone, and the most it should be."""

    what: str
    measured: str
    goal: str = ""


def percentile(waits: Sequence[float], percent: int) -> float:
    """The wait that so many per cent of the updates do not exceed."""
    return quantiles(waits, n=100, method="inclusive")[percent - 1] if len(waits) > 1 else 0.0


def table(runs: Sequence[Run]) -> str:
    """One row for each contender, the median of its runs in each cell."""
    by_contender: dict[Contender, list[Run]] = {}
    for run in runs:
        by_contender.setdefault(run.contender, []).append(run)
    baseline = by_contender.get(BASELINE) or runs
    rows = [_row(mine, baseline) for mine in by_contender.values()]
    return page.table(HEADER, rows)


def figures(measured: Sequence[Figure]) -> str:
    """One row for each figure."""
    return page.table(("this bot alone", "measured", "goal: at most"), measured)


def write(peers: str, ours: str, *, runs: int, load: float) -> None:
    """Put both tables between the two marks of the page; `load` is what the machine had to do already."""
    about = (
        f"Medians of {runs} interleaved runs, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}, SQLite on this disk;"
        f" other work kept {load:.1f} cores busy in the minute before."
        " Absolute figures move with the machine; the ratios are what counts."
    )
    page.put(PAGE, "bench", f"{about}\n\n{peers}\n\n{ours}")


def _row(mine: Sequence[Run], baseline: Sequence[Run]) -> list[str]:
    def middle(value: Callable[[Run], float], runs: Sequence[Run] = mine) -> float:
        return median(value(run) for run in runs)

    def p50_and_p99(waits: Callable[[Run], list[float]], unit: float, digits: int) -> str:
        p50 = middle(lambda run: percentile(waits(run), 50)) / unit
        p99 = middle(lambda run: percentile(waits(run), 99)) / unit
        return f"{p50:.{digits}f} / {p99:.{digits}f}"

    speed = middle(lambda run: run.per_second)
    line_speed = middle(lambda run: run.line_per_second)
    return [
        mine[0].contender.name,
        "yes" if mine[0].contender.is_durable else "no",
        f"{speed:.0f}",
        f"{speed / middle(lambda run: run.per_second, baseline):.1f}",
        f"{middle(lambda run: run.cpu_per_update) * 1000:.2f}",
        p50_and_p99(lambda run: run.waits_at_30, 0.001, 0),
        f"{middle(lambda run: percentile(run.waits_saturated, 99)) * 1000:.0f}",
        f"{middle(lambda run: run.rss_bytes) / 2**20:.0f}",
        f"{middle(lambda run: run.cold_start):.1f}",
        f"{line_speed:.0f}",
        f"{line_speed / middle(lambda run: run.line_per_second, baseline):.1f}",
        p50_and_p99(lambda run: run.line_waits, 1, 2),
    ]
