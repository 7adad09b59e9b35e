"""A row of the outbox → the call that says it now; nothing, where there is nothing left to say.

What is to be said is looked up when it is sent: a card tells how its case stands then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime

from bot.calls import Call
from bot.cards import Cards, Shown, first_album
from bot.documents import Documents, Handed, NotYet
from bot.render import Renderer
from bot.turn import Answer, Turns
from dialogs.events import Remind
from dialogs.worktime import PARIS, quiet
from storage import attachments, cases, notes, outbox, staff
from storage.attachments import Attachment
from storage.cases import Case
from storage.codec import Sendable
from storage.database import Store
from storage.deliveries import (
    AskWords,
    CloseTopic,
    DeleteMessages,
    DeleteTopic,
    Leave,
    LookFor,
    NameTopic,
    OpenTopic,
    PinStatus,
    PostBundle,
    PostCalendar,
    PostCard,
    PostData,
    PostDossier,
    PostLetter,
    PostMenu,
    PostNotes,
    PostPieces,
    PostPreview,
    PostStatistics,
    PostStatus,
    PostStory,
    TellMoved,
    TellStaff,
    UnpinStatus,
    is_detail,
    is_place,
)
from storage.outbox import Row


class Composer:
    """Makes calls of rows."""

    def __init__(
        self,
        store: Store,
        renderer: Renderer,
        cards: Cards,
        documents: Documents,
        turns: Turns,
        clock: Callable[[], datetime],
    ) -> None:
        self._db = store.db
        self._files = store.files
        self._renderer = renderer
        self._cards = cards
        self._documents = documents
        self._turns = turns
        self._clock = clock
        self.may_leave = True  # not while any group might be the staff's

    async def compose(self, row: Row) -> Handed:
        """The call, and what follows it. NotYet while it has to wait for something else."""
        if self.is_withheld(row):
            raise NotYet
        if not self.is_wanted(row):
            return Handed(None)
        if isinstance(row.effect, Remind) and quiet(self._clock()):
            raise NotYet
        match row.effect:
            case PostLetter() | PostDossier() | PostBundle() | PostCalendar() | PostData() | PostStatistics():
                return await self._documents.hand(row)
            case PostPieces(pieces):
                return await self._pieces(row.chat_id, pieces)
            case PostStatus(case_id, slot):
                return self._status(row, cases.find(self._db, case_id), slot)
        return Handed(self._message(row))

    def topic(self, chat_id: int, case: Case) -> Call:
        """A forum topic for the case."""
        return self._cards.topic(chat_id, case)

    def mark(self, row: Row) -> str:
        """What is said under a message that may stand in the chat already."""
        return self._renderer.mark(row.language)

    def toast(self, answer: Answer) -> Call:
        """The bubble that answers a tap."""
        return self._renderer.toast(answer.language, answer.callback_id, answer.message, answer.fields)

    # --- who may read it ------------------------------------------------------------------------------------

    def is_withheld(self, row: Row) -> bool:
        """Details are not for a group with a stranger in it, and for nobody while a mediation goes on."""
        if not is_detail(row.effect):
            return False
        case = self.case_of(row.effect)
        return bool(case and case.is_frozen) or bool(staff.strangers(self._db, row.chat_id))

    def is_wanted(self, row: Row) -> bool:
        """A reminder that still matters; a case where it lives, and details for those who may read them."""
        if isinstance(row.effect, Remind):
            return self._today() <= row.effect.until
        if not (is_detail(row.effect) or is_place(row.effect)):
            return True
        case = self.case_of(row.effect)
        return case is not None and row.chat_id in (case.group_id, case.agent_id)

    def _today(self) -> date:
        return self._clock().astimezone(PARIS).date()

    def case_of(self, effect: Sendable) -> Case | None:
        """The case that it is about, if that is still there."""
        if isinstance(effect, PostPieces):
            held = self._held(effect.pieces)
            return cases.find(self._db, held[0].case_id or 0) if held else None
        return cases.find(self._db, getattr(effect, "case_id", 0))

    # --- messages -------------------------------------------------------------------------------------------

    def _message(self, row: Row) -> Call | None:
        match row.effect:
            case OpenTopic(case_id):
                case = cases.find(self._db, case_id)
                return self.topic(row.chat_id, case) if case and not case.topic_id else None
            case (
                PostCard(case_id)
                | PostStory(case_id)
                | PostNotes(case_id)
                | NameTopic(case_id)
                | PostMenu(case_id)
                | PostPreview(case_id)
                | AskWords(case_id)
            ):
                case = cases.find(self._db, case_id)
                return self._about(row.chat_id, case, row.effect) if case else None
            case TellStaff(case_id=case_id) as tell:
                case = cases.find(self._db, case_id)
                return self._cards.note(row.chat_id, tell, case) if case or not case_id else None
            case TellMoved(case_id) as moved:
                case = cases.find(self._db, case_id)
                return self._cards.moved(row.chat_id, case, moved) if case else None
            case CloseTopic(topic_id):
                return Call("closeForumTopic", {"chat_id": row.chat_id, "message_thread_id": topic_id})
            case PinStatus(place):
                message_id = outbox.message_in(self._db, row.chat_id, place)
                params = {"chat_id": row.chat_id, "message_id": message_id, "disable_notification": True}
                return Call("pinChatMessage", params) if message_id else None
            case Leave():
                may_leave = self.may_leave and row.chat_id not in self._turns.desk.chat_ids
                return Call("leaveChat", {"chat_id": row.chat_id}) if may_leave else None
            case Remind() as remind:
                return self._renderer.reminder(row.chat_id, row.language, remind, self._today())
            case effect:
                plain = _plain(row.chat_id, effect)
                return plain or self._renderer.tenant(row.chat_id, row.language, effect)

    def _about(self, chat_id: int, case: Case, effect: Sendable) -> Call | None:
        match effect:
            case PostCard():
                roles = [piece.role for piece in attachments.of_case(self._db, case.id)]
                return self._cards.card(chat_id, case, roles, self._agent(case))
            case PostStory():
                return self._cards.story(chat_id, case)
            case PostNotes():
                held = notes.of_case(self._db, case.id)
                return self._cards.notes(chat_id, case, held) if held else None
            case PostPreview(number=number):
                return self._cards.preview(chat_id, self._without_name(chat_id, case), number)
            case PostMenu(action=action):
                return self._cards.menu(chat_id, case, action, staff.everybody(self._db))
            case AskWords():
                return self._cards.ask_words(chat_id, case, effect)
        return self._cards.title(chat_id, case) if case.topic_id else None

    def _status(self, row: Row, case: Case | None, slot: str) -> Handed:
        """A new one is pinned; one that is there already is edited in place."""
        if case is None:
            return Handed(None)
        desk = self._turns.desk
        call = self._renderer.status(row.chat_id, row.language, case, self._agent(case), desk.stage(case))
        return Handed(call, PinStatus(slot))

    def _agent(self, case: Case) -> str:
        agent = staff.find(self._db, case.agent_id)
        return agent.signature if agent else ""

    def _without_name(self, chat_id: int, case: Case) -> Case:
        """Where the group is not to read the name, a ready answer shows the variable in its place."""
        if self._turns.desk.is_private or staff.strangers(self._db, chat_id):
            return case._replace(answers={**case.answers, "name": "$nom"})
        return case

    # --- pieces ---------------------------------------------------------------------------------------------

    async def _pieces(self, chat_id: int, told: str) -> Handed:
        """The first of the pieces that go together, and after them the rest."""
        held = self._held(told)
        case = cases.find(self._db, held[0].case_id or 0) if held else None
        if case is None:
            return Handed(None)
        if any(piece.state == "waiting" for piece in held):
            raise NotYet
        together = first_album(held, [self._size(piece) for piece in held])
        shown = [
            Shown(piece, attachments.number_of(self._db, piece), await self._content(piece))
            for piece in together
        ]
        rest = " ".join(str(piece.id) for piece in held[len(together) :])
        return Handed(self._cards.pieces(chat_id, shown, case), PostPieces(rest) if rest else None)

    def _held(self, told: str) -> list[Attachment]:
        loaded = (attachments.load(self._db, int(number)) for number in told.split())
        return [piece for piece in loaded if piece and piece.state != "refused"]

    def _size(self, piece: Attachment) -> int:
        return piece.clean_copy(self._files).size

    async def _content(self, piece: Attachment) -> bytes:
        return await asyncio.to_thread(piece.clean_copy(self._files).read_bytes)


def _plain(chat_id: int, effect: Sendable) -> Call | None:
    """The call of an effect that holds all it needs, and no words."""
    match effect:
        case LookFor(user_id):
            return Call("getChatMember", {"chat_id": chat_id, "user_id": user_id})
        case UnpinStatus(message_id):
            return Call("unpinChatMessage", {"chat_id": chat_id, "message_id": message_id})
        case DeleteTopic(topic_id):
            return Call("deleteForumTopic", {"chat_id": chat_id, "message_thread_id": topic_id})
        case DeleteMessages(messages):
            ids = [int(number) for number in messages.split()]
            return Call("deleteMessages", {"chat_id": chat_id, "message_ids": ids})
    return None
