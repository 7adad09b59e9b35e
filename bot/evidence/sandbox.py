"""Examines a file in a process of its own, which a hostile file may break without harm to the bot.

The file and its copy are in memory that has no name: nothing of them comes to a disk.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import get_args

from bot.evidence.verdict import Accepted, Reason, Refused

WALL_SECONDS = 20.0
LONGEST_ANSWER = 1024

# How a process ends that takes more than it was given; libraries abort when there is no more memory.
_TOOK_TOO_MUCH = {-signal.SIGXCPU, -signal.SIGXFSZ, -signal.SIGKILL, -signal.SIGABRT}
# Sent by whoever stops the service, to all of its processes.
_STOPPED = {-signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP}


class SandboxError(Exception):
    """The examiner could not work, whatever the file is: try again later."""


async def examine(content: bytes) -> tuple[Accepted | Refused, bytes]:
    """The verdict; and after `Accepted`, and only then, the clean copy."""
    with _memory(content) as source, _memory() as clean:
        verdict = await _ask(source, clean)
        return verdict, _all_of(clean) if isinstance(verdict, Accepted) else b""


@contextmanager
def _memory(content: bytes = b"") -> Iterator[int]:
    """A file without a name, which is gone when nobody has it open."""
    handle = os.memfd_create("evidence")
    try:
        with os.fdopen(handle, "wb", closefd=False) as opened:
            opened.write(content)
        yield handle
    finally:
        os.close(handle)


def _all_of(handle: int) -> bytes:
    with os.fdopen(handle, "rb", closefd=False) as opened:
        opened.seek(0)
        return opened.read()


async def _ask(source: int, clean: int) -> Accepted | Refused:
    child = await _start(source, clean)
    try:
        async with asyncio.timeout(WALL_SECONDS):
            line = await _line(child)
            code = await child.wait()
    except TimeoutError:
        return Refused("broken")
    finally:
        await _end(child)
    return _read(line) if code == 0 else _obituary(code)


async def _start(source: int, clean: int) -> Process:
    return await asyncio.create_subprocess_exec(
        *_command(source, clean),
        cwd="/",
        env={},
        pass_fds=(source, clean),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=DEVNULL,  # libraries quote what they read
        process_group=0,  # to be ended whole; in our session still, among which Linux shares the processors
        limit=LONGEST_ANSWER,
    )


def _command(*handles: int) -> list[str]:
    """Isolated: neither the folder it starts in nor a variable can lend it other code."""
    paths = [f"/proc/self/fd/{handle}" for handle in handles]
    return [sys.executable, "-I", "-m", "bot.evidence.examine", *paths]


async def _line(child: Process) -> bytes:
    if child.stdout is None:
        raise SandboxError("the examiner has no output")
    try:
        return await child.stdout.readline()
    except ValueError:  # longer than any answer
        return b""


async def _end(child: Process) -> None:
    if child.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        await child.wait()


def _read(line: bytes) -> Accepted | Refused:
    with suppress(ValueError):
        match json.loads(line):
            case {"media_type": str(media_type), "pages": int(pages)}:
                return Accepted(media_type, pages)
            case {"reason": reason} if reason in get_args(Reason):
                return Refused(reason)
            case {"fault": str(fault)}:
                raise SandboxError(fault)
    return Refused("broken")


def _obituary(code: int) -> Refused:
    if code > 0 or code in _STOPPED:
        raise SandboxError(f"the examiner ended with {code}")
    return Refused("bomb" if code in _TOOK_TOO_MUCH else "broken")
