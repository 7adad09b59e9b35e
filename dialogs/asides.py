"""What is offered in every state and never answers a question: help, a person, emergency, back, and the rest.

Buttons of asides, words typed for them and slash commands all come to the same rows of EVERYWHERE.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dialogs import letters, path
from dialogs.conversation import Conversation
from dialogs.events import AddToCase, DropFiles, Erase, Say, ShowEmergency, TellCases, Toast
from dialogs.path import Moved
from dialogs.policy import Policy
from dialogs.questions import CANCELLED, EVIDENCE, OUT_OF_SCOPE
from dialogs.triage.words import fold

Handler = Callable[[Conversation, date, Policy], Moved]

LANGUAGES = {"french": "fr", "english": "en"}

# Answers that the tenant typed: losing them by a slip would hurt, so cancelling asks once more.
TYPED = ("name", "contact", "client_reference", "description", "wish", "chronology")


def _saying(message: str, *choices: str) -> Handler:
    """Show a text and leave the question open."""

    def handler(conversation: Conversation, today: date, policy: Policy) -> Moved:
        return conversation, (Say(message, {}, choices, conversation.version),)

    return handler


def _resume(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation, path.ask(conversation)


def _back(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return path.back(conversation)


def _start(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if path.is_draft(conversation):
        choices = ("resume", "restart")
        return conversation, (Say("draft_found", {}, choices, conversation.version),)
    conversation, effects = _restart(conversation, today, policy)
    return conversation, (Say("hello"), *effects)


def _restart(conversation: Conversation, today: date, policy: Policy) -> Moved:
    drops = (DropFiles("all"),) if conversation.files or conversation.parked_files else ()
    conversation = path.fresh(conversation)
    return conversation, (*drops, *path.ask(conversation))


def _help(conversation: Conversation, today: date, policy: Policy) -> Moved:
    says = Say("help", {"state": conversation.state}, ("human", "words", "continue"), conversation.version)
    return conversation, (says,)


def _emergency(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation, (ShowEmergency("any", path.theme(conversation)),)


def _cases(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation, (TellCases(),)


def _my_data(conversation: Conversation, today: date, policy: Policy) -> Moved:
    lines = path.recap(conversation)
    recap = (Say("recap_first", {"lines": lines}),) if lines else ()
    return conversation, (*recap, Say("my_data", {"files": conversation.files}), TellCases())


def _why(conversation: Conversation, today: date, policy: Policy) -> Moved:
    is_over = path.is_over(conversation)
    found = conversation.state.removeprefix("outcome-") if is_over else path.door(conversation)
    if not found:
        return _help(conversation, today, policy)
    return conversation, (Say(f"why-{found}", {}, ("continue",), conversation.version),)


def _wrong_answer(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if not conversation.answers:
        return conversation, (Toast("already_sent"), *path.ask(conversation))
    return path.reopen_decision(conversation)


def _letter(conversation: Conversation, today: date, policy: Policy) -> Moved:
    facts = path.facts_of(
        replace(conversation, answers={**conversation.kept, **conversation.answers}), today, policy
    )
    return conversation, (letters.complaint(facts),)


def _cancel(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if not path.is_draft(conversation) and not conversation.parked_files:
        return conversation, (Say("nothing_to_cancel", {}, ("restart",), conversation.version),)
    if any(name in conversation.answers for name in TYPED) or conversation.files:
        return conversation, (Say("cancel_confirm", {}, ("cancel_all", "continue"), conversation.version),)
    return _cancel_all(conversation, today, policy)


def _cancel_all(conversation: Conversation, today: date, policy: Policy) -> Moved:
    conversation = replace(conversation, state=CANCELLED.name, version=conversation.version + 1)
    return path.end(conversation, CANCELLED, (), path.facts_of(conversation, today, policy))


def _erase_all(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return path.fresh(replace(conversation, expires="")), (Erase(), Say("erased"))


def _keep_files(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if conversation.state == EVIDENCE.name:
        return path.arrive(conversation)
    return conversation, (
        Say("files_kept", {"files": conversation.parked_files}),
        *path.ask(conversation),
    )


def _drop_files(conversation: Conversation, today: date, policy: Policy) -> Moved:
    conversation = replace(conversation, parked_files=0)
    return conversation, (DropFiles("parked"), Say("files_dropped"), *path.ask(conversation))


def _remove_last(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if not conversation.files:
        return conversation, path.ask(conversation)
    conversation = replace(conversation, files=conversation.files - 1)
    return conversation, (DropFiles("last"), *path.ask(conversation))


def _add_to_case(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if not conversation.parked_text and not conversation.parked_files:
        return conversation, (Toast("already_done"),)
    adds = AddToCase(conversation.case, conversation.parked_text)
    conversation = replace(conversation, parked_text="", parked_files=0)
    return conversation, (adds, Say("added_to_case", {"case": conversation.case}))


def _speaking(language: str) -> Handler:
    def handler(conversation: Conversation, today: date, policy: Policy) -> Moved:
        conversation = replace(conversation, language=language)
        return conversation, (Say("language_set"), *path.ask(conversation))

    return handler


EVERYWHERE: dict[str, Handler] = {
    "back": _back,
    "help": _help,
    "human": _saying("human", "leave_request", "continue"),
    "emergency": _emergency,
    "continue": _resume,
    "resume": _resume,
    "restart": _restart,
    "about_mediation": _saying("about_mediation", "continue"),
    "more": _saying("mediation_more", "continue"),
    "what_is_written": _saying("what_is_written", "continue"),
    "privacy": _saying("privacy", "continue"),
    "words": _saying("glossary", "continue"),
    "my_case": _cases,
    "why": _why,
    "wrong_answer": _wrong_answer,
    "letter": _letter,
    "leave_request": path.hand_to_person,
    "cancel_all": _cancel_all,
    "erase_all": _erase_all,
    "keep_files": _keep_files,
    "drop_files": _drop_files,
    "remove_last": _remove_last,
    "add_to_case": _add_to_case,
    **{body: _saying(f"body-{body}") for body in OUT_OF_SCOPE.choices},
    **{name: _speaking(language) for name, language in LANGUAGES.items()},
}

COMMANDS: dict[str, Handler] = {
    "start": _start,
    "reprendre": _resume,
    "suivi": _cases,
    "retour": _back,
    "annuler": _cancel,
    "aide": _help,
    "help": _help,
    "humain": EVERYWHERE["human"],
    "urgence": _emergency,
    "confidentialite": EVERYWHERE["privacy"],
    "privacy": EVERYWHERE["privacy"],
    "mesdonnees": _my_data,
    "effacer": _saying("erase_confirm", "erase_all", "continue"),
    "langue": _saying("language_choice", *LANGUAGES),
}


def command(conversation: Conversation, name: str, today: date, policy: Policy) -> Moved:
    """Carry out a slash command; one that is not known is answered with those that are."""
    handler = COMMANDS.get(name, _saying("unknown_command"))
    return handler(path.shown(conversation), today, policy)


def choose(conversation: Conversation, choice: str, today: date, policy: Policy) -> Moved:
    """Carry out a choice that stands outside the question."""
    return EVERYWHERE[choice](path.shown(conversation), today, policy)


def spoken(text: str, policy: Policy) -> str | None:
    """The aside that the words name in full ("retour", "urgence", "parler à quelqu'un"), if any."""
    typed = fold(text)
    return next((choice for choice, said in policy.spoken("aside").items() if typed in said), None)
