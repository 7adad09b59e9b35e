"""No answer to a question for updates, and no update, keeps the next one from being handled."""

from __future__ import annotations

from pathlib import Path

from tests.chaos import polls
from tests.chaos.figures import missed


async def test_polling_goes_on_after_every_fault_and_every_poison(tmp_path: Path) -> None:
    assert missed(await polls.measure(tmp_path / "polls", polls.SHORT)) == []
