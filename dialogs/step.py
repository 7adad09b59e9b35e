"""One event in, one turn out: the conversation as it is afterwards, and what is to be done about it.

The order of the house: danger is heard first, in every state, and moves nothing; then commands and words that
mean the same everywhere; then the answer to the question that is open. A file is never an answer. Pure: no
clock, no chance, no input or output.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from dialogs import asides, following, guessing, path, receiving, relays, reminding, what_if
from dialogs.agencies import choice_of
from dialogs.asking import EDIT, KEEP, ask, choices, known, ways_on, with_agencies
from dialogs.conversation import Conversation
from dialogs.disputes import PREFIX, about, named, same
from dialogs.ending import fresh, is_draft, kept_until
from dialogs.events import (
    EMERGENCY,
    Blocked,
    CancelTimer,
    CaseForgotten,
    Chose,
    Commanded,
    DropFiles,
    Edited,
    Effect,
    Erase,
    Event,
    FileRefused,
    ForgetCase,
    NothingLeft,
    Resumed,
    Said,
    Say,
    SentFile,
    SetReachable,
    SetTimer,
    SharedContact,
    ShowEmergency,
    StaffActed,
    StripKeyboard,
    TimerFired,
    Toast,
)
from dialogs.expect import Reading, Unusable
from dialogs.flow import OUTCOMES, QUESTIONS
from dialogs.following import SETTLED
from dialogs.guessing import Guess
from dialogs.guessing import guess as guess_of
from dialogs.policy import Policy
from dialogs.questions import (
    CHECK_ANSWERS,
    CHRONOLOGY,
    CLIENT_REFERENCE,
    CONTACT,
    DESCRIPTION,
    EVIDENCE,
    LOCAL_AGENCY,
    MONEY,
    NAME,
    NEIGHBOUR_AIM,
    REPAIRS_AIM,
    THEME,
    WELCOME,
    WISH,
    Question,
)
from dialogs.reminders import BEFORE_DRAFT_GOES
from dialogs.spoken import exactly, loosely, numbered
from dialogs.triage.alarm import FEW_WORDS, hear_danger
from dialogs.triage.danger import KINDS, Danger, find_danger
from dialogs.triage.words import fold

STORIES = (DESCRIPTION.name, WISH.name, CHRONOLOGY.name)
PARTICULARS = (NAME.name, CONTACT.name, CLIENT_REFERENCE.name, LOCAL_AGENCY.name)
ALWAYS_PRESSING = "suicide"  # its numbers are shown each time it is told
MISSES_BEFORE_HELP = 3
LONGEST_GREETING = 24  # folded characters; a longer first text is the problem itself


# What happens without the tenant.
NO_SIGN_OF_LIFE = (TimerFired, CaseForgotten, NothingLeft, StaffActed, Blocked, Resumed, FileRefused)

# The questions that tell what a dispute is about.
THEMES = (THEME.name, MONEY.name, REPAIRS_AIM.name, NEIGHBOUR_AIM.name)

# What the tenant may do about news of a case.
NEWS: dict[str, tuple[str, ...]] = {
    "answered": ("reply", *SETTLED),
    "asked_piece": ("reply",),
    "rerouted": ("reply",),
    "taken": (),
    "promised": (),
    "promise_kept": (),
    "closed": ("settled_no",),
    "reopened": ("reply",),
    "recorded": (),
}


class Turn(NamedTuple):
    """What one event leads to."""

    conversation: Conversation
    effects: tuple[Effect, ...] = ()


def step(conversation: Conversation, event: Event, today: date, policy: Policy) -> Turn:
    """Handle one event; `today` is the day in Europe/Paris. FlowError when the table has a hole."""
    danger = _danger(conversation, event, policy)
    if danger and isinstance(event, Said) and _is_pressing(danger, conversation):
        return Turn(conversation, (_emergency(conversation, danger.kind),))
    if danger and isinstance(event, SentFile):
        event = replace(event, caption="")  # nothing of a danger is kept
    turn = _handle(conversation._replace(safe_from=""), event, today, policy)
    if danger:
        turn = _with_danger(turn, danger, conversation)
    turn = _with_same_matter(turn, conversation)
    turn = _with_timers(turn, conversation, event, today, policy)
    turn = _with_waiting(turn, conversation, today, policy)
    turn = Turn(turn.conversation, tuple(with_agencies(it, policy.agencies) for it in turn.effects))
    return _with_expiry(turn, conversation, event, today, policy)


def _danger(conversation: Conversation, event: Event, policy: Policy) -> Danger | None:
    """What a text tells; in the words of a button, a name or a number, only what a rule hears."""
    match event:
        case Said(text) | SentFile(caption=text) if text:
            is_plain = _names_a_button(conversation, text, policy) or _is_particular(conversation, text)
            return find_danger(text) if is_plain else hear_danger(text)
    return None


def _is_particular(conversation: Conversation, text: str) -> bool:
    """A few words where a name, a contact or a reference is asked for: "Marie M A" frightens a model."""
    return conversation.state in PARTICULARS and len(text.split()) <= FEW_WORDS


def _names_a_button(conversation: Conversation, text: str, policy: Policy) -> bool:
    question, typed = QUESTIONS.get(conversation.state), fold(text)
    phrases = policy.spoken(question.name) if question else {}
    return any(typed in said for said in phrases.values()) or asides.spoken(text, policy) is not None


def _is_pressing(danger: Danger, conversation: Conversation) -> bool:
    """False for a danger that is over, or whose screen was passed just before it is told in the story."""
    is_told = conversation.state in STORIES and danger.kind == conversation.safe_from
    return danger.presses and not is_told


def _with_danger(turn: Turn, danger: Danger, before: Conversation) -> Turn:
    """A danger that does not press gets one line; one in a caption its screen, and the file is kept."""
    if not _is_pressing(danger, before):
        return Turn(turn.conversation, (Say("danger_over"), *turn.effects))
    return Turn(turn.conversation, (*turn.effects, _emergency(turn.conversation, danger.kind)))


def _emergency(conversation: Conversation, kind: str) -> ShowEmergency:
    return ShowEmergency(kind, known(conversation).theme)


def _with_same_matter(turn: Turn, before: Conversation) -> Turn:
    """The theme became known, and the tenant follows a dispute about the same already."""
    after = turn.conversation
    if before.state not in THEMES or after.state in THEMES or not is_draft(after):
        return turn
    key = same(after.disputes, known(after).theme, but=after.dispute)
    if not key or before.state not in after.answers:
        return turn
    told = named(after.disputes[key], key)
    tells = Say("same_matter", told, ("complete",), after.version, about=about(key))
    return Turn(after, (tells, *turn.effects))


def _with_timers(turn: Turn, before: Conversation, event: Event, today: date, policy: Policy) -> Turn:
    fired = event.name if isinstance(event, TimerFired) else ""
    timers = reminding.timers(before, turn.conversation, fired, today, policy)
    return Turn(turn.conversation, (*turn.effects, *timers))


def _with_waiting(turn: Turn, before: Conversation, today: date, policy: Policy) -> Turn:
    """Files that came unasked wait for the tenant's word, and not for ever."""
    now, then = turn.conversation.parked_files, before.parked_files
    if now > then:
        timer: Effect = SetTimer("parked", today + timedelta(days=policy.parked_days))
    elif then and not now:
        timer = CancelTimer("parked")
    else:
        return turn
    return Turn(turn.conversation, (*turn.effects, timer))


