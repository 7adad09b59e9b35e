"""Updates in, one transaction, and what is to be done at once afterwards.

Everything that changes a conversation passes here: Telegram's updates, due timers, files that could not be
kept, taps lost while the bot was away. Each comes with a key; a key that was seen is not handled again.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Any, NamedTuple

from bot import inbound, raw
from bot.config import Config, group_key
from bot.desk import StaffDesk
from bot.gate import Gate, urgent
from bot.inbound import (
    Arriving,
    Colleague,
    FromStaff,
    FromTenant,
    Incoming,
    Migrated,
    StaffTapped,
    Tapped,
    Uninvited,
)
from bot.landlord import desk_of
from bot.replies import Reply
from bot.room import MEGABYTE, Floor, Room
from bot.tally import Tally
from bot.texts import LANGUAGES
from bot.watch import little_room, watch
from dialogs import pieces
from dialogs.conversation import Conversation
from dialogs.desk import settles
from dialogs.events import (
    Blocked,
    Chose,
    Commanded,
    Event,
    Fields,
    Resumed,
    Said,
    Say,
    SentFile,
    TimerFired,
    Toast,
)
from dialogs.following import SETTLED
from dialogs.policy import Policy
from dialogs.step import Turn, step
from dialogs.worktime import PARIS, quiet
from storage import audit, cases, conversations, inbox, outbox, staff, timers
from storage.cases import Case
from storage.database import Store, savepoint, transaction
from storage.deliveries import Leave, PostCard, TellStaff
from storage.desk import STAFF_LANGUAGE
from storage.effects import OWN, Writer
from storage.staff import Member
from storage.telling import Teller

log = logging.getLogger(__name__)

JSON = dict[str, Any]

# Telegram keeps a tap for 150 seconds; after a longer stop the open questions are shown again.
TAP_KEPT_SECONDS = 150
# To those only who were answering within the hour before the stop.
UNDER_WAY_SECONDS = 3600
BEAT_SECONDS = 20
TIMERS_AT_A_TIME = 50  # in the morning many are due, and nobody who writes then is to wait for all of them

ALERT = "staff-failed"


class Answer(NamedTuple):
    """The bubble that answers a tap; without a message it only stops the button from turning."""

    callback_id: str
    language: str
    message: str | None
    fields: Fields


class Turns:
    """Takes turns: the only writer of conversations."""

    def __init__(
        self,
        store: Store,
        config: Config,
        policy: Policy,
        clock: Callable[[], datetime],
        replies: Sequence[Reply] = (),
    ) -> None:
        self.tally = Tally()
        self._replies = replies
        self._db = store.db
        self._default_language = config.texts.language
        self._policy = policy
        self._clock = clock
        self._beaten_at = 0.0
        self.desk = desk_of(config)
        floor = Floor(
            config.limits.free_percent,
            config.limits.free_megabytes * MEGABYTE,
            config.limits.total_megabytes * MEGABYTE,
        )
        self._gate = Gate(store.db, config.limits, Room(store.files.folder, floor))
        self._release_time = timedelta(hours=config.staff.release_hours)
        self._supervisor = config.staff.supervisor
        self._put_staff(config)

    def _put_staff(self, config: Config) -> None:
        """Those in the configuration work here; others are let in by an invitation."""
        with transaction(self._db):
            for told in config.staff.members:
                member = Member(told.id, told.name, told.service, told.role)
                staff.put(self._db, member, 0, self._now())
            gone = staff.keep_configured(self._db, {told.id for told in config.staff.members})
            staff.move_group(self._db, 0, self.desk.chat_id)  # as an earlier release left them
            missed = {it.user_id: it.name for it in gone}
            for chat_id in self.desk.chat_ids:  # who of them left while the bot was away for long
                missed |= staff.strangers(self._db, chat_id)
            for user_id, name in missed.items():
                self._teller().look_for(user_id, name)

    def take(self, updates: Iterable[JSON]) -> list[Answer]:
        """Handle a batch of raw updates in one transaction.

        An SQLite error leaves everything undone and goes up: nothing was confirmed, Telegram delivers again.
        Any other error undoes its own update only, which is kept for a person to look at.
        """
        answers: list[Answer] = []
        began_at = time.perf_counter()
        with transaction(self._db):
            for update in updates:
                self.tally.updates += 1
                answers += self._take_one(update)
        self.tally.commits.add(time.perf_counter() - began_at)
        return answers

    def tell(self, key: str, chat_id: int, event: Event, actor: str = audit.SYSTEM) -> None:
        """Handle something that did not come from Telegram, once for each key."""
        with transaction(self._db):
            self._once(key, chat_id, event, actor)

    def fire_timers(self) -> int:
        """Handle some of the timers whose time has come, but at night; how many there were."""
        if quiet(self._clock()):
            return 0
        due = timers.due(self._db, self._now(), TIMERS_AT_A_TIME)
        for timer in due:
            with transaction(self._db):
                timers.cancel(self._db, timer.chat_id, timer.name)
                key = inbox.key_of("timer", timer.chat_id, f"{timer.name}:{timer.due_at}")
                self._once(key, timer.chat_id, TimerFired(timer.name))
        return len(due)

    def watch(self) -> int:
        """What the desk does by the clock; how much was due."""
        with transaction(self._db):
            due = watch(self._db, self._teller(), self._release_time, self._supervisor)
            if self._gate.has_little_room():
                due = chain(due, (little_room(self._teller()),))
            done = [self._guarded(key, work, "watch") for key, work in due if self._is_new(key)]
        return len(done)

    def _is_new(self, key: str) -> bool:
        return inbox.add(self._db, key, self._now())

    def wake(self) -> None:
        """After a long stop, show the open question again to those who were answering."""
        stopped_at = self.last_beat()
        if stopped_at is None or self._now() - stopped_at < TAP_KEPT_SECONDS:
            return
        for chat_id in conversations.under_way(self._db, stopped_at - UNDER_WAY_SECONDS):
            self.tell(inbox.key_of("resumed", chat_id, stopped_at), chat_id, Resumed())

    def last_beat(self) -> float | None:
        """When the bot last noted that it listens, in seconds since 1970: a real question to the store."""
        return inbox.last_beat(self._db)

    def beat(self) -> None:
        """Note that the bot is listening; not more than once in a while."""
        moment = self._now()
        if abs(moment - self._beaten_at) >= BEAT_SECONDS:
            self._beaten_at = moment
            with transaction(self._db):
                inbox.beat(self._db, moment)

    def know_topics(self, chat_id: int, *, has_topics: bool) -> None:
        """A group of the staff is a forum, or it is not."""
        without = self.desk.without_topics - {chat_id}
        self.desk = replace(self.desk, without_topics=without if has_topics else without | {chat_id})

    def settle_groups(self) -> None:
        """The cases of a group that is the staff's no more live in the one that has such cases now."""
        with transaction(self._db):
            cases.adopt(self._db, self.desk.chat_id)
            outbox.keep_groups(self._db, self.desk.chat_ids)
            for case in cases.outside(self._db, self.desk.chat_ids):
                self._teller().rehouse(case)

    # --- one update ---------------------------------------------------------------------------------------

    def _take_one(self, update: JSON) -> list[Answer]:
        body = raw.written(update)
        key = f"{raw.name_of(update)}:{hashlib.sha256(body.encode()).hexdigest()[:24]}"
        if not self._is_new(key):
            return []
        return self._guarded(key, lambda: self._handle(inbound.read(update, self.desk.chat_ids)), body) or []

    def _once(self, key: str, chat_id: int, event: Event, actor: str = audit.SYSTEM) -> None:
        if self._is_new(key):
            self._guarded(key, lambda: self._turn(chat_id, event, "", actor=actor), type(event).__name__)

    def _guarded(self, key: str, work: Callable[[], Any], body: str) -> Any:
        try:
            with savepoint(self._db):
                return work()
        except sqlite3.Error:
            raise
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not stop the other updates
            self._bury(key, body, error)
            return None

    def _bury(self, key: str, body: str, error: Exception) -> None:
        """The same input would fail again: keep it for a person, say so to staff by number."""
        subject = raw.subject_of(body)
        reference = f"R{inbox.bury(self._db, key, body, type(error).__name__, self._now(), subject)}"
        log.error("dead letter %s: %s", reference, type(error).__name__)
        self.alert(reference)
        chat_id = raw.private_chat_of(body)
        if chat_id:
            outbox.add(self._db, chat_id, self._default_language, Say("failed"), self._now())

    def _handle(self, incoming: Incoming | None) -> list[Answer]:
        if isinstance(incoming, FromTenant | Arriving):  # who writes can be written to
            self._teller().set_reachable(incoming.chat_id, is_reachable=True)
        match incoming:
            case FromTenant(reply=FromStaff() as reply) if self._is_about_case(reply):
                self._notice(reply)
            case FromTenant(chat_id, event, code, callback_id):
                refused = self._gate.refusal(chat_id, event, self._now())
                if refused is None:
                    self._remember(incoming)
                    return self._turn(chat_id, event, code, callback_id)
                if pressing := urgent(event):
                    return self._turn(chat_id, pressing, code, callback_id)
                return self._refuse(chat_id, refused, code, callback_id)
            case StaffTapped(callback_id=callback_id):
                bubble = self._desk().tap(incoming)
                return [Answer(callback_id, STAFF_LANGUAGE, bubble.message, bubble.fields)]
            case Tapped(callback_id):
                return [Answer(callback_id, self._default_language, None, {})]
        self._notice(incoming)
        return []

    def _notice(self, incoming: Incoming | None) -> None:
        """What needs no bubble: the words of staff, and what becomes of their groups."""
        match incoming:
            case FromStaff(is_edit=True):
                self._desk().hear_edit(incoming)
            case FromStaff():
                self._desk().hear(incoming)
            case Colleague():
                self.see(incoming)
            case Arriving():
                self._let_in(incoming)
            case Migrated(chat_id, new_chat_id):
                self.migrate(chat_id, new_chat_id)
            case Uninvited(chat_id):
                outbox.add(self._db, chat_id, self._default_language, Leave(), self._now())

    def _remember(self, said: FromTenant) -> None:
        """The tenant's newest words or file: where these go to a case, staff mark them as seen."""
        if said.message_id and isinstance(said.event, Said | SentFile):
            outbox.remember(self._db, said.chat_id, OWN, said.message_id)

    def _turn(
        self, chat_id: int, event: Event, code: str, callback_id: str = "", actor: str = audit.TENANT
    ) -> list[Answer]:
        found = conversations.load(self._db, chat_id)
        if found is None and isinstance(event, Blocked):
            self._teller().set_reachable(chat_id, is_reachable=not event.is_blocked)
            return []
        conversation = found or Conversation(chat_id, self._language(code))
        today = self._clock().astimezone(PARIS).date()
        self.tally.turns += 1
        turn = step(conversation, self._checked(chat_id, event), today, self._policy)
        if self._gate.opens_too_many(chat_id, turn.effects):
            says = Say("too_many_cases", {}, ("my_case", "continue"), conversation.version)
            turn = Turn(conversation, (says,))
        after = Writer(self._teller(actor)).write(turn.conversation, turn.effects)
        if not callback_id:
            return []
        toasts = [effect.message for effect in turn.effects if isinstance(effect, Toast)]
        return [Answer(callback_id, after.language, toasts[0] if toasts else None, {})]

    def _refuse(self, chat_id: int, message: str, code: str, callback_id: str) -> list[Answer]:
        """Who does too much is told so once; a button must stop turning in any case."""
        found = conversations.load(self._db, chat_id) if message or callback_id else None
        language = found.language if found else self._language(code)
        if message:
            outbox.add(self._db, chat_id, language, Say(message), self._now())
        return [Answer(callback_id, language, None, {})] if callback_id else []

    def _checked(self, chat_id: int, event: Event) -> Event:
        """A button about a case that was erased is one of the past; one that settles it may be too."""
        if not (isinstance(event, Chose) and event.choice in ("reply", *SETTLED)):
            return event
        number, _ = pieces.asked_for(event.question)
        case = cases.numbered(self._db, chat_id, number)
        if case is None:
            return replace(event, choice="gone")
        verdict = SETTLED.get(event.choice, "")
        is_asked = self.desk.asks_tenant(case) and verdict != "partly"
        is_past = bool(verdict) and not (is_asked or settles(verdict, case.state))
        return Chose("aside", "my_case", event.version) if is_past else event

    def _desk(self) -> StaffDesk:
        def tell(chat_id: int, event: Event) -> None:
            self._turn(chat_id, event, "")

        return StaffDesk(self._db, self._teller(), tell, self._now(), self._replies)

    def _is_about_case(self, reply: FromStaff) -> bool:
        """A member of the staff answers, in the private chat, what the bot wrote there; or changes that."""
        is_ours = staff.find(self._db, reply.user_id) is not None
        message_id = reply.message_id if reply.is_edit else reply.reply_to or 0
        return is_ours and cases.under_message(self._db, reply.chat_id, message_id) is not None

    def see(self, colleague: Colleague) -> None:
        """Who is in the group and not of the staff is announced; details wait until that is settled."""
        chat_id, user_id, name, is_in = colleague
        if is_in and staff.came(self._db, chat_id, user_id, name):
            self._teller().tell(chat_id, TellStaff("staff-stranger", {"name": name}))
        elif not is_in and staff.went(self._db, chat_id, user_id):
            self._teller().tell(chat_id, TellStaff("staff-stranger-gone", {"name": name}))
            self._teller().release_details()

    def _let_in(self, arriving: Arriving) -> None:
        """A word that is not, or no more, one of an invitation opens the bot as for anybody."""
        member = staff.accept(self._db, arriving.word, arriving.chat_id, arriving.name, self._now())
        if member is None:
            self._turn(arriving.chat_id, Commanded("start"), "")
            return
        audit.add(self._db, self._now(), str(member.user_id), "join", details=member.role)
        self._teller().tell_staff(TellStaff("staff-arrived", {"name": member.signature}))
        self._teller().release_details()
        self._teller().tell(arriving.chat_id, Say("staff_welcome"))

    def migrate(self, chat_id: int, new_chat_id: int) -> None:
        """A group has a new id: what waits goes there. The configuration is told to the operator."""
        outbox.move(self._db, chat_id, new_chat_id)
        cases.forget_messages(self._db, chat_id)
        if chat_id in self.desk.chat_ids:
            key = group_key(self.desk.chat_ids.index(chat_id))
            cases.move_group(self._db, chat_id, new_chat_id)
            staff.move_group(self._db, chat_id, new_chat_id)
            self.desk = self.desk.moved(chat_id, new_chat_id)
            for case in cases.unfinished_in(self._db, new_chat_id):
                self._teller().tell_about(case, PostCard(case.id))
            log.error("the staff group is now %d: write it in %s", new_chat_id, key)

    def begin_topic(self, case: Case, topic_id: int) -> None:
        """Somebody deleted the topic of the case: all that stood there is told in another."""
        self._teller().begin_topic(case, topic_id)

    def alert(self, reference: str) -> None:
        """Tell staff that something could not be done, by its number alone; docs/store.md looks it up."""
        self.tally.dead_letters[reference[0]] += 1
        self._teller().tell_staff(TellStaff(ALERT, {"reference": reference}))

    def _teller(self, actor: str = audit.SYSTEM) -> Teller:
        return Teller(self._db, self.desk, self._now(), actor)

    def _language(self, code: str) -> str:
        primary = code.partition("-")[0].lower()
        return primary if primary in LANGUAGES else self._default_language

    def _now(self) -> float:
        return self._clock().timestamp()
