"""How a kept answer reads, for the tenant, in a letter and on a card of the staff."""

from __future__ import annotations

from bot.texts import Texts, long_date
from dialogs.expect import NEVER, UNKNOWN
from dialogs.questions import CONTACT
from dialogs.rules import Period

FRENCH_CODE = 33  # of telephone numbers


class Answers:
    """Reads answers back."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def told(self, language: str, question: str, value: str) -> str:
        """An answer as people read it."""
        if told := self._texts.attribute(language, question, f"{value}-told"):
            return told
        if question in ("complaint_date", "complaint_day") and value not in (UNKNOWN, NEVER):
            return self.period(language, Period.parse(value))
        return _contact(value) if question == CONTACT.name else value

    def period(self, language: str, period: Period) -> str:
        """A day, or the first and the last one."""
        start, end = (long_date(day, language) for day in period)
        if start == end:
            return start
        return self._texts.show(language, "period-range", {"start": start, "end": end})

    def theme(self, theme: str) -> str:
        """What the dispute is about, in French: for staff and for letters."""
        label = self._texts.attribute
        return label("fr", "money", f"{theme}-told") or label("fr", "theme", f"{theme}-told") or theme


def _contact(value: str) -> str:
    """A telephone number in groups of digits; an address as it was typed."""
    kind, _, address = value.partition(":")
    if kind != "phone":
        return address
    import phonenumbers

    number = phonenumbers.parse(address)
    is_french = number.country_code == FRENCH_CODE
    formats = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, formats.NATIONAL if is_french else formats.INTERNATIONAL)
