"""A case has a number that survives being read out on the telephone."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from dialogs.events import OpenCase
from storage import cases
from storage.cases import Case, case_number

OPENED = OpenCase("mediation", "charges", date(2027, 6, 12), {"name": "Marie"}, story_is_shared=True)
YEARS, SEQUENCES = st.integers(2026, 2099), st.integers(1, 9999)


def open_one(db: Database, chat_id: int = 1, year: int = 2026) -> Case:
    return cases.open_case(db, chat_id, OPENED, "RHO", date(year, 11, 23), 0)


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


def test_a_case_is_found_by_its_topic(db: Database) -> None:
    case = open_one(db)

    cases.set_topic(db, case.id, 7)

    assert cases.in_topic(db, 7) == case._replace(topic_id=7)
    assert cases.in_topic(db, 8) is None


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
