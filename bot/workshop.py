"""A process of its own that prints and binds: its memory is given back, and a crash of it harms nobody.

It starts with the first job and ends by itself when it was idle for a while, or when the bot is gone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from bot.background import stand_back
from bot.bound import Bound, File
from bot.papers import Paper

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from bot.archive import Volume
    from bot.pdf import Press

IDLE_SECONDS: Final = 120.0
LONGEST_JOB_SECONDS: Final = 120.0  # a process that says nothing for so long is ended

Job = tuple[Callable[..., Any], tuple[Any, ...]]


class JobFailed(Exception):
    """The job cannot be done; the text names the class of the error and never what it was about."""


class Workshop:
    """Does jobs one after the other; one is enough for a bot, see WORKSHOP."""

    def __init__(self, idle_seconds: float = IDLE_SECONDS) -> None:
        self._idle_seconds = idle_seconds
        self._line: Connection | None = None
        self._process: BaseProcess | None = None
        self._hand = ThreadPoolExecutor(1)  # one job at a time; those who wait take no other thread

    async def pdf(self, paper: Paper) -> bytes:
        """The paper as PDF. JobFailed is a mistake of the developer."""
        made: bytes = await self._in_turn(print_pdf, paper)
        return made

    async def preview(self, paper: Paper) -> bytes:
        """A picture of its first page, as PNG."""
        made: bytes = await self._in_turn(print_preview, paper)
        return made

    async def bind(self, case: str, pieces: Sequence[Bound]) -> list[File]:
        """The pieces of a case as files to send."""
        made: list[File] = await self._in_turn(bind_pieces, case, tuple(pieces))
        return made

    async def pack(self, volume: Volume) -> bytes:
        """An archive of all that is kept about a tenant."""
        made: bytes = await self._in_turn(pack_volume, volume)
        return made

    async def _in_turn(self, work: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._hand, self._do, work, *args)

    def _do(self, work: Callable[..., Any], *args: Any) -> Any:
        try:
            done, error = self._ask((work, args))
        except (EOFError, OSError):  # it was idle and left, or it was killed: another one does it
            self._line = None
            done, error = self._ask((work, args))
        if error:
            raise JobFailed(error)
        return done

    def _ask(self, job: Job) -> tuple[Any, str]:
        if self._line is None:
            self._line, self._process = _open(self._idle_seconds)
        self._line.send(job)
        if not self._line.poll(LONGEST_JOB_SECONDS):
            self._end()
            raise JobFailed("TimeoutError")
        answer: tuple[Any, str] = self._line.recv()
        return answer

    def _end(self) -> None:
        if self._process:
            self._process.kill()
        self._line = self._process = None


WORKSHOP: Final = Workshop()


def _open(idle_seconds: float) -> tuple[Connection, BaseProcess]:
    """Start the process. It holds its own end of the line only: when ours closes, it ends."""
    from multiprocessing import get_context

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, idle_seconds), daemon=True)
    process.start()
    theirs.close()
    return ours, process


# --- in the process ---------------------------------------------------------------------------------------


def serve(line: Connection, idle_seconds: float) -> None:
    """Do one job after the other."""
    stand_back()
    while line.poll(idle_seconds):
        try:
            work, args = line.recv()
        except EOFError:
            return
        try:
            answer = work(*args), ""
        except Exception as error:  # noqa: BLE001 - told to the other side
            answer = None, type(error).__name__
        line.send(answer)


def print_pdf(paper: Paper) -> bytes:
    """The whole paper."""
    return _press().pdf(paper)


def print_preview(paper: Paper) -> bytes:
    """Its first page."""
    return _press().preview(paper)


def bind_pieces(case: str, pieces: Sequence[Bound]) -> list[File]:
    """The pieces, bound."""
    from bot.bundle import bind

    return bind(case, pieces, _press())


def pack_volume(volume: Volume) -> bytes:
    """The archive."""
    from bot.archive import pack

    return pack(volume, _press().pdf)


@cache
def _press() -> Press:
    from bot.pdf import Press

    return Press()
