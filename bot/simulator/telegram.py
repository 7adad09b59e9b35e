"""An in-memory Telegram: a queue of updates, people on one side, the Bot API on the other."""

from __future__ import annotations

import asyncio
import json
import mimetypes
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple

from bot.simulator import updates
from bot.simulator.faults import Fault, Migrate, Reply, after_executing, instead_of_executing
from bot.simulator.methods import METHODS, drop_topic, read_params
from bot.simulator.updates import card_of
from bot.simulator.world import JSON, ApiError, Chat, Upload, User, World

TENANT = User(1_000_001, "Locataire")
CASEWORKER = User(2_000_001, "Conseil")
FIRST_UPDATE_ID = 500_000_001
TAP_LIFETIME = 150
UPDATE_LIFETIME = 24 * 3600
# An offset further than this beyond the last update is read as 0 (telegram-bot-api, Client.cpp).
FURTHEST_OFFSET = 10
DOWNLOAD = "download"
GET_UPDATES = "getUpdates"
NAMES = {name.lower(): name for name in (*METHODS, GET_UPDATES)}

Kind = Literal["document", "photo", "voice", "video"]


class Call(NamedTuple):
    """One call of the bot, and the envelope that answered it."""

    method: str
    params: JSON
    result: Any
    at: datetime


@dataclass(slots=True)
class Waiting:
    """An update that the bot has not confirmed, and when Telegram forgets it."""

    update_id: int
    update: JSON
    until: int
    was_given: bool = False


