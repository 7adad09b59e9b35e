"""A file is examined in a process of its own: its verdict comes back, and nothing else stays."""

from __future__ import annotations

import asyncio
import json
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.evidence import sandbox
from bot.evidence.sandbox import SandboxError
from bot.evidence.verdict import Accepted, Reason, Refused
from tests.bot.evidence import picture_files as pictures
from tests.bot.evidence.hostile import CORPUS, GOOD

AT_ONCE = 3


class Bench:
    """A folder for each file that is examined."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._room = asyncio.Semaphore(AT_ONCE)

    async def examine(self, name: str, content: bytes) -> tuple[Accepted | Refused, list[str]]:
        """The verdict, and the names of what it left."""
        source, scratch = self._folder / f"{name}.bin", self._folder / name
        async with self._room:
            await asyncio.to_thread(source.write_bytes, content)
            scratch.mkdir()
            return await sandbox.examine(source, scratch), [path.name for path in scratch.iterdir()]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


async def test_each_file_of_the_corpus_gets_its_verdict_and_leaves_its_clean_copy_alone(bench: Bench) -> None:
    found = await asyncio.gather(*(bench.examine(name, file.make()) for name, file in CORPUS.items()))

    expected = [(file.verdict, ["clean"] if name in GOOD else []) for name, file in CORPUS.items()]
    assert dict(zip(CORPUS, found, strict=True)) == dict(zip(CORPUS, expected, strict=True))


async def test_a_picture_that_needs_too_much_memory_is_a_bomb(bench: Bench) -> None:
    assert await bench.examine("wide", pictures.png_of_too_much_memory()) == (Refused("bomb"), [])


async def test_a_file_that_takes_too_long_is_broken_and_leaves_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.0)

    assert await bench.examine("slow", pictures.jpeg()) == (Refused("broken"), [])


async def test_an_examination_that_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    source, scratch = tmp_path / "source", tmp_path / "scratch"
    source.write_bytes(pictures.jpeg())
    scratch.mkdir()
    task = asyncio.create_task(sandbox.examine(source, scratch))
    await asyncio.sleep(0.05)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert list(scratch.iterdir()) == []


async def test_a_file_that_is_not_there_is_no_verdict(tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match="FileNotFoundError"):
        await sandbox.examine(tmp_path / "missing", tmp_path)


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
    look = "import resource; print([resource.getrlimit(what) for what in map(int, {!r}.split())])"
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
    limits = json.loads(found.splitlines()[1].replace(b"(", b"[").replace(b")", b"]"))
    assert limits == [[memory, memory], [10, 11], [size, size], [0, 0], [64, 64]]
