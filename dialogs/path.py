"""Moving along the path: accept an answer, go back, reopen an answer, hand over to a person.

The answers are an ordered mapping, so the path *is* the answers. Going back moves the last answer, reopening
one moves it and all after it, to `kept`; they are given again, unasked, where the new path passes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dialogs import pieces
from dialogs.asking import ask, local_agency, recap
from dialogs.conversation import VERDICT, Conversation
from dialogs.ending import end, urgency
from dialogs.events import AdoptFiles, Effect, Say, ShowVerdict
from dialogs.flow import QUESTIONS, Facts, follow
from dialogs.policy import Policy
from dialogs.questions import CONSENT, EVIDENCE, TO_ADVISOR, WELCOME, Outcome, Question, Step, Verdict

Moved = tuple[Conversation, tuple[Effect, ...]]


def facts_of(conversation: Conversation, today: date, policy: Policy) -> Facts:
    """What the guards may look at."""
    return _facts(conversation.answers, today, policy)


def _facts(answers: Mapping[str, str], today: date, policy: Policy) -> Facts:
    return Facts(answers, today, policy.silence_months, tuple(agency.name for agency in policy.agencies))


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
    conversation = conversation._replace(
        answers={**conversation.answers, question.name: value},
        kept={name: answer for name, answer in conversation.kept.items() if name != question.name},
        misses=0,
        guess=conversation.guess if question is WELCOME else "",
        naming=0,
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
    facts = _facts(answers, today, policy)
    effects: list[Effect] = []
    while True:
        step = follow(step, facts)
        if isinstance(step, Verdict):
            before, answers[VERDICT] = kept.pop(VERDICT, ""), _marker(step, facts)
            if before != answers[VERDICT]:
                effects.append(_show(step, facts, conversation))
            if before.partition(" ")[0] != step.door:
                kept.pop(CONSENT.name, None)  # a yes to one door is not a yes to another
        elif isinstance(step, Question) and step.name in kept:
            answers[step.name] = kept.pop(step.name)
        else:
            break
    conversation = conversation._replace(state=step.name, answers=answers, kept=kept)
    if isinstance(step, Outcome):
        conversation, tells = end(conversation, step, facts)
        return conversation, (*effects, *tells)
    conversation, asks = arrive(conversation, replaces=replaces and not effects)
    return conversation, (*effects, *asks)


def _marker(verdict: Verdict, facts: Facts) -> str:
    due = facts.deadline_ahead if verdict.has_deadline else None
    return f"{verdict.door} {due.isoformat()}" if due else verdict.door


def _show(verdict: Verdict, facts: Facts, conversation: Conversation) -> ShowVerdict:
    due = facts.deadline_ahead if verdict.has_deadline else None
    answer = facts.answers.get("landlord_answer", "none")
    fields = {"urgency": urgency(due, facts.today), "answer": answer, **local_agency(conversation)}
    ways = ("why", *(("grounds",) if verdict.has_deadline and due else ()), "what_if", "wrong_answer")
    return ShowVerdict(verdict.door, facts.theme, due, conversation.version, ways, fields)


def arrive(conversation: Conversation, *, replaces: bool = False) -> Moved:
    """Files that came before their question belong to it."""
    if conversation.state == EVIDENCE.name and conversation.parked_files:
        return adopt(conversation)
    return conversation, ask(conversation, replaces=replaces)


def adopt(conversation: Conversation) -> Moved:
    """Parked files become pieces of the draft."""
    held = pieces.added(conversation, conversation.parked_files)
    conversation = conversation._replace(pieces=held, parked_files=0)
    return conversation, (AdoptFiles(), *ask(conversation))


# --- backwards --------------------------------------------------------------------------------------------


def back(conversation: Conversation) -> Moved:
    """Reopen the last answer; where nothing was answered there is nothing to undo."""
    given = [name for name in conversation.answers if name in QUESTIONS]
    if given:
        return reopen(conversation, given[-1])
    if conversation.state in QUESTIONS:
        conversation = conversation._replace(answers={}, state=WELCOME.name)
        return conversation, ask(conversation)
    return conversation, (Say("nothing_to_undo"), *ask(conversation))


def reopen(conversation: Conversation, question: str) -> Moved:
    """Ask that question again; its answer and those after it are kept."""
    before, after = _split(conversation.answers, question)
    conversation = conversation._replace(
        state=question,
        answers=before,
        kept={**conversation.kept, **after},
        version=conversation.version + 1,
        misses=0,
    )
    return conversation, ask(conversation)


def reopen_decision(conversation: Conversation) -> Moved:
    """Ask the question again whose answer decided the door."""
    decided, _ = _split(conversation.answers, VERDICT)
    asked = [name for name in decided if name in QUESTIONS]
    return reopen(conversation, asked[-1]) if asked else (conversation, ask(conversation))


def edit(conversation: Conversation, number: int) -> Moved:
    """Reopen the answer of that line of the recap."""
    lines = recap(conversation)
    if not 1 <= number <= len(lines):
        return conversation, ask(conversation, refused="not-a-choice")
    return reopen(conversation, lines[number - 1]["question"])


def _split(answers: Mapping[str, str], name: str) -> tuple[dict[str, str], dict[str, str]]:
    """The answers before that one, and those from it on."""
    names = list(answers)
    place = names.index(name) if name in answers else len(names)
    return {n: answers[n] for n in names[:place]}, {n: answers[n] for n in names[place:]}


# --- a person ---------------------------------------------------------------------------------------------


def hand_to_person(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """A person takes over: what was answered stays, the rest that a person needs is asked."""
    if facts_of(conversation, today, policy).door == TO_ADVISOR.door and conversation.state in QUESTIONS:
        return conversation, ask(conversation)
    before, after = _split(conversation.answers, VERDICT)
    facts = _facts(before, today, policy)
    kept = {
        name: value
        for name, value in {**conversation.kept, **after}.items()
        if name not in (VERDICT, CONSENT.name)
    }
    conversation = conversation._replace(
        answers={**before, VERDICT: _marker(TO_ADVISOR, facts)},
        kept=kept,
        case="",
        misses=0,
        version=conversation.version + 1,
    )
    shows = _show(TO_ADVISOR, facts, conversation)
    conversation, asks = _go_on(conversation, TO_ADVISOR, today, policy)
    return conversation, (shows, *asks)
