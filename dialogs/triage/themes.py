"""What a text is about: the readings in order, how sure, and whether it tells several problems.

A reading is a theme, or for what is out of scope the body that helps: "court", "benefits"… Nothing here
decides: the tenant confirms a reading before it counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dialogs.triage.features import features
from dialogs.triage.model import Model, shipped

THEMES: Final = ("charges", "rent", "deposit", "services", "repairs", "neighbour", "out_of_scope")
NOTHING: Final = "none"
OUTSIDE: Final = "out_of_scope/"

DOUBTFUL: Final = 0.3  # below it nothing is read
SURE_OF_PART: Final = 0.6  # of one part of a text that tells several problems
SEEN_IN_WHOLE: Final = 0.06  # the same problem, over the whole text
SHORTEST_PART: Final = 6  # characters

_PARTS: Final = re.compile(
    r"[.;!?…\n,]+|\s[-+/&]\s|\b(?:et aussi|et puis|en plus|par ailleurs|sinon|ensuite|aussi|et|pis|plus"
    r"|ainsi que|also|and|además|además|além|y|e|ve|ta|та|і|w|o)\b",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """What a text is about."""

    likely: tuple[str, ...]  # readings, the likeliest first; empty where nothing was read
    theme: str | None
    confidence: float  # that the theme is right, from 0 to 1
    alternatives: tuple[str, ...]  # the other themes, the likeliest first
    several: tuple[str, ...]  # readings of a text that tells several problems, in its order

    @property
    def body(self) -> str | None:
        """Who can help with what is out of scope."""
        return self.likely[0] if self.theme == "out_of_scope" else None


def read_theme(text: str) -> Reading:
    """Read a text; the theme is None for greetings, for what is no problem and in doubt."""
    marks = marks_of(text)
    labels = model().weigh(marks)
    themes = themes_of(labels)
    ranked = sorted(themes, key=themes.__getitem__, reverse=True)
    first, others = ranked[0], tuple(theme for theme in ranked[1:] if theme != NOTHING)
    if first == NOTHING or themes[first] < DOUBTFUL or not _is_known(marks):
        return Reading((), None, themes[first], others, ())
    likely = sorted((label for label in labels if label != NOTHING), key=labels.__getitem__, reverse=True)
    likely.sort(key=lambda label: theme_of(label) != first)
    readings = tuple(label.removeprefix(OUTSIDE) for label in likely)
    return Reading(readings, first, themes[first], others, _several(text, themes))


def _is_known(marks: frozenset[str]) -> bool:
    """True when one word at least is known: pieces of words alone are found in any noise."""
    return any(mark[0] in "~@" and mark in model().weights for mark in marks)


def theme_of(label: str) -> str:
    """The theme of a label of the model: that of "out_of_scope/court" is "out_of_scope"."""
    return label.partition("/")[0]


def themes_of(labels: dict[str, float]) -> dict[str, float]:
    """How likely each theme is: all bodies are out of scope."""
    themes: dict[str, float] = {}
    for label, weight in labels.items():
        theme = theme_of(label)
        themes[theme] = themes.get(theme, 0.0) + weight
    return themes


def _several(text: str, whole: dict[str, float]) -> tuple[str, ...]:
    """The readings of the parts of a text, where two parts at least are surely about different themes."""
    seen = {theme for theme, weight in whole.items() if weight >= SEEN_IN_WHOLE and theme != NOTHING}
    if len(seen) == 1:
        return ()
    found: dict[str, str] = {}
    for part in _PARTS.split(text):
        if len(part.strip()) >= SHORTEST_PART:
            labels = model().weigh(features(part))
            themes = themes_of(labels)
            theme = max(themes, key=themes.__getitem__)
            if theme in seen and themes[theme] >= SURE_OF_PART:
                label = max((it for it in labels if it.startswith(theme)), key=labels.__getitem__)
                found.setdefault(theme, label.removeprefix(OUTSIDE))
    return tuple(found.values()) if len(found) > 1 else ()


@lru_cache(1)
def marks_of(text: str) -> frozenset[str]:
    """The marks of the text that is being read: it is asked about its danger and its theme in turn."""
    return frozenset(features(text))


def model() -> Model:
    """What themes are read with."""
    return shipped("themes")