def _with_expiry(turn: Turn, before: Conversation, event: Event, today: date, policy: Policy) -> Turn:
    """What was answered and never sent is forgotten after a while; each sign of life puts that off."""
    after = turn.conversation
    due = kept_until(after, today, policy)
    if due and before.expires and isinstance(event, NO_SIGN_OF_LIFE):
        return turn
    expires = due.isoformat() if due else ""
    if expires == before.expires:
        return turn
    goes = SetTimer("draft", due) if due else CancelTimer("draft")
    soon = due - BEFORE_DRAFT_GOES if due and is_draft(after) else today
    warns = SetTimer("draft_soon", soon) if soon > today else CancelTimer("draft_soon")
    return Turn(after._replace(expires=expires), (*turn.effects, goes, warns))


def _handle(conversation: Conversation, event: Event, today: date, policy: Policy) -> Turn:  # noqa: C901, PLR0912 - a row an event
    match event:
        case Said():
            return _hear(conversation, event, today, policy)
        case Chose():
            return _press(conversation, event, today, policy)
        case SharedContact() if conversation.state == CONTACT.name:
            return _answer(conversation, event, today, policy)
        case SentFile():
            return Turn(*receiving.receive(conversation, event))
        case Commanded(name):
            return Turn(*asides.command(conversation, name, today, policy))
        case Blocked(is_blocked):
            return Turn(conversation, (SetReachable(not is_blocked),))
        case Resumed():
            return Turn(conversation, ask(conversation))
        case FileRefused():
            return Turn(*receiving.lose(conversation, event))
        case TimerFired(name):
            return _wake(conversation, name, today, policy)
        case CaseForgotten(number):
            return Turn(_without_case(conversation, number), (ForgetCase(number),))
        case NothingLeft():
            return Turn(conversation, (Erase(),))
        case StaffActed(case, what, fields, slot):
            conversation, effects = following.hear_of_case(conversation, event, today, policy)
            told = {"case": case, **fields}
            asked = f"{case}.{fields['role']}" if "role" in fields else case
            says = Say(f"news_{what}", told, NEWS[what], about=asked, slot=slot)
            return Turn(conversation, (says, *effects))
        case Edited():
            return Turn(conversation, (Say("edited"),))
    return Turn(conversation, (Say("other_kind"),))  # SentOther, or a contact that nobody asked for


