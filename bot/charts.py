"""Figures → a picture of three charts: how many through which door, how fast, where people stop.

It is laid out by `bot/letters/statistics.typ`; `WORKSHOP.preview` prints it as PNG. Each bar has its number
beside it, so nothing depends on a colour or on a length.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.papers import Paper
from bot.statistics import Telling, most_stops
from bot.texts import Texts, long_date
from storage.statistics import Count, Figures, Hours, Masked

STATISTICS = "statistics"
MOST_STOPS = 8

Row = tuple[str, Count, str]  # name, length, what is told of it
Chart = dict[str, Any]


def picture(figures: Figures, texts: Texts) -> Paper:
    """The three charts, as values."""
    tell = Telling(texts)
    first, last = (long_date(day, "fr") for day in (figures.first_day, figures.last_day))
    charts = [
        _chart(tell, "doors", _doors(tell, figures), opened=tell.count(figures.opened)),
        _chart(tell, "speed", _speed(tell, figures.hours), unanswered=tell.count(figures.unanswered)),
        _chart(tell, "stops", _stops(tell, figures), stopped=tell.count(figures.stopped)),
    ]
    data = {
        "title": tell.say("title"),
        "period": tell.say("period", first_day=first, last_day=last),
        "charts": charts,
        "note": tell.say("note"),
    }
    return Paper(STATISTICS, f"{STATISTICS}-{figures.last_day}", data)


def _chart(tell: Telling, name: str, rows: Iterable[Row], **fields: str) -> Chart:
    told = list(rows)
    longest = max((length for _, length, _ in told if isinstance(length, int)), default=0)
    return {
        "title": tell.say(name),
        "about": tell.say(f"{name}-about", **fields),
        "rows": [
            {"name": named[:1].upper() + named[1:], "told": words, "share": _share(length, longest)}
            for named, length, words in told
        ],
    }


def _share(length: Count, longest: int) -> float | None:
    """Of the longest bar; none where the number is masked."""
    return None if isinstance(length, Masked) else length / max(longest, 1)


def _doors(tell: Telling, figures: Figures) -> list[Row]:
    return [(tell.door(door), count, tell.count(count)) for door, count in figures.doors.items()]


def _speed(tell: Telling, hours: Hours | None) -> list[Row]:
    if hours is None:
        return [(tell.say("answers"), Masked.SMALL, tell.count(Masked.SMALL))]
    return [(tell.say(name), time, tell.time(time)) for name, time in hours._asdict().items()]


def _stops(tell: Telling, figures: Figures) -> list[Row]:
    """The steps where most stopped, and the rest in one: a sum that the total tells anyway."""
    most = most_stops(figures.stops)[:MOST_STOPS]
    rows: list[Row] = [(tell.step(step), count, str(count)) for step, count in most]
    rest = figures.stopped
    if isinstance(rest, int):
        rest -= sum(count for _, count in most)
    others = (tell.say("other-steps" if most else "all-steps"), rest, tell.count(rest))
    return [*rows, others] if rest else rows
