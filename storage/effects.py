"""Each effect to its rows, inside the turn's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from sqlite_utils import Database

from dialogs.conversation import Conversation
from dialogs.desk import NOT_CLOSED, OWED
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
    StripKeyboard,
    TellCases,
    TellPieces,
    TellReaders,
    Toast,
)
from dialogs.questions import EVIDENCE, TO_MEDIATION
from dialogs.worktime import MORNING, OFFICE_HOURS, PARIS, Hours, add
from storage import (
    attachments,
    audit,
    calendars,
    cases,
    conversations,
    erasure,
    limits,
    mails,
    notes,
    outbox,
    timers,
)
from storage.audit import Deed
from storage.cases import Case
from storage.codec import Sendable
from storage.deliveries import (
    PARTS,
    CloseTopic,
    DeleteMessages,
    DeleteTopic,
    Delivery,
    LookFor,
    Mark,
    NameTopic,
    OpenTopic,
    PostBundle,
    PostCalendar,
    PostCard,
    PostData,
    PostDossier,
    PostLetter,
    PostNotes,
    PostPieces,
    PostStatus,
    PostStory,
    React,
    TellMoved,
    TellStaff,
    UnpinStatus,
)
from storage.groups import Group
from storage.mails import Mail

STAFF_LANGUAGE = "fr"
OWN = "own"  # the slot of the tenant's newest words or file
MOST_READERS = 6  # lines of a message
MOST_CHOICES = 4  # beside the three that are always there under a list
DELETABLE_SECONDS = 47 * 3600.0  # Telegram: 48 hours (Bot API, deleteMessage); an hour may pass in the queue
MOST_DELETED = 100  # in one call: Bot API, deleteMessages


_COUNTED = {
    "cases": "select count(*) from cases where chat_id = ?",
    "files": "select count(*) from attachments where chat_id = ? and state <> 'refused'",
    "waiting": "select count(*) from outbox where chat_id = ? and done_at is null",
}


def held(db: Database, chat_id: int) -> dict[str, int]:
    """How much there is of that person: cases, files, messages that wait to be sent."""
    return {name: db.conn.execute(sql, (chat_id,)).fetchone()[0] for name, sql in _COUNTED.items()}


@dataclass(frozen=True, slots=True)
class Desk:
    """Where staff are, when they work, how long an answer may take; how cases are numbered.

    `chat_id`: the main group (0: there is none); `groups`: the others; `without_topics`: those of all of them
    that are no forums.
    """

    chat_id: int = 0
    groups: tuple[Group, ...] = ()
    without_topics: frozenset[int] = frozenset()
    is_private: bool = False
    case_prefix: str = "RHO"
    hours: Hours = field(default_factory=lambda: Hours(OFFICE_HOURS))
    answer_time: timedelta = timedelta(hours=12)
    agencies: tuple[str, ...] = ()  # their names, where a case may be sent to one of them
    recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of e-mails, by door
    agency_recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def chat_ids(self) -> tuple[int, ...]:
        """The groups of the staff, the main one first."""
        return (self.chat_id, *(group.chat_id for group in self.groups)) if self.chat_id else ()

    def group_of(self, door: str, agency: str) -> int:
        """The group where a case behind that door lives: the first one that fits, or the main one."""
        return next((group.chat_id for group in self.groups if group.fits(door, agency)), self.chat_id)

    def moved(self, chat_id: int, new_chat_id: int) -> Desk:
        """The same desk, when one of its groups has another id."""
        ids = {chat_id: new_chat_id}
        return replace(
            self,
            chat_id=ids.get(self.chat_id, self.chat_id),
            groups=tuple(it._replace(chat_id=ids.get(it.chat_id, it.chat_id)) for it in self.groups),
            without_topics=frozenset(ids.get(each, each) for each in self.without_topics),
        )

    def hears(self, case: Case) -> bool:
        """True when somebody learns of that case."""
        return bool(self.chat_id or self.addresses(case))

    def addresses(self, case: Case) -> tuple[str, ...]:
        """Who is written to: its agency, where it has addresses of its own, or else its door."""
        return self.agency_recipients.get(case.own_agency) or self.recipients.get(case.door, ())

    def asks_tenant(self, case: Case) -> bool:
        """True once an answer was due where staff read mails only: nobody but the tenant can say it came."""
        return not self.chat_id and case.is_late and not case.is_frozen

    def stage(self, case: Case) -> str:
        """How a case is shown to its tenant: staff who read mails only answer elsewhere, if they can."""
        if self.chat_id or case.state not in OWED or case.is_frozen:
            return case.stage
        if not (case.story_is_shared or cases.ADDED in case.answers):
            return "unshared"
        return "reminded" if case.is_late else "by_contact"

    def due(self, now: float) -> float:
        """By when somebody who writes now is owed an answer, in seconds since 1970."""
        return add(datetime.fromtimestamp(now, PARIS), self.answer_time, self.hours).timestamp()


def _line(case: Case, stage: str) -> dict[str, str]:
    """A case in the tenant's list."""
    return {
        "case": case.number,
        "door": case.door,
        "state": "frozen" if case.stage == "frozen" else case.state,
        "deadline": case.deadline.isoformat() if case.deadline else "",
        "next": stage,
        "due": str(case.due_at or ""),
    }


