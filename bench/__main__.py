"""Measure this bot and its peers in turn: `python -m bench [--quick] [--only NAME …]`."""

from __future__ import annotations

import argparse
import os
import sys
from time import perf_counter
from typing import NamedTuple

from bench import papers, scale, start, step
from bench.contenders import CONTENDERS, OURS, Contender, command, install_peers, started
from bench.process import cpu_seconds, rss_bytes, server
from bench.report import Run, figures, table, write

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


FULL = Plan(runs=2, saturated=5, at_rate=8, line=10)
QUICK = Plan(runs=1, saturated=2, at_rate=2, line=2)


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
            at_rate = telegram.drive(plan.at_rate, rate=RATE)  # before the papers of a saturating load wait
            cpu_before = cpu_seconds(process.pid)
            saturated = telegram.drive(plan.saturated)
            cpu = cpu_seconds(process.pid) - cpu_before
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
    load = os.getloadavg()[0]
    runs = interleaved(contenders, QUICK if options.quick else FULL)
    print(f"\n{table(runs)}")
    if not options.quick and len(contenders) == len(CONTENDERS):
        ours = figures([*step.measure(), *start.measure(), *scale.measure(), *papers.measure()])
        print(f"\n{ours}")
        write(table(runs), ours, runs=len(runs) // len(contenders), load=load)


if __name__ == "__main__":
    main()
