"""Whatever answers what is sent, it arrives or a person is told; what comes twice says so."""

from __future__ import annotations

from pathlib import Path

from tests.chaos import sends
from tests.chaos.figures import missed


async def test_each_fault_at_each_method_loses_nothing(tmp_path: Path) -> None:
    assert missed(await sends.measure(tmp_path / "sends", 1)) == []
