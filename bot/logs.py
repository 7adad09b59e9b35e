"""Logs: ids of rows, case numbers and step names only. Words, addresses and the token are never written."""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
from datetime import UTC, datetime
from hashlib import blake2s
from types import TracebackType
from typing import Final, Literal

log = logging.getLogger(__name__)

Style = Literal["text", "json"]

# PTB logs whole updates when it cannot parse them; HTTP libraries log addresses, and the token is in them.
SILENCED = ("telegram", "httpx", "httpcore", "aiohttp", "aiosmtplib", "hpack", "transitions")

# The id of a group is not a person's, and the operator may have to write it down.
_GAP = "[ .\u00a0\u202f/()-]?"
_PHONE = rf"(?:\+|\b00)\d(?:{_GAP}\d){{7,}}|\b0[1-9](?:{_GAP}\d\d){{4}}\b"
_HIDDEN: Final = re.compile(
    r"(?P<group>-100\d{10,}\b)"
    r"|(?P<token>\d{5,}:[A-Za-z0-9_-]{20,})"
    r"|(?P<address>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<number>{_PHONE}|\d{{7,}})"
)
_KEY = secrets.token_bytes(16)  # of this process: what it hides cannot be found again afterwards


def who(user_id: int) -> str:
    """A person as logs may name them: the same within this process, and nobody outside of it."""
    return f"person-{blake2s(str(user_id).encode(), digest_size=4, key=_KEY).hexdigest()}"


def redacted(text: str) -> str:
    """The text without what looks like a token, an address or the number of a person."""
    return _HIDDEN.sub(lambda found: found[0] if found["group"] else f"[{found.lastgroup}]", text)


class Redacting(logging.Formatter):
    """A last net over the whole line: message, arguments and traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without what may not be in it."""
        return redacted(super().format(record))


class AsJson(Redacting):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without what may not be in it."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": redacted(record.getMessage()),
        }
        if record.exc_info:
            told["traceback"] = redacted(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)


def set_up(level: int = logging.INFO, style: Style = "text") -> None:
    """Write to standard error, one line each."""
    handler = logging.StreamHandler()
    formatters = {"text": Redacting, "json": AsJson}
    handler.setFormatter(formatters[style]("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in SILENCED:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    sys.excepthook = _tell_end


def _tell_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody caught ends the process: told like all the rest, and so without numbers and addresses."""
    log.critical("not expected, the process ends", exc_info=(kind, error, trace))
