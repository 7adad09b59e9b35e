"""What an error of the Bot API means for what was to be sent.

    not executed, try again      429, 401, 404, 409, no connection
    perhaps executed, try again  time-outs, resets, 5xx, answers that cannot be read: sent again with a mark
    when they let us in          403 (the tenant blocked the bot), 400 (the group is not found)
    never                        other 400s

python-telegram-bot derives BadRequest from NetworkError, so the order of the cases counts.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum, auto

from aiohttp import ClientConnectorError, ConnectionTimeoutError
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)


class Fault(Enum):
    """What to do about it."""

    LATER = auto()  # the world's fault: try again
    SLOW_DOWN = auto()  # try again when Telegram says
    BLOCKED = auto()  # the tenant does not want us: hold everything back
    SAME = auto()  # an edit that changes nothing: done
    NO_CHAT = auto()  # the chat is gone, or not ours to write in: held back for staff, given up for a tenant
    STALE = auto()  # a tap answered too late: harmless
    NO_MESSAGE = auto()  # the message to edit is gone: send it anew
    NO_MEMBER = auto()  # nobody of that id is in the chat
    NO_TOPIC = auto()  # the topic is gone: open another
    MIGRATED = auto()  # the group has a new id
    OURS = auto()  # a call that Telegram will never accept: a person must look


_BAD_REQUESTS: tuple[tuple[str, Fault], ...] = (
    ("message is not modified", Fault.SAME),
    ("message to edit not found", Fault.NO_MESSAGE),
    ("message can't be edited", Fault.NO_MESSAGE),
    ("message_id_invalid", Fault.NO_MESSAGE),
    ("topic_not_modified", Fault.SAME),
    ("query is too old", Fault.STALE),
    ("query id is invalid", Fault.STALE),
    ("message thread not found", Fault.NO_TOPIC),
    ("topic_deleted", Fault.NO_TOPIC),
    ("user not found", Fault.NO_MEMBER),
    ("member not found", Fault.NO_MEMBER),
    ("participant_id_invalid", Fault.NO_MEMBER),
    ("chat not found", Fault.NO_CHAT),
    ("no rights to send", Fault.NO_CHAT),
    ("chat_write_forbidden", Fault.NO_CHAT),
)


def classify(error: Exception) -> Fault:
    """The class of the error; anything unknown is worth another try."""
    if isinstance(error, RetryAfter):
        return Fault.SLOW_DOWN
    if isinstance(error, ChatMigrated):
        return Fault.MIGRATED
    if isinstance(error, Forbidden):
        return Fault.BLOCKED
    if isinstance(error, BadRequest):
        text = str(error).lower()
        return next((fault for part, fault in _BAD_REQUESTS if part in text), Fault.OURS)
    if "request entity too large" in str(error).lower():
        return Fault.OURS
    return Fault.LATER


_REFUSALS = (BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter)
_NO_CONNECTION = (ClientConnectorError, ConnectionTimeoutError)


def was_refused(error: Exception) -> bool:
    """True when Telegram certainly did not do what it was asked; else nobody knows."""
    return isinstance(error, _REFUSALS) or isinstance(error.__cause__, _NO_CONNECTION)


def retry_after(error: Exception) -> float:
    """Seconds that Telegram asks us to wait; half a second more for clocks that differ."""
    if not isinstance(error, RetryAfter):
        return 0.0
    wait = error.retry_after
    return (wait.total_seconds() if isinstance(wait, timedelta) else wait) + 0.5


# What a call may raise: PTB's own errors, and what it makes of JSON that has no result or is no object.
CALL_ERRORS = (TelegramError, KeyError, TypeError, AttributeError)
