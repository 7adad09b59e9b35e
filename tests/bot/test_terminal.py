"""The plain terminal: what a person sees, and what a number or a path means there."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from bot.terminal import Screen


@pytest.fixture
def screen() -> Screen:
    return Screen(Console(width=80, record=True))


def asked(*choices: str, to: str = "tenant") -> dict[str, object]:
    told = [{"id": choice, "label": choice.title()} for choice in choices]
    return {"to": to, "text": "Que voulez-vous ?", "choices": told, "urls": ["https://example.org"]}


def test_a_message_is_shown_with_its_buttons_numbered_and_its_links(screen: Screen) -> None:
    screen.show(asked("repair", "sum"))

    shown = screen._console.export_text()
    assert "Que voulez-vous ?" in shown
    assert "2. Sum" in shown
    assert "https://example.org" in shown


def test_a_number_presses_the_button_of_the_last_message(screen: Screen) -> None:
    screen.show(asked("repair", "sum"))
    screen.show(asked("human", "words"))

    assert screen.meant("1") == {"tap": "human"}


def test_a_number_that_no_button_bears_is_typed(screen: Screen) -> None:
    screen.show(asked())

    assert screen.meant("1") == {"text": "1"}


def test_what_staff_see_does_not_take_the_tenants_buttons_away(screen: Screen) -> None:
    screen.show(asked("repair"))
    screen.show(asked("claim", to="staff"))

    assert screen.meant("1") == {"tap": "repair"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("@/a/photo.JPG", {"file": str(Path("/a/photo.JPG")), "kind": "photo"}),
        ("@/a/lettre.pdf", {"file": str(Path("/a/lettre.pdf")), "kind": "document"}),
        ("+61d", {"clock": "+61d"}),
        ("-2h", {"clock": "-2h"}),
        ("+33 6 12 34 56 78", {"text": "+33 6 12 34 56 78"}),
        ("le 3 mars", {"text": "le 3 mars"}),
    ],
)
def test_a_line_means_a_file_a_clock_or_words(screen: Screen, typed: str, meant: dict[str, str]) -> None:
    assert screen.meant(typed) == meant


def test_lines_for_programs_are_not_shown(screen: Screen) -> None:
    screen.show({"verdict": "agency", "theme": "repairs", "deadline": None})

    assert screen._console.export_text() == ""