def _wake(conversation: Conversation, timer: str, today: date, policy: Policy) -> Turn:
    match timer:
        case "draft":
            tells = (Say("draft_expired"),) if is_draft(conversation) else ()
            return Turn(fresh(conversation), (DropFiles("all"), *tells))
        case "draft_soon":
            return Turn(conversation, reminding.warn_of_expiry(conversation))
        case "parked":
            told = (Say("files_forgotten", {"files": conversation.parked_files}),)
            effects = (DropFiles("parked"), *told) if conversation.parked_files else ()
            return Turn(conversation._replace(parked_files=0), effects)
    return Turn(*reminding.fire(conversation, timer.removeprefix(PREFIX), today, policy))


def _without_case(conversation: Conversation, number: str) -> Conversation:
    """The same place, where nothing leads to that case any more; its dispute goes, but for a draft in it."""
    for key, dispute in conversation.disputes.items():
        if dispute.case == number and dispute.draft:
            conversation = conversation.with_dispute(key, replace(dispute, case=""))
        elif dispute.case == number:
            conversation = conversation.without_dispute(key)
    case = "" if conversation.case == number else conversation.case
    replying = "" if conversation.replying == number else conversation.replying
    return conversation._replace(case=case, replying=replying)


# --- typed words ------------------------------------------------------------------------------------------


def _hear(conversation: Conversation, said: Said, today: date, policy: Policy) -> Turn:
    if everywhere := asides.spoken(said.text, policy):
        return Turn(*asides.choose(conversation, everywhere, today, policy))
    if conversation.replying:
        return Turn(*relays.reply(conversation, said.text))
    if conversation.recording:
        return Turn(*following.hear_day(conversation, said.text, today, policy))
    question = QUESTIONS.get(conversation.state)
    if question in (None, WELCOME, THEME) and (
        told := following.hear(conversation, said.text, today, policy)
    ):
        return Turn(*told)
    if question is None:
        return _hear_after_the_end(conversation, said, today, policy)
    if choice := _typed_choice(conversation, question, said.text, policy):
        return _pick(
            conversation, question, Chose(question.name, choice, conversation.version), today, policy
        )
    if question is WELCOME:
        return _hear_opening(conversation, said, today, policy)
    if question is THEME:
        return _hear_theme(conversation, said, today, policy)
    return _answer(conversation, said, today, policy)


def _typed_choice(conversation: Conversation, question: Question, text: str, policy: Policy) -> str | None:
    """A number on screen, a line of the recap, or the name of a button that is no answer."""
    if question is CHECK_ANSWERS:
        return EDIT.spoken(fold(text))
    if question is EVIDENCE and (removes := receiving.REMOVE.spoken(fold(text))):
        return removes
    shown = choices(conversation, question, policy.agencies)
    phrases = policy.spoken(question.name)
    keeps = exactly(text, (KEEP,), phrases) if KEEP in shown else None
    return keeps or numbered(text, shown) or loosely(text, question.asides, phrases)


