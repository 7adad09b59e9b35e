"""Killed at any moment, the bot loses nothing, repeats nothing unsaid, and gives nothing away in its log."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from tests.chaos import kills
from tests.chaos.figures import missed


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_bot_that_is_killed_at_any_moment_loses_nothing(
    tmp_path: Path, mode: Literal["polling", "webhook"]
) -> None:
    plan = kills.SHORT._replace(mode=mode)

    assert missed(await kills.measure(tmp_path / "kills", plan)) == []
