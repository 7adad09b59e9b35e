"""How much of what people may write is heard as a danger: what tells one, and what looks alike."""

from functools import cache

import pytest

from dialogs.triage.alarm import hear_danger
from dialogs.triage.danger import NEVER_OVER, RULES, find_danger
from training.phrases import LEARNT_DANGERS, UNSEEN, UNSEEN_DANGERS, Phrase, read

CLEAR = "fresh"  # clearly told; the other unseen style is veiled, in passing, in riddles


def pressing(text: str) -> str | None:
    danger = hear_danger(text)
    return danger.kind if danger and danger.presses else None


def share(of: list[bool]) -> float:
    return sum(of) / len(of)


@cache
def unseen(style: str) -> tuple[Phrase, ...]:
    return tuple(it for it in read(UNSEEN_DANGERS) if it.style == style)


@pytest.mark.parametrize(("style", "found"), [(CLEAR, 0.97), ("unseen", 0.92)])
def test_a_danger_that_nobody_foresaw_is_heard(style: str, found: float) -> None:
    assert share([pressing(it.text) is not None for it in unseen(style) if it.is_danger]) >= found


def test_a_danger_gets_the_numbers_for_its_kind() -> None:
    told = [(it, pressing(it.text)) for it in unseen(CLEAR) if it.is_danger]

    assert share([kind is not None and kind in it.label for it, kind in told]) >= 0.9


def test_a_look_alike_seldom_raises_the_screen() -> None:
    alike = [it for it in unseen(CLEAR) if not it.is_danger and not it.is_over]

    assert share([pressing(it.text) is not None for it in alike]) <= 0.05


def test_an_ordinary_dispute_hardly_ever_raises_the_screen() -> None:
    assert share([pressing(it.text) is not None for it in read(UNSEEN)]) <= 0.03


def test_what_a_rule_hears_is_never_passed_over_in_silence() -> None:
    heard = [it for it in read(LEARNT_DANGERS) if find_danger(it.text)]

    assert [it.text for it in heard if hear_danger(it.text) is None] == []


def test_no_danger_that_a_rule_hears_is_told_in_a_line_only() -> None:
    dangers = [it for it in (*read(LEARNT_DANGERS), *read(UNSEEN_DANGERS)) if it.is_danger]
    heard = [it.text for it in dangers if (told := find_danger(it.text)) and told.presses]
    in_a_line = [text for text in heard if pressing(text) is None]

    assert in_a_line == []


@pytest.mark.parametrize("kind", sorted(NEVER_OVER))
def test_some_dangers_press_however_they_are_told(kind: str) -> None:
    told = [rule.raises for rule in RULES if rule.kind == kind]

    assert [text for text in told if pressing(text) is None] == []


def test_the_rules_alone_hear_what_they_were_made_from() -> None:
    known = [it for it in read(LEARNT_DANGERS) if it.style == "known" and it.is_danger]

    assert share([find_danger(it.text) is not None for it in known]) >= 0.99
