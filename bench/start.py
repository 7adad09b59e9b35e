"""How long our own command takes to be there, and what it holds while it waits: `python -m bench.start`."""

from __future__ import annotations

import subprocess
from statistics import median
from time import perf_counter

from bench.contenders import OURS, as_installed, command, started
from bench.process import rss_bytes, server
from bench.report import Figure, figures

TIMES = 5


def measure() -> list[Figure]:
    """Medians; the first start, which compiles and reads from disk, does not count."""
    help_seconds(), first_poll()
    helps = median(help_seconds() for _ in range(TIMES))
    polls, held = zip(*(first_poll() for _ in range(TIMES)), strict=True)
    return [
        Figure("`mediation-bot --help`, s", f"{helps:.2f}", "0.7"),
        Figure("`mediation-bot run` until the first getUpdates, s", f"{median(polls):.2f}", "0.7"),
        Figure("RSS then, MB", f"{median(held) / 2**20:.0f}", "80"),
    ]


def help_seconds() -> float:
    """From the call to its end."""
    began = perf_counter()
    subprocess.run([command(), "--help"], check=True, env=as_installed(), stdout=subprocess.DEVNULL)
    return perf_counter() - began


def first_poll() -> tuple[float, int]:
    """From the call to the first question for updates, in seconds; and the bytes held then."""
    with server(OURS.journey) as telegram:
        telegram.order(first_poll=True)
        began = perf_counter()
        with started(OURS, telegram.url) as process:
            telegram.answer()
            return perf_counter() - began, rss_bytes(process.pid)


if __name__ == "__main__":
    print(figures(measure()))
