"""Words and files of a tenant for the staff who hold a case; none pass while its mediation goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dialogs import pieces
from dialogs.asking import ask
from dialogs.conversation import Conversation
from dialogs.disputes import about, of_case
from dialogs.ending import is_draft
from dialogs.events import AddToCase, Effect, Say, Toast
from dialogs.path import Moved
from dialogs.policy import Policy


def held(conversation: Conversation, case: str) -> Effect | None:
    """The warning in place of a relay, where the mediation of the case has begun."""
    key = of_case(conversation.disputes, case)
    if not key or not conversation.disputes[key].is_frozen:
        return None
    return Say("frozen", {"case": case}, ("thaw", "open"), conversation.version, about=about(key))


def reply_to(conversation: Conversation, asked: str) -> Moved:
    """What comes next goes to that case, as the piece that was asked for: files, until words or a button."""
    case, role = pieces.asked_for(asked)
    if warns := held(conversation, case):
        return conversation, (warns,)
    says = Say("reply_piece", {"case": case, "role": role}) if role else Say("reply_now", {"case": case})
    return conversation._replace(replying=asked), (replace(says, choices=("no_reply",)),)


def reply(conversation: Conversation, words: str) -> Moved:
    """What follows a press of "reply" under a staff answer goes to that case."""
    case, _ = pieces.asked_for(conversation.replying)
    conversation = conversation._replace(replying="")
    if warns := held(conversation, case):
        return conversation, (warns,)
    effects = (AddToCase(case, words), Say("added_to_case", {"case": case}))
    return conversation, (*effects, *(ask(conversation) if is_draft(conversation) else ()))


def no_reply(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """Nothing is to be told after all."""
    conversation = conversation._replace(replying="")
    return conversation, ask(conversation)


def add_to_case(conversation: Conversation, today: date, policy: Policy) -> Moved:
    """What waited for the tenant's word goes to the case."""
    if not conversation.case or not (conversation.parked_text or conversation.parked_files):
        return conversation, (Toast("already_done"),)
    if warns := held(conversation, conversation.case):
        return conversation, (warns,)
    adds = AddToCase(conversation.case, conversation.parked_text, with_files=True)
    conversation = conversation._replace(parked_text="", parked_files=0)
    return conversation, (adds, Say("added_to_case", {"case": conversation.case}))
