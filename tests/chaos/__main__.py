"""`make chaos`: every test of the suite at full length, and docs/reliability.md with what was measured."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import platform
import sqlite3
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final, NamedTuple

from bench import page
from tests.chaos import (
    clocks,
    corpus,
    crashes,
    disk,
    instances,
    kills,
    logs,
    outages,
    polls,
    power,
    sends,
    soak,
)
from tests.chaos.figures import Figure, missed

PAGE: Final = Path(__file__).parents[2] / "docs" / "reliability.md"
HEADER: Final = ("counted", "goal", "measured")

Measuring = Coroutine[Any, Any, list[Figure]]


class Test(NamedTuple):
    """A family of tests under the name that `--only` takes; `seed` of whatever is left to chance in it."""

    name: str
    title: str
    seed: str
    measure: Callable[[Path], Measuring]
    needs_disk: bool = False


async def _crashes(_folder: Path) -> list[Figure]:
    return await asyncio.to_thread(crashes.measure, 1_000, 60)


async def _kills(folder: Path) -> list[Figure]:
    figures = await kills.measure(folder / "kills", kills.WHOLE)
    return figures + await kills.measure_mistake(folder / "mistake")


async def _writes(folder: Path) -> list[Figure]:
    figures = outages.measure_making(folder / "making", 1)
    return figures + await outages.measure_writes(folder / "writes", 1)


TESTS: Final = (
    Test("T1", "T1, T2: killed under load (kill -9), polling", str(kills.SEED), _kills),
    Test(
        "T2",
        "T1, T2: killed under load (kill -9), with a webhook",
        str(kills.SEED),
        lambda folder: kills.measure(folder / "kills", kills.WHOLE._replace(mode="webhook")),
    ),
    Test(
        "T3",
        "T3: what answers a question for updates",
        str(polls.SEED),
        lambda folder: polls.measure(folder / "polls", polls.WHOLE),
    ),
    Test(
        "T4",
        "T4: what answers what is sent",
        str(sends.SEED),
        lambda folder: sends.measure(folder / "sends", 20),
    ),
    Test("T5", "T5: ended before any SQL statement", "of Hypothesis, derived from the test", _crashes),
    Test(
        "T6",
        "T6: power cut",
        str(power.SEED),
        lambda folder: power.measure(folder, 2_100),
        needs_disk=True,
    ),
    Test(
        "T7",
        "T7: the disk fails at each write",
        str(outages.SEED),
        _writes,
        needs_disk=True,
    ),
    Test(
        "T8",
        "T7, T8: the disk is full, or the store is held",
        str(outages.SEED),
        lambda folder: outages.measure(folder / "outages", outages.WHOLE),
    ),
    Test("T9", "T9: the clock", "none", lambda folder: clocks.measure(folder / "clocks")),
    Test("T10", "T10: hostile updates", "none", lambda folder: corpus.measure(folder / "corpus")),
    Test(
        "T11",
        "T11: updates by chance (an hour of them: `make fuzz`)",
        str(corpus.SEED),
        lambda folder: corpus.measure_mutations(folder / "mutations", 10_000),
    ),
    Test("T12", "T12: a second bot", "none", instances.measure),
    Test("T13", "T13: errors that hold words", "none", lambda folder: logs.measure(folder / "logs")),
    Test("T17", "T17: soak", str(soak.SEED), lambda folder: soak.measure(folder / "soak", soak.WHOLE)),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--only", nargs="+", metavar="TEST", help="T1, T3 …; writes nothing")
    only = parser.parse_args().only
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    chosen = [test for test in TESTS if not only or test.name in only]
    if not chosen:
        sys.exit(f"--only: expected some of {', '.join(test.name for test in TESTS)}")
    load, sections, is_well = os.getloadavg()[0], [], True
    with tempfile.TemporaryDirectory() as folder:
        for test in chosen:
            section, is_met = _run(test, Path(folder, test.name))
            print(f"{section}\n", flush=True)
            sections.append(section)
            is_well = is_well and is_met
    if not only:
        page.put(PAGE, "chaos", "\n\n".join([_machine(load), *sections]))
    if not is_well:
        sys.exit("a goal was missed")


def _run(test: Test, folder: Path) -> tuple[str, bool]:
    """Its section of the page, and whether every goal was met."""
    if test.needs_disk and disk.library() is None:
        return f"### {test.title}\n\nNot run: this Python hides the functions of SQLite.", True
    folder.mkdir()
    began = time.monotonic()
    try:
        figures = asyncio.run(test.measure(folder))
    except Exception as error:  # noqa: BLE001 - the others are to be measured too
        return f"### {test.title}\n\n**Ended with {type(error).__name__}: {error}**", False
    took = time.monotonic() - began
    about = f"`python -m tests.chaos --only {test.name}`, seed: {test.seed}, {took:.0f} s."
    rows = [(it.what, it.goal, it.measured if it.is_met else f"**{it.measured}**") for it in figures]
    return f"### {test.title}\n\n{about}\n\n{page.table(HEADER, rows)}", not missed(figures)


def _machine(load: float) -> str:
    return (
        f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}; other work kept {load:.1f} cores busy in the minute before."
        " A goal that was missed would stand in bold."
    )


if __name__ == "__main__":
    main()
