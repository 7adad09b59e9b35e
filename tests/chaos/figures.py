"""What a test of the chaos suite measured, beside what it should be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """One figure, as it is read: what was counted, its goal, what came out."""

    what: str
    goal: str
    measured: str
    is_met: bool


def none(what: str, count: int) -> Figure:
    """There should be none of it."""
    return Figure(what, "0", f"{count:,}", count == 0)


def all_of(what: str, count: int, whole: int) -> Figure:
    """It should be all of them."""
    return Figure(what, f"{whole:,}", f"{count:,}", count == whole)


def at_least(what: str, count: int, least: int) -> Figure:
    """It should be so many or more: a run in which nothing happens shows nothing."""
    return Figure(what, f"≥ {least:,}", f"{count:,}", count >= least)


def at_most(what: str, measured: float, most: float, unit: str = "") -> Figure:
    """It should be so much or less."""
    told = unit and f" {unit}"
    return Figure(what, f"≤ {most:g}{told}", f"{measured:.3g}{told}", measured <= most)


def told(what: str, count: float, unit: str = "") -> Figure:
    """Nobody can promise it: it is only told."""
    return Figure(what, "", f"{count:,g}{unit and ' '}{unit}", is_met=True)


def found(what: str, count: int) -> Figure:
    """A mistake put in on purpose: the same count must see it."""
    return Figure(f"seeded mistake: {what}", "seen", f"{count:,} seen", count > 0)


def missed(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that are not what they should be."""
    return [figure for figure in figures if not figure.is_met]
