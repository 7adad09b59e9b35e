"""Sends what the outbox holds: in order within a chat, at least once, each chat by itself.

What leaves a message in a chat is claimed before it is sent and marked afterwards; the claims and marks of
all that is under way go into one commit. A claim that is found later (after a kill, or after an answer that
never came) means that nobody knows: it is sent again, and says so. A chat that must wait (pacing, an error, a
tenant who blocked the bot) holds up no other.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from telegram import Bot
from telegram.error import ChatMigrated

from bot.calls import Call, as_edit, as_resent, can_edit, makes_message, parts
from bot.composer import Composer
from bot.documents import Handed, NotYet
from bot.faults import CALL_ERRORS, Fault, classify, retry_after, was_refused
from bot.inbound import Colleague, is_in
from bot.pacing import Pacing
from bot.turn import ALERT, Answer, Turns
from dialogs.events import Ask, Blocked, Remind, Say
from dialogs.worktime import is_open
from storage import attachments, cases, outbox, staff
from storage.codec import Sendable
from storage.database import Store, transaction
from storage.deliveries import (
    HARMLESS,
    AskWords,
    DeleteMessages,
    DeleteTopic,
    Delivery,
    Leave,
    LookFor,
    OpenTopic,
    PostCard,
    PostPieces,
    PostStory,
    TellStaff,
    is_about_case,
    is_detail,
)
from storage.outbox import Row
from storage.sealing import HOUSE

log = logging.getLogger(__name__)

FIRST_RETRY_SECONDS = 1.0
LONGEST_RETRY_SECONDS = 60.0
DOUBLINGS = 6  # from the first to the longest
TRIES_AN_ERROR = 60  # a staff group that refuses the bot is told of once an hour
PIECE_RETRY_SECONDS = 2.0  # the bytes of a piece are being fetched
PIECE_DOUBLINGS = 5
SLEEP_SECONDS = 30.0  # at most, when nothing is due
GLANCE_SECONDS = 0.2  # while something is under way: cheaper than to ask each time when the next is due
BETWEEN_COMMITS_SECONDS = 0.005  # under load: what is sent meanwhile is written down together
FEW = 4  # claims and marks in a commit are no load
MOST_AT_A_TIME = 1000  # chats; many may wait for a paper. What is for the others stays in the store meanwhile

LAST, QUESTION = "last", "question"


class Dropped(Exception):
    """What was to be sent is not: its tenant was erased meanwhile, or the bot stops."""


class Sent(NamedTuple):
    """What went out, for those who watch."""

    effect: Sendable
    call: Call
    message_id: int | None
    is_edit: bool


class Sender:
    """The one sender of the store."""

    def __init__(
        self,
        store: Store,
        bot: Bot,
        composer: Composer,
        turns: Turns,
        pacing: Pacing,
        clock: Callable[[], datetime],
    ) -> None:
        self._db = store.db
        self._bot = bot
        self._composer = composer
        self._turns = turns
        self._pacing = pacing
        self._clock = clock
        self._wake = asyncio.Event()
        self._rests_until = 0.0
        self._is_stopping = False
        self._failure: sqlite3.Error | None = None
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._marks: list[tuple[int, Callable[[], None]]] = []
        self._claims: list[tuple[Row, asyncio.Future[bool]]] = []
        self.observe: Callable[[Sent], None] = lambda _sent: None

    def wake(self) -> None:
        """Something new may be waiting."""
        self._wake.set()

    async def run(self) -> None:
        """Send for ever."""
        while True:
            self._wake.clear()
            self._pass()
            try:
                async with asyncio.timeout(self._idle_seconds()):
                    await self._wake.wait()
            except TimeoutError:
                continue
            await asyncio.sleep(self._rests_until - time.monotonic())

    async def drain(self) -> None:
        """Send until nothing is due."""
        self._wake.clear()
        while self._pass():
            await self._wake.wait()
            self._wake.clear()

    async def stop(self) -> None:
        """Let what is under way arrive, and write it down; what is only about to be sent stays for later."""
        self._is_stopping = True
        claims, self._claims = self._claims, []
        for _, claimed in claims:
            claimed.set_result(False)
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=5)
        self._write_down()

    async def answer(self, answer: Answer) -> None:
        """Answer a tap at once. Lost without harm: a tap that is too old cannot be answered anyway."""
        try:
            await self._post(self._composer.toast(answer))
        except CALL_ERRORS as error:
            log.info("a tap was not answered: %s", type(error).__name__)

    # --- one pass -----------------------------------------------------------------------------------------

    def _pass(self) -> int:
        """Write down what was sent, start what is due; how many are under way. Raises sqlite3.Error."""
        if self._failure:
            raise self._failure
        self._write_down()
        room = MOST_AT_A_TIME - len(self._under_way)
        if room > 0:
            for row in outbox.heads(self._db, self._now(), self._under_way.keys(), room):
                self._under_way[row.chat_id] = asyncio.create_task(self._deliver(row))
        return len(self._under_way)

    def _write_down(self) -> None:
        marks, self._marks = self._marks, []
        claims, self._claims = self._claims, []
        if not (marks or claims):
            return
        if len(marks) + len(claims) > FEW:
            self._rests_until = time.monotonic() + BETWEEN_COMMITS_SECONDS
        with transaction(self._db):
            for _, mark in marks:
                mark()
            granted = [outbox.claim(self._db, row) for row, _ in claims]
        for chat_id, _ in marks:
            self._under_way.pop(chat_id, None)
        for (_, claimed), is_there in zip(claims, granted, strict=True):
            claimed.set_result(is_there)

    def _mark(self, row: Row, mark: Callable[[], None]) -> None:
        self._marks.append((row.chat_id, mark))
        self._wake.set()

    async def _claim(self, row: Row) -> None:
        """Wait until it is written down that the row is sent next. Raises `Dropped`."""
        if self._is_stopping:
            raise Dropped
        claimed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._claims.append((row, claimed))
        self._wake.set()
        if not await claimed:
            raise Dropped

    def _idle_seconds(self) -> float:
        if self._under_way:
            return GLANCE_SECONDS
        due = outbox.next_due(self._db)
        if due is None:
            return SLEEP_SECONDS
        return min(SLEEP_SECONDS, max(0.01, due - self._now()))

    # --- one row ------------------------------------------------------------------------------------------

    async def _deliver(self, row: Row) -> None:
        try:
            await self._try(row)
        except NotYet:
            self._set_aside(row)
        except Dropped:
            self._mark(row, lambda: None)
        except sqlite3.Error as error:
            self._break(error)
        except Exception as error:  # noqa: BLE001 - what cannot be made or sent must not hold back its chat
            self._give_up(row, type(error).__name__)

    async def _try(self, row: Row) -> None:
        is_superseded = outbox.is_superseded(self._db, row)
        call, then = Handed(None) if is_superseded else await self._composer.compose(row)
        if call is None:
            self._mark(row, lambda: outbox.mark_sent(self._db, row, self._now()))
            return
        try:
            await self._send(row, call, then)
        except CALL_ERRORS as error:
            self._fail(row, error)

    def _break(self, error: sqlite3.Error) -> None:
        """The store failed: the next pass ends the process; the row is there when it starts again."""
        self._failure = error
        self._wake.set()

    async def _send(self, row: Row, call: Call, then: Delivery | None) -> None:
        await self._keep_pace(row.chat_id)
        if self._composer.is_withheld(row) or not self._composer.is_wanted(
            row
        ):  # the wait may have been long
            raise NotYet
        told = parts(self._softly(call))
        call = told[min(row.parts_sent, len(told) - 1)]
        is_last = row.parts_sent + 1 >= len(told)
        old = self._place_of(row, call) if len(told) == 1 else None
        result = await self._post_or_edit(row, call, old)
        message_id = result.get("message_id") if isinstance(result, dict) else old
        if is_last:
            self._mark(row, lambda: self._note(row, result, message_id, then))
        else:
            self._mark(row, lambda: self._note_part(row, result, message_id))
        self.observe(Sent(row.effect, call, message_id, old is not None and message_id == old))

    async def _keep_pace(self, chat_id: int) -> None:
        while wait := self._pacing.wait(chat_id, time.monotonic()):  # noqa: ASYNC110 - time is what is awaited
            await asyncio.sleep(wait)
        self._pacing.spend(chat_id, time.monotonic())

    def _softly(self, call: Call) -> Call:
        """Outside working hours nobody of the staff is rung."""
        desk = self._turns.desk
        if call.params.get("chat_id") not in desk.chat_ids or is_open(self._clock(), desk.hours):
            return call
        return Call(call.method, {**call.params, "disable_notification": True})

    def _place_of(self, row: Row, call: Call) -> int | None:
        """The message to write over: the question just answered, if it is the last; an album's count."""
        if call.method != "sendMessage" or not can_edit(call):
            return None
        if isinstance(row.effect, Say) and row.effect.fresh:
            return None
        if row.slot and not isinstance(row.effect, Remind):
            return outbox.message_in(self._db, row.chat_id, row.slot)
        if isinstance(row.effect, PostCard):
            case = cases.find(self._db, row.effect.case_id)
            return case.card_id if case else None
        if isinstance(row.effect, Ask) and row.effect.replace:
            asked = outbox.message_in(self._db, row.chat_id, QUESTION)
            return asked if asked == outbox.message_in(self._db, row.chat_id, LAST) else None
        return None

    async def _post_or_edit(self, row: Row, call: Call, old: int | None) -> Any:
        try:
            return await self._post(as_edit(call, old)) if old else await self._post_once(row, call)
        except CALL_ERRORS as error:
            match classify(error):
                case Fault.SAME | Fault.STALE:
                    return None
                case Fault.NO_MESSAGE:
                    return await self._post_or_edit(row, call, None) if old else None
                case Fault.NO_TOPIC:
                    await self._reopen_topic(row, call)
                    return None
            raise

    async def _reopen_topic(self, row: Row, call: Call) -> None:
        """Somebody deleted the topic: in another all is told again, and then this."""
        case = cases.in_topic(self._db, row.chat_id, call.params.get("message_thread_id", 0))
        if case is None:
            return
        topic = await self._post_once(row, self._composer.topic(row.chat_id, case))
        with transaction(self._db):
            self._turns.begin_topic(case, topic["message_thread_id"])
            if not is_detail(row.effect) or self._turns.desk.is_private:  # else it was told with all the rest
                outbox.add(self._db, row.chat_id, row.language, row.effect, self._now(), row.subject)

    async def _post_once(self, row: Row, call: Call) -> Any:
        """Claimed first; with a mark where it may have been sent before."""
        if not makes_message(call):
            return await self._post(call)
        await self._claim(row)
        return await self._post(as_resent(call, self._composer.mark(row)) if row.is_claimed else call)

    async def _post(self, call: Call) -> Any:
        method = call.method[0].upper() + call.method[1:]  # PTB warns about its own methods in camel case
        try:
            result = await self._bot.do_api_request(method, api_kwargs=dict(call.params))
        except CALL_ERRORS as error:
            self._turns.tally.call(call.method, classify(error))
            raise
        self._turns.tally.call(call.method)
        return result

    def _note_part(self, row: Row, result: Any, message_id: int | None) -> None:
        outbox.mark_part(self._db, row)
        self._note_effect(row, result, message_id)

    def _note(self, row: Row, result: Any, message_id: int | None, then: Delivery | None) -> None:
        slots = tuple(
            slot for slot in (LAST, QUESTION if isinstance(row.effect, Ask) else "", row.slot) if slot
        )
        stood_there = bool(row.slot) and message_id == outbox.message_in(self._db, row.chat_id, row.slot)
        outbox.mark_sent(self._db, row, self._now(), message_id, slots)
        is_retold = result is None and isinstance(then, PostPieces)  # in another topic, with all the rest
        if is_about_case(row.effect) and self._composer.case_of(row.effect) is None:
            self._take_back(row, result)
            return
        if then and not stood_there and not is_retold:
            outbox.add(self._db, row.chat_id, row.language, then, self._now(), row.subject)
        self._note_effect(row, result, message_id)

    def _note_effect(self, row: Row, result: Any, message_id: int | None) -> None:
        """What was learned by it: where a case stands in the group, and who is there."""
        match row.effect:
            case OpenTopic(case_id) if isinstance(result, dict):
                cases.set_topic(self._db, case_id, row.chat_id, result["message_thread_id"])
            case PostCard(case_id) if message_id:
                cases.set_card(self._db, case_id, row.chat_id, message_id)
                cases.note_message(self._db, case_id, row.chat_id, message_id)
            case TellStaff(message="staff-message", case_id=case_id) | PostStory(case_id) if message_id:
                cases.note_message(self._db, case_id, row.chat_id, message_id)
            case AskWords(case_id, purpose) if message_id:
                cases.note_message(self._db, case_id, row.chat_id, message_id, purpose)
            case LookFor() as wanted if isinstance(result, dict):
                self._see(row.chat_id, wanted, is_in=is_in(result))
            case PostPieces(pieces):
                piece = attachments.load(self._db, int(pieces.split()[0]))
                for message in result if isinstance(result, list) else [result]:
                    if piece and piece.case_id and isinstance(message, dict):
                        cases.note_message(self._db, piece.case_id, row.chat_id, message["message_id"])

    def _take_back(self, row: Row, result: Any) -> None:
        """Its case was erased while it was on its way."""
        for posted in result if isinstance(result, list) else [result]:
            match posted:
                case {"message_thread_id": topic_id} if isinstance(row.effect, OpenTopic):
                    self._delete(row, DeleteTopic(topic_id))
                case {"message_id": message_id}:
                    self._delete(row, DeleteMessages(str(message_id)))

    def _delete(self, row: Row, gone: DeleteMessages | DeleteTopic) -> None:
        """It holds numbers alone, and outlives whom the row was about."""
        outbox.add(self._db, row.chat_id, row.language, gone, self._now(), HOUSE)

    # --- errors -------------------------------------------------------------------------------------------

    def _fail(self, row: Row, error: Exception) -> None:
        fault = classify(error)
        if isinstance(error, ChatMigrated):
            new_chat_id = error.new_chat_id
            self._mark(row, lambda: self._migrate(row, new_chat_id))
        elif fault is Fault.SLOW_DOWN:
            self._put_off(row, error, min(outbox.LONGEST_DELAY, retry_after(error)))
        elif self._is_shut(row, fault):
            self._turns.tell(f"blocked:{row.id}:{row.attempts}", row.chat_id, Blocked(is_blocked=True))
            if outbox.is_held(self._db, row.chat_id):  # until they come again
                self._put_off(row, error, 0)
            else:
                self._try_again(row, error)
        elif isinstance(row.effect, Leave):
            self._give_up(row, type(error).__name__)
        elif fault in (Fault.BLOCKED, Fault.NO_CHAT) and row.chat_id in self._turns.desk.chat_ids:
            if row.attempts % TRIES_AN_ERROR == 0:
                log.error("the staff group %d refuses the bot, what is for it waits: %s", row.chat_id, error)
            self._try_again(row, error)
        elif isinstance(row.effect, HARMLESS) and fault is not Fault.LATER:
            self._let_go(row, fault)
        elif fault in (Fault.OURS, Fault.NO_CHAT):
            self._give_up(row, type(error).__name__)
        else:
            log.warning("not sent yet, chat kept waiting: %s", type(error).__name__)
            self._try_again(row, error)

    def _is_shut(self, row: Row, fault: Fault) -> bool:
        """A tenant blocked the bot, or somebody of the staff never opened it."""
        never_opened = fault is Fault.NO_CHAT and staff.find(self._db, row.chat_id) is not None
        return row.chat_id > 0 and (fault is Fault.BLOCKED or never_opened)

    def _see(self, chat_id: int, wanted: LookFor, *, is_in: bool) -> None:
        self._turns.see(Colleague(chat_id, wanted.user_id, wanted.name, is_in))

    def _migrate(self, row: Row, new_chat_id: int) -> None:
        outbox.unclaim(self._db, row)
        self._turns.migrate(row.chat_id, new_chat_id)

    def _try_again(self, row: Row, error: Exception) -> None:
        seconds = FIRST_RETRY_SECONDS * 2 ** min(DOUBLINGS, row.attempts)
        self._put_off(row, error, min(LONGEST_RETRY_SECONDS, seconds))

    def _put_off(self, row: Row, error: Exception, seconds: float) -> None:
        due_at = self._now() + seconds
        self._mark(row, lambda: self._note_failure(row, error, due_at))

    def _note_failure(self, row: Row, error: Exception, due_at: float) -> None:
        if was_refused(error):
            outbox.unclaim(self._db, row)
        outbox.put_off(self._db, row, due_at)

    def _set_aside(self, row: Row) -> None:
        now = self._now()
        due_at = now + PIECE_RETRY_SECONDS * 2 ** min(PIECE_DOUBLINGS, row.attempts)
        if self._composer.is_withheld(row):  # all are due at the same time, so that they keep their order
            due_at = now - now % outbox.LONGEST_DELAY + outbox.LONGEST_DELAY
        self._mark(row, lambda: outbox.set_aside(self._db, row, due_at))

    def _let_go(self, row: Row, fault: Fault) -> None:
        log.info("outbox row E%d refused without harm: %s", row.id, fault.name)
        self._mark(row, lambda: self._note_refusal(row, fault))

    def _note_refusal(self, row: Row, fault: Fault) -> None:
        """Of messages that cannot be deleted together, each is tried alone.

        Who cannot be looked for may be there: details are better kept too long than shown.
        """
        outbox.mark_sent(self._db, row, self._now())
        match row.effect:
            case LookFor() as wanted:
                self._see(row.chat_id, wanted, is_in=fault is not Fault.NO_MEMBER)
            case DeleteMessages(messages) if " " in messages:
                for message_id in messages.split():
                    self._delete(row, DeleteMessages(message_id))

    def _give_up(self, row: Row, error: str) -> None:
        log.error("outbox row E%d given up: %s", row.id, error)
        self._mark(row, lambda: self._bury(row, error))

    def _bury(self, row: Row, error: str) -> None:
        outbox.bury(self._db, row, error, self._now())
        is_alert = isinstance(row.effect, TellStaff) and row.effect.message == ALERT
        if not (is_alert or isinstance(row.effect, Leave)):
            self._turns.alert(f"E{row.id}")

    def _now(self) -> float:
        return self._clock().timestamp()
