"""A linear model without its library: marks of a text → how likely each label is.

Training writes the file (`make triage`); this reads it. The weights of one mark, a byte for each label, lie
side by side in one whole number: adding the numbers of all marks adds up every label at once.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple, Self

LANE: Final = 3  # bytes a label has in a packed number: 65,000 marks do not overflow it
ZERO: Final = 128  # a byte of this value weighs nothing
HEADER: Final = 4  # bytes that tell how long the description is


class Model(NamedTuple):
    """Weights by mark. The last lane holds the square of the mark's rarity, for the length of a text."""

    labels: tuple[str, ...]
    weights: dict[str, int]
    intercepts: tuple[float, ...]
    weight_step: float
    square_step: float
    temperature: float

    @classmethod
    def read(cls, content: bytes) -> Self:
        """The model in the bytes of its file; ValueError for anything else."""
        told, rows = _open(content)
        width = len(told["labels"]) + 1
        packed: dict[str, int] = {}
        lanes = bytearray(width * LANE)
        for number, mark in enumerate(told["marks"].split("\n")):
            lanes[::LANE] = rows[number * width : (number + 1) * width]
            packed[mark] = int.from_bytes(lanes, "little")
        return cls(
            tuple(told["labels"]),
            packed,
            tuple(told["intercepts"]),
            told["weight_step"],
            told["square_step"],
            told["temperature"],
        )

    def weigh(self, marks: Iterable[str]) -> dict[str, float]:
        """How likely each label is, from 0 to 1; 1 in all."""
        weight_of = self.weights.get
        found = [weight for mark in marks if (weight := weight_of(mark))]
        total, width = sum(found), len(self.labels)
        sums = total.to_bytes((width + 1) * LANE, "little")
        lanes = [int.from_bytes(sums[i : i + LANE], "little") for i in range(0, len(sums), LANE)]
        length = math.sqrt(lanes[width] * self.square_step) or 1.0
        scores = [
            ((lane - ZERO * len(found)) * self.weight_step / length + intercept) / self.temperature
            for lane, intercept in zip(lanes[:width], self.intercepts, strict=True)
        ]
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}


@cache
def shipped(name: str) -> Model:
    """The model of that name, read at first use."""
    return Model.read(files("dialogs.triage").joinpath(f"{name}.model").read_bytes())


def described(content: bytes) -> dict[str, Any]:
    """What the file tells of itself: "digest" is of all that it was made from."""
    return _open(content)[0]


def _open(content: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        raw = zlib.decompress(content)
        end = HEADER + int.from_bytes(raw[:HEADER])
        told = json.loads(raw[HEADER:end])
    except (zlib.error, ValueError) as error:
        raise ValueError("not a model of the triage") from error
    if "marks" not in told:
        raise ValueError("not a model of the triage")
    return told, raw[end:]
