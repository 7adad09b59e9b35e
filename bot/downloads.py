"""Fetches the files that tenants sent, as soon as their turn is committed, and keeps those that are safe.

A file lies in memory until it is judged: by its content, in a process of its own, then by the virus scanner
where there is one. Without the scanner's word nothing is kept: the file is tried again later.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable
from datetime import datetime

from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.evidence.clamd import Clamd, ScannerError
from bot.evidence.sandbox import SandboxError, examine
from bot.evidence.verdict import Accepted, Refused
from bot.faults import CALL_ERRORS
from bot.turn import Turns
from dialogs.events import FileRefused
from dialogs.policy import MAX_FILE_BYTES
from storage import attachments
from storage.attachments import Attachment, Kept
from storage.database import Store, transaction

log = logging.getLogger(__name__)

AT_ONCE = 2  # a slow line of one tenant holds up one other at most
MAX_ATTEMPTS = 30  # with growing pauses, about a day
SLEEP_SECONDS = 15.0


class Downloads:
    """The one fetcher of the store."""

    def __init__(
        self,
        store: Store,
        bot: Bot,
        turns: Turns,
        scanner: Clamd | None,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._scanner = scanner
        self._bot = bot
        self._turns = turns
        self._clock = clock
        self._wake = asyncio.Event()
        self._examiner = asyncio.Lock()
        self.after: Callable[[], None] = lambda: None

    def wake(self) -> None:
        """A file may be waiting."""
        self._wake.set()

    async def run(self) -> None:
        """Fetch for ever."""
        while True:
            self._wake.clear()
            if await self.fetch_waiting():
                self.after()
                continue
            try:
                async with asyncio.timeout(SLEEP_SECONDS):
                    await self._wake.wait()
            except TimeoutError:
                pass

    async def fetch_waiting(self) -> int:
        """Fetch what waits, a few at once; how many there were."""
        waiting = attachments.waiting(self._store.db, self._clock().timestamp())[:AT_ONCE]
        await asyncio.gather(*(self._fetch(attachment) for attachment in waiting))
        return len(waiting)

    async def _fetch(self, attachment: Attachment) -> None:
        try:
            content = await self._bytes(attachment.file_id)
        except BadRequest as error:
            self._refuse(attachment, "too_big" if "too big" in str(error).lower() else "lost")
        except CALL_ERRORS as error:
            self._put_off(attachment, error)
        else:
            await self._weigh(attachment, content)

    async def _bytes(self, file_id: str) -> bytes:
        file = await self._bot.do_api_request("GetFile", api_kwargs={"file_id": file_id})
        if (file.get("file_size") or 0) > MAX_FILE_BYTES:
            raise BadRequest("the file is too big")
        content = await self._bot.request.retrieve(f"{self._bot.base_file_url}/{file['file_path']}")
        if len(content) < min(file.get("file_size") or 0, MAX_FILE_BYTES + 1):
            raise NetworkError("the file came short")
        return content

    async def _weigh(self, attachment: Attachment, content: bytes) -> None:
        if not content:
            self._refuse(attachment, "empty")
        elif len(content) > MAX_FILE_BYTES:
            self._refuse(attachment, "too_big")
        else:
            await self._judge(attachment, content)

    async def _judge(self, attachment: Attachment, content: bytes) -> None:
        try:
            verdict, clean = await self._verdict(content)
        except (ScannerError, SandboxError) as error:
            self._put_off(attachment, error)
            return
        if isinstance(verdict, Refused):
            self._refuse(attachment, verdict.reason)
        else:
            await self._keep(attachment, verdict, content, clean)

    async def _verdict(self, content: bytes) -> tuple[Accepted | Refused, bytes]:
        async with self._examiner:  # one file at a time: the other processor is for those who wait for a word
            verdict, clean = await examine(content)
        if isinstance(verdict, Refused) or self._scanner is None or await self._scanner.scan(content):
            return verdict, clean
        return Refused("infected"), b""

    async def _keep(self, attachment: Attachment, verdict: Accepted, content: bytes, clean: bytes) -> None:
        """Write the bytes down. A file that was dropped meanwhile leaves nothing."""
        db, files = self._store.db, self._store.files
        kept = Kept(_digest(content), _digest(clean), verdict.media_type)
        will_be = attachment._replace(sha256=kept.sha256, clean_sha256=kept.clean_sha256)
        for name, held in {will_be.came_name: content, will_be.clean_name: clean}.items():
            await asyncio.to_thread(files.new(attachment.chat_id, name).write_bytes, held)
        now = attachments.load(db, attachment.id)
        is_known = now is not None and attachments.is_known(db, now, kept.sha256)
        with transaction(db):
            if is_known:
                attachments.disown(db, attachment.id)
            else:
                attachments.keep(db, attachment.id, kept)
        if is_known:
            self._refuse(attachment, "duplicate")

    def _refuse(self, attachment: Attachment, reason: str) -> None:
        """Tell the tenant, and mark the row in the same turn; the key makes it once."""
        db = self._store.db
        now = attachments.load(db, attachment.id)
        if now is None:
            return
        number = attachments.number_of(db, now)
        is_given = now.case_id is not None
        event = FileRefused(reason, now.id, number, was_parked=now.is_parked, was_given=is_given)
        self._turns.tell(f"file:{now.id}", now.chat_id, event)
        left = attachments.load(db, now.id)
        if left and left.state == "waiting":  # the turn failed and is a dead letter: do not fetch for ever
            with transaction(db):
                attachments.refuse(db, now.id)

    def _put_off(self, attachment: Attachment, error: Exception) -> None:
        log.warning("attachment %d not fetched yet: %s", attachment.id, type(error).__name__)
        if attachment.attempts >= MAX_ATTEMPTS:
            self._refuse(attachment, "lost")
            return
        with transaction(self._store.db):
            attachments.put_off(self._store.db, attachment.id, self._clock().timestamp())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
