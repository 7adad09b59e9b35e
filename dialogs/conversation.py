"""One tenant's place in the dialogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from dialogs.disputes import Dispute, Disputes, put

# The key under which the path keeps the door, an answer given by the rules and not by the tenant.
VERDICT = "verdict"


NOTHING: Final[Mapping[str, str]] = {}
NO_DISPUTES: Final[Disputes] = {}


class Conversation(NamedTuple):
    """The state, and the answers in the order they were given: the path *is* the answers.

    `kept` holds the answers that lay further on when the tenant went back; they are given again, unasked,
    where the new path still passes their question. `version` counts the questions shown, so that a press
    under an older one is recognised. `replying` names the case that the next words are for, and the piece if
    staff asked for one; `safe_from` is the danger whose screen the tenant has just passed, so that this one
    can be told in the next message.
    `guess` is what a text was taken for and is not confirmed yet; `later` the other problems that it told.
    `pieces` tells what each piece of the draft is, `naming` how many of the newest still want a name, `album`
    the album they came in. `disputes` are those the tenant follows, under their numbers; `dispute` is the one
    that this dialogue is about, `recording` the one and the event whose day is asked for.
    """

    chat_id: int
    language: str = "fr"
    state: str = "welcome"
    version: int = 0
    answers: Mapping[str, str] = NOTHING
    kept: Mapping[str, str] = NOTHING
    misses: int = 0
    pieces: str = ""
    naming: int = 0
    parked_files: int = 0
    parked_text: str = ""
    album: str = ""
    case: str = ""
    replying: str = ""
    safe_from: str = ""
    guess: str = ""
    later: str = ""
    expires: str = ""
    disputes: Disputes = NO_DISPUTES
    dispute: str = ""
    recording: str = ""

    @property
    def files(self) -> int:
        """How many pieces the draft has."""
        return len(self.pieces.split())

    def with_case(self, number: str) -> Conversation:
        """The same, once the matter was given a number; its dispute has it too."""
        dispute = self.disputes.get(self.dispute)
        after = self.with_dispute(self.dispute, replace(dispute, case=number)) if dispute else self
        return after._replace(case=number)

    def with_dispute(self, key: str, dispute: Dispute) -> Conversation:
        """The same, with that dispute as it is now."""
        return self._replace(disputes=put(self.disputes, key, dispute))

    def without_dispute(self, key: str) -> Conversation:
        """The same, with that dispute forgotten."""
        disputes = {name: dispute for name, dispute in self.disputes.items() if name != key}
        return self._replace(disputes=disputes)

    def without_draft(self, key: str) -> Conversation:
        """The same, without the draft that waited there; the dispute stays where it has days."""
        dispute = replace(self.disputes[key], draft=None)
        return self.with_dispute(key, dispute) if dispute.outcome else self.without_dispute(key)
