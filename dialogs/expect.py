"""The kinds of answer a question takes: each reads an event into what is kept, or says why it cannot.

An answer is kept as a short string: a choice id, the tenant's words, a day or a period in ISO 8601, a contact
("phone:+33…"). What cannot be used is an `Unusable` value, never an exception: the tenant did nothing wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from dateutil.relativedelta import relativedelta

from dialogs.agencies import Agency, phrases_of
from dialogs.events import Chose, Event, Said, SharedContact
from dialogs.rules import Period
from dialogs.spoken import Phrases, exactly, loosely
from dialogs.triage.words import fold

SHORTEST_WORDS = 2


class Unusable(NamedTuple):
    """An answer that cannot be used; the reason is the name of the refusal to show."""

    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader needs besides the event."""

    today: date
    phrases: Phrases = field(default_factory=dict)
    agencies: tuple[Agency, ...] = ()


class Expectation(Protocol):
    """A kind of answer."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices on offer, in order; typed answers are accepted for each of them."""

    def read(self, event: Event, reading: Reading) -> str | Unusable:
        """The answer as it is kept, or why the event is not one."""

    def samples(self, today: date) -> tuple[str, ...]:
        """Answers as they are kept, one for each way the dialogue may turn, for the model check."""


def _named(event: Event, choices: tuple[str, ...], reading: Reading) -> str | None:
    """The choice that was pressed, or typed in full."""
    if isinstance(event, Chose):
        return event.choice if event.choice in choices else None
    return exactly(event.text, choices, reading.phrases) if isinstance(event, Said) else None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the choices, pressed or typed; what binds the tenant must be typed in full."""

    choices: tuple[str, ...]
    binds: bool = False

    def read(self, event: Event, reading: Reading) -> str | Unusable:
        """A choice id."""
        choice = _named(event, self.choices, reading)
        if choice is None and isinstance(event, Said) and not self.binds:
            choice = loosely(event.text, self.choices, reading.phrases)
        return choice or Unusable("not-a-choice")

    def samples(self, today: date) -> tuple[str, ...]:  # noqa: ARG002 - same shape as the others
        """Each choice."""
        return self.choices


@dataclass(frozen=True, slots=True)
class Words:
    """The tenant's own words, at least 2 characters; Telegram limits them to 4,096."""

    choices: tuple[str, ...] = ()

    def read(self, event: Event, reading: Reading) -> str | Unusable:
        """The words, trimmed; or the choice, where one says that there are none."""
        if choice := _named(event, self.choices, reading):
            return choice
        if not isinstance(event, Said):
            return Unusable("not-text")
        words = event.text.strip()
        return words if len(fold(words)) >= SHORTEST_WORDS else Unusable("too-short")

    def samples(self, today: date) -> tuple[str, ...]:  # noqa: ARG002 - same shape as the others
        """Some words, and each choice."""
        return ("Quelques mots", *self.choices)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, or a choice in its place; a name without a letter is none."""

    longest: int = 80
    choices: tuple[str, ...] = ()

    def read(self, event: Event, reading: Reading) -> str | Unusable:
        """The name on one line; or the choice."""
        if choice := _named(event, self.choices, reading):
            return choice
        if not isinstance(event, Said):
            return Unusable("not-text")
        name = " ".join(event.text.split())
        if len(name) < SHORTEST_WORDS or not any(map(str.isalpha, name)) or _is_talk(name):
            return Unusable("not-a-name")
        return name if len(name) <= self.longest else Unusable("too-long")

    def samples(self, today: date) -> tuple[str, ...]:  # noqa: ARG002 - same shape as the others
        """One name, and each choice."""
        return ("Camille Martin", *self.choices)


# A word that is no name by itself, and how a sentence begins that is none.
_TALK = frozenset("non oui ok pas merci bonjour salut rien no yes hello".split())
_SENTENCE = frozenset("je j jai jen non i".split())


def _is_talk(name: str) -> bool:
    words = fold(name).split()
    is_word = all(word in _TALK for word in words)
    return is_word or (len(words) > SHORTEST_WORDS and words[0] in _SENTENCE)


_EMAIL = re.compile(r"[^\s@<>,;\"]{1,64}@[^\s@<>,;\"]{1,180}\.[a-zA-Z]{2,24}")
_ADDRESS = re.compile(r"(?=.*\d)(?=.*[^\W\d_]{3}).{10,200}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Contact:
    """A telephone number, an e-mail address or a postal address; or this chat alone."""

    choices: tuple[str, ...] = ("here",)

    def read(self, event: Event, reading: Reading) -> str | Unusable:
        """A "phone:+33…", "email:…" or "post:…"; a contact card counts only when it is the sender's own."""
        if isinstance(event, SharedContact):
            return _phone(event.phone) if event.is_own else Unusable("not-yours")
        if choice := _named(event, self.choices, reading):
            return choice
        if not isinstance(event, Said):
            return Unusable("not-a-contact")
        return _typed_contact(" ".join(event.text.split()))

    def samples(self, today: date) -> tuple[str, ...]:  # noqa: ARG002 - same shape as the others
        """One of each kind."""
        return (
            "phone:+33546000000",
            "email:camille@example.org",
            "post:1 rue du Port, 17300 Rochefort",
            "here",
        )


