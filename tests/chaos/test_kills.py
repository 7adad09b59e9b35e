"""Killed at any moment, the bot loses nothing, repeats nothing unsaid, and gives nothing away in its log."""

from __future__ import annotations

from pathlib import Path

from tests.chaos import kills
from tests.chaos.figures import missed


async def test_a_bot_that_is_killed_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    assert missed(await kills.measure(tmp_path, kills.SHORT)) == []
