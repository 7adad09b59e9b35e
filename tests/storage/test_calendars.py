"""A tenant's own calendar: one lasting name for the events of a matter."""

from sqlite_utils import Database

from storage import calendars


def test_the_same_days_are_published_again_unchanged(db: Database) -> None:
    first = calendars.publish(db, 1, "charges", "2027-05-12")

    assert calendars.publish(db, 1, "charges", "2027-05-12") == first
    assert first.sequence == 0


def test_a_day_that_moves_keeps_its_name_and_raises_the_sequence(db: Database) -> None:
    first = calendars.publish(db, 1, "charges", "2027-05-12")
    second = calendars.publish(db, 1, "charges", "2027-06-01")
    third = calendars.publish(db, 1, "charges", "2027-05-12")

    assert {first.uid, second.uid, third.uid} == {first.uid}
    assert [it.sequence for it in (first, second, third)] == [0, 1, 2]


def test_another_matter_and_another_tenant_have_names_of_their_own(db: Database) -> None:
    published = [
        calendars.publish(db, *who, "2027-05-12") for who in ((1, "rent"), (1, "charges"), (2, "rent"))
    ]

    assert len({it.uid for it in published}) == 3