def _hear_opening(conversation: Conversation, said: Said, today: date, policy: Policy) -> Turn:
    """The problem in the tenant's own words is kept as the description; a greeting is greeted."""
    greets = (Say("hello"),) if conversation.version == 0 else ()
    if exactly(said.text, WELCOME.expects.choices, policy.spoken(WELCOME.name)):
        conversation, effects = path.accept(conversation, WELCOME, "start", today, policy)
        return Turn(conversation, (*greets, *effects))
    guess, is_story = guess_of(said.text), len(fold(said.text)) > LONGEST_GREETING
    if not (guess or is_story):
        conversation = asides.shown(conversation)
        return Turn(conversation, (*greets, *ask(conversation)))
    if is_story:
        kept = {**conversation.kept, DESCRIPTION.name: said.text.strip()}
        conversation, greets = conversation._replace(kept=kept), (*greets, Say("opening_kept"))
    conversation = conversation._replace(guess=str(guess or ""))
    conversation, effects = path.accept(conversation, WELCOME, "start", today, policy)
    return Turn(conversation, (*greets, *effects))


def _hear_theme(conversation: Conversation, said: Said, today: date, policy: Policy) -> Turn:
    """A reading on screen, the name of a theme, or the problem in other words; then it is proposed."""
    if choice := guessing.spoken(conversation.guess, said.text, policy):
        return _choose_reading(conversation, choice, today, policy)
    if exactly(said.text, THEME.expects.choices, policy.spoken(THEME.name)):
        return _answer(conversation, said, today, policy)
    if guess := guess_of(said.text):
        conversation = conversation._replace(guess=str(guess), version=conversation.version + 1)
        return Turn(conversation, ask(conversation))
    return _answer(conversation, said, today, policy)


def _choose_reading(conversation: Conversation, choice: str, today: date, policy: Policy) -> Turn:
    """The tenant's word on a guess: it becomes answers, or the themes are shown."""
    if kind := guessing.DANGERS.get(choice):
        return Turn(conversation, (_emergency(conversation, kind),))
    if choice == guessing.SOMETHING_ELSE:
        conversation = conversation._replace(guess="", version=conversation.version + 1)
        return _refuse(conversation, "not-this")
    others = guessing.others(Guess.parse(conversation.guess), choice)
    theme, *then = guessing.answers(choice).items()
    conversation = conversation._replace(kept={**conversation.kept, **dict(then)}, later=" ".join(others))
    conversation, effects = path.accept(conversation, THEME, theme[1], today, policy)
    tells = (Say(f"body-{choice}"),) if choice in guessing.BODIES else ()
    return Turn(conversation, (*effects, *tells))


def _hear_after_the_end(conversation: Conversation, said: Said, today: date, policy: Policy) -> Turn:
    """Words after the end belong to the case, once the tenant says so; or they open a new matter."""
    outcome = OUTCOMES[conversation.state]
    shown = ways_on(outcome, is_sent=bool(conversation.case))
    choice = numbered(said.text, shown) or loosely(said.text, shown, policy.spoken(outcome.name))
    if choice:
        return Turn(*asides.choose(conversation, choice, today, policy))
    if len(fold(said.text)) <= LONGEST_GREETING and not conversation.case:
        return Turn(conversation, ask(conversation))
    words = f"{conversation.parked_text}\n{said.text}".strip()
    ways = ("add_to_case", "restart") if conversation.case else ("restart", "continue")
    message = "text_parked" if conversation.case else "text_parked_alone"
    asks = Say(message, {"case": conversation.case}, ways, conversation.version)
    return Turn(conversation._replace(parked_text=words), (asks,))


def _answer(conversation: Conversation, event: Event, today: date, policy: Policy) -> Turn:
    question = QUESTIONS[conversation.state]
    value = question.expects.read(event, Reading(today, policy.spoken(question.name), policy.agencies))
    if isinstance(value, Unusable):
        return _refuse(conversation, value.reason)
    if question is CHECK_ANSWERS and value not in choices(conversation, question):
        return _refuse(conversation, "not-a-choice")
    remarks = _remarks(question, value, policy)
    replaces = isinstance(event, Chose) and not remarks
    conversation, effects = path.accept(conversation, question, value, today, policy, replaces=replaces)
    return Turn(conversation, (*remarks, *effects))


def _remarks(question: Question, value: str, policy: Policy) -> tuple[Effect, ...]:
    """A contact is read back, and its keyboard goes; a reference of an unusual form is accepted."""
    if question is CONTACT:
        return (Say("contact_noted", {"contact": value}),)
    if question is not CLIENT_REFERENCE or not policy.reference_pattern or value in question.choices:
        return ()
    is_usual = re.fullmatch(policy.reference_pattern, value)
    return () if is_usual else (Say("reference_unusual"),)


