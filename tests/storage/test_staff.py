"""Who works at the desk is written down, let in by a word that works once, and can be taken off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from dialogs.desk import ROLES, Role, State
from dialogs.events import OpenCase
from storage import cases, staff
from storage.cases import Case
from storage.database import Store
from storage.staff import INVITATION_SECONDS, Member

ANNE = Member(11, "Anne", "agence de Rochefort", "agent")
BRUNO = Member(12, "Bruno", "", "supervisor")
CLAIRE = Member(13, "Claire", "siège", "administrator")
NOW = 1_795_431_600.0
OPENED = OpenCase("agency", "repairs", None, {}, story_is_shared=True)


def put(db: Database, *members: Member) -> None:
    for member in members:
        staff.put(db, member, 0, NOW)


def case_of(db: Database, agent_id: int, state: State) -> Case:
    case = cases.open_case(db, 1, OPENED, "RHO", date(2026, 11, 23), NOW)
    cases.change(db, case, agent_id=agent_id, state=state)
    return case


def standing(db: Database, case: Case) -> tuple[State, int]:
    found = cases.find(db, case.id)
    assert found
    return found.state, found.agent_id


# The table ----------------------------------------------------------------------------------------


def test_a_person_is_found_by_their_id_and_listed_by_their_name(db: Database) -> None:
    put(db, CLAIRE, BRUNO, ANNE)

    assert [staff.find(db, member.user_id) for member in (ANNE, BRUNO, CLAIRE)] == [ANNE, BRUNO, CLAIRE]
    assert staff.everybody(db) == [ANNE, BRUNO, CLAIRE]
    assert staff.find(db, 14) is staff.find(db, 0) is None


def test_who_is_put_again_is_changed_and_not_doubled(db: Database) -> None:
    put(db, ANNE)

    put(db, ANNE._replace(service="siège", role="supervisor"))

    assert staff.everybody(db) == [ANNE._replace(service="siège", role="supervisor")]


@pytest.mark.parametrize(("member", "signature"), [(ANNE, "Anne, agence de Rochefort"), (BRUNO, "Bruno")])
def test_a_person_signs_with_a_name_and_a_service(member: Member, signature: str) -> None:
    assert member.signature == signature


def test_the_staff_are_still_there_after_a_restart(tmp_path: Path) -> None:
    store = Store(tmp_path / "mediation.db")
    put(store.db, ANNE)
    store.close()

    again = Store(tmp_path / "mediation.db")

    assert staff.everybody(again.db) == [ANNE]
    again.close()


# Taken off ----------------------------------------------------------------------------------------


def test_who_is_taken_off_is_nobody_and_their_cases_are_free(db: Database) -> None:
    put(db, ANNE, BRUNO)
    claimed, other = case_of(db, ANNE.user_id, "claimed"), case_of(db, BRUNO.user_id, "claimed")

    assert staff.remove(db, ANNE.user_id)

    assert staff.everybody(db) == [BRUNO]
    assert (standing(db, claimed), standing(db, other)) == (("open", 0), ("claimed", BRUNO.user_id))


def test_what_they_answered_stays_answered_and_what_they_closed_stays_closed(db: Database) -> None:
    put(db, ANNE)
    answered, closed = case_of(db, ANNE.user_id, "answered"), case_of(db, ANNE.user_id, "closed")

    staff.remove(db, ANNE.user_id)

    assert (standing(db, answered), standing(db, closed)) == (("answered", 0), ("closed", ANNE.user_id))


def test_a_card_shown_before_its_agent_was_taken_off_is_stale(db: Database) -> None:
    put(db, ANNE)
    case = case_of(db, ANNE.user_id, "claimed")
    shown = cases.find(db, case.id)
    assert shown

    staff.remove(db, ANNE.user_id)

    assert not cases.change(db, shown, state="closed")


def test_who_never_worked_here_cannot_be_taken_off(db: Database) -> None:
    put(db, ANNE)

    assert not staff.remove(db, BRUNO.user_id)

    assert staff.everybody(db) == [ANNE]


# In a group and not of the staff ------------------------------------------------------------------


def test_a_stranger_is_one_of_each_group_until_they_leave_it(db: Database) -> None:
    news = [staff.came(db, chat_id, 21, "Denis") for chat_id in (-1, -2, -1)]

    assert (news, staff.went(db, -1, 21), staff.went(db, -1, 21)) == ([True, True, False], True, False)
    assert (staff.strangers(db, -1), staff.strangers(db, -2)) == ({}, {21: "Denis"})


def test_who_is_let_in_is_a_stranger_of_no_group(db: Database) -> None:
    for chat_id in (-1, -2):
        staff.came(db, chat_id, ANNE.user_id, ANNE.name)

    put(db, ANNE)

    assert staff.strangers(db, -1) == staff.strangers(db, -2) == {}
    assert not staff.came(db, -1, ANNE.user_id, ANNE.name)


# Invitations --------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_the_word_lets_in_under_the_role_it_was_made_for(db: Database, role: Role) -> None:
    word = staff.invite(db, role, "siège", CLAIRE.user_id, NOW)

    member = staff.accept(db, word, 21, "Denis", NOW)

    assert member == staff.find(db, 21) == Member(21, "Denis", "siège", role)
    (row,) = db.conn.execute("select added_by from staff")
    assert row["added_by"] == CLAIRE.user_id


def test_the_word_lets_in_once(db: Database) -> None:
    word = staff.invite(db, "agent", "", CLAIRE.user_id, NOW)
    staff.accept(db, word, 21, "Denis", NOW)

    assert staff.accept(db, word, 22, "Eva", NOW) is None

    assert staff.find(db, 22) is None


@pytest.mark.parametrize(
    ("seconds", "is_in_time"), [(INVITATION_SECONDS, True), (INVITATION_SECONDS + 1, False)]
)
def test_the_word_lets_in_within_a_day(db: Database, seconds: float, is_in_time: bool) -> None:
    word = staff.invite(db, "agent", "", CLAIRE.user_id, NOW)

    member = staff.accept(db, word, 21, "Denis", NOW + seconds)

    assert bool(member) == is_in_time == bool(staff.find(db, 21))


def test_a_wrong_word_lets_nobody_in_and_spends_no_invitation(db: Database) -> None:
    word = staff.invite(db, "agent", "", CLAIRE.user_id, NOW)

    wrong = [
        staff.accept(db, other, 21, "Denis", NOW) for other in ("", word[:-1], word.swapcase(), "x" * 22)
    ]

    assert wrong == [None] * 4
    assert staff.accept(db, word, 21, "Denis", NOW)


def test_the_words_of_who_was_dismissed_let_nobody_in(db: Database) -> None:
    word = staff.invite(db, "administrator", "", CLAIRE.user_id, NOW)
    staff.remove(db, CLAIRE.user_id)

    assert staff.accept(db, word, 21, "Denis", NOW) is None


def test_who_is_taken_out_of_the_configuration_works_here_no_more(db: Database) -> None:
    word = staff.invite(db, "agent", "", CLAIRE.user_id, NOW)
    staff.accept(db, word, 21, "Denis", NOW)
    staff.put(db, CLAIRE, 0, NOW)
    staff.put(db, CLAIRE._replace(user_id=22), 0, NOW)

    staff.keep_configured(db, {22})

    assert {member.user_id for member in staff.everybody(db)} & {CLAIRE.user_id, 21, 22} == {21, 22}


def test_two_words_are_never_the_same_and_none_is_kept(db: Database) -> None:
    words = {staff.invite(db, "agent", "", CLAIRE.user_id, NOW) for _ in range(20)}

    kept = str([tuple(row) for row in db.conn.execute("select * from invitations")])
    assert len(words) == 20
    assert not any(word in kept for word in words)
