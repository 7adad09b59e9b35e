"""Reminding a tenant of a dispute: once a step is due, later where that was asked for, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dialogs import reminders, timeline
from dialogs.conversation import Conversation
from dialogs.disputes import Dispute, about, named
from dialogs.ending import is_draft
from dialogs.events import CancelTimer, DropShelved, Effect, Fields, Remind, Say, SetTimer
from dialogs.path import Moved
from dialogs.policy import Policy
from dialogs.worktime import EVENING, MORNING

# What a reminder offers, by its step; and how it is put off.
OFFERS: Final[dict[str, tuple[str, ...]]] = {
    "draft": ("resume",),
    "letter": ("sent",),
    "silence": ("answered",),
    "last_day": ("prepare", "referred"),
    "referred": ("accepted", "declined"),
    "accepted": ("ended",),
}
LATER: Final = ("tonight", "sunday")


def fire(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """The day of a dispute came: something is due, or it is to be forgotten."""
    effects: tuple[Effect, ...] = ()
    dispute = conversation.disputes.get(key)
    if dispute and dispute.draft and date.fromisoformat(dispute.draft.until) <= today:
        conversation, effects = drop_draft(conversation, key, "draft_expired")
        dispute = conversation.disputes.get(key)
    if dispute is None or reminders.forgotten_on(dispute, policy) <= today:
        return conversation.without_dispute(key), effects
    if step := reminders.due(dispute, today, policy):
        dispute = reminders.told(dispute, step)
        effects = (*effects, _remind(dispute, key, step, today, policy))
    return conversation.with_dispute(key, dispute), effects


def drop_draft(conversation: Conversation, key: str, message: str) -> Moved:
    """The draft that waits is thrown away; its dispute stays where it has days."""
    return conversation.without_draft(key), (DropShelved(key), Say(message))


def _remind(dispute: Dispute, key: str, step: reminders.Step, today: date, policy: Policy) -> Remind:
    fields: Fields = {
        **named(dispute, key),
        "last_day": timeline.last_day(dispute),
        "until": step.until + timedelta(days=1),
    }
    sunday = reminders.sunday_after(today)
    later = [way for way in LATER if way == "tonight" or sunday <= step.until]
    ways = (*OFFERS[step.kind], *(later if reminders.may_snooze(dispute, step.name) else ()), "never")
    return Remind(step.kind, step.until, about(key, step.name), fields, ways, f"reminder:{key}")


def snooze(conversation: Conversation, key: str, step: str, when: str, today: date) -> Moved:
    """Remind of the step this evening, or on Sunday; not for ever."""
    dispute = conversation.disputes[key]
    if not reminders.may_snooze(dispute, step):
        return conversation, (Say("snoozed_enough"),)
    day = today if when == "tonight" else reminders.sunday_after(today)
    dispute = replace(dispute, snoozed=f"{step} {day}", is_muted=False)
    return conversation.with_dispute(key, dispute), (Say(f"snoozed_{when}"),)


def mute(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """No reminders of this dispute any more; its day is told once again."""
    dispute = replace(conversation.disputes[key], is_muted=True, snoozed="")
    fields: Fields = {**named(dispute, key), "last_day": timeline.last_day_ahead(dispute, today)}
    return conversation.with_dispute(key, dispute), (Say("muted", fields, ("remind",), about=about(key)),)


def unmute(conversation: Conversation, key: str, today: date, policy: Policy) -> Moved:
    """Reminders again."""
    dispute = replace(conversation.disputes[key], is_muted=False)
    return conversation.with_dispute(key, dispute), (Say("reminders_on", named(dispute, key)),)


def warn_of_expiry(conversation: Conversation) -> tuple[Effect, ...]:
    """The draft under way is soon forgotten."""
    if not (is_draft(conversation) and conversation.expires):
        return ()
    expires = date.fromisoformat(conversation.expires)
    fields: Fields = {"number": 0, "theme": "", "case": "", "last_day": None, "until": expires}
    return (Remind("draft", expires - timedelta(days=1), "aside", fields, ("resume",)),)


def timers(
    before: Conversation, after: Conversation, fired: str, today: date, policy: Policy
) -> tuple[Effect, ...]:
    """Each dispute that changed is woken on its next day; the timer that has just fired is set again."""
    gone = before.disputes.keys() - after.disputes.keys()
    changed = {
        key: reminders.wake_on(dispute, today, policy)
        for key, dispute in after.disputes.items()
        if dispute != before.disputes.get(key) or about(key) == fired
    }
    return (
        *(CancelTimer(about(key)) for key in sorted(gone)),
        *(SetTimer(about(key), day, EVENING if day == today else MORNING) for key, day in changed.items()),
    )
