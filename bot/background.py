"""Work that may wait: a question to a tenant goes before a paper and before the examination of a file."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

NICENESS: Final = 10  # of 19


def stand_back() -> None:
    """Let the process that answers go first, from now on and for the rest of this process."""
    with suppress(PermissionError):  # a service that may not is no slower than it was
        os.nice(NICENESS)
