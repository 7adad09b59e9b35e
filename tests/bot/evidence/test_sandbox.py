"""A file is examined in a process of its own: its verdict comes back, and nothing else stays."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
from asyncio.subprocess import Process
from pathlib import Path

import pytest

from bot.background import NICENESS
from bot.evidence import sandbox
from bot.evidence.sandbox import SandboxError
from bot.evidence.verdict import Accepted, Reason, Refused
from tests.bot.evidence import picture_files as pictures
from tests.bot.evidence.hostile import CORPUS, GOOD

AT_ONCE = 3


class Bench:
    """A few files at once are enough for two processors."""

    def __init__(self) -> None:
        self._room = asyncio.Semaphore(AT_ONCE)

    async def examine(self, content: bytes) -> tuple[Accepted | Refused, bool]:
        """The verdict, and whether there is a clean copy."""
        async with self._room:
            verdict, clean = await sandbox.examine(content)
            return verdict, bool(clean)


@pytest.fixture
def bench() -> Bench:
    return Bench()


async def test_each_file_of_the_corpus_gets_its_verdict_and_leaves_its_clean_copy_alone(bench: Bench) -> None:
    found = await asyncio.gather(*(bench.examine(file.make()) for file in CORPUS.values()))

    expected = [(file.verdict, name in GOOD) for name, file in CORPUS.items()]
    assert dict(zip(CORPUS, found, strict=True)) == dict(zip(CORPUS, expected, strict=True))


async def test_a_picture_that_needs_too_much_memory_is_a_bomb(bench: Bench) -> None:
    assert await bench.examine(pictures.png_of_too_much_memory()) == (Refused("bomb"), False)


async def test_a_file_that_takes_too_long_is_broken_and_leaves_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.0)

    assert await bench.examine(pictures.jpeg()) == (Refused("broken"), False)


async def test_an_examination_that_is_cancelled_at_once_leaves_nothing_open() -> None:
    before = handles()
    task = asyncio.create_task(sandbox.examine(pictures.jpeg()))
    await asyncio.sleep(0)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert handles() == before


async def test_an_examination_that_is_cancelled_at_work_ends_its_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, line = handles(), sandbox._line
    at_work: asyncio.Future[Process] = asyncio.get_running_loop().create_future()

    async def seen(child: Process) -> bytes:
        at_work.set_result(child)
        return await line(child)

    monkeypatch.setattr(sandbox, "_line", seen)
    task = asyncio.create_task(sandbox.examine(pictures.jpeg()))
    child = await asyncio.wait_for(at_work, 10)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert child.returncode == -signal.SIGKILL
    assert handles() == before


def handles() -> int:
    """How many files this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def test_a_file_that_cannot_be_read_is_no_verdict() -> None:
    with pytest.raises(SandboxError, match="FileNotFoundError"):
        sandbox._read(b'{"fault": "FileNotFoundError: 9"}')


@pytest.mark.parametrize(
    ("ended_with", "reason"),
    [
        (signal.SIGXCPU, "bomb"),
        (signal.SIGXFSZ, "bomb"),
        (signal.SIGABRT, "bomb"),
        (signal.SIGKILL, "bomb"),
        (signal.SIGSEGV, "broken"),
        (signal.SIGBUS, "broken"),
    ],
)
def test_a_file_that_kills_the_examiner_is_refused(ended_with: signal.Signals, reason: Reason) -> None:
    assert sandbox._obituary(-ended_with) == Refused(reason)


@pytest.mark.parametrize("line", [b"", b"\xff\n", b"[]\n", b'{"reason": "because"}\n', b'{"pages": 1}\n'])
def test_an_answer_that_makes_no_sense_is_no_yes(line: bytes) -> None:
    assert sandbox._read(line) == Refused("broken")


@pytest.mark.parametrize("code", [1, -signal.SIGTERM, -signal.SIGINT])
def test_an_examiner_that_fails_by_itself_or_is_stopped_is_no_verdict(code: int) -> None:
    with pytest.raises(SandboxError):
        sandbox._obituary(code)


def test_the_examiner_has_given_up_its_means_before_it_reads() -> None:
    code = "import sys; sys.argv[1:] = ['/', '/']; from bot.evidence.examine import main; main();"
    look = "import os, resource; print([resource.getrlimit(what) for what in map(int, {!r}.split())]);"
    look += "print(os.nice(0))"
    asked = [
        resource.RLIMIT_AS,
        resource.RLIMIT_CPU,
        resource.RLIMIT_FSIZE,
        resource.RLIMIT_CORE,
        resource.RLIMIT_NOFILE,
    ]
    found = subprocess.check_output(
        [sys.executable, "-I", "-c", code + look.format(" ".join(map(str, asked)))]
    )

    memory, size = 768 << 20, 64 << 20
    niceness = int(found.splitlines()[2])
    limits = json.loads(found.splitlines()[1].replace(b"(", b"[").replace(b")", b"]"))
    assert limits == [[memory, memory], [10, 11], [size, size], [0, 0], [64, 64]]
    assert niceness == min(19, os.nice(0) + NICENESS)
