"""T10, T11: updates of hostile shapes, and updates by chance; `make fuzz` goes on with these for an hour."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import fmean
from typing import Final

from tests.chaos.figures import Figure, all_of, at_most, none
from tests.chaos.store import synchronous
from tests.hostile.corpus import CORPUS
from tests.hostile.mutation import Seeded, mutated
from tests.hostile.stage import staged
from tests.hostile.trial import Trial

SEED: Final = 2026
LONGEST_MS: Final = 50


async def measure(folder: Path) -> list[Figure]:
    """Each row of the corpus by a person of its own, beside somebody who may not be harmed."""
    folder.mkdir()
    as_it_should = 0
    seconds = []
    async with staged(folder) as stage:
        for row, user in zip(CORPUS, await stage.newcomers(len(CORPUS)), strict=True):
            began = time.perf_counter()
            as_it_should += await stage.play(row.update, user) == row.outcome
            seconds.append(time.perf_counter() - began)
        is_harmed = stage.of_bystander() != stage.before
    return [
        all_of("hostile updates that end as they should", as_it_should, len(CORPUS)),
        none("harm to somebody else", int(is_harmed)),
        at_most("handled and answered on average within", 1000 * fmean(seconds), LONGEST_MS, "ms"),
    ]


async def measure_mutations(folder: Path, updates: int) -> list[Figure]:
    """So many updates by chance. Broken when one of them stops the bot or touches somebody else."""
    folder.mkdir()
    chance = Seeded(SEED)
    with synchronous("off"):
        async with staged(folder) as stage:
            trial = Trial(stage)
            for _ in range(updates):
                await trial.take(mutated(chance))
            await trial.look()
    return [all_of("updates by chance, every promise kept", trial.taken, updates)]
