"""Figures → words for staff, and CSV for a spreadsheet."""

from __future__ import annotations

import csv as spreadsheet
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import StringIO
from math import ceil

from bot.answers import Answers
from bot.texts import BLANK, TextError, Texts
from dialogs.events import Fields
from dialogs.worktime import PARIS
from storage.statistics import Count, Counts, Figures, Masked

MOST_STOPS = 5  # in a message; the picture and the CSV have more
MOST_HOURS = 48  # a longer time reads better in days
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)

_CSV = {Masked.SMALL: "<5", Masked.HIDDEN: "masked"}
_HEAD = ("from", "to", "figure", "of", "value")


def month(text: str, today: date) -> tuple[int, int]:
    """The first moment of that month ("2026-10", or the last whole one for "") and of the next, in seconds.

    Whole months only: two reports that overlap may give away a small difference. ValueError for a month that
    is not over, or for no month.
    """
    this = today.replace(day=1)
    found = _MONTH.fullmatch(text.strip())
    if text.strip() and not found:
        raise ValueError(f"{text.strip()!r} is not a month such as {this - timedelta(1):%Y-%m}")
    first = date(int(found[1]), int(found[2]), 1) if found else (this - timedelta(1)).replace(day=1)
    if first >= this:
        raise ValueError(f"{first:%Y-%m} is not over yet")
    after = (first + timedelta(32)).replace(day=1)
    since, until = (int(datetime.combine(day, time(), PARIS).timestamp()) for day in (first, after))
    return since, until


class Telling:
    """Counts, times and names as staff read them, in French."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._answers = Answers(texts)

    def say(self, name: str, /, **fields: str | int) -> str:
        """The words of that name. TextError when there are none."""
        told: Fields = {**fields}
        words = self._texts.attribute("fr", "staff-stats", name, told)
        if words is None:
            raise TextError(f"staff-stats.{name}: no text")
        return words

    def count(self, count: Count) -> str:
        """The number, or why it is not told."""
        return self.say(count.name.lower()) if isinstance(count, Masked) else str(count)

    def time(self, hours: int) -> str:
        """In hours; a longer one in days begun."""
        if hours <= MOST_HOURS:
            return self.say("hours", hours=hours)
        return self.say("days", days=ceil(hours / 24))

    def door(self, door: str) -> str:
        return self._texts.attribute("fr", "door-name", door) or door

    def theme(self, theme: str) -> str:
        return self._answers.theme(theme)

    def step(self, step: str) -> str:
        return self._texts.attribute("fr", "staff-stats-step", step) or step


def most_stops(stops: Counts) -> list[tuple[str, int]]:
    """The steps where most drafts stopped, as far as that is told."""
    told = [(step, count) for step, count in stops.items() if isinstance(count, int)]
    return sorted(told, key=lambda stop: -stop[1])


# --- words ------------------------------------------------------------------------------------------------


def words(figures: Figures, texts: Texts) -> str:
    """A message for staff, of nine lines at most."""
    tell = Telling(texts)
    counts = ("opened", "closed", "still_open", "answered", "unanswered", "stopped")
    stops = [f"{tell.step(step)} {count}" for step, count in most_stops(figures.stops)[:MOST_STOPS]]
    told: Fields = {
        "first_day": figures.first_day,
        "last_day": figures.last_day,
        **{name: tell.count(getattr(figures, name)) for name in counts},
        "doors": ", ".join(f"{tell.door(door)} {tell.count(count)}" for door, count in figures.doors.items()),
        "themes": ", ".join(f"{tell.theme(of)} {tell.count(count)}" for of, count in figures.themes.items()),
        "median": tell.time(figures.hours.median) if figures.hours else BLANK,
        "ninth_decile": tell.time(figures.hours.ninth_decile) if figures.hours else BLANK,
        "stops": ", ".join(stops) or BLANK,
        "note": tell.say("note"),
    }
    return texts.show("fr", "staff-stats", told)


# --- CSV --------------------------------------------------------------------------------------------------


def csv(figures: Figures) -> str:
    """One figure a line, under a header; times in hours."""
    held = StringIO()
    table = spreadsheet.writer(held, lineterminator="\n")
    period = (figures.first_day.isoformat(), figures.last_day.isoformat())
    table.writerow(_HEAD)
    for row in _rows(figures):
        table.writerow(map(_cell, (*period, *row)))
    return held.getvalue()


def _rows(figures: Figures) -> Iterator[tuple[str, str, str]]:
    hours = figures.hours
    for of in ("opened", "closed", "still_open", "answered", "unanswered"):
        yield "cases", of, _number(getattr(figures, of))
    yield from (("cases_by_door", door, _number(count)) for door, count in figures.doors.items())
    yield from (("cases_by_theme", theme, _number(count)) for theme, count in figures.themes.items())
    yield "first_answer_hours", "median", str(hours.median) if hours else _CSV[Masked.SMALL]
    yield "first_answer_hours", "ninth_decile", str(hours.ninth_decile) if hours else _CSV[Masked.SMALL]
    yield "drafts", "stopped", _number(figures.stopped)
    yield from (("drafts_by_step", step, _number(count)) for step, count in figures.stops.items())


def _number(count: Count) -> str:
    return _CSV[count] if isinstance(count, Masked) else str(count)


def _cell(words: str) -> str:
    """What a spreadsheet would read as a formula becomes words."""
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words
