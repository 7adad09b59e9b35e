"""The process of the fake Bot API as the bench sees it, and what a process has used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.contenders import ROOT


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


def cpu_seconds(pid: int) -> float:
    """What the process has used so far, in user and in system mode."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rss_bytes(pid: int) -> int:
    """What the process holds in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