def status_slot(case: Case) -> str:
    """Where the status of the case stands in the tenant's chat."""
    return f"status:{case.id}"


def _albums(pieces: Sequence[int]) -> tuple[Delivery, ...]:
    """The pieces as one thing to send, if there are any."""
    return (PostPieces(" ".join(map(str, pieces))),) if pieces else ()


@dataclass(slots=True)
class Writer:
    """Writes one turn down."""

    db: Database
    desk: Desk
    now: float
    actor: str = audit.TENANT

    def write(self, conversation: Conversation, effects: tuple[Effect, ...]) -> Conversation:
        """The effects as rows, then the conversation; with its case number when a case was opened."""
        for effect in effects:
            conversation = self._apply(conversation, effect)
        if not any(isinstance(effect, Erase) for effect in effects):
            conversations.save(self.db, conversation, self.now)
        return conversation

    def _apply(self, conversation: Conversation, effect: Effect) -> Conversation:  # noqa: C901, PLR0912 - one per effect
        db, chat_id = self.db, conversation.chat_id
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
                self._send(conversation, self._readers(chat_id, conversation.version))
            case TellPieces(choices, version):
                self._send(conversation, self._pieces(chat_id, choices, version))
            case GiveLetter(letter, fields):
                for part in PARTS:
                    self._send(conversation, PostLetter(letter, fields, part))
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
                self.set_reachable(chat_id, is_reachable=is_reachable)
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
        db = self.db
        match effect:
            case KeepFile(file, is_parked, number, role):
                piece = attachments.add(db, chat_id, file, is_parked=is_parked, role=role, now=self.now)
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
        outbox.add(self.db, conversation.chat_id, conversation.language, effect, self.now)

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

    def _open(self, chat_id: int, opened: OpenCase) -> Case:
        due_at = self.desk.due(self.now)
        group_id = self.desk.group_of(opened.door, opened.agency)
        case = cases.open_case(
            self.db, chat_id, opened, self.desk.case_prefix, self._today(), self.now, due_at, group_id
        )
        self._note_own(case)
        self.note("open", case, case.door)
        attachments.give(self.db, chat_id, case.id, parked=False)
        self._tell_whole(case)
        self.mail_handoff(case)
        return case

    def _tell_whole(self, case: Case) -> None:
        """In a group that knows nothing of it: a topic, the card, and what is shared."""
        if case.group_id not in self.desk.without_topics:
            self.tell_about(case, OpenTopic(case.id))
        self.tell_about(case, PostCard(case.id))
        if not self.desk.is_private:
            self._give_all(case)

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
        self._tell_whole(moved)
        self._show_tenant(moved)

    def rehouse(self, case: Case) -> None:
        """The group of the case is not the staff's any more: nothing is written there."""
        group_id = self.desk.group_of(case.door, case.agency)
        if group_id == case.group_id:
            return
        moved = self._place(case, group_id)
        if case.state in NOT_CLOSED:
            self._tell_whole(moved)

    def _place(self, case: Case, group_id: int, **changes: object) -> Case:
        """It lives in that group, where nothing of it stands yet."""
        cases.change(self.db, case, group_id=group_id, topic_id=None, card_id=None, **changes)
        return cases.find(self.db, case.id) or case

    def _tell_details(self, case: Case, *details: Delivery) -> None:
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

    def give_details(self, case: Case) -> None:
        """Somebody has the case now: where details are private, they are for that person."""
        if self.desk.is_private and case.agent_id:
            self._give_all(case)

    def begin_topic(self, case: Case, topic_id: int) -> None:
        """Another topic, for one that was deleted with all that stood in it."""
        cases.set_topic(self.db, case.id, case.group_id, topic_id)
        self.tell_about(case, PostCard(case.id))
        if not self.desk.is_private:
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
        self._tell_details(case, *told, *_albums(pieces), *noted)

    def look_for(self, user_id: int, name: str) -> None:
        """They do not work here; in a group they are a stranger, and only Telegram knows if they are."""
        for chat_id in self.desk.chat_ids:
            self.tell(chat_id, LookFor(user_id, name))

    def release_details(self) -> None:
        """Somebody who was a stranger in a group is settled: what waited for that goes now."""
        sql = "update outbox set due_at = ? where chat_id < 0 and is_aside and done_at is null"
        self.db.conn.execute(sql, (self.now,))

    def _finish(self, conversation: Conversation, finish: Finish) -> None:
        """The card at the end tells the number of the case, and by when staff answer."""
        case = cases.numbered(self.db, conversation.chat_id, conversation.case) if conversation.case else None
        due = str(case.due_at) if case and case.due_at and self.desk.hears(case) else ""
        fields = {**finish.fields, "answer_by": due}
        self._send(conversation, replace(finish, case=conversation.case or None, fields=fields))
        if case:
            self._send(conversation, PostStatus(case.id, status_slot(case)))

    def _settle(self, conversation: Conversation, number: str, verdict: str) -> None:
        """What the tenant says of a case: it ends, or comes back to the desk."""
        case = cases.numbered(self.db, conversation.chat_id, number)
        if case and self.desk.asks_tenant(case):
            self._settle_by_mail(conversation, case, verdict)
            return
        if case is None or (verdict == "yes" and case.state == "closed"):
            return
        self.note("settle", case, verdict)
        if verdict == "yes":
            cases.change(self.db, case, state="closed", outcome="solved", closed_at=self.now, is_frozen=0)
        if verdict == "no":
            cases.change(self.db, case, **self.owed(case))
        self.show(case)
        self.tell_about(case, TellStaff(f"staff-settled-{verdict}", {"case": number}, case.id))
        fields: dict[str, FieldValue] = {"case": number, "door": case.door, "deadline": case.deadline}
        ways = () if verdict == "yes" else ("reply",)
        self._send(conversation, Say(f"settled_{verdict}", fields, ways, about=number))

    def _settle_by_mail(self, conversation: Conversation, case: Case, verdict: str) -> None:
        """What came of an answer that was owed by telephone or by e-mail: the end, or another day."""
        due_at = self.desk.due(self.now)
        ended = {"state": "closed", "outcome": "solved", "closed_at": self.now}
        cases.change(self.db, case, **(ended if verdict == "yes" else {"is_late": 0, "due_at": due_at}))
        self.show(case)
        self.mail(case, f"settled-{verdict}", due=str(due_at))
        fields: Fields = {"case": case.number, "due": str(due_at)}
        says = Say("settled_yes", fields) if verdict == "yes" else Say("settled_not_yet", fields, ("reply",))
        self._send(conversation, replace(says, about=case.number))

    def _owe_again(self, case: Case) -> None:
        """Who writes after an answer, or after the end, is owed another answer; by whom had the case."""
        if case.state in OWED:
            return
        is_held = bool(case.agent_id) and case.state == "answered"
        held = {"state": "claimed", "agent_id": case.agent_id, "claimed_at": self.now} if is_held else {}
        cases.change(self.db, case, **(self.owed(case) | held))
        self.show(case)

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
            self._send(tenant, PostStatus(case.id, status_slot(case)))

    def _freeze(self, chat_id: int, number: str, *, is_frozen: bool) -> None:
        """Its mediation goes on, or the tenant lets staff in again: then an answer is owed anew."""
        case = cases.numbered(self.db, chat_id, number)
        if case is None or case.is_frozen == is_frozen:
            return
        owes = (
            {} if is_frozen or case.state not in OWED else {"is_late": 0, "due_at": self.desk.due(self.now)}
        )
        cases.change(self.db, case, is_frozen=is_frozen, **owes)
        self.note("freeze" if is_frozen else "thaw", case)
        self.show(case)
        told = "staff-frozen" if is_frozen else "staff-thawed"
        self.tell_about(case, TellStaff(told, {"case": number}, case.id))

    def _moment(self, day: date, at: time) -> float:
        """That hour of that day; where it is over today, the next morning."""
        moment = datetime.combine(day, at, PARIS)
        if day == self._today() and moment.timestamp() <= self.now:
            moment = datetime.combine(day + timedelta(1), MORNING, PARIS)
        return moment.timestamp()

    def _give_dossier(self, conversation: Conversation, number: str) -> None:
        """The papers of the case, if it is one for the mediator; else where the cases stand."""
        case = cases.numbered(self.db, conversation.chat_id, number)
        if case is None or case.door != TO_MEDIATION.door:
            self._send(conversation, self._cases(conversation))
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
            self._tell_more(case, "", [piece])

    def _add_to_case(self, chat_id: int, number: str, text: str, *, with_files: bool) -> None:
        case = cases.numbered(self.db, chat_id, number)
        if case is None:
            return
        pieces = attachments.give(self.db, chat_id, case.id, parked=True) if with_files else []
        self._tell_more(case, text, pieces)

    def _tell_more(self, case: Case, text: str, pieces: Sequence[int]) -> None:
        """What the tenant adds to a case: it is read by those who have it, and wants an answer."""
        self._owe_again(case)
        self._note_own(case)
        self.note("add", case, f"words={len(text)} files={len(pieces)}")
        if text:
            cases.add_words(self.db, case, text)
            self.mail(case, "message", words=text)
            told: Fields = {"case": case.number, "words": text}
            self._tell_details(case, TellStaff("staff-message", told, case.id))
        if self.desk.is_private:
            self.tell_about(case, TellStaff("staff-more", {"case": case.number}, case.id))
        if pieces:
            self.mail(case, "pieces", pieces=" ".join(map(str, pieces)))
        self._tell_details(case, *_albums(pieces))

    def _note_own(self, case: Case) -> None:
        """The tenant's newest message is about the case; staff will mark it."""
        if message_id := outbox.message_in(self.db, case.chat_id, OWN):
            cases.note_own(self.db, case, message_id)

    def react(self, case: Case, mark: Mark) -> None:
        """Mark what the tenant wrote about the case, each message once for each mark."""
        marked = cases.see_own if mark == "seen" else cases.answer_own
        for message_id in marked(self.db, case.id):
            outbox.add(self.db, case.chat_id, STAFF_LANGUAGE, React(message_id, mark), self.now)

    def _tell_cases(
        self, conversation: Conversation, disputes: Sequence[dict[str, str]], choices: tuple[str, ...]
    ) -> None:
        """Where they stand; and whether it is settled, where only the tenant can say so."""
        self._send(conversation, self._cases(conversation, disputes, choices))
        for case in cases.of_chat(self.db, conversation.chat_id):
            if self.desk.asks_tenant(case):
                ways = ("settled_yes", "settled_no", "human")
                self._send(conversation, Say("is_settled", {"case": case.number}, ways, about=case.number))

    def _cases(
        self,
        conversation: Conversation,
        disputes: Sequence[dict[str, str]] = (),
        choices: tuple[str, ...] = (),
    ) -> Say:
        """Every case and every dispute once, a dispute with the case it is about."""
        held = {
            case.number: _line(case, self.desk.stage(case))
            for case in cases.of_chat(self.db, conversation.chat_id)
        }
        sees = ("who_saw",) if held and len(choices) < MOST_CHOICES else ()
        followed = [held.pop(told.get("case", ""), {}) | told for told in disputes]
        lines = [*held.values(), *followed]
        fields: dict[str, FieldValue] = {"count": len(lines), "lines": lines}
        return Say("cases", fields, (*choices, "restart", *sees, "continue"), conversation.version)

    def _give_data(self, conversation: Conversation) -> None:
        """Once an hour: it may be large."""
        if limits.take(self.db, conversation.chat_id, limits.DATA, self.now) != "yes":
            self._send(conversation, Say("my_data_later"))
            return
        for case in cases.of_chat(self.db, conversation.chat_id):
            self.note("export", case)
        self._send(conversation, PostData(1))

    def _readers(self, chat_id: int, version: int) -> Say:
        numbers = [case.number for case in cases.of_chat(self.db, chat_id)]
        lines = audit.readers(self.db, numbers, MOST_READERS)
        fields: dict[str, FieldValue] = {"count": len(lines), "lines": lines}
        return Say("readers", fields, ("continue",), version)

    def set_reachable(self, chat_id: int, *, is_reachable: bool) -> None:
        """Let go what is to be sent to the chat, or hold it back; staff hear of it once."""
        if is_reachable:
            self.db.conn.execute("delete from unreachable where chat_id = ?", (chat_id,))
            return
        sql = "insert or ignore into unreachable values (?, ?)"
        if self.db.conn.execute(sql, (chat_id, self.now)).rowcount:
            for case in cases.of_chat(self.db, chat_id):
                self.tell_about(case, TellStaff("staff-unreachable", {"case": case.number}, case.id))

    def _erase(self, conversation: Conversation, *, tells: bool) -> None:
        """Everything about this person, the conversation too; staff keep the number only."""
        chat_id = conversation.chat_id
        receipt: Fields = {**held(self.db, chat_id)}
        recent = outbox.sent_since(self.db, chat_id, self.now - DELETABLE_SECONDS)[-MOST_DELETED:]
        erased = cases.of_chat(self.db, chat_id)
        statuses = [outbox.message_in(self.db, chat_id, status_slot(case)) for case in erased]
        for case in erased:
            self._delete_from_desk(case)
            self.note("erase", case)
            self.tell_about(case, TellStaff("staff-erased", {"case": case.number}))
            for address in self.desk.addresses(case):
                mails.add(self.db, address, Mail("erased", 0, {"case": case.number}), self.now)
        erasure.erase(self.db, chat_id)
        for message_id in filter(None, statuses):
            self.tell(chat_id, UnpinStatus(message_id))
            if message_id not in recent:
                self.tell(chat_id, DeleteMessages(str(message_id)))
        if tells and recent:
            self.tell(chat_id, DeleteMessages(" ".join(map(str, recent))))
        if tells:
            self._send(conversation, Say("erased", {**receipt, "messages": len(recent)}))

    def _delete_from_desk(self, case: Case) -> None:
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

    def _forget(self, chat_id: int, number: str) -> None:
        """One case, with its files, its mails and its messages; its days, where they are no other's."""
        case = cases.numbered(self.db, chat_id, number)
        if case is None:
            return
        outbox.forget_case(self.db, chat_id, case.id)
        self.note("forget", case)
        outbox.forget_slot(self.db, chat_id, status_slot(case))
        self.db.conn.execute("delete from cases where id = ?", (case.id,))
        calendars.forget(self.db, chat_id, case.theme)

    def _today(self) -> date:
        return datetime.fromtimestamp(self.now, PARIS).date()
