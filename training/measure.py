"""How good a model is on phrases that it never saw."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dialogs.triage.features import features
from dialogs.triage.model import Model
from dialogs.triage.themes import DOUBTFUL, NOTHING, themes_of
from training.learn import learn_themes, pack
from training.phrases import Phrase

FOLDS = 5
OF_ONE_MATTER = frozenset({"contrasts", "elsewhere", "nothing", "languages", "other_languages"})


class Guess(NamedTuple):
    """What the model says of a phrase: themes, the likeliest first."""

    phrase: Phrase
    themes: tuple[str, ...]
    confidence: float

    @property
    def said(self) -> str:
        """The theme it would propose; in doubt it proposes none."""
        return self.themes[0] if self.confidence >= DOUBTFUL else NOTHING

    @property
    def is_right(self) -> bool:
        return self.said == self.phrase.theme

    @property
    def is_near(self) -> bool:
        """Right with the first two that are proposed."""
        return self.is_right or (self.said != NOTHING and self.phrase.theme in self.themes[:2])


def guess(model: Model, phrase: Phrase) -> Guess:
    themes = themes_of(model.weigh(features(phrase.text)))
    ranked = tuple(sorted(themes, key=themes.__getitem__, reverse=True))
    return Guess(phrase, ranked, themes[ranked[0]])


def share(which: Iterable[bool]) -> float:
    """Of all, from 0 to 1."""
    told = list(which)
    return sum(told) / len(told)


def cross_validate(phrases: Sequence[Phrase]) -> tuple[list[Guess], float]:
    """Each phrase guessed by a model that never read it; and the temperature that calibrates best.

    A style of author is left out as a whole. Files of one matter, without which a model would know nothing of
    it, are left out in parts.
    """
    styles = sorted({phrase.style for phrase in phrases} - OF_ONE_MATTER)
    folds = [
        number % FOLDS if it.style in OF_ONE_MATTER else styles.index(it.style) % FOLDS
        for number, it in enumerate(phrases)
    ]
    guesses: list[Guess] = []
    models: list[tuple[Model, list[Phrase]]] = []
    for fold in range(FOLDS):
        left_in = [it for it, place in zip(phrases, folds, strict=True) if place != fold]
        left_out = [it for it, place in zip(phrases, folds, strict=True) if place == fold]
        models.append((Model.read(pack(learn_themes(left_in), 1.0)), left_out))
    temperature = min((0.4 + step / 20 for step in range(40)), key=lambda it: _surprise(models, it))
    for model, left_out in models:
        guesses += [guess(model._replace(temperature=temperature), it) for it in left_out]
    return guesses, temperature


def _surprise(models: list[tuple[Model, list[Phrase]]], temperature: float) -> float:
    """The log loss over all labels at that temperature."""
    loss = 0.0
    for model, phrases in models:
        tempered = model._replace(temperature=temperature)
        loss -= sum(math.log(tempered.weigh(features(it.text)).get(it.first, 0) + 1e-9) for it in phrases)
    return loss


def confusions(guesses: Iterable[Guess]) -> Counter[tuple[str, str]]:
    """How often a theme was taken for another: (is, said)."""
    return Counter((it.phrase.theme, it.said) for it in guesses)
