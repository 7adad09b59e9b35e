"""The shapes a date takes in the one spelling, in the order they are looked for."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dialogs.date_spans import (
    DAY_WORDS,
    Span,
    read_ago,
    read_ahead,
    read_bare_year,
    read_day,
    read_month,
    read_perhaps_day,
    read_season,
    read_week,
    read_weekday,
    read_weekend,
    read_word,
    read_year_part,
)
from dialogs.date_words import MONTH, UNIT, WEEKDAY


class Shape(NamedTuple):
    """How a date is written; `read` gets today and the year told for the date just after it."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], date, int | None], Span | None]
    example: str


_D = r"(?P<day>\d{1,2})"
_M = r"(?P<month>\d{1,2})"
_NAME = rf"(?P<month>{MONTH})"
_NOT_YEAR = rf"(?!\d| ?(?:[/.-] ?\d|(?:{UNIT}|{MONTH}|fois|rue|avenue|personnes|pieces|et \d)\b))"
_Y = rf"(?P<year>\d{{4}}|\d\d){_NOT_YEAR}"
_ON = rf"(?:\b(?:{WEEKDAY})\b,? (?:the |le )?)?"
_PART = r"(?:<(?P<low>\d\d?):(?P<high>\d\d?)>[ -]*(?:(?:de|du|d|l|le|la|of|the|en|mois) )*)?"
_MOMENT = r"(?: (?:(?P<past>dernier|derniere|passee?)|(?P<coming>prochaine?|a venir))\b)?"
_COUNT = (
    r"(?P<count>\d{1,3})(?:(?: ?(?:a|ou|or|to|-|/) ?| )(?P<most>\d{1,3}))? ?"
    rf"(?P<unit>{UNIT})\b"
)
_SINCE = r"\b(?:(?:il ?)?y ?a|(?:ca|cela|sa) fait|voil?a|voici)|(?<=\bdepuis)|(?<=\bsince)"
_FILLER = (
    r"(?:(?:environ|deja|bientot|a peu pres|presque|bien|au moins|a peine|maintenant|about|genre"
    r"|un peu (?:plus|moins) (?:de|d)|(?P<more>plus de|plus d)|(?P<less>moins de|moins d)) )*"
)


def _shape(
    pattern: str, read: Callable[[re.Match[str], date, int | None], Span | None], example: str
) -> Shape:
    return Shape(re.compile(pattern), read, example)


SHAPES = (
    _shape(rf"(?:{_SINCE}) {_FILLER}{_COUNT}", read_ago, "il y a 2 mois"),
    _shape(
        rf"(?:(?P<more>more than|over) |(?P<less>less than) )?\b{_COUNT} ago\b",
        read_ago,
        "2 mois ago",
    ),
    _shape(rf"^(?:environ |about )?{_COUNT}\W*$", read_ago, "2 mois"),
    _shape(rf"\b(?:dans|in|d ici|sous) {_COUNT}", read_ahead, "dans 3 jours"),
    _shape(rf"(?<![\d/.])(?P<year>\d{{4}})[/.-]{_M}[/.-]{_D}(?!\d)", read_day, "2026-05-12"),
    _shape(rf"{_ON}(?<![\d/.,]){_D} ?[/.-] ?{_M}(?: ?[/.-] ?| ){_Y}", read_day, "mardi 12/05/26"),
    _shape(
        rf"(?<![\d/.,] )(?<![\d/.,])(?P<day>\d\d) (?P<month>\d\d) {_Y}",
        read_perhaps_day,
        "12 05 26",
    ),
    _shape(
        r"(?<!\d)(?P<day>\d\d)(?P<month>0[1-9]|1[0-2])(?P<year>(?:19|20)\d\d)(?!\d)",
        read_perhaps_day,
        "12052026",
    ),
    _shape(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)(?!\d)",
        read_perhaps_day,
        "20260512",
    ),
    _shape(
        rf"{_ON}(?<![\d/.,]){_D} ?(?:er|eme|e|st|nd|rd|th)?[ ./-]*(?:(?:du|de|d|of) )*{_NAME}"
        rf"(?!\w*[a-z])(?:(?:[ ,./-]|\b(?:de|en|of|in)\b)*{_Y})?"
        r"(?: (?:dernier|passe)\b| (?P<coming>prochain)\b)?",
        read_day,
        "mardi 12 mai 2026",
    ),
    _shape(
        rf"(?<![\d/.,-]){_M}[/.-](?P<year>(?:19|20)\d\d)(?!\d)(?P<low>)(?P<high>)(?P<coming>)(?P<past>)",
        read_month,
        "05/2026",
    ),
    _shape(rf"{_ON}(?<![\d/.,-]){_D} ?/ ?{_M}(?![\d/]|[.-]\d)", read_perhaps_day, "12/05"),
    _shape(rf"{_ON}(?<![\d/.,-]){_D}[.-](?P<month>\d\d)(?![\d/]|[.-]\d)", read_perhaps_day, "12.05"),
    _shape(rf"{_PART}\b(?:semaine|week) (?P<away>[-+]?[01])\b", read_week, "semaine -1"),
    _shape(
        r"\bweek ?end\b(?: (?:(?P<past>dernier|passe)|(?P<coming>prochain))\b)?",
        read_weekend,
        "week end",
    ),
    _shape(
        rf"\b(?P<weekday>{WEEKDAY})\b(?: (?:dernier|passe)\b| (?P<coming>prochain)\b"
        r"|(?: (?:de|of))?(?: la)? semaine (?P<away>[-+]?[01])\b)?",
        read_weekday,
        "mardi dernier",
    ),
    _shape(rf"\b(?:{'|'.join(DAY_WORDS)})\b", read_word, "hier"),
    _shape(
        rf"{_PART}\b{_NAME}\b{_MOMENT}"
        rf"(?:,? (?:(?:de|en|of|in) )?(?P<year>(?:19|20)\d\d|2\d{_NOT_YEAR}))?",
        read_month,
        "fin mars 2026",
    ),
    _shape(
        rf"{_PART}\b(?P<season>printemps|automne|hiver|noel|nouvel an|jour de l an|toussaint"
        r"|(?:(?<=la )|(?<=^))rentree"
        r"|(?:(?<=\bl )|(?<=\bcet )|(?<=\ben )|(?<=\bd )|(?<=> )|(?<=^))ete"
        rf"|ete(?= (?:dernier|passe|prochain|20\d\d)))\b{_MOMENT}"
        r"(?: (?:de |d |of )?(?P<year>(?:19|20)\d\d)(?: ?[/-] ?(?P<ending>(?:20)?\d\d)\b)?)?",
        read_season,
        "printemps 2026",
    ),
    _shape(
        r"(?:<(?P<low>\d\d?):(?P<high>\d\d?)>|\b(?:en|in|courant))(?: (?:de|d|l|annee|the|en))*"
        r"[ -]+(?P<year>(?:19|20)\d\d)\b",
        read_year_part,
        "<0:4> 2026",
    ),
    _shape(r"(?<![\d/.,-])(?P<year>(?:199|20\d)\d)(?![\d/,-]|\.\d| ?€)", read_bare_year, "2025"),
)
