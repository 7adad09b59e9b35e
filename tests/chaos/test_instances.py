"""Two bots never write into one store, and never poll with one token unnoticed."""

from __future__ import annotations

from pathlib import Path

from tests.chaos import instances
from tests.chaos.figures import missed


async def test_a_second_bot_is_refused_or_told_of(tmp_path: Path) -> None:
    assert missed(await instances.measure(tmp_path)) == []
