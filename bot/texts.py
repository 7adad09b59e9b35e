"""The wording: Fluent files in, sentences out; and how each choice may be typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    Message,
    MessageReference,
    Pattern,
    Resource,
    Term,
    TermReference,
    TextElement,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

from bot.config import Agency, Config
from dialogs.events import FieldValue
from dialogs.spoken import Phrases
from dialogs.triage.words import fold
from dialogs.worktime import PARIS

LANGUAGES = ("fr", "en")
# In French whatever the language: the landlord, the mediator and the staff read them.
IN_FRENCH = ("letters", "staff")
BLANK = "\x00"  # stands for a fact nobody configured: the line that holds it is not shown
WORDS = "-words"
NAV = "nav"
ASIDE = "aside"
LONG = (
    200  # characters; Fluent refuses a text of more than 2,500 in all, so longer words are put in afterwards
)
MARK = "\x01{}\x01"

_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
}


class TextError(Exception):
    """A text that cannot be made: a mistake of the developer."""


class Named(NamedTuple):
    """A text: a message, or one of its attributes."""

    language: str
    message: str
    attribute: str = ""


class Texts:
    """Every sentence in every language, with the landlord's facts filled in."""

    def __init__(self, config: Config) -> None:
        self._facts = facts(config)
        self._bundles = {language: _bundle(language) for language in LANGUAGES}
        self._constants: dict[Named, str] = {}

    def show(self, language: str, message: str, fields: Mapping[str, FieldValue] | None = None) -> str:
        """The text of a message; lines with a blank fact are left out. TextError when there is none."""
        bundle = self._bundles[language]
        pattern = bundle.get_message(message).value if bundle.has_message(message) else None
        if pattern is None:
            raise TextError(f"{message}: no text")
        return self._format(Named(language, message), pattern, fields or {})

    def has(self, language: str, message: str) -> bool:
        """True where there is a message of that name."""
        return self._bundles[language].has_message(message)

    def attribute(
        self,
        language: str,
        message: str,
        name: str,
        fields: Mapping[str, FieldValue] | None = None,
    ) -> str | None:
        """A label, a refusal or a hint of the message; None when it has none of that name."""
        bundle = self._bundles[language]
        if not bundle.has_message(message):
            return None
        pattern = bundle.get_message(message).attributes.get(name)
        if pattern is None:
            return None
        return self._format(Named(language, message, name), pattern, fields or {})

    def _format(self, named: Named, pattern: Any, fields: Mapping[str, FieldValue]) -> str:
        """Only what the text names goes into it; a text that names nothing but facts is made once."""
        names = _variables(named)
        is_constant = names.isdisjoint(fields)
        if is_constant and named in self._constants:
            return self._constants[named]
        told: dict[str, str | int | float] = {name: self._facts[name] for name in names & self._facts.keys()}
        told |= {name: _told(fields[name], named.language) for name in names & fields.keys()}
        text = self._made(named, pattern, told)
        if is_constant:
            self._constants[named] = text
        return text

    def _made(self, named: Named, pattern: Any, told: dict[str, str | int | float]) -> str:
        long = [value for value in told.values() if isinstance(value, str) and len(value) > LONG]
        marked = {
            name: MARK.format(long.index(value)) if value in long else value for name, value in told.items()
        }
        formatted, errors = self._bundles[named.language].format_pattern(pattern, marked)
        if errors:
            raise TextError(f"{named.message}: {errors[0]!r}")
        text = str(formatted)
        if BLANK in text:
            text = "\n".join(line for line in text.split("\n") if BLANK not in line)
        for number, words in enumerate(long):
            text = text.replace(MARK.format(number), words)
        return text

    def door(self, language: str, door: str, agency: str = "") -> str:
        """A door by its name, and the agency behind it where it is known."""
        name = self.attribute(language, "door-name", door) or door
        return f"{name} ({agency})" if agency else name


def _told(value: FieldValue, language: str) -> str | int | float:
    if isinstance(value, date):
        return long_date(value, language)
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        raise TextError("a list is told line by line, by render")
    return value


_WEEKDAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}


def moment(seconds: float, language: str) -> str:
    """A moment of these days in words: "mardi 24 novembre à 17 h 30", "Tuesday 24 November at 17:30"."""
    at = datetime.fromtimestamp(seconds, PARIS)
    weekday, month = _WEEKDAYS[language][at.weekday()], _MONTHS[language][at.month - 1]
    if language == "fr":
        day = "1er" if at.day == 1 else str(at.day)
        minutes = f"\u00a0{at.minute:02}" if at.minute else ""
        return f"{weekday} {day} {month} à {at.hour}\u00a0h{minutes}"
    return f"{weekday} {at.day} {month} at {at:%H:%M}"


