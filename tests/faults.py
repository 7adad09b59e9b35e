"""How a call of the Bot API can go wrong, by what can be known of it afterwards."""

from __future__ import annotations

from typing import Final

from bot.simulator.faults import (
    Fault,
    NoResult,
    ResetAfter,
    ResetBefore,
    Status,
    TimeoutAfter,
    TimeoutBefore,
    Truncated,
)

# It was certainly not done.
ANSWERED: Final[dict[str, Fault]] = {
    "429": Status(429, retry_after=1),
    "401": Status(401),
    "404": Status(404),
    "409": Status(409),
}
REFUSED: Final[dict[str, Fault]] = {**ANSWERED, "no connection": TimeoutBefore()}
# Nobody can know. It was not done:
NOT_EXECUTED: Final[dict[str, Fault]] = {
    "500": Status(500),
    "502 in HTML": Status(502, body="<html>Bad Gateway</html>"),
    "200 in HTML": Status(200, body="<html>Sign in</html>"),
    "a list alone": Status(200, body="[]"),
    "reset before": ResetBefore(),
}
# And it was:
EXECUTED: Final[dict[str, Fault]] = {
    "no answer": TimeoutAfter(),
    "reset after": ResetAfter(),
    "truncated": Truncated(),
    "no result": NoResult(),
}
UNCLEAR: Final[dict[str, Fault]] = {**NOT_EXECUTED, **EXECUTED}
ALL: Final[dict[str, Fault]] = {**REFUSED, **UNCLEAR}
