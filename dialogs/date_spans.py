"""Which days a date told in words means: one reader for each of the shapes of `date_shapes`.

dateparser gives the days. It is handed only phrases written here, such as «12 mai 2026»: from a
tenant's own words it would swap day and month, or take «je» for jeudi.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from dialogs.date_words import MONTHS, UNITS

OLDEST_YEAR = 1990

ABOUT = timedelta(7)  # either side of «vers le 12 mai» and of «le 12 mai, je crois»
AGO = {  # at least, either side of «il y a 3 …»
    "jour": timedelta(1),
    "semaine": timedelta(4),
    "mois": timedelta(15),
    "an": timedelta(30),
}
AGO_SHARE = 12  # the longer ago, the vaguer: at least a twelfth of the time gone by
SEASONS = {  # (month, day) of the first and last day, in the widest sense in use
    "printemps": ((3, 1), (6, 21)),
    "ete": ((6, 1), (9, 22)),
    "automne": ((9, 1), (12, 21)),
    "hiver": ((12, 1), (3, 21)),
    "noel": ((12, 20), (12, 31)),
    "nouvel an": ((1, 1), (1, 7)),
    "toussaint": ((10, 25), (11, 7)),
    "rentree": ((8, 25), (9, 20)),
}
DAY_WORDS = {
    "avanthier": "avant-hier",
    "hier": "hier",
    "aujourdhui": "aujourd'hui",
    "demain": "demain",
    "apresdemain": "après-demain",
}


class Span(NamedTuple):
    start: date
    end: date


def about(span: Span) -> Span:
    return Span(span.start - ABOUT, span.end + ABOUT)


def read_day(found: re.Match[str], today: date, year: int | None) -> Span:
    """Raises ValueError for a day that no calendar has."""
    told = found.groupdict()
    year = _full_year(told["year"]) if told.get("year") else year
    if year is not None and year < OLDEST_YEAR:
        return Span(date.min, date.min)
    month, number = _month_number(found["month"]), int(found["day"])
    name = MONTHS[month - 1]
    day = date(year, month, number) if year else _library(f"{number} {name}", today)
    if told.get("coming"):
        day = _library(f"{day.day} {name} {day.year + 1}", today)
    return Span(day, day)


def read_perhaps_day(found: re.Match[str], today: date, year: int | None) -> Span | None:
    """«2/3» and «17 30 45» may be anything: no calendar day, no date."""
    try:
        return read_day(found, today, year)
    except ValueError:
        return None


def read_month(found: re.Match[str], today: date, year: int | None) -> Span | None:
    try:
        month = _month_number(found["month"])
    except ValueError:
        return None
    return _recurring(
        lambda y: _part(found, Span(date(y, month, 1), last_of_month(y, month))),
        found,
        today,
        year,
    )


def read_season(found: re.Match[str], today: date, year: int | None) -> Span:
    first, last = SEASONS[found["season"].replace("jour de l an", "nouvel an")]

    def season(ending: int) -> Span:
        return _part(found, Span(date(ending - (first > last), *first), date(ending, *last)))

    if found["ending"]:
        return season(_full_year(found["ending"]))
    if found["year"] and first > last:  # «hiver 2025» may begin or end in 2025
        begun, ended = season(int(found["year"]) + 1), season(int(found["year"]))
        return Span(ended.start, begun.end if begun.start <= today else ended.end)
    return _recurring(season, found, today, year)


def read_bare_year(found: re.Match[str], _today: date, _year: int | None) -> Span:
    year = int(found["year"])
    return Span(date(year, 1, 1), date(year, 12, 31))


def read_year_part(found: re.Match[str], _today: date, _year: int | None) -> Span:
    year, low, high = int(found["year"]), int(found["low"] or 0), int(found["high"] or 12)
    return Span(date(year, low + 1, 1), last_of_month(year, high))


def read_ago(found: re.Match[str], today: date, _year: int | None) -> Span:
    told = found.groupdict()
    counts = sorted(int(count) for count in (told["count"], told["most"]) if count)
    unit = next(unit for unit, names in UNITS.items() if re.fullmatch(names, told["unit"]))
    last, first = (_library(f"il y a {n} {unit}", today) for n in (counts[0], counts[-1]))
    if told.get("more"):
        return Span(_library(f"il y a {2 * counts[0]} {unit}", today), last)
    if told.get("less"):
        return Span(first, today)
    early, late = (max(AGO[unit], (today - day) // AGO_SHARE) for day in (first, last))
    return Span(first - early, min(last + late, today))


def read_ahead(found: re.Match[str], today: date, _year: int | None) -> Span:
    return Span(today + timedelta(1), today + timedelta(1))


def read_word(found: re.Match[str], today: date, _year: int | None) -> Span:
    day = _library(DAY_WORDS[found[0]], today)
    return Span(day, day)


def read_weekday(found: re.Match[str], today: date, _year: int | None) -> Span:
    day = _library(found["weekday"], today)
    if found["away"]:
        day = monday(today) + timedelta(7 * int(found["away"]) + day.weekday())
    if found["coming"]:
        day = today + timedelta((day - today).days % 7 or 7)
    return Span(day, day)


def read_week(found: re.Match[str], today: date, _year: int | None) -> Span:
    start = monday(today) + timedelta(7 * int(found["away"]))
    return _part(found, Span(start, start + timedelta(6)))


def read_weekend(found: re.Match[str], today: date, _year: int | None) -> Span:
    saturday = monday(today) + timedelta(5)
    if not found["coming"] and (found["past"] or saturday > today):
        saturday -= timedelta(7)
    return Span(saturday, saturday + timedelta(1))


def _recurring(span: Callable[[int], Span], found: re.Match[str], today: date, year: int | None) -> Span:
    """The year told; otherwise the last one begun, or as «dernier» and «prochain» say."""
    if found["year"] or year:
        return span(_full_year(found["year"]) if found["year"] else year or today.year)
    spans = [span(today.year + away) for away in (1, 0, -1, -2)]
    if found["coming"]:
        return min(coming for coming in spans if coming.start > today)
    return max(s for s in spans if (s.end < today if found["past"] else s.start <= today))


def _part(found: re.Match[str], whole: Span) -> Span:
    """The twelfths of `whole` that «début», «mi» or «fin» leave of it."""
    low, high = int(found["low"] or 0), int(found["high"] or 12)
    days = (whole.end - whole.start).days + 1
    return Span(whole.start + timedelta(days * low // 12), whole.start + timedelta(days * high // 12 - 1))


def monday(day: date) -> date:
    return day - timedelta(day.weekday())


def last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month_number(told: str) -> int:
    number = MONTHS.index(told) + 1 if told in MONTHS else int(told)
    if not 1 <= number <= 12:
        raise ValueError
    return number


def _full_year(told: str) -> int:
    return int(told) + (2000 if len(told) == 2 else 0)


def _library(phrase: str, today: date) -> date:
    """The day of a phrase. Raises ValueError if there is none."""
    import dateparser

    day = dateparser.parse(
        phrase,
        languages=["fr"],
        settings={
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "past",
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "RETURN_AS_TIMEZONE_AWARE": False,
            "PARSERS": ["absolute-time", "relative-time"],
        },
    )
    if day is None:
        raise ValueError
    return day.date()
