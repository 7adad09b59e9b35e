"""What is followed after a dialogue has ended: a dispute with its days, or none."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dialogs.conversation import Conversation
from dialogs.disputes import Dispute, next_key
from dialogs.flow import Facts
from dialogs.questions import COMPLAIN_FIRST, LANDLORD_ANSWER, SOLVED, WAIT, Outcome

# Ends that leave something to do on a later day, though nothing was handed to staff.
FOLLOWED: Final = (COMPLAIN_FIRST, WAIT)

# The answers that lead to a door: codes and days, no words.
DECIDING: Final = (
    "welcome", "theme", "money", "repairs_aim", "neighbour_aim", "role", "proceedings", "complaint",
    "complaint_date", "complaint_day", "landlord_answer",
)  # fmt: skip


def follow(conversation: Conversation, outcome: Outcome, facts: Facts) -> Conversation:
    """The dispute of this dialogue as it is known now; a new one, where it is the first time."""
    key = conversation.dispute or next_key(conversation.disputes)
    before = conversation.disputes.get(key) or Dispute(facts.theme)
    is_answered = facts.answers.get(LANDLORD_ANSWER.name) == "unsatisfying"
    today = facts.today.isoformat()
    dispute = replace(
        before,
        theme=facts.theme,
        outcome=outcome.outcome,
        since=today,
        decisions={name: facts.answers[name] for name in DECIDING if name in facts.answers},
        complaint=str(facts.complaint or ""),
        answered=(before.answered or today) if is_answered else "",
        ended="",
        pieces=conversation.pieces,
        draft=None,
    )
    return conversation._replace(dispute=key).with_dispute(key, dispute)


def leave(conversation: Conversation, outcome: Outcome, facts: Facts) -> Conversation:
    """The dialogue found nothing to follow: its dispute is over, or it was another matter all along."""
    key = conversation.dispute
    dispute = conversation.disputes.get(key)
    if dispute and outcome is SOLVED:
        return conversation.with_dispute(key, dispute.with_day("ended", facts.today))
    return conversation.without_dispute(key) if dispute and not dispute.case else conversation
