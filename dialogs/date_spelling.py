"""The one spelling that dates are read in: rewrites a text row by row, in the order of the rows."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from dialogs.date_words import (
    ENGLISH_MONTH,
    MONTH,
    MONTH_SPELLINGS,
    MONTHS,
    NUMBER,
    NUMBERS,
    UNIT,
    WEEKDAY,
    WEEKDAY_SPELLINGS,
)

LONGEST = 4096  # characters: Telegram's own limit
MASK = " ~ "  # what stands for a thing that looks like a date and is none

Replacement = str | Callable[[re.Match[str]], str]


class Rewrite(NamedTuple):
    pattern: re.Pattern[str]
    by: Replacement
    example: str


def fold(text: str) -> str:
    """Lower case, no accents, plain digits; apostrophes and hyphens in words become spaces."""
    signs = unicodedata.normalize("NFKD", text[:LONGEST])[:LONGEST].casefold()
    kept = (
        str(unicodedata.decimal(sign, sign))
        for sign in signs.translate(_SIGNS)
        if unicodedata.category(sign) not in {"Mn", "Cf", "Cs"}
    )
    return re.sub(r"(?<=[a-z])-(?=[a-z])", " ", " ".join("".join(kept).split()))


def plain(folded: str, today: date) -> str:
    """The text in the one spelling, its relative months and years written out."""
    text = folded
    for rewrite in REWRITES:
        text = rewrite.pattern.sub(rewrite.by, text)
    text = _RELATIVE_MONTH.sub(lambda found: _month_away(today, int(found["away"])), text)
    text = _RELATIVE_YEAR.sub(lambda found: str(today.year + int(found["away"])), text)
    return _LONE_DAY.sub(lambda found: _lone_day(today, int(found["day"])), text)


_SIGNS = str.maketrans("\u2018\u2019'`´_\u2010\u2011\u2012\u2013\u2014\u2212\u2044<>", "      ------/  ")
_RELATIVE_MONTH = re.compile(r"\b(?:(?:au|du|le|de|of) )?mois (?P<away>[-+]?[01])\b")
_RELATIVE_YEAR = re.compile(r"\b(?:(?:de )?(?:l|d|of) )?an (?P<away>[-+]?[01])\b")
_LONE_DAY = re.compile(r"^le (?P<day>\d\d?)(?:er)?$")


def _month_away(today: date, months: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return f"{MONTHS[month]} {year}"


def _lone_day(today: date, day: int) -> str:
    return f"{day} {_month_away(today, 0 if day <= today.day else -1)}"


def _number(found: re.Match[str]) -> str:
    return str(NUMBERS[found[0]])


def _closest_month(found: re.Match[str]) -> str:
    """The month that a long enough word was meant to be, or the word as it stands."""
    return next(iter(get_close_matches(found[0], _LONG_MONTHS, 1, 0.8)), found[0])


_LONG_MONTHS = [month for month in MONTHS if len(month) > 4]

_SEASON = "spring|summer|autumn|fall|winter"
_PERIOD = "semaine|mois|an"

NOT_DATES = (
    (MASK, r"\S+@\S+|https?://\S+", "moi.12.05.26@exemple.fr"),
    (MASK, r"(?:\+33|0033|(?<!\d)0) ?[1-9](?:[ .-]?\d\d){4}(?!\d)", "05 46 12 05 26"),
    (
        MASK,
        (
            r"(?:\b(?:a|vers|at) )?(?:(?<!\d)|t)(?:[01]?\d|2[0-4]) ?(?:h(?:eures?)?(?: ?[0-5]\d)?"
            r"|:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?z?)(?: ?[ap]m)?(?![a-z\d])"
        ),
        "a 14h30",
    ),
    (MASK, r"\b(?:at )?\d{1,2} ?[ap]m\b", "at 2pm"),
    (
        MASK,
        r"(?:environ )?(?<!\d)(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:[.,]\d\d?)? ?(?:€|euros?\b|eur\b|%)",
        "environ 1 200,50 €",
    ),
    (MASK, r"€ ?\d+(?:[.,]\d+)?", "€120"),
    (MASK, r"\d/\d(?= (?:fois|du|de)\b)", "payer en 3/4 fois"),
    (MASK, r"\d{9,}", "1700012345678"),
    (
        MASK,
        (
            r"(?:n°|\b(?:no|numero|ref(?:erence)?|dossier|article)) ?[.:]? ?[a-z]*\d[\d/-]*"
            r"(?!\d| ?[a-z])"
        ),
        "dossier n° 12/2026",
    ),
    (
        MASK,
        (
            r"\b(?:rue|avenue|av|place|boulevard|bd|quai|impasse|cite|residence|allee) "
            r"(?:du |de la )?\d{1,2}(?:er)? [a-z]+(?: \d{4})?"
        ),
        "12 rue du 8 mai 1945",
    ),
)
HOURS = (
    ("aujourdhui", r"\b(?:il )?y ?a (?:[1-9]|1\d|2[0-3]) ?(?:h|heures?|min|minutes?)\b", "y a 2h"),
    ("2 jours", r"\b48 ?(?:h|heures)\b", "il y a 48h"),
)
ENGLISH = (
    (r"\2 \1", rf"\b({ENGLISH_MONTH})\.? (\d\d?)(?:st|nd|rd|th)?(?!\d)", "may 12, 2026"),
    (
        r"\1 mai",
        r"\b(in|of|early|mid|late|last|next|about|since|and|to|(?<!\d)\d\d?(?:st|nd|rd|th)?) may\b",
        "in may",
    ),
    (r"l \1", rf"\b(?:in|this) (?:the )?({_SEASON})\b", "in summer"),
    (r"l \1 dernier", rf"\blast ({_SEASON})\b", "last summer"),
    (r"\1 dernier", r"\b(?:last|past) (\w+)", "last week"),
    (r"\1 prochain", r"\bnext (\w+)", "next week"),
    (r"\1 0", r"\bthis (week|month|year)\b", "this week"),
    ("automne", r"\bautumn\b|(?<=\bl )fall\b|\bfall(?= (?:of )?\d{4})", "fall 2025"),
    ("printemps", r"\bspring\b", "spring 2026"),
    ("ete", r"\bsummer\b", "summer 2026"),
    ("hiver", r"\bwinter\b", "winter 2026"),
    ("noel", r"\bchristmas\b", "at christmas"),
)
COUNTS = (
    (
        "2 semaines",
        r"\b(?:une )?quinzaine(?: de jours)\b|\ba fortnight\b",
        "une quinzaine de jours",
    ),
    ("1 semaine", r"\b(?:une )?huitaine de jours\b", "une huitaine de jours"),
    ("10", r"\b(?:une )?dizaine de\b", "une dizaine de jours"),
    ("20", r"\b(?:une )?vingtaine de\b", "une vingtaine de jours"),
    ("30", r"\b(?:une )?trentaine de\b", "une trentaine de jours"),
    ("2", r"\b(?:a )?couple of\b", "a couple of weeks ago"),
    ("2 a 6", r"\b(?:quelques|qques|qq|a few)\b", "il y a quelques mois"),
    ("2 a 11", r"\b(?:plusieurs|several)\b", "il y a plusieurs mois"),
    ("1", rf"\ba(?= (?:{UNIT}) ago\b)", "a week ago"),
    (_number, rf"\b(?:{NUMBER})\b(?= (?:{UNIT}|{MONTH})\b)", "trois mars"),
    (_number, rf"\b(?:{NUMBER})\b(?= (?:(?:ou|a|or|to) )?\d\d? (?:{UNIT})\b)", "deux ou 3 mois"),
    ("septembre", r"(?<=\d )sept\b|\bsept(?=\.? (?:19|20)?\d\d)|(?<=\ben )sept\b", "12 sept 2026"),
    ("mars", r"(?<=\d )mar\b(?=\.? \d\d)", "12 mar 2026"),
    ("18 mois", r"\b1 an et demie?\b", "1 an et demi"),
    ("30 mois", r"\b2 ans et demie?\b", "2 ans et demi"),
    ("6 semaines", r"\b1 mois et demie?\b", "1 mois et demi"),
    ("10 semaines", r"\b2 mois et demie?\b", "2 mois et demi"),
)
PERIODS = (
    ("an", r"\b(?:annee|year)(?= (?:derni|pass|prec|prochain|d avant|en cours|suiv|0))", "year 0"),
    ("mois", r"\bmonth(?= (?:derni|prochain|0))", "month dernier"),
    ("semaine", r"\bweek(?= (?:derni|prochain|0))", "week dernier"),
    ("an 0", r"\bcette annee\b", "cette annee"),
    (r"\1 0", rf"\b(?:ce|cette) ({_PERIOD})(?: ci)?\b", "ce mois ci"),
    (r"\1 0", rf"\b({_PERIOD}) en cours\b", "mois en cours"),
    (r"\1 mois 0", r"(\d(?:er)?) du mois\b(?! (?:de|d|derni|pass|prec|[-+]))", "le 1er du mois"),
    (r"\1 -1", rf"\b({_PERIOD}) (?:derniere?|passee?|precedente?|d avant)\b", "semaine derniere"),
    (r"\1 +1", rf"\b({_PERIOD}) (?:prochaine?|qui vient|suivante?)\b", "mois prochain"),
    (
        r"\1 \2 0",
        (
            rf"\b(debut|milieu|mi|fin) (?:(?:de|du|d|la|l) )*(semaine|mois|an)(?:nee)?\b"
            rf"(?! [-+\d]| (?:de |d )?(?:{MONTH})\b)"
        ),
        "fin de mois",
    ),
)
PARTS = (  # twelfths of a period
    (
        "<0:6>",
        r"\b(?:premiere|1 ?ere?) (?:quinzaine|moitie)\b|\b(?:1 ?er|premier) semestre\b",
        "1er semestre",
    ),
    (
        "<6:12>",
        r"\b(?:deuxieme|seconde?|2 ?n?de?|2 ?e(?:me)?) (?:quinzaine|moitie|semestre)\b",
        "2e semestre",
    ),
    (
        "<0:3>",
        r"\b(?:premiere?|1 ?ere?) (?:semaine(?! [-+\d])|trimestre)\b",
        "premiere semaine",
    ),
    ("<3:6>", r"\b(?:deuxieme|2 ?e(?:me)?) (?:semaine|trimestre)\b", "deuxieme semaine"),
    ("<6:9>", r"\b(?:troisieme|3 ?e(?:me)?) (?:semaine|trimestre)\b", "3eme trimestre"),
    ("<9:12>", r"\b(?:derniere|quatrieme|4 ?e(?:me)?) (?:semaine|trimestre)\b", "derniere semaine"),
    (
        "<0:4>",
        r"\b(?:tout )?(?:debut|early|(?:the )?beginning of|(?:the )?start of)\b",
        "debut juin",
    ),
    ("<4:8>", r"\b(?:mi|mid|(?:au )?milieu|(?:the )?middle of)\b", "mi juin"),
    ("<8:12>", r"\b(?:toute )?fin\b|\blate\b|\b(?:the )?end of\b", "fin juin"),
)
DAYS = (
    ("avanthier", r"\b(?:the )?day before yesterday\b|\bavant ?hier\b", "avant hier"),
    ("hier", r"\byesterday\b", "yesterday"),
    ("apresdemain", r"\b(?:the )?day after tomorrow\b|\bapres demain\b", "apres demain"),
    ("demain", r"\btomorrow\b", "tomorrow"),
    (
        "aujourdhui",
        (
            r"\baujourd ?hui\b|\btoday\b|\bce (?:matin|midi|soir)\b|\btout a l heure\b|\btonight\b"
            r"|\bcet(?:te)? (?:apres midi|aprem|nuit)\b|\bthis (?:morning|afternoon|evening)\b"
        ),
        "ce matin",
    ),
    (  # «du 3 au 10 mars»: the first day gets the month of the second
        r"\1\4\2\3\4",
        (
            rf"((?:^|\b(?:le|du|entre|between|from|the|vers|soit) )(?:(?:{WEEKDAY}) )?\d\d?(?:er)?)"
            rf"( (?:et|au|ou|a|and|to|or) (?:le |the )?(?:(?:{WEEKDAY}) )?| ?- ?(?=\d\d? [a-z]))"
            rf"(\d\d?)((?: (?:{MONTH})(?: \d{{4}})?|[/.]\d\d?(?:[/.](?:\d{{4}}|\d\d))?))(?![\d/])"
        ),
        "entre le 3 et le 10 mars",
    ),
)
SPELLINGS = tuple(
    (word, rf"\b(?:{word}|{spellings})\b", word)
    for table in (MONTH_SPELLINGS, WEEKDAY_SPELLINGS)
    for word, spellings in table.items()
)
TYPOS = ((_closest_month, r"\b(?:(?<=\d )|(?<=\der )|(?<=\ben )|(?<=\bfin ))[a-z]{5,10}\b", "12 avirl"),)

REWRITES = tuple(
    Rewrite(re.compile(pattern), by, example)
    for table in (HOURS, NOT_DATES, ENGLISH, SPELLINGS, TYPOS, COUNTS, PERIODS, PARTS, DAYS)
    for by, pattern, example in table
)
