"""The bot as a service: whoever manages it starts it again when it ends by itself."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from tests.running import STOP_SECONDS, command, environment, written_config

DEBUG: Final = '[logs]\nlevel = "debug"\n'
PAUSE_SECONDS: Final = 0.2  # systemd waits for two seconds (deploy/mediation-bot.service)


class Service:
    """One bot at a time; `exits` are the codes of those that ended by themselves."""

    def __init__(self, folder: Path, url: str, prelude: str) -> None:
        self.exits: list[int] = []
        self._log = folder / "bot.log"
        self._log.touch()
        self._command = command(written_config(folder, DEBUG), prelude)
        self._environment = environment(url)
        self._process: asyncio.subprocess.Process | None = None
        self.is_stopping = False

    @property
    def log(self) -> str:
        """All that was logged, at every level."""
        return self._log.read_text()

    @property
    def pid(self) -> int:
        """The process of now; 0 when there is none."""
        is_running = self._process and self._process.returncode is None
        return self._process.pid if self._process and is_running else 0

    async def keep_up(self) -> None:
        """Start it, again and again."""
        while not self.is_stopping:
            with self._log.open("ab") as log:
                self._process = await asyncio.create_subprocess_exec(
                    *self._command, env=self._environment, stderr=log
                )
            code = await self._process.wait()
            if not self.is_stopping:
                self.exits.append(code)
                await asyncio.sleep(PAUSE_SECONDS)

    async def stop(self) -> None:
        """Ask it to stop. TimeoutError when it does not."""
        self.is_stopping = True
        if self.pid and self._process:
            self._process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(STOP_SECONDS):
                await self._process.wait()

    def kill(self) -> None:
        """At once, without asking; it is started again unless it was to stop."""
        if self.pid and self._process:
            self._process.kill()


@asynccontextmanager
async def service(folder: Path, url: str, prelude: str = "") -> AsyncIterator[Service]:
    """A bot that is kept up until the block ends, and stopped then."""
    bot = Service(folder, url, prelude)
    keeping = asyncio.create_task(bot.keep_up())
    try:
        yield bot
        await bot.stop()
    finally:
        bot.is_stopping = True
        bot.kill()
        await keeping
