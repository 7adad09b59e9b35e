from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import pytest
from dateutil.relativedelta import relativedelta

from dialogs import asides, ending, flow, path
from dialogs import questions as q
from dialogs.agencies import choice_of
from dialogs.asking import ask, recap
from dialogs.conversation import Conversation
from dialogs.events import Chose, Event, Say, SentFile
from dialogs.expect import UNKNOWN, AgencyName, OneOf, Reading, Unusable
from dialogs.flow import OUTCOMES, QUESTIONS, Facts, Route
from dialogs.path import Moved
from dialogs.policy import Policy
from dialogs.questions import WELCOME
from dialogs.rules import Period
from dialogs.spoken import numbered
from dialogs.step import Turn, _handle, step
from dialogs.triage.alarm import hear_danger
from dialogs.triage.danger import Danger
from tests.dialogs import walk
from tests.dialogs.tenant import TODAY, Tenant
from tests.dialogs.walk import PROMISES, Promise, broken, rows_taken


def test_every_question_and_outcome_is_reached() -> None:
    reached = {move.after.state for move in walk.walk()}

    assert reached >= QUESTIONS.keys() - {WELCOME.name} | OUTCOMES.keys()


def test_every_row_of_the_table_is_taken() -> None:
    taken = [row for move in walk.walk() if move.value for row in rows_taken(move)]

    assert [row for row in flow.ROUTES if row not in taken] == []


def test_the_conversation_goes_where_the_table_says() -> None:
    answered = [move for move in walk.walk() if move.value]

    assert {rows_taken(move)[-1][2].name == move.after.state for move in answered} == {True}


@pytest.mark.parametrize("promise", PROMISES)
def test_in_every_state(promise: Promise) -> None:
    assert broken(promise) == []


# --- the doors on the days that decide ----------------------------------------------------------------------


class Limit(NamedTuple):
    today: date
    complaint: str
    answer: str
    leads_to: str


LIMITS = (
    Limit(TODAY, "2025-11-22", "unsatisfying", "outcome-too_late"),
    Limit(TODAY, "2025-11-23", "unsatisfying", "mediation"),
    Limit(TODAY, "2025-11-24", "unsatisfying", "mediation"),
    Limit(TODAY, "2026-09-22", "none", "mediation"),
    Limit(TODAY, "2026-09-23", "none", "mediation"),
    Limit(TODAY, "2026-09-24", "none", "outcome-wait"),
    Limit(TODAY, "2026-09-24", "in_progress", "outcome-wait"),
    Limit(TODAY, "2026-09-24", "unsatisfying", "mediation"),
    Limit(TODAY, "2026-09-24", "solved", "outcome-solved"),
    Limit(date(2025, 2, 28), "2024-02-29", "unsatisfying", "mediation"),
    Limit(date(2025, 3, 1), "2024-02-29", "unsatisfying", "outcome-too_late"),
    Limit(date(2024, 6, 1), "2023-06-01", "unsatisfying", "mediation"),
    Limit(date(2024, 6, 2), "2023-06-01", "unsatisfying", "outcome-too_late"),
    Limit(date(2027, 2, 28), "2026-12-31", "none", "mediation"),
    Limit(date(2027, 2, 27), "2026-12-31", "none", "outcome-wait"),
    Limit(TODAY, "unknown", "none", "advisor"),
    Limit(TODAY, "never", "none", "outcome-complain_first"),
    Limit(TODAY, "2025-09-23/2026-01-23", "none", "complaint_day"),
)


def wrong_doors() -> list[Limit]:
    return [limit for limit in LIMITS if _found(limit) != limit.leads_to]


def _found(limit: Limit) -> str:
    tenant = Tenant(today=limit.today).goes_to("complaint_date").answers(limit.complaint)
    if tenant.state == "landlord_answer":
        tenant.answers(limit.answer)
    return walk.door(tenant.conversation) or tenant.state


def test_the_day_before_the_day_and_the_day_after_lead_to_the_right_door() -> None:
    assert wrong_doors() == []


# --- deliberate mistakes: a promise that cannot be broken proves nothing ------------------------------------

# As they are, for the mistakes that spoil what these give.
reopen, accept, open_case = path.reopen, path.accept, ending._open_case
read_agency = AgencyName.read


