"""What staff are told of a case, by Telegram and by e-mail; and its tenant, of where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from dialogs.desk import NOT_CLOSED, OWED
from dialogs.events import FieldValue, StripKeyboard
from storage import attachments, audit, cases, conversations, mails, notes, outbox
from storage.audit import Deed
from storage.cases import Case
from storage.codec import Sendable
from storage.deliveries import (
    CloseTopic,
    DeleteMessages,
    DeleteTopic,
    Delivery,
    LookFor,
    Mark,
    NameTopic,
    OpenTopic,
    PostCard,
    PostNotes,
    PostPieces,
    PostStatus,
    PostStory,
    React,
    TellMoved,
    TellStaff,
)
from storage.desk import STAFF_LANGUAGE, Desk
from storage.mails import Mail

MOST_DELETED = 100  # in one call: Bot API, deleteMessages


def status_slot(case: Case) -> str:
    """Where the status of the case stands in the tenant's chat."""
    return f"status:{case.id}"


def albums(pieces: Sequence[int]) -> tuple[Delivery, ...]:
    """The pieces as one thing to send, if there are any."""
    return (PostPieces(" ".join(map(str, pieces))),) if pieces else ()


@dataclass(slots=True)
class Teller:
    """Puts it in the queues. `actor`: for whom it is done, as the journal names them."""

    db: Database
    desk: Desk
    now: float
    actor: str = audit.SYSTEM

    def tell_staff(self, delivery: Delivery) -> None:
        """Put what is about no case in the queue of the main group, where there is one."""
        if self.desk.chat_id:
            self.tell(self.desk.chat_id, delivery)

    def tell_about(self, case: Case, told: Sendable) -> None:
        """Put it in the queue of the group where the case lives, where there is one."""
        if case.group_id:
            self.tell(case.group_id, told)

    def tell(self, chat_id: int, told: Sendable) -> None:
        """Put it in the queue of a chat with staff: their group, or the bot's with one of them."""
        subject = cases.tenant_of(self.db, getattr(told, "case_id", 0))
        outbox.add(self.db, chat_id, STAFF_LANGUAGE, told, self.now, subject)

    def tell_details(self, case: Case, *details: Delivery) -> None:
        """To the group; or in private to the one who has the case, and to nobody while nobody has it."""
        chat_id = case.agent_id if self.desk.is_private else case.group_id
        if not (chat_id and details):
            return
        for detail in details:
            self.tell(chat_id, detail)
        reader = (str(chat_id), "") if self.desk.is_private else (audit.SYSTEM, "group")
        audit.add(self.db, self.now, reader[0], "show", case.number, reader[1])

    def note(self, deed: Deed, case: Case, details: str = "") -> None:
        """Write down what the one whom the turn is taken for did to the case; `details` are codes."""
        audit.add(self.db, self.now, self.actor, deed, case.number, details)

    def mail(self, case: Case, kind: str, **fields: FieldValue) -> None:
        """Tell it by e-mail to those who are written to."""
        for address in self.desk.addresses(case):
            mails.add(self.db, address, Mail(kind, case.id, fields), self.now)

    def mail_handoff(self, case: Case) -> None:
        """The words at once, the pieces when they are there."""
        self.mail(case, "handoff")
        if case.story_is_shared:
            self.mail(case, "pieces")

    def react(self, case: Case, mark: Mark) -> None:
        """Mark what the tenant wrote about the case, each message once for each mark."""
        marked = cases.see_own if mark == "seen" else cases.answer_own
        for message_id in marked(self.db, case.id):
            outbox.add(self.db, case.chat_id, STAFF_LANGUAGE, React(message_id, mark), self.now)

    def look_for(self, user_id: int, name: str) -> None:
        """They do not work here; in a group they are a stranger, and only Telegram knows if they are."""
        for chat_id in self.desk.chat_ids:
            self.tell(chat_id, LookFor(user_id, name))

    def release_details(self) -> None:
        """Somebody who was a stranger in a group is settled: what waited for that goes now."""
        sql = "update outbox set due_at = ? where chat_id < 0 and is_aside and done_at is null"
        self.db.conn.execute(sql, (self.now,))

    def set_reachable(self, chat_id: int, *, is_reachable: bool) -> None:
        """Let go what is to be sent to the chat, or hold it back; staff hear of it once."""
        if is_reachable:
            self.db.conn.execute("delete from unreachable where chat_id = ?", (chat_id,))
            return
        sql = "insert or ignore into unreachable values (?, ?)"
        if self.db.conn.execute(sql, (chat_id, self.now)).rowcount:
            for case in cases.of_chat(self.db, chat_id):
                self.tell_about(case, TellStaff("staff-unreachable", {"case": case.number}, case.id))

    # --- a case, where it lives -----------------------------------------------------------------------------

    def tell_whole(self, case: Case) -> None:
        """In a group that knows nothing of it: a topic, the card, and what is shared."""
        if case.group_id not in self.desk.without_topics:
            self.tell_about(case, OpenTopic(case.id))
        self.tell_about(case, PostCard(case.id))
        if not self.desk.is_private:
            self._give_all(case)

    def begin_topic(self, case: Case, topic_id: int) -> None:
        """Another topic, for one that was deleted with all that stood in it."""
        cases.set_topic(self.db, case.id, case.group_id, topic_id)
        self.tell_about(case, PostCard(case.id))
        if not self.desk.is_private:
            self._give_all(case)

    def give_details(self, case: Case) -> None:
        """Somebody has the case now: where details are private, they are for that person."""
        if self.desk.is_private and case.agent_id:
            self._give_all(case)

    def _give_all(self, case: Case) -> None:
        """What is shared of the story and the pieces, what the tenant wrote later, the notes of the staff."""
        of_case = attachments.of_case if case.story_is_shared else attachments.added_later
        pieces = [piece.id for piece in of_case(self.db, case.id)]
        told: tuple[Delivery, ...] = ()
        if case.story_is_shared:
            told = (PostStory(case.id),)
        elif words := case.answers.get(cases.ADDED):
            told = (TellStaff("staff-message", {"case": case.number, "words": words}, case.id),)
        noted = (PostNotes(case.id),) if notes.of_case(self.db, case.id) else ()
        self.tell_details(case, *told, *albums(pieces), *noted)

    def owed(self, case: Case) -> dict[str, object]:
        """What changes when nobody has the case and its tenant waits for an answer, as before or anew."""
        opened: dict[str, object] = {"state": "open", "agent_id": 0, "outcome": None, "closed_at": None}
        return opened if case.state in OWED else opened | {"is_late": 0, "due_at": self.desk.due(self.now)}

    def show(self, case: Case) -> None:
        """The case has changed: its card and its topic for staff, its status for the tenant."""
        self.tell_about(case, PostCard(case.id))
        self.tell_about(case, NameTopic(case.id))
        self._show_tenant(case)

    def _show_tenant(self, case: Case) -> None:
        tenant = conversations.load(self.db, case.chat_id)
        if tenant:
            status = PostStatus(case.id, status_slot(case))
            outbox.add(self.db, tenant.chat_id, tenant.language, status, self.now)

    # --- from one group to another ------------------------------------------------------------------------

    def move(self, case: Case, group_id: int, **changes: object) -> None:
        """Another group has the case: the one before reads where it went, the new one all of it."""
        if case.card_id:
            self.tell_about(case, StripKeyboard(case.card_id))
        self.tell_about(case, TellMoved(case.id, case.topic_id, case.card_id))
        if case.topic_id:
            self.tell_about(case, CloseTopic(case.topic_id))
            cases.leave_topic(self.db, case)
        moved = self._place(case, group_id, **changes)
        self.tell_whole(moved)
        self._show_tenant(moved)

    def rehouse(self, case: Case) -> None:
        """The group of the case is not the staff's any more: nothing is written there."""
        group_id = self.desk.group_of(case.door, case.agency)
        if group_id == case.group_id:
            return
        moved = self._place(case, group_id)
        if case.state in NOT_CLOSED:
            self.tell_whole(moved)

    def _place(self, case: Case, group_id: int, **changes: object) -> Case:
        """It lives in that group, where nothing of it stands yet."""
        cases.change(self.db, case, group_id=group_id, topic_id=None, card_id=None, **changes)
        return cases.find(self.db, case.id) or case

    def delete_from_desk(self, case: Case) -> None:
        """What staff wrote and read of it: the topic, or one message after the other. The rows go with it."""
        for chat_id, topic_id in cases.left_topics(self.db, case.id):
            self.tell(chat_id, DeleteTopic(topic_id))
        if case.topic_id:
            self.tell_about(case, DeleteTopic(case.topic_id))
        for chat_id, messages in cases.messages_of(self.db, case.id).items():
            if chat_id == case.group_id and case.topic_id:
                continue
            for at in range(0, len(messages), MOST_DELETED):
                told = " ".join(map(str, messages[at : at + MOST_DELETED]))
                self.tell(chat_id, DeleteMessages(told))
