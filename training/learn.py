"""Phrases → the model, by scikit-learn; and the model → the bytes of its file."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from dialogs.triage.features import features
from dialogs.triage.model import HEADER, ZERO
from training.phrases import Phrase

THEME_MARKS = 60_000  # kept of all: the files stay small
DANGER_MARKS = 100_000
LEVEL = 9

# How often each theme is met, in percent; the files hold more of what is hard.
EXPECTED = {
    "charges": 15,
    "rent": 13,
    "deposit": 11,
    "services": 13,
    "repairs": 18,
    "neighbour": 13,
    "out_of_scope": 14,
    "none": 8,
}


class Learnt(NamedTuple):
    """What was learnt: the marks with their rarity, and a row of weights for each label."""

    marks: list[str]
    rarity: Any
    labels: list[str]
    weights: Any
    intercepts: Any


def learn_themes(phrases: Sequence[Phrase]) -> Learnt:
    """What a text is about; each theme counts as often as it is met."""
    count = Counter(phrase.theme for phrase in phrases)
    total = len(phrases) / sum(EXPECTED.values())
    importance = [EXPECTED[phrase.theme] * total / count[phrase.theme] for phrase in phrases]
    return prune(learn(phrases, 60.0, importance), THEME_MARKS)


def learn_dangers(phrases: Sequence[Phrase]) -> Learnt:
    """Which danger a text tells, if any."""
    return prune(learn(phrases, 200.0, [1.0] * len(phrases)), DANGER_MARKS)


def learn(phrases: Sequence[Phrase], strength: float, importance: Sequence[float]) -> Learnt:
    """Multinomial logistic regression over tf-idf of the marks, present or not.

    `strength` is C: the inverse of how much large weights cost.
    """
    marks = TfidfVectorizer(analyzer=_marks, binary=True)
    table = marks.fit_transform([phrase.text for phrase in phrases])
    model = LogisticRegression(C=strength, max_iter=150)
    model.fit(table, [phrase.first for phrase in phrases], sample_weight=list(importance))
    names = list(marks.get_feature_names_out())
    return Learnt(names, marks.idf_, list(model.classes_), model.coef_, model.intercept_)


def _marks(text: str) -> list[str]:
    """In order: sums of floats depend on it, and the same phrases make the same file."""
    return sorted(features(text))


def prune(learnt: Learnt, kept: int) -> Learnt:
    """Keep the marks that weigh most."""
    weights = learnt.weights - learnt.weights.mean(axis=0)
    heaviest = np.sort(np.argsort(-np.abs(weights * learnt.rarity).max(axis=0), kind="stable")[:kept])
    return Learnt(
        [learnt.marks[i] for i in heaviest],
        learnt.rarity[heaviest],
        learnt.labels,
        weights[:, heaviest],
        learnt.intercepts - learnt.intercepts.mean(),
    )


def pack(learnt: Learnt, temperature: float, **told: str) -> bytes:
    """The file that dialogs/triage/model.py reads: each weight in a byte."""
    scaled = learnt.weights * learnt.rarity
    weight_step = float(np.abs(scaled).max()) / (ZERO - 1)
    squares = learnt.rarity**2
    square_step = float(squares.max()) / 255
    rows = np.vstack([np.rint(scaled / weight_step) + ZERO, np.rint(squares / square_step)])
    description = {
        **told,
        "labels": learnt.labels,
        "intercepts": [round(float(it), 6) for it in learnt.intercepts],
        "weight_step": weight_step,
        "square_step": square_step,
        "temperature": round(temperature, 4),
        "marks": "\n".join(learnt.marks),
    }
    text = json.dumps(description, ensure_ascii=False).encode()
    return zlib.compress(len(text).to_bytes(HEADER) + text + rows.T.astype(np.uint8).tobytes(), LEVEL)
