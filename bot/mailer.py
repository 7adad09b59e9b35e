"""Sends what the mail queue holds: at least once, each mail by itself.

A mail is claimed before it is handed in and marked after the server took it; one that may have been handed in
before says so. What fails is tried again after pauses that grow; a mail that
fails for a day is given up, and told to a person by its number. While there is no line, all wait and none is
given up.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from bot.documents import NotYet
from bot.mail import Envelope, Line, Never, NoLine, NotNow, Parcel, Server, message
from storage import mails
from storage.database import Store, transaction
from storage.mails import Row

log = logging.getLogger(__name__)

FIRST_RETRY_SECONDS = 4.0
DOUBLINGS = 9  # from the first to the longest, half an hour
MAX_ATTEMPTS = 60  # with these pauses, a day
REST_DOUBLINGS = 6  # a line that is back is used within five minutes
COMPLAINT_SECONDS = 3600.0  # a server that refuses the bot is told of once an hour
SLEEP_SECONDS = 30.0  # at most, when nothing is due
STOP_SECONDS = 5.0

Make = Callable[[Row], Sequence[Parcel] | None]


class Mailer:
    """The one mailer of the store.

    `make` gives the mails of a row, or none when nothing is left to say; NotYet while a file is awaited.
    `mark` stands in the subject of what may have come before. `alert` is called within the transaction that
    gives a row up.
    """

    def __init__(
        self,
        store: Store,
        server: Server,
        make: Make,
        mark: str,
        alert: Callable[[str], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._db = store.db
        self._sender = server.sender
        self._line = Line(server)
        self._make = make
        self._mark = mark
        self._alert = alert
        self._clock = clock
        self._wake = asyncio.Event()
        self._draining: asyncio.Task[None] | None = None
        self._is_stopping = False
        self._rests = 0
        self._rests_until = 0.0
        self._complained_at: float | None = None

    def wake(self) -> None:
        """Something new may be waiting."""
        self._wake.set()

    async def run(self) -> None:
        """Send for ever. Raises sqlite3.Error."""
        while True:
            self._wake.clear()
            self._draining = asyncio.create_task(self.drain())
            await asyncio.shield(self._draining)
            with suppress(TimeoutError):
                async with asyncio.timeout(self._idle_seconds()):
                    await self._wake.wait()

    async def stop(self) -> None:
        """Let the mail that is under way arrive, and write it down."""
        self._is_stopping = True
        if self._draining:
            await asyncio.wait([self._draining], timeout=STOP_SECONDS)
            self._draining.cancel()
            with suppress(asyncio.CancelledError):
                await self._draining

    async def drain(self) -> None:
        """Send what is due, one after the other."""
        try:
            while row := self._next():
                await self._deliver(row)
        finally:
            await self._line.close()

    def _next(self) -> Row | None:
        if self._is_stopping or self._is_resting():
            return None
        return next(iter(mails.due(self._db, self._now())), None)

    def _is_resting(self) -> bool:
        """Never for long: a clock that jumps back does not prolong it."""
        return 0 < self._rests_until - self._now() <= mails.LONGEST_DELAY

    def _idle_seconds(self) -> float:
        due = mails.next_due(self._db)
        if due is None:
            return SLEEP_SECONDS
        return min(SLEEP_SECONDS, max(0.01, max(due, self._rests_until) - self._now()))

    # --- one row ------------------------------------------------------------------------------------------

    async def _deliver(self, row: Row) -> None:
        try:
            await self._try(row)
        except sqlite3.Error:
            raise
        except NoLine as error:
            with transaction(self._db):
                mails.unclaim(self._db, row)
            self._rest(error)
        except (NotNow, NotYet) as error:
            self._try_again(row, error)
        except Never as error:
            self._give_up(row, str(error))
        except Exception as error:  # noqa: BLE001 - what cannot be made must not hold back the others
            self._give_up(row, type(error).__name__)

    async def _try(self, row: Row) -> None:
        parcels = self._parcels(row)
        if row.parts_sent < len(parcels) and not await self._send(row, parcels[row.parts_sent]):
            return
        with transaction(self._db):
            if row.parts_sent + 1 < len(parcels):
                mails.mark_part(self._db, row)
            else:
                mails.mark_sent(self._db, row, self._now())

    def _parcels(self, row: Row) -> Sequence[Parcel]:
        if row.mail == mails.UNREADABLE:
            raise Never("Unreadable")
        return self._make(row) or ()

    async def _send(self, row: Row, parcel: Parcel) -> bool:
        """False when its case was erased meanwhile."""
        uid = f"{row.uid}.{row.parts_sent + 1}"
        envelope = Envelope(self._sender, row.recipient, uid, self._clock())
        subject = f"{parcel.subject} {self._mark}" if row.is_claimed else parcel.subject
        content = await asyncio.to_thread(message, parcel._replace(subject=subject), envelope)
        with transaction(self._db):
            is_there = mails.claim(self._db, row)
        if is_there:
            await self._line.send(content, row.recipient)
            self._rests, self._complained_at = 0, None
        return is_there

    # --- errors -------------------------------------------------------------------------------------------

    def _rest(self, error: NoLine) -> None:
        """All wait: it is no mail's fault."""
        self._rests_until = self._now() + FIRST_RETRY_SECONDS * 2 ** min(REST_DOUBLINGS, self._rests)
        self._rests += 1
        if not error.is_refused:
            log.warning("the mail server is not reached, mails wait: %s", error)
        elif self._complained_at is None or abs(self._now() - self._complained_at) >= COMPLAINT_SECONDS:
            self._complained_at = self._now()
            log.error("the mail server refuses the bot, mails wait: %s", error)

    def _try_again(self, row: Row, error: Exception) -> None:
        told = str(error) or type(error).__name__
        if row.attempts >= MAX_ATTEMPTS:
            self._give_up(row, told)
            return
        log.warning("mail M%d not sent yet: %s", row.id, told)
        seconds = FIRST_RETRY_SECONDS * 2 ** min(DOUBLINGS, row.attempts)
        with transaction(self._db):
            if isinstance(error, NotNow) and not error.may_be_there:
                mails.unclaim(self._db, row)
            mails.put_off(self._db, row, self._now() + min(mails.LONGEST_DELAY, seconds))

    def _give_up(self, row: Row, error: str) -> None:
        with transaction(self._db):
            if mails.bury(self._db, row, error, self._now()):
                log.error("mail M%d given up: %s", row.id, error)
                self._alert(f"M{row.id}")

    def _now(self) -> float:
        return self._clock().timestamp()
