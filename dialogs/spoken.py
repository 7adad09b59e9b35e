"""Which choice typed words name: its label, a synonym, a small slip; never its opposite.

A choice inside a longer text counts only if the text denies nothing that the choice itself does not deny:
"pas de tribunal" is not "tribunal". In doubt no choice is named, and the question is asked again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from dialogs.triage.words import fold

# How a choice may be typed: choice id -> folded phrases, in every language of the bot.
Phrases = Mapping[str, frozenset[str]]

CLOSE_ENOUGH = 0.83  # of difflib's ratio: one slip in a short word, two in a long one
LONGEST_LABEL = 60  # folded characters; beyond this a text is a story and not an answer
SHORTEST_CLOSE_WORD = 5

DENIALS = frozenset(
    "pas jamais aucun aucune ni sans non ne nai nest na navons navez netais nen nont plus"
    " not no never dont didnt isnt wasnt havent without".split()
)

AFFIRMATIONS = frozenset({"oui", "ouais", "yes", "ok", "yep"})
MOST_DIGITS = 2  # of a number that is typed or stands on a button
FEW_WORDS = 3  # within more, a lone "non" or "jamais" may deny anything


@dataclass(frozen=True, slots=True)
class ByNumber:
    """Buttons that differ by a number ("edit_3"), and how they may be typed, if so ("modifier 3")."""

    name: str
    typed: re.Pattern[str] | None = None

    def choice(self, number: int) -> str:
        """The button of that number."""
        return f"{self.name}_{number}"

    def number(self, choice: str) -> int | None:
        """The number of the button, if it is one of these."""
        name, _, number = choice.rpartition("_")
        is_number = number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
        return int(number) if name == self.name and is_number else None

    def spoken(self, folded: str) -> str | None:
        """The button that the words name."""
        match = self.typed.fullmatch(folded) if self.typed else None
        return self.choice(int(match[1])) if match else None


def numbered(text: str, shown: tuple[str, ...]) -> str | None:
    """The choice of that number on screen, from 1."""
    typed = text.strip().rstrip(".)")
    if not (typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS):
        return None
    return shown[int(typed) - 1] if 1 <= int(typed) <= len(shown) else None


def exactly(text: str, choices: tuple[str, ...], phrases: Phrases) -> str | None:
    """The choice that the text names in full."""
    return _spoken(choices, phrases).get(fold(text))


def loosely(text: str, choices: tuple[str, ...], phrases: Phrases) -> str | None:
    """The choice that the text names in full, within a short sentence, or with a slip."""
    typed, spoken = fold(text), _spoken(choices, phrases)
    if typed in spoken:
        return spoken[typed]
    if len(typed) > LONGEST_LABEL:
        return None
    credible = _credible(typed, spoken)
    named = _within(typed, credible) or _close_to(typed, credible)
    return named.pop() if len(named) == 1 else None


def _spoken(choices: tuple[str, ...], phrases: Phrases) -> dict[str, str]:
    """Each phrase with its choice; one that names two choices names none."""
    spoken: dict[str, str] = {}
    shared: set[str] = set()
    for choice in choices:
        for phrase in {fold(choice), *phrases.get(choice, ())}:
            if phrase in spoken:
                shared.add(phrase)
            spoken[phrase] = choice
    return {phrase: choice for phrase, choice in spoken.items() if phrase not in shared}


def _credible(typed: str, spoken: dict[str, str]) -> dict[str, str]:
    """The phrases that the text can mean: where it denies something, only those that deny as well."""
    words = set(typed.split())
    denied = DENIALS & words
    if not denied:
        return {phrase: choice for phrase, choice in spoken.items() if not DENIALS & set(phrase.split())}
    if AFFIRMATIONS & words:
        return {}
    is_short = len(typed.split()) <= FEW_WORDS
    return {
        phrase: choice
        for phrase, choice in spoken.items()
        if (own := DENIALS & set(phrase.split())) and own <= denied and (is_short or " " in phrase)
    }


def _within(typed: str, spoken: dict[str, str]) -> set[str]:
    """The choices that the text names; a name that is part of a longer one found does not count."""
    found = [phrase for phrase in spoken if f" {phrase} " in f" {typed} "]
    whole = [phrase for phrase in found if not any(phrase != other and phrase in other for other in found)]
    return {spoken[phrase] for phrase in whole}


def _close_to(typed: str, spoken: dict[str, str]) -> set[str]:
    """The choices that the text, or one of its longer words, nearly spells."""
    words = (typed, *(word for word in typed.split() if len(word) >= SHORTEST_CLOSE_WORD))
    close = [match for word in words for match in get_close_matches(word, spoken, n=1, cutoff=CLOSE_ENOUGH)]
    return {spoken[phrase] for phrase in close}
