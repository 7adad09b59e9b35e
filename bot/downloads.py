"""Fetches the files that tenants sent, as soon as their turn is committed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.content import kind_of
from bot.faults import CALL_ERRORS
from bot.turn import Turns
from dialogs.events import FileRefused
from dialogs.policy import MAX_FILE_BYTES
from storage import attachments, files
from storage.attachments import Attachment
from storage.database import Store, transaction

log = logging.getLogger(__name__)

AT_ONCE = 4
MAX_ATTEMPTS = 30  # with growing pauses, about a day
LONGEST_PAUSE_SECONDS = 3600.0
SLEEP_SECONDS = 15.0


class Downloads:
    """The one fetcher of the store."""

    def __init__(self, store: Store, bot: Bot, turns: Turns, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._bot = bot
        self._turns = turns
        self._clock = clock
        self._wake = asyncio.Event()
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
            self._keep(attachment, content)

    async def _bytes(self, file_id: str) -> bytes:
        file = await self._bot.do_api_request("GetFile", api_kwargs={"file_id": file_id})
        content = await self._bot.request.retrieve(f"{self._bot.base_file_url}/{file['file_path']}")
        if len(content) < min(file.get("file_size") or 0, MAX_FILE_BYTES + 1):
            raise NetworkError("the file came short")
        return content

    def _keep(self, attachment: Attachment, content: bytes) -> None:
        """Write the bytes down, or say why not. A file that was dropped meanwhile leaves nothing."""
        if not content:
            self._refuse(attachment, "empty")
        elif len(content) > MAX_FILE_BYTES:
            self._refuse(attachment, "too_big")
        elif kind_of(content) is None:
            self._refuse(attachment, "content")
        else:
            digest = files.keep(self._store.files, content)
            with transaction(self._store.db):
                attachments.keep(self._store.db, attachment.id, digest)

    def _refuse(self, attachment: Attachment, reason: str) -> None:
        """Tell the tenant first: the key makes it once, and a crash in between only fetches again."""
        now = attachments.load(self._store.db, attachment.id)
        if now is None:
            return
        event = FileRefused(reason, was_parked=now.is_parked, was_given=now.case_id is not None)
        self._turns.tell(f"file:{attachment.id}", attachment.chat_id, event)
        with transaction(self._store.db):
            attachments.refuse(self._store.db, attachment.id)

    def _put_off(self, attachment: Attachment, error: Exception) -> None:
        log.warning("attachment %d not fetched yet: %s", attachment.id, type(error).__name__)
        if attachment.attempts >= MAX_ATTEMPTS:
            self._refuse(attachment, "lost")
            return
        due_at = self._clock().timestamp() + min(LONGEST_PAUSE_SECONDS, 2.0**attachment.attempts)
        with transaction(self._store.db):
            attachments.put_off(self._store.db, attachment.id, due_at)
