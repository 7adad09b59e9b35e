"""`python -m tests.hostile.fuzz --minutes 60`: updates that nobody has thought of, through the whole bot.

Guided by what of our code each one reaches, where there is atheris (Linux on x86-64); by chance elsewhere.
A broken promise ends it with the update as JSON: it belongs into the corpus, with what should become of it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from bot.simulator.world import JSON
    from tests.hostile.mutation import Chance

A_STAGE: Final = 5_000  # updates: what was sent would be gone over again and again otherwise
LONGEST: Final = 512  # bytes that decide about one update
OURS: Final = ["bot", "dialogs", "storage"]


class Fuzzed:
    """The bot under trial, begun anew from time to time."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._folder = tempfile.TemporaryDirectory()
        self._open: AsyncExitStack | None = None
        self._trial: Any = None
        self.taken = 0
        self._since = time.monotonic()

    def take(self, chance: Chance) -> None:
        """One update; who broke a promise is printed."""
        from tests.hostile.mutation import mutated

        update = mutated(chance)
        try:
            self._loop.run_until_complete(self._take(update))
        except BaseException:
            print(f"after {self.taken} updates: {json.dumps(update)}", flush=True)
            raise
        self.taken += 1

    async def _take(self, update: JSON) -> None:
        if self.taken % A_STAGE == 0:
            await self._begin()
        await self._trial.take(update)

    async def _begin(self) -> None:
        from tests.hostile.stage import staged
        from tests.hostile.trial import Trial

        await self.close()
        self._open = AsyncExitStack()
        folder = Path(self._folder.name, f"stage-{self.taken}")
        folder.mkdir()
        self._trial = Trial(await self._open.enter_async_context(staged(folder)))
        rate = self.taken / max(1.0, time.monotonic() - self._since)
        print(f"{self.taken} updates, {rate:.0f} a second", flush=True)

    async def close(self) -> None:
        """Nothing is left of the last stage."""
        if self._open:
            await self._trial.look()
            await self._open.aclose()
            self._open = None


def main() -> None:
    """Go on for so many minutes, or to the first promise that is broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60.0)
    minutes = parser.parse_args().minutes
    logging.disable(logging.CRITICAL)
    try:
        import atheris
    except ImportError:
        print("atheris is not installed: by chance alone, guided by nothing")
        _by_chance(minutes)
    else:
        _guided(atheris, minutes)


def _by_chance(minutes: float) -> None:
    from tests.hostile.mutation import Seeded

    fuzzed, until = Fuzzed(), time.monotonic() + 60 * minutes
    chance = Seeded(time.time_ns())
    while time.monotonic() < until:
        fuzzed.take(chance)
    print(f"{fuzzed.taken} updates, every promise kept")


def _guided(atheris: Any, minutes: float) -> None:
    with atheris.instrument_imports(include=OURS):
        import tests.hostile.trial  # noqa: F401 - what is loaded here is watched

    fuzzed = Fuzzed()

    class Bytes:
        """Decisions by the bytes of the fuzzer."""

        def __init__(self, data: bytes) -> None:
            self._data = atheris.FuzzedDataProvider(data)

        def below(self, number: int) -> int:
            decided: int = self._data.ConsumeIntInRange(0, number - 1)
            return decided

    options = [
        f"-max_total_time={60 * minutes:.0f}",
        f"-max_len={LONGEST}",
        "-len_control=0",
        "-rss_limit_mb=0",
    ]
    kept = Path("build/fuzz")
    kept.mkdir(parents=True, exist_ok=True)
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={kept}/", str(kept)],
        lambda data: fuzzed.take(Bytes(data)),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
