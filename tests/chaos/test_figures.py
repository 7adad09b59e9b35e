"""A figure knows whether its goal was met, and the page has those of every test."""

from __future__ import annotations

import pytest

from tests.chaos.__main__ import PAGE, TESTS
from tests.chaos.figures import Figure, all_of, at_least, at_most, found, missed, none, told


@pytest.mark.parametrize(
    ("figure", "is_met"),
    [
        (none("lost", 0), True),
        (none("lost", 1), False),
        (all_of("sent", 3, 3), True),
        (all_of("sent", 2, 3), False),
        (at_least("kills", 3, 3), True),
        (at_least("kills", 2, 3), False),
        (at_most("waits", 60, 60, "s"), True),
        (at_most("waits", 60.5, 60, "s"), False),
        (found("a mistake", 1), True),
        (found("a mistake", 0), False),
        (told("restarts", 5), True),
    ],
)
def test_a_figure_knows_whether_its_goal_was_met(figure: Figure, is_met: bool) -> None:
    assert (missed([figure]) == []) is is_met


def test_the_page_has_the_figures_of_every_test() -> None:
    page = PAGE.read_text()

    assert [test.title for test in TESTS if f"### {test.title}\n" not in page] == []
    assert len({test.name for test in TESTS}) == len(TESTS)
