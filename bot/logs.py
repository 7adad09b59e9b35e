"""Logs: ids and step names only. The token and the words of tenants are never written, at any level."""

from __future__ import annotations

import logging
import re

# PTB logs whole updates when it cannot parse them; HTTP libraries log addresses, and the token is in them.
SILENCED = ("telegram", "httpx", "httpcore", "aiohttp", "aiosmtplib", "hpack", "transitions")

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")


class Redacting(logging.Formatter):
    """A last net: what looks like a token goes, in messages and in tracebacks."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without tokens."""
        return _TOKEN.sub("[token]", super().format(record))


def set_up(level: int = logging.INFO) -> None:
    """Write to standard error, one line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in SILENCED:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
