"""A case has a number that survives being read out on the telephone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from dialogs.desk import STATES, State
from dialogs.events import OpenCase
from storage import cases, staff
from storage.cases import MOST_OWN, Case, case_number
from storage.staff import Member

OPENED = OpenCase("mediation", "charges", date(2027, 6, 12), {"name": "Marie"}, story_is_shared=True)
GROUP, OTHER_GROUP = -1, -2
YEARS, SEQUENCES = st.integers(2026, 2099), st.integers(1, 9999)


def open_one(db: Database, chat_id: int = 1, year: int = 2026) -> Case:
    return cases.open_case(db, chat_id, OPENED, "RHO", date(year, 11, 23), 0, group_id=GROUP)


def letter_of(digits: str) -> str:
    return case_number("RHO", int(digits[:2]), int(digits[2:]))[-1]


def test_numbers_follow_each_other_and_begin_again_with_the_year(db: Database) -> None:
    years = (2026, 2026, 2027, 2026)

    numbers = [open_one(db, year=year).number for year in years]

    assert numbers == ["RHO-26-0001-K", "RHO-26-0002-L", "RHO-27-0001-E", "RHO-26-0003-M"]


@given(YEARS, SEQUENCES)
def test_the_check_letter_finds_each_wrong_digit(year: int, sequence: int) -> None:
    digits = f"{year % 100:02}{sequence:04}"
    slips = [
        digits[:at] + wrong + digits[at + 1 :]
        for at in range(len(digits))
        for wrong in "0123456789"
        if wrong != digits[at]
    ]

    assert letter_of(digits) not in {letter_of(slip) for slip in slips}


@given(YEARS, SEQUENCES)
def test_the_check_letter_finds_each_swap_of_two_neighbours(year: int, sequence: int) -> None:
    digits = f"{year % 100:02}{sequence:04}"
    swaps = {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)
    } - {digits}

    assert letter_of(digits) not in {letter_of(swap) for swap in swaps}


def test_a_case_is_read_as_it_was_opened(db: Database) -> None:
    case = open_one(db)

    assert cases.find(db, case.id) == case
    assert (case.door, case.theme, case.deadline) == ("mediation", "charges", date(2027, 6, 12))
    assert (case.answers, case.story_is_shared, case.state) == ({"name": "Marie"}, True, "open")
    assert cases.find(db, case.id + 1) is None


def test_a_case_is_found_by_its_owner_only(db: Database) -> None:
    mine, other = open_one(db, chat_id=1), open_one(db, chat_id=2)

    assert cases.of_chat(db, 1) == [mine]
    assert cases.numbered(db, 1, mine.number) == mine
    assert cases.numbered(db, 1, other.number) is None


def test_a_case_keeps_the_agency_that_it_is_for(db: Database) -> None:
    opened = replace(OPENED, door="agency", agency="Agence du nord")

    case = cases.open_case(db, 1, opened, "RHO", date(2026, 11, 23), 0)

    assert case.agency == again(db, case).agency == "Agence du nord"
    assert open_one(db).agency == ""


def test_a_case_is_found_by_its_topic(db: Database) -> None:
    case = open_one(db)

    cases.set_topic(db, case.id, GROUP, 7)

    assert cases.in_topic(db, GROUP, 7) == case._replace(topic_id=7)
    assert cases.in_topic(db, GROUP, 8) is cases.in_topic(db, OTHER_GROUP, 7) is None


def test_what_is_posted_in_a_group_that_has_the_case_no_more_is_not_its_place(db: Database) -> None:
    case = open_one(db)

    cases.set_topic(db, case.id, OTHER_GROUP, 7)
    cases.set_card(db, case.id, OTHER_GROUP, 8)

    assert again(db, case) == case


def test_a_case_is_found_by_each_message_about_it(db: Database) -> None:
    case, other = open_one(db), open_one(db)

    for message_id in (7, 8):
        cases.note_message(db, case.id, -1, message_id)
    cases.note_message(db, other.id, -1, 9)

    found = [cases.under_message(db, -1, message_id) for message_id in (7, 8, 9, 10)]
    assert found == [case, case, other, None]


def test_a_message_of_another_group_is_about_no_case(db: Database) -> None:
    cases.note_message(db, open_one(db).id, -1, 7)

    assert cases.under_message(db, -2, 7) is None


def test_the_newest_messages_of_the_tenant_are_marked_once_as_seen_and_once_as_answered(
    db: Database,
) -> None:
    case = open_one(db)
    newest = list(range(3, MOST_OWN + 3))
    for message_id in range(1, MOST_OWN + 3):
        cases.note_own(db, case, message_id)

    marked = [sorted(mark(db, case.id)) for mark in (cases.see_own, cases.see_own, cases.answer_own) * 2]

    assert marked == [newest, [], newest, [], [], []]


def test_an_answer_to_ones_own_message_is_about_no_case(db: Database) -> None:
    case = open_one(db)
    cases.note_own(db, case, 7)
    cases.note_own(db, case, 8)
    cases.see_own(db, case.id)
    cases.note_own(db, case, 8)

    assert [cases.under_message(db, case.chat_id, message_id) for message_id in (7, 8)] == [None, None]


# At the desk --------------------------------------------------------------------------------------


def numbers(held: list[Case]) -> list[str]:
    return [case.number for case in held]


def again(db: Database, case: Case) -> Case:
    found = cases.find(db, case.id)
    assert found
    return found


def test_of_two_who_change_a_case_at_once_one_wins(db: Database) -> None:
    case = open_one(db)

    won = [cases.change(db, case, state="claimed", agent_id=agent_id) for agent_id in (11, 12)]

    assert won == [True, False]
    assert again(db, case).agent_id == 11


def test_each_change_makes_the_cards_shown_before_it_old_even_one_of_nothing(db: Database) -> None:
    case = open_one(db)

    cases.change(db, case)
    cases.change(db, again(db, case), agent_id=11)

    assert [case.version, again(db, case).version] == [0, 2]


def test_the_cases_that_are_not_closed_are_told_by_urgency(db: Database) -> None:
    late, soon, later, ended = (open_one(db) for _ in range(4))
    for case, due_at in ((late, 10.0), (soon, 20.0), (ended, 5.0)):
        cases.change(db, case, due_at=due_at, state="closed" if case is ended else "claimed")

    assert numbers(cases.unfinished(db)) == numbers([late, soon, later])


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        ({}, True),
        ({"state": "claimed", "agent_id": 11}, True),
        ({"due_at": 100.5}, False),
        ({"due_at": None}, False),
        ({"state": "answered"}, False),
        ({"state": "closed"}, False),
        ({"is_late": 1}, False),
    ],
)
def test_what_is_owed_and_due_and_not_told_yet_is_overdue(
    db: Database, changes: dict[str, object], is_told: bool
) -> None:
    case = open_one(db)
    cases.change(db, case, **{"due_at": 100.0, **changes})

    assert numbers(cases.overdue(db, 100.0)) == ([case.number] if is_told else [])


@pytest.mark.parametrize(
    ("state", "is_late"), [("open", True), ("claimed", True), ("answered", False), ("closed", False)]
)
def test_a_case_is_late_as_long_as_an_answer_is_owed(db: Database, state: State, is_late: bool) -> None:
    case = open_one(db)

    cases.change(db, case, state=state, is_late=1)

    assert again(db, case).is_late == is_late
    assert cases.listed(db, [again(db, case)])[0]["state"] == ("late" if is_late else state)


def test_a_case_that_somebody_has_and_has_not_answered_is_taken(db: Database) -> None:
    held = {state: open_one(db) for state in STATES}
    for state, case in held.items():
        cases.change(db, case, state=state, agent_id=11)

    assert numbers(cases.taken(db)) == [held["claimed"].number]


def test_a_list_for_staff_names_who_has_each_case(db: Database) -> None:
    staff.put(db, Member(11, "Anne", "", "agent"), 0, 0)
    free, held, left = open_one(db), open_one(db), open_one(db)
    cases.change(db, held, state="claimed", agent_id=11, due_at=100.0)
    cases.change(db, left, state="claimed", agent_id=99)

    lines = cases.listed(db, cases.unfinished(db))

    assert [(line["case"], line["state"], line["name"], line["due"]) for line in lines] == [
        (held.number, "claimed", "Anne", "100.0"),
        (free.number, "open", "", ""),
        (left.number, "claimed", "", ""),
    ]


def test_a_message_says_what_an_answer_to_it_is_for(db: Database) -> None:
    case = open_one(db)
    cases.note_message(db, case.id, -1, 7)
    cases.note_message(db, case.id, -1, 8, "reroute.agency")
    cases.note_message(db, case.id, -1, 8, "relayed")

    told = [
        cases.purpose_of(db, chat_id, message_id)
        for chat_id, message_id in ((-1, 7), (-1, 8), (-2, 7), (-1, 9))
    ]

    assert told == ["answer", "relayed", "", ""]


def test_what_stood_in_a_group_that_is_no_more_is_forgotten(db: Database) -> None:
    case = open_one(db)
    cases.set_topic(db, case.id, GROUP, 7)
    cases.set_card(db, case.id, GROUP, 8)

    cases.move_group(db, GROUP, OTHER_GROUP)

    assert again(db, case) == case._replace(group_id=OTHER_GROUP)
    assert cases.in_topic(db, OTHER_GROUP, 7) is None


def test_those_of_a_group_are_listed_apart(db: Database) -> None:
    here = open_one(db)
    there = cases.open_case(db, 1, OPENED, "RHO", date(2026, 11, 23), 0, group_id=OTHER_GROUP)

    assert cases.unfinished(db) == [here, there]
    assert (cases.unfinished_in(db, GROUP), cases.unfinished_in(db, OTHER_GROUP)) == ([here], [there])
    assert cases.outside(db, (GROUP,)) == [there]
    assert cases.outside(db, ()) == [here, there]


def test_a_number_and_an_id_are_never_given_twice(db: Database) -> None:
    first = open_one(db)
    db.conn.execute("delete from cases")

    second = open_one(db)

    assert (second.id, second.number) != (first.id, first.number)
    assert second.id > first.id
