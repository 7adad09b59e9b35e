"""When the power goes, nothing that anybody was told of is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chaos import disk, power
from tests.chaos.figures import missed

pytestmark = pytest.mark.skipif(disk.library() is None, reason="this Python hides the functions of SQLite")


async def test_what_was_acknowledged_survives_a_power_cut(tmp_path: Path) -> None:
    assert missed(await power.measure(tmp_path, 90, power.QUICK)) == []