def _refuse(conversation: Conversation, reason: str) -> Turn:
    """Say what is wrong and ask again; after three misses in a row a person is offered."""
    conversation = conversation._replace(misses=conversation.misses + 1)
    effects = ask(conversation, refused=reason)
    if conversation.misses % MISSES_BEFORE_HELP == 0:
        effects = (*effects, Say("three_misses", {}, ("leave_request", "continue"), conversation.version))
    return Turn(conversation, effects)


# --- buttons ----------------------------------------------------------------------------------------------


def _press(conversation: Conversation, chose: Chose, today: date, policy: Policy) -> Turn:
    if chose.question not in QUESTIONS:
        return _press_aside(conversation, chose, today, policy)
    question = QUESTIONS[chose.question]
    if chose.choice in question.asides and chose.choice not in asides.CHANGING:
        return Turn(*asides.choose(conversation, chose.choice, today, policy))
    if chose.question != conversation.state or chose.version != conversation.version:
        return _press_late(conversation, chose)
    return _pick(conversation, question, chose, today, policy)


def _press_aside(conversation: Conversation, chose: Chose, today: date, policy: Policy) -> Turn:
    """A button that stands outside the question; one that changes something must be of this version."""
    if chose.question.startswith(PREFIX):
        return Turn(*following.press(conversation, chose.question, chose.choice, today, policy))
    if chose.question.startswith(what_if.PREFIX):
        return Turn(*what_if.answer(conversation, chose, today, policy))
    if chose.choice == "reply":
        return Turn(*relays.reply_to(conversation, chose.question))
    if chose.choice in SETTLED:
        return Turn(*following.settle(conversation, chose.question, chose.choice, today))
    if opened := following.opened(chose.choice):
        return Turn(*following.press(conversation, opened, "open", today, policy))
    if (number := what_if.CHANGE.number(chose.choice)) is not None:
        return Turn(*what_if.ask(conversation, number))
    is_late = chose.choice in asides.CHANGING and chose.version != conversation.version
    if is_late or chose.choice not in asides.EVERYWHERE:
        return _press_late(conversation, chose)
    conversation, effects = asides.choose(conversation, chose.choice, today, policy)
    if chose.question.startswith(EMERGENCY):
        conversation = conversation._replace(safe_from=_passed(chose.question))
    return Turn(conversation, effects)


def _passed(question: str) -> str:
    """The danger under whose screen "continue" was pressed."""
    kind = question.removeprefix(EMERGENCY)
    return kind if kind in KINDS and kind != ALWAYS_PRESSING else ""


def _pick(conversation: Conversation, question: Question, chose: Chose, today: date, policy: Policy) -> Turn:
    """A choice of the question on screen."""
    conversation = conversation._replace(replying="", recording="")
    if question is EVIDENCE and (moved := receiving.choose(conversation, chose.choice)):
        return Turn(*moved)
    if chose.choice in question.asides:
        return Turn(*asides.choose(conversation, chose.choice, today, policy))
    if question is THEME and chose.choice in choices(conversation, question) and conversation.guess:
        return _choose_reading(conversation, chose.choice, today, policy)
    if question is CHECK_ANSWERS and (number := EDIT.number(chose.choice)):
        return Turn(*path.edit(conversation, number))
    if chose.choice == KEEP and question.name in conversation.kept:
        value = conversation.kept[question.name]
        return Turn(*path.accept(conversation, question, value, today, policy, replaces=True))
    return _answer(conversation, chose, today, policy)


def _press_late(conversation: Conversation, chose: Chose) -> Turn:
    """A second tap on a button changes nothing; a tap under an older question shows the current one."""
    is_second_tap = chose.version == conversation.version - 1 and (
        _is_given(conversation, chose) or conversation.state not in QUESTIONS
    )
    if is_second_tap:
        return Turn(conversation, (Toast("already_done"),))
    is_past = chose.message_id and chose.question in QUESTIONS and chose.question != conversation.state
    strips = (StripKeyboard(chose.message_id),) if is_past else ()
    return Turn(conversation, (Toast("question_is_past"), *strips, *ask(conversation)))


def _is_given(conversation: Conversation, chose: Chose) -> bool:
    """True when the press is the answer that is kept; an agency is kept by its name."""
    kept = conversation.answers.get(chose.question)
    return kept is not None and chose.choice in (kept, choice_of(kept))
