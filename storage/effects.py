"""Each effect to its rows, inside the turn's transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from dialogs.conversation import Conversation
from dialogs.events import (
    AddToCase,
    AdoptFiles,
    CancelTimer,
    DropFiles,
    Effect,
    Erase,
    FieldValue,
    Finish,
    KeepFile,
    OpenCase,
    Say,
    SetReachable,
    SetTimer,
    TellCases,
    Toast,
)
from storage import attachments, cases, conversations, inbox, outbox, timers
from storage.cases import Case
from storage.deliveries import Delivery, OpenTopic, PostCard, PostPiece, TellStaff

PARIS = ZoneInfo("Europe/Paris")
STAFF_LANGUAGE = "fr"
MORNING = time(9)  # when a day that was set as a timer begins for a tenant


@dataclass(frozen=True, slots=True)
class Desk:
    """Where staff are (0: nowhere), and how cases are numbered."""

    chat_id: int = 0
    has_topics: bool = True
    case_prefix: str = "RHO"


@dataclass(slots=True)
class Writer:
    """Writes one turn down."""

    db: Database
    desk: Desk
    now: float

    def write(self, conversation: Conversation, effects: tuple[Effect, ...]) -> Conversation:
        """The effects as rows, then the conversation; with its case number when a case was opened."""
        for effect in effects:
            conversation = self._apply(conversation, effect)
        if Erase() not in effects:
            conversations.save(self.db, conversation, self.now)
        return conversation

    def _apply(self, conversation: Conversation, effect: Effect) -> Conversation:  # noqa: C901, PLR0912 - one per effect
        db, chat_id = self.db, conversation.chat_id
        match effect:
            case OpenCase():
                return replace(conversation, case=self._open(chat_id, effect).number)
            case Finish():
                self._send(conversation, replace(effect, case=conversation.case or None))
            case TellCases():
                self._send(conversation, self._cases(chat_id, conversation.version))
            case KeepFile(file, is_parked, number):
                piece = attachments.add(db, chat_id, file, is_parked=is_parked, now=self.now)
                self._give(chat_id, piece, number)
            case AdoptFiles():
                attachments.adopt(db, chat_id)
            case DropFiles(which):
                attachments.drop(db, chat_id, which)
            case AddToCase(number, text, with_files):
                self._add_to_case(chat_id, number, text, with_files=with_files)
            case SetTimer(name, day):
                timers.put(db, chat_id, name, datetime.combine(day, MORNING, PARIS).timestamp())
            case CancelTimer(name):
                timers.cancel(db, chat_id, name)
            case SetReachable(is_reachable):
                self.set_reachable(chat_id, is_reachable=is_reachable)
            case Erase():
                self._erase(chat_id)
            case Toast():
                pass  # answered at once by the shell: it is lost without harm
            case _:
                self._send(conversation, effect)
        return conversation

    def _send(self, conversation: Conversation, effect: Effect) -> None:
        outbox.add(self.db, conversation.chat_id, conversation.language, effect, self.now)

    def tell_staff(self, delivery: Delivery) -> None:
        """Put it in the staff group's queue, where there is a staff group."""
        if self.desk.chat_id:
            outbox.add(self.db, self.desk.chat_id, STAFF_LANGUAGE, delivery, self.now)

    def _open(self, chat_id: int, opened: OpenCase) -> Case:
        case = cases.open_case(self.db, chat_id, opened, self.desk.case_prefix, self._today(), self.now)
        pieces = attachments.give(self.db, chat_id, case.id, parked=False)
        if self.desk.has_topics:
            self.tell_staff(OpenTopic(case.id))
        self.tell_staff(PostCard(case.id))
        if case.story_is_shared:
            for piece in pieces:
                self.tell_staff(PostPiece(piece))
        return case

    def _give(self, chat_id: int, piece: int, number: str) -> None:
        """The file is for that case of the tenant's, if there is one of that number."""
        if number and (case := cases.numbered(self.db, chat_id, number)):
            attachments.give_one(self.db, piece, case.id)
            self.tell_staff(PostPiece(piece))

    def _add_to_case(self, chat_id: int, number: str, text: str, *, with_files: bool) -> None:
        case = cases.numbered(self.db, chat_id, number)
        if case is None:
            return
        if text:
            self.tell_staff(TellStaff("staff-message", {"case": number, "words": text}, case.id))
        for piece in attachments.give(self.db, chat_id, case.id, parked=True) if with_files else ():
            self.tell_staff(PostPiece(piece))

    def _cases(self, chat_id: int, version: int) -> Say:
        held = cases.of_chat(self.db, chat_id)
        lines = [
            {
                "case": case.number,
                "door": case.door,
                "state": case.state,
                "deadline": case.deadline.isoformat() if case.deadline else "",
            }
            for case in held
        ]
        fields: dict[str, FieldValue] = {"count": len(held), "lines": lines}
        return Say("cases", fields, ("restart", "continue"), version)

    def set_reachable(self, chat_id: int, *, is_reachable: bool) -> None:
        """Let go what is to be sent to the chat, or hold it back; staff hear of it once."""
        if is_reachable:
            self.db.conn.execute("delete from unreachable where chat_id = ?", (chat_id,))
            return
        sql = "insert or ignore into unreachable values (?, ?)"
        if self.db.conn.execute(sql, (chat_id, self.now)).rowcount:
            for case in cases.of_chat(self.db, chat_id):
                self.tell_staff(TellStaff("staff-unreachable", {"case": case.number}, case.id))

    def _erase(self, chat_id: int) -> None:
        """Everything about this person, the conversation too; staff keep the number only."""
        for case in cases.of_chat(self.db, chat_id):
            outbox.forget(self.db, case.id)
            self.tell_staff(TellStaff("staff-erased", {"case": case.number}))
        inbox.forget(self.db, chat_id)
        for table in ("attachments", "cases", "timers", "slots", "outbox", "unreachable", "conversations"):
            self.db.conn.execute(f"delete from {table} where chat_id = ?", (chat_id,))  # noqa: S608 - our own names

    def _today(self) -> date:
        return datetime.fromtimestamp(self.now, PARIS).date()
