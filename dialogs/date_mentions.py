"""Where a text in the one spelling tells dates, and what the words around them change."""

import re
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from dialogs.date_shapes import SHAPES, Shape
from dialogs.date_spans import OLDEST_YEAR, Span, about, monday, read_bare_year

MOST_MENTIONS = 24  # in one text: a wall of dates costs no more than a letter
NEAR = 30  # characters between two dates of one sentence

_ARTICLES = r"(?: (?:le|la|l|les|du|de|d|en|the|au|of|on|in))* ?$"
ABOUT_WORDS = re.compile(
    r"\b(?:vers|autour|alentours|environs?|proche|courant|about|around|circa)" + _ARTICLES
)
AFTER_WORDS = re.compile(r"\b(?:apres|after)" + _ARTICLES)
BEFORE_WORDS = re.compile(r"\b(?:avant|jusqu(?: a| au| en)?|before|until|by)" + _ARTICLES)
WEEK_WORDS = re.compile(r"\bsemaine (?:du|de|of)(?: the)? $|\bweek of (?:the )?$")
ASIDE_WORDS = re.compile(
    r"\b(?:depuis|since|bail|locataire|emmenage\w*|suis nee?|naissance)\b[^\d.;!?]{0,30}$"
)
BETWEEN_WORDS = re.compile(r"\b(?:entre|between|from|de|du)" + _ARTICLES)
LINK = re.compile(
    r" ?(?P<word>et|and|au|a|ou|or|to|jusqu au|jusqu a|jusqu en|-|/|)"
    r"(?: (?:le|la|l|en|the|du|de))* ?"
)


class Mention(NamedTuple):
    """A stretch of text and the days it means; an aside when it hardly dates the complaint."""

    at: int
    until: int
    span: Span
    aside: bool


def find_mentions(text: str, today: date) -> list[Mention]:
    """In the order of the text. Raises ValueError for a day that no calendar has."""
    mentions: list[Mention] = []
    for shape, found in reversed(_matches(text)):
        before = text[: found.start()][-48:]
        span = _span(shape, found, today, mentions[0] if mentions else None)
        if span is None or span.start.year < OLDEST_YEAR:
            continue
        if span := _in_context(span, before, today):
            aside = shape.read is read_bare_year or bool(ASIDE_WORDS.search(before))
            mentions.insert(0, Mention(found.start(), found.end(), span, aside))
    return _joined(mentions, text)


def _matches(text: str) -> list[tuple[Shape, re.Match[str]]]:
    """Every shape in turn, blind to what an earlier one took."""
    taken: list[tuple[Shape, re.Match[str]]] = []
    for shape in SHAPES:
        for found in islice(shape.pattern.finditer(text), MOST_MENTIONS - len(taken)):
            taken.append((shape, found))
            text = text[: found.start()] + "~" * len(found[0]) + text[found.end() :]
    return sorted(taken, key=lambda match: match[1].start())


def _span(shape: Shape, found: re.Match[str], today: date, following: Mention | None) -> Span | None:
    """«le 3 mars puis le 4 avril 2025»: the first has the year of the second, if before it."""
    if following and 0 <= following.at - found.end() <= NEAR:
        span = shape.read(found, today, following.span.start.year)
        if span and span.start <= following.span.start:
            return span
    return shape.read(found, today, None)


def _in_context(span: Span, before: str, today: date) -> Span | None:
    if BEFORE_WORDS.search(before):
        return None
    if AFTER_WORDS.search(before):
        return Span(span.start, max(span.start, today))
    if WEEK_WORDS.search(before):
        return Span(monday(span.start), monday(span.start) + timedelta(6))
    if ABOUT_WORDS.search(before) and span.start == span.end:
        return about(span)
    return span


def _joined(mentions: list[Mention], text: str) -> list[Mention]:
    """«de mars à mai» is one span; «le 3 et le 10 mars» are two."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined and _is_one_span(joined[-1], mention, text):
            first = joined.pop()
            span = Span(first.span.start, mention.span.end)
            joined.append(Mention(first.at, mention.until, span, first.aside))
        else:
            joined.append(mention)
    return joined


def _is_one_span(first: Mention, second: Mention, text: str) -> bool:
    link = LINK.fullmatch(text, first.until, second.at)
    if link is None or second.span.start < first.span.start:
        return False
    if link["word"] in {"et", "and"}:
        return bool(BETWEEN_WORDS.search(text[: first.at]))
    return bool(link["word"]) or first.span.start != first.span.end
