"""When did the tenant first write? Reads a typed answer, French or English, as a day or days."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from dialogs.date_mentions import Mention, find_mentions
from dialogs.date_spans import Span, about
from dialogs.date_spelling import fold, plain
from dialogs.date_words import DENIAL, DOUBT, NEVER, SHRUG, UNKNOWN, WRITING

PRECISE = timedelta(2)  # a span no longer than this is widened by a doubt


class Reading(NamedTuple):
    """`start` and `end` are inclusive, and never after the day of reading."""

    kind: Literal["date", "range", "unknown", "never", "future", "unreadable"]
    start: date | None = None
    end: date | None = None


def read_date(text: str, today: date) -> Reading:
    """The first written complaint is the earliest date told; without one, say what was."""
    words = fold(text)
    if DENIAL.search(words) and not WRITING.search(DENIAL.sub(" ", words)):
        return Reading("never")
    try:
        mentions = find_mentions(plain(words, today), today)
    except (ValueError, OverflowError):  # the day that no calendar has may be the first one told
        return Reading("unreadable")
    past = [mention for mention in mentions if mention.span.start <= today]
    if past:
        return _reading(_first(past), today, doubtful=bool(DOUBT.search(words)))
    if UNKNOWN.search(words) or SHRUG.match(words):
        return Reading("unknown")
    if NEVER.search(words):
        return Reading("never")
    return Reading("future" if mentions else "unreadable")


def _first(mentions: list[Mention]) -> Span:
    """The earliest, as finely as it is told: «en mai, le 12» is the 12th."""
    only_asides = all(mention.aside for mention in mentions)
    spans = {mention.span for mention in mentions if only_asides or not mention.aside}
    return min(outer for outer in spans if not any(_is_within(span, outer) for span in spans))


def _is_within(inner: Span, outer: Span) -> bool:
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end


def _reading(span: Span, today: date, *, doubtful: bool) -> Reading:
    if span.start == span.end and not doubtful:
        return Reading("date", *span)
    start, end = about(span) if doubtful and span.end - span.start <= PRECISE else span
    return Reading("range", start, min(end, today))
