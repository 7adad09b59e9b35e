"""Each error of the Bot API has one class, and so one thing to do about it."""

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.faults import Fault, classify, retry_after

# python-telegram-bot warns of how it will tell `retry_after` one day; the bot reads neither form.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (ChatMigrated(-5), Fault.MIGRATED),
        (Forbidden("Forbidden: bot was blocked by the user"), Fault.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Fault.BLOCKED),
        (BadRequest("Message is not modified: same content"), Fault.SAME),
        (BadRequest("Message to edit not found"), Fault.NO_MESSAGE),
        (BadRequest("Message can't be edited"), Fault.NO_MESSAGE),
        (BadRequest("Query is too old and response timeout expired or query id is invalid"), Fault.STALE),
        (BadRequest("Message thread not found"), Fault.NO_TOPIC),
        (BadRequest("User not found"), Fault.NO_MEMBER),
        (BadRequest("PARTICIPANT_ID_INVALID"), Fault.NO_MEMBER),
        (BadRequest("Chat not found"), Fault.NO_CHAT),
        (BadRequest("Have no rights to send a message"), Fault.NO_CHAT),
        (BadRequest("Chat_write_forbidden"), Fault.NO_CHAT),
        (BadRequest("Can't parse entities: unexpected end"), Fault.OURS),
        (BadRequest("Message is too long"), Fault.OURS),
        (InvalidToken(), Fault.LATER),
        (Conflict("terminated by other getUpdates request"), Fault.LATER),
        (TimedOut(), Fault.LATER),
        (NetworkError("Bad Gateway"), Fault.LATER),
        (TelegramError("Invalid server response"), Fault.LATER),
        (KeyError("result"), Fault.LATER),
        (TypeError("list indices must be integers"), Fault.LATER),
    ],
)
def test_an_error_has_its_class(error: Exception, fault: Fault) -> None:
    assert classify(error) is fault


@pytest.mark.parametrize("wait", [3, timedelta(seconds=3)])
def test_telegram_is_given_half_a_second_more_than_it_asks(wait: int | timedelta) -> None:
    error = RetryAfter(wait)

    assert classify(error) is Fault.SLOW_DOWN
    assert retry_after(error) == 3.5
    assert retry_after(TimedOut()) == 0.0
