"""Setting a draft aside: it waits under the number of its dispute while another matter is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dialogs.asking import known
from dialogs.conversation import Conversation
from dialogs.disputes import Dispute, Draft, next_key, put
from dialogs.ending import fresh, is_draft
from dialogs.events import Effect, ShelveFiles
from dialogs.policy import Policy


def set_aside(
    conversation: Conversation, today: date, policy: Policy
) -> tuple[Conversation, tuple[Effect, ...]]:
    """The same person at the beginning; what was under way and not sent waits under its number."""
    after = fresh(conversation)._replace(parked_files=conversation.parked_files)
    if not is_draft(conversation):
        return after, ()
    key = conversation.dispute or next_key(conversation.disputes)
    draft = Draft(
        conversation.state,
        conversation.answers,
        conversation.kept,
        conversation.pieces,
        (today + timedelta(days=policy.draft_days)).isoformat(),
    )
    begun = conversation.disputes.get(key) or Dispute(known(conversation).theme)
    after = after._replace(disputes=put(conversation.disputes, key, replace(begun, draft=draft)))
    return after, (ShelveFiles(key),) if conversation.pieces else ()
