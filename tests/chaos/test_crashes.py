"""Each update counts once, before whichever statement the process ends."""

from __future__ import annotations

import pytest

from tests.chaos import crashes
from tests.chaos.mistakes import AS_IT_IS, MISTAKES, Kind

EXAMPLES = 100
STEPS = 15


def test_a_crash_before_any_statement_loses_nothing_and_repeats_nothing() -> None:
    assert crashes.runs_until_seen(AS_IT_IS, EXAMPLES, STEPS)[1] is False


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_the_mistakes_of_others_are_seen(mistake: Kind) -> None:
    assert crashes.runs_until_seen(mistake, EXAMPLES, STEPS)[1] is True
