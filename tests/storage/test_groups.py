"""Which group of the staff a case lives in."""

import pytest

from storage.desk import Desk
from storage.groups import Group

MAIN, NORTH, REPAIRS, DISPUTES = -1, -2, -3, -4
GROUPS = (
    Group(NORTH, ("agency", "advisor"), ("Agence du nord",)),
    Group(REPAIRS, ("agency",)),
    Group(DISPUTES, ("mediation", "agency")),
)
DESK = Desk(MAIN, GROUPS, without_topics=frozenset({NORTH}))


@pytest.mark.parametrize(
    ("door", "agency", "group"),
    [
        ("agency", "Agence du nord", NORTH),
        ("agency", "Agence du centre", REPAIRS),
        ("agency", "", REPAIRS),
        ("advisor", "Agence du nord", NORTH),
        ("advisor", "", MAIN),
        ("mediation", "", DISPUTES),
        ("social_mediation", "Agence du nord", MAIN),
    ],
)
def test_the_first_group_that_fits_has_the_case_or_else_the_main_one(
    door: str, agency: str, group: int
) -> None:
    assert DESK.group_of(door, agency) == group


def test_where_there_is_no_main_group_there_is_none() -> None:
    assert (Desk().chat_ids, Desk().group_of("agency", "")) == ((), 0)


def test_a_group_keeps_its_cases_under_another_id() -> None:
    moved = DESK.moved(NORTH, -9)

    assert moved.chat_ids == (MAIN, -9, REPAIRS, DISPUTES)
    assert (moved.group_of("agency", "Agence du nord"), moved.without_topics) == (
        -9,
        frozenset({-9}),
    )
