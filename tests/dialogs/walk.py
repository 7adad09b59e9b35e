"""Every way through the dialogue, walked with the real `step()`, and what is promised after each move.

A promise is a function of one move that tells whether it is kept; `broken` names the moves where it is not.
Two ways that no guard can tell apart are walked once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from dialogs import flow
from dialogs.agencies import Agency
from dialogs.asking import choices
from dialogs.conversation import VERDICT, Conversation
from dialogs.ending import TYPED
from dialogs.events import (
    Ask,
    Chose,
    Commanded,
    Effect,
    Event,
    OpenCase,
    Resumed,
    Said,
    Say,
    ShowEmergency,
    ShowVerdict,
    Toast,
)
from dialogs.expect import UNKNOWN, AgencyName, OneOf
from dialogs.flow import OUTCOMES, QUESTIONS, Facts, Route
from dialogs.questions import (
    CANCELLED,
    CHECK_ANSWERS,
    CONSENT,
    EVIDENCE,
    LOCAL_AGENCY,
    WELCOME,
    Outcome,
    Step,
    Verdict,
)
from dialogs.step import Turn, step
from tests.dialogs.tenant import PHOTO, POLICY, TODAY, answering, buttons

DANGERS = ("Ça sent le gaz dans la cuisine", "Il y a le feu !", "Je veux mourir")
BY_THE_WAY: tuple[Event, ...] = (
    *(Commanded(name) for name in ("aide", "humain", "urgence", "suivi", "confidentialite", "mesdonnees")),
    *(Said(words) for words in ("Aide", "Parler à une personne", "URGENCE", "conseiller", "help")),
)
# Buttons under past messages that would lose something, or start something.
GRAVE = (
    *("restart", "restart_all", "cancel_all", "erase_all", "leave_request", "wrong_answer"),
    "remove_last",
    "papers",
)
# A landlord with several agencies, so that the question for them is walked through as well.
AGENCIES = (Agency("Agence du centre", "Rochefort"), Agency("Agence du nord", "Tonnay-Charente"))
WALKED = replace(POLICY, agencies=AGENCIES)
GARBAGE = Said("xyzzy plugh")

# What the guards look at while the door is open; behind it, they look at the door alone.
DECIDING = ("repairs_aim", "neighbour_aim", "complaint_date", "complaint_day")


class Move(NamedTuple):
    """An answer given: from where, by which event, to where, and what was shown."""

    before: Conversation
    value: str
    event: Event
    after: Conversation
    effects: tuple[Effect, ...]


Promise = Callable[[Move], bool]


def walk() -> list[Move]:
    opening = _move(Conversation(1), "", Commanded("start"))
    moves, waiting, seen = [opening], [opening.after], set[object]()
    while waiting:
        here = waiting.pop()
        for value in _answers(here):
            move = _move(here, value, answering(here, value))
            moves.append(move)
            if not is_over(move.after) and _sight(move.after) not in seen:
                seen.add(_sight(move.after))
                waiting.append(move.after)
    return moves


def _answers(here: Conversation) -> list[str]:
    """What can be answered here: words, days, and of the choices only those on screen."""
    question = QUESTIONS[here.state]
    hidden = {*question.choices} - {*choices(here, question)}
    return [value for value in question.expects.samples(TODAY) if value not in hidden]


def _move(before: Conversation, value: str, event: Event) -> Move:
    return Move(before, value, event, *hear(before, event))


def _sight(conversation: Conversation) -> object:
    decided, is_helped = door(conversation), Facts(conversation.answers, TODAY).is_helped
    return (
        conversation.state,
        is_helped,
        decided or tuple(conversation.answers.get(name) for name in DECIDING),
    )


def hear(conversation: Conversation, event: Event) -> Turn:
    return step(conversation, event, TODAY, WALKED)


def broken(promise: Promise) -> list[str]:
    """The moves after which the promise is not kept."""
    return [f"{move.before.state}: {move.value}" for move in walk() if not promise(move)]


def door(conversation: Conversation) -> str:
    return conversation.answers.get(VERDICT, "").partition(" ")[0]


def is_over(conversation: Conversation) -> bool:
    return conversation.state in OUTCOMES


def is_draft(conversation: Conversation) -> bool:
    return bool(conversation.answers or conversation.kept) and not is_over(conversation)


def rows_taken(move: Move) -> list[Route]:
    """The rows that the table gives for the answer, up to where the conversation went."""
    answers = {**move.before.answers, move.before.state: move.value}
    here: Step = QUESTIONS[move.before.state]
    rows: list[Route] = []
    while here.name != move.after.state and not isinstance(here, Outcome):
        facts = Facts(answers, TODAY, agencies=tuple(agency.name for agency in AGENCIES))
        rows.append(next(row for row in flow.ROUTES if row[0] is here and row[1](facts)))
        here = rows[-1][2]
        if isinstance(here, Verdict):
            answers[VERDICT] = here.door
    return rows


def place(conversation: Conversation) -> tuple[object, ...]:
    """What an aside may not touch."""
    return (
        conversation.state,
        list(conversation.answers.items()),
        conversation.kept,
        conversation.files,
        conversation.parked_files,
    )


def _shows(effects: tuple[Effect, ...], conversation: Conversation) -> bool:
    """The question of the moment is on the screen; after the end, the ways on."""
    asked = [effect.question for effect in effects if isinstance(effect, Ask)]
    told = [effect.message for effect in effects if isinstance(effect, Say)]
    return asked == [conversation.state] or (is_over(conversation) and "ended" in told)


# --- answering ----------------------------------------------------------------------------------------------


def an_answer_is_kept_as_it_was_read(move: Move) -> bool:
    is_kept = move.before.state in move.after.answers
    return move.after.answers[move.before.state] == move.value if is_kept else not move.after.answers


def a_new_door_is_shown_once(move: Move) -> bool:
    shown = [effect.verdict for effect in move.effects if isinstance(effect, ShowVerdict)]
    is_new = VERDICT in move.after.answers and VERDICT not in move.before.answers
    return shown == ([door(move.after)] if is_new else [])


def the_mediator_gets_a_day_that_is_not_past(move: Move) -> bool:
    verdicts = [effect for effect in move.effects if isinstance(effect, ShowVerdict)]
    to_mediation = [verdict for verdict in verdicts if verdict.verdict == "mediation"]
    return all(verdict.deadline is not None and verdict.deadline >= TODAY for verdict in to_mediation)


def staff_get_a_case_only_when_it_is_sent(move: Move) -> bool:
    is_sent = move.before.state == CHECK_ANSWERS.name and move.value.startswith("send")
    return any(isinstance(effect, OpenCase) for effect in move.effects) == is_sent


def staff_read_a_story_only_where_they_may(move: Move) -> bool:
    told = {case.door: case.story_is_shared for case in move.effects if isinstance(case, OpenCase)}
    if move.value == "send_with_story":
        return told.get("mediation", True)
    return all(is_shared == (where in ("agency", "advisor")) for where, is_shared in told.items())


def a_case_is_for_the_agency_that_was_named(move: Move) -> bool:
    named = move.before.answers.get(LOCAL_AGENCY.name, UNKNOWN)
    told = [case.agency for case in move.effects if isinstance(case, OpenCase)]
    return told in ([], [""] if named == UNKNOWN else [named])


def what_was_sent_is_forgotten_here(move: Move) -> bool:
    is_sent = any(isinstance(effect, OpenCase) for effect in move.effects)
    return not is_sent or not (move.after.answers or move.after.kept or move.after.files)


def garbage_is_answered_and_moves_no_closed_question(move: Move) -> bool:
    turn = hear(move.after, GARBAGE)
    stays = place(turn.conversation) == place(move.after)
    return bool(turn.effects) and (stays or not _is_closed(move.after))


def a_number_does_what_the_button_of_that_number_does(move: Move) -> bool:
    taps = _on_screen(move.after)
    if move.after.state == CHECK_ANSWERS.name:  # its lines are numbered
        taps = [tap for tap in taps if tap.choice.startswith("edit_")]
    elif not _is_closed(move.after):
        return True
    return all(
        hear(move.after, Said(str(number))).conversation == hear(move.after, tap).conversation
        for number, tap in enumerate(taps, 1)
    )


def _is_closed(conversation: Conversation) -> bool:
    question = QUESTIONS.get(conversation.state)
    return question is not None and isinstance(question.expects, OneOf | AgencyName)


# --- back, edit, cancel -------------------------------------------------------------------------------------


def _given(conversation: Conversation) -> list[str]:
    return [name for name in conversation.answers if name in QUESTIONS]


def back_reopens_the_last_answer_and_keeps_it(move: Move) -> bool:
    back = hear(move.after, Commanded("retour")).conversation
    given = _given(move.after)
    if not given:
        return place(back) == place(move.after)
    is_kept = back.kept.get(given[-1]) == move.after.answers[given[-1]]
    return back.state == given[-1] and _given(back) == given[:-1] and is_kept


def back_and_the_same_answer_change_nothing(move: Move) -> bool:
    given = _given(move.after)
    if not given:
        return True
    back = hear(move.after, Commanded("retour")).conversation
    again = hear(back, answering(back, move.after.answers[given[-1]])).conversation
    return place(again) == place(move.after)


def a_kept_answer_is_given_again_by_one_tap(move: Move) -> bool:
    back = hear(move.after, Commanded("retour"))
    offers = [effect.choices for effect in back.effects if isinstance(effect, Ask)]
    if not _given(move.after) or not any("keep" in offered for offered in offers):
        return True
    keeps = Chose(back.conversation.state, "keep", back.conversation.version)
    return place(hear(back.conversation, keeps).conversation) == place(move.after)


def an_edit_without_a_change_returns_to_the_recap(move: Move) -> bool:
    if move.after.state != CHECK_ANSWERS.name:
        return True
    edits = [tap for tap in _on_screen(move.after) if tap.choice.startswith("edit_")]
    return bool(edits) and all(_returns(move.after, tap) for tap in edits)


def _returns(conversation: Conversation, edit: Chose) -> bool:
    opened = hear(conversation, edit).conversation
    again = hear(opened, answering(opened, conversation.answers[opened.state])).conversation
    return place(again) == place(conversation)


def _on_screen(conversation: Conversation) -> list[Chose]:
    return [tap for effect in hear(conversation, Resumed()).effects for tap in buttons(effect)]


def cancelling_asks_first_where_words_were_typed(move: Move) -> bool:
    turn = hear(move.after, Commanded("annuler"))
    if not is_draft(move.after):
        return bool(turn.effects) and place(turn.conversation) == place(move.after)
    if not any(name in move.after.answers for name in TYPED):
        return turn.conversation.state == CANCELLED.name
    asks = any(isinstance(effect, Say) and "cancel_all" in effect.choices for effect in turn.effects)
    return asks and place(turn.conversation) == place(move.after)


def cancelling_forgets_everything(move: Move) -> bool:
    if not is_draft(move.after):
        return True
    filled = move.after._replace(kept={"wish": "Une remise."}, pieces="photo -", parked_files=1)
    after = hear(filled, Chose("aside", "cancel_all", filled.version)).conversation
    return place(after) == (CANCELLED.name, [], {}, 0, 0)


# --- beside the path ----------------------------------------------------------------------------------------


def asides_are_answered_and_move_nothing(move: Move) -> bool:
    turns = [hear(move.after, event) for event in BY_THE_WAY]
    return all(turn.effects and place(turn.conversation) == place(move.after) for turn in turns)


def danger_is_heard_and_moves_nothing(move: Move) -> bool:
    turns = [hear(move.after, Said(words)) for words in DANGERS]
    is_heard = all(isinstance(turn.effects[0], ShowEmergency) for turn in turns)
    return is_heard and all(turn.conversation == move.after for turn in turns)


def a_person_can_take_over(move: Move) -> bool:
    after, effects = hear(move.after, Chose("aside", "leave_request", move.after.version))
    known = {**after.answers, **after.kept}
    loses = [name for name in _given(move.after) if name != CONSENT.name and name not in known]
    cards = [effect.verdict for effect in effects if isinstance(effect, ShowVerdict)]
    is_news = door(move.after) != "advisor" or is_over(move.after)
    return (
        not loses and cards == ["advisor"] * is_news and door(after) == "advisor" and _shows(effects, after)
    )


def a_file_is_counted_and_answers_nothing(move: Move) -> bool:
    after, effects = hear(move.after, PHOTO)
    if move.after.state == EVIDENCE.name:
        counted = move.after._replace(pieces=f"{move.after.pieces} -".strip())
    else:
        counted = move.after._replace(parked_files=move.after.parked_files + 1)
    return bool(effects) and place(after) == place(counted)


def an_absence_ends_with_the_question(move: Move) -> bool:
    after, effects = hear(move.after, Resumed())
    return place(after) == place(move.after) and _shows(effects, after)


# --- taps that come late or from nowhere --------------------------------------------------------------------


def a_second_tap_gets_a_toast_and_nothing_else(move: Move) -> bool:
    if not isinstance(move.event, Chose):
        return True
    return hear(move.after, move.event) == (move.after, (Toast("already_done"),))


def an_old_button_shows_the_question_of_the_moment(move: Move) -> bool:
    question = QUESTIONS.get(move.after.state, WELCOME)
    old = Chose(question.name, (*question.choices, "keep")[0], move.after.version - 2)
    after, effects = hear(move.after, old)
    return after == move.after and isinstance(effects[0], Toast) and _shows(effects, after)


def an_old_button_beside_the_question_changes_nothing(move: Move) -> bool:
    turns = [hear(move.after, Chose("aside", choice, move.after.version - 2)) for choice in GRAVE]
    return all(turn.conversation == move.after and isinstance(turn.effects[0], Toast) for turn in turns)


def a_choice_the_question_has_not_is_refused(move: Move) -> bool:
    if is_over(move.after):
        return True
    after, effects = hear(move.after, Chose(move.after.state, "no_such_choice", move.after.version))
    refusals = [effect.fields["refused"] for effect in effects if isinstance(effect, Ask)]
    return place(after) == place(move.after) and all(refusals) and _shows(effects, after)


PROMISES: tuple[Promise, ...] = (
    an_answer_is_kept_as_it_was_read,
    a_new_door_is_shown_once,
    the_mediator_gets_a_day_that_is_not_past,
    staff_get_a_case_only_when_it_is_sent,
    staff_read_a_story_only_where_they_may,
    a_case_is_for_the_agency_that_was_named,
    what_was_sent_is_forgotten_here,
    garbage_is_answered_and_moves_no_closed_question,
    a_number_does_what_the_button_of_that_number_does,
    back_reopens_the_last_answer_and_keeps_it,
    back_and_the_same_answer_change_nothing,
    a_kept_answer_is_given_again_by_one_tap,
    an_edit_without_a_change_returns_to_the_recap,
    cancelling_asks_first_where_words_were_typed,
    cancelling_forgets_everything,
    asides_are_answered_and_move_nothing,
    danger_is_heard_and_moves_nothing,
    a_person_can_take_over,
    a_file_is_counted_and_answers_nothing,
    an_absence_ends_with_the_question,
    a_second_tap_gets_a_toast_and_nothing_else,
    an_old_button_shows_the_question_of_the_moment,
    an_old_button_beside_the_question_changes_nothing,
    a_choice_the_question_has_not_is_refused,
)
