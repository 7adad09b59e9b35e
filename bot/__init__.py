"""The shell around the dialogue: Telegram, texts, configuration, the command line."""

import os
import sys

# python-telegram-bot warns on each 429 unless it is told to give times as timedelta, which we read.
os.environ.setdefault("PTB_TIMEDELTA", "true")
# httpx comes with it and stays idle; without its command line two libraries for terminals need not be loaded.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