def long_date(day: date, language: str) -> str:
    """The day in words: "1er mars 2026", "1 March 2026"."""
    number = "1er" if day.day == 1 and language == "fr" else str(day.day)
    return f"{number} {_MONTHS[language][day.month - 1]} {day.year}"


def facts(config: Config) -> dict[str, str | int]:
    """What every text may name: the landlord's facts from the configuration."""
    landlord, mediator, referrals = config.landlord, config.mediator, config.referrals
    told: dict[str, str | int] = {
        "landlord_name": landlord.name,
        "landlord_address": landlord.address,
        "landlord_phone": landlord.phone,
        "landlord_email": landlord.email,
        "landlord_hours": landlord.hours,
        "complaint_form": landlord.complaint_form,
        "dpo_contact": landlord.dpo_contact,
        "mediator_name": mediator.name,
        "mediator_url": mediator.url.removeprefix("https://"),
        "mediator_address": mediator.address,
        "agency_lines": "\n".join(agency_line(agency) for agency in config.agencies),
        "social_address": config.social_mediation.address or landlord.address,
        "social_phone": config.social_mediation.phone,
        "gas_phone": config.emergency.gas_phone,
        "on_call_phone": config.emergency.on_call_phone,
        "adil_phone": referrals.adil_phone,
        "arrears_phone": referrals.arrears_phone,
        "law_phone": referrals.law_phone,
        "benefits_phone": referrals.benefits_phone,
        "discrimination_phone": referrals.discrimination_phone,
    }
    told = {name: value or BLANK for name, value in told.items()}
    told["no_landlord_address"] = BLANK if landlord.address else ""
    told["no_social_address"] = "" if told["social_address"] == BLANK else BLANK
    return told | {
        "silence_months": config.rules.silence_months,
        **config.privacy.days,
    }


def agency_line(agency: Agency) -> str:
    """How an agency is reached, on one line."""
    told = (agency.towns, agency.phone, agency.address, agency.hours)
    return f"{agency.name} : " + ", ".join(part for part in told if part) if any(told) else agency.name


@cache
def phrases() -> Mapping[str, Phrases]:
    """How each choice of each message may be typed, in every language, folded."""
    spoken: dict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for language in LANGUAGES:
        for message, name, text in _attributes(language):
            choice = name.removesuffix(WORDS)
            said = text.split(",") if name.endswith(WORDS) else [text]
            spoken[ASIDE if message == NAV else message][choice] |= {fold(words) for words in said}
    return {m: {c: frozenset(said) for c, said in choices.items()} for m, choices in spoken.items()}


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(_resource(language))
    for name in IN_FRENCH:
        bundle.add_resource(_resource(name))
    return bundle


@cache
def _resource(name: str) -> Resource:
    return FluentParser(with_spans=False).parse(
        files("bot").joinpath("texts", f"{name}.ftl").read_text(encoding="utf-8")
    )


@cache
def _entries(language: str) -> dict[str, Message | Term]:
    """The messages by their names, and the terms by theirs with a hyphen; the first of a name counts."""
    told: dict[str, Message | Term] = {}
    for name in (language, *IN_FRENCH):
        for entry in _resource(name).body:
            if isinstance(entry, Message | Term):
                key = f"-{entry.id.name}" if isinstance(entry, Term) else entry.id.name
                told.setdefault(key, entry)
    return told


@cache
def _variables(named: Named) -> frozenset[str]:
    """What the text names, itself or in what it refers to."""
    entry = _entries(named.language)[named.message]
    values = {it.id.name: it.value for it in entry.attributes}
    found = _Variables(named.language)
    found.visit(values[named.attribute] if named.attribute else entry.value)
    return frozenset(found.names)


class _Variables(Visitor):
    """Collects names."""

    def __init__(self, language: str) -> None:
        self.names: set[str] = set()
        self._entries = _entries(language)

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the visitor's way
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802
        self.visit(self._entries[node.id.name])

    def visit_TermReference(self, node: TermReference) -> None:  # noqa: N802
        self.visit(self._entries[f"-{node.id.name}"])


def _attributes(language: str) -> list[tuple[str, str, str]]:
    """Message, attribute and text of each attribute that is plain text."""
    found = []
    for entry in _resource(language).body:
        if not isinstance(entry, Message):
            continue
        for attribute in entry.attributes:
            match attribute.value:
                case Pattern(elements=[TextElement(value=text)]):
                    found.append((entry.id.name, attribute.id.name, text))
    return found
