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
    DropPiece,
    Effect,
    Erase,
    FieldValue,
    Finish,
    GiveCalendar,
    GiveDossier,
    GiveLetter,
    KeepFile,
    NamePieces,
    OpenCase,
    RefuseFile,
    Say,
    SetReachable,
    SetTimer,
    TellCases,
    TellPieces,
    Toast,
)
from dialogs.questions import EVIDENCE, TO_MEDIATION
from storage import attachments, calendars, cases, conversations, inbox, outbox, timers
from storage.cases import Case
from storage.codec import Sendable
from storage.deliveries import (
    PARTS,
    Delivery,
    OpenTopic,
    PostBundle,
    PostCalendar,
    PostCard,
    PostDossier,
    PostLetter,
    PostPiece,
    TellStaff,
)

PARIS = ZoneInfo("Europe/Paris")
STAFF_LANGUAGE = "fr"
_OF_A_PERSON = (
    *("attachments", "cases", "timers", "calendars"),
    *("slots", "outbox", "unreachable", "conversations"),
)
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
            case NamePieces(first, last, role):
                attachments.name(db, chat_id, first, last, role)
            case TellPieces(choices, version):
                self._send(conversation, self._pieces(chat_id, choices, version))
            case DropPiece(number):
                attachments.drop_piece(db, chat_id, number)
            case RefuseFile(file):
                attachments.refuse(db, file)
            case DropFiles(which):
                attachments.drop(db, chat_id, which)
            case GiveLetter(letter, fields):
                for part in PARTS:
                    self._send(conversation, PostLetter(letter, fields, part))
            case GiveDossier():
                self._give_dossier(conversation)
            case GiveCalendar(theme, last_day, silence_day):
                published = calendars.publish(db, chat_id, theme, f"{last_day} {silence_day}")
                self._send(conversation, PostCalendar(*published, last_day, silence_day))
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

    def _send(self, conversation: Conversation, effect: Sendable) -> None:
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

    def _give_dossier(self, conversation: Conversation) -> None:
        """The papers of the case, if it is one for the mediator; else where the cases stand."""
        case = cases.numbered(self.db, conversation.chat_id, conversation.case)
        if case is None or case.door != TO_MEDIATION.door:
            self._send(conversation, self._cases(conversation.chat_id, conversation.version))
            return
        for part in PARTS:
            self._send(conversation, PostDossier(case.id, part))
        self._send(conversation, PostBundle(case.id, 1))

    def _pieces(self, chat_id: int, choices: tuple[str, ...], version: int) -> Say:
        lines = [
            {"number": str(number), "role": piece.role, "kind": piece.kind, "label": piece.label}
            for number, piece in enumerate(attachments.of_draft(self.db, chat_id), 1)
        ]
        return Say("pieces", {"lines": lines}, choices, version, about=EVIDENCE.name)

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
        for table in _OF_A_PERSON:
            self.db.conn.execute(f"delete from {table} where chat_id = ?", (chat_id,))  # noqa: S608 - our own names

    def _today(self) -> date:
        return datetime.fromtimestamp(self.now, PARIS).date()
