"""No clock makes anybody wait for more than a minute."""

from __future__ import annotations

from pathlib import Path

from tests.chaos import clocks
from tests.chaos.figures import missed


async def test_a_clock_that_jumps_hardly_delays_anything(tmp_path: Path) -> None:
    assert missed(await clocks.measure(tmp_path / "clocks")) == []
