"""Examines a file in a process of its own, which a hostile file may break without harm to the bot."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path
from typing import get_args

from bot.evidence.verdict import Accepted, Reason, Refused

CLEAN = "clean"
WALL_SECONDS = 20.0
LONGEST_ANSWER = 1024

# How a process ends that takes more than it was given; libraries abort when there is no more memory.
_TOOK_TOO_MUCH = {-signal.SIGXCPU, -signal.SIGXFSZ, -signal.SIGKILL, -signal.SIGABRT}
# Sent by whoever stops the service, to all of its processes.
_STOPPED = {-signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP}


class SandboxError(Exception):
    """The examiner could not work, whatever the file is: try again later."""


async def examine(source: Path, scratch: Path) -> Accepted | Refused:
    """The verdict; after `Accepted`, and only then, `scratch` holds the copy under the name `CLEAN`."""
    clean = scratch / CLEAN
    verdict: Accepted | Refused | None = None
    try:
        verdict = await _ask(source, clean)
    finally:
        if not isinstance(verdict, Accepted):
            clean.unlink(missing_ok=True)
    return verdict


async def _ask(source: Path, clean: Path) -> Accepted | Refused:
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


async def _start(source: Path, clean: Path) -> Process:
    return await asyncio.create_subprocess_exec(
        *_command(source, clean),
        cwd=clean.parent,
        env={},
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=DEVNULL,  # libraries quote what they read
        start_new_session=True,
        limit=LONGEST_ANSWER,
    )


def _command(source: Path, clean: Path) -> list[str]:
    """Isolated: neither the folder it starts in nor a variable can lend it other code."""
    return [sys.executable, "-I", "-m", "bot.evidence.examine", str(source.resolve()), str(clean.resolve())]


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
