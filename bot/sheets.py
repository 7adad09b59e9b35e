"""What every printed paper is made of: readable words, lines to fill by hand, the head of a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

from bot.answers import Answers
from bot.texts import TextError, Texts
from dialogs.events import FieldValue

LINE = "_" * 20  # to fill by hand; the layout draws a rule in its place
UNKNOWN = frozenset(("", "not_found", "by_hand", "unknown", "never", "here"))
NO_THEME = UNKNOWN | {"other"}

# Never seen on paper: controls, lone surrogates, what turns the direction of the text around. What joins
# letters and emoji stays.
UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
JOINERS = "\u200c\u200d"
BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")

Block = dict[str, Any]


def readable(words: str) -> str:
    """The words without what paper cannot show."""
    told = BREAKS.sub("\n", words).replace("\t", " ")
    return "".join(sign for sign in told if sign in f"\n{JOINERS}" or not _is_unseen(sign)).strip()


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in UNSEEN


def paragraphs(words: str) -> list[str]:
    """The lines that say something."""
    return [line for line in map(str.strip, words.split("\n")) if line]


def block(title: str = "", said: Iterable[str] = (), *, items: Iterable[str] = (), lines: int = 0) -> Block:
    """A part of a paper: heading, paragraphs, list, and so many lines ruled for handwriting."""
    return {"title": title, "paragraphs": [*said], "items": [*items], "lines": lines}


def story(title: str, words: str, lines: int) -> Block:
    """The tenant's own words, or lines to write them on."""
    told = paragraphs(words)
    return block(title, told, lines=0 if told else lines)


def envelope(name: str, address: str, attention: str = "") -> list[str]:
    """The address that shows in the window; two lines to fill where none is configured."""
    parts = [part for part in map(str.strip, address.split(",")) if part]
    lines = [part for part in parts if part.casefold() != name.casefold()] or [LINE, LINE]
    return [name, *filter(None, (attention,)), *lines]


class Wording:
    """The words of letters.ftl, in French, with a line to fill where a fact is not known."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._answers = Answers(texts)

    def __call__(self, message: str, name: str, /, **fields: FieldValue) -> str:
        """The words of that name. TextError when there are none."""
        words = self.perhaps(message, name, **fields)
        if words is None:
            raise TextError(f"{message}.{name}: no text")
        return words

    def perhaps(self, message: str, name: str, /, **fields: FieldValue) -> str | None:
        """The words of that name, if there are any."""
        return self._texts.attribute("fr", message, name, fields)

    def lines(self, message: str, name: str, /, **fields: FieldValue) -> list[str]:
        """The same, line by line; lines with a fact that nobody configured are left out."""
        return paragraphs(self.perhaps(message, name, **fields) or "")

    def shown(self, message: str, /, **fields: FieldValue) -> str:
        """The value of the message."""
        return self._texts.show("fr", message, fields)

    def told(self, question: str, answer: str) -> str:
        """An answer as it is read; a line to fill for none."""
        return LINE if answer in UNKNOWN else self._answers.told("fr", question, answer)

    def theme(self, theme: str) -> str:
        """What the dispute is about; "" when that is not known."""
        return "" if theme in NO_THEME else self._answers.theme(theme)

    def subject(self, message: str, theme: str) -> str:
        """What the letter is about."""
        told = self.theme(theme)
        return self(message, "subject", theme=told) if told else self(message, "subject-alone")

    def guide(self, title: str, parts: Iterable[str], **fields: FieldValue) -> Block:
        """The page that stays with the tenant: how to send the letter and keep proof of it."""
        *body, log = [self._part(part, fields) for part in parts]
        return {
            "title": self(title, "title"),
            "intro": self(title, "intro"),
            "body": body,
            "log": log,
            "footer": self("letter-parts", "not-for-sending"),
        }

    def _part(self, message: str, fields: dict[str, FieldValue]) -> Block:
        told = (self.lines(message, name, **fields) for name in ("contacts", "envelope", "fields"))
        items = self.lines(message, "items", **fields)
        return block(self.shown(message, **fields), chain.from_iterable(told), items=items)

    def head(self, sender: list[str], today: date) -> Block:
        """Who writes, and what every letter says around its body."""
        of = "letter-parts"
        return {
            "sender": sender,
            "place": self(of, "place", today=today),
            "salutation": self(of, "salutation"),
            "closing": self(of, "closing"),
            "signature": self(of, "signature"),
        }

    def sender(self, name: str, reference: str, **more: str) -> list[str]:
        """The block of the sender: what is known, and lines for the rest."""
        of = "letter-parts"
        return [
            self(of, "name", name=LINE) if name in UNKNOWN else name,
            *more.values(),
            self(of, "reference", client_reference=self.told("client_reference", reference)),
        ]
