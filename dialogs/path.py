"""Moving along the path: accept an answer, go back, reopen an answer, end.

The answers are an ordered mapping, so the path *is* the answers. Going back moves the last answer, reopening
one moves it and all after it, to `kept`; they are given again, unasked, where the new path passes them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dialogs import letters
from dialogs.conversation import VERDICT, Conversation
from dialogs.events import (
    AdoptFiles,
    Ask,
    DropFiles,
    Effect,
    Fields,
    Finish,
    OpenCase,
    Say,
    ShowVerdict,
)
from dialogs.flow import OUTCOMES, QUESTIONS, Facts, follow
from dialogs.policy import Policy
from dialogs.questions import (
    CHECK_ANSWERS,
    CHRONOLOGY,
    CONSENT,
    EVIDENCE,
    LANDLORD_ANSWER,
    TO_ADVISOR,
    TO_MEDIATION,
    TO_SOCIAL_MEDIATION,
    WAIT,
    WELCOME,
    Outcome,
    Question,
    Step,
    Verdict,
)
from dialogs.rules import is_urgent

Moved = tuple[Conversation, tuple[Effect, ...]]

RECAP_LINES = 7  # and a title: the screen of an old phone; a longer recap is told in two messages

# The outcomes that come with a day: the last one to apply to the mediator, or the one when silence counts.
WITH_LAST_DAY = ("mediation", "advisor", "too_late")


def facts_of(conversation: Conversation, today: date, policy: Policy) -> Facts:
    """What the guards may look at."""
    return Facts(conversation.answers, today, policy.silence_months)


def theme(conversation: Conversation) -> str:
    """What the dispute is about, as far as it is known."""
    return Facts(conversation.answers, date.min).theme


def door(conversation: Conversation) -> str:
    """The door that was found, or nothing yet."""
    return Facts(conversation.answers, date.min).door


def fresh(conversation: Conversation) -> Conversation:
    """The same person at the beginning, nothing answered; older buttons stay recognisable as old."""
    return Conversation(
        conversation.chat_id,
        conversation.language,
        version=conversation.version + 1,
        expires=conversation.expires,
    )


def shown(conversation: Conversation) -> Conversation:
    """The same place, its question shown at least once."""
    return replace(conversation, version=max(1, conversation.version))


# --- forwards ---------------------------------------------------------------------------------------------


def accept(
    conversation: Conversation,
    question: Question,
    value: str,
    today: date,
    policy: Policy,
    *,
    replaces: bool = False,
) -> Moved:
    """Write the answer down and go on to the next open question or to the end."""
    kept = {name: answer for name, answer in conversation.kept.items() if name != question.name}
    answers = {**conversation.answers, question.name: value}
    conversation = replace(
        conversation,
        answers=answers,
        kept=kept,
        misses=0,
        version=conversation.version + 1,
    )
    return _go_on(conversation, question, today, policy, replaces=replaces)


def _go_on(
    conversation: Conversation,
    step: Step,
    today: date,
    policy: Policy,
    *,
    replaces: bool = False,
) -> Moved:
    """Follow the table through verdicts and answers that are still known, as far as it goes unasked."""
    answers, kept = dict(conversation.answers), dict(conversation.kept)
    facts = Facts(answers, today, policy.silence_months)
    effects: list[Effect] = []
    while True:
        step = follow(step, facts)
        if isinstance(step, Verdict):
            answers[VERDICT] = _marker(step, facts)
            if kept.pop(VERDICT, None) != answers[VERDICT]:
                effects.append(_show(step, facts, conversation.version))
        elif isinstance(step, Question) and step.name in kept:
            answers[step.name] = kept.pop(step.name)
        else:
            break
    conversation = replace(conversation, state=step.name, answers=answers, kept=kept)
    if isinstance(step, Outcome):
        return end(conversation, step, tuple(effects), facts)
    conversation, asks = arrive(conversation, replaces=replaces and not effects)
    return conversation, (*effects, *asks)


def _marker(verdict: Verdict, facts: Facts) -> str:
    due = facts.deadline if verdict.has_deadline else None
    return f"{verdict.door} {due.isoformat()}" if due else verdict.door


def _show(verdict: Verdict, facts: Facts, version: int) -> ShowVerdict:
    due = facts.deadline if verdict.has_deadline else None
    return ShowVerdict(verdict.door, facts.theme, due, version, {"urgency": urgency(due, facts.today)})


def urgency(deadline: date | None, today: date) -> str:
    """How the last day is to be told: "last" on the day itself, "soon", or "later"."""
    if deadline == today:
        return "last"
    return "soon" if deadline and is_urgent(deadline, today) else "later"


def arrive(conversation: Conversation, *, replaces: bool = False) -> Moved:
    """Files that came before their question belong to it."""
    if conversation.state != EVIDENCE.name or not conversation.parked_files:
        return conversation, ask(conversation, replaces=replaces)
    files = conversation.files + conversation.parked_files
    conversation = replace(conversation, files=files, parked_files=0)
    return conversation, (AdoptFiles(), *ask(conversation, replaces=replaces))


# --- asking -----------------------------------------------------------------------------------------------


def ask(conversation: Conversation, *, refused: str = "", replaces: bool = False) -> tuple[Effect, ...]:
    """Show the question that is open; at the end of a dialogue, the ways on."""
    question = QUESTIONS.get(conversation.state)
    if question is None:
        return (Say("ended", {"case": conversation.case}, ("my_case", "restart"), conversation.version),)
    fields: Fields = {"files": conversation.files, "refused": refused, "door": door(conversation)}
    if question is CHECK_ANSWERS:
        return _ask_to_check(conversation, fields)
    if question is LANDLORD_ANSWER:
        fields["complaint"] = str(Facts(conversation.answers, date.min).complaint or "")
    return (Ask(question.name, conversation.version, _choices(conversation, question), fields, replaces),)


def _choices(conversation: Conversation, question: Question) -> tuple[str, ...]:
    if question is EVIDENCE:
        return ("done", "remove_last") if conversation.files else ("done", "nothing")
    if question.name in conversation.kept and not _is_closed(question):
        return (*question.choices, "keep")
    return question.choices


def _is_closed(question: Question) -> bool:
    """True when tapping again is as easy as keeping."""
    return len(question.expects.choices) > 1


def _ask_to_check(conversation: Conversation, fields: Fields) -> tuple[Effect, ...]:
    lines = recap(conversation)
    before = lines[: len(lines) // 2] if len(lines) > RECAP_LINES else []
    edits = tuple(f"edit_{line['number']}" for line in lines)
    sends = ("send", "send_with_story") if door(conversation) == TO_MEDIATION.door else ("send",)
    fields = {**fields, "lines": lines[len(before) :]}
    asks = Ask(CHECK_ANSWERS.name, conversation.version, (*sends, *edits, "cancel"), fields)
    if not before:
        return (asks,)
    return (Say("recap_first", {"lines": before}), asks)


def recap(conversation: Conversation) -> list[dict[str, str]]:
    """The answers in the order they were given, numbered, as lines of "number", "question" and "value"."""
    told = [(name, value) for name, value in conversation.answers.items() if _is_told(name)]
    lines = [{"number": str(i), "question": name, "value": value} for i, (name, value) in enumerate(told, 1)]
    for line in lines:
        if line["question"] == EVIDENCE.name:
            line["value"] = str(conversation.files)
    return lines


def _is_told(name: str) -> bool:
    return name in QUESTIONS and QUESTIONS[name].in_recap


# --- backwards --------------------------------------------------------------------------------------------


def back(conversation: Conversation) -> Moved:
    """Reopen the last answer; at the beginning there is nothing to undo."""
    if conversation.state not in QUESTIONS:
        return conversation, (Say("nothing_to_undo"), *ask(conversation))
    given = [name for name in conversation.answers if name in QUESTIONS]
    if not given:
        conversation = replace(conversation, answers={}, state=WELCOME.name)
        return conversation, ask(conversation)
    return reopen(conversation, given[-1])


def reopen(conversation: Conversation, question: str) -> Moved:
    """Ask that question again; its answer and those after it are kept."""
    names = list(conversation.answers)
    later = names[names.index(question) :]
    answers = {name: value for name, value in conversation.answers.items() if name not in later}
    kept = {**conversation.kept, **{name: conversation.answers[name] for name in later}}
    version = conversation.version + 1
    conversation = replace(
        conversation, state=question, answers=answers, kept=kept, version=version, misses=0
    )
    return conversation, ask(conversation)


def reopen_decision(conversation: Conversation) -> Moved:
    """Ask the question again whose answer decided the door."""
    names = list(conversation.answers)
    decided = names[: names.index(VERDICT)] if VERDICT in names else names
    asked = [name for name in decided if name in QUESTIONS]
    return reopen(conversation, asked[-1]) if asked else (conversation, ask(conversation))


def edit(conversation: Conversation, number: int) -> Moved:
    """Reopen the answer of that line of the recap."""
    lines = recap(conversation)
    if not 1 <= number <= len(lines):
        return conversation, ask(conversation, refused="not-a-choice")
    return reopen(conversation, lines[number - 1]["question"])


_EDIT = re.compile(r"(?:edit|modifier|changer|change|corriger)[_ ](\d{1,2})", re.ASCII)


def edit_number(text: str) -> int | None:
    """The line that is to be changed: "edit_3", "modifier 3"."""
    match = _EDIT.fullmatch(text)
    return int(match[1]) if match else None


# --- a person ---------------------------------------------------------------------------------------------


def hand_to_person(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """A person takes over: what was answered stays, the rest that a person needs is asked."""
    facts = facts_of(conversation, today, policy)
    answers = {**conversation.answers, VERDICT: _marker(TO_ADVISOR, facts)}
    conversation = replace(conversation, answers=answers, misses=0, version=conversation.version + 1)
    shows = _show(TO_ADVISOR, facts, conversation.version)
    if CONSENT.name in answers:
        return conversation, (shows, *ask(conversation))
    conversation, asks = _go_on(conversation, TO_ADVISOR, today, policy)
    return conversation, (shows, *asks)


# --- the end ----------------------------------------------------------------------------------------------


def end(conversation: Conversation, outcome: Outcome, effects: tuple[Effect, ...], facts: Facts) -> Moved:
    """Tell the outcome; hand over what the tenant agreed to leave, and forget the rest."""
    is_sent = outcome.opens_case and facts.answers.get(CHECK_ANSWERS.name, "").startswith("send")
    finish = Finish(
        outcome.outcome,
        facts.theme,
        _due(outcome, facts),
        conversation.version,
        fields=_told(facts),
    )
    effects = (*effects, *letters.before(outcome, facts, is_sent=is_sent))
    if is_sent:
        effects = (*effects, _open_case(facts))
    elif outcome.opens_case or outcome.outcome == "cancelled":
        effects = (*effects, DropFiles("all"))
    else:
        return conversation, (*effects, finish)
    ended = replace(fresh(conversation), state=outcome.name, version=conversation.version)
    return ended, (*effects, finish)


def _due(outcome: Outcome, facts: Facts) -> date | None:
    if outcome is WAIT:
        return facts.silence_day
    return facts.deadline if outcome.outcome in WITH_LAST_DAY else None


def _told(facts: Facts) -> Fields:
    """What the card of an outcome may name."""
    fields: Fields = {
        "proceedings": facts.answers.get("proceedings", "none"),
        "role": facts.answers.get("role", "tenant"),
    }
    return fields | {"last_day": facts.deadline, "urgency": urgency(facts.deadline, facts.today)}


def _open_case(facts: Facts) -> OpenCase:
    """What staff may read: for the mediator the story only if the tenant wants, for a neighbour never."""
    is_mediation = facts.door == TO_MEDIATION.door
    is_neighbour = facts.door == TO_SOCIAL_MEDIATION.door
    shares = facts.answers[CHECK_ANSWERS.name] == "send_with_story" or not (is_mediation or is_neighbour)
    unsaid = {CHECK_ANSWERS.name, VERDICT, *((CHRONOLOGY.name,) if is_neighbour else ())}
    answers = {name: value for name, value in facts.answers.items() if name not in unsaid}
    deadline = facts.deadline if facts.door in WITH_LAST_DAY else None
    return OpenCase(facts.door, facts.theme, deadline, answers, shares)


def is_over(conversation: Conversation) -> bool:
    """True when the dialogue has ended."""
    return conversation.state in OUTCOMES


def is_draft(conversation: Conversation) -> bool:
    """True when something was answered and nothing was sent yet."""
    return bool(conversation.answers) and not is_over(conversation)
