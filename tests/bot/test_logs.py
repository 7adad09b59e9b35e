"""No word, no address and no number of a person leaves by the logs, whatever fails."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from bot.logs import SILENCED, AsJson, Redacting, redacted, who
from bot.simulator.faults import ResetAfter, Status, TimeoutBefore
from bot.simulator.telegram import TENANT
from tests.conftest import MARKERS
from tests.running import TOKEN, House, housed
from tests.samples import photo

METHODS = (
    *("sendMessage", "sendDocument", "sendPhoto", "editMessageText", "createForumTopic"),
    *("answerCallbackQuery", "getFile", "deleteMessages", "pinChatMessage"),
)


@pytest.fixture
def _logs_as_before() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in (None, *SILENCED)]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers


def record(message: str, *args: object, error: Exception | None = None) -> logging.LogRecord:
    trace = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("bot.sender", logging.ERROR, "", 0, message, args, trace)


@pytest.mark.parametrize(
    ("told", "hidden"),
    [
        (f"GET /bot{TOKEN}/getMe", "GET /bot[token]/getMe"),
        ("to marie.martin+rho@exemple.fr: 550", "to [address]: 550"),
        ("06 12 34 56 78", "[number]"),
        ("appelez le 0612345678.", "appelez le [number]."),
        ("+33 6 12 34 56 78", "[number]"),
        ("+33(0)6.12.34.56.78", "[number]"),
        ("0033612345678", "[number]"),
        ("05\u00a046\u00a000\u00a000\u00a001", "[number]"),
        ("chat 4242424242 is gone", "chat [number] is gone"),
        ("1 23 45 67 890 123 45", "1 23 45 67 890 123 45"),
    ],
)
def test_what_points_at_a_person_is_hidden(told: str, hidden: str) -> None:
    assert redacted(told) == hidden


@pytest.mark.parametrize(
    "told",
    [
        "2026-11-23 09:00:00,123 INFO bot.purge purged: 21 inbox, 4 outbox",
        "dead letter 123456: LookupError",
        "desk: claim of case RHO-26-0001-K refused to person-1a2b3c4d: taken",
        "the staff group is now -1001000000001: write it in staff.chat_id",
        "the mail server is not reached, mails wait: 127.0.0.1:587",
    ],
)
def test_what_an_operator_needs_is_left(told: str) -> None:
    assert redacted(told) == told


def fail() -> None:
    raise ValueError(f"marie@exemple.fr 0612345678 {TOKEN}")


def failed() -> Exception | None:
    try:
        fail()
    except ValueError as error:
        return error
    return None


@pytest.mark.parametrize("formatter", [Redacting(), AsJson()])
def test_arguments_and_tracebacks_are_hidden_too(formatter: logging.Formatter) -> None:
    line = formatter.format(record("to %s", "marie@exemple.fr", error=failed()))

    assert "ValueError" in line
    assert "test_logs.py" in line
    for secret in ("marie", "0612345678", TOKEN):
        assert secret not in line


def test_a_line_for_programs_is_one_object() -> None:
    line = AsJson().format(record("outbox row %d given up: %s", 3, "Bad\nRequest"))

    assert "\n" not in line
    told = json.loads(line)
    assert (told["level"], told["logger"]) == ("error", "bot.sender")
    assert told["message"] == "outbox row 3 given up: Bad\nRequest"
    assert told["at"].endswith("+00:00")


def test_a_person_has_one_name_that_tells_nothing() -> None:
    assert who(4242) == who(4242) != who(4243)
    assert re.fullmatch("person-[0-9a-f]{8}", who(4242))


async def fails_everywhere(house: House) -> None:
    """A journey in which all that can fail does, with words that must not be told."""
    house.patience = (2.0, 4.0, 8.0, 16.0)
    for method in METHODS:
        house.telegram.fail_next(
            method, TimeoutBefore(), ResetAfter(), Status(502), Status(429, retry_after=1)
        )
    await house.opens_case(content=photo("zanzibar"), kind="photo")
    await house.sends(b"MZ zanzibar", name="zanzibar.exe")
    await house.sends(b"%PDF-1.4 zanzibar", name="zanzibar.pdf", caption="zanzibar, Marie Martin")
    for method in METHODS:
        house.telegram.fail_next(method, Status(400, description="zanzibar"), Status(403), Status(400))
    await house.taps("reply")
    await house.says("Zanzibar est sous l’eau.", "/mesdonnees", "/suivi")
    chat = {"id": TENANT.id, "type": "private"}
    house.telegram.push({"message": {"message_id": 9, "chat": chat, "from": "Marie", "text": "zanzibar"}})
    house.telegram.push({"message": {"message_id": 9, "chat": chat, "from": {"id": "zanzibar"}}})
    await house.settle()
    assert len(house.rows("select * from dead_letters")) == 2
    house.clock.move(400 * 86_400)
    await house.settle()
    await house.app.purge.once()


@pytest.mark.usefixtures("_logs_as_before")
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("style", ["text", "json"])
async def test_whatever_fails_no_word_is_told_at_debug(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], style: logs.Style
) -> None:
    logs.set_up(logging.DEBUG, style)
    async with housed(tmp_path) as house:
        await fails_everywhere(house)
    told = capsys.readouterr().err

    for failure in ("dead letter", "given up", "not sent yet", "not fetched yet"):
        assert failure in told
    assert MARKERS.findall(told) == []
    assert TOKEN not in told
