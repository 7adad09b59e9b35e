"""What is offered in every state and never answers a question: help, a person, emergency, back, and the rest.

Buttons of asides, words typed for them and slash commands all come to the same rows of EVERYWHERE.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dialogs import following, grounds, path, relays, what_if
from dialogs.asking import ask, halves, known, local_agency, recap
from dialogs.conversation import Conversation
from dialogs.ending import end, fresh, holds_words, is_draft, is_over
from dialogs.events import DropFiles, Erase, GiveData, GiveDossier, Say, ShowEmergency, TellReaders, Toast
from dialogs.flow import OUTCOMES, STEPS
from dialogs.guessing import answers
from dialogs.path import Moved
from dialogs.policy import Policy
from dialogs.questions import CANCELLED, DESCRIPTION, EVIDENCE, OUT_OF_SCOPE, THEME, WELCOME, Verdict
from dialogs.shelf import set_aside
from dialogs.spoken import DENIALS
from dialogs.triage.words import fold

Handler = Callable[[Conversation, date, Policy], Moved]

# What may become of a draft when another matter is begun.
_KEEPING = ("set_aside", "restart_all")

LANGUAGES = {"french": "fr", "english": "en"}

# The doors and outcomes whose reason can be unfolded.
EXPLAINED = frozenset(
    [step.door for step in STEPS.values() if isinstance(step, Verdict)]
    + [outcome.outcome for outcome in OUTCOMES.values() if "why" in outcome.choices]
)

LONGEST_REQUEST = 60  # folded characters of a text that asks for a person
MIN_SPACES = 2  # of a phrase that asks for one within it: "une personne" alone may be part of a story


def shown(conversation: Conversation) -> Conversation:
    """The same place, its question shown at least once."""
    return conversation._replace(version=max(1, conversation.version))


def _saying(message: str, *choices: str) -> Handler:
    """Show a text and leave the question open."""

    def handler(conversation: Conversation, today: date, policy: Policy) -> Moved:
        return conversation, (Say(message, {}, choices, conversation.version),)

    return handler


def _help(conversation: Conversation, today: date, policy: Policy) -> Moved:
    says = Say("help", {"state": conversation.state}, ("human", "words", "continue"), conversation.version)
    return conversation, (says,)


def _human(conversation: Conversation, today: date, policy: Policy) -> Moved:
    ways = ("leave_request", "continue")
    return conversation, (Say("human", local_agency(conversation), ways, conversation.version),)


def _emergency(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation, (ShowEmergency("any", known(conversation).theme),)


def _readers(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation, (TellReaders(),)


def _why(conversation: Conversation, today: date, policy: Policy) -> Moved:
    over = is_over(conversation)
    found = conversation.state.removeprefix("outcome-") if over else known(conversation).door
    if found not in EXPLAINED:
        return _help(conversation, today, policy)
    return conversation, (Say(f"why-{found}", {}, ("continue",), conversation.version),)


def _grounds(conversation: Conversation, today: date, policy: Policy) -> Moved:
    shown = grounds.of_conversation(conversation, today, policy)
    return conversation, (
        Say("grounds", {"lines": grounds.told(shown)}, ("continue",), conversation.version),
    )


# --- moving -----------------------------------------------------------------------------------------------


def _resume(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """Where a dialogue ended with words of the tenant still kept, the last question is asked again."""
    if is_over(conversation) and holds_words(conversation):
        return path.reopen_decision(conversation)
    return conversation, ask(conversation)


def _continue(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return conversation, ask(conversation)


def _back(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return path.back(conversation)


def _wrong_answer(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if not conversation.answers:
        return conversation, (Toast("already_sent"), *ask(conversation))
    return path.reopen_decision(conversation)


# --- starting again, and stopping -------------------------------------------------------------------------


def _start(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if is_draft(conversation) or holds_words(conversation):
        return conversation, (Say("draft_found", {}, ("resume", *_KEEPING), conversation.version),)
    conversation, effects = _restart_all(conversation, today, policy)
    return conversation, (Say("hello"), *effects)


def _restart(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if holds_words(conversation) and not conversation.parked_text:
        return conversation, (Say("restart_confirm", {}, (*_KEEPING, "continue"), conversation.version),)
    return _restart_all(conversation, today, policy)


def _set_aside(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """Another matter, while the draft waits under its number."""
    words = conversation.parked_text
    conversation, shelves = set_aside(conversation, today, policy)
    kept = {DESCRIPTION.name: words} if words else {}
    conversation = conversation._replace(kept=kept)
    return conversation, (*shelves, Say("draft_set_aside"), *ask(conversation))


def _restart_all(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """Words that waited for their place become the description of the new matter."""
    drops = (DropFiles("all"),) if conversation.files or conversation.parked_files else ()
    kept = {DESCRIPTION.name: conversation.parked_text} if conversation.parked_text else {}
    conversation = fresh(conversation)._replace(kept=kept)
    return conversation, (*drops, *ask(conversation))


def _next_matter(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """The next of several problems that were told in one message; pressing it confirms it."""
    if not conversation.later:
        return conversation, (Toast("already_done"), *ask(conversation))
    reading, *then = conversation.later.split()
    theme, *more = answers(reading).items()
    conversation = fresh(conversation)._replace(kept=dict(more), later=" ".join(then))
    conversation, _ = path.accept(conversation, WELCOME, "start", today, policy)
    return path.accept(conversation, THEME, theme[1], today, policy)


def _cancel(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if not is_draft(conversation) and not conversation.parked_files:
        return conversation, (Say("nothing_to_cancel", {}, ("restart",), conversation.version),)
    if holds_words(conversation):
        return conversation, (Say("cancel_confirm", {}, ("cancel_all", "continue"), conversation.version),)
    return _cancel_all(conversation, today, policy)


def _cancel_all(conversation: Conversation, today: date, policy: Policy) -> Moved:
    facts = path.facts_of(conversation, today, policy)
    conversation = conversation._replace(state=CANCELLED.name, version=conversation.version + 1)
    return end(conversation, CANCELLED, facts)


def _erase_all(conversation: Conversation, today: date, policy: Policy) -> Moved:
    return fresh(conversation._replace(expires="")), (Erase(tells=True),)


# --- files and words that came unasked --------------------------------------------------------------------


def _keep_files(conversation: Conversation, today: date, policy: Policy) -> Moved:
    if conversation.case:
        return relays.add_to_case(conversation, today, policy)
    if conversation.state == EVIDENCE.name or EVIDENCE.name in conversation.answers:
        return path.adopt(conversation)
    return conversation, (Say("files_kept", {"files": conversation.parked_files}), *ask(conversation))


def _drop_files(conversation: Conversation, today: date, policy: Policy) -> Moved:
    conversation = conversation._replace(parked_files=0)
    return conversation, (DropFiles("parked"), Say("files_dropped"), *ask(conversation))


def _papers(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """The papers of the case once more, with the pieces that came meanwhile."""
    if not conversation.case:
        return conversation, ask(conversation)
    return conversation, (GiveDossier(),)


# --- the rest ---------------------------------------------------------------------------------------------


def _my_data(conversation: Conversation, today: date, policy: Policy) -> Moved:
    lines = recap(conversation)
    told = (Say("recap_first", {"lines": part}) for part in halves(lines) if part)
    _, lists = following.tell_all(conversation, today, policy)
    return conversation, (*told, Say("my_data", {"files": conversation.files}), *lists, GiveData())


def _speaking(language: str) -> Handler:
    def handler(conversation: Conversation, today: date, policy: Policy) -> Moved:
        conversation = conversation._replace(language=language)
        return conversation, (Say("language_set"), *ask(conversation))

    return handler


EVERYWHERE: dict[str, Handler] = {
    "back": _back,
    "help": _help,
    "human": _human,
    "emergency": _emergency,
    "continue": _continue,
    "resume": _resume,
    "restart": _restart,
    "restart_all": _restart_all,
    "set_aside": _set_aside,
    "next_matter": _next_matter,
    "about_mediation": _saying("about_mediation", "continue"),
    "more": _saying("mediation_more", "continue"),
    "what_is_written": _saying("what_is_written", "continue"),
    "privacy": _saying("privacy", "privacy_more", "continue"),
    "privacy_more": _saying("privacy_more", "privacy_rights", "continue"),
    "privacy_rights": _saying("privacy_rights", "continue"),
    "words": _saying("glossary", "continue"),
    "my_case": following.tell_all,
    "who_saw": _readers,
    "why": _why,
    "grounds": _grounds,
    "what_if": what_if.offer,
    "wrong_answer": _wrong_answer,
    "leave_request": path.hand_to_person,
    "cancel_all": _cancel_all,
    "erase_all": _erase_all,
    "keep_files": _keep_files,
    "drop_files": _drop_files,
    "papers": _papers,
    "add_to_case": relays.add_to_case,
    "no_reply": relays.no_reply,
    **{body: _saying(f"body-{body}") for body in OUT_OF_SCOPE.choices},
    **{name: _speaking(language) for name, language in LANGUAGES.items()},
}

# Buttons that change something: under an older message they may belong to another matter.
CHANGING = frozenset(
    {
        "restart",
        "restart_all",
        "set_aside",
        "next_matter",
        "leave_request",
        "cancel_all",
        "erase_all",
        "wrong_answer",
        "papers",
        *EVIDENCE.asides,
    }
)

COMMANDS: dict[str, Handler] = {
    "start": _start,
    "reprendre": _resume,
    "suivi": following.tell_all,
    "dossiers": following.tell_all,
    "retour": _back,
    "annuler": _cancel,
    "aide": _help,
    "help": _help,
    "humain": _human,
    "urgence": _emergency,
    "confidentialite": EVERYWHERE["privacy"],
    "privacy": EVERYWHERE["privacy"],
    "mesdonnees": _my_data,
    "effacer": _saying("erase_confirm", "erase_all", "continue"),
    "langue": _saying("language_choice", *LANGUAGES),
}


def command(conversation: Conversation, name: str, today: date, policy: Policy) -> Moved:
    """Carry out a slash command; one that is not known is answered with where to find those that are."""
    handler = COMMANDS.get(name, _saying("unknown_command"))
    return handler(shown(conversation._replace(replying="", recording="")), today, policy)


def choose(conversation: Conversation, choice: str, today: date, policy: Policy) -> Moved:
    """Carry out a choice that stands outside the question."""
    return EVERYWHERE[choice](shown(conversation), today, policy)


def spoken(text: str, policy: Policy) -> str | None:
    """The aside that the words name in full ("retour", "urgence"), or a short request for a person."""
    typed, phrases = fold(text), policy.spoken("aside")
    named = next((choice for choice, said in phrases.items() if typed in said), None)
    return named or ("human" if _asks_for_person(typed, phrases.get("human", frozenset())) else None)


def _asks_for_person(typed: str, phrases: frozenset[str]) -> bool:
    """A request of a few words, and not a denial: "je veux parler à quelqu'un svp"."""
    if len(typed) > LONGEST_REQUEST or DENIALS.intersection(typed.split()):
        return False
    return any(f" {phrase} " in f" {typed} " for phrase in phrases if phrase.count(" ") >= MIN_SPACES)
