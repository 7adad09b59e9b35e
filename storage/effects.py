"""Each effect to its rows, inside the turn's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dialogs.conversation import Conversation
from dialogs.desk import OWED
from dialogs.events import (
    AddToCase,
    AdoptFiles,
    CancelTimer,
    DropFiles,
    DropPiece,
    DropShelved,
    Effect,
    Erase,
    FetchFiles,
    Fields,
    FieldValue,
    FileEffect,
    Finish,
    ForgetCase,
    FreezeCase,
    GiveCalendar,
    GiveData,
    GiveDossier,
    GiveLetter,
    KeepFile,
    NamePieces,
    OpenCase,
    RefuseFile,
    Say,
    SetReachable,
    SetTimer,
    SettleCase,
    ShelveFiles,
    TellCases,
    TellPieces,
    TellReaders,
    Toast,
)
from dialogs.questions import TO_MEDIATION
from dialogs.worktime import MORNING, PARIS
from storage import (
    attachments,
    calendars,
    cases,
    conversations,
    erasure,
    limits,
    mails,
    outbox,
    overviews,
    timers,
)
from storage.cases import Case
from storage.codec import Sendable
from storage.deliveries import (
    PARTS,
    DeleteMessages,
    PostBundle,
    PostCalendar,
    PostData,
    PostDossier,
    PostLetter,
    PostStatus,
    TellStaff,
    UnpinStatus,
)
from storage.mails import Mail
from storage.telling import MOST_DELETED, Teller, albums, status_slot

OWN = "own"  # the slot of the tenant's newest words or file
DELETABLE_SECONDS = 47 * 3600.0  # Telegram: 48 hours (Bot API, deleteMessage); an hour may pass in the queue


class Writer:
    """Writes one turn down."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._db = teller.db
        self._desk = teller.desk
        self._now = teller.now

    def write(self, conversation: Conversation, effects: tuple[Effect, ...]) -> Conversation:
        """The effects as rows, then the conversation; with its case number when a case was opened."""
        for effect in effects:
            conversation = self._apply(conversation, effect)
        if not any(isinstance(effect, Erase) for effect in effects):
            conversations.save(self._db, conversation, self._now)
        return conversation

    def _apply(self, conversation: Conversation, effect: Effect) -> Conversation:  # noqa: C901, PLR0912 - one per effect
        db, chat_id = self._db, conversation.chat_id
        if isinstance(effect, FileEffect):
            self._move_files(chat_id, effect)
            return conversation
        match effect:
            case OpenCase():
                return conversation.with_case(self._open(chat_id, effect).number)
            case Finish():
                self._finish(conversation, effect)
            case TellCases(lines, choices):
                self._tell_cases(conversation, lines, choices)
            case GiveData():
                self._give_data(conversation)
            case TellReaders():
                self._send(conversation, overviews.of_readers(db, chat_id, conversation.version))
            case TellPieces(choices, version):
                self._send(conversation, overviews.of_pieces(db, chat_id, choices, version))
            case GiveLetter(letter, fields):
                self._hand_over(conversation, letter, [PostLetter(letter, fields, part) for part in PARTS])
            case GiveDossier(number):
                self._give_dossier(conversation, number or conversation.case)
            case GiveCalendar(theme, last_day, silence_day):
                published = calendars.publish(db, chat_id, theme, f"{last_day} {silence_day}")
                self._send(conversation, PostCalendar(*published, last_day, silence_day))
            case AddToCase(number, text, with_files):
                self._add_to_case(chat_id, number, text, with_files=with_files)
            case SettleCase(number, verdict):
                self._settle(conversation, number, verdict)
            case FreezeCase(number, is_frozen):
                self._freeze(chat_id, number, is_frozen=is_frozen)
            case SetTimer(name, day, at):
                timers.put(db, chat_id, name, self._moment(day, at))
            case CancelTimer(name):
                timers.cancel(db, chat_id, name)
            case SetReachable(is_reachable):
                self._teller.set_reachable(chat_id, is_reachable=is_reachable)
            case Erase(tells):
                self._erase(conversation, tells=tells)
            case ForgetCase(number):
                self._forget(chat_id, number)
            case Toast():
                pass  # answered at once by the shell: it is lost without harm
            case _:
                self._send(conversation, effect)
        return conversation

    def _move_files(self, chat_id: int, effect: FileEffect) -> None:
        db = self._db
        match effect:
            case KeepFile(file, is_parked, number, role):
                piece = attachments.add(db, chat_id, file, is_parked=is_parked, role=role, now=self._now)
                self._give(chat_id, piece, number)
            case AdoptFiles():
                attachments.adopt(db, chat_id)
            case NamePieces(first, last, role):
                attachments.name(db, chat_id, first, last, role)
            case DropPiece(number):
                attachments.drop_piece(db, chat_id, number)
            case RefuseFile(file):
                attachments.refuse(db, file)
            case ShelveFiles(dispute):
                attachments.shelve(db, chat_id, dispute)
            case FetchFiles(dispute):
                attachments.fetch(db, chat_id, dispute)
            case DropShelved(dispute):
                attachments.drop_shelved(db, chat_id, dispute)
            case DropFiles(which):
                attachments.drop(db, chat_id, which)

    def _send(self, conversation: Conversation, effect: Sendable) -> None:
        outbox.add(self._db, conversation.chat_id, conversation.language, effect, self._now)

    def _open(self, chat_id: int, opened: OpenCase) -> Case:
        due_at = self._desk.due(self._now)
        group_id = self._desk.group_of(opened.door, opened.agency)
        case = cases.open_case(
            self._db, chat_id, opened, self._desk.case_prefix, self._today(), self._now, due_at, group_id
        )
        self._note_own(case)
        self._teller.note("open", case, case.door)
        attachments.give(self._db, chat_id, case.id, parked=False)
        self._teller.tell_whole(case)
        self._teller.mail_handoff(case)
        return case

    def _finish(self, conversation: Conversation, finish: Finish) -> None:
        """The card at the end tells the number of the case, and by when staff answer."""
        number = conversation.case
        case = cases.numbered(self._db, conversation.chat_id, number) if number else None
        due = str(case.due_at) if case and case.due_at and self._desk.hears(case) else ""
        fields = {**finish.fields, "answer_by": due}
        self._send(conversation, replace(finish, case=number or None, fields=fields))
        if case:
            self._send(conversation, PostStatus(case.id, status_slot(case)))

    def _settle(self, conversation: Conversation, number: str, verdict: str) -> None:
        """What the tenant says of a case: it ends, or comes back to the desk."""
        case = cases.numbered(self._db, conversation.chat_id, number)
        if case and self._desk.asks_tenant(case):
            self._settle_by_mail(conversation, case, verdict)
            return
        if case is None or (verdict == "yes" and case.state == "closed"):
            return
        self._teller.note("settle", case, verdict)
        if verdict == "yes":
            cases.change(self._db, case, **self._solved())
        if verdict == "no":
            cases.change(self._db, case, **self._teller.owed(case))
        self._teller.show(case)
        self._teller.tell_about(case, TellStaff(f"staff-settled-{verdict}", {"case": number}, case.id))
        fields: dict[str, FieldValue] = {"case": number, "door": case.door, "deadline": case.deadline}
        ways = () if verdict == "yes" else ("reply",)
        self._send(conversation, Say(f"settled_{verdict}", fields, ways, about=number))

    def _settle_by_mail(self, conversation: Conversation, case: Case, verdict: str) -> None:
        """What came of an answer that was owed by telephone or by e-mail: the end, or another day."""
        due_at = self._desk.due(self._now)
        cases.change(
            self._db, case, **(self._solved() if verdict == "yes" else {"is_late": 0, "due_at": due_at})
        )
        self._teller.show(case)
        self._teller.mail(case, f"settled-{verdict}", due=str(due_at))
        fields: Fields = {"case": case.number, "due": str(due_at)}
        says = Say("settled_yes", fields) if verdict == "yes" else Say("settled_not_yet", fields, ("reply",))
        self._send(conversation, replace(says, about=case.number))

    def _solved(self) -> dict[str, object]:
        return {"state": "closed", "outcome": "solved", "closed_at": self._now, "is_frozen": 0}

    def _owe_again(self, case: Case) -> None:
        """Who writes after an answer, or after the end, is owed another answer; by whom had the case."""
        if case.state in OWED:
            return
        is_held = bool(case.agent_id) and case.state == "answered"
        held = {"state": "claimed", "agent_id": case.agent_id, "claimed_at": self._now} if is_held else {}
        cases.change(self._db, case, **(self._teller.owed(case) | held))
        self._teller.show(case)

    def _freeze(self, chat_id: int, number: str, *, is_frozen: bool) -> None:
        """Its mediation goes on, or the tenant lets staff in again: then an answer is owed anew."""
        case = cases.numbered(self._db, chat_id, number)
        if case is None or case.is_frozen == is_frozen:
            return
        owes = (
            {} if is_frozen or case.state not in OWED else {"is_late": 0, "due_at": self._desk.due(self._now)}
        )
        cases.change(self._db, case, is_frozen=is_frozen, **owes)
        self._teller.note("freeze" if is_frozen else "thaw", case)
        self._teller.show(case)
        told = "staff-frozen" if is_frozen else "staff-thawed"
        self._teller.tell_about(case, TellStaff(told, {"case": number}, case.id))

    def _moment(self, day: date, at: time) -> float:
        """That hour of that day; where it is over today, the next morning."""
        moment = datetime.combine(day, at, PARIS)
        if day == self._today() and moment.timestamp() <= self._now:
            moment = datetime.combine(day + timedelta(1), MORNING, PARIS)
        return moment.timestamp()

    def _give_dossier(self, conversation: Conversation, number: str) -> None:
        """The papers of the case, if it is one for the mediator; else where the cases stand."""
        case = cases.numbered(self._db, conversation.chat_id, number)
        if case is None or case.door != TO_MEDIATION.door:
            self._send(conversation, overviews.of_cases(self._db, self._desk, conversation))
            return
        papers = [PostDossier(case.id, part) for part in PARTS]
        self._hand_over(conversation, "dossier", [*papers, PostBundle(case.id, 1)])

    def _hand_over(self, conversation: Conversation, paper: str, posts: Sequence[Sendable]) -> None:
        """Printing takes a moment: nobody is to wonder meanwhile whether the tap was heard."""
        for sendable in (Say("papers_coming", {"paper": paper}), *posts):
            self._send(conversation, sendable)

    def _give(self, chat_id: int, piece: int, number: str) -> None:
        """The file is for that case of the tenant's, if there is one of that number."""
        if number and (case := cases.numbered(self._db, chat_id, number)):
            attachments.give_one(self._db, piece, case.id)
            self._tell_more(case, "", [piece])

    def _add_to_case(self, chat_id: int, number: str, text: str, *, with_files: bool) -> None:
        case = cases.numbered(self._db, chat_id, number)
        if case is None:
            return
        pieces = attachments.give(self._db, chat_id, case.id, parked=True) if with_files else []
        self._tell_more(case, text, pieces)

    def _tell_more(self, case: Case, text: str, pieces: Sequence[int]) -> None:
        """What the tenant adds to a case: it is read by those who have it, and wants an answer."""
        self._owe_again(case)
        self._note_own(case)
        self._teller.note("add", case, f"words={len(text)} files={len(pieces)}")
        if text:
            cases.add_words(self._db, case, text)
            self._teller.mail(case, "message", words=text)
            told: Fields = {"case": case.number, "words": text}
            self._teller.tell_details(case, TellStaff("staff-message", told, case.id))
        if self._desk.is_private:
            self._teller.tell_about(case, TellStaff("staff-more", {"case": case.number}, case.id))
        if pieces:
            self._teller.mail(case, "pieces", pieces=" ".join(map(str, pieces)))
        self._teller.tell_details(case, *albums(pieces))

    def _note_own(self, case: Case) -> None:
        """The tenant's newest message is about the case; staff will mark it."""
        if message_id := outbox.message_in(self._db, case.chat_id, OWN):
            cases.note_own(self._db, case, message_id)

    def _tell_cases(
        self, conversation: Conversation, disputes: Sequence[dict[str, str]], choices: tuple[str, ...]
    ) -> None:
        """Where they stand; and whether it is settled, where only the tenant can say so."""
        self._send(conversation, overviews.of_cases(self._db, self._desk, conversation, disputes, choices))
        for case in cases.of_chat(self._db, conversation.chat_id):
            if self._desk.asks_tenant(case):
                ways = ("settled_yes", "settled_no", "human")
                self._send(conversation, Say("is_settled", {"case": case.number}, ways, about=case.number))

    def _give_data(self, conversation: Conversation) -> None:
        """Once an hour: it may be large."""
        if limits.take(self._db, conversation.chat_id, limits.DATA, self._now) != "yes":
            self._send(conversation, Say("my_data_later"))
            return
        for case in cases.of_chat(self._db, conversation.chat_id):
            self._teller.note("export", case)
        self._send(conversation, PostData(1))

    def _erase(self, conversation: Conversation, *, tells: bool) -> None:
        """Everything about this person, the conversation too; staff keep the number only."""
        chat_id = conversation.chat_id
        receipt: Fields = {**overviews.held(self._db, chat_id)}
        recent = outbox.sent_since(self._db, chat_id, self._now - DELETABLE_SECONDS)[-MOST_DELETED:]
        erased = cases.of_chat(self._db, chat_id)
        statuses = [outbox.message_in(self._db, chat_id, status_slot(case)) for case in erased]
        for case in erased:
            self._teller.delete_from_desk(case)
            self._teller.note("erase", case)
            self._teller.tell_about(case, TellStaff("staff-erased", {"case": case.number}))
            for address in self._desk.addresses(case):
                mails.add(self._db, address, Mail("erased", 0, {"case": case.number}), self._now)
        erasure.erase(self._db, chat_id)
        for message_id in filter(None, statuses):
            self._teller.tell(chat_id, UnpinStatus(message_id))
            if message_id not in recent:
                self._teller.tell(chat_id, DeleteMessages(str(message_id)))
        if tells and recent:
            self._teller.tell(chat_id, DeleteMessages(" ".join(map(str, recent))))
        if tells:
            self._send(conversation, Say("erased", {**receipt, "messages": len(recent)}))

    def _forget(self, chat_id: int, number: str) -> None:
        """One case, with its files, its mails and its messages; its days, where they are no other's."""
        case = cases.numbered(self._db, chat_id, number)
        if case is None:
            return
        outbox.forget_case(self._db, chat_id, case.id)
        self._teller.note("forget", case)
        outbox.forget_slot(self._db, chat_id, status_slot(case))
        self._db.conn.execute("delete from cases where id = ?", (case.id,))
        calendars.forget(self._db, chat_id, case.theme)

    def _today(self) -> date:
        return datetime.fromtimestamp(self._now, PARIS).date()