# Where a number without a country may be from. Those that share the trunk prefix 0 with metropolitan France,
# whose plan would take their numbers for its own, come first.
FRENCH_REGIONS = ("RE", "GP", "MQ", "GF", "YT", "FR", "NC", "PF")
LONGEST_PHONE = 100


def _typed_contact(text: str) -> str | Unusable:
    if email := _EMAIL.search(text):
        return f"email:{email.group()}"
    phone = _phone(text)
    if isinstance(phone, str):
        return phone
    if _ADDRESS.fullmatch(text):
        return f"post:{text}"
    return Unusable("not-a-contact")


def _phone(text: str) -> str | Unusable:
    """The number in E.164; a number without a country is French."""
    import phonenumbers

    for region in FRENCH_REGIONS:
        for found in phonenumbers.PhoneNumberMatcher(text[:LONGEST_PHONE], region):
            number = phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164)
            return f"phone:{number}"
    return Unusable("not-a-contact")


@dataclass(frozen=True, slots=True)
class Reference:
    """The client reference: 3 to 30 letters, digits, spaces and - . / signs, or "I can't find it"."""

    choices: tuple[str, ...] = ("not_found",)

    def read(self, event: Event, reading: Reading) -> str | Unusable:
        """The reference in capitals, as printed on the statements."""
        if choice := _named(event, self.choices, reading):
            return choice
        if not isinstance(event, Said):
            return Unusable("not-text")
        reference = " ".join(event.text.upper().split())
        return reference if _REFERENCE.fullmatch(reference) else Unusable("not-a-reference")

    def samples(self, today: date) -> tuple[str, ...]:  # noqa: ARG002 - same shape as the others
        """A reference, and none."""
        return ("L-0123456", "not_found")


_REFERENCE = re.compile(r"(?=.*\d)[A-Z0-9 ./-]{3,30}")

UNKNOWN = "unknown"
NEVER = "never"


@dataclass(frozen=True, slots=True)
class AgencyName:
    """One of the landlord's agencies, kept by its name: their order may change."""

    choices: tuple[str, ...] = (UNKNOWN,)

    def read(self, event: Event, reading: Reading) -> str | Unusable:
        """The name of the agency that was pressed, or typed by its name or a town; or "unknown"."""
        names = {agency.choice: agency.name for agency in reading.agencies}
        phrases = {**reading.phrases, **phrases_of(reading.agencies)}
        named = OneOf((*names, *self.choices)).read(event, Reading(reading.today, phrases))
        return Unusable("not-an-agency") if isinstance(named, Unusable) else names.get(named, named)

    def samples(self, today: date) -> tuple[str, ...]:  # noqa: ARG002 - same shape as the others
        """An agency, and none."""
        return ("Agence du centre", *self.choices)


# Approximate answers of the buttons, in months before today: the period runs from the first to the second.
_APPROXIMATELY: dict[str, tuple[relativedelta, relativedelta]] = {
    "under_2_months": (relativedelta(months=2, days=-1), relativedelta()),
    "from_2_to_6_months": (relativedelta(months=6), relativedelta(months=2)),
    "from_6_to_11_months": (relativedelta(months=11), relativedelta(months=6)),
    "about_a_year": (relativedelta(months=14), relativedelta(months=11)),
    "over_a_year": (relativedelta(years=5), relativedelta(months=14)),
}


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day that is over, as exact as the person knows it."""

    choices: tuple[str, ...] = (*_APPROXIMATELY, UNKNOWN)

    def read(self, event: Event, reading: Reading) -> str | Unusable:
        """A day or a period in ISO 8601, "unknown", or "never"."""
        if isinstance(event, Chose):
            return self._of_choice(event.choice, reading.today)
        if not isinstance(event, Said):
            return Unusable("unreadable")
        if choice := exactly(event.text, self.choices, reading.phrases):
            return self._of_choice(choice, reading.today)
        return _typed_day(event.text, reading.today)

    def _of_choice(self, choice: str, today: date) -> str | Unusable:
        if choice not in self.choices:
            return Unusable("not-a-choice")
        if choice not in _APPROXIMATELY:
            return choice
        first, last = _APPROXIMATELY[choice]
        return str(Period(today - first, today - last))

    def samples(self, today: date) -> tuple[str, ...]:
        """Days on each side of every limit, periods across them, and no day at all."""
        back = (
            relativedelta(days=10),
            relativedelta(months=3),
            relativedelta(years=1),
            relativedelta(months=15),
        )
        days = (str(Period(today - r, today - r)) for r in back)
        across = Period(today - relativedelta(months=14), today - relativedelta(months=10))
        return (*days, str(across), NEVER, UNKNOWN)


def _typed_day(text: str, today: date) -> str | Unusable:
    from dialogs.dates import read_date

    reading = read_date(text, today)
    if reading.start and reading.end and reading.kind in ("date", "range"):
        return str(Period(reading.start, reading.end))
    if reading.kind in (UNKNOWN, NEVER):
        return reading.kind
    return Unusable("in-the-future" if reading.kind == "future" else "unreadable")
