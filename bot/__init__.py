"""The shell around the dialogue: Telegram, texts, configuration, the command line."""

import os

# python-telegram-bot warns on each 429 unless it is told to give times as timedelta, which we read.
os.environ.setdefault("PTB_TIMEDELTA", "true")
