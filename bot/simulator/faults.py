"""The faults that can be injected, and the answer each of them makes of a call."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum, auto
from http import HTTPStatus
from typing import NamedTuple

from bot.simulator.world import JSON


class End(Enum):
    """How an answer reaches the bot."""

    WHOLE = auto()
    NEVER_CONNECTED = auto()
    LOST = auto()
    RESET = auto()
    TRUNCATED = auto()


class Reply(NamedTuple):
    """An HTTP answer, and how much of it arrives."""

    status: int
    body: bytes
    end: End = End.WHOLE


@dataclass(frozen=True, slots=True)
class Status:
    """Telegram, or a proxy before it, refuses: the method is not executed."""

    code: int
    retry_after: int | None = None
    body: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class TimeoutBefore:
    """The connection never opens: the method is not executed."""


@dataclass(frozen=True, slots=True)
class ResetBefore:
    """The connection is cut while the request is written: the method is not executed."""


@dataclass(frozen=True, slots=True)
class TimeoutAfter:
    """The method is executed and its answer never comes."""


@dataclass(frozen=True, slots=True)
class ResetAfter:
    """The method is executed and the connection is cut before the answer."""


@dataclass(frozen=True, slots=True)
class Truncated:
    """The method is executed and half of its answer comes."""


@dataclass(frozen=True, slots=True)
class NoResult:
    """The method is executed and the answer has no result."""


@dataclass(frozen=True, slots=True)
class Migrate:
    """The group has become a supergroup: the method is not executed."""

    new_chat_id: int


Fault = Status | TimeoutBefore | ResetBefore | TimeoutAfter | ResetAfter | Truncated | NoResult | Migrate
FAULTS: dict[str, type[Fault]] = {
    "status": Status,
    "timeout_before": TimeoutBefore,
    "reset_before": ResetBefore,
    "timeout_after": TimeoutAfter,
    "reset_after": ResetAfter,
    "truncated": Truncated,
    "no_result": NoResult,
    "migrate": Migrate,
}


def instead_of_executing(fault: Fault) -> Reply | None:
    """The answer of a fault that keeps the method from being executed."""
    match fault:
        case Status():
            return Reply(fault.code, _refusal(fault))
        case TimeoutBefore():
            return Reply(0, b"", End.NEVER_CONNECTED)
        case ResetBefore():
            return Reply(0, b"", End.RESET)
    return None


def after_executing(fault: Fault, reply: Reply) -> Reply:
    """What is left of the answer of an executed method."""
    match fault:
        case TimeoutAfter():
            return reply._replace(end=End.LOST)
        case ResetAfter():
            return reply._replace(end=End.RESET)
        case Truncated():
            return reply._replace(end=End.TRUNCATED)
        case NoResult():
            return Reply(200, b'{"ok":true}')
    return reply


def _refusal(fault: Status) -> bytes:
    if fault.body is not None:
        return fault.body.encode()
    refusal: JSON = {"ok": False, "error_code": fault.code}
    refusal["description"] = fault.description or HTTPStatus(fault.code).phrase
    if fault.retry_after is not None:
        refusal["description"] = f"Too Many Requests: retry after {fault.retry_after}"
        refusal["parameters"] = {"retry_after": fault.retry_after}
    return json.dumps(refusal).encode()