def forgets_nothing(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation._replace(state="outcome-cancelled"), (Say("done"),)


def forgets_all_but_files(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation._replace(state="outcome-cancelled", answers={}, kept={}), (Say("done"),)


def cancels_at_once(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation._replace(state="outcome-cancelled", answers={}), (Say("done"),)


def takes_old_buttons(conversation: Conversation, chose: Chose) -> Turn:
    return Turn(conversation._replace(misses=0, version=conversation.version + 1), ask(conversation))


def shows_a_question_to_the_second_tap(conversation: Conversation, chose: Chose) -> Turn:
    return Turn(conversation, ask(conversation))


def loses_the_answer(conversation: Conversation, question: str) -> Moved:
    opened, _ = reopen(conversation, question)
    return opened._replace(kept={}), ask(opened)


def drops_only_the_edited_answer(conversation: Conversation, number: int) -> Moved:
    question = recap(conversation)[number - 1]["question"]
    answers = {name: value for name, value in conversation.answers.items() if name != question}
    return conversation._replace(state=question, answers=answers), ()


def shows_no_verdict(conversation: Conversation, question: Any, *rest: Any, **options: Any) -> Moved:
    moved, effects = accept(conversation, question, *rest, **options)
    return moved, tuple(effect for effect in effects if type(effect).__name__ != "ShowVerdict")


def is_deaf_to_gas(text: str) -> Danger | None:
    danger = hear_danger(text)
    return None if danger and danger.kind == "gas" else danger


def is_deaf_to_the_description(conversation: Conversation, event: Event, today: date, policy: Policy) -> Turn:
    hears = _handle if conversation.state == "description" else step
    return hears(conversation, event, today, policy)


def takes_anything(expects: OneOf, event: Event, reading: Reading) -> str:
    return expects.choices[0]


def takes_a_file_for_an_answer(conversation: Conversation, file: SentFile) -> Turn:
    question = QUESTIONS.get(conversation.state)
    if question is None or not isinstance(question.expects, OneOf):
        return Turn(conversation, (Say("kept"),))
    return Turn(*path.accept(conversation, question, question.choices[0], TODAY, Policy()))


def goes_home_for_help(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation._replace(state=WELCOME.name), (Say("help"),)


def says_nothing(conversation: Conversation, *_: Any, **__: Any) -> tuple[()]:
    return ()


def shares_every_story(facts: Facts) -> Any:
    return replace(open_case(facts), story_is_shared=True)


def forgets_the_agency(facts: Facts) -> Any:
    return replace(open_case(facts), agency="")


def keeps_the_button(expects: AgencyName, event: Event, reading: Reading) -> str | Unusable:
    named = read_agency(expects, event, reading)
    return named if isinstance(named, Unusable) else choice_of(named)


def takes_over_quietly(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation, ask(conversation)


def is_too_late_on_the_day(complaint: Period, today: date) -> bool:
    return today >= complaint.end + relativedelta(years=1)


def is_too_late_a_day_after(complaint: Period, today: date) -> bool:
    return today > complaint.end + relativedelta(years=1, days=1)


def must_wait_on_the_day(complaint: Period, today: date, months: int = 2) -> bool:
    return today <= complaint.end + relativedelta(months=months)


def must_wait_sixty_days(complaint: Period, today: date, months: int = 2) -> bool:
    return today < complaint.end + relativedelta(days=60)


ROW_TO_THE_MEDIATOR: Route = (q.COMPLAINT_DATE, flow.chose(q.COMPLAINT_DATE, UNKNOWN), q.TO_MEDIATION)


class Mistake(NamedTuple):
    place: str
    seeded: Any
    found_by: Callable[[], list[Any]]


def breaks(promise: Promise) -> Callable[[], list[Any]]:
    return partial(broken, promise)


MISTAKES: dict[str, Mistake] = {
    "cancelling keeps the answers": Mistake(
        "dialogs.asides.EVERYWHERE",
        asides.EVERYWHERE | {"cancel_all": forgets_nothing},
        breaks(walk.cancelling_forgets_everything),
    ),
    "cancelling keeps the files": Mistake(
        "dialogs.asides.EVERYWHERE",
        asides.EVERYWHERE | {"cancel_all": forgets_all_but_files},
        breaks(walk.cancelling_forgets_everything),
    ),
    "typed words are lost without a question": Mistake(
        "dialogs.asides.COMMANDS",
        asides.COMMANDS | {"annuler": cancels_at_once},
        breaks(walk.cancelling_asks_first_where_words_were_typed),
    ),
    "an old button is taken": Mistake(
        "dialogs.step._press_late",
        takes_old_buttons,
        breaks(walk.an_old_button_shows_the_question_of_the_moment),
    ),
    "an old button beside the question is taken": Mistake(
        "dialogs.asides.CHANGING",
        frozenset(),
        breaks(walk.an_old_button_beside_the_question_changes_nothing),
    ),
    "the buttons are numbered from below": Mistake(
        "dialogs.step.numbered",
        lambda text, shown: numbered(text, shown[::-1]),
        breaks(walk.a_number_does_what_the_button_of_that_number_does),
    ),
    "a second tap shows the question twice": Mistake(
        "dialogs.step._press_late",
        shows_a_question_to_the_second_tap,
        breaks(walk.a_second_tap_gets_a_toast_and_nothing_else),
    ),
    "back loses the answer": Mistake(
        "dialogs.path.reopen",
        loses_the_answer,
        breaks(walk.back_reopens_the_last_answer_and_keeps_it),
    ),
    "an edit loses the order of the answers": Mistake(
        "dialogs.path.edit",
        drops_only_the_edited_answer,
        breaks(walk.an_edit_without_a_change_returns_to_the_recap),
    ),
    "the verdict is not shown": Mistake(
        "dialogs.path.accept",
        shows_no_verdict,
        breaks(walk.a_new_door_is_shown_once),
    ),
    "a smell of gas is ignored": Mistake(
        "dialogs.step.hear_danger",
        is_deaf_to_gas,
        breaks(walk.danger_is_heard_and_moves_nothing),
    ),
    "danger is not heard in one state": Mistake(
        "tests.dialogs.walk.step",
        is_deaf_to_the_description,
        breaks(walk.danger_is_heard_and_moves_nothing),
    ),
    "garbage answers a closed question": Mistake(
        "dialogs.expect.OneOf.read",
        takes_anything,
        breaks(walk.garbage_is_answered_and_moves_no_closed_question),
    ),
    "a choice from nowhere is taken": Mistake(
        "dialogs.expect.OneOf.read",
        takes_anything,
        breaks(walk.a_choice_the_question_has_not_is_refused),
    ),
    "a file answers": Mistake(
        "dialogs.receiving.receive",
        takes_a_file_for_an_answer,
        breaks(walk.a_file_is_counted_and_answers_nothing),
    ),
    "help leaves the question": Mistake(
        "dialogs.asides.COMMANDS",
        asides.COMMANDS | {"aide": goes_home_for_help},
        breaks(walk.asides_are_answered_and_move_nothing),
    ),
    "an absence ends in silence": Mistake(
        "dialogs.step.ask",
        says_nothing,
        breaks(walk.an_absence_ends_with_the_question),
    ),
    "the story goes to the staff of the mediator's door": Mistake(
        "dialogs.ending._open_case",
        shares_every_story,
        breaks(walk.staff_read_a_story_only_where_they_may),
    ),
    "a case goes to no agency": Mistake(
        "dialogs.ending._open_case",
        forgets_the_agency,
        breaks(walk.a_case_is_for_the_agency_that_was_named),
    ),
    "an agency is kept by its button": Mistake(
        "dialogs.expect.AgencyName.read",
        keeps_the_button,
        breaks(walk.an_answer_is_kept_as_it_was_read),
    ),
    "a person takes over without a door": Mistake(
        "dialogs.asides.EVERYWHERE",
        asides.EVERYWHERE | {"leave_request": takes_over_quietly},
        breaks(walk.a_person_can_take_over),
    ),
    "the year ends on its last day": Mistake(
        "dialogs.rules.is_too_late", is_too_late_on_the_day, wrong_doors
    ),
    "the year ends a day late": Mistake("dialogs.rules.is_too_late", is_too_late_a_day_after, wrong_doors),
    "a year has 365 days": Mistake("dialogs.rules.WINDOW", relativedelta(days=365), wrong_doors),
    "silence counts a day late": Mistake("dialogs.rules.must_wait", must_wait_on_the_day, wrong_doors),
    "two months are sixty days": Mistake("dialogs.rules.must_wait", must_wait_sixty_days, wrong_doors),
    "an unknown date goes to the mediator": Mistake(
        "dialogs.flow._ANSWER",
        flow.build([ROW_TO_THE_MEDIATOR, *flow.ROUTES]).events["answer"],
        breaks(walk.the_mediator_gets_a_day_that_is_not_past),
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mistake = MISTAKES[name]
    monkeypatch.setattr(mistake.place, mistake.seeded)

    assert mistake.found_by() != []
