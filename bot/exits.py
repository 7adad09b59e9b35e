"""How a command ends, for whoever started it."""

from __future__ import annotations

from typing import Final

EX_FAILURE: Final = 1
EX_USAGE: Final = 2  # a wrong call or configuration
EX_CONFIG: Final = 78  # sysexits.h: the service manager need not try again
