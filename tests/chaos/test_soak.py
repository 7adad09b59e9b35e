"""Requests that fail now and then cost nobody anything."""

from __future__ import annotations

from pathlib import Path

from tests.chaos import soak
from tests.chaos.figures import missed


async def test_among_requests_that_fail_nothing_is_lost(tmp_path: Path) -> None:
    assert missed(await soak.measure(tmp_path / "soak", soak.SHORT)) == []
