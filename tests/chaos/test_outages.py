"""While nothing can be written the bot ends, is started again, and loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chaos import disk, outages
from tests.chaos.figures import missed

STEP = 17


async def test_a_store_that_somebody_else_holds_loses_nothing(tmp_path: Path) -> None:
    assert missed(await outages.measure(tmp_path / "held", outages.SHORT)) == []


@pytest.mark.skipif(disk.library() is None, reason="this Python hides the functions of SQLite")
def test_whichever_write_fails_a_store_is_made_at_the_next_start(tmp_path: Path) -> None:
    assert missed(outages.measure_making(tmp_path / "made", STEP)) == []


@pytest.mark.skipif(disk.library() is None, reason="this Python hides the functions of SQLite")
async def test_whichever_write_fails_nothing_is_lost(tmp_path: Path) -> None:
    assert missed(await outages.measure_writes(tmp_path / "full", STEP)) == []
