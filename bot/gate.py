"""Who writes too much is told so once, then not heard until their buckets fill; danger is always heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlite_utils import Database

from bot.config import Limits
from bot.room import MEGABYTE, Room
from dialogs.events import Chose, Commanded, Effect, Event, OpenCase, Said, SentFile
from dialogs.triage.alarm import hear_danger
from dialogs.triage.words import fold
from storage import cases, limits
from storage.limits import Bucket, Taken

SILENCE: Final = ""
CALLS: Final = ("urgence", "emergency")


class Gate:
    """Lets updates of tenants in, inside the transaction of the turn."""

    def __init__(self, db: Database, told: Limits, room: Room) -> None:
        self._db = db
        self._is_on = told.enforce
        self._room = room
        self._most_cases = told.open_cases
        a_minute, most_files = told.updates_a_minute, told.files_in_ten_minutes
        after = min(told.burst, a_minute)  # as the words of the refusal say: in a minute
        self._updates = Bucket(limits.UPDATES, told.burst, 60.0 * told.burst / a_minute, after)
        self._files = Bucket("files", most_files, 600.0, most_files)
        self._bytes = Bucket("bytes", told.megabytes_a_day * MEGABYTE, 86_400.0)

    def refusal(self, chat_id: int, event: Event, now: float) -> str | None:
        """The message that refuses it, SILENCE when that was said before; None when it may pass."""
        if not self._is_on:
            return None
        refused = _said("slow_down", limits.take(self._db, chat_id, self._updates, now))
        if refused is not None:
            return refused
        return self._file_refusal(chat_id, event, now) if isinstance(event, SentFile) else None

    def _file_refusal(self, chat_id: int, file: SentFile, now: float) -> str | None:
        if not self._room.has_for(file.size, now):
            return "file_refused_no_room"
        refused = _said("file_refused_too_fast", limits.take(self._db, chat_id, self._files, now))
        if refused is not None:
            return refused
        is_taken = limits.take(self._db, chat_id, self._bytes, now, file.size) == "yes"
        return None if is_taken else "file_refused_too_much"

    def has_little_room(self) -> bool:
        """True when the disk is nearly full."""
        return self._is_on and self._room.is_scarce()

    def opens_too_many(self, chat_id: int, effects: Sequence[Effect]) -> bool:
        """True when the turn would open one case more than a tenant may have open."""
        if not (self._is_on and any(isinstance(effect, OpenCase) for effect in effects)):
            return False
        held = [case for case in cases.of_chat(self._db, chat_id) if case.state != "closed"]
        return len(held) >= self._most_cases


def _said(message: str, taken: Taken) -> str | None:
    if taken == "yes":
        return None
    return message if taken == "no" else SILENCE


def urgent(event: Event) -> Event | None:
    """What is answered even to who is not heard: a call for the emergency screen, words that tell danger."""
    match event:
        case Commanded(name) if name in CALLS:
            return event
        case Chose(choice="emergency"):
            return event
        case Said(text) | SentFile(caption=text) if text:
            danger = hear_danger(text)
            tells = fold(text) in CALLS or (danger is not None and danger.presses)
            return Said(text) if tells else None
    return None
