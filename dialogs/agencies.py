"""The landlord's agencies, and how a tenant names one: by its button, its name, or a town that it serves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final, NamedTuple

from dialogs.spoken import Phrases
from dialogs.triage.words import fold

SEVERAL: Final = 2  # with fewer, nobody is asked which one is theirs
MOST_BUTTONS: Final = 5

_KIND = re.compile(r"^agence (?:de proximite )?(?:(?:du|de la|des|de) )?")
_BETWEEN_TOWNS = re.compile(r"[,;/\n]|\bet\b")
_ABBREVIATED: Final = {"saint": "st", "sainte": "ste"}


class Agency(NamedTuple):
    """A local agency: its name in the configuration, and the towns that it serves."""

    name: str
    towns: str = ""

    @property
    def choice(self) -> str:
        """What its button sends back."""
        return choice_of(self.name)


def choice_of(name: str) -> str:
    """Made of the name alone: a button of yesterday means the same agency when their order has changed."""
    return f"{sha256(name.encode()).hexdigest()[:8]}_agency"


def phrases_of(agencies: Iterable[Agency]) -> Phrases:
    """How each of them may be typed, folded."""
    return {agency.choice: frozenset(_phrases(agency)) for agency in agencies}


def _phrases(agency: Agency) -> Iterator[str]:
    name = fold(agency.name)
    for phrase in (name, _KIND.sub("", name), *map(fold, _BETWEEN_TOWNS.split(agency.towns))):
        if phrase:
            yield phrase
            yield " ".join(_ABBREVIATED.get(word, word) for word in phrase.split())
