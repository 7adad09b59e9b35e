"""Measure this bot and its peers in turn: `python -m bench [--quick] [--only NAME …]`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from bench.contenders import CONTENDERS, OURS, ROOT, Contender, command, install_peers, started
from bench.report import Run, table, write

TENANTS = 100
RATE = 30
LINE_SECONDS = 0.04
LONGEST_SECONDS = 480


class Plan(NamedTuple):
    """How often and how long, in seconds."""

    runs: int
    saturated: float
    at_rate: float
    line: float


FULL = Plan(runs=3, saturated=5, at_rate=8, line=10)
QUICK = Plan(runs=1, saturated=2, at_rate=2, line=2)


class Server:
    """The process of the fake Bot API, which carries out one order at a time."""

    def __init__(self, journey: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.server", journey],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = self.answer()

    def order(self, **what: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def drive(self, seconds: float, rate: float | None = None, line: float = 0) -> Any:
        self.order(seconds=seconds, rate=rate, line=line)
        measured = self.answer()
        if not measured["updates"] or measured["unanswered"]:
            print(f"{measured['unanswered']} tenants got no answer", file=sys.stderr)
        return measured


@contextmanager
def server(journey: str) -> Iterator[Server]:
    """Run a server until the block ends."""
    running = Server(journey)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait()


def measure(contender: Contender, plan: Plan) -> Run:
    with server(contender.journey) as telegram:
        telegram.order(first_answer=True)
        began = perf_counter()
        with started(contender, telegram.url) as process:
            if not telegram.answer():
                raise RuntimeError(f"{contender.name} gives no answer")
            cold_start = perf_counter() - began
            telegram.order(gather=TENANTS)
            telegram.answer()
            cpu_before = cpu_seconds(process.pid)
            saturated = telegram.drive(plan.saturated)
            cpu = cpu_seconds(process.pid) - cpu_before
            at_rate = telegram.drive(plan.at_rate, rate=RATE)
            rss = rss_bytes(process.pid)
            slow = telegram.drive(plan.line, line=LINE_SECONDS)
    return Run(
        contender,
        saturated["per_second"],
        cpu / max(saturated["updates"], 1),
        at_rate["waits"],
        saturated["waits"],
        rss,
        cold_start,
        slow["per_second"],
        slow["waits"],
    )


def cpu_seconds(pid: int) -> float:
    """What the process has used so far, in user and in system mode."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rss_bytes(pid: int) -> int:
    """What the process holds in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def interleaved(contenders: list[Contender], plan: Plan) -> list[Run]:
    """Run all contenders in turn, again and again, as long as the time allows."""
    runs: list[Run] = []
    began = perf_counter()
    for turn in range(plan.runs):
        took = (perf_counter() - began) / max(turn, 1)
        if perf_counter() - began + took > LONGEST_SECONDS:
            break
        for contender in contenders:
            runs.append(measure(contender, plan))
            print(f"{turn + 1}/{plan.runs} {table(runs[-1:]).splitlines()[-1]}", flush=True)
    return runs


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--quick", action="store_true", help="under a minute, writes nothing")
    parser.add_argument("--only", nargs="+", default=[""], help="part of the names to run")
    options = parser.parse_args()
    contenders = [one for one in CONTENDERS if any(part in one.name for part in options.only)]
    if OURS in contenders and not command().exists():
        sys.exit(f"{command()}: not installed; run `make test` first")
    if any(one.script for one in contenders):
        install_peers()
    runs = interleaved(contenders, QUICK if options.quick else FULL)
    print(f"\n{table(runs)}")
    if not options.quick and len(contenders) == len(CONTENDERS):
        write(table(runs), runs=len(runs) // len(contenders))


main()