class Telegram:
    """Telegram as one bot sees it; people act by methods, the bot by `respond`."""

    def __init__(
        self, now: Callable[[], datetime], staff_chat_id: int, *, staff_is_forum: bool = True
    ) -> None:
        self.world = World(now, staff_chat_id, staff_is_forum=staff_is_forum)
        self.calls: list[Call] = []
        self.on_call: Callable[[Call], None] | None = None
        self.faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self.allowed_updates: list[str] = []
        self.confirmed = 0
        self._queue: deque[Waiting] = deque()
        self._next_update_id = FIRST_UPDATE_ID
        self._arrival = asyncio.Event()
        self._polls = 0

    def copy(self) -> Telegram:
        """Another Telegram in which all the same has happened, on a clock of its own; nobody waits there."""
        return deepcopy(self, {id(self._arrival): asyncio.Event()})

    # What people do -------------------------------------------------------------------------------

    def tenant_says(self, text: str, user: User = TENANT) -> JSON:
        """A tenant writes to the bot."""
        return self._tenant_message(updates.written(text), user)

    def tenant_taps(self, message_id: int, callback_data: str, user: User = TENANT) -> JSON:
        """A tenant taps an inline button, which may be an old or a forged one."""
        chat = self.world.private(user)
        return self.push(updates.tap(chat, user, message_id, callback_data, self._next_update_id))

    def tenant_sends(  # noqa: PLR0913 - what a file is sent with
        self,
        file: Path | bytes,
        kind: Kind = "document",
        *,
        name: str | None = None,
        mime: str | None = None,
        album: str | None = None,
        caption: str | None = None,
        user: User = TENANT,
    ) -> JSON:
        """A tenant sends a file, alone or as part of an album."""
        content = file if isinstance(file, bytes) else file.read_bytes()
        name = name or (file.name if isinstance(file, Path) else kind)
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        upload = Upload(name, content, mime)
        card = self.world.store(kind, upload)
        thumbnail = card
        if kind == "photo":
            thumbnail = self.world.store(kind, upload) | {"width": 90, "height": 68}
        fields = updates.attached(kind, card, thumbnail, caption, album)
        return self._tenant_message(fields, user)

    def tenant_shares_contact(self, phone: str, user: User = TENANT, *, own: bool = True) -> JSON:
        """A tenant shares a contact card, their own or another's."""
        return self._tenant_message(updates.contact(phone, user, own=own), user)

    def tenant_edits(self, message_id: int, text: str, user: User = TENANT) -> JSON:
        """A tenant changes a message already sent."""
        stored = self.world.private(user).messages[message_id]
        stored.pop("entities", None)
        stored |= updates.written(text) | {"edit_date": self.world.date}
        return self.push({"edited_message": updates.public(stored)})

    def tenant_blocks(self, user: User = TENANT) -> JSON:
        """A tenant blocks the bot: what it sends is refused."""
        self.world.private(user).is_blocked = True
        return self._membership(user, was="member", now="kicked")

    def tenant_unblocks(self, user: User = TENANT) -> JSON:
        """A tenant lets the bot write again."""
        self.world.private(user).is_blocked = False
        return self._membership(user, was="kicked", now="member")

    def staff_says(
        self,
        text: str,
        thread_id: int | None = None,
        reply_to: int | None = None,
        user: User = CASEWORKER,
    ) -> JSON:
        """A caseworker writes in the group, in a topic, or under a message."""
        chat = self._staff(user)
        made = updates.message(
            self.world,
            chat,
            card_of(user),
            updates.written(text),
            thread_id=thread_id,
            reply_to=reply_to,
        )
        return self.push({"message": updates.public(made)})

    def staff_taps(self, message_id: int, data: str, user: User = CASEWORKER) -> JSON:
        """A caseworker taps an inline button in the group."""
        return self.push(updates.tap(self._staff(user), user, message_id, data, self._next_update_id))

    def staff_deletes_topic(self, thread_id: int) -> None:
        """A caseworker deletes a topic: bots are not told."""
        drop_topic(self.world.staff(), thread_id)

    def push(self, update: JSON) -> JSON:
        """Queue a raw update, unless the bot did not ask for its kind.

        It takes the next id unless it brings its own, as one that comes again does.
        """
        self._know(update)
        update = {"update_id": self._next_update_id, **update}
        own_id = update["update_id"]
        update_id = own_id if isinstance(own_id, int) else self._next_update_id
        self._next_update_id = max(self._next_update_id, update_id + 1)
        lifetime = TAP_LIFETIME if "callback_query" in update else UPDATE_LIFETIME
        if not self.allowed_updates or set(self.allowed_updates) & update.keys():
            self._queue.append(Waiting(update_id, update, self.world.date + lifetime))
            self._arrival.set()
        return update

    # What the bot does ----------------------------------------------------------------------------

    @property
    def pending(self) -> int:
        """How many updates wait for the bot's confirmation."""
        return len(self._queue)

    def waiting(self) -> list[Waiting]:
        """What is to be sent to the webhook, oldest first."""
        self._forget_outlived()
        return list(self._queue)

    def confirm(self, taken: Waiting) -> None:
        """The webhook took that one."""
        if taken in self._queue:
            self._queue.remove(taken)

    def fail_next(self, method: str, *faults: Fault) -> None:
        """Answer the next calls of a method, of "download" or of "*" (any), with these faults."""
        self.faults[method.lower()].extend(faults)

    def messages(self, chat_id: int) -> list[JSON]:
        """All messages of a chat, in order, with the keyboards and the text as the bot wrote it."""
        chat = self.world.chats.get(chat_id)
        return list(chat.messages.values()) if chat else []

    async def respond(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> Reply:
        """Answer one call of the Bot API, or let the fault that waits for it happen."""
        fault = self._next_fault(method)
        if fault and (reply := instead_of_executing(fault)):
            return reply
        if isinstance(fault, Migrate):
            self.world.migrate(self.world.staff_chat_id, fault.new_chat_id)
        envelope = await self._execute(method, params, files or {})
        reply = Reply(envelope.get("error_code", 200), json.dumps(envelope).encode())
        return after_executing(fault, reply) if fault else reply

    def download(self, path: str) -> Reply:
        """The bytes of a file that getFile gave a path for."""
        fault = self._next_fault(DOWNLOAD)
        if fault and (reply := instead_of_executing(fault)):
            return reply
        stored = self.world.files_by_path.get(path)
        if stored is None:
            return Reply(404, b'{"ok":false,"error_code":404,"description":"Not Found"}')
        reply = Reply(200, stored.content)
        return after_executing(fault, reply) if fault else reply

    # How ------------------------------------------------------------------------------------------

    async def _execute(self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload]) -> JSON:
        name = NAMES.get(method.lower(), method)
        read = dict(params)
        try:
            read = read_params(params)
            if name == GET_UPDATES:
                return {"ok": True, "result": await self._get_updates(read)}
            envelope = self._apply(name, read, files)
        except ApiError as refusal:
            envelope = refusal.envelope
        self._journal(Call(name, read, envelope, self.world.now()))
        return envelope

    def _apply(self, name: str, params: JSON, files: Mapping[str, Upload]) -> JSON:
        if name not in METHODS:
            raise ApiError(404, "Not Found")
        result = METHODS[name](self.world, params, files)
        if name == "setWebhook":
            self._allow(params)
        if name == "getWebhookInfo":
            result["pending_update_count"] = self.pending
        return {"ok": True, "result": result}

    def _journal(self, call: Call) -> None:
        self.calls.append(call)
        if self.on_call:
            self.on_call(call)

    async def _get_updates(self, params: JSON) -> list[JSON]:
        if self.world.webhook_url:
            raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active")
        self._allow(params)
        self._polls += 1
        this_poll = self._polls
        self._arrival.set()  # whoever polls already is told to stop
        self._forget_before(params.get("offset", 0))
        deadline = asyncio.get_running_loop().time() + params.get("timeout", 0)
        while not self._queue:
            self._arrival.clear()
            try:
                async with asyncio.timeout_at(deadline):
                    await self._arrival.wait()
            except TimeoutError:
                break
            if self._polls > this_poll:
                raise ApiError(409, "Conflict: terminated by other getUpdates request")
        limit = min(max(params.get("limit", 100), 1), 100)
        batch = list(islice(self._queue, limit))
        for waiting in batch:
            waiting.was_given = True
        return [waiting.update for waiting in batch]

    def _allow(self, params: JSON) -> None:
        self.allowed_updates = params.get("allowed_updates", self.allowed_updates)

    def _forget_before(self, offset: int) -> None:
        if offset <= self._next_update_id + FURTHEST_OFFSET:
            self.confirmed = max(self.confirmed, offset)
            while self._queue and self._queue[0].was_given and self._queue[0].update_id < offset:
                self._queue.popleft()
        self._forget_outlived()

    def _forget_outlived(self) -> None:
        date = self.world.date
        if any(waiting.until < date for waiting in self._queue):
            self._queue = deque(waiting for waiting in self._queue if waiting.until >= date)

    def _next_fault(self, method: str) -> Fault | None:
        for queue in (self.faults.get(method.lower()), self.faults.get("*")):
            if queue:
                return queue.popleft()
        return None

    def _know(self, update: JSON) -> None:
        """Open the chat that a raw update speaks of, and remember its tap."""
        tap = update.get("callback_query")
        if isinstance(tap, dict):
            self.world.open_taps.add(str(tap.get("id")))
            update = tap
        for payload in update.values():
            match payload:
                case {"chat": {"type": "private", "id": int() as chat_id} as card}:
                    self.world.private(User(chat_id, str(card.get("first_name", ""))))
                case {"chat": {"id": int() as chat_id} as card}:
                    self.world.chats.setdefault(chat_id, Chat(card))

    def _tenant_message(self, fields: JSON, user: User) -> JSON:
        chat = self.world.private(user)
        made = updates.message(self.world, chat, card_of(user), fields)
        return self.push({"message": updates.public(made)})

    def _membership(self, user: User, *, was: str, now: str) -> JSON:
        chat = self.world.private(user)
        return self.push(updates.membership(self.world, chat, user, was=was, now=now))

    def _staff(self, user: User) -> Chat:
        chat = self.world.staff()
        chat.members[user.id] = user
        return chat
