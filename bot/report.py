"""`stats`: the figures of a month, in words and for a spreadsheet, while the bot goes on running."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import NamedTuple

from bot.config import Config, ConfigError
from bot.statistics import csv, month, words
from bot.texts import Texts
from dialogs.worktime import PARIS
from storage.database import reading
from storage.statistics import figures


class Report(NamedTuple):
    """The same figures twice."""

    words: str
    csv: str


def report(config: Config, text: str) -> Report:
    """The month ("2026-10", or "" for the last whole one). ConfigError for no such month, or no store."""
    now = datetime.now(PARIS)
    try:
        since, until = month(text, now.date())
    except ValueError as error:
        raise ConfigError(f"--month: {error}") from None
    try:
        with reading(config.storage.path) as db:
            told = figures(db, since, until, now.timestamp())
    except sqlite3.Error as error:
        raise ConfigError(f"storage.path: {config.storage.path}: {error}") from None
    return Report(words(told, Texts(config)), csv(told))
