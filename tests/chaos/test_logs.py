"""However a process fails, its log holds no word, no person and no token."""

from __future__ import annotations

from pathlib import Path

from tests.chaos import logs
from tests.chaos.figures import missed


async def test_an_error_that_holds_words_gives_nothing_away(tmp_path: Path) -> None:
    assert missed(await logs.measure(tmp_path / "logs")) == []


def test_what_would_give_somebody_away_is_seen() -> None:
    lines = ["outbox row E1 given up: ValueError", "to marie@exemple.fr", "chat 1000012", "person-1a2b3c4d"]

    assert logs.leaks(lines) == lines[1:3]
