"""How well dangers are heard on phrases that neither the rules nor the model were made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dialogs.triage.danger import Danger
from training.measure import share
from training.phrases import Phrase

Hearing = Callable[[str], Danger | None]


def presses(hear: Hearing, text: str) -> bool:
    """True when the emergency screen is shown."""
    danger = hear(text)
    return danger is not None and danger.presses


def row(name: str, hear: Hearing, phrases: Iterable[Phrase]) -> str:
    """A row of the table: found, of the right kind, false alarms, dangers told as past that press."""
    told = list(phrases)
    dangers = [it for it in told if it.is_danger]
    over = [it for it in told if it.is_over]
    alike = [it for it in told if not it.is_danger and not it.is_over]
    found = share(presses(hear, it.text) for it in dangers)
    right = share(
        it is not None and it.kind in phrase.label for phrase in dangers for it in [hear(phrase.text)]
    )
    false = share(presses(hear, it.text) for it in alike)
    past = share(presses(hear, it.text) for it in over)
    return (
        f"| {name} | {len(dangers)} | {found:.1%} | {right:.1%} | {len(alike)} | {false:.1%} | {past:.0%} |"
    )


def missed(hear: Hearing, phrases: Iterable[Phrase]) -> list[str]:
    """The dangers that are not heard."""
    return [f"| {it.label} | {it.text} |" for it in phrases if it.is_danger and not presses(hear, it.text)]
